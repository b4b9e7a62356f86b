"""The charts of the day: states of each unit, what was done each month, the share in time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QToolButton, QWidget

from desktop.domain.tracking.words import URGENCY
from desktop.i18n import _
from desktop.services.program import Services
from desktop.services.tasks.punctuality import MonthShare, on_time_per_month
from desktop.services.tasks.today import Today
from desktop.ui.charts.chart_view import ChartView
from desktop.ui.charts.columns import Columns, Line, Point
from desktop.ui.charts.stacked_bars import Bar, Part, StackedBars
from desktop.ui.session import Session
from desktop.ui.tasks.filters import link_to

STATES, MONTHS, SHARE = range(3)


class ChartsBox(QTabWidget):
    """Three charts in tabs; the last one is counted when it is first looked at.

    Signals:
        link_opened: The link of the tasks behind a mark.
        message: What was done, for the status bar.
    """

    link_opened = Signal(str)
    message = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self.views: list[ChartView] = []
        for words in (_("Theo đơn vị"), _("Xong theo tháng"), _("Đúng hạn")):
            self.addTab(self._make_page(), words)
        self.menu_button = QToolButton()
        self.menu_button.setText("⋯")
        self.menu_button.setToolTip(_("Chép, lưu, in biểu đồ"))
        self.menu_button.setAccessibleName(_("Chép, lưu, in biểu đồ"))
        self.menu_button.setProperty("autoRaise", True)
        self.menu_button.setAutoRaise(True)
        self.menu_button.clicked.connect(self._show_menu)
        self.setCornerWidget(self.menu_button)
        self.setUsesScrollButtons(False)
        self.currentChanged.connect(self._count_share)

    def _make_page(self) -> QWidget:
        view = ChartView()
        view.opened.connect(self.link_opened)
        view.message.connect(self.message)
        view.failed.connect(self._session.failed)
        self.views.append(view)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(view)
        return area

    def _show_menu(self) -> None:
        button = self.menu_button
        self.views[self.currentIndex()].show_menu(button.mapToGlobal(QPoint(0, button.height())))

    def show_today(self, today: Today) -> None:
        """Show the numbers of a day."""
        self.views[STATES].show_chart(states_chart(today))
        self.views[MONTHS].show_chart(months_chart(today))
        self._stale = True
        self._count_share()

    def _count_share(self) -> None:
        if not self._stale or self.currentIndex() != SHARE:
            return
        self._stale = False

        def count(services: Services) -> Sequence[MonthShare]:
            return on_time_per_month(services.tasks, self._session.program.clock.today())

        self._session.read(count, lambda months: self.views[SHARE].show_chart(share_chart(months)))


def states_chart(today: Today) -> StackedBars:
    """Return the chart of the states of each unit's tasks."""
    bars = []
    for unit in today.by_unit:
        parts = [
            Part(state, unit.states[state].count, link_to(unit.states[state].query))
            for state in URGENCY
            if state in unit.states
        ]
        bars.append(Bar(unit.unit.name, tuple(parts), link_to(unit.total.query)))
    return StackedBars(_("Nhiệm vụ theo đơn vị chủ trì và trạng thái"), bars)


def months_chart(today: Today) -> Columns:
    """Return the chart of what was done in each month."""
    words = _("Tháng {month}/{year}: xong {count} nhiệm vụ")
    points = [
        Point(
            _("T{month}").format(month=each.month),
            each.done.count,
            words.format(month=each.month, year=each.year, count=each.done.count),
            link_to(each.done.query),
        )
        for each in today.done_per_month
    ]
    title = _("Nhiệm vụ hoàn thành theo tháng, năm {year}").format(year=today.day.year)
    return Columns(title, _("Hoàn thành"), points)


def share_chart(months: Sequence[MonthShare]) -> Line:
    """Return the chart of the share of tasks finished in time."""
    words = _("Tháng {month}/{year}: {part} trên {whole} nhiệm vụ đúng hạn ({percent}%)")
    none = _("Tháng {month}/{year}: không có nhiệm vụ nào hoàn thành")
    points = []
    for each in months:
        share, percent = each.share, each.share.percent
        points.append(
            Point(
                _("T{month}").format(month=each.month),
                percent,
                (none if percent is None else words).format(
                    month=each.month,
                    year=each.year,
                    part=share.part.count,
                    whole=share.whole.count,
                    percent=f"{percent or 0:.0f}",
                ),
                link_to(share.whole.query) if share.whole.count else "",
            )
        )
    year = months[0].year if months else ""
    title = _("Tỷ lệ nhiệm vụ hoàn thành đúng hạn, năm {year}").format(year=year)
    return Line(title, _("Đúng hạn"), points)
