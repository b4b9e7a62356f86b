"""An encrypted file asks for its passphrase; a wrong one is told, and asked for again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.passphrases import PassphraseNeeded
from desktop.ui.fields.secrets import SecretFields
from desktop.ui.help import answer_f1
from desktop.ui.labels import plain_label

if TYPE_CHECKING:
    from desktop.ui.session import Session

WIDTH = 520
NAME = "passphrase"


class UnlockDialog(QDialog):
    """Asks until the passphrase fits; nothing of the file is shown before.

    Signals:
        unlocked: The file can be opened now.
        given_up: The officer leaves without the passphrase.
    """

    unlocked = Signal()
    given_up = Signal()

    def __init__(self, session: Session, path: Path, parent: QWidget, leave: str = "") -> None:
        """``leave`` is the word on the button that gives up; "Hủy" when it is not named."""
        super().__init__(parent)
        self._session, self._path = session, path
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Nhập mật khẩu"))
        self.setMinimumWidth(WIDTH)
        words = plain_label(_("Tệp {name} được mã hóa bằng mật khẩu.").format(name=path.name))
        place = plain_label(str(path.parent))
        place.setProperty("muted", True)
        self.fields = SecretFields({NAME: _("Mật khẩu:")})
        self.refusal = plain_label()
        self.refusal.setProperty("signal", "late")
        self.refusal.hide()
        self.accept_button = QPushButton(_("Mở"))
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(lambda _on: self._try())
        self.leave = QPushButton(leave or _("Hủy"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(lambda _on: self.reject())
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.accept_button)
        self.buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        for part in (words, place, self.fields, self.refusal):
            column.addWidget(part)
        column.addLayout(self.buttons)
        self.fields.edited.connect(self._look)
        self.fields.setFocus()
        answer_f1(self, "settings")
        self._look()

    def offer(self, words: str, do: Callable[[], object]) -> QPushButton:
        """Offer another way out, which closes the dialog."""
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: (self.hide(), do(), self.deleteLater()))
        self.buttons.insertWidget(0, button)
        return button

    def reject(self) -> None:
        """Leave without the passphrase."""
        super().reject()
        self.given_up.emit()

    def _look(self) -> None:
        self.accept_button.setEnabled(bool(self.fields.text(NAME)))

    def _try(self) -> None:
        passphrase = self.fields.text(NAME)
        self.accept_button.setEnabled(False)
        program, path = self._session.program, self._path
        self._session.jobs.run(
            lambda: program.unlock(path, passphrase), lambda _none: self._opened(), self._refused
        )

    def _opened(self) -> None:
        self.accept()
        self.unlocked.emit()

    def _refused(self, error: AppError) -> None:
        self.refusal.setText(error.sentence())
        self.refusal.show()
        self.resize(self.width(), self.layout().totalHeightForWidth(self.width()))
        line = self.fields.lines[NAME]
        line.setFocus()
        line.selectAll()
        self._look()


def or_ask(
    parent: QWidget, session: Session, again: Callable[[], object]
) -> Callable[[AppError], None]:
    """Return what takes a refusal: a locked file is unlocked, then the work is done ``again``."""

    def refused(error: AppError) -> None:
        if not isinstance(error, PassphraseNeeded):
            session.failed.emit(error)
            return
        dialog = UnlockDialog(session, error.path, parent)
        dialog.unlocked.connect(again)
        dialog.open()

    return refused
