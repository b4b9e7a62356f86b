"""A damaged file is rescued from the window: with progress, a way to stop, and what was saved."""

import pytest

from desktop.errors import Cancelled, Refused
from desktop.ui.rescue_dialog import RescueDialog, free_name
from desktop.ui.start_trouble import StartTrouble
from tests.ui.test_start import leave as closed_workspace
from tests.ui.test_start import trouble_of, words

PAGE = 4096

leave = closed_workspace


@pytest.fixture
def damaged(leave):
    """The closed workspace with a page lost, and its backups gone."""
    data = bytearray(leave.read_bytes())
    data[-PAGE:] = bytes(PAGE)
    data[PAGE * 3 : PAGE * 4] = b"\xff" * PAGE
    leave.write_bytes(data)
    for backup in (leave.parent / "sao-luu").glob("*.khx"):
        backup.unlink()
    return leave


def dialog_of(window):
    return next(box for box in window.findChildren(RescueDialog) if box.isVisible())


def test_a_damaged_file_is_rescued_and_opened(damaged, session, empty_window):
    session.open(damaged)
    box = trouble_of(empty_window)
    assert "Cứu dữ liệu" in words(box)
    box.rescue.click()
    dialog = dialog_of(empty_window)
    assert dialog.result.text().startswith("Cứu được ")
    assert dialog.list.list_model.rowCount() > 3
    assert not dialog.working.is_running
    dialog.open.click()
    assert session.is_open
    assert session.workspace == damaged.with_name("ke-hoach-cuu.khx")
    assert session.services.profile.get().issuer.name == "Minh Tiến"
    assert session.program.settings.workspace == str(session.workspace)


def test_leaving_the_rescue_leads_back_to_the_ways_out(damaged, session, empty_window):
    session.open(damaged)
    trouble_of(empty_window).rescue.click()
    dialog_of(empty_window).leave.click()
    assert not session.is_open
    assert trouble_of(empty_window).isVisible()


def test_a_file_that_is_not_damaged_offers_no_rescue(leave, session, empty_window):
    leave.rename(leave.with_name("doi-ten.khx"))
    session.open(leave)
    box = next(box for box in empty_window.findChildren(StartTrouble) if box.isVisible())
    assert not hasattr(box, "rescue")


@pytest.mark.parametrize(
    ("failure", "shown"),
    [
        (Refused("Không đọc được phần đầu của tệp.", "Tệp hỏng được giữ nguyên."), True),
        (Cancelled("Đã dừng theo yêu cầu."), False),
    ],
)
def test_what_cannot_be_rescued_is_told_and_stopping_closes(
    damaged, session, empty_window, monkeypatch, failure, shown
):
    def fail(*_words):
        raise failure

    session.open(damaged)
    monkeypatch.setattr(session.program, "rescue", fail)
    trouble_of(empty_window).rescue.click()
    dialogs = [box for box in empty_window.findChildren(RescueDialog) if box.isVisible()]
    assert bool(dialogs) == shown
    if shown:
        assert "phần đầu" in dialogs[0].result.text()
        assert not dialogs[0].open.isVisible()
        dialogs[0].leave.click()


def test_a_name_that_is_taken_is_not_used_again(tmp_path):
    damaged = tmp_path / "xa.khx"
    assert free_name(damaged).name == "xa-cuu.khx"
    (tmp_path / "xa-cuu.khx").touch()
    assert free_name(damaged).name == "xa-cuu-2.khx"
