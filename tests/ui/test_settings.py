"""Thiết lập: the commune, backups and the way back, the language."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop import paths
from desktop import settings as stored_settings
from desktop.ui.screens.backups_box import loss_words
from tests.support.typing_vi import type_unikey


@pytest.fixture
def screen(window):
    window.show_place("settings")
    return window.screen_of("settings")


def test_first_profile_brings_people_and_library(empty_window, session):
    empty_window.show_place("settings")
    screen = empty_window.screen_of("settings")
    assert not screen.save.isEnabled()
    type_unikey(screen.fields.form.name, ("Quy", 0, ""), (" Nho", 1, "ơ"), ("n", 0, ""))
    type_unikey(screen.fields.form.province, ("tinh", 3, "ỉnh"), (" Gia Lai", 0, ""))
    screen.save.click()
    profile = session.services.profile.get()
    assert (profile.issuer.name, profile.issuer.province) == ("Quy Nhơn", "tỉnh Gia Lai")
    assert profile.units
    assert session.services.library.list()
    assert empty_window.rail._office.text() == "Xã Quy Nhơn"


def test_what_was_typed_is_kept_when_another_place_is_shown(window, screen, session):
    type_unikey(screen.fields.form.place, ("Tân Tiến", 0, ""))
    window.show_place("home")
    assert session.services.profile.get().issuer.place == "Tân Tiến"


def test_looking_at_the_settings_changes_nothing(window, screen, session):
    steps = len(session.services.history.steps())
    window.show_place("home")
    window.show_place("settings")
    window.show_place("home")
    assert len(session.services.history.steps()) == steps


def test_backup_is_listed_and_told_in_the_status_line(window, screen):
    assert window.status.backup.text() == "Chưa sao lưu"
    assert not screen.backups.restore.isEnabled()
    screen.backups.now.click()
    assert screen.backups.list.list_model.rowCount() == 1
    assert screen.backups.list.model().index(0, 1).data() == "Tự tay sao lưu"
    assert window.status.backup.text().startswith("Sao lưu 0")


def test_going_back_says_what_is_lost_and_loses_nothing_for_good(
    window, screen, session, monkeypatch
):
    asked = []
    monkeypatch.setattr(
        "desktop.ui.screens.backups_box.ask",
        lambda _parent, question, _do: bool(asked.append(question)) or True,
    )
    session.do(lambda services: services.plans.draft("cchc-nam-bang-5-cot", 2026, {}))
    screen.backups.now.click()
    session.do(lambda services: services.plans.draft("cchc-nam-bang-5-cot", 2027, {}))
    screen.backups.restore.click()
    assert "1 thao tác làm sau lúc đó sẽ mất; 1 kế hoạch đã sửa:" in asked[0]
    assert "năm 2027" in asked[0]
    assert [str(plan.years) for plan in session.services.plans.list()] == ["2026"]
    model = screen.backups.list.list_model
    reasons = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert reasons[-2:] == ["Trước khi khôi phục", "Tự tay sao lưu"]
    assert window.status.message.text().startswith("Đã khôi phục")
    screen.backups.list.select_row(reasons.index("Trước khi khôi phục"))
    screen.backups.restore.click()
    assert len(session.services.plans.list()) == 2


def test_failed_restore_leaves_the_workspace_open(window, screen, session, monkeypatch, told):
    monkeypatch.setattr("desktop.ui.screens.backups_box.ask", lambda *_words: True)
    screen.backups.now.click()
    backup = screen.backups.list.current_item()
    backup.path.write_bytes(b"spoilt")
    before = session.services.profile.get()
    screen.backups.restore.click()
    assert told.pop().what
    assert session.is_open
    assert session.services.profile.get() == before


def test_loss_names_a_few_plans_only(session, window):
    screen = window.screen_of("settings")
    window.show_place("settings")
    screen.backups.now.click()
    backup = screen.backups.list.current_item()
    for year in range(2020, 2028):
        session.do(lambda services, y=year: services.plans.draft("cchc-nam-bang-5-cot", y, {}))
    words = loss_words(backup, session.services.safety.loss(backup.at))
    assert words.count("•") == 6
    assert "• và 3 kế hoạch khác" in words


def test_language_waits_for_the_next_start(window, screen, application):
    assert screen.language.currentData() == "vi"
    screen.language.setCurrentIndex(screen.language.findData("en"))
    screen.language.activated.emit(1)
    assert screen.language_note.text() == "Ngôn ngữ mới được dùng từ lần mở sau."
    assert stored_settings.load(paths.settings_file()).language == "en"
    assert "Thiết lập" in {button.accessibleName() for button in window.findChildren(QPushButton)}


def test_sound_data_is_told(window, screen):
    next(b for b in screen.findChildren(QPushButton) if b.text() == "Kiểm tra dữ liệu").click()
    assert window.status.message.text() == "✓ Dữ liệu lành lặn."
