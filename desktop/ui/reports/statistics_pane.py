"""The statistics form of a report: counted figures stand, the others are typed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.reporting.measuring import parse_figure, write_figure
from desktop.domain.reporting.statistics import StatisticRow, Typed
from desktop.errors import Refused
from desktop.i18n import _
from desktop.ui.layout_memory import remember_columns
from desktop.ui.session import Session
from desktop.ui.targets.grid import GridColumn, GridModel, GridView

LABEL, UNIT, PERIOD, YEAR, NOTE = range(5)


def _columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Chỉ tiêu thống kê"), 260, stretch=True),
        GridColumn(_("Đơn vị tính"), 92),
        GridColumn(_("Kỳ báo cáo"), 92, typed=True, centre=True),
        GridColumn(_("Lũy kế"), 92, typed=True, centre=True),
        GridColumn(_("Ghi chú"), 130, typed=True),
    )


def read_typed_cells(words: Sequence[str]) -> tuple[Typed, Mapping[int, str]]:
    """Return what the cells of a row mean, and by column what is wrong with them."""
    figures: dict[int, float | None] = {}
    problems: dict[int, str] = {}
    for column in (PERIOD, YEAR):
        try:
            figures[column] = parse_figure(words[column])
        except Refused as refusal:
            problems[column] = refusal.what
        if (figures.get(column) or 0) < 0:
            problems[column] = _("Số liệu thống kê không được âm.")
    return Typed(figures.get(PERIOD), figures.get(YEAR), words[NOTE]), problems


class StatisticsPane(QWidget):
    """The form as a table.

    Signals:
        typed: Other figures for an indicator: its key and the figures.
    """

    typed = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._rows: list[StatisticRow | None] = []
        self.grid = GridModel(_columns(), lambda _row, words: read_typed_cells(words)[1], self)
        self.view = GridView(self.grid, _("Biểu thống kê"), own_undo=False)
        self.grid.typed.connect(self._typed)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty("signal", "late")
        self.problem.hide()
        advice = QLabel(
            _("Ô trắng là số liệu tự nhập; các dòng khác lấy từ nhiệm vụ đang theo dõi.")
        )
        advice.setWordWrap(True)
        advice.setProperty("muted", True)
        remember_columns(self.view, session.program.settings.layout, "reports.statistics")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(advice)
        column.addWidget(self.view, 1)
        column.addWidget(self.problem)
        self.setFocusProxy(self.view)

    def show_statistics(self, rows: Sequence[StatisticRow], is_draft: bool) -> None:
        """Show the form; what is wrong on screen stays to be put right."""
        if self.grid.problems:
            return
        here = self.view.currentIndex()
        place = (here.row(), here.column()) if here.isValid() else None
        self._rows, words, headings, locked = [], [], [], []
        group = ""
        for row in rows:
            if row.indicator.group != group:
                group = row.indicator.group
                headings.append(len(words))
                words.append((group, "", "", "", ""))
                self._rows.append(None)
            if not (is_draft and row.indicator.is_typed):
                locked.append(len(words))
            words.append(_cells(row))
            self._rows.append(row)
        self.grid.show(words, locked, headings)
        self.view.clearSpans()
        for heading in headings:
            self.view.setSpan(heading, 0, 1, len(self.grid.columns))
        if place is not None and place[0] < len(words):
            self.view.setCurrentIndex(self.grid.index(*place))

    def forget(self) -> None:
        """Show nothing."""
        self._rows = []
        self.grid.show(())
        self.problem.hide()

    def _typed(self, rows: list[int]) -> None:
        problems = self.grid.problems
        first = min(problems, default=None)
        self.problem.setText(f"● {problems[first]}" if first else "")
        self.problem.setVisible(bool(first))
        for place in rows:
            typed, faults = read_typed_cells(self.grid.words(place))
            row = self._rows[place]
            if row is not None and not faults:
                self.typed.emit(row.indicator.key, typed)


def _cells(row: StatisticRow) -> tuple[str, ...]:
    figures = (row.period, row.year)
    return (
        row.indicator.label,
        row.indicator.unit,
        *("" if figure is None else write_figure(figure) for figure in figures),
        row.note,
    )
