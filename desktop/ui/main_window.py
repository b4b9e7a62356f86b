"""The main window: the rail, the place being shown, its title and actions, the status bar."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.commune import CommuneProfile
from desktop.domain.plan import PlanStatus
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.ui.alerts import show_error
from desktop.ui.rail import Place, Rail
from desktop.ui.screens.home import HomeScreen
from desktop.ui.screens.library import LibraryScreen
from desktop.ui.screens.people import PeopleScreen
from desktop.ui.screens.plans import PlansScreen
from desktop.ui.screens.screen import Screen
from desktop.ui.screens.settings import SettingsScreen
from desktop.ui.session import Session
from desktop.ui.status import StatusLine
from desktop.ui.title_bar import TitleBar
from desktop.ui.words import office_label

SCREENS: dict[str, type[Screen]] = {
    "home": HomeScreen,
    "plans": PlansScreen,
    "library": LibraryScreen,
    "people": PeopleScreen,
    "settings": SettingsScreen,
}


def places() -> tuple[Place, ...]:
    """Return the places of the program in the order of the rail."""
    return (
        Place("home", _("Hôm nay"), "home"),
        Place("plans", _("Kế hoạch"), "plans"),
        Place("library", _("Căn cứ"), "library"),
        Place("people", _("Cán bộ"), "people"),
        Place("settings", _("Thiết lập"), "settings"),
    )


class MainWindow(QMainWindow):
    """The window of the program.

    Signals:
        painted: The window was shown for the first time.
    """

    painted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._places = places()
        self._screens: dict[str, Screen] = {}
        self._shown = ""
        self._closing = False
        self._year: int | None = None
        self.setWindowTitle(_("Kế hoạch xã"))
        self.rail = Rail(self._places)
        self.title_bar = TitleBar()
        self.stack = QStackedWidget()
        self.status = StatusLine(self.statusBar())
        self._lay_out()
        self._connect()
        self._restore_layout()

    def _lay_out(self) -> None:
        work = QVBoxLayout()
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(0)
        work.addWidget(self.title_bar)
        work.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(work, 1)
        middle = QWidget()
        middle.setLayout(row)
        self.setCentralWidget(middle)
        self.setMinimumSize(900, 560)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_place)
        self.rail.year_chosen.connect(self._choose_year)
        for number, place in enumerate(self._places, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda key=place.key: self.show_place(key))
        fold = QShortcut(QKeySequence("Ctrl+B"), self)
        fold.activated.connect(lambda: self.rail.set_folded(not self.rail.folded))
        session = self.session
        session.opened.connect(self._opened)
        session.changed.connect(self._changed)
        session.saved.connect(self.status.show_saved)
        session.failed.connect(self._failed)

    def screen(self, key: str) -> Screen:
        """Return the screen of a place, made at its first showing."""
        if key not in self._screens:
            screen = SCREENS[key](self.session)
            screen.title_changed.connect(self._refresh_title)
            screen.actions_changed.connect(self._refresh_title)
            screen.message.connect(self.status.show_message)
            screen.saved_state.connect(self.status.show_saved_state)
            self._screens[key] = screen
            self.stack.addWidget(screen)
            if isinstance(screen, HomeScreen):
                screen.go.connect(self.go)
        return self._screens[key]

    def show_place(self, key: str) -> None:
        """Show a place; what is being typed in the one before is kept."""
        if self._shown and self._shown != key:
            self._screens[self._shown].leave()
        self._shown = key
        screen = self.screen(key)
        self.stack.setCurrentWidget(screen)
        self.rail.show_place(key)
        screen.show_year(self._year)
        screen.refresh()
        screen.setFocus()
        self._refresh_title()

    def go(self, key: str, what: str = "") -> None:
        """Go to a place and do there what a link asks for ("new", a plan's key)."""
        self.show_place(key)
        screen = self._screens[key]
        if isinstance(screen, PlansScreen):
            screen.follow(what)

    def _refresh_title(self) -> None:
        screen = self._screens[self._shown]
        self.title_bar.show_screen(screen.title(), screen.actions())

    def _choose_year(self, year: int | None) -> None:
        self._year = year
        if self._shown:
            self._screens[self._shown].show_year(year)

    def _opened(self) -> None:
        self.session.read(_first_look, self._show_first)

    def _show_first(self, look: tuple[CommuneProfile | None, list[int], int]) -> None:
        self._show_look(look)
        self.show_place("home")

    def _show_look(self, look: tuple[CommuneProfile | None, list[int], int]) -> None:
        profile, years, drafts = look
        self.rail.set_office(office_label(profile.issuer) if profile else _("Kế hoạch xã"))
        self.rail.set_years(years)
        self.rail.set_count("plans", drafts)

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.PROFILE, Kind.PLANS, Kind.PLAN_HEAD}:
            self.session.read(_first_look, self._show_look)
        if self._shown and kinds & self._screens[self._shown].shows:
            self._screens[self._shown].refresh()

    def _failed(self, error: AppError) -> None:
        show_error(self, error)

    def _restore_layout(self) -> None:
        stored = self.session.program.settings.layout
        geometry = stored.get("window", "")
        if not geometry:
            self.resize(1280, 720)
            self.setWindowState(Qt.WindowState.WindowMaximized)
        else:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self.rail.set_folded(stored.get("rail") == "folded")

    def _remember_layout(self) -> None:
        layout = self.session.program.settings.layout
        layout["window"] = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        layout["rail"] = "folded" if self.rail.folded else "wide"
        self.session.program.save_settings()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell of the first paint after the event loop has drawn it."""
        super().showEvent(event)
        QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, back up, then close."""
        if self._closing or not self.session.is_open:
            event.accept()
            return
        event.ignore()
        self._closing = True
        for screen in self._screens.values():
            screen.leave()
        self._remember_layout()
        self.status.show_message(_("Đang lưu và sao lưu…"))
        self.session.close(self.close)


def _first_look(services: Services) -> tuple[CommuneProfile | None, list[int], int]:
    """Return the profile, the years of the plans, and how many plans are not issued yet."""
    profile = services.profile.get() if services.profile.is_set_up() else None
    plans = services.plans.list()
    years = {year for plan in plans for year in range(plan.years.first, plan.years.last + 1)}
    waiting = {PlanStatus.DRAFT, PlanStatus.SUBMITTED}
    return profile, sorted(years, reverse=True), sum(plan.status in waiting for plan in plans)
