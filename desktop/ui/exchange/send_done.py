"""What stands there after a package was made: it may be pulled out now, and its check code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.i18n import _
from desktop.services.exchange.packing import Packed
from desktop.services.exchange.words import size_words
from desktop.ui.labels import plain_label
from desktop.ui.letters.giving_out import open_path


class SendDone(QFrame):
    """The end of sending.

    Signals:
        print_asked: The slip is wanted on paper.
        closed: Something else is to be sent.
    """

    print_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.packed: Packed | None = None
        self.headline, self.file, self.code, self.advice = (plain_label() for _number in range(4))
        self.headline.setProperty("heading", True)
        self.code.setProperty("bigNumber", True)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.file.setProperty("muted", True)
        self.advice.setText(
            _("Mã kiểm tra: đọc qua điện thoại để nơi nhận so với mã hiện khi mở gói.")
        )
        self.print = QPushButton(_("In phiếu"))
        self.print.clicked.connect(lambda _on: self.print_asked.emit())
        self.folder = QPushButton(_("Mở thư mục"))
        self.folder.clicked.connect(lambda _on: self._open_folder())
        self.again = QPushButton(_("Gửi gói khác"))
        self.again.clicked.connect(lambda _on: self.closed.emit())
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.print, self.folder, self.again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for label in (self.headline, self.file, self.advice, self.code):
            column.addWidget(label)
        column.addLayout(buttons)

    def show_packed(self, packed: Packed) -> None:
        """Show a package that was written and read back."""
        self.packed = packed
        copied = packed.copy is not None
        self.headline.setText(
            _("✓ Đã chép xong và kiểm tra, có thể rút USB.") if copied else packed.sentence
        )
        self.file.setText(
            _("{path} ({size})").format(path=packed.path, size=size_words(packed.receipt.size))
        )
        self.code.setText(packed.receipt.check_code)
        self.show()
        self.print.setFocus()

    def _open_folder(self) -> None:
        if self.packed is not None:
            open_path(self.packed.path.parent)
