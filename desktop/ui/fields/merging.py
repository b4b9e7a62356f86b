"""Sáp nhập đơn vị: into which unit of the commune others go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from desktop.domain.commune import Unit
from desktop.i18n import _
from desktop.ui.fields.dates import shown, typed


class MergeFields(QWidget):
    """Into which unit the chosen ones go, since when and why.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, gone: Sequence[Unit], heirs: Iterable[Unit], today: dt.date) -> None:
        super().__init__()
        self.into = QComboBox()
        for unit in heirs:
            self.into.addItem(unit.name, unit.id)
        self.into.setCurrentIndex(-1)
        self.into.setPlaceholderText(_("Chọn đơn vị nhận"))
        self.into.currentIndexChanged.connect(lambda _index: self.edited.emit())
        self.on = QLineEdit(shown(today))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("ví dụ: Nghị quyết số 12/NQ-HĐND"))
        for field in (self.on, self.reason):
            field.textEdited.connect(self.edited)
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addRow(plain(", ".join(unit.name for unit in gone)))
        rows.addRow(_("Sáp nhập vào:"), self.into)
        rows.addRow(_("Từ ngày:"), self.on)
        rows.addRow(_("Lý do:"), self.reason)
        hint = _(
            "Nhiệm vụ chưa xong và cán bộ chuyển sang đơn vị nhận; "
            "đơn vị cũ vẫn còn trong danh sách để tra cứu."
        )
        rows.addRow(plain(hint))

    def heir(self) -> str:
        """Return the key of the unit that takes over, "" while none is chosen."""
        return str(self.into.currentData() or "")

    def day(self) -> dt.date | None:
        """Return its first day."""
        return typed(self.on)

    def is_complete(self) -> bool:
        """Tell whether the unit and the day are there."""
        return bool(self.heir()) and self.day() is not None


def plain(words: str) -> QLabel:
    """Return a label that shows words as they are, on several lines where needed."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
