"""The draft around its task table as rows: head, căn cứ, text, nơi nhận."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont

from desktop.domain.numbering import labels
from desktop.domain.outline import BlockKind
from desktop.domain.plan import Plan
from desktop.i18n import _
from desktop.services.review_fields import BASIS, FOUND, HEAD_FIELDS
from desktop.ui.review.look import doubt_ground
from desktop.ui.review.wording import HEAD_WORDS, doubt_words, found_words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
NAME, WORDS = range(2)
_AFTER_BASES = ("opening",)
_AFTER_TEXT = ("closing", "recipients")


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row: the anchor it stands for, its name, its words; a block has its number as name."""

    anchor: str
    name: str
    words: str
    is_block: bool = False
    heading: bool = False


def draft_rows(plan: Plan) -> tuple[DraftRow, ...]:
    """Return the rows of a draft in printed order."""
    behind = (*_AFTER_BASES, *_AFTER_TEXT)
    head = [_head(plan, key) for key in HEAD_WORDS if key not in behind]
    bases = [
        DraftRow(f"{BASIS}{basis.id}", _("Căn cứ {number}").format(number=number), basis.text)
        for number, basis in enumerate(plan.bases, start=1)
    ]
    numbers = labels(plan.blocks)
    text = [
        DraftRow(block.id, numbers[block.id], block.text, True, block.kind is BlockKind.HEADING)
        for block in plan.blocks
        if block.kind is not BlockKind.TASK_TABLE
    ]
    return (
        *head,
        *bases,
        *(_head(plan, key) for key in _AFTER_BASES),
        *text,
        *(_head(plan, key) for key in _AFTER_TEXT),
        *_found(plan),
    )


def _found(plan: Plan) -> Iterator[DraftRow]:
    """Yield what was found in the text, behind it: targets, work given to people, reports."""
    for kind, (name, words) in FOUND.items():
        for fact in getattr(plan, name):
            yield DraftRow(f"{kind}:{fact.id}", found_words(fact), getattr(fact, words))


def _head(plan: Plan, key: str) -> DraftRow:
    return DraftRow(key, _(HEAD_WORDS[key]), HEAD_FIELDS[key].read(plan))


class DraftModel(QAbstractTableModel):
    """Rows of the draft in two columns: name or number, and words.

    Signals:
        words_typed: Other words: anchor, words.
        label_typed: Another number before a block: anchor, number.
    """

    words_typed = Signal(str, str)
    label_typed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DraftRow, ...] = ()
        self._doubts: dict[str, str] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, plan: Plan, doubts: dict[str, str]) -> list[int] | None:
        """Show a draft and its doubts; return the rows that differ, None when all do."""
        rows, before, doubted = draft_rows(plan), self._rows, self._doubts
        if [row.anchor for row in rows] != [row.anchor for row in before]:
            self.beginResetModel()
            self._rows, self._doubts = rows, doubts
            self.endResetModel()
            return None
        changed = [
            place
            for place, (old, new) in enumerate(zip(before, rows, strict=True))
            if old != new or doubted.get(new.anchor) != doubts.get(new.anchor)
        ]
        self._rows, self._doubts = rows, doubts
        for place in changed:
            self.dataChanged.emit(self.index(place, NAME), self.index(place, WORDS))
        return changed

    def row(self, place: int) -> DraftRow:
        """Return a row."""
        return self._rows[place]

    def place_of(self, anchor: str) -> int:
        """Return the number of the row of an anchor, -1 when it has none."""
        return next((n for n, row in enumerate(self._rows) if row.anchor == anchor), -1)

    def shown(self, place: int, column: int) -> str:
        """Return the words of a cell on screen, with the mark of a doubt."""
        row = self._rows[place]
        if column == WORDS:
            return row.words
        lines = [row.name, doubt_words()] if row.anchor in self._doubts else [row.name]
        return "\n".join(line for line in lines if line)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words and look of a cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(index.row(), index.column())
        if role == Qt.ItemDataRole.EditRole:
            return row.words if index.column() == WORDS else row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._doubts.get(row.anchor)
        if role == Qt.ItemDataRole.BackgroundRole and row.anchor in self._doubts:
            return QBrush(doubt_ground())
        if role == Qt.ItemDataRole.FontRole and row.heading:
            return self._bold
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Words can be typed, and numbers of blocks."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = index.column() == WORDS or self._rows[index.row()].is_block
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._headers()[section] if 0 <= section < len(self._headers()) else None

    @staticmethod
    def _headers() -> Sequence[str]:
        return _("Mục"), _("Nội dung")

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for other words."""
        if role != Qt.ItemDataRole.EditRole or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        row = self._rows[index.row()]
        if str(value) != str(self.data(index, role)):
            typed = self.words_typed if index.column() == WORDS else self.label_typed
            typed.emit(row.anchor, str(value))
        return True
