"""P: how far, what was done, what stands in the way, in one small window; Enter keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.fields.dates import shown, typed
from desktop.ui.forms.ui_task_progress import Ui_TaskProgress

WIDTH = 440
STEPS = (25, 50, 75, 90)
"""What is proposed: the next of these after what was reached."""


def next_percent(percent: int) -> int:
    """Return the percent proposed after ``percent``."""
    return next((step for step in STEPS if step > percent), 100)


TYPED_PERCENT = 999
"""What can be typed: 200 is refused in words rather than read as 20."""


class ProgressPopup(QFrame):
    """Closes only when what was typed is on disk, or by Esc.

    Signals:
        kept: Percent, note, difficulty and day to be kept.
    """

    kept = Signal(int, str, str, object)

    def __init__(self, about: str, percent: int, today: dt.date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("popup", True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Ghi tiến độ"))
        fields = QWidget()
        self.form = Ui_TaskProgress()
        self.form.setupUi(fields)
        self.form.about.setText(about)
        self.form.percent.setMaximum(TYPED_PERCENT)
        self.form.percent.setValue(next_percent(percent))
        self.form.day.setText(shown(today))
        self.refusal = QLabel()
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.setProperty("signal", "late")
        self.refusal.hide()
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        self.save = buttons.button(standard.Save)
        self.save.setText(_("Lưu (Enter)"))
        self.save.setProperty("primary", True)
        buttons.button(standard.Cancel).setText(_("Hủy"))
        buttons.accepted.connect(self.keep)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        for widget in (fields, self.refusal, buttons):
            column.addWidget(widget)
        self.setFixedWidth(WIDTH)

    def open_at(self, where: QPoint) -> None:
        """Show it at a place of the screen, moved where it would stand outside."""
        self.adjustSize()
        room = self.parentWidget().screen().availableGeometry()
        x = max(room.left(), min(where.x(), room.right() - self.width()))
        y = max(room.top(), min(where.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.form.percent.setFocus(Qt.FocusReason.PopupFocusReason)
        self.form.percent.selectAll()

    def keep(self) -> None:
        """Give away what was typed; a day that is none is told."""
        day = typed(self.form.day)
        if day is None:
            self.refuse(AppError(_("Ngày chưa đúng."), advice=_("Ghi ngày dạng 05/03/2026.")))
            return
        note, difficulty = self.form.note.text(), self.form.difficulty.text()
        self.kept.emit(self.form.percent.value(), note, difficulty, day)

    def refuse(self, error: AppError) -> None:
        """Tell why it was not kept; nothing typed is lost."""
        self.refusal.setText(error.sentence())
        self.refusal.show()
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Enter, close by Esc."""
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: self.keep,
            Qt.Key.Key_Enter: self.keep,
            Qt.Key.Key_Escape: self.close,
        }
        if event.key() in keys:
            keys[event.key()]()
        else:
            super().keyPressEvent(event)
