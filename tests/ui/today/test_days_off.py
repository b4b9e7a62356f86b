"""Ngày nghỉ, làm bù: the law's days stay, the officer's are added, changed, taken out."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.tracking.model import DayKind
from desktop.errors import Refused
from desktop.ui.screens.days_off import DaysOffBox


@pytest.fixture
def box(qtbot, office):
    widget = DaysOffBox(office)
    qtbot.addWidget(widget)
    widget.resize(760, 620)
    widget.show()
    office.changed.connect(lambda _kinds: widget.refresh())
    widget.refresh()
    return widget


def rows(box):
    model = box.list.list_model
    return [model.item(row) for row in range(model.rowCount())]


def own(box):
    return [(row.day, row.kind, row.name) for row in rows(box) if row.special is not None]


def enter(dialog, day, kind=DayKind.OFF, name=""):
    fields = dialog.fields
    fields.date.setText(day)
    fields.kinds.setCurrentIndex(fields.kinds.findData(kind))
    fields.name.setText(name)
    fields.edited.emit()
    dialog.save.click()


def choose(box, day):
    place = next(place for place, row in enumerate(rows(box)) if row.day == day)
    box.list.select_row(place)


def test_days_of_the_law_are_shown_and_cannot_be_changed(box):
    assert dt.date(2026, 9, 2) in [row.day for row in rows(box)]
    assert own(box) == []
    choose(box, dt.date(2026, 9, 2))
    assert not box.change_button.isEnabled()
    assert not box.remove_button.isEnabled()
    assert box.change() is None


def test_day_is_added_changed_and_taken_out(qtbot, box):
    enter(box.add(), "09/03/2026", name="Nghỉ hoán đổi")
    assert own(box) == [(dt.date(2026, 3, 9), DayKind.OFF, "Nghỉ hoán đổi")]
    choose(box, dt.date(2026, 3, 9))
    enter(box.change(), "07/03/2026", DayKind.WORKING, "Làm bù")
    assert own(box) == [(dt.date(2026, 3, 7), DayKind.WORKING, "Làm bù")]
    choose(box, dt.date(2026, 3, 7))
    qtbot.keyClick(box.list, Qt.Key.Key_Delete)
    assert own(box) == []


@pytest.mark.parametrize(
    ("day", "kind", "said"),
    [
        ("09/03/2026", DayKind.OFF, "đã có trong bảng: Nghỉ của xã"),
        ("10/03/2026", DayKind.WORKING, "vốn là ngày làm việc"),
    ],
)
def test_refusal_is_told_in_the_form(box, day, kind, said):
    enter(box.add(), "09/03/2026", name="Nghỉ của xã")
    dialog = box.add()
    enter(dialog, day, kind)
    assert said in dialog.refusal.text()
    assert len(own(box)) == 1


def test_day_of_another_year_is_shown_with_its_year(box):
    enter(box.add(), "24/05/2027", name="Nghỉ hoán đổi")
    assert box.year.value() == 2027
    assert [day for day, _kind, _name in own(box)] == [dt.date(2027, 5, 24)]


def test_known_days_are_taken_over_once(box):
    told = []
    box.message.connect(told.append)
    box.import_known.click()
    assert (dt.date(2026, 8, 22), DayKind.WORKING) in [row[:2] for row in own(box)]
    box.import_known.click()
    assert told[-1] == "Các ngày đã biết đều có rồi."


def test_optional_day_is_switched_on_and_off(box):
    day = dt.date(2026, 11, 24)
    for on in (True, False):
        (switch,) = box._optional
        assert switch.isChecked() is not on
        switch.click()
        assert (day in [row[0] for row in own(box)]) is on


def test_change_counts_working_days_without_the_entry_itself(office):
    calendar = office.services.calendar
    off = calendar.enter(dt.date(2026, 3, 9), DayKind.OFF).value
    with pytest.raises(Refused, match="vốn là ngày làm việc"):
        calendar.change(off.id, off.date, DayKind.WORKING)
    with pytest.raises(Refused, match="Không có ngày này"):
        calendar.change("none", off.date, DayKind.OFF)


def test_settings_switch_the_daily_notice(qtbot, office):
    from desktop.ui.screens.settings import SettingsScreen

    screen = SettingsScreen(office)
    qtbot.addWidget(screen)
    assert screen.notice.isChecked()
    screen.notice.click()
    assert office.program.settings.daily_notice is False
