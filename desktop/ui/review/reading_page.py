"""The page while a file is being read, and when it could not be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.forms.ui_review_reading import Ui_ReviewReading


class ReadingPage(QWidget):
    """Progress with Hủy, or a refusal with what to do.

    Signals:
        cancel_asked: Stop reading.
        other_asked: Choose another file.
        close_asked: Leave.
    """

    cancel_asked = Signal()
    other_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ReviewReading()
        self.form.setupUi(self)
        self.form.cancel_button.clicked.connect(self.cancel_asked)
        self.form.other_button.clicked.connect(self.other_asked)
        self.form.close_button.clicked.connect(self.close_asked)

    def show_progress(self, name: str) -> None:
        """Show that ``name`` is being read."""
        self.form.title_label.setText(_("Đang đọc {name}…").format(name=name))
        self.form.words_label.clear()
        self.form.progress_bar.setValue(0)
        self._offer(reading=True)
        self.form.cancel_button.setFocus()

    def tell(self, words: str, share: float) -> None:
        """Show what is being done and how far it is, 0 to 1."""
        self.form.words_label.setText(words)
        self.form.progress_bar.setValue(round(100 * min(max(share, 0.0), 1.0)))

    def show_cancelling(self) -> None:
        """Show that reading is coming to its end."""
        self.form.words_label.setText(_("Đang dừng…"))
        self.form.cancel_button.setEnabled(False)

    def show_refusal(self, name: str, error: AppError) -> None:
        """Show why a file cannot be read and what to do."""
        self.form.title_label.setText(_("Chưa đọc được {name}").format(name=name))
        self.form.words_label.setText(error.sentence())
        self._offer(reading=False)
        self.form.other_button.setFocus()

    def _offer(self, reading: bool) -> None:
        self.form.progress_bar.setVisible(reading)
        self.form.cancel_button.setVisible(reading)
        self.form.cancel_button.setEnabled(reading)
        self.form.other_button.setVisible(not reading)
        self.form.close_button.setVisible(not reading)
