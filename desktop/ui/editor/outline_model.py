"""The outline of a plan as a tree: its headings with their numbers, and what stands around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from desktop.domain import outline_edits
from desktop.domain.numbering import Node, tree
from desktop.domain.outline import BlockKind
from desktop.domain.plan import Plan
from desktop.domain.tasks import Placement
from desktop.i18n import _
from desktop.ui.editor.flow import BASES, SIGNING, TABLE

ROOT = QModelIndex()
MIME = "application/x-kehoachxa-section"
ID_ROLE = Qt.ItemDataRole.UserRole
SECTION_ROLE = Qt.ItemDataRole.UserRole + 1
"""True for headings of the text, false for what stands around it."""


@dataclass(slots=True, eq=False)
class Entry:
    """One entry of the tree; ``place`` is its number among all entries."""

    id: str
    label: str
    words: str
    section: bool
    place: int = 0
    parent: Entry | None = None
    children: list[Entry] = field(default_factory=list)

    @property
    def row(self) -> int:
        """Return its place among its siblings."""
        return 0 if self.parent is None else self.parent.children.index(self)


class OutlineModel(QAbstractItemModel):
    """Tree of the headings.

    Signals:
        move_asked: Move a section (first key) in front of another block (second key, empty for
            the end).
        rename_asked: Give a heading (key) other words.
    """

    move_asked = Signal(str, str)
    rename_asked = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Entry("", "", "", section=False)
        self._entries: list[Entry] = []
        self._plan: Plan | None = None
        self.editable = True

    # -- showing ---------------------------------------------------------------------------

    def show(self, plan: Plan) -> bool:
        """Show the outline of ``plan``; tell whether the tree was built anew."""
        self._plan = plan
        root = Entry("", "", "", section=False)
        root.children = _entries(plan)
        entries = list(_number(root))
        if [_shape(e) for e in entries] == [_shape(e) for e in self._entries]:
            self._update(entries)
            return False
        self.beginResetModel()
        self._root, self._entries = root, entries
        self.endResetModel()
        return True

    def _update(self, entries: Sequence[Entry]) -> None:
        for old, new in zip(self._entries, entries, strict=True):
            if (old.label, old.words) != (new.label, new.words):
                old.label, old.words = new.label, new.words
                index = self.createIndex(old.row, 0, old.place)
                self.dataChanged.emit(index, index)

    def index_of(self, entry_id: str) -> QModelIndex:
        """Return the index of an entry, an invalid one when there is none."""
        entry = next((entry for entry in self._entries if entry.id == entry_id), None)
        return QModelIndex() if entry is None else self.createIndex(entry.row, 0, entry.place)

    def heading_above(self, block_id: str) -> str:
        """Return the heading under which a block stands, empty when there is none."""
        known = {entry.id for entry in self._entries}
        if block_id in known or self._plan is None:
            return block_id if block_id in known else ""
        above = ""
        for block in self._plan.blocks:
            above = block.id if block.id in known else above
            if block.id == block_id:
                return above
        return ""

    # -- the tree as Qt asks for it --------------------------------------------------------

    def _entry(self, index: QModelIndex) -> Entry:
        return self._entries[index.internalId()] if index.isValid() else self._root

    def index(self, row: int, column: int, parent: QModelIndex = ROOT) -> QModelIndex:
        """Return the index of a child."""
        children = self._entry(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].place)

    def parent(self, index: QModelIndex) -> QModelIndex:  # type: ignore[override]
        """Return the index of the entry above."""
        above = self._entry(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above.place)

    def rowCount(self, parent: QModelIndex = ROOT) -> int:
        """Return the number of children."""
        return len(self._entry(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: QModelIndex = ROOT) -> int:
        """Return the number of columns."""
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return number and words of an entry."""
        if not index.isValid():
            return None
        entry = self._entry(index)
        whole = f"{entry.label} {entry.words}".strip()
        found: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: whole,
            Qt.ItemDataRole.ToolTipRole: whole,
            Qt.ItemDataRole.EditRole: entry.words,
            ID_ROLE: entry.id,
            SECTION_ROLE: entry.section,
        }
        return found.get(role)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Headings can be dragged, dropped upon and renamed."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._entry(index).section and self.editable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Ask for other words of a heading."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.rename_asked.emit(self._entry(index).id, str(value))
        return True

    # -- drag and drop ---------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """Sections are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Take only our own sections."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the key of the section."""
        mime = QMimeData()
        mime.setData(MIME, self._entry(indexes[0]).id.encode())
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        """Ask for the move of the section to the place where it was dropped."""
        del column
        if action != Qt.DropAction.MoveAction or not data.hasFormat(MIME) or self._plan is None:
            return False
        moved = bytes(data.data(MIME).data()).decode()
        self.move_asked.emit(moved, self._block_at(self._entry(parent), row))
        return False  # the plan is changed by the one who was asked, the view removes nothing

    def _block_at(self, above: Entry, row: int) -> str:
        """Return the block in front of which the ``row``-th child of ``above`` stands."""
        if 0 <= row < len(above.children) and above.children[row].section:
            return above.children[row].id
        blocks = self._plan.blocks if self._plan else ()
        if above is self._root:
            first = next((entry.id for entry in above.children if entry.section), "")
            return first if 0 <= row <= 1 else ""
        after = outline_edits.section_of(blocks, above.id).stop
        return blocks[after].id if after < len(blocks) else ""


def _entries(plan: Plan) -> list[Entry]:
    """Return the entries of the first level, those above and below the text included."""
    entries = [Entry(BASES, "§", _("Căn cứ ({count})").format(count=len(plan.bases)), False)]
    entries += [entry for node in tree(plan.blocks) for entry in _headings(node)]
    if plan.task_table is not None and plan.task_table.placement is Placement.APPENDIX:
        entries.append(Entry(TABLE, "▦", _("Bảng nhiệm vụ (phụ lục)"), section=False))
    entries.append(Entry(SIGNING, "✎", _("Ký, nơi nhận"), section=False))
    return entries


def _headings(node: Node) -> list[Entry]:
    """Return the entry of a node; below what is no heading, its headings stand in its place."""
    below = [entry for child in node.children for entry in _headings(child)]
    if node.block.kind is BlockKind.TASK_TABLE:
        return [Entry(node.block.id, "▦", _("Bảng nhiệm vụ"), section=True)]
    if node.block.kind is not BlockKind.HEADING:
        return below
    entry = Entry(node.block.id, node.label, node.block.text, section=True)
    entry.children = below
    return [entry]


def _number(root: Entry) -> Iterator[Entry]:
    """Yield all entries, with their places and parents filled in."""
    waiting, place = list(reversed(root.children)), 0
    for child in root.children:
        child.parent = root
    while waiting:
        entry = waiting.pop()
        entry.place = place
        place += 1
        for child in entry.children:
            child.parent = entry
        waiting.extend(reversed(entry.children))
        yield entry


def _shape(entry: Entry) -> tuple[str, str]:
    return entry.id, entry.parent.id if entry.parent else ""
