"""What is due on one day or several, as a list with the days as headings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS
from desktop.i18n import _
from desktop.services.tasks.timetable import Agenda, Entry, day_words, titled
from desktop.ui.screens.list_view import ROW_HEIGHT
from desktop.ui.tasks.columns import STATE_COLOURS
from desktop.ui.tasks.model import plain_tip
from desktop.ui.theme import colours

KEY = Qt.ItemDataRole.UserRole


class DayList(QTreeWidget):
    """Days and what is due on them.

    Signals:
        opened: The key of a task.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderLabels([_("Đến hạn"), _("Chủ trì")])
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().resizeSection(1, 150)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Nhiệm vụ đến hạn theo ngày"))
        self.itemActivated.connect(self._open)

    def show_days(self, found: Agenda, days: Sequence[dt.date]) -> None:
        """Show these days; a day without anything due says so."""
        self.clear()
        for day in days:
            heading = _row([day_words(day, found)])
            font = self.font()
            font.setBold(True)
            heading.setFont(0, font)
            heading.setBackground(0, QBrush(QColor(colours().raised)))
            self.addTopLevelItem(heading)
            heading.setFirstColumnSpanned(True)
            entries = found.on(day)
            for entry in entries:
                heading.addChild(_item(entry))
            if not entries:
                heading.addChild(_nothing())
            heading.setExpanded(True)
        self._select_first()

    def _select_first(self) -> None:
        tops = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        tasks = [top.child(0) for top in tops if top is not None and top.child(0).data(0, KEY)]
        if tasks:
            self.setCurrentItem(tasks[0])

    def _open(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, KEY)
        if key:
            self.opened.emit(key)


def _row(words: list[str]) -> QTreeWidgetItem:
    row = QTreeWidgetItem(words)
    row.setSizeHint(0, QSize(0, ROW_HEIGHT))
    return row


def _item(entry: Entry) -> QTreeWidgetItem:
    words = f"{STATE_SIGNS[entry.state]} {titled(entry)}"
    item = _row([words, entry.line.lead])
    item.setData(0, KEY, entry.line.id)
    item.setForeground(0, QBrush(QColor(getattr(colours(), STATE_COLOURS[entry.state]))))
    item.setToolTip(0, plain_tip(f"{_(STATE_WORDS[entry.state])}: {titled(entry)}"))
    item.setToolTip(1, plain_tip(entry.line.lead))
    return item


def _nothing() -> QTreeWidgetItem:
    item = _row([_("Không có nhiệm vụ đến hạn")])
    item.setForeground(0, QBrush(QColor(colours().muted)))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item
