"""The tab in which the officer tells which unit of the commune a name of the file means."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.commune import CommuneProfile
from desktop.i18n import _
from desktop.services.names_review import NameRow
from desktop.ui.review.keys import ReviewKeys
from desktop.ui.review.names_model import COUNT, NAME, STATE, UNIT, NamesModel
from desktop.ui.screens.list_view import ROW_HEIGHT

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {COUNT: 64, STATE: 104}
_PICKED = "picked"
"""Property of a list in which something was picked."""


class UnitDelegate(QStyledItemDelegate):
    """Offers the units in a list that closes with the choice."""

    def __init__(self, model: NamesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list of units."""
        box = QComboBox(parent)
        for key, words in self._model.choices(index.row()):
            box.addItem(words, key)
        box.activated.connect(lambda _place: self._finish(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _finish(self, box: QComboBox) -> None:
        box.setProperty(_PICKED, True)
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is chosen."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take over what was picked; leaving the list otherwise confirms nothing."""
        assert isinstance(editor, QComboBox)
        if editor.property(_PICKED):
            model.setData(index, editor.currentData())


class NamesPane(QWidget):
    """Names of the file beside the units of the commune."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NamesModel(self)
        self.table = QTableView()
        self._lay_out()
        self.keys = ReviewKeys(self.table)
        self.keys.accept_asked.connect(self._toggle)
        self.keys.walk_asked.connect(self._walk)

    def _lay_out(self) -> None:
        words = QLabel(
            _(
                "Chọn đơn vị hoặc người (F2) rồi nhận (phím cách): chương trình nhớ tên gọi ấy "
                "khi lấy vào kế hoạch, lần sau không hỏi lại."
            )
        )
        words.setWordWrap(True)
        words.setProperty("muted", True)
        words.setContentsMargins(8, 6, 8, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(words)
        column.addWidget(self.table, 1)
        self._set_up_table()
        self.setFocusProxy(self.table)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(_("Tên đơn vị, người"))
        table.setItemDelegateForColumn(UNIT, UnitDelegate(self.model, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            triggers.EditKeyPressed | triggers.DoubleClicked | triggers.SelectedClicked
        )
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for column in (NAME, UNIT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)

    def show_names(self, rows: tuple[NameRow, ...], profile: CommuneProfile) -> None:
        """Show names; the current row is the first, with its unit current for F2."""
        self.model.show(rows, profile)
        if rows:
            self.table.setCurrentIndex(self.model.index(0, UNIT))

    def _toggle(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.model.toggle(index.row())

    def _walk(self, step: int) -> None:
        row = self.table.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, UNIT))
