"""The tab in which the officer ticks what a corrected file changes in a plan that is here."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop.i18n import _
from desktop.services.review_differences import Comparison, DifferenceKind
from desktop.ui.editor.cell_editor import CellDelegate
from desktop.ui.forms.ui_review_merge import Ui_ReviewMerge
from desktop.ui.review.keys import ReviewKeys
from desktop.ui.review.late_heights import LateHeights
from desktop.ui.review.merge_model import FIELD, KIND, NEW, OLD, ROW, MergeModel

_WIDTHS = {KIND: 108, FIELD: 92}
_MOST_HEIGHT = 160


class MergePane(QWidget):
    """Old and new words side by side, with ticks.

    Signals:
        row_shown: A difference is current; carries the key of the row, or the anchor, in the file.
    """

    row_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ReviewMerge()
        self.form.setupUi(self)
        self.model = MergeModel(self)
        self._comparison: Comparison | None = None
        table = self.table = self.form.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for column in (ROW, OLD, NEW):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        self._delegate = CellDelegate(lambda _index: (), self)
        for column in (ROW, FIELD, OLD, NEW):
            table.setItemDelegateForColumn(column, self._delegate)
        self.heights = LateHeights(table, self._fit_height)
        self.keys = ReviewKeys(table)
        self.keys.accept_asked.connect(self._toggle)
        self.keys.walk_asked.connect(self._walk)
        self.form.all_button.clicked.connect(lambda: self.model.tick_all(True))
        self.form.none_button.clicked.connect(lambda: self.model.tick_all(False))
        self.model.ticked.connect(self._show_counts)
        table.selectionModel().currentRowChanged.connect(self._note_row)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what differs."""
        self._comparison = comparison
        self.model.show(comparison)
        self.heights.start()
        if self.model.rowCount():
            self.table.selectRow(0)

    def _show_counts(self) -> None:
        found = self._comparison
        if found is None:
            return
        if not found.differences:
            words = _("Tệp giống kế hoạch đang có ({count} nhiệm vụ).")
            self.form.counts_label.setText(words.format(count=found.same))
            return
        words = _(
            "{changed} chỗ sửa · {new} chỗ mới · {gone} chỗ không còn · "
            "{same} nhiệm vụ giữ nguyên. "
            "Sẽ lấy {taken} trên {all} chỗ khác nhau."
        ).format(
            changed=found.count(DifferenceKind.CHANGED),
            new=found.count(DifferenceKind.NEW),
            gone=found.count(DifferenceKind.GONE),
            same=found.same,
            taken=len(self.model.taken),
            all=len(found.differences),
        )
        self.form.counts_label.setText(words)

    def _fit_height(self, row: int) -> None:
        table = self.table
        heights = [
            self._delegate.height_for(
                self.model.words(row, column), table.font(), table.columnWidth(column)
            )
            for column in (ROW, FIELD, OLD, NEW)
        ]
        table.setRowHeight(row, min(max(heights), _MOST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the new width."""
        super().resizeEvent(event)
        self.heights.start()

    def _toggle(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.model.toggle(index.row())

    def _walk(self, step: int) -> None:
        row = self.table.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.table.selectRow(row)

    def _note_row(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid():
            self.row_shown.emit(self.model.difference(index.row()).their_id)
