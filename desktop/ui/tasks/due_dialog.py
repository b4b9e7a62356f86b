"""Asking for the first and the last due day of a filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desktop.domain.tracking.query import TaskQuery
from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.fields.dates import is_date_or_empty, shown, typed
from desktop.ui.fields.form_dialog import FormDialog


class DueSpan(QWidget):
    """Two days, either of which may be empty.

    Signals:
        edited: A day is another now.
    """

    edited = Signal()

    def __init__(self, query: TaskQuery) -> None:
        super().__init__()
        self.first = QLineEdit(shown(query.due_from))
        self.last = QLineEdit(shown(query.due_to))
        rows = QFormLayout(self)
        for words, field in ((_("Từ ngày:"), self.first), (_("Đến ngày:"), self.last)):
            field.setPlaceholderText("dd/mm/yyyy")
            field.textEdited.connect(self.edited)
            rows.addRow(words, field)

    def is_complete(self) -> bool:
        """Tell whether the days are days, the first not after the last."""
        if not all(map(is_date_or_empty, (self.first, self.last))):
            return False
        first, last = typed(self.first), typed(self.last)
        return first is None or last is None or first <= last


def ask_due_span(owner: QWidget, query: TaskQuery, take: Callable[[TaskQuery], None]) -> None:
    """Ask for a span of due days and give the query with it to ``take``."""
    fields = DueSpan(query)

    def keep(kept: Callable[[object], None], _refused: Callable[[AppError], None]) -> None:
        first, last = typed(fields.first), typed(fields.last)
        take(replace(query, due_from=first, due_to=last, span=None, undated=None))
        kept(None)

    FormDialog(_("Lọc theo hạn"), fields, keep, "tasks", owner).open()
