"""What differs between the file and a plan that is here, one line each with its tick."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.i18n import _
from desktop.services.review_differences import Comparison, Difference, DifferenceKind, Part
from desktop.ui.review.wording import FIELD_WORDS, HEAD_WORDS

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
KIND, ROW, FIELD, OLD, NEW = range(5)
KIND_WORDS = {
    DifferenceKind.CHANGED: "Sửa",
    DifferenceKind.NEW: "Mới",
    DifferenceKind.GONE: "Không còn",
}
"""Words for what happened to a row; through ``_``."""
PART_WORDS = {
    Part.HEAD: "Đầu, cuối văn bản",
    Part.BASES: "Căn cứ",
    Part.TARGETS: "Chỉ tiêu",
    Part.DUTIES: "Việc giao",
    Part.TABLE: "Cả dòng",
}
"""Where something outside the cells of the table differs; through ``_``."""


class MergeModel(QAbstractTableModel):
    """Differences and which of them are taken; what is gone or unsure only when it is ticked.

    Signals:
        ticked: Other differences are taken now.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._differences: tuple[Difference, ...] = ()
        self._choices: dict[str, bool] = {}

    def show(self, comparison: Comparison | None) -> None:
        """Show another comparison; ticks of differences that stay are kept."""
        self.beginResetModel()
        self._differences = comparison.differences if comparison else ()
        self.endResetModel()
        self.ticked.emit()

    def forget_choices(self) -> None:
        """Tick as at the beginning, for another plan."""
        self._choices = {}

    def difference(self, row: int) -> Difference:
        """Return the difference of a row."""
        return self._differences[row]

    def is_taken(self, difference: Difference) -> bool:
        """Tell whether a difference is ticked."""
        return self._choices.get(difference.key, difference.is_taken_unasked)

    @property
    def taken(self) -> frozenset[str]:
        """Keys of the differences that are ticked."""
        return frozenset(d.key for d in self._differences if self.is_taken(d))

    def toggle(self, row: int) -> None:
        """Tick or untick a row."""
        difference = self._differences[row]
        self._choices[difference.key] = not self.is_taken(difference)
        self._tell(row, row)

    def tick_all(self, take: bool) -> None:
        """Tick or untick all rows."""
        self._choices.update({d.key: take for d in self._differences})
        if self._differences:
            self._tell(0, len(self._differences) - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, KIND), self.index(last, NEW))
        self.ticked.emit()

    def words(self, row: int, column: int) -> str:
        """Return the words of a cell."""
        difference = self._differences[row]
        field = difference.field
        return {
            KIND: _(KIND_WORDS[difference.kind]),
            ROW: _title(difference),
            FIELD: _(FIELD_WORDS[field]) if field else _(PART_WORDS[difference.part]),
            OLD: difference.old or "–",
            NEW: difference.new or "–",
        }[column]

    # -- the table as Qt asks for it -------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of differences."""
        return 0 if parent.isValid() else len(self._differences)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words and tick."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == KIND:
            taken = self.is_taken(self._differences[index.row()])
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == ROW:
            return self._differences[index.row()].group or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_tick = index.column() == KIND
            down = Qt.AlignmentFlag.AlignVCenter if is_tick else Qt.AlignmentFlag.AlignTop
            return Qt.AlignmentFlag.AlignLeft | down
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or index.column() != KIND:
            return False
        wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        if wanted != self.is_taken(self._differences[index.row()]):
            self.toggle(index.row())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column has a tick."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == KIND else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        names = (_("Lấy"), _("Chỗ khác nhau"), _("Cột"), _("Đang có"), _("Trong tệp"))
        return names[section] if 0 <= section < len(names) else None


def _title(difference: Difference) -> str:
    """Return the words by which the officer knows what differs."""
    if difference.part is Part.HEAD:
        return _(HEAD_WORDS[difference.row_id])
    return difference.title or _(PART_WORDS[difference.part])
