"""Thiết lập: the commune, backups and the way back, the language."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop import paths
from desktop import settings as stored_settings
from desktop.domain.tracking.model import Evidence
from desktop.errors import EnvironmentFailure
from desktop.services.checkup import Repair
from desktop.services.exchange_ports import Drive
from desktop.services.rescued import BackupContents
from desktop.ui.check_dialog import CheckDialog
from desktop.ui.rescue_dialog import RescueDialog
from desktop.ui.screens.backups_box import contents_words, loss_words
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
    words = loss_words(backup.at, session.services.safety.loss(backup.at))
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
    screen.backups.check.click()
    assert window.status.message.text() == "✓ Dữ liệu lành lặn."
    dialog = screen.findChild(CheckDialog)
    assert dialog.result.text() == "✓ Dữ liệu lành lặn."
    assert not dialog.mend.isVisible()
    dialog.leave.click()


def test_what_is_wrong_is_told_and_mended_when_asked(window, screen, session, tmp_path):
    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF quyet dinh")
    file_hash, _size = session.services.store.blobs.put(scan)
    with session.services.store.step("Thêm minh chứng"):
        session.services.store.tasks.evidence.put(
            Evidence("e1", subject="Quyết định", file_hash=file_hash, file_name=scan.name)
        )
    kept = session.services.store.blobs.path(file_hash)
    elsewhere = tmp_path / "chep-lai" / "ke-hoach.minh-chung" / file_hash[:2] / file_hash
    elsewhere.parent.mkdir(parents=True)
    kept.rename(elsewhere)
    screen.backups.check.click()
    dialog = screen.findChild(CheckDialog)
    assert "1 tệp minh chứng đã mất hoặc bị thay đổi: quyet-dinh.pdf." in dialog.result.text()
    assert dialog.repairs[Repair.EVIDENCE].isVisible()
    assert not dialog.repairs[Repair.ORPHANS].isVisible()
    dialog.repairs[Repair.EVIDENCE].setChecked(False)
    assert not dialog.mend.isEnabled()
    choose = "desktop.ui.check_dialog.QFileDialog.getExistingDirectory"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choose, lambda *_words: str(tmp_path / "chep-lai"))
        dialog.folder.click()
    dialog.mend.click()
    assert dialog.result.text() == "✓ Đã lấy lại 1 tệp minh chứng.\n✓ Dữ liệu lành lặn."
    assert kept.read_bytes() == b"%PDF quyet dinh"
    dialog.leave.click()


def test_a_backup_from_a_stick_brings_its_evidence(window, screen, session, tmp_path, monkeypatch):
    session.do(lambda services: services.plans.draft("cchc-nam-bang-5-cot", 2026, {}))
    folder = tmp_path / "usb" / "xa-minh-tien"
    made = session.services.safety.backup()
    (folder / "minh-chung" / "ab").mkdir(parents=True)
    (folder / "minh-chung" / "ab" / ("ab" * 32)).write_bytes(b"quyet dinh")
    (folder / "minh-chung" / "ab" / "virus.exe").write_bytes(b"MZ")
    backup = made.rename(folder / made.name)
    session.do(lambda services: services.plans.draft("cchc-nam-bang-5-cot", 2027, {}))
    asked = []
    monkeypatch.setattr(
        "desktop.ui.screens.backups_box.ask",
        lambda _parent, question, _do: bool(asked.append(question)) or True,
    )
    monkeypatch.setattr(
        "desktop.ui.screens.backups_box.QFileDialog.getOpenFileName",
        lambda *_words: (str(backup), ""),
    )
    screen.backups.other.click()
    assert "1 thao tác làm sau lúc đó sẽ mất" in asked[0]
    assert [str(plan.years) for plan in session.services.plans.list()] == ["2026"]
    kept = session.services.store.path.with_suffix(".minh-chung")
    assert [path.name for path in kept.glob("??/*")] == ["ab" * 32]
    assert window.status.message.text() == "Đã khôi phục, lấy lại 1 tệp minh chứng và gói."


def test_a_damaged_file_can_be_rescued_while_another_is_open(
    window, screen, session, tmp_path, monkeypatch
):
    old = tmp_path / "nam-cu.khx"
    old.write_bytes(session.services.safety.backup().read_bytes())
    monkeypatch.setattr(
        "desktop.ui.screens.backups_box.QFileDialog.getOpenFileName",
        lambda *_words: (str(old), ""),
    )
    screen.backups.rescue.click()
    dialog = screen.findChild(RescueDialog)
    assert session.workspace.name == "ke-hoach.khx"
    dialog.open.click()
    assert session.workspace.name == "nam-cu-cuu.khx"
    assert session.services.profile.get().issuer.name == "Minh Tiến"


def test_the_second_place_is_a_stick_or_a_folder(window, screen, session, tmp_path, monkeypatch):
    chosen = tmp_path / "o-D"
    chosen.mkdir()
    monkeypatch.setattr(
        "desktop.ui.screens.backups_box.QFileDialog.getExistingDirectory",
        lambda *_words: str(chosen),
    )
    assert screen.backups._second_place.text().startswith("Chưa có nơi sao lưu thứ hai")
    screen.backups.now.click()
    screen.backups._choose_second()
    window.keeper.look()
    assert list(chosen.rglob("*.khx"))
    screen.backups.refresh()
    assert "Lần chép ra ngoài gần nhất" in screen.backups._second_place.text()
    monkeypatch.setattr(
        session.program,
        "drives",
        lambda: SimpleNamespace(removable=lambda: [Drive(chosen, "KINGSTON", 10**9)]),
    )
    screen.backups._forget_folder()
    screen.backups._choose_second()
    assert session.program.settings.second_folder == ""
    (mark,) = session.program.second_places().sticks()
    screen.backups.refresh()
    assert screen.backups._second_place.text().startswith("USB KINGSTON: nhận bản sao lưu")
    screen.backups._forget(mark)
    assert session.program.second_places().sticks() == {}


def test_weights_of_the_monthly_sheet_are_set_on_screen(screen, session):
    box = screen.evaluation
    assert box.numbers["late_deduction"].value() == 25
    box.numbers["progress"].setValue(2)
    box.basis.setText("Quyết định số 12/QĐ-UBND")
    box.keep.click()
    kept = session.services.evaluations.rules()
    assert (kept.progress, kept.basis) == (2, "Quyết định số 12/QĐ-UBND")
    box.numbers["met_from"].setValue(99)
    box.keep.click()
    assert "cao hơn mức tốt" in box.refusal.text()
    assert session.services.evaluations.rules() == kept
    box.usual.click()
    assert session.services.evaluations.rules().progress == 1
    assert box.numbers["progress"].value() == 1
    assert box.numbers["met_from"].value() == 50
    assert box.refusal.isHidden()


def test_settings_that_cannot_be_written_are_told_and_work_goes_on(
    window, screen, session, told, monkeypatch
):
    def full():
        raise EnvironmentFailure("Không ghi được thiết lập.")

    other = session.services.safety.backup().rename(session.workspace.with_name("khac.khx"))
    opened = []
    session.opened.connect(lambda: opened.append(True))
    with monkeypatch.context() as disk:
        disk.setattr(session.program, "save_settings", full)
        screen.backups.days.setValue(14)
        assert told.pop().what == "Không ghi được thiết lập."
        session.change_to(other)
    assert opened == [True]
    assert {error.what for error in told} == {"Không ghi được thiết lập."}
    assert session.workspace == other
    told.clear()


def test_the_index_leads_to_each_box_and_follows_the_page(qtbot, window, screen):
    window.resize(1366, 700)
    window.show()
    index, area = screen.sections.index, screen.sections.area
    titles = [index.item(row).text() for row in range(index.count())]
    assert titles[0] == "Thông tin xã"
    assert titles[-1] == "Ngôn ngữ"
    row = titles.index(screen.days_off.title().partition(" (")[0])
    index.itemClicked.emit(index.item(row))
    assert screen.days_off.visibleRegion().boundingRect().height() > 100
    assert index.currentRow() == row
    for below in range(row + 1, index.count()):
        qtbot.keyClick(index, Qt.Key.Key_Down)
        assert index.currentRow() == below
    assert not screen.language.visibleRegion().isEmpty()
    area.verticalScrollBar().setValue(0)
    assert index.currentRow() == 0
    screen.follow("backups")
    assert screen.backups.title().startswith(index.currentItem().text())


def test_a_backup_of_another_office_is_named_before_it_is_put_back():
    inside = BackupContents(3, 71, "", None, "xã Tân Lập")
    words = contents_words(inside, "xã Minh Tiến")
    assert words.startswith("Chú ý: đây là dữ liệu của xã Tân Lập, không phải của xã Minh Tiến.")
    assert "Chú ý" not in contents_words(inside, "Xã Tân Lập")
    assert "Chú ý" not in contents_words(inside)


def test_help_is_that_of_the_box_in_sight(window, screen):
    window.resize(1366, 700)
    window.show()
    assert screen.help_topic() == "settings"
    screen.follow("backups")
    assert screen.help_topic() == "backups"
    screen.follow("passphrase")
    assert screen.help_topic() == "passphrase"
