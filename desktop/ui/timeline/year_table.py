"""The year strip on screen: the table of tasks with the months in place of the columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.query import TaskLine, TaskListing
from desktop.domain.tracking.words import STATE_SIGNS
from desktop.i18n import _
from desktop.services.tasks.timetable import YearTable
from desktop.ui.tasks.columns import STATE_COLOURS, TaskColumn
from desktop.ui.tasks.delegate import TaskDelegate
from desktop.ui.tasks.model import Fetch, TaskModel, plain_tip
from desktop.ui.tasks.table import TaskTable
from desktop.ui.theme import colours
from desktop.ui.timeline.strip import (
    Scale,
    marks_at,
    paint_ground,
    paint_months,
    paint_times,
    time_words,
)

TITLE, STRIP = range(2)
TITLE_WIDTH = 330
Index = QModelIndex | QPersistentModelIndex


def year_columns() -> tuple[TaskColumn, ...]:
    """Return the two columns: the task, and its year, which is drawn."""
    return (
        TaskColumn(
            "title",
            _("Nhiệm vụ"),
            lambda line, _day: f"{STATE_SIGNS[line.state]} {line.title}",
            TITLE_WIDTH,
            colour=lambda line: STATE_COLOURS[line.state],
        ),
        TaskColumn("year", "", _year_words, 600),
    )


def _year_words(line: TaskLine, _day: dt.date) -> str:
    """Return what the strip says to those who do not see it."""
    return short_date(line.due) if line.due else line.time


class YearTasks(TaskTable):
    """A table of tasks whose second column is a year; only rows in sight are drawn."""

    def __init__(self, fetch: Fetch, today: Callable[[], dt.date]) -> None:
        super().__init__(TaskModel(year_columns(), fetch, today))
        self.tasks.setParent(self)
        self.table: YearTable | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAcceptDrops(False)
        self.setAccessibleName(_("Nhiệm vụ theo năm"))
        self.setHorizontalHeader(MonthHeader(self))
        self.setColumnWidth(TITLE, TITLE_WIDTH)
        self.horizontalHeader().setSectionResizeMode(STRIP, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegateForColumn(STRIP, StripDelegate(self, self.tasks))

    def show_table(self, table: YearTable) -> None:
        """Show the tasks of a year."""
        self.table = table
        self.show_listing(table.listing)
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self.table = None
        self.show_listing(TaskListing(()))


class MonthHeader(QHeaderView):
    """A header that writes the months above the strip."""

    def __init__(self, owner: YearTasks) -> None:
        super().__init__(Qt.Orientation.Horizontal, owner)
        self._owner = owner
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(120)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the header of a column, or the months."""
        super().paintSection(painter, rect, section)
        if section == STRIP and self._owner.table is not None:
            painter.save()
            paint_months(painter, QRectF(rect), self._owner.table.year, colours())
            painter.restore()


class StripDelegate(TaskDelegate):
    """Draws the year of a task."""

    def __init__(self, view: YearTasks, model: TaskModel) -> None:
        super().__init__(view, model)
        self._owner = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the year of a task, or the part of a heading that lies in it."""
        table = self._owner.table
        if table is None or self._model.group_at(index.row()) is not None:
            super().paint(painter, option, index)
            return
        look = self._view.look
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(look.accent_soft if selected else look.base))
        rect = QRectF(option.rect)
        paint_ground(painter, rect, table, look)
        line = self._model.line_at(index.row())
        if line is not None:
            paint_times(painter, rect, table, line, look)
        painter.restore()
        if index.row() == self._view.focus_row:
            self._paint_focus(painter, option.rect)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell what is at a place: times, or why a day is off."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        words = self.words_at(index, QRectF(option.rect), QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), plain_tip(words) if words else "", view)
        return True

    def words_at(self, index: Index, rect: QRectF, where: QPointF) -> str:
        """Return what the strip of a row says at a place."""
        table, line = self._owner.table, self._model.line_at(index.row())
        if table is None or line is None:
            return ""
        times = marks_at(rect, table, line, where)
        if times:
            told = [time_words(time, line, table.today) for time in times]
            return "\n".join([line.title, *told])
        day = Scale(table.year, rect.left(), rect.width()).day_at(where.x())
        off = table.days_off.get(day)
        return f"{short_date(day)}: {off}" if off else short_date(day)
