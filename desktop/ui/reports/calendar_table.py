"""The report calendar of a year as a table that is typed in; what is right is kept at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.ids import new_id
from desktop.domain.reporting.model import DataRule, Period, ReportDate
from desktop.domain.reporting.period_names import period_named
from desktop.domain.reporting.periods import USUAL, data_days
from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.fields.dates import FORMAT, shown
from desktop.ui.layout_memory import remember_columns
from desktop.ui.session import Session
from desktop.ui.targets.grid import GridColumn, GridModel, GridView
from desktop.ui.targets.words import SHORT_PERIODS

PERIOD, RECIPIENT, DUE, FIRST, LAST, SENT, STATE = range(7)
DATES = (DUE, FIRST, LAST)


def _columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Kỳ báo cáo"), 96, typed=True),
        GridColumn(_("Nơi nhận"), 240, typed=True, stretch=True),
        GridColumn(_("Hạn gửi"), 100, typed=True),
        GridColumn(_("Số liệu từ"), 100, typed=True),
        GridColumn(_("Chốt số liệu"), 100, typed=True),
        GridColumn(_("Đã gửi ngày"), 100, typed=True),
        GridColumn(_("Lưu ý"), 320),
    )


def read_day(words: str) -> dt.date | None:
    """Return the day that ``words`` name, None when they name none."""
    try:
        return dt.datetime.strptime(words.strip(), FORMAT).date()
    except ValueError:
        return None


def check_row(words: Sequence[str]) -> Mapping[int, str]:
    """Return by column what is wrong with the words of a row."""
    problems = {}
    if period_named(words[PERIOD]) is None:
        problems[PERIOD] = _("Ghi kỳ báo cáo: Quý I, 6 tháng, 9 tháng, Quý III, Quý IV, Năm.")
    for column in (*DATES, SENT):
        needed = column != SENT or words[SENT].strip()
        if needed and read_day(words[column]) is None:
            problems[column] = _("Ghi ngày theo mẫu dd/mm/yyyy.")
    return problems


def read_row(date: ReportDate, words: Sequence[str]) -> ReportDate:
    """Return the line that the words of a row mean; the words were checked before."""
    period = period_named(words[PERIOD])
    due, first, last = (read_day(words[column]) for column in DATES)
    assert period is not None
    assert due is not None
    assert first is not None
    assert last is not None
    return replace(
        date,
        period=period,
        recipient=words[RECIPIENT],
        due=due,
        data_from=first,
        data_to=last,
        sent_on=read_day(words[SENT]),
    )


class CalendarTable(QWidget):
    """Recipients and days of the reports of a year.

    Signals:
        proposed: The lines that the plans ask for are wanted.
    """

    proposed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._year = 0
        self._added = ""
        self._dates: list[ReportDate] = []
        self.grid = GridModel(_columns(), lambda _row, words: check_row(words), self)
        self.view = GridView(self.grid, _("Lịch báo cáo"), own_undo=False)
        self.grid.typed.connect(lambda _rows: self._keep())
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty("signal", "late")
        self.problem.hide()
        self.add_button = QPushButton(_("Thêm nơi nhận"))
        self.add_button.clicked.connect(lambda _checked: self.add_row())
        self.remove_button = QPushButton(_("Xóa dòng"))
        self.remove_button.clicked.connect(lambda _checked: self.remove_row())
        self.propose_button = QPushButton(_("Thêm dòng theo kế hoạch"))
        self.propose_button.clicked.connect(lambda _checked: self.proposed.emit())
        remember_columns(self.view, session.program.settings.layout, "reports.calendar")
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(_("Lịch báo cáo: nơi nhận, hạn gửi, ngày số liệu"))
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        for button in (self.propose_button, self.remove_button, self.add_button):
            button.setAutoDefault(False)
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.problem)
        self.setFocusProxy(self.view)

    def show_dates(self, year: int, dates: Sequence[ReportDate], notes: Mapping[str, str]) -> None:
        """Show lines, with what to heed by their keys; what is wrong on screen stays."""
        if self.grid.problems and year == self._year:
            return
        here = self.view.currentIndex()
        self._year, self._dates = year, list(dates)
        self.grid.show([_cells(date, notes.get(date.id, "")) for date in dates])
        self._tell("")
        self._focus(here.row(), here.column())
        self.remove_button.setEnabled(bool(self._dates))

    def forget(self) -> None:
        """Show nothing: another workspace is open."""
        self._dates = []
        self.grid.show([])
        self._tell("")

    def _focus(self, row: int, column: int) -> None:
        """Put the focus on the line that was added, else where it was."""
        added = [place for place, date in enumerate(self._dates) if date.id == self._added]
        if added:
            self._added = ""
            self.view.start_at(added[0], RECIPIENT)
        elif row >= 0 and self._dates:
            self.view.setCurrentIndex(self.grid.index(min(row, len(self._dates) - 1), column))

    def add_row(self) -> None:
        """Add a line: the current one for another recipient, or the first report."""
        here = self.view.currentIndex()
        if here.isValid() and self._dates:
            new = replace(self._dates[here.row()], id=new_id(), recipient="", sent_on=None)
        else:
            days = data_days(USUAL[0], self._year, DataRule.DECREE)
            new = ReportDate(new_id(), self._year, Period.Q1, "", days[1], *days)
        self._added = new.id
        self._store([*self._dates, new])

    def remove_row(self) -> None:
        """Remove the current line; undo brings it back."""
        here = self.view.currentIndex()
        if here.isValid() and self._dates:
            gone = self._dates[here.row()]
            self.grid.show([])
            self._store([date for date in self._dates if date is not gone])

    def _keep(self) -> None:
        problems = self.grid.problems
        if problems:
            row, column = min(problems)
            words = _("● Dòng {row}: {problem}")
            self._tell(words.format(row=row + 1, problem=problems[row, column]))
            return
        self._store([read_row(date, self.grid.words(row)) for row, date in enumerate(self._dates)])

    def _store(self, dates: Sequence[ReportDate]) -> None:
        year = self._year
        self._session.do(
            lambda services: services.reports.set_dates(year, dates),
            lambda _dates: self._tell(""),
            self._refused,
        )

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _refused(self, error: AppError) -> None:
        self._tell(f"● {error.sentence()}")


def _cells(date: ReportDate, note: str) -> tuple[str, ...]:
    return (
        _(SHORT_PERIODS[date.period]),
        date.recipient,
        shown(date.due),
        shown(date.data_from),
        shown(date.data_to),
        shown(date.sent_on),
        note,
    )
