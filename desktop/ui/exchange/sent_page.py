"""Đã gửi xuống: which package went to which commune, and whether it told that it was taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.commune import CommuneProfile
from desktop.i18n import _
from desktop.services.consolidation.down import SentLine
from desktop.services.program import Services
from desktop.ui.consolidation.list_paper import list_table, table_paper
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.exchange.given_table import own_profile
from desktop.ui.fields.dates import shown
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.giving_out import GivingOut
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class SentRow:
    """A line with a key of its own."""

    id: str
    line: SentLine


def receipt_words(line: SentLine) -> str:
    """Return whether the commune told that it took the package in."""
    if line.taken_on is None:
        return _("◐ Chưa có biên nhận")
    return _("✓ Đã nhận ngày {day}").format(day=shown(line.taken_on))


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Lập ngày"), lambda row: shown(row.line.package.on), 96),
        ListColumn(_("Xã"), lambda row: row.line.office.full_name, 180),
        ListColumn(_("Biên nhận của xã"), lambda row: receipt_words(row.line), 200),
        ListColumn(_("Nội dung gói"), lambda row: row.line.package.contents, 320, stretch=True),
        ListColumn(_("Người lập"), lambda row: row.line.package.by, 160, spare=True),
        ListColumn(_("Điện thoại xã"), lambda row: row.line.office.telephone, 120, spare=True),
    )


class SentPage(QWidget):
    """What went down to the communes.

    Signals:
        message: For the status bar.
        send_asked: The first package is to be made.
    """

    message = Signal(str)
    send_asked = Signal()

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self.notice = NoticeBar()
        self.giving = GivingOut(session, self.notice, self)
        self.panel = ListPanel(
            _columns(),
            _("Lọc: xã, nội dung, biên nhận; có dấu hoặc không"),
            EmptyState(
                _(
                    "Chưa gửi gói nào xuống xã.\n"
                    "Ngày xã nhận hiện ở đây khi nhận gói báo cáo sau đó của xã."
                ),
                _("Gửi xuống xã"),
                self.send_asked.emit,
                primary=False,
            ),
        )
        self.panel.allow_sorting()
        remember_columns(self.panel.view, session.program.settings.layout, "exchange.sent")
        self.counts = QLabel()
        self.counts.setProperty("muted", True)
        self.print = screen.action(_("In"), lambda: self._give_out("print"), icon_name="print")
        self.export = screen.action(
            _("Xuất Excel"), lambda: self._give_out("xlsx"), icon_name="export"
        )
        self.panel.offer(self.actions_of_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.notice)
        column.addWidget(self.panel, 1)
        column.addWidget(self.counts)
        self.setFocusProxy(self.panel)

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.print, self.export)

    def refresh(self) -> None:
        """Load what went down, the last first."""

        def rows(services: Services) -> list[SentRow]:
            return [
                SentRow(f"{line.package.id}.{line.office.id}", line)
                for line in services.consolidation.down.sent()
            ]

        self._session.read(rows, self._show)

    def _show(self, rows: Sequence[SentRow]) -> None:
        self.panel.show_items(rows)
        waiting = sum(row.line.taken_on is None for row in rows)
        words = _("{taken} lượt đã có biên nhận, {waiting} lượt chưa có.")
        self.counts.setText(words.format(taken=len(rows) - waiting, waiting=waiting))
        self.counts.setVisible(bool(rows))
        for action in self.actions_of_page():
            action.setEnabled(bool(rows))

    def _give_out(self, way: str) -> None:
        def give(profile: CommuneProfile) -> None:
            paper = table_paper(
                self._session.program.office_documents(),
                list_table(self.panel),
                _("Các gói đã gửi xuống xã"),
                self._session.program.clock.today(),
                profile,
            )
            if way == "print":
                self.giving.ask_print([paper])
            else:
                self.giving.ask_export([paper], way)

        self._session.read(own_profile, give)
