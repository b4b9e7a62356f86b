"""R10: a cut loses at most three seconds of typing, and the next start is quick."""

import shutil
import time
from contextlib import closing

import pytest
from PySide6.QtCore import QObject

from desktop.services.reports.making import ReportSection
from desktop.storage.workspace import WorkspaceOpener
from desktop.ui.editor.save_timer import LONGEST_MS, PAUSE_MS, SaveTimer
from desktop.ui.reports.sections_pane import SectionsPane, SectionWords
from desktop.ui.tasks.note_edit import NoteEdit
from tests.benchmarks import backing_up
from tests.storage.conftest import StillClock

LOST_MS = 3000
KEY_MS = 40


def test_r10_typing_without_a_pause_is_saved_in_time(qtbot) -> None:
    owner = QObject()
    timer, saved = SaveTimer(owner), []
    timer.timeout.connect(lambda: saved.append(time.monotonic()))
    begin = time.monotonic()
    while not saved and time.monotonic() - begin < 10:
        timer.touch()
        qtbot.wait(KEY_MS)
    assert saved
    assert PAUSE_MS / 2 < (saved[0] - begin) * 1000 < LOST_MS
    assert LONGEST_MS < LOST_MS


def test_r10_long_texts_elsewhere_are_saved_in_time_too(qtbot) -> None:
    """The words of a report's section and the note of a task, typed without a pause."""
    kept: list[str] = []
    sections = SectionsPane()
    section = ReportSection("ket-qua", "Kết quả", "Xã đã làm.", own=False)
    sections.show_sections([SectionWords(section, "Xã đã làm.")], is_draft=True)
    sections.written.connect(lambda _key, words: kept.append(words))
    note = NoteEdit("", lambda: kept.append(note.toPlainText()), lambda: None)
    for field in (sections.own, note):
        kept.clear()
        begin = time.monotonic()
        while not kept and time.monotonic() - begin < 10:
            field.insertPlainText("a")
            qtbot.wait(KEY_MS)
        assert kept
        assert (time.monotonic() - begin) * 1000 < LOST_MS


@pytest.mark.stress
@pytest.mark.timeout(300)
def test_r10_start_after_a_cut(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(backing_up, "SIZE", 50_000_000)
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    store = opener.create(tmp_path / "xa.khx")
    backing_up.fill(store)
    with store.step("Sửa"):
        store.plans.delete("p1")
    cut = tmp_path / "cut.khx"
    shutil.copyfile(store.path, cut)
    shutil.copyfile(f"{store.path}-wal", f"{cut}-wal")
    store.close()
    begin = time.perf_counter()
    again = opener.open(cut)
    assert time.perf_counter() - begin < 3
    with closing(again):
        assert len(again.plans.list()) >= 1
