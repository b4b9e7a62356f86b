"""Ctrl+K: one line over the window that finds everything as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.i18n import _
from desktop.ui.places import Place
from desktop.ui.search_row import DETAIL, KIND, SearchRow
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.services.search import Found

DELAY_MS = 60
WIDTH, TOP = 640, 56
TARGET = Qt.ItemDataRole.UserRole
PLACE_OF_KIND = {
    "plan": "plans",
    "task": "plans",
    "text": "plans",
    "legal_document": "library",
    "officer": "people",
    "unit": "people",
}


def _kind_words() -> dict[str, str]:
    return {
        "place": _("Mục"),
        "plan": _("Kế hoạch"),
        "task": _("Nhiệm vụ"),
        "text": _("Nội dung"),
        "legal_document": _("Căn cứ"),
        "officer": _("Cán bộ"),
        "unit": _("Đơn vị"),
    }


class SearchPopup(QFrame):
    """Type, choose with the arrows, Enter goes there, Esc closes.

    Signals:
        chosen: Place to go to, key of the thing there, key of the spot inside it.
    """

    chosen = Signal(str, str, str)

    def __init__(self, session: Session, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.places = places
        self._asked = 0
        self._before: QWidget | None = None
        self.setProperty("popup", True)
        self._make_line()
        self._make_results()
        self.nothing = QLabel(_("Không tìm thấy. Hãy thử ít chữ hơn."))
        self.nothing.setProperty("muted", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.line, self.results, self.nothing):
            column.addWidget(widget)
        self.hide()

    def _make_line(self) -> None:
        """Make the line; the search waits for a pause in the typing."""
        self.line = QLineEdit()
        self.line.setPlaceholderText(
            _("Tìm kế hoạch, nhiệm vụ, nội dung, căn cứ, cán bộ; có dấu hoặc không")
        )
        self.line.setAccessibleName(_("Tìm mọi thứ"))
        self.line.installEventFilter(self)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self._search)
        self.line.textChanged.connect(self._delay.start)

    def _make_results(self) -> None:
        self.results = QListWidget()
        self.results.setItemDelegate(SearchRow(self.results))
        self.results.setUniformItemSizes(True)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.itemClicked.connect(lambda _item: self._go())

    def open(self) -> None:
        """Show the line over the window, with the last words selected."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()
        self._search()

    def _search(self) -> None:
        query = self.line.text()
        self._asked += 1
        number = self._asked
        places = [place for place in self.places if not query.strip() or _named(place, query)]

        def show(found: Sequence[Found]) -> None:
            if number == self._asked:
                self._show(places, found)

        self._session.read(lambda services: services.search.find(query), show)

    def _show(self, places: Sequence[Place], found: Sequence[Found]) -> None:
        words = _kind_words()
        self.results.clear()
        for place in places:
            self._add(words["place"], place.label, "", (place.key, "", ""))
        for hit in found:
            target = (PLACE_OF_KIND[hit.kind.value], hit.key, hit.anchor)
            self._add(words[hit.kind.value], hit.title, hit.detail, target)
        self.results.setCurrentRow(0)
        self.results.setVisible(self.results.count() > 0)
        self.nothing.setVisible(self.results.count() == 0)
        self.place()

    def _add(self, kind: str, title: str, detail: str, target: tuple[str, str, str]) -> None:
        item = QListWidgetItem(title)
        item.setData(KIND, kind)
        item.setData(DETAIL, detail)
        item.setData(TARGET, target)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}: {title} {detail}")
        item.setToolTip(title)
        self.results.addItem(item)

    def place(self) -> None:
        """Stand in the middle of the top of the window, as high as the results need."""
        room = self.parentWidget().size()
        rows = self.results.count() * SearchRow.HEIGHT + 8 if self.results.isVisibleTo(self) else 0
        width = min(WIDTH, room.width() - 32)
        height = self.line.sizeHint().height() + 24 + (rows or 32)
        self.setFixedSize(width, min(height, room.height() - TOP - 48))
        self.move((room.width() - width) // 2, TOP)

    def _leave(self) -> None:
        """Close and give the keys back to where they were."""
        before = self._before
        self.hide()
        if before is not None and isValid(before):
            before.setFocus()

    def _go(self) -> None:
        item = self.results.currentItem()
        if item is not None:
            self.hide()
            self.chosen.emit(*item.data(TARGET))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the results while the line keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and self.isActiveWindow():
            self.hide()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._leave()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._delay.isActive():
                self._delay.stop()
                self._search()
            self._session.read(lambda _services: None, lambda _none: self._go())
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            QApplication.sendEvent(self.results, event)
            return True
        return False


def _named(place: Place, query: str) -> bool:
    from desktop.services.search import matches

    return matches(query, place.label)
