"""Editing a cell of the task table: several lines, names offered while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QCompleter,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from desktop.domain.folding import fold
from desktop.ui.editor.cell_choice import matching
from desktop.ui.editor.save_timer import SaveTimer

_SLACK = 4
"""Pixels by which painted lines may be higher than measured ones."""

_LEAVING = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
    }
)

_AIR = (6, 5, -6, -5)
"""Distance of the words from the sides of a cell: left, top, right, bottom."""

Index = QModelIndex | QPersistentModelIndex


class CellEditor(QPlainTextEdit):
    """Editor of one cell; offers whole names for the line being typed.

    Enter and Tab are left to the delegate; Alt+Enter starts a new line.
    """

    def __init__(self, parent: QWidget, names: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._names = names
        self._offers = QStringListModel(self)
        self._completer: QCompleter | None = None
        self.original = ""
        self.leave: Callable[[QKeyEvent], bool] = lambda _event: False
        self.hand_over = SaveTimer(self)
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        if names:
            self._completer = self._make_completer()
            self.textChanged.connect(self._offer)
        self.textChanged.connect(self._grow)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setWidget(self)
        completer.activated.connect(self._take)
        return completer

    def fill(self, words: str) -> None:
        """Start from the words of the cell; Esc brings them back."""
        self.original = words
        self.setPlainText(words)
        self.textChanged.connect(self.hand_over.touch)

    @property
    def offering(self) -> bool:
        """True while names are offered."""
        return self._completer is not None and self._completer.popup().isVisible()

    @property
    def choosing(self) -> bool:
        """True while one of the offered names is marked."""
        completer = self._completer
        return (
            self.offering and completer is not None and completer.popup().currentIndex().isValid()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that choose to the offered names, or leave the cell with them."""
        if self.offering and event.key() in _LEAVING:
            if self.choosing:
                event.ignore()
                return
            self.stop_offering()
            if self.leave(event):
                return
        super().keyPressEvent(event)

    def stop_offering(self) -> None:
        """Hide the offered names."""
        if self._completer is not None:
            self._completer.popup().hide()

    def _offer(self) -> None:
        completer = self._completer
        typed = self.textCursor().block().text().strip()
        if completer is None or self.textCursor().block().layout().preeditAreaText():
            return
        offers = matching(self._names, typed)
        self._offers.setStringList(offers)
        if not typed or not offers or [fold(offer) for offer in offers] == [fold(typed)]:
            completer.popup().hide()
            return
        where = self.cursorRect()
        where.setWidth(max(self.width(), 280))
        completer.complete(where)

    def _take(self, name: str) -> None:
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(name)
        self.stop_offering()

    def _grow(self) -> None:
        """Make room for all lines, as far as the table reaches."""
        parent = self.parentWidget()
        lines = round(self.document().size().height())
        wanted = lines * self.fontMetrics().lineSpacing() + 12
        room = parent.height() - self.y() if parent is not None else wanted
        if self.height() < wanted:
            self.resize(self.width(), max(min(wanted, room), self.height()))


class CellDelegate(QStyledItemDelegate):
    """Makes the editors of cells, and says how a cell was left."""

    def __init__(self, names: Callable[[QModelIndex], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self.left_by: Callable[[Qt.Key], None] = lambda _key: None
        self.replacing = False
        self._open: CellEditor | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as the style does, and the words wrapped with some air."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        flags = option.displayAlignment.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(option.rect.adjusted(*_AIR), flags, words)
        painter.restore()

    def height_for(self, words: str, font: QFont, width: int) -> int:
        """Return the height that wrapped words need in a cell of ``width``."""
        left, top, right, bottom = _AIR
        room = QRect(0, 0, max(width - left + right - 1, 10), 100_000)
        return (
            QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap.value, words).height()
            + top
            - bottom
            + _SLACK
        )

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget:
        """Return an editor of several lines."""
        editor = CellEditor(parent, self._names(index))
        editor.setFont(option.font)
        editor.hand_over.timeout.connect(lambda: self.commitData.emit(editor))
        editor.leave = lambda event: self._key(editor, event)
        self._open = editor
        return editor

    def pass_on(self, event: QInputMethodEvent) -> None:
        """Give composed letters to the open editor."""
        if self._open is not None and isValid(self._open):
            QApplication.sendEvent(self._open, event)

    def hand_over(self) -> None:
        """Hand over what is typed in the open editor, which stays open."""
        if self._open is not None and isValid(self._open) and self._open.hand_over.isActive():
            self._open.hand_over.stop()
            self.commitData.emit(self._open)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor once; a repeated call must not disturb what is being typed."""
        if isinstance(editor, CellEditor) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.fill(str(index.data(Qt.ItemDataRole.EditRole)))
            if self.replacing:
                editor.selectAll()  # the letter that opened the editor takes the place of all
            else:
                editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the words over."""
        if isinstance(editor, CellEditor):
            model.setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Cover the cell, and at least some lines."""
        del index
        editor.setGeometry(option.rect)
        editor.resize(option.rect.size().expandedTo(QSize(60, 32)))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the cell with Enter or Tab; Alt+Enter starts a new line."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(editor, CellEditor)
        ):
            return self._key(editor, event)
        return super().eventFilter(editor, event)

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            editor.insertPlainText("\n")
            return True
        if editor.offering and key in _LEAVING:
            if editor.choosing:
                return False
            editor.stop_offering()
            if key == Qt.Key.Key_Escape:
                return True
        if enter or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.left_by(key)
            return True
        if key == Qt.Key.Key_Escape:
            editor.setPlainText(editor.original)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return False
