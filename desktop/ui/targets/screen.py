"""Chỉ tiêu: the targets of the year's plans with what was measured in each period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.domain.reporting.measuring import write_goal
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import USUAL
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.services.targets import TargetRow
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session
from desktop.ui.targets.entry import TWO_LINES, EntryPage
from desktop.ui.targets.trend import Trend, TrendDelegate
from desktop.ui.targets.words import (
    SHORT_PERIODS,
    judged,
    last_value,
    period_on,
    result,
    value_in,
)


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target as a line of the list of a year."""

    id: str
    year: int
    row: TargetRow


def _columns() -> tuple[ListColumn, ...]:
    periods = tuple(
        ListColumn(_(SHORT_PERIODS[period]), _value_words(period), 92, spare=True, filtered=False)
        for period in USUAL
    )
    return (
        ListColumn(_("Mục"), lambda line: line.row.target.section, 76),
        ListColumn(_("Chỉ tiêu"), lambda line: line.row.target.text, 240, stretch=True),
        ListColumn(_("Mục tiêu"), lambda line: write_goal(line.row.target), 130),
        *periods,
        ListColumn(_("Kết quả"), _judged, 150),
        ListColumn(_("Diễn biến"), _trend_words, 110, filtered=False),
        ListColumn(_("Kế hoạch"), lambda line: line.row.plan, 170, spare=True),
    )


def _value_words(period: Period) -> Callable[[TargetLine], str]:
    def words(line: TargetLine) -> str:
        value = value_in(line.row.trend, line.year, period)
        return result(line.row.target, value)

    return words


def _judged(line: TargetLine) -> str:
    return judged(line.row.target, last_value(line.row.trend, line.year))


def _trend_words(line: TargetLine) -> str:
    values = (result(line.row.target, each.value) for each in line.row.trend)
    return " → ".join(values)


class TargetsScreen(Screen):
    """The list; entering the values of a period stands in its place."""

    shows = frozenset({Kind.TARGETS, Kind.PLANS, Kind.PLAN_TEXT, Kind.PLAN_HEAD, Kind.PLAN_TABLE})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year = session.program.clock.today().year
        empty = EmptyState(
            _(
                "Chưa có chỉ tiêu nào của năm này.\n"
                "Chỉ tiêu lấy từ các câu có con số trong kế hoạch (“… đạt 98% trở lên”)."
            ),
            _("Mở danh sách kế hoạch"),
            lambda: self.go.emit("plans", "", ""),
        )
        self.panel = ListPanel(_columns(), _("Lọc: chỉ tiêu, kế hoạch, đạt, chưa đạt"), empty)
        self.panel.view.setAccessibleName(_("Các chỉ tiêu"))
        self.panel.view.setWordWrap(True)
        self.panel.view.verticalHeader().setDefaultSectionSize(TWO_LINES)
        self.panel.opened.connect(self.open_sentence)
        self.panel.shown.connect(self._enable)
        self._draw_trends()
        remember_columns(self.panel.view, session.program.settings.layout, "targets.columns")
        self.entry = EntryPage(session)
        self.entry.left.connect(self.show_list)
        self.entry.kept.connect(
            lambda count: self.message.emit(
                _("Đã lưu số liệu {count} chỉ tiêu; Ctrl+Z ở danh sách để hoàn tác.").format(
                    count=count
                )
            )
        )
        self._lay_out()
        self._make_actions()

    def _draw_trends(self) -> None:
        model = self.panel.view.list_model
        place = next(p for p, column in enumerate(_columns()) if column.words is _trend_words)

        def trend_of(row: int) -> Trend:
            found = model.item(row).row
            return Trend(tuple(each.value for each in found.trend), found.target.value)

        self.panel.view.setItemDelegateForColumn(place, TrendDelegate(trend_of, self.panel.view))

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.panel)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(page)
        self._pages.addWidget(self.entry)
        self.setFocusProxy(self.panel)

    def _make_actions(self) -> None:
        self._back = self.action(_("Danh sách"), self._leave_entry, icon_name="back")
        self._undo = self.undo_action()
        self._open = self.action(_("Mở câu trong kế hoạch"), self._open_current)
        self._enter = self.action(
            _("Nhập số liệu kỳ"),
            self.enter,
            icon_name="add",
            keys=QKeySequence.StandardKey.New,
            primary=True,
        )
        self.panel.offer((self._undo, self._open, self._enter))

    def _enable(self) -> None:
        has_rows = self.panel.view.list_model.rowCount() > 0
        for action in (self._open, self._enter):
            action.setEnabled(has_rows)

    # -- what the frame asks ---------------------------------------------------------------

    @property
    def is_entering(self) -> bool:
        """Tell whether values are being entered."""
        return self._pages.currentWidget() is self.entry

    def title(self) -> str:
        """Return the title of the place."""
        words = (
            _("Nhập kết quả chỉ tiêu năm {year}") if self.is_entering else _("Chỉ tiêu năm {year}")
        )
        return words.format(year=self._year)

    def help_topic(self) -> str:
        """Return the help page of targets."""
        return "targets"

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the list or of the table."""
        return (self._back,) if self.is_entering else (self._undo, self._open, self._enter)

    def refresh(self) -> None:
        """Load the list again."""
        year = self._year

        def lines(services: Services) -> list[TargetLine]:
            rows = services.targets.table(year, Period.YEAR)
            return [TargetLine(row.target.id, year, row) for row in rows]

        self.session.read(lines, self.panel.show_items)

    def show_year(self, year: int | None) -> None:
        """Show the targets of a year, of the running one when none is chosen."""
        wanted = year or self.session.program.clock.today().year
        if wanted != self._year:
            self.entry.leave()
            self._year = wanted
            self.show_list()

    def follow(self, what: str, anchor: str = "") -> None:
        """Enter the values of a period ("new", or the name of the period), or show a target."""
        if what == "new":
            self.enter()
        elif what in {period.value for period in Period}:
            self.enter(Period(what))
        elif what:
            self.show_list()
            self.session.read(lambda _services: None, lambda _none: self.panel.select(what))

    def leave(self) -> None:
        """Keep what was typed."""
        self.entry.leave()

    def reset(self) -> None:
        """Forget what was typed for another workspace; go back to the list."""
        self.entry.forget()
        self.show_list()

    # -- doing -----------------------------------------------------------------------------

    def enter(self, period: Period | None = None) -> None:
        """Show the table in which the values of a period are entered."""
        self.entry.open(self._year, period or period_on(self._day()))
        self._show(self.entry)

    def _day(self) -> dt.date:
        today = self.session.program.clock.today()
        return today if today.year == self._year else dt.date(self._year, 12, 31)

    def _leave_entry(self) -> None:
        self.entry.save(self.show_list)

    def show_list(self) -> None:
        """Show the list in place of the table."""
        self._show(self.panel.parentWidget())
        self.refresh()

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        shown = self.entry if page is self.entry else self.panel
        self.setFocusProxy(shown)
        self.actions_changed.emit()
        shown.setFocus()

    def _open_current(self) -> None:
        line = self.panel.view.current_item()
        if line is not None:
            self.open_sentence(line)

    def open_sentence(self, line: TargetLine) -> None:
        """Open the plan at the sentence of a target."""
        row = line.row

        def block(services: Services) -> str:
            blocks = services.plans.get(row.plan_id).blocks
            return next((b.id for b in blocks if row.target.text in b.text), "")

        self.session.read(block, lambda found: self.go.emit("plans", row.plan_id, found))
