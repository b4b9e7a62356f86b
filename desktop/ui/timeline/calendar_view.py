"""The view "Lịch": a month or a week with what is due, days off with their names."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.i18n import _
from desktop.services.tasks.timetable import Agenda, agenda
from desktop.ui.session import Session
from desktop.ui.timeline.bar import help_button, tool
from desktop.ui.timeline.day_list import DayList
from desktop.ui.timeline.month_grid import (
    ONE_DAY,
    WEEK,
    MonthGrid,
    MonthSheet,
    move_month,
    sheet_days,
)
from desktop.ui.timeline.schedule_output import ScheduleOutput


class CalendarView(QWidget):
    """Shows what is due in a month or a week.

    Signals:
        opened: The key of a task that the officer chose.
    """

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._query = TaskQuery()
        self._found: Agenda | None = None
        self.day = session.program.clock.today()
        self.grid = MonthGrid()
        self.list = DayList()
        self.week = DayList()
        self.title, self.told = QLabel(), QLabel()
        self.output = ScheduleOutput(session, self)
        self.output.message.connect(self.told.setText)
        self._lay_out()
        self.grid.day_chosen.connect(self.show_day)
        self.grid.entered.connect(self.list.setFocus)
        for part in (self.list, self.week):
            part.opened.connect(self.opened)
        QShortcut(
            QKeySequence("T"), self, self.go_today,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip

    def _lay_out(self) -> None:
        self.title.setProperty("signal", "plain")
        self.title.setMinimumWidth(210)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told.setProperty("muted", True)
        self.by_month = tool(_("Tháng"), self._show_mode, _("Xem cả tháng"), checkable=True)
        self.by_week = tool(_("Tuần"), self._show_mode, _("Xem từng tuần"), checkable=True)
        self.by_month.setChecked(True)
        modes = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.addWidget(tool("◀", lambda: self.go(-1), _("Tháng trước, tuần trước")))
        bar.addWidget(self.title)
        bar.addWidget(tool("▶", lambda: self.go(1), _("Tháng sau, tuần sau")))
        bar.addWidget(tool(_("Hôm nay"), self.go_today, _("Về ngày hôm nay (T)")))
        bar.addSpacing(8)
        modes_row = QHBoxLayout()
        modes_row.setSpacing(0)
        for mode in (self.by_month, self.by_week):
            modes.addButton(mode)
            modes_row.addWidget(mode)
        bar.addLayout(modes_row)
        bar.addWidget(self.told, 1)
        bar.addWidget(self._output_button())
        bar.addWidget(help_button(self))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.grid)
        split.addWidget(self.list)
        split.setChildrenCollapsible(False)
        split.setSizes([760, 380])
        split.setStretchFactor(0, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(split)
        self.pages.addWidget(self.week)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.grid)

    def _output_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(_("In, xuất ▾"))
        button.setProperty("small", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(_("In lịch công tác tuần này…"), lambda: self._output("print", week=True))
        menu.addAction(_("In lịch công tác tháng này…"), lambda: self._output("print", week=False))
        menu.addAction(_("In tờ lịch tháng…"), self._print_sheet)
        menu.addSeparator()
        menu.addAction(_("Xuất lịch tuần ra Word…"), lambda: self._output("docx", week=True))
        menu.addAction(_("Xuất lịch tháng ra Word…"), lambda: self._output("docx", week=False))
        menu.addAction(_("Xuất lịch tháng ra PDF…"), lambda: self._output("pdf", week=False))
        menu.addSeparator()
        menu.addAction(_("Xuất tệp lịch (.ics)…"), self._calendar_file)
        button.setMenu(menu)
        return button

    # -- what is shown ---------------------------------------------------------------------

    @property
    def is_week(self) -> bool:
        """Tell whether a week is shown."""
        return self.by_week.isChecked()

    def show_tasks(self, query: TaskQuery, order: Order) -> None:
        """Show what is due of the tasks that ``query`` asks for."""
        self._query = query
        self._load()

    def show_day(self, day: dt.date) -> None:
        """Show a day; another month is loaded."""
        found, self.day = self._found, day
        shown = self.grid.sheet
        if found is None or shown is None or (day.year, day.month) != _month_of(shown):
            self._load()
        else:
            self._show_lists(found)

    def go(self, step: int) -> None:
        """Go to another month, or week."""
        self.show_day(
            self.day + ONE_DAY * WEEK * step if self.is_week else move_month(self.day, step)
        )

    def go_today(self) -> None:
        """Go to the day of today."""
        self.show_day(self._session.program.clock.today())

    def _show_mode(self) -> None:
        self.pages.setCurrentIndex(int(self.is_week))
        self.setFocusProxy(self.week if self.is_week else self.grid)
        if self._found is not None:
            self._show_lists(self._found)

    def _load(self) -> None:
        query, day = self._query, self.day
        days = sheet_days(day.year, day.month)
        today = self._session.program.clock.today()
        self._session.read(
            lambda services: agenda(services, query, days[0], days[-1], today), self._show
        )

    def _show(self, found: Agenda) -> None:
        if not found.first <= self.day <= found.last:
            return
        self._found = found
        self._show_lists(found)

    def _show_lists(self, found: Agenda) -> None:
        today = self._session.program.clock.today()
        self.grid.show_sheet(MonthSheet(found, self.day, today), self.day)
        self.list.show_days(found, [self.day])
        if self.is_week:
            self.week.show_days(found, self._week())
        self.title.setText(self._title())

    def _week(self) -> list[dt.date]:
        monday = self.day - ONE_DAY * self.day.weekday()
        return [monday + ONE_DAY * step for step in range(WEEK)]

    def _title(self) -> str:
        if self.is_week:
            week = self._week()
            words = _("Tuần {number}: {first} – {last}")
            return words.format(
                number=self.day.isocalendar().week,
                first=short_date(week[0])[:5],
                last=short_date(week[-1]),
            )
        return _("Tháng {month} năm {year}").format(month=self.day.month, year=self.day.year)

    # -- paper and files -------------------------------------------------------------------

    def _output(self, way: str, *, week: bool) -> None:
        """Read the span anew, then print or write its schedule."""
        query, today = self._query, self._session.program.clock.today()
        days = self._week() if week else _days_of_month(self.day)

        def done(found: Agenda) -> None:
            if way == "print":
                self.output.ask_print(found)
            else:
                self.output.ask_export(found, way)

        self._session.read(lambda services: agenda(services, query, days[0], days[-1], today), done)

    def _print_sheet(self) -> None:
        if self.grid.sheet is not None:
            self.output.ask_sheet(self.grid.sheet)

    def _calendar_file(self) -> None:
        self.output.ask_calendar_file(self._query)


def _month_of(sheet: MonthSheet) -> tuple[int, int]:
    return sheet.month.year, sheet.month.month


def _days_of_month(day: dt.date) -> list[dt.date]:
    return [each for each in sheet_days(day.year, day.month) if each.month == day.month]
