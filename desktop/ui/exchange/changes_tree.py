"""What a package would change: effects, rows, fields; opened one level after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop.domain.consolidation.coming import ComingItem
from desktop.domain.exchange.model import Effect, FieldChange, MergeEntry, MergePlan
from desktop.i18n import _
from desktop.services.consolidation.below import ComingDown
from desktop.ui.copying import table_mime
from desktop.ui.exchange.incoming import count_words, word_words
from desktop.ui.exchange.words import (
    PART_WORDS,
    SHOWN_EFFECTS,
    field_words,
    row_words,
    table_words,
    value_words,
)

ENTRY = Qt.ItemDataRole.UserRole
MOST_ROWS = 2000
"""Rows of one effect that are listed; more is not read by anybody."""


class ChangesTree(QTreeWidget):
    """A tree of three levels; rows get their fields when they are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([_("Thay đổi"), _("Đang có"), _("Trong gói")])
        self.setAccessibleName(_("Gói sẽ thay đổi những gì"))
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        self.setColumnWidth(1, 220)
        self.setColumnWidth(2, 220)
        self.itemExpanded.connect(self._fill)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show plain lines instead of changes."""
        self.clear()
        self.addTopLevelItems([QTreeWidgetItem([name, "", value]) for name, value in facts])

    def show_plan(self, plan: MergePlan) -> None:
        """Show what a merge would do."""
        self.clear()
        for effect in SHOWN_EFFECTS:
            entries = [entry for entry in plan.entries if entry.effect is effect]
            if not entries:
                continue
            top = QTreeWidgetItem([f"{_(effect.value)} ({len(entries)})"])
            top.addChildren(list(map(_row_item, entries[:MOST_ROWS])))
            if len(entries) > MOST_ROWS:
                left = _("… và {count} dòng nữa").format(count=len(entries) - MOST_ROWS)
                top.addChild(QTreeWidgetItem([left]))
            self.addTopLevelItem(top)
        if self.topLevelItemCount() == 0:
            self.addTopLevelItem(QTreeWidgetItem([_("Không có gì thay đổi")]))
        elif self.topLevelItemCount() == 1:
            self.expandToDepth(0)

    def show_above(self, payload: ComingDown) -> None:
        """Show what the level above gives, thing by thing, and what of it differs from before."""
        self.clear()
        for words in (*map(word_words, payload.words), *payload.remarks):
            self.addTopLevelItem(QTreeWidgetItem([words]))
        for part, words in PART_WORDS.items():
            new, changed = (payload.of(part, effect) for effect in (Effect.NEW, Effect.CHANGED))
            if new or changed:
                counts = count_words(len(new), len(changed))
                top = QTreeWidgetItem([f"{_(words)} ({counts})"])
                top.addChildren(list(map(_given_item, (*changed, *new))))
                self.addTopLevelItem(top)
        if payload.known:
            self.addTopLevelItem(
                QTreeWidgetItem([_("Đã có, giữ nguyên: {count}").format(count=payload.known)])
            )
        if self.topLevelItemCount() == 0:
            self.addTopLevelItem(QTreeWidgetItem([_("Không có gì cho đơn vị này")]))
        self.expandToDepth(0)

    def _fill(self, item: QTreeWidgetItem) -> None:
        entry = item.data(0, ENTRY)
        if isinstance(entry, MergeEntry) and item.childCount() == 0:
            item.addChildren([QTreeWidgetItem(cells) for cells in field_rows(entry)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the line by Ctrl+C as a table."""
        item = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Copy) and item is not None:
            cells = [item.text(column) for column in range(self.columnCount())]
            QGuiApplication.clipboard().setMimeData(table_mime([cells]))
            return
        super().keyPressEvent(event)


def _row_item(entry: MergeEntry) -> QTreeWidgetItem:
    item = QTreeWidgetItem([f"{table_words(entry.after.table)}: {row_words(entry)}"])
    item.setData(0, ENTRY, entry)
    item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
    return item


def _given_item(item: ComingItem) -> QTreeWidgetItem:
    words = _(item.effect.value)
    line = QTreeWidgetItem([f"{words}: {value_words(item.title)}"])
    line.addChildren(
        [
            QTreeWidgetItem([field_words(c.column), value_words(c.before), value_words(c.after)])
            for c in item.changes
        ]
    )
    return line


def _here_and_there(entry: MergeEntry, change: FieldChange) -> tuple[object, object]:
    """Return the value of this PC first: in a conflict the one that will stand is either."""
    here = (entry.before.content or {}).get(change.column) if entry.before else change.before
    swapped = entry.effect is Effect.CONFLICT and here != change.before
    return (change.after, change.before) if swapped else (change.before, change.after)


def field_rows(entry: MergeEntry) -> Sequence[list[str]]:
    """Return the fields of a row that differ: name, value here, value of the package."""
    if entry.fields:
        return [
            [field_words(change.column), *map(value_words, _here_and_there(entry, change))]
            for change in entry.fields
        ]
    if entry.after.content is None:
        return [[_("Dòng bị xóa"), "", _("(đã xóa)")]]
    return [
        [field_words(column), "", value_words(value)]
        for column, value in entry.after.content.items()
        if value not in (None, "") and not column.endswith("_id") and column != "rank"
    ]
