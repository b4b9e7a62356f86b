"""A commune that was merged into this one: its stick, the form, its plans among the own ones."""

from dataclasses import replace

import pytest

from desktop import paths
from tests.support.machines import machine
from tests.support.report_office import plan
from tests.ui.exchange.conftest import WHOLE
from tests.ui.exchange.test_receive import cells, rows
from tests.ui.followed import dialog_of, type_date

THEIRS = "Cải cách hành chính xã Tống Trân"


@pytest.fixture
def of_tong_tran(monkeypatch, tmp_path, usb):
    pc = machine(monkeypatch, tmp_path / "tong-tran")
    with pc.open() as services:
        profile = services.profile.proposal("two-level", "Tống Trân", "tỉnh Hưng Yên")
        services.profile.set_up(profile)
        services.plans.add(replace(plan(key="tt"), subject=THEIRS), "Thêm")
        package = services.exchange.pack(WHOLE, usb).path
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    return package


@pytest.fixture
def receive(screen, of_tong_tran):
    screen.follow("receive")
    screen.watch.look()
    screen.receive.again.trigger()
    return screen.receive


def subjects(session):
    return {each.subject for each in session.services.plans.list()}


def test_another_communes_data_are_offered_only_as_a_merger(receive):
    (row,) = rows(receive)
    assert not row.acceptable
    assert receive.pane.succession.isVisible()


def test_what_comes_is_shown_and_units_of_one_name_are_matched(receive):
    receive.pane.succession.click()
    fields = dialog_of(receive).fields
    assert fields.table.rowCount() > 5
    assert len(fields.into()) == fields.table.rowCount()


def test_the_data_pass_over_and_come_back_out(receive, session, window):
    receive.pane.succession.click()
    dialog = dialog_of(receive)
    type_date(dialog.fields.on, "31/2/2026")
    assert not dialog.save.isEnabled()
    type_date(dialog.fields.on, "01/11/2026")
    dialog.save.click()
    assert THEIRS in subjects(session)
    assert "Đã tiếp nhận dữ liệu của xã Tống Trân." in receive.notice.words.text()
    assert cells(receive)[4].startswith("✓ Đã nhận")
    assert not receive.pane.succession.isVisible()
    assert not receive.pane.problem.isVisible()
    (note, *_rest) = session.services.exchange.log()
    session.do(lambda services: services.exchange.undo_import(note.package_id))
    assert THEIRS not in subjects(session)


def test_thinking_better_of_it_changes_nothing(receive, session):
    before = session.services.store.exchange.digest()
    receive.pane.succession.click()
    dialog_of(receive).reject()
    assert session.services.store.exchange.digest() == before
