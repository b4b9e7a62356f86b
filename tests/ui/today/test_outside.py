"""Today reminds when nothing has left this PC for a week; one line, which can be put off."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.services.second_place import owner_in
from desktop.ui.today.outside import OutsideLine


@pytest.fixture
def line(office, qtbot):
    """The line on the day after the last change of the small office."""
    line = OutsideLine(office)
    qtbot.addWidget(line)
    return line


def first_seen(session, days_ago):
    program = session.program
    second = program.second_places()
    owner = owner_in(session.services.store, second.pc())
    program.settings.outside_from.clear()
    second.begin(owner, program.clock.today() - dt.timedelta(days=days_ago))


def press(line, words):
    next(b for b in line.findChildren(QPushButton) if b.text() == words).click()


def test_a_line_tells_after_a_week_and_leads_to_the_backups(office, line):
    first_seen(office, 6)
    line.refresh()
    assert line.isHidden()
    first_seen(office, 9)
    line.refresh()
    assert not line.isHidden()
    assert line.words.text().startswith("Đã 9 ngày chưa có bản sao lưu hay gói nào rời máy này.")
    gone = []
    line.go.connect(lambda *place: gone.append(place))
    press(line, "Chép ra USB…")
    assert gone == [("settings", "backups")]


def test_it_can_be_put_off(office, line):
    first_seen(office, 9)
    line.refresh()
    press(line, "Nhắc lại sau 7 ngày")
    assert line.isHidden()
    line.refresh()
    assert line.isHidden()
