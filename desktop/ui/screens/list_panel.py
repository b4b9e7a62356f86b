"""A list with its filter: type to filter, arrows, Enter opens, Esc shows everything again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.services.search import matches
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_view import ListColumn, ListView

FILTER_DELAY_MS = 250
"""Unikey sends a letter, a Backspace and the letter with its mark; the filter waits for all."""


class ListPanel(QWidget):
    """Filter line, table, and a sentence in its place when there is nothing to show.

    Signals:
        opened: An item was opened by Enter or a double click.
        shown: The rows are others now.
        cleared: Everything shall be shown again.
    """

    opened = Signal(object)
    shown = Signal()
    cleared = Signal()

    def __init__(self, columns: Sequence[ListColumn], placeholder: str, empty: EmptyState) -> None:
        super().__init__()
        self._items: Sequence[Any] = ()
        self._accepts: Callable[[Any], bool] = lambda _item: True
        self._order: tuple[int, bool] | None = None
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(placeholder)
        self.filter.setAccessibleName(_("Lọc"))
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.view = ListView(columns)
        self.view.activated.connect(
            lambda index: self.opened.emit(self.view.list_model.item(index.row()))
        )
        self.view.typed.connect(self._typed_on_list)
        self.view.left.connect(self.clear_filter)
        self.empty = empty
        self.no_match = EmptyState(
            _("Không có dòng nào khớp với điều kiện lọc."),
            _("Bỏ lọc"),
            self.clear_filter,
            primary=False,
        )
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_DELAY_MS)
        self._delay.timeout.connect(self.show_filtered)
        self.filter.textChanged.connect(self._delay.start)
        self.setFocusProxy(self.view)
        self._lay_out()

    def _lay_out(self) -> None:
        self.bar = QWidget()
        self.bar_row = QHBoxLayout(self.bar)
        self.bar_row.setContentsMargins(0, 0, 0, 0)
        self.bar_row.addWidget(self.filter, 1)
        self._pages = QStackedLayout()
        for page in (self.view, self.empty, self.no_match):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addLayout(self._pages, 1)
        self._show_page(self.empty)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Let the keys of ``actions`` work in the panel; offer them in the context menu too."""
        self.addActions(list(actions))
        self.view.offer(actions)

    def allow_sorting(self) -> None:
        """Let a click on a header, or a key, put the rows in the order of that column."""
        header = self.view.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_by)
        sort = QAction(_("Xếp theo cột này"), self.view)
        sort.setShortcut(QKeySequence("Ctrl+Shift+S"))
        sort.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        sort.triggered.connect(lambda: self.sort_by(self.view.currentIndex().column()))
        self.view.addAction(sort)

    def sort_by(self, column: int) -> None:
        """Order by a column: rising, then falling, then as the rows came."""
        if column < 0:
            return
        header = self.view.horizontalHeader()
        if self._order == (column, True):
            self._order = None
        else:
            self._order = (column, self._order == (column, False))
            falling = self._order[1]
            header.setSortIndicator(
                column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
            )
        header.setSortIndicatorShown(self._order is not None)
        self.show_filtered()

    def show_items(self, items: Sequence[Any]) -> None:
        """Show ``items``; the one with the focus keeps it when it is still there."""
        self._items = items
        self.show_filtered()

    def narrow(self, accepts: Callable[[Any], bool]) -> None:
        """Show only the items that ``accepts`` takes, besides those of the filter line."""
        self._accepts = accepts
        self.show_filtered()

    def show_filtered(self) -> None:
        """Show the items that the filters leave."""
        self._delay.stop()
        model, query = self.view.list_model, self.filter.text()
        current, place = self.view.current_item(), self.view.currentIndex().column()
        left = [
            item
            for item in self._items
            if self._accepts(item) and (not query or matches(query, model.words(item)))
        ]
        if self._order is not None:
            left = model.in_order(left, self._order[0], descending=self._order[1])
        model.show(left)
        self.view.select_row(
            max(0, model.row_of(current.id) if current is not None else 0), max(0, place)
        )
        has_rows = model.rowCount() > 0
        self._show_page(self.view if has_rows else self.no_match if self._items else self.empty)
        self.shown.emit()

    def _show_page(self, page: QWidget) -> None:
        had_focus = any(
            shown.hasFocus() for shown in (self.view, self.empty.button, self.no_match.button)
        )
        self._pages.setCurrentWidget(page)
        self.bar.setVisible(page is not self.empty)
        self.setFocusProxy(page)
        if had_focus:
            page.setFocus()

    def has(self, key: str) -> bool:
        """Tell whether an item has this key, shown or not."""
        return any(item.id == key for item in self._items)

    def select(self, key: str) -> None:
        """Put the focus on the item with this key, without filter when the filter hides it."""
        if self.view.list_model.row_of(key) < 0:
            self.clear_filter()
        self.view.select_row(self.view.list_model.row_of(key))
        self.setFocus()

    def clear_filter(self) -> None:
        """Show everything again."""
        self.filter.clear()
        self.cleared.emit()
        self.show_filtered()
        self.setFocus()

    def _typed_on_list(self, letters: str) -> None:
        if letters.isprintable():
            self.filter.setFocus()
            self.filter.setText(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the filter to the list by Down and Enter, and by Esc without filter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.show_filtered()
                self.setFocus()
                return True
            if key is Qt.Key.Key_Escape:
                self.clear_filter()
                return True
        return False
