"""How good a result is, for the monthly evaluation sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QWidget

from desktop.i18n import _

WHOLE = 100


class QualityFields(QWidget):
    """A share of 100.

    Signals:
        edited: The share is another now.
    """

    edited = Signal()

    def __init__(self, about: str, quality: int | None) -> None:
        super().__init__()
        words = QLabel(about)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.share = QSpinBox()
        self.share.setRange(0, WHOLE)
        self.share.setSuffix("%")
        self.share.setSingleStep(5)
        self.share.setValue(WHOLE if quality is None else quality)
        self.share.valueChanged.connect(lambda _value: self.edited.emit())
        hint = QLabel(_("Dùng cho tiêu chí chất lượng của phiếu đánh giá tháng."))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setProperty("muted", True)
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addRow(words)
        rows.addRow(_("Chất lượng:"), self.share)
        rows.addRow(hint)

    def quality(self) -> int:
        """Return the share."""
        return self.share.value()

    def is_complete(self) -> bool:
        """Tell whether it may be kept: any share may."""
        return True
