"""Sổ gói: what was sent and what was taken in, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.exchange.package_names import shown as shown_name
from desktop.i18n import _
from desktop.services.exchange.packing import OUTBOX_SUFFIX
from desktop.services.exchange.ports import Direction, PackageNote
from desktop.services.program import Services
from desktop.ui.exchange.slip import ask_print, sheet_text
from desktop.ui.exchange.words import moment, note_words
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

DIRECTION_WORDS = {Direction.MADE: "→ Gửi đi", Direction.TAKEN: "← Nhận vào"}


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A line of the log."""

    id: str
    note: PackageNote


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Lúc"), lambda row: moment(row.note.noted), 140),
        ListColumn(_("Chiều"), lambda row: _(DIRECTION_WORDS[row.note.direction]), 100),
        ListColumn(_("Nội dung"), lambda row: note_words(row.note), 260, stretch=True),
        ListColumn(_("Đơn vị lập gói"), lambda row: shown_name(row.note.office), 180),
        ListColumn(_("Gói số"), lambda row: str(row.note.sequence), 70),
        ListColumn(_("Lập lúc"), lambda row: moment(row.note.created), 140, spare=True),
        ListColumn(_("Tệp"), lambda row: shown_name(row.note.file_name), 260, spare=True),
        ListColumn(_("Tình trạng"), _state_words, 120),
    )


def _state_words(row: NoteRow) -> str:
    if row.note.undone:
        return _("↩ Đã hoàn tác")
    return _("✓ Đã nhận") if row.note.direction is Direction.TAKEN else _("✓ Đã lập")


class LogPage(QWidget):
    """The log; an import is taken back from here.

    Signals:
        message: For the status bar.
        copy_asked: A package that was made shall go to another stick; carries its note.
        send_asked: The first package is to be made.
    """

    message = Signal(str)
    copy_asked = Signal(object)
    send_asked = Signal()

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self.panel = ListPanel(
            _columns(),
            _("Lọc: đơn vị, nội dung, tệp; có dấu hoặc không"),
            EmptyState(
                _("Chưa gửi và chưa nhận gói nào.\nMỗi gói gửi đi, nhận vào được ghi ở đây."),
                _("Gửi gói đầu tiên"),
                self.send_asked.emit,
                primary=False,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "exchange.log")
        self.undo = screen.action(_("Hoàn tác lần nhập"), self.take_back, icon_name="undo")
        self.copy = screen.action(_("Chép lại ra USB"), self._ask_copy, icon_name="export")
        self.print = screen.action(_("In phiếu"), self._print, icon_name="print")
        self.panel.offer(self.actions_of_page())
        self.panel.shown.connect(self._enable)
        self.panel.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._enable())
        self.panel.view.list_model.modelReset.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.panel)
        self.setFocusProxy(self.panel)
        self._enable()

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done with a line."""
        return (self.print, self.copy, self.undo)

    def refresh(self) -> None:
        """Load the log."""

        def rows(services: Services) -> list[NoteRow]:
            notes = services.exchange.log()
            return [NoteRow(f"{note.direction.value}.{note.manifest_hash}", note) for note in notes]

        self._session.read(rows, self.panel.show_items)

    def _note(self) -> PackageNote | None:
        row = self.panel.view.current_item()
        return row.note if row is not None else None

    def _enable(self) -> None:
        note = self._note()
        made = note is not None and note.direction is Direction.MADE
        taken = note is not None and note.direction is Direction.TAKEN and not note.undone
        self.print.setEnabled(made)
        self.copy.setEnabled(made)
        self.undo.setEnabled(taken)

    def take_back(self) -> None:
        """Undo the import of the line."""
        note = self._note()
        if note is None or note.direction is not Direction.TAKEN or note.undone:
            return
        self._session.do(
            lambda services: services.exchange.undo_import(note.package_id),
            lambda undone: self.message.emit(
                _("Đã hoàn tác lần nhập: {words}.").format(words=note_words(undone))
            ),
        )

    def _ask_copy(self) -> None:
        note = self._note()
        if note is not None and note.direction is Direction.MADE:
            self.copy_asked.emit(note)

    def _print(self) -> None:
        note = self._note()
        if note is None or note.direction is not Direction.MADE:
            return
        name = note.file_name
        self._session.read(
            lambda services: sheet_text(services.store.path.with_suffix(OUTBOX_SUFFIX) / name),
            lambda text: ask_print(self, text, lambda: self.message.emit(_("Đã in phiếu."))),
        )
