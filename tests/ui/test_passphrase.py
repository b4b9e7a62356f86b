"""A passphrase: asked for before anything is shown, set, changed and taken away in the settings."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop.storage import cipher
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.rescue_dialog import RescueDialog
from desktop.ui.screens.passphrase_box import AGAIN, CURRENT, NEW, left_words
from desktop.ui.start_trouble import StartTrouble
from desktop.ui.unlock_dialog import NAME, UnlockDialog

FIRST, SECOND = "trời xanh mây trắng", "nắng vàng biển biếc"


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    cipher.forget_all()


@pytest.fixture
def shown(monkeypatch):
    shown = []
    monkeypatch.setattr(
        "desktop.ui.screens.passphrase_box.tell", lambda _parent, words: shown.append(words)
    )
    return shown


@pytest.fixture
def box(window):
    window.show_place("settings")
    return window.screen_of("settings").passphrase


def shown_dialog(window, kind):
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def fill(window, *, understood=True, backups=True, **words):
    dialog = shown_dialog(window, FormDialog)
    for name, text in words.items():
        line = dialog.fields.secrets.lines[name]
        line.setText(text)
        line.textEdited.emit(text)
    if understood and not dialog.fields.understood.isChecked():
        dialog.fields.understood.click()
    if dialog.fields.backups.isChecked() != backups:
        dialog.fields.backups.click()
    return dialog


def set_passphrase(window, box, words=FIRST):
    box.change.click()
    fill(window, **{NEW: words, AGAIN: words}).save.click()


@pytest.fixture
def locked(window, session, box):
    """A workspace with a passphrase and a backup, closed as at the end of a day."""
    set_passphrase(window, box)
    session.close(lambda: None)
    session._leaving = False
    cipher.forget_all()
    return session.workspace


def try_words(dialog, words):
    line = dialog.fields.lines[NAME]
    line.setText(words)
    line.textEdited.emit(words)
    dialog.accept_button.click()


def test_setting_one_needs_it_twice_and_the_warning_read(window, session, box):
    assert "Chưa đặt mật khẩu" in box.state.text()
    assert not box.remove.isVisible()
    box.change.click()
    dialog = fill(window, understood=False, **{NEW: FIRST, AGAIN: SECOND})
    assert "ghi ra giấy" in dialog.fields.warning.text()
    assert not dialog.save.isEnabled()
    dialog.fields.understood.click()
    assert dialog.save.isEnabled()
    dialog.save.click()
    assert "không giống nhau" in dialog.refusal.text()
    assert not session.services.store.is_encrypted
    fill(window, **{NEW: "ngắn", AGAIN: "ngắn"})
    dialog.save.click()
    assert "ít nhất 10 ký tự" in dialog.refusal.text()
    fill(window, **{NEW: FIRST, AGAIN: FIRST})
    dialog.save.click()
    assert session.services.store.is_encrypted
    assert "được mã hóa" in box.state.text()
    assert box.change.text() == "Đổi mật khẩu…"
    assert window.status.message.text() == "Đã đặt mật khẩu mới."
    assert session.services.profile.is_set_up()


def test_backups_left_as_they_were_are_told(window, session, box, shown):
    session.services.safety.backup()
    box.change.click()
    fill(window, backups=False, **{NEW: FIRST, AGAIN: FIRST}).save.click()
    assert "Còn 1 tệp" in shown[0]
    assert "sao-luu" in shown[0]
    set_passphrase_again(window, box, FIRST, SECOND)
    assert len(shown) == 1
    backups = session.program.backups(session.workspace)
    assert all(backup.is_verified() for backup in backups)
    assert {cipher.salt_of(backup.path)[:4] for backup in backups} == {cipher.MARK}


def set_passphrase_again(window, box, current, new):
    box.change.click()
    fill(window, **{CURRENT: current, NEW: new, AGAIN: new}).save.click()


def test_changing_asks_for_the_present_one(window, session, box):
    set_passphrase(window, box)
    set_passphrase_again(window, box, "sai hoàn toàn rồi", SECOND)
    dialog = shown_dialog(window, FormDialog)
    assert "không mở được" in dialog.refusal.text()
    assert session.services.profile.is_set_up()
    fill(window, understood=False, **{CURRENT: FIRST}).save.click()
    assert window.status.message.text() == "Đã đặt mật khẩu mới."
    assert session.services.profile.is_set_up()


def test_taking_it_away_asks_for_the_present_one(window, session, box):
    set_passphrase(window, box)
    box.remove.click()
    fill(window, **{CURRENT: FIRST}).save.click()
    assert not session.services.store.is_encrypted
    assert window.status.message.text() == "Đã bỏ mật khẩu."
    assert box.change.text() == "Đặt mật khẩu…"


def test_at_the_start_it_is_asked_for_until_it_fits(locked, session, window):
    session.open(locked)
    dialog = shown_dialog(window, UnlockDialog)
    assert not session.is_open
    assert not dialog.accept_button.isEnabled()
    for _time in range(4):
        try_words(dialog, SECOND)
        assert "Caps Lock" in dialog.refusal.text()
        assert dialog.fields.lines[NAME].selectedText() == SECOND
        assert not session.is_open
    try_words(dialog, FIRST)
    assert session.is_open
    assert not dialog.isVisible()
    assert session.services.store.is_encrypted


def test_it_can_be_left(locked, session, window):
    session.open(locked)
    shown_dialog(window, UnlockDialog).leave.click()
    assert not window.isVisible()
    assert not session.is_open


def test_another_file_can_be_chosen_instead(locked, session, window, application, monkeypatch):
    other = locked.with_name("khac.khx")
    application.create(other).close()
    session.open(locked)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(other), ""))
    dialog = shown_dialog(window, UnlockDialog)
    dialog.other.click()
    assert session.is_open
    assert session.workspace == other
    assert not dialog.isVisible()


def test_a_damaged_locked_file_is_unlocked_first_and_then_put_back(locked, session, window):
    data = bytearray(locked.read_bytes())
    data[4096 * 3 : 4096 * 5] = bytes(8192)
    locked.write_bytes(data)
    session.open(locked)
    try_words(shown_dialog(window, UnlockDialog), FIRST)
    shown_dialog(window, StartTrouble).restore.click()
    assert session.is_open
    assert session.services.store.is_encrypted


def test_a_locked_backup_of_a_spoilt_file_is_unlocked_before_it_is_put_back(
    locked, session, window
):
    locked.write_bytes(b"spoilt")
    session.open(locked)
    shown_dialog(window, StartTrouble).restore.click()
    assert not session.is_open
    try_words(shown_dialog(window, UnlockDialog), FIRST)
    assert session.is_open
    assert session.services.profile.is_set_up()


def test_looking_into_a_backup_of_an_earlier_passphrase_asks_for_it(
    window, session, box, shown, monkeypatch
):
    asked = []
    monkeypatch.setattr(
        "desktop.ui.screens.backups_box.ask", lambda _parent, words, _do: asked.append(words)
    )
    set_passphrase(window, box)
    box.change.click()
    fill(window, backups=False, **{CURRENT: FIRST, NEW: SECOND, AGAIN: SECOND}).save.click()
    cipher.forget_all()
    backups = window.screen_of("settings").backups
    backups.list.select_row(backups.list.list_model.rowCount() - 1)
    backups.restore.click()
    assert asked == []
    try_words(shown_dialog(window, UnlockDialog), FIRST)
    assert "Trong bản sao lưu có" in asked[0]


def test_a_locked_file_is_unlocked_before_it_is_rescued(locked, session, window, application):
    dialog = RescueDialog(session, locked, window)
    other = locked.with_name("khac.khx")
    application.create(other).close()
    session.open(other)
    dialog.start()
    try_words(shown_dialog(dialog, UnlockDialog), FIRST)
    assert "Cứu được" in dialog.result.text()


def test_letters_are_hidden_until_they_are_to_be_seen_and_capitals_are_told(
    locked, session, window
):
    session.open(locked)
    fields = shown_dialog(window, UnlockDialog).fields
    line = fields.lines[NAME]
    assert line.echoMode() is QLineEdit.EchoMode.Password
    plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    typed = (("a", plain, False), ("B", shift, False), ("C", plain, True), ("5", plain, True))
    for letter, held, told in (*typed, ("d", shift, True), ("đ", plain, False)):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, held, letter)
        QApplication.sendEvent(line, press)
        assert fields.capitals.isVisible() is told, letter
    assert line.text() == "aBC5dđ"
    fields.show_letters.click()
    assert line.echoMode() is QLineEdit.EchoMode.Normal


def test_many_older_copies_are_told_by_number(tmp_path):
    words = left_words([tmp_path / str(number) for number in range(20)])
    assert "Còn 20 tệp" in words
    assert "và 12 tệp khác" in words
