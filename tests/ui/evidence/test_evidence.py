"""Evidence: added with its tasks, edited, linked, missing, dragged in, written to a folder."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.ui.evidence.exporting import free_folder
from desktop.ui.evidence.screen import file_words
from desktop.ui.evidence.task_picker import KEY
from desktop.ui.tasks.dropping import FilesDrop
from tests.ui.followed import dialog_of, type_date


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "quyet-dinh-15.pdf"
    path.write_bytes(b"%PDF-1.7 quyet dinh")
    return path


@pytest.fixture
def screen(office, session):
    session.do(lambda services: services.tasks.done(["k-ra-soat"], on=dt.date(2026, 1, 20)))
    office.show_place("evidence")
    return office.screen_of("evidence")


@pytest.fixture
def kept(screen, session, file):
    """Return the screen with one evidence of a task."""
    session.do(
        lambda services: services.evidence.attach_document(
            ["k-ra-soat"], "15/QĐ-UBND", dt.date(2026, 1, 19), "Kiện toàn", file=file
        )
    )
    return screen


def evidence(session):
    return session.services.evidence.list()


def tick(picker, key):
    for row in range(picker.list.count()):
        item = picker.list.item(row)
        if item.data(KEY)[0] == key:
            item.setCheckState(Qt.CheckState.Checked)
            return
    raise AssertionError(key)


def drop(target, *files):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert target.findChild(FilesDrop).eventFilter(target, event)


def test_tasks_without_evidence_are_told(screen):
    assert screen.tabs.tabText(1) == "Thiếu minh chứng (1)"
    assert screen.missing.view.list_model.item(0).id == "k-ra-soat"


def test_document_proves_the_ticked_tasks(screen, session):
    screen._new.trigger()
    dialog = dialog_of(screen)
    form = dialog.fields.evidence.form
    form.number.setText("15/QĐ-UBND")
    type_date(form.date, "19/01/2026")
    assert not dialog.save.isEnabled()
    tick(dialog.fields.tasks, "k-ra-soat")
    tick(dialog.fields.tasks, "k-niem-yet")
    dialog.save.click()
    (line,) = evidence(session)
    assert line.evidence.number == "15/QĐ-UBND"
    assert {task.link.task_id for task in line.tasks} == {"k-ra-soat", "k-niem-yet"}
    assert screen.tabs.tabText(1) == "Thiếu minh chứng (0)"


def test_files_dragged_in_open_the_form_with_them(screen, file):
    drop(screen.panel, file)
    dialog = dialog_of(screen)
    assert dialog.fields.evidence.draft().files == (file,)
    dialog._touched = False
    dialog.reject()


def test_files_dropped_on_a_task_without_evidence_prove_it(screen, session, file):
    screen.follow("missing")
    screen.missing.view.select_row(0)
    drop(screen.missing.view.viewport(), file)
    dialog_of(screen).save.click()
    (line,) = evidence(session)
    assert line.evidence.file_name == file.name
    assert [task.link.task_id for task in line.tasks] == ["k-ra-soat"]


def test_same_file_is_kept_once(kept, session, file, tmp_path):
    twin = tmp_path / "ban-sao.pdf"
    twin.write_bytes(file.read_bytes())
    messages = []
    kept.message.connect(messages.append)
    kept.add([twin])
    dialog = dialog_of(kept)
    tick(dialog.fields.tasks, "k-niem-yet")
    dialog.save.click()
    assert len(evidence(session)) == 1
    assert "đã có trong kho" in messages[-1]


def test_words_are_edited_and_the_file_stays(kept, session):
    kept._change.trigger()
    dialog = dialog_of(kept)
    dialog.fields.subject.setText("Kiện toàn Tổ công nghệ số")
    dialog.save.click()
    (line,) = evidence(session)
    assert line.evidence.subject == "Kiện toàn Tổ công nghệ số"
    assert line.evidence.file_hash


def test_tasks_are_added_and_taken_away(kept, session):
    kept._link.trigger()
    dialog = dialog_of(kept)
    picker = dialog.fields
    assert picker.keys() == ["k-ra-soat"]
    tick(picker, "k-niem-yet")
    picker.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.save.click()
    (line,) = evidence(session)
    assert [task.link.task_id for task in line.tasks] == ["k-niem-yet"]


def test_picker_finds_without_marks_and_keeps_what_is_ticked(kept, qtbot):
    kept._link.trigger()
    dialog = dialog_of(kept)
    picker = dialog.fields
    picker.find.setText("tap huan")
    qtbot.keyClick(picker.find, Qt.Key.Key_Return)
    assert picker.keys() == ["k-ra-soat", "k-tap-huan"]
    picker.find.setText("không có việc này")
    picker._look()
    assert picker.keys() == ["k-ra-soat", "k-tap-huan"]
    assert picker.list.count() == 2
    dialog._touched = False
    dialog.reject()


def test_file_is_opened(kept, monkeypatch):
    opened = []
    monkeypatch.setattr("desktop.ui.evidence.screen.open_path", opened.append)
    kept.panel.opened.emit(kept.panel.view.current_item())
    assert opened[0].is_file()


def test_vanished_file_is_told(kept, session, told):
    (line,) = evidence(session)
    session.services.evidence.path_of(line.evidence.id).unlink()
    kept._open.trigger()
    (error,) = told
    told.clear()
    assert error.what


def test_deleted_evidence_comes_back(kept, session):
    kept._delete.trigger()
    assert evidence(session) == []
    kept.undo_last()
    assert len(evidence(session)) == 1


def test_folder_is_written_with_its_index(kept, tmp_path):
    kept.export(tmp_path)
    (folder,) = [path for path in tmp_path.iterdir() if path.name.startswith("minh-chung-2026")]
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3
    assert "15-QD-UBND.pdf" in names[-1]
    assert "Đã xuất 1 tệp" in kept.notice.words.text()


def test_folder_never_takes_the_place_of_another(tmp_path):
    (tmp_path / "minh-chung-2026").mkdir()
    assert free_folder(tmp_path, "minh-chung-2026").name == "minh-chung-2026-2"


def test_size_of_a_file_is_told_in_words(kept, session):
    (line,) = evidence(session)
    assert file_words(line.evidence) == "quyet-dinh-15.pdf (1 KB)"
