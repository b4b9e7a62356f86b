"""USB: packages out, packages in, what both sides changed, and the log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from desktop.domain.consolidation.register import Level
from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from desktop.i18n import _
from desktop.services.exchange.ports import PackageNote
from desktop.services.outcome import Kind
from desktop.ui.exchange.above_page import AbovePage
from desktop.ui.exchange.conflict_page import ConflictPage
from desktop.ui.exchange.copy_again import CopyAgain
from desktop.ui.exchange.drives_watch import DrivesWatch
from desktop.ui.exchange.log_page import LogPage
from desktop.ui.exchange.receive_page import ReceivePage
from desktop.ui.exchange.send_page import SendPage
from desktop.ui.exchange.sent_page import SentPage
from desktop.ui.exchange.words_page import WordsPage
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

SEND, RECEIVE, WORDS, CONFLICTS, LOG = "send", "receive", "words", "conflicts", "log"
ABOVE, SENT = "above", "sent"


class ExchangeScreen(Screen):
    """Tabs by the level of the office; the sticks are looked for while the place is shown."""

    shows = frozenset(
        {
            Kind.PACKAGES,
            Kind.OFFICES,
            Kind.RECEIVED,
            Kind.REPORTS,
            Kind.TASKS,
            Kind.PLANS,
            Kind.PLAN_TABLE,
        }
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year: int | None = None
        self.send = SendPage(session)
        self.receive = ReceivePage(session, self)
        self.words = WordsPage(session, self)
        self.above = AbovePage(session, self)
        self.sent = SentPage(session, self)
        self.conflicts = ConflictPage(session)
        self.log = LogPage(session, self)
        self.pages = {
            SEND: self.send,
            RECEIVE: self.receive,
            WORDS: self.words,
            ABOVE: self.above,
            SENT: self.sent,
            CONFLICTS: self.conflicts,
            LOG: self.log,
        }
        self.tabs = QTabWidget()
        self._add_tabs()
        self._join_pages()
        self.watch = DrivesWatch(session, self)
        self.watch.changed.connect(self.send.place.show_drives)
        self.watch.changed.connect(self.receive.show_drives)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)

    def _add_tabs(self) -> None:
        titles = (
            _("Xuất khẩu dữ liệu"),
            _("Nhận gói"),
            _("Phản hồi của cấp trên"),
            _("Của cấp trên gửi"),
            _("Đã gửi xuống"),
            _("Xung đột"),
            _("Sổ gói"),
        )
        for page, words in zip(self.pages.values(), titles, strict=True):
            self.tabs.addTab(page, words)
            page.message.connect(self.message)
        self.tabs.currentChanged.connect(lambda _tab: self._tab_shown())

    def _join_pages(self) -> None:
        """Let a page lead to another one, or to another place."""
        self.send.go.connect(self.go)
        self.receive.consolidation_asked.connect(lambda: self.go.emit("consolidation", "", ""))
        for page in (self.words, self.above):
            page.go.connect(self.go)
            page.receive_asked.connect(lambda: self.follow(RECEIVE))
        self.sent.send_asked.connect(lambda: self.follow(SEND))
        self.conflicts.counted.connect(self._show_count)
        self.conflicts.receive_asked.connect(lambda: self.follow(RECEIVE))
        self.log.send_asked.connect(lambda: self.follow(SEND))
        self.log.copy_asked.connect(self._copy_again)

    def _tab_shown(self) -> None:
        if self.tabs.currentWidget() is self.receive:
            self.receive.look_again()
        self.actions_changed.emit()

    def _show_count(self, count: int) -> None:
        words = _("Xung đột ({count})").format(count=count) if count else _("Xung đột")
        self.tabs.setTabText(self.tabs.indexOf(self.conflicts), words)

    def _fit_level(self, level: Level) -> None:
        """Show what an office of this level has: a commune sends nothing down."""
        for page, there in (
            (self.words, level is not Level.PROVINCE),
            (self.above, level is not Level.PROVINCE),
            (self.sent, level is not Level.COMMUNE),
        ):
            self.tabs.setTabVisible(self.tabs.indexOf(page), there)

    # -- what the frame asks ---------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the place."""
        return _("USB")

    def help_topic(self) -> str:
        """Return the help page of packages, or of what goes down and comes from above."""
        page = self.tabs.currentWidget()
        sends_down = page is self.send and self.send.fields.kind is PackageKind.DOWN
        return "down" if sends_down or page in (self.words, self.above, self.sent) else "usb"

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the tab."""
        page = self.tabs.currentWidget()
        if page is self.receive:
            return self.receive.actions_of_page()
        for listed in (self.words, self.above, self.sent, self.log):
            if page is listed:
                return listed.actions_of_page()
        return ()

    def refresh(self) -> None:
        """Load what is shown again."""
        self.send.refresh(self._year)
        self.session.read(lambda services: services.store.received.level().level, self._fit_level)
        self.words.refresh()
        self.above.refresh()
        self.sent.refresh()
        self.conflicts.refresh()
        self.log.refresh()

    def reset(self) -> None:
        """Forget what was typed and looked at for another workspace."""
        self.send.forget()
        self.receive.forget()

    def show_year(self, year: int | None) -> None:
        """Propose reports of a year."""
        self._year = year

    def follow(self, what: str, anchor: str = "") -> None:
        """Show a tab, or the report of a period ("Q1", the year) ready to be sent.

        For the packages that come in ``anchor`` may name files and folders, one a line.
        """
        if what in self.pages:
            self.tabs.setCurrentWidget(self.pages[what])
            if what == RECEIVE and anchor:
                self.receive.add_paths(list(map(Path, anchor.splitlines())))
        elif what in {period.value for period in Period}:
            self.tabs.setCurrentWidget(self.send)
            self.send.choose(PackageKind.REPORT, Period(what), int(anchor or 0))

    # -- sticks ----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks."""
        super().showEvent(event)
        self.watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for them no more."""
        super().hideEvent(event)
        self.watch.stop()

    def _copy_again(self, note: PackageNote) -> None:
        dialog = CopyAgain(self.session, note, self.watch.drives, self)
        self.watch.changed.connect(dialog.place.show_drives)
        dialog.copied.connect(self.message)
        dialog.open()
