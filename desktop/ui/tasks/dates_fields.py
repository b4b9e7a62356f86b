"""The dates of a task, put in the place of what its wording says: one line for each time."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.schedule import Kind, Occurrence
from desktop.domain.tracking.model import AcceptedSchedule
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.tasks.checks import read_day
from desktop.ui.fields.dates import shown

LABEL, START, DUE = range(3)
TABLE_HEIGHT = 200
DATED = ""
"""Stands for a task with dates in the choice of its kind."""


class DatesFields(QWidget):
    """Times with a name, a first and a last day; or no days at all.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, wording: str, kind: str, occurrences: tuple[Occurrence, ...]) -> None:
        super().__init__()
        self._kind_before = kind
        self._count_before = len(occurrences)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Loại thời hạn"))
        for words, value in (
            (_("Có thời hạn"), DATED),
            (_("Thường xuyên, không có hạn"), Kind.CONTINUOUS.value),
            (_("Chưa xác định"), Kind.UNKNOWN.value),
        ):
            self.kind.addItem(words, value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)) if not occurrences else 0)
        self.table = self._make_table()
        self.trouble = QLabel()
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("signal", "late")
        self._lay_out(wording)
        for occurrence in occurrences:
            self._add_row(occurrence.label, shown(occurrence.start), shown(occurrence.due))
        if not occurrences:
            self._add_row("", "", "")
        self.kind.activated.connect(lambda _place: self._changed())
        self.table.itemChanged.connect(lambda _item: self._changed())
        self._look()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels([_("Lần thực hiện"), _("Từ ngày"), _("Hạn")])
        table.setAccessibleName(_("Các lần thực hiện"))
        table.horizontalHeader().setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.setFixedHeight(TABLE_HEIGHT)
        return table

    def _lay_out(self, wording: str) -> None:
        words = QLabel(_("Thời gian ghi trong kế hoạch: {time}").format(time=wording or "–"))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.add = QPushButton(_("Thêm lần"))
        self.remove = QPushButton(_("Bỏ lần đang chọn"))
        buttons = QHBoxLayout()
        for button, do in ((self.add, self._add_empty), (self.remove, self._remove_current)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (words, self.kind, self.table):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.trouble)

    def _add_row(self, *cells: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for place, words in enumerate(cells):
            self.table.setItem(row, place, QTableWidgetItem(words))

    def _add_empty(self) -> None:
        self._add_row("", "", "")
        self.table.setCurrentCell(self.table.rowCount() - 1, DUE)
        self.table.setFocus()
        self._changed()

    def _remove_current(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._changed()

    def _changed(self) -> None:
        self._look()
        self.edited.emit()

    def _look(self) -> None:
        dated = self.kind.currentData() == DATED
        for widget in (self.table, self.add, self.remove):
            widget.setEnabled(dated)
        try:
            self.schedule()
            self.trouble.clear()
        except Refused as refusal:
            self.trouble.setText(refusal.sentence())

    def _occurrences(self) -> Iterator[Occurrence]:
        for row in range(self.table.rowCount()):
            label, start, due = (self._words(row, place) for place in (LABEL, START, DUE))
            if label or start or due:
                if not due:
                    raise Refused(_("Dòng {row} chưa có hạn.").format(row=row + 1))
                yield Occurrence(label, read_day(start) if start else None, read_day(due))

    def _words(self, row: int, place: int) -> str:
        item = self.table.item(row, place)
        return item.text().strip() if item is not None else ""

    def schedule(self) -> AcceptedSchedule:
        """Return the dates as typed; refuses days that no calendar has."""
        kind = str(self.kind.currentData())
        if kind != DATED:
            return AcceptedSchedule(kind)
        occurrences = tuple(self._occurrences())
        if not occurrences:
            raise Refused(_("Chưa có lần thực hiện nào."))
        same = len(occurrences) == self._count_before
        new_kind = Kind.FIXED_DATE if len(occurrences) == 1 else Kind.MULTI
        return AcceptedSchedule(self._kind_before if same else new_kind.value, occurrences)

    def is_complete(self) -> bool:
        """Tell whether all days are days."""
        try:
            self.schedule()
        except Refused:
            return False
        return True
