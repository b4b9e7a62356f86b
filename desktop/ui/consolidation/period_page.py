"""Tổng hợp một kỳ: sums, ranking, comparison in bars, the report of the level above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.consolidation.adding import MEASURES, Ranked, Totals
from desktop.domain.consolidation.letterhead import profile_of
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import URGENCY
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.charts.chart_view import ChartView
from desktop.ui.charts.stacked_bars import Bar, Part, StackedBars
from desktop.ui.consolidation.words import value_words
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.labels import plain_label
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.giving_out import GivingOut
from desktop.ui.letters.papers import Paper
from desktop.ui.letters.papers_view import PapersView
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

MOST_BARS = 30
"""Communes in the chart; the list beside it has them all."""


@dataclass(frozen=True, slots=True)
class RankRow:
    """A line of the ranking."""

    id: str
    ranked: Ranked
    value: str
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PeriodLook:
    """What is shown of a period."""

    totals: Totals
    rows: tuple[RankRow, ...]


def look(services: Services, measure: str, year: int, period: Period) -> PeriodLook:
    """Ask for the sums, the ranking and the figures behind it."""
    views = services.consolidation
    figures = {each.office.id: each.numbers for each in views.figures(year, period)}
    rows = (
        RankRow(
            each.office_id,
            each,
            value_words(MEASURES[measure], each.value),
            figures.get(each.office_id, {}),
        )
        for each in views.ranking(measure, year, period)
    )
    return PeriodLook(views.totals(year, period), tuple(rows))


def report_paper(services: Services, year: int, period: Period) -> Paper:
    """Return the report of the level above, ready to be shown and written."""
    part = services.consolidation
    document, profile = part.document(year, period), profile_of(part.register.level())

    def write(there: Services, format_name: str, out: Path) -> Path:
        return there.consolidation.export(year, period, format_name, out)

    return Paper("", _("Báo cáo tổng hợp {period}").format(period=title(period, year)),
                 document, profile, write)  # fmt: skip


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(
            _("Hạng"), lambda row: str(row.ranked.place or "–"), 64,
            order=lambda row: row.ranked.place or None,
        ),
        ListColumn(_("Xã"), lambda row: row.ranked.name, 180, stretch=True),
        ListColumn(_("Giá trị"), lambda row: row.value, 100, order=lambda row: row.ranked.value),
        _number_column(_("Nhiệm vụ"), "all/total"),
        _number_column(_("Quá hạn"), "all/overdue"),
    )  # fmt: skip


def _number_column(header: str, key: str) -> ListColumn:
    return ListColumn(
        header,
        lambda row: _count(row, key),
        84,
        spare=True,
        order=lambda row: row.numbers.get(key, 0) if row.numbers else None,
    )


def _count(row: RankRow, key: str) -> str:
    return str(row.numbers.get(key, 0)) if row.numbers else ""


class PeriodPage(QWidget):
    """Sums at the top, the ranking at the left, bars at the right.

    Signals:
        opened: A commune and a period to look into.
        message: For the status bar.
    """

    opened = Signal(str, object)
    message = Signal(str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._year = 0
        self.notice = NoticeBar()
        self.giving = GivingOut(session, self.notice, self)
        self.period = QComboBox()
        self.period.setAccessibleName(_("Kỳ báo cáo"))
        self.measure = QComboBox()
        self.measure.setAccessibleName(_("Xếp hạng theo"))
        for key, measure in MEASURES.items():
            self.measure.addItem(_(measure.title), key)
        for box in (self.period, self.measure):
            box.activated.connect(lambda _row: self.load())
        self.sums, self.areas = plain_label(heading=True), plain_label(muted=True)
        self.panel = ListPanel(
            _columns(),
            _("Lọc: tên xã; có dấu hoặc không"),
            EmptyState(
                _("Chưa có xã nào phải gửi báo cáo của kỳ này."),
                _("Tải lại"),
                self.load,
                primary=False,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "consolidation.ranks")
        self.panel.allow_sorting()
        self.panel.opened.connect(lambda _row: self._open())
        self.chart = ChartView()
        self.chart.opened.connect(lambda key: self.opened.emit(key, self.chosen_period()))
        self.chart.message.connect(self.message)
        self.chart.failed.connect(session.failed)
        self.papers = PapersView(session)
        self.papers.left.connect(self._leave_paper)
        self._make_actions(screen)
        self._lay_out()

    def _make_actions(self, screen: Screen) -> None:
        self.open = screen.action(_("Xem xã"), self._open)
        self.preview = screen.action(_("Xem báo cáo"), self.show_report, icon_name="reports")
        self.word = screen.action(
            _("Xuất Word"), lambda: self._export("docx"), icon_name="export", primary=True
        )
        self.excel = screen.action(
            _("Xuất Excel"), lambda: self._export("xlsx"), icon_name="export"
        )
        self.print = screen.action(_("In báo cáo"), self._print, icon_name="print")
        self.panel.offer((self.open, self.preview, self.word, self.excel, self.print))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for words, box in ((_("Kỳ:"), self.period), (_("Xếp hạng theo:"), self.measure)):
            bar.addWidget(QLabel(words))
            bar.addWidget(box)
        bar.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.chart)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.panel)
        split.addWidget(area)
        split.setChildrenCollapsible(False)
        split.setSizes([560, 560])
        self.body = QWidget()
        body = QVBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(bar)
        body.addWidget(self.sums)
        body.addWidget(self.areas)
        body.addWidget(split, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.notice)
        column.addWidget(self.body, 1)
        column.addWidget(self.papers, 1)
        self.papers.hide()
        self.setFocusProxy(self.panel)

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.preview, self.print, self.excel, self.word)

    def chosen_period(self) -> Period:
        """Return the period that is shown."""
        period = self.period.currentData()
        assert isinstance(period, Period)
        return period

    def choose_period(self, period: Period) -> None:
        """Show another period."""
        self.select_period(period)
        self.load()

    def select_period(self, period: Period) -> None:
        """Select a period, to be shown at the next loading."""
        self.period.setCurrentIndex(max(0, self.period.findData(period)))

    def refresh(self, year: int) -> None:
        """Show a year."""
        self.offer_periods(year)
        self.load()

    def offer_periods(self, year: int) -> None:
        """Offer the periods of a year; the one that was chosen stays."""
        if year == self._year:
            return
        chosen = self.period.currentIndex()
        self._year = year
        self.period.clear()
        for period in Period:
            words = title(period, year)
            self.period.addItem(words[:1].upper() + words[1:], period)
        self.period.setCurrentIndex(max(0, chosen))

    def load(self) -> None:
        """Ask for the period."""
        measure, year, period = self.measure.currentData(), self._year, self.chosen_period()
        self._session.read(lambda services: look(services, measure, year, period), self._show)

    def _show(self, found: PeriodLook) -> None:
        self.sums.setText(sums_words(found.totals))
        self.areas.setText(areas_words(found.totals))
        self.areas.setVisible(bool(found.totals.areas))
        self.panel.show_items(found.rows)
        bars = [bar_of(row) for row in found.rows if row.numbers][:MOST_BARS]
        heading = _("Tình trạng nhiệm vụ của các xã, {period}")
        heading = heading.format(period=title(self.chosen_period(), self._year))
        self.chart.show_chart(StackedBars(heading, bars))

    def _open(self) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            self.opened.emit(row.id, self.chosen_period())

    # -- the report ------------------------------------------------------------------------

    def show_report(self) -> None:
        """Show the report as it will be printed."""
        if self.papers.isVisible():
            self._leave_paper()
            return
        year, period = self._year, self.chosen_period()

        def show(paper: Paper) -> None:
            self.papers.show_papers([paper])
            self.body.hide()
            self.papers.show()
            self.papers.setFocus()
            self.preview.setText(_("Đóng báo cáo"))

        self._session.read(lambda services: report_paper(services, year, period), show)

    def _leave_paper(self) -> None:
        self.papers.hide()
        self.body.show()
        self.preview.setText(_("Xem báo cáo"))

    def _export(self, format_name: str) -> None:
        year, period = self._year, self.chosen_period()
        self._session.read(
            lambda services: report_paper(services, year, period),
            lambda paper: self.giving.ask_export([paper], format_name),
        )

    def _print(self) -> None:
        year, period = self._year, self.chosen_period()
        self._session.read(
            lambda services: report_paper(services, year, period),
            lambda paper: self.giving.ask_print([paper]),
        )


def bar_of(row: RankRow) -> Bar:
    """Return the tasks of a commune as a bar."""
    parts = tuple(
        Part(state, row.numbers.get(f"all/{state.value}", 0), row.id) for state in URGENCY
    )
    return Bar(row.ranked.name, parts, row.id)


def sums_words(totals: Totals) -> str:
    """Return the sums of a period in one sentence."""
    words = _(
        "{received}/{expected} xã đã gửi{typed}: {total} nhiệm vụ, hoàn thành {closed}, "
        "quá hạn {overdue}"
    )
    typed = _(", {count} xã nhập tay").format(count=totals.typed) if totals.typed else ""
    return words.format(
        received=totals.received,
        expected=totals.expected,
        typed=typed,
        total=totals.count("total"),
        closed=value_words(MEASURES["closed"], totals.share("closed")),
        overdue=totals.count(TaskState.OVERDUE.value),
    )


def areas_words(totals: Totals) -> str:
    """Return the tasks of each area in one line."""
    parts = (f"{name}: {totals.count('total', scope)}" for scope, name in totals.areas)
    return "; ".join(parts)
