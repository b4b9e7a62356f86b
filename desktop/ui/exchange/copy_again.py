"""A package that was made before, copied to another stick."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import AppError, Cancelled
from desktop.i18n import _
from desktop.services.exchange.ports import PackageNote
from desktop.services.exchange_ports import Drive
from desktop.ui.exchange.place_choice import PlaceChoice
from desktop.ui.exchange.words import note_words
from desktop.ui.exchange.working import Working
from desktop.ui.labels import plain_label
from desktop.ui.session import Session

WIDTH = 560


class CopyAgain(QDialog):
    """Asks where to, copies, reads back.

    Signals:
        copied: What was done, in words.
    """

    copied = Signal(str)

    def __init__(
        self, session: Session, note: PackageNote, drives: Sequence[Drive], owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._session, self._note = session, note
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Chép lại ra USB"))
        self.setMinimumWidth(WIDTH)
        self.words = plain_label(
            _("Chép lại gói số {number}: {words}.").format(
                number=note.sequence, words=note_words(note)
            )
        )
        self.refusal = plain_label()
        self.refusal.setProperty("signal", "late")
        self.refusal.hide()
        self.place = PlaceChoice()
        self.working = Working()
        self.copy = QPushButton(_("Chép vào USB"))
        self.copy.setProperty("primary", True)
        self.copy.clicked.connect(lambda _on: self.start())
        self.leave = QPushButton(_("Đóng"))
        self.leave.clicked.connect(lambda _on: self.reject())
        self._lay_out()
        self.place.changed.connect(self._look)
        self.place.show_drives(drives)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        for part in (self.words, self.place, self.refusal, self.working):
            column.addWidget(part)
        column.addLayout(buttons)

    def _look(self) -> None:
        self.copy.setEnabled(self.place.place() is not None and not self.working.is_running)

    def start(self) -> None:
        """Copy and read back."""
        place, note, working = self.place.place(), self._note, self.working
        if place is None:
            return
        self.refusal.hide()
        working.begin(_("Đang chép…"))
        self._look()
        exchange = self._session.services.exchange
        self._session.carry(
            lambda: exchange.copy_again(note, place, working.tell, working.is_stopped),
            self._copied,
            self._failed,
        )

    def _copied(self, path: Path) -> None:
        self.working.end()
        self.copied.emit(_("✓ Đã chép xong và kiểm tra, có thể rút USB: {path}").format(path=path))
        self.accept()

    def _failed(self, error: AppError) -> None:
        self.working.end()
        words = _("Đã dừng.") if isinstance(error, Cancelled) else error.sentence()
        self.refusal.setText(words)
        self.refusal.show()
        self._look()

    def reject(self) -> None:
        """Stop what is under way; else close."""
        if self.working.is_running:
            self.working.stop()
            return
        super().reject()
