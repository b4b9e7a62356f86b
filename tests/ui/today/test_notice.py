"""The notice of the desktop: once a day, when there is a tray and something burns."""

from dataclasses import replace
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, Signal

from desktop.ui.today import notice as module
from desktop.ui.today.notice import DailyNotice, notice_words


class FakeTray(QObject):
    messageClicked = Signal()  # noqa: N815
    activated = Signal(object)
    there = True
    shown: ClassVar[list] = []

    def __init__(self, _icon, parent):
        super().__init__(parent)

    @classmethod
    def isSystemTrayAvailable(cls):
        return cls.there

    @classmethod
    def supportsMessages(cls):
        return cls.there

    def setToolTip(self, words):
        self.tip = words

    def show(self):
        pass

    def showMessage(self, title, words, _icon, _time):
        self.shown.append((title, words))


@pytest.fixture
def tray(monkeypatch):
    monkeypatch.setattr(module, "QSystemTrayIcon", FakeTray)
    monkeypatch.setattr(FakeTray, "shown", [])
    monkeypatch.setattr(FakeTray, "there", True)
    return FakeTray


@pytest.fixture
def today(office):
    return office.services.today.look()


def test_counts_are_told_once_a_day(office, tray, today):
    notice = DailyNotice(office, office)
    notice.tell(today)
    notice.tell(today)
    DailyNotice(office, office).tell(today)
    words = "1 nhiệm vụ quá hạn, 1 nhiệm vụ đến hạn trong 7 ngày tới, 1 báo cáo đến hạn gửi."
    assert tray.shown == [("Việc cần làm hôm nay", words)]


def test_next_day_is_told_again(office, tray, today):
    notice = DailyNotice(office, office)
    notice.tell(today)
    notice.tell(replace(today, day=today.day.replace(day=6)))
    assert len(tray.shown) == 2


def test_click_is_told(qtbot, office, tray, today):
    notice = DailyNotice(office, office)
    notice.tell(today)
    with qtbot.waitSignal(notice.clicked):
        notice.tray.messageClicked.emit()


def test_silent_when_switched_off(office, tray, today):
    office.program.settings.daily_notice = False
    DailyNotice(office, office).tell(today)
    assert tray.shown == []


def test_without_a_tray_the_day_is_not_used_up(office, tray, today, monkeypatch):
    monkeypatch.setattr(FakeTray, "there", False)
    DailyNotice(office, office).tell(today)
    assert tray.shown == []
    assert office.program.settings.noticed_on == ""


def test_nothing_burning_says_nothing(today):
    none = replace(today.overdue, count=0)
    quiet = replace(today, overdue=none, due_7=none)
    assert notice_words(quiet) == "1 báo cáo đến hạn gửi."
    assert notice_words(replace(quiet, reports_due=())) == ""
