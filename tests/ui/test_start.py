"""Starting: fast, one window only, and ways out when the workspace does not open."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop import paths
from desktop.__main__ import is_for_window
from desktop.ui import start
from desktop.ui.start_trouble import StartTrouble

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "docx", "openpyxl", "typst", "lxml", "jinja2", "sqlite3", "sqlite_utils", "babel",
    "PySide6.QtPrintSupport", "desktop.ui.editor", "desktop.ui.wizard", "desktop.storage",
    "desktop.documents",
)  # fmt: skip


def trouble_of(window):
    return next(box for box in window.findChildren(StartTrouble) if box.isVisible())


@pytest.fixture
def leave(session, empty_window):
    """Close the workspace as at the end of a day, and start another one after."""
    path = session.workspace
    session.do(
        lambda services: services.profile.set_up(
            services.profile.proposal("two-level", "Minh Tiến", "tỉnh Hưng Yên")
        )
    )
    session.close(lambda: None)
    session._leaving = False
    return path


def words(box):
    return f"{box.text()} {box.informativeText()}"


def test_damaged_file_offers_its_backup(leave, session, empty_window):
    leave.write_bytes(leave.read_bytes()[:200] + b"\0" * 5000)
    session.open(leave)
    box = trouble_of(empty_window)
    assert "hỏng" in box.text()
    assert str(leave) in words(box)
    box.restore.click()
    assert session.is_open
    assert session.services.profile.get().issuer.name == "Minh Tiến"


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04" + b"x" * 100])
def test_foreign_file_is_refused_in_words(leave, session, empty_window, content):
    leave.write_bytes(content)
    session.open(leave)
    box = trouble_of(empty_window)
    assert "ke-hoach.khx" in box.text()
    assert leave.read_bytes() == content
    assert not session.is_open
    box.leave.click()
    assert not empty_window.isVisible()


def test_file_that_is_gone_is_not_made_anew_without_a_word(leave, session, empty_window):
    leave.rename(leave.with_name("doi-ten.khx"))
    session.open(leave)
    box = trouble_of(empty_window)
    assert "Không tìm thấy" in box.text()
    assert not leave.exists()
    box.make.click()
    assert session.is_open
    assert not session.services.profile.is_set_up()


def test_another_file_can_be_chosen(leave, session, empty_window, monkeypatch):
    other = leave.with_name("khac.khx")
    leave.rename(other)
    session.open(leave)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(other), ""))
    trouble_of(empty_window).choose.click()
    assert session.is_open
    assert session.workspace == other
    assert session.program.settings.workspace == str(other)


def test_file_open_elsewhere_is_told_and_tried_again(leave, session, empty_window, application):
    services = application.open(leave)
    session.open(leave)
    box = trouble_of(empty_window)
    assert "cửa sổ khác" in box.text()
    services.close()
    box.retry.click()
    assert session.is_open


def test_second_window_says_so_and_leaves(qapp, application, monkeypatch):
    told = []
    monkeypatch.setattr("desktop.ui.alerts.show_error", lambda _parent, error: told.append(error))
    monkeypatch.setattr(start, "_application", lambda: qapp)
    first = start.take_lock()
    assert first.isLocked()
    assert start.run(application, []) == start.ALREADY_OPEN
    assert told[0].what == "Kế hoạch xã đang mở ở một cửa sổ khác."
    first.unlock()


def test_a_workspace_named_on_the_command_line_is_opened(application, tmp_path, monkeypatch):
    """A double click on a .khx file starts the program with its path."""
    application.settings.workspace = str(tmp_path / "hom-qua.khx")
    monkeypatch.chdir(tmp_path)
    assert start.wanted_workspace(application, []) == (tmp_path / "hom-qua.khx", False)
    for arguments in (["xa.khx"], [start.MEASURE, "xa.khx"]):
        assert is_for_window(arguments)
        assert start.wanted_workspace(application, arguments) == (tmp_path / "xa.khx", False)
    assert is_for_window([])
    assert is_for_window(["C:/Tài liệu/XÃ.KHX"])
    for arguments in (["tasks"], ["a.khx", "b.khx"], ["--db", "a.khx", "tasks"], ["a.txt"]):
        assert not is_for_window(arguments)


@pytest.mark.parametrize("left", [b"", b"\0" * 512, b"garbage\x00\x01"])
def test_lock_spoilt_by_a_power_cut_does_not_stop_the_next(application, left):
    folder = paths.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / start.LOCK_NAME).write_bytes(left)
    lock = start.take_lock()
    assert lock.isLocked()
    lock.unlock()


def test_lock_of_a_crashed_window_does_not_stop_the_next(tmp_path, application):
    code = "from desktop.ui import start; import os; lock = start.take_lock(); os._exit(1)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60)
    assert (tmp_path / start.LOCK_NAME).exists()
    lock = start.take_lock()
    assert lock.isLocked()
    lock.unlock()


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path):
    code = (
        "import sys; from desktop import app; code = app.run_window(['--quit-after-paint']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )
    home = {**os.environ, "KEHOACHXA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=home, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_what_stays_is_not_searched_for_rubbish_again():
    before = len(gc.get_objects())
    try:
        start.leave_alone()
        assert gc.get_freeze_count() >= before
        assert len(gc.get_objects()) < before / 10
    finally:
        gc.unfreeze()
