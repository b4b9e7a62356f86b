"""Qua các kỳ: a commune from report to report, those merged into it below their sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.domain.consolidation.adding import MEASURES
from desktop.domain.reporting.periods import title
from desktop.domain.tracking.words import URGENCY
from desktop.i18n import _
from desktop.services.consolidation.history import CourseLine
from desktop.ui.charts.chart_view import ChartView
from desktop.ui.charts.stacked_bars import Bar, Part, StackedBars
from desktop.ui.consolidation.words import measure_head, value_words
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

MOST_BARS = 12


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A period of the commune, or of one that was merged into it."""

    id: str
    line: CourseLine
    is_part: bool


def rows_of(lines: Sequence[CourseLine]) -> list[CourseRow]:
    """Return the rows; what a merged commune reported stands below the sum."""
    rows, whole = [], None
    for line in lines:
        if line.parts > 1:
            whole = (line.year, line.period)
        is_part = line.parts == 1 and whole == (line.year, line.period)
        key = f"{line.year}.{line.period.value}.{line.office.id}.{line.parts}"
        rows.append(CourseRow(key, line, is_part))
    return rows


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Kỳ báo cáo"), _period_words, 230),
        ListColumn(_("Đơn vị báo cáo"), _office_words, 210, stretch=True),
        *(
            ListColumn(
                measure_head(measure),
                lambda row, measure=measure: value_words(measure, measure.value(row.line.numbers)),
                104,
                filtered=False,
            )
            for measure in MEASURES.values()
        ),
    )


def _period_words(row: CourseRow) -> str:
    words = title(row.line.period, row.line.year)
    return f"{words[:1].upper()}{words[1:]}"


def _office_words(row: CourseRow) -> str:
    if row.is_part:
        return f"    {row.line.name}"
    if row.line.parts > 1:
        return _("{name}, cộng {count} xã cũ").format(name=row.line.name, count=row.line.parts)
    return row.line.name


class CoursePanel(QWidget):
    """The periods as a list and as bars.

    Signals:
        opened: A commune, a year and a period to look into.
        message: For the status bar.
    """

    opened = Signal(str, int, object)
    message = Signal(str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._office_id = ""
        empty = EmptyState(
            _("Chưa có số liệu kỳ nào của xã này."), _("Tải lại"), self.refresh, primary=False
        )
        self.panel = ListPanel(_columns(), _("Lọc: kỳ, đơn vị"), empty)
        remember_columns(self.panel.view, session.program.settings.layout, "consolidation.course")
        self.panel.opened.connect(lambda _row: self._open())
        self.open = screen.action(_("Xem kỳ này"), self._open)
        self.panel.offer((self.open,))
        self.chart = ChartView()
        self.chart.message.connect(self.message)
        self.chart.failed.connect(session.failed)
        self.bars = QScrollArea()
        self.bars.setWidgetResizable(True)
        self.bars.setFrameShape(QFrame.Shape.NoFrame)
        self.bars.setWidget(self.chart)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.panel)
        split.addWidget(self.bars)
        split.setSizes([300, 200])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(split)
        self.setFocusProxy(self.panel)

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done with a period."""
        return (self.open,)

    def show_office(self, office_id: str) -> None:
        """Show the course of a commune, "" for none."""
        self._office_id = office_id
        if office_id:
            self.refresh()
        else:
            self._show(())

    def refresh(self) -> None:
        """Load the course again."""
        office_id = self._office_id
        self._session.read(
            lambda services: services.consolidation.courses.course(office_id),
            lambda lines: self._show(lines) if office_id == self._office_id else None,
        )

    def _show(self, lines: Sequence[CourseLine]) -> None:
        rows = rows_of(lines)
        self.panel.show_items(rows)
        bars = [bar_of(row) for row in rows if not row.is_part][:MOST_BARS]
        self.chart.show_chart(StackedBars(_("Tình trạng nhiệm vụ qua các kỳ"), bars[::-1]))
        self.bars.setVisible(bool(bars))

    def _open(self) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            self.opened.emit(row.line.office.id, row.line.year, row.line.period)


def bar_of(row: CourseRow) -> Bar:
    """Return the tasks of a period as a bar."""
    numbers = row.line.numbers
    parts = tuple(Part(state, numbers.get(f"all/{state.value}", 0), "") for state in URGENCY)
    return Bar(title(row.line.period, row.line.year), parts)
