"""Choosing tasks: type to find, Space or a click ticks; what is ticked stays on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.tracking.query import Order, SortKey, TaskLine, TaskQuery
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.screens.list_panel import FILTER_DELAY_MS
from desktop.ui.session import Session

MOST = 200
"""How many tasks are listed at most; who looks for another one types more of it."""

KEY = Qt.ItemDataRole.UserRole


def matching(services: Services, text: str, year: int | None) -> tuple[Sequence[TaskLine], int]:
    """Return the first tasks that hold the words, and how many there are."""
    found = services.tasks.find(TaskQuery(text=text, year=year), Order(SortKey.PLAN))
    return services.tasks.lines(found.keys[:MOST]), found.total


class TaskPicker(QWidget):
    """A line to find, a list of tasks to tick.

    Signals:
        edited: Other tasks are ticked.
    """

    edited = Signal()

    def __init__(
        self, session: Session, year: int | None, ticked: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._session, self._year = session, year
        self._ticked: dict[str, str] = dict(ticked or {})
        self.find = QLineEdit()
        self.find.setPlaceholderText(_("Tìm nhiệm vụ: tên, đơn vị, lĩnh vực; có dấu hoặc không"))
        self.find.setAccessibleName(_("Tìm nhiệm vụ"))
        self.find.setClearButtonEnabled(True)
        self.find.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Nhiệm vụ được chứng minh"))
        self.list.setMinimumHeight(200)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._changed)
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self._delay = QTimer(self, singleShot=True, interval=FILTER_DELAY_MS, timeout=self._look)
        self.find.textChanged.connect(lambda _text: self._delay.start())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.find, self.list, self.count):
            column.addWidget(widget)
        self.setFocusProxy(self.find)
        self._look()

    def keys(self) -> list[str]:
        """Return the keys of the tasks that are ticked."""
        return list(self._ticked)

    def is_complete(self) -> bool:
        """Tell whether a task is ticked."""
        return bool(self._ticked)

    def _look(self) -> None:
        self._delay.stop()
        text, year = self.find.text(), self._year
        self._session.read(
            lambda services: matching(services, text, year), lambda found: self._show(*found)
        )

    def _show(self, lines: Sequence[TaskLine], total: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for key, title in self._ticked.items():
            self._add(key, title, "")
        for line in lines:
            if line.id not in self._ticked:
                self._add(line.id, line.title, line.lead)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._tell(total)

    def _add(self, key: str, title: str, lead: str) -> None:
        item = QListWidgetItem(f"{title}  ·  {lead}" if lead else title, self.list)
        item.setData(KEY, (key, title))
        item.setToolTip(item.text())
        on = Qt.CheckState.Checked if key in self._ticked else Qt.CheckState.Unchecked
        item.setCheckState(on)

    def _tell(self, total: int) -> None:
        words = _("Đã chọn {ticked}; tìm thấy {total} nhiệm vụ")
        told = words.format(ticked=len(self._ticked), total=total)
        more = _(", hiện {count} việc đầu: gõ thêm để thu hẹp").format(count=MOST)
        self.count.setText(told + (more if total > MOST else ""))
        self._total = total

    def _changed(self, item: QListWidgetItem) -> None:
        key, title = item.data(KEY)
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked[key] = title
        else:
            self._ticked.pop(key, None)
        self._tell(self._total)
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the line to the list by Down; Enter ticks what was found first."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._look()
            item = self._first_unticked()
            if item is not None and self.find.text():
                item.setCheckState(Qt.CheckState.Checked)
            return True
        return False

    def _first_unticked(self) -> QListWidgetItem | None:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next((i for i in items if i.checkState() is Qt.CheckState.Unchecked), None)
