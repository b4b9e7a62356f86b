"""Entering the values of a period: one table for all targets, kept in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.facts import Target
from desktop.domain.reporting.measuring import measured, parse_figure, write_figure, write_goal
from desktop.domain.reporting.model import Period
from desktop.errors import AppError, Refused
from desktop.i18n import _
from desktop.services.targets import Entry, TargetRow
from desktop.ui.labels import plain_label
from desktop.ui.layout_memory import remember_columns
from desktop.ui.session import Session
from desktop.ui.targets.grid import GridColumn, GridModel, GridView
from desktop.ui.targets.words import SHORT_PERIODS, judged, result

SECTION, TEXT, GOAL, NUMERATOR, DENOMINATOR, VALUE, SOURCE, JUDGED = range(8)
FIGURES = (NUMERATOR, DENOMINATOR, VALUE)
TWO_LINES = 40
"""Height of a row in which a sentence has two lines, pixels."""


def _columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Mục"), 76),
        GridColumn(_("Chỉ tiêu"), 260, stretch=True),
        GridColumn(_("Mục tiêu"), 120),
        GridColumn(_("Tử số"), 76, typed=True, centre=True),
        GridColumn(_("Mẫu số"), 76, typed=True, centre=True),
        GridColumn(_("Kết quả"), 76, typed=True, centre=True),
        GridColumn(_("Nguồn số liệu"), 170, typed=True),
        GridColumn(_("Đánh giá"), 170),
    )


def read_entry(target: Target, words: Sequence[str]) -> tuple[Entry, Mapping[int, str]]:
    """Return what the words of a row mean, and by column what is wrong with them."""
    figures: dict[int, float | None] = {}
    problems: dict[int, str] = {}
    for column in FIGURES:
        try:
            figures[column] = parse_figure(words[column])
        except Refused as refusal:
            problems[column] = refusal.what
    numerator, denominator = figures.get(NUMERATOR), figures.get(DENOMINATOR)
    value = figures.get(VALUE) if numerator is None and denominator is None else None
    entry = Entry(target.id, value, numerator, denominator, words[SOURCE])
    if not problems:
        try:
            measured(target.unit, value, numerator, denominator)
        except Refused as refusal:
            at = VALUE if value is not None else NUMERATOR if numerator is None else DENOMINATOR
            problems[at] = refusal.what
    return entry, problems


class EntryPage(QWidget):
    """The table of a period.

    Signals:
        kept: The values are on disk.
        left: The officer goes back to the list.
    """

    kept = Signal(int)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: Sequence[TargetRow] = ()
        self._year = 0
        self._period = Period.Q1
        self._touched: set[int] = set()
        self.grid = GridModel(_columns(), self._check, self)
        self.view = GridView(self.grid, _("Số liệu các chỉ tiêu của kỳ"))
        self.view.verticalHeader().setDefaultSectionSize(TWO_LINES)
        self.period = QComboBox()
        self.period.setAccessibleName(_("Kỳ"))
        for each, words in SHORT_PERIODS.items():
            self.period.addItem(_(words), each)
        self.advice = plain_label(
            _(
                "Ghi tử số và mẫu số, chương trình tự tính tỷ lệ; hoặc ghi thẳng kết quả. "
                "Dán được cả bảng từ Excel."
            )
        )
        self.advice.setProperty("muted", True)
        self.problem = plain_label("")
        self.problem.setProperty("signal", "late")
        self.save_button = QPushButton(_("Lưu số liệu"))
        self.save_button.setProperty("primary", True)
        self.save_button.setToolTip(_("Lưu số liệu (Ctrl+S)"))
        self.save_button.setShortcut("Ctrl+S")
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.grid.typed.connect(self._typed)
        self.view.selectionModel().currentChanged.connect(lambda *_indexes: self._look())
        self.period.activated.connect(lambda _row: self._change_period())
        remember_columns(self.view, session.program.settings.layout, "targets.entry")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(QLabel(_("Kỳ báo cáo:")))
        top.addWidget(self.period)
        top.addWidget(self.advice, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.problem, 1)
        bottom.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(bottom)
        self.setFocusProxy(self.view)

    # -- showing ---------------------------------------------------------------------------

    def open(self, year: int, period: Period) -> None:
        """Show the values of a period; what was typed and not kept stays on screen."""
        if self.is_dirty and (year, period) == (self._year, self._period):
            return
        self._year, self._period = year, period
        self.period.setCurrentIndex(self.period.findData(period))
        self._session.read(lambda services: services.targets.table(year, period), self._show)

    def _show(self, rows: Sequence[TargetRow]) -> None:
        self._rows = rows
        self._touched.clear()
        self.grid.show([_cells(row) for row in rows])
        for place in range(len(rows)):
            self._judge(place)
        if rows:
            self.view.start_at(0, NUMERATOR)
        self._look()

    def forget(self) -> None:
        """Show nothing: another workspace is open."""
        self._show(())

    @property
    def is_dirty(self) -> bool:
        """Tell whether something was typed that is not kept yet."""
        return bool(self._touched)

    def _change_period(self) -> None:
        """Keep what was typed, then show another period; a fault keeps this one."""
        year, wanted = self._year, self.period.currentData()
        self.period.setCurrentIndex(self.period.findData(self._period))
        self.save(lambda: self.open(year, wanted))

    # -- typing ----------------------------------------------------------------------------

    def _check(self, place: int, words: Sequence[str]) -> Mapping[int, str]:
        return read_entry(self._rows[place].target, words)[1]

    def _typed(self, rows: list[int]) -> None:
        self._touched |= set(rows)
        for place in rows:
            self._judge(place)
        self._look()

    def _judge(self, place: int) -> None:
        """Show the computed value of a row, and whether it reaches the target."""
        target = self._rows[place].target
        entry, problems = read_entry(target, self.grid.words(place))
        value = None
        if not problems:
            value = measured(target.unit, entry.value, entry.numerator, entry.denominator)
        words = judged(target, value)
        told = f"{words} ({result(target, value)})" if value is not None else words
        self.grid.tell(place, JUDGED, "" if problems else told)

    def _look(self) -> None:
        here = self.view.currentIndex()
        problems = self.grid.problems
        first = next(iter(sorted(problems)), None)
        at = (here.row(), here.column())
        shown = at if at in problems else first
        words = _("● Dòng {row}: {problem}")
        self.problem.setText(
            words.format(row=shown[0] + 1, problem=problems[shown]) if shown else ""
        )
        self.save_button.setEnabled(self.is_dirty and not problems)

    # -- keeping ---------------------------------------------------------------------------

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep all that was typed in one step, then go on with ``then``."""
        if self.grid.problems:
            row, column = min(self.grid.problems)
            self.view.start_at(row, column)
            return
        if not self.is_dirty:
            if then is not None:
                then()
            return
        rows = sorted(self._touched)
        entries = [read_entry(self._rows[row].target, self.grid.words(row))[0] for row in rows]
        year, period = self._year, self._period

        def kept(_values: object) -> None:
            self._touched.clear()
            self._look()
            self.kept.emit(len(entries))
            if then is not None:
                then()

        self._session.do(
            lambda services: services.targets.enter(year, period, entries), kept, self._refused
        )

    def _refused(self, error: AppError) -> None:
        self.problem.setText(f"● {error.sentence()}")

    def leave(self) -> None:
        """Keep what can be kept; what is wrong stays on screen to be put right."""
        if self.is_dirty and not self.grid.problems:
            self.save()

    def keyPressEvent(self, event: object) -> None:
        """Let Esc lead back; what was typed is kept, or stays where it is wrong."""
        if event.key() == Qt.Key.Key_Escape:
            self.save(self.left.emit)
            return
        super().keyPressEvent(event)


def _cells(row: TargetRow) -> tuple[str, ...]:
    found = row.measured
    computed = found is not None and found.denominator is not None
    figures = (
        (found.numerator, found.denominator, None if computed else found.value)
        if found is not None
        else (None, None, None)
    )
    return (
        row.target.section,
        row.target.text,
        write_goal(row.target),
        *("" if figure is None else write_figure(figure) for figure in figures),
        found.source if found is not None else "",
        "",
    )
