"""The main window: the rail, the place being shown, its title and actions, the status bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.passphrases import PassphraseNeeded
from desktop.ui import first_look
from desktop.ui.alerts import show_error
from desktop.ui.help import show_help
from desktop.ui.places import places
from desktop.ui.rail import KEYED_PLACES, Rail
from desktop.ui.second_place import SecondPlaceKeeper, offer_choices, offer_words
from desktop.ui.session import Session
from desktop.ui.status import StatusLine
from desktop.ui.title_bar import TitleBar

if TYPE_CHECKING:
    from desktop.services.exchange_ports import Drive
    from desktop.services.outcome import Kind
    from desktop.services.ports import BackupFile
    from desktop.ui.editor.notice_bar import NoticeBar
    from desktop.ui.screens.screen import Screen
    from desktop.ui.search_popup import SearchPopup

LEAST_WIDTH, LEAST_HEIGHT = 640, 400
ROOMY = 1000
"""Width in pixels below which the rail folds by itself."""
ROOMY_FOR_EDITOR = 1440
"""The same while a plan is open, whose three panes need the room."""


class MainWindow(QMainWindow):
    """The window of the program.

    Signals:
        painted: The window was drawn for the first time.
    """

    painted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._places = places()
        self._offered = tuple(place for place in self._places if not place.above_only)
        self._screens: dict[str, Screen] = {}
        self._shown = ""
        self._closing = False
        self._painted = False
        self._year: int | None = None
        self._rail_choice: bool | None = None
        self._search: SearchPopup | None = None
        self.setWindowTitle(_("Kế hoạch xã"))
        self.rail = Rail(self._places)
        self.title_bar = TitleBar()
        self.stack = QStackedWidget()
        self.status = StatusLine(self.statusBar())
        self.keeper = SecondPlaceKeeper(session, self)
        self._notice: NoticeBar | None = None
        self._lay_out()
        self._connect()
        self._restore_layout()

    # -- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._work = work = QVBoxLayout()
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
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_place)
        self.rail.year_chosen.connect(self._choose_year)
        self.rail.fold_asked.connect(self._toggle_rail)
        for number, place in enumerate(self._places[:KEYED_PLACES], start=1):
            self._keys(f"Ctrl+{number}", lambda key=place.key: self.show_place(key))
        self._keys("Ctrl+B", self._toggle_rail)
        self._keys("Ctrl+K", self.search)
        self._keys(QKeySequence.StandardKey.HelpContents, self.help)
        self.status.search_asked.connect(self.search)
        self.status.help_asked.connect(self.help)
        session = self.session
        session.opened.connect(self._opened)
        session.open_failed.connect(self._open_failed)
        session.changed.connect(self._changed)
        session.saved.connect(self.status.show_saved)
        session.failed.connect(self._failed)
        self.keeper.offered.connect(self._offer_stick)
        self.keeper.told.connect(self.status.show_message)
        self.keeper.carried.connect(self._show_carried)
        self.keeper.trouble.connect(lambda error: self.notice.tell(error.sentence()))

    def _keys(self, keys: str | QKeySequence.StandardKey, do: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    def screen_of(self, key: str) -> Screen:
        """Return the screen of a place, made at its first showing."""
        if key not in self._screens:
            screen = next(place for place in self._places if place.key == key).make(self.session)
            screen.title_changed.connect(self._refresh_title)
            screen.actions_changed.connect(self._refresh_title)
            screen.message.connect(self.status.show_message)
            screen.saved_state.connect(self.status.show_saved_state)
            screen.go.connect(self.go)
            self._screens[key] = screen
            self.stack.addWidget(screen)
        return self._screens[key]

    # -- going places ----------------------------------------------------------------------

    def show_place(self, key: str) -> None:
        """Show a place; what is being typed in the one before is kept."""
        if not self.session.is_open:
            return
        if self._shown and self._shown != key:
            self._screens[self._shown].leave()
        self._shown = key
        screen = self.screen_of(key)
        self.stack.setCurrentWidget(screen)
        self.rail.show_place(key)
        screen.show_year(self._year)
        screen.refresh()
        screen.setFocus()
        self._refresh_title()

    def go(self, key: str, what: str = "", anchor: str = "") -> None:
        """Go to a place and do there what a link asks for ("new", the key of a thing)."""
        self.show_place(key)
        self._screens[key].follow(what, anchor)

    def search(self) -> None:
        """Find anything (Ctrl+K)."""
        if not self.session.is_open:
            return
        if self._search is None:
            from desktop.ui.search_popup import SearchPopup

            self._search = SearchPopup(self.session, self._offered, self)
            self._search.chosen.connect(self.go)
        self._search.open()

    def help(self) -> None:
        """Show help for the place one is on (F1)."""
        screen = self._screens.get(self._shown)
        show_help(self, screen.help_topic() if screen else "home")

    def _refresh_title(self) -> None:
        screen = self._screens[self._shown]
        self.title_bar.show_screen(screen.title(), screen.actions())
        self._fit_rail()

    def _choose_year(self, year: int | None) -> None:
        self._year = year
        if self._shown:
            self._screens[self._shown].show_year(year)

    # -- what the workspace tells ----------------------------------------------------------

    def _opened(self) -> None:
        for screen in self._screens.values():
            screen.reset()
        self.session.read(first_look.look, self._show_first)

    def _show_first(self, look: first_look.FirstLook) -> None:
        self._show_look(look)
        if look.notices:
            self.status.show_message(" ".join(look.notices))
        self.show_place(self._shown or "home")
        self._prepare_search()

    def _show_look(self, look: first_look.FirstLook) -> None:
        self.rail.set_office(look.office or _("Kế hoạch xã"))
        self.rail.set_years(look.years)
        self.rail.set_count("plans", look.waiting)
        self.rail.set_count("tasks", look.overdue)
        self.rail.set_count("reports", look.reports)
        self.rail.set_count("letters", look.letters)
        self._offer_places(look.stands_above)
        self.status.show_package(look.package)
        self.show_backup()

    def _offer_places(self, stands_above: bool) -> None:
        """Show the places of the level above communes only where they belong."""
        self._offered = tuple(p for p in self._places if stands_above or not p.above_only)
        for place in self._places:
            if place.above_only:
                self.rail.offer(place.key, stands_above)
        if self._search is not None:
            self._search.places = self._offered

    def show_backup(self) -> None:
        """Show when the last backup was made."""
        program = self.session.program

        def newest(services: object) -> BackupFile | None:
            backups = program.backups(services.store.path)
            return backups[0] if backups else None

        self.session.read(
            newest,
            lambda backup: self.status.show_backup(
                backup.at if backup else None, program.clock.today()
            ),
        )

    def _prepare_search(self) -> None:
        """Read the plans for Ctrl+K one by one, so that nothing else has to wait."""
        self.session.read(
            lambda services: services.search.prepare(),
            lambda more: QTimer.singleShot(20, self._prepare_search) if more else None,
        )

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & first_look.backups():
            self.show_backup()
        if kinds & first_look.shows():
            self.session.read(first_look.look, self._show_look)
        if self._shown and kinds & self._screens[self._shown].shows:
            self._screens[self._shown].refresh()

    def _failed(self, error: AppError) -> None:
        show_error(self, error)

    @property
    def notice(self) -> NoticeBar:
        """The line below the title for what is no reason to stop work."""
        if self._notice is None:
            from desktop.ui.editor.notice_bar import NoticeBar

            self._notice = NoticeBar()
            self._work.insertWidget(1, self._notice)
        return self._notice

    def _show_carried(self) -> None:
        """Let a place that tells of backups tell of the copy outside as well."""
        if self._shown and self._screens[self._shown].shows & first_look.backups():
            self._screens[self._shown].refresh()

    def _offer_stick(self, drive: Drive) -> None:
        notice = self.notice
        notice.tell(offer_words(drive), offer_choices(self.keeper, drive, notice.hide))

    def _open_failed(self, error: AppError, backup: BackupFile | None) -> None:
        from desktop.ui.start_trouble import StartTrouble

        session, workspace = self.session, self.session.workspace
        if isinstance(error, PassphraseNeeded):
            self._ask_passphrase(error.path, workspace)
            return
        trouble = StartTrouble(self, error, workspace, backup)
        trouble.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        trouble.retry_asked.connect(lambda: session.open(workspace))
        trouble.make_asked.connect(lambda: session.open(workspace, make=True))
        trouble.file_chosen.connect(lambda path: session.open(Path(path)))
        if backup is not None:
            trouble.restore_asked.connect(lambda: session.put_back(backup.path, workspace))
        trouble.rescue_asked.connect(lambda: self._rescue(error, workspace, backup))
        trouble.leave_asked.connect(self.close)
        trouble.open()

    def _ask_passphrase(self, locked: Path, workspace: Path) -> None:
        """Ask for the passphrase of the workspace, or of the backup that takes its place."""
        from desktop.ui.start_trouble import choose_workspace
        from desktop.ui.unlock_dialog import UnlockDialog

        session = self.session
        dialog = UnlockDialog(session, locked, self, _("Thoát"))

        def choose() -> None:
            session.open(choose_workspace(self, workspace.parent) or workspace)

        def go_on() -> None:
            if locked == workspace:
                session.open(workspace)
            else:
                session.put_back(locked, workspace)

        dialog.other = dialog.offer(_("Chọn tệp khác…"), choose)
        dialog.unlocked.connect(go_on)
        dialog.given_up.connect(self.close)
        dialog.open()

    def _rescue(self, error: AppError, workspace: Path, backup: BackupFile | None) -> None:
        """Rescue a file that cannot be opened; the ways out come back unless it was opened."""
        from desktop.ui.rescue_dialog import RescueDialog

        dialog = RescueDialog(self.session, workspace, self)
        dialog.open_asked.connect(lambda path: self.session.open(Path(path)))
        dialog.rejected.connect(lambda: self._open_failed(error, backup))
        dialog.start()

    # -- size ------------------------------------------------------------------------------

    def _toggle_rail(self) -> None:
        """The officer's own choice stands until there is more or less room."""
        self._rail_choice = not self.rail.folded
        self._fit_rail()

    def _fit_rail(self) -> None:
        screen = self._screens.get(self._shown)
        roomy = ROOMY_FOR_EDITOR if screen is not None and screen.needs_room else ROOMY
        narrow = self.width() < roomy
        folded = narrow if self._rail_choice is None else self._rail_choice
        if folded != self.rail.folded:
            self.rail.set_folded(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where there is little room, keep the search line in the middle."""
        super().resizeEvent(event)
        if (event.oldSize().width() < ROOMY) != (event.size().width() < ROOMY):
            self._rail_choice = self._rail_choice if event.oldSize().width() < 0 else None
        self._fit_rail()
        if self._search is not None and self._search.isVisible():
            self._search.place()

    def _restore_layout(self) -> None:
        stored = self.session.program.settings.layout
        geometry = stored.get("window", "").encode("ascii", "ignore")
        if not self.restoreGeometry(QByteArray.fromBase64(geometry)):
            self.resize(1280, 720)
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self._rail_choice = {"folded": True, "wide": False}.get(stored.get("rail", ""))

    def _remember_layout(self) -> None:
        layout = self.session.program.settings.layout
        layout["window"] = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        choice = self._rail_choice
        layout["rail"] = "" if choice is None else "folded" if choice else "wide"
        self.session.program.save_settings()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first drawing after it is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    # -- leaving ---------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, back up, then close."""
        if self._closing or not self.session.is_open:
            self.keeper.stop()
            event.accept()
            return
        event.ignore()
        self._closing = True
        for screen in self._screens.values():
            screen.leave()
        self.status.show_message(_("Đang lưu và sao lưu…"))
        self.session.close(lambda: self.keeper.finish(self._leave))

    def _leave(self) -> None:
        try:
            self._remember_layout()
        except AppError as error:
            show_error(self, error)
        self.close()
