"""Tổng hợp: the register, the matrix, a period, a commune; only for a level above communes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.domain.reporting.model import Period
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.ui.consolidation.commune_page import CommunePage
from desktop.ui.consolidation.compare_page import ComparePage
from desktop.ui.consolidation.links import Link, parse_link
from desktop.ui.consolidation.matrix_page import MatrixPage
from desktop.ui.consolidation.packages_page import PackagesPage
from desktop.ui.consolidation.period_page import PeriodPage
from desktop.ui.consolidation.register_page import RegisterPage
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

MATRIX, PERIOD, COMPARE = "matrix", "period", "compare"
DATES = "dates"
"""What a link asks for to set the days by which communes are to report."""
COMMUNE, PACKAGES, REGISTER = "commune", "packages", "register"


class ConsolidationScreen(Screen):
    """Six tabs; in the workspace of a commune a sentence stands in their place."""

    shows = frozenset({Kind.RECEIVED, Kind.OFFICES, Kind.PACKAGES})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year: int | None = None
        self._name = ""
        self._has_period = False
        self.matrix = MatrixPage(session, self)
        self.period = PeriodPage(session, self)
        self.commune = CommunePage(session, self)
        self.compare = ComparePage(session, self)
        self.packages = PackagesPage(session, self)
        self.register = RegisterPage(session, self)
        self.pages = {
            MATRIX: self.matrix,
            PERIOD: self.period,
            COMPARE: self.compare,
            COMMUNE: self.commune,
            PACKAGES: self.packages,
            REGISTER: self.register,
        }
        self.tabs = QTabWidget()
        self._add_tabs()
        self.not_here = EmptyState(
            _(
                "Tệp dữ liệu này là của cấp xã.\n"
                "Cấp huyện, cấp tỉnh chọn cấp của mình ở Thiết lập để tổng hợp báo cáo các xã."
            ),
            _("Mở Thiết lập"),
            lambda: self.go.emit("settings", "level", ""),
        )
        self._undo = self.undo_action()
        self._lay_out()
        self._join_pages()

    def _add_tabs(self) -> None:
        titles = (
            _("Ma trận xã × kỳ"),
            _("Tổng hợp kỳ"),
            _("So sánh"),
            _("Từng xã"),
            _("Gói đã nhận"),
            _("Danh sách xã"),
        )
        for page, words in zip(self.pages.values(), titles, strict=True):
            self.tabs.addTab(page, words)
            page.message.connect(self.message)
        self.tabs.currentChanged.connect(lambda _tab: self._tab_shown())

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.tabs)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(inside)
        self._stack.addWidget(self.not_here)
        self.setFocusProxy(self.tabs)

    def _join_pages(self) -> None:
        """Let a page lead to another one, to another place, or to packages being taken in."""
        self.matrix.opened.connect(self.open_commune)
        self.period.opened.connect(self.open_commune)
        self.compare.opened.connect(lambda key: self.open_commune(key, self.period.chosen_period()))
        self.compare.matrix_asked.connect(lambda: self.follow(MATRIX))
        self.packages.opened.connect(self.open_commune)
        self.packages.receive_asked.connect(lambda: self.go.emit("usb", "receive", ""))
        self.commune.open_asked.connect(
            lambda office, year, period: self._follow(Link(year, period, office_id=office))
        )
        for page in (self.matrix, self.commune):
            page.packages_dropped.connect(self._take_packages)
        self.matrix.register_asked.connect(lambda: self.follow(REGISTER))
        self.commune.choose_asked.connect(lambda: self.follow(MATRIX))

    def _tab_shown(self) -> None:
        self._load()
        self.actions_changed.emit()

    # -- what the frame asks ---------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the place."""
        return _("Tổng hợp – {name}").format(name=self._name) if self._name else _("Tổng hợp")

    def help_topic(self) -> str:
        """Return the help page of adding up."""
        return "consolidation"

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the tab."""
        if self._stack.currentIndex():
            return ()
        page = next(page for page in self.pages.values() if page is self.tabs.currentWidget())
        return (self._undo, *page.actions_of_page())

    def year(self) -> int:
        """Return the year that is shown: the one of the frame, else that of today."""
        return self._year or self.session.program.clock.today().year

    def refresh(self) -> None:
        """Load what is shown again."""
        self.session.read(
            lambda services: services.consolidation.register.level(), self._show_level
        )

    def _show_level(self, level: OfficeLevel) -> None:
        self._name = level.name
        self._stack.setCurrentIndex(0 if level.level is not Level.COMMUNE else 1)
        self.title_changed.emit(self.title())
        if level.level is Level.COMMUNE:
            return
        if self._has_period:
            self._load()
        else:
            self.session.read(lambda services: services.exchange.newest_report(), self._begin)

    def _begin(self, newest: tuple[int, Period] | None) -> None:
        """Show first the period of which reports came last."""
        self._has_period = True
        if newest is not None and newest[0] == self.year():
            self.period.offer_periods(self.year())
            self.period.select_period(newest[1])
            self.matrix.choose(newest[1])
        self._load()

    def _load(self) -> None:
        page = self.tabs.currentWidget()
        if page is self.commune:
            self.commune.refresh()
        if page is self.compare:
            self.period.offer_periods(self.year())
            self.compare.show_period(self.year(), self.period.chosen_period())
        for each in (self.matrix, self.period, self.packages, self.register):
            if page is each:
                each.refresh(self.year())

    def reset(self) -> None:
        """Forget the commune that was looked into, and the period."""
        self._has_period = False
        self.commune.forget()

    def show_year(self, year: int | None) -> None:
        """Show the reports of a year."""
        if year != self._year:
            self._year = year
            self.refresh()

    def follow(self, what: str, anchor: str = "") -> None:
        """Show a tab, a state of a period in the matrix, or a commune (``links``)."""
        link = parse_link(what)
        if link is not None:
            self._follow(link)
        elif what in self.pages:
            self.tabs.setCurrentWidget(self.pages[what])
        elif what == DATES:
            self.tabs.setCurrentWidget(self.register)
            self.register.edit_dates()
        elif what and anchor in {period.value for period in Period}:
            self.open_commune(what, Period(anchor))

    def _follow(self, link: Link) -> None:
        if link.year != self.year():
            self._year = link.year
            self.refresh()
        if link.office_id:
            self.open_commune(link.office_id, link.period)
        else:
            self.matrix.choose(link.period, link.state)
            self.tabs.setCurrentWidget(self.matrix)

    def _take_packages(self, paths: Sequence[Path]) -> None:
        self.go.emit("usb", "receive", "\n".join(map(str, paths)))

    def open_commune(self, office_id: str, period: Period) -> None:
        """Look into a commune."""
        self.commune.open(office_id, self.year(), period)
        self.tabs.setCurrentWidget(self.commune)
