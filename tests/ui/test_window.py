"""The frame: places, rail, help, status, closing, what is remembered."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from desktop.ui.help import FOLDER, HelpBrowser, HelpDialog, page
from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.rail import KEYED_PLACES
from desktop.ui.rail_button import RailButton
from desktop.ui.session import Session
from desktop.ui.status import backup_words
from tests.support.typing_vi import type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("place", [place.key for place in places()])
def test_every_place_has_its_help(window, place):
    window.show_place(place)
    window.help()
    words = window.findChild(HelpDialog).browser.toPlainText()
    title = page(window.screen_of(place).help_topic()).splitlines()[0].removeprefix("# ")
    assert words.startswith(title)
    assert "Ctrl+K" in words


def test_editor_has_its_own_help(plans):
    plans.go("plans", plans.screen_of("plans").panel.view.current_item().id)
    plans.help()
    assert "Soạn thảo" in plans.findChild(HelpDialog).browser.toPlainText()
    plans.screen_of("plans").close_editor()
    plans.help()
    assert "Danh sách mọi kế hoạch" in plans.findChild(HelpDialog).browser.toPlainText()


def test_help_loads_nothing_and_opens_nothing(qtbot, tmp_path):
    secret = tmp_path / "x.html"
    secret.write_text("secret")
    browser = HelpBrowser()
    qtbot.addWidget(browser)
    kind = QTextDocument.ResourceType.HtmlResource
    assert browser.loadResource(kind.value, QUrl.fromLocalFile(str(secret))) is None
    browser.show_page(f"[xem]({secret.as_uri()}) ![hình]({secret.as_uri()})")
    browser.anchorClicked.emit(QUrl.fromLocalFile(str(secret)))
    assert "secret" not in browser.toPlainText()
    assert not browser.openLinks()
    assert not browser.openExternalLinks()


def test_help_pages_are_short_and_have_no_links():
    pages = sorted(FOLDER.glob("*.md"))
    assert pages
    for path in pages:
        words = path.read_text(encoding="utf-8")
        assert len(words.split()) < 500, path.name
        assert "](" not in words, path.name


def test_rail_folds_by_itself_and_as_told(window):
    assert not window.rail.folded
    window.resize(910, 470)
    assert window.rail.folded
    window._toggle_rail()
    assert not window.rail.folded
    window.resize(1366, 700)
    assert not window.rail.folded


def test_count_in_the_rail_is_never_written_over_the_name(window):
    button = next(each for each in window.rail.findChildren(RailButton) if each.isVisible())
    button._place = replace(button._place, label="Outgoing documents of the office")
    button.set_count(12)
    name = button.fontMetrics().horizontalAdvance(button.text())
    count = button.fontMetrics().horizontalAdvance("12")
    assert name + count < button.width() - button.iconSize().width()
    assert button.text().endswith("…")


def test_rail_makes_room_for_the_editor(plans):
    plans.go("plans", plans.screen_of("plans").panel.view.current_item().id)
    assert plans.rail.folded
    plans.screen_of("plans").close_editor()
    assert not plans.rail.folded


def test_rail_counts_plans_that_wait(plans):
    assert "(3)" in plans.rail._buttons["plans"].accessibleName()


def test_whole_window_fits_a_scaled_small_screen(plans):
    for place in places():
        plans.show_place(place.key)
    plans.go("plans", plans.screen_of("plans").panel.view.current_item().id)
    assert plans.minimumSizeHint().width() <= 910
    assert plans.minimumSizeHint().height() <= 440
    plans.resize(910, 440)
    assert (plans.width(), plans.height()) == (910, 440)
    right = plans.title_bar.rect()
    for button in plans.title_bar._buttons:
        if button.isVisible():
            assert right.contains(button.geometry()), button.text()
    plans.screen_of("plans").close_editor()


def test_actions_without_room_stand_in_a_menu(plans):
    bar = plans.title_bar
    plans.resize(700, 450)
    hidden = [button.defaultAction() for button in bar._buttons if not button.isVisible()]
    assert hidden
    assert bar._menu.actions() == hidden
    assert bar._more.isVisible()
    plans.resize(2400, 700)
    assert not bar._more.isVisible()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (None, "Chưa sao lưu"),
        (datetime(2026, 11, 21, 9, 5), "Sao lưu 09:05"),
        (datetime(2026, 11, 20, 16, 0), "Sao lưu hôm qua"),
        (datetime(2026, 11, 1, 16, 0), "Sao lưu 20 ngày trước"),
    ],
)
def test_last_backup_in_words(at, words):
    assert backup_words(at, date(2026, 11, 21)) == words


def test_closing_backs_up_and_remembers_the_window(qtbot, window, application, session):
    window.rail.set_folded(False)
    window._toggle_rail()
    path = session.workspace
    window.close()
    assert not session.is_open
    assert application.settings.layout["rail"] == "folded"
    assert application.settings.layout["window"]
    assert [backup.reason for backup in application.backups(path)] == ["khi-dong"]


def test_words_typed_just_before_closing_are_kept(qtbot, qapp, application, told):
    """The last edit is still on its way when the window is closed."""
    jobs = Jobs()
    session = Session(application, jobs)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.open(session.workspace, make=True)
    session.do(
        lambda services: services.profile.set_up(
            services.profile.proposal("two-level", "Minh Tiến", "tỉnh Hưng Yên")
        )
    )
    made = []
    session.do(lambda s: s.plans.draft("cchc-nam-bang-5-cot", 2026, {}), made.append)
    qtbot.waitUntil(lambda: made != [])
    window.go("plans", made[0].id)
    editor = window.screen_of("plans")._editor
    qtbot.waitUntil(lambda: editor.session.plan is not None)
    editor.text.flow.setFocus()
    first = next(block.id for block in made[0].blocks if block.text)
    editor.go_to(first)
    type_text(editor.text.flow, "Xin chào ")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    jobs.close()
    services = application.open(session.workspace)
    words = " ".join(block.text for block in services.plans.get(made[0].id).blocks)
    services.close()
    assert "Xin chào" in words


def test_keys_lead_to_the_places(window, qtbot):
    for number, place in enumerate(places()[:KEYED_PLACES], start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert window._shown == place.key
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window._search.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.findChild(HelpDialog).isVisible()
