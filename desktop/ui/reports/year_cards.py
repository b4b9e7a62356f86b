"""The year as a line of reports: one card each, with its due day, its state and what to heed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.reporting.measuring import ORDER
from desktop.domain.reporting.model import Period, Report, ReportDate
from desktop.i18n import _
from desktop.services.reports.calendar import ReportWarning, WarningKind
from desktop.ui.fields.dates import shown
from desktop.ui.reports.words import report_state
from desktop.ui.targets.words import SHORT_PERIODS

ROOMY = 840
"""Width in pixels from which all cards stand in one line."""
NARROWEST = 600

SIGNALS = {WarningKind.LATE: "late", WarningKind.SOON: "soon", WarningKind.BEFORE_DATA_END: "soon"}
SIGNS = {
    WarningKind.LATE: "●",
    WarningKind.SOON: "◐",
    WarningKind.AHEAD: "○",
    WarningKind.BEFORE_DATA_END: "◐",
}


@dataclass(frozen=True, slots=True)
class YearOfReports:
    """What the line of a year shows.

    Attributes:
        year: The year.
        dates: The report calendar by due day; before one is kept, what is proposed.
        reports: The reports that were begun, the newest version of each period.
        warnings: The most urgent first.
        expected: The lines that still count: all that are kept, of proposed ones those ahead.
        is_proposed: True while the officer has not accepted a calendar.
    """

    year: int
    dates: tuple[ReportDate, ...]
    reports: Mapping[Period, Report]
    warnings: tuple[ReportWarning, ...]
    expected: tuple[ReportDate, ...]
    is_proposed: bool = False


class ReportCard(QFrame):
    """One report of the year.

    Signals:
        opened: The report is to be made or opened.
    """

    opened = Signal()

    def __init__(self, period: Period) -> None:
        super().__init__()
        self.period = period
        self.setProperty("card", True)
        self.name = _label(_(SHORT_PERIODS[period]))
        font = self.name.font()
        font.setBold(True)
        self.name.setFont(font)
        self.state = _label()
        self.due = _label()
        self.due.setProperty("muted", True)
        self.warning = _label()
        self.button = QPushButton()
        self.button.clicked.connect(lambda _checked: self.opened.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        for label in (self.name, self.state, self.due, self.warning):
            column.addWidget(label)
        column.addStretch(1)
        column.addWidget(self.button)

    def show_report(
        self,
        report: Report | None,
        dates: Sequence[ReportDate],
        warnings: Sequence[ReportWarning],
        is_proposed: bool = False,
    ) -> None:
        """Show the state of the report, when it is due next, and the most urgent warning."""
        self.state.setText(report_state(report))
        waiting = [date for date in dates if date.sent_on is None]
        due = _due_words(dates, waiting)
        self.due.setText(_("{due} (dự kiến)").format(due=due) if dates and is_proposed else due)
        self.due.setToolTip("\n".join(f"{date.recipient}: {shown(date.due)}" for date in dates))
        self._warn([warning for warning in warnings if warning.report_date in waiting])
        self.button.setText(_("Mở báo cáo") if report else _("Lập báo cáo"))
        self.button.setAccessibleName(
            _("{do} {period}").format(do=self.button.text(), period=self.name.text())
        )

    def _warn(self, warnings: Sequence[ReportWarning]) -> None:
        self.warning.setVisible(bool(warnings))
        self.warning.setText("\n".join(map(short_warning, warnings[:2])))
        self.warning.setToolTip("\n".join(warning.words for warning in warnings))
        self.warning.setProperty("signal", SIGNALS.get(warnings[0].kind, "") if warnings else "")
        self.warning.style().unpolish(self.warning)
        self.warning.style().polish(self.warning)

    def emphasise(self, wanted: bool) -> None:
        """Let the button stand out for the report that is to be worked on next."""
        self.button.setProperty("primary", wanted)
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)


class YearCards(QWidget):
    """The cards of a year.

    Signals:
        asked: The report of this period is to be made or opened.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[Period, ReportCard] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for period in ORDER:
            card = ReportCard(period)
            card.opened.connect(lambda period=period: self.asked.emit(period))
            self.cards[period] = card
        self._columns = 0
        self._arrange(len(ORDER))
        self.setFocusProxy(self.cards[Period.Q1].button)

    def _arrange(self, columns: int) -> None:
        """Put the cards into so many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, *divmod(place, columns))
        for column in range(len(ORDER)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards into two lines where one has no room."""
        super().resizeEvent(event)
        half = len(ORDER) // 2
        self._arrange(len(ORDER) if event.size().width() >= ROOMY else half)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of two lines of cards."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def show_year(self, year: YearOfReports) -> None:
        """Show the reports of a year."""
        next_due = next((date.period for date in year.expected if date.sent_on is None), None)
        for period, card in self.cards.items():
            card.show_report(
                year.reports.get(period),
                [date for date in year.dates if date.period is period],
                [w for w in year.warnings if w.report_date.period is period],
                year.is_proposed,
            )
            card.emphasise(period is next_due)
        self.setFocusProxy(self.cards[next_due or Period.Q1].button)


def _due_words(dates: Sequence[ReportDate], waiting: Sequence[ReportDate]) -> str:
    if not dates:
        return _("Không có trong lịch")
    if not waiting:
        sent = max(date.sent_on for date in dates if date.sent_on)
        return _("Đã gửi ngày {day}").format(day=shown(sent))
    words = _("Hạn {day}").format(day=shown(min(date.due for date in waiting)))
    if len(dates) > 1:
        words = _("{due}, {count} nơi nhận").format(due=words, count=len(dates))
    return words


def short_warning(warning: ReportWarning) -> str:
    """Return a warning in a few words with its sign."""
    days = abs(warning.days)
    words = {
        WarningKind.LATE: _("Quá hạn {days} ngày"),
        WarningKind.SOON: _("Còn {days} ngày"),
        WarningKind.AHEAD: _("Còn {days} ngày"),
        WarningKind.BEFORE_DATA_END: _("Số liệu phải ước"),
    }[warning.kind]
    return f"{SIGNS[warning.kind]} {words.format(days=days)}"


def _label(words: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
