"""The bar below the text that finds and replaces (Ctrl+F, Ctrl+H)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.ui.editor.searching import Search
from desktop.ui.forms.ui_editor_find import Ui_EditorFind


class FindBar(QWidget):
    """Asks for words to find and replace; the text pane does the work.

    Signals:
        search_changed: Another ``Search`` is asked for (0.25 s after the last key).
        step_asked: Go to the next (1) or previous (-1) place.
        replace_asked: Replace the place shown, or all of them when true.
        closed: The bar was closed.
    """

    search_changed = Signal(object)
    step_asked = Signal(int)
    replace_asked = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_EditorFind()
        self.form.setupUi(self)
        self._delay = QTimer(self, singleShot=True, interval=250, timeout=self._announce)
        form = self.form
        form.find_edit.textChanged.connect(self._delay.start)
        form.case_check.toggled.connect(self._announce)
        form.marks_check.toggled.connect(self._announce)
        form.find_edit.returnPressed.connect(lambda: self._step(1))
        form.next_button.clicked.connect(lambda: self._step(1))
        form.previous_button.clicked.connect(lambda: self._step(-1))
        form.replace_edit.returnPressed.connect(lambda: self.replace_asked.emit(False))
        form.replace_button.clicked.connect(lambda: self.replace_asked.emit(False))
        form.replace_all_button.clicked.connect(lambda: self.replace_asked.emit(True))
        form.close_button.clicked.connect(self.close_bar)
        escape = QShortcut(QKeySequence("Esc"), self, self.close_bar)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.hide()

    def open_bar(self, words: str, replacing: bool) -> None:
        """Show the bar with ``words`` to seek, with or without the row for replacing."""
        self.form.replace_row.setVisible(replacing)
        self.show()
        if words:
            self.form.find_edit.setText(words)
        self.form.find_edit.setFocus()
        self.form.find_edit.selectAll()
        self._announce()

    def close_bar(self) -> None:
        """Hide the bar and give the keys back to the text."""
        self._delay.stop()
        self.hide()
        self.closed.emit()

    def search(self) -> Search:
        """Return what is sought."""
        form = self.form
        return Search(
            form.find_edit.text(), form.case_check.isChecked(), form.marks_check.isChecked()
        )

    def show_count(self, current: int, count: int) -> None:
        """Say which of how many places is shown; ``current`` counts from 1."""
        words = _("{current}/{count}").format(current=current, count=count)
        nothing = _("Không thấy") if self.form.find_edit.text() else ""
        self.form.count_label.setText(words if count else nothing)

    def _announce(self) -> None:
        self._delay.stop()
        self.search_changed.emit(self.search())

    def _step(self, step: int) -> None:
        if self._delay.isActive():
            self._announce()
        self.step_asked.emit(step)
