"""Choosing some of many things to be sent: find, tick, all at once; more can be made here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.fields.scrolling import fit_screen
from desktop.ui.tasks.picking import KEY, PickList

SIZE = QSize(760, 560)


@dataclass(frozen=True, slots=True)
class PickItem:
    """A thing that can be ticked; things of one ``group`` can be shown by themselves."""

    key: str
    words: str
    group: str = ""


class PickDialog(QDialog):
    """A list to tick, with the groups of its things.

    Signals:
        chosen: The keys that are ticked, when the officer is done.
    """

    chosen = Signal(list)

    def __init__(self, title: str, empty: str, owner: QWidget, none: str = "") -> None:
        """Make the dialog.

        ``empty`` is said when there is nothing to choose from, ``none`` while nothing is chosen.
        """
        super().__init__(owner)
        self._empty, self._none = empty, none
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._items: Sequence[PickItem] = ()
        self._ticked: dict[str, None] = {}
        self._made: list[QPushButton] = []
        self._for_lines: list[QPushButton] = []
        self.group = QComboBox()
        self.group.setAccessibleName(_("Nhóm"))
        self.group.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.group.activated.connect(lambda _row: self._show())
        self.pick = PickList(title)
        self.pick.picked.connect(self._picked)
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self.count.setWordWrap(True)
        self.all = QPushButton(_("Chọn tất cả"))
        self.all.setAutoDefault(False)
        self.all.clicked.connect(lambda _on: self._tick_all())
        self.ready = QPushButton(_("Xong"))
        self.ready.setProperty("primary", True)
        self.ready.setDefault(True)
        self.ready.clicked.connect(lambda _on: self._finish())
        self.leave = QPushButton(_("Hủy"))
        self.leave.clicked.connect(lambda _on: self.reject())
        self._lay_out()
        self.pick.find.setFocus()
        fit_screen(self, SIZE)

    def _lay_out(self) -> None:
        self.more = QHBoxLayout()
        self.more.addWidget(self.all)
        buttons = QHBoxLayout()
        buttons.addWidget(self.count, 1)
        buttons.addWidget(self.ready)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.addWidget(self.group)
        column.addWidget(self.pick, 1)
        column.addLayout(self.more)
        column.addLayout(buttons)
        self.more.addStretch(1)

    def offer(
        self, words: str, do: Callable[[], object], *, needs_items: bool = False
    ) -> QPushButton:
        """Add a button beside "Chọn tất cả"; ``needs_items`` when it does something to a line."""
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: do())
        last = self._made[-1] if self._made else self.all
        self.more.insertWidget(self.more.count() - 1, button)
        self.setTabOrder(last, button)
        self.setTabOrder(button, self.ready)
        self._made.append(button)
        if needs_items:
            self._for_lines.append(button)
        return button

    def show_items(self, items: Sequence[PickItem], ticked: Iterable[str] = ()) -> None:
        """Offer ``items``; those ticked before stay so, and those named are ticked, too."""
        self._items = items
        known = {item.key for item in items}
        wanted = (*self._ticked, *ticked)
        self._ticked = dict.fromkeys(key for key in wanted if key in known)
        groups = list(dict.fromkeys(item.group for item in items))
        self.group.clear()
        self.group.addItem(_("Tất cả ({count})").format(count=len(items)), None)
        for group in groups:
            self.group.addItem(group, group)
        self.group.setVisible(len(groups) > 1)
        self._show()

    def current(self) -> str:
        """Return the key of the line with the focus, "" when there is none."""
        item = self.pick.list.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    def _shown(self) -> list[PickItem]:
        group = self.group.currentData()
        return [item for item in self._items if group is None or item.group == group]

    def _show(self) -> None:
        self.pick.show_choices([(item.key, item.words) for item in self._shown()], self._ticked)
        self.pick.list.setCurrentRow(0)
        self._tell()

    def _picked(self, keys: list[str]) -> None:
        """Keep what is ticked; what other groups have ticked is not shown and stays."""
        shown = {item.key for item in self._shown()}
        others = [key for key in self._ticked if key not in shown]
        self._ticked = dict.fromkeys((*others, *keys))
        self._tell()

    def _tick_all(self) -> None:
        """Tick all that is shown, or nothing of it when all is ticked."""
        rows = [self.pick.list.item(row) for row in range(self.pick.list.count())]
        seen = [row for row in rows if not row.isHidden()]
        every = all(row.checkState() is Qt.CheckState.Checked for row in seen)
        self.pick.list.blockSignals(True)
        for row in seen:
            row.setCheckState(Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)
        self.pick.list.blockSignals(False)
        self._picked(self.pick.ticked())

    def _tell(self) -> None:
        chosen = _("Đã chọn {count}").format(count=len(self._ticked))
        if self._none and not self._ticked:
            chosen = f"{chosen}: {self._none.lower()}"
        self.count.setText(chosen if self._items else self._empty)
        for button in (self.all, *self._for_lines):
            button.setEnabled(bool(self._items))

    def keys(self) -> list[str]:
        """Return the keys that are ticked, in the order of the list."""
        return [item.key for item in self._items if item.key in self._ticked]

    def _finish(self) -> None:
        self.chosen.emit(self.keys())
        self.accept()
