"""A month as a sheet of days: what is due, which days are off and why."""

from __future__ import annotations

import calendar
import datetime as dt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.domain.tracking.words import STATE_SIGNS
from desktop.i18n import _
from desktop.services.tasks.timetable import Agenda, Entry, day_words, titled
from desktop.ui.charts.chart import CENTER, LEFT, bold, line_height, pixel_font, write
from desktop.ui.tasks.columns import STATE_COLOURS
from desktop.ui.tasks.model import plain_tip
from desktop.ui.theme import Colours, colours

WEEK = 7
SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
"""Short names of the days, Monday first; shown through the translation."""
WEEKEND = 5
ONE_DAY = dt.timedelta(days=1)


def sheet_days(year: int, month: int) -> list[dt.date]:
    """Return the days of the weeks that a month touches, Monday first."""
    return [day for week in calendar.Calendar().monthdatescalendar(year, month) for day in week]


def move_month(day: dt.date, step: int) -> dt.date:
    """Return the same day of another month, its last day where it is shorter."""
    months = day.year * 12 + day.month - 1 + step
    year, month = months // 12, months % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class MonthSheet:
    """Draws a month; on screen and on paper alike."""

    def __init__(self, found: Agenda, month: dt.date, today: dt.date) -> None:
        self.found = found
        self.month = month
        self.today = today
        self.days = sheet_days(month.year, month.month)

    @property
    def weeks(self) -> int:
        """How many rows there are."""
        return len(self.days) // WEEK

    def cell(self, area: QRectF, place: int, head: float) -> QRectF:
        """Return where a day stands."""
        wide, high = area.width() / WEEK, (area.height() - head) / self.weeks
        row, column = divmod(place, WEEK)
        return QRectF(area.left() + column * wide, area.top() + head + row * high, wide, high)

    def head_height(self, font: QFont) -> float:
        """Return the height of the row with the names of the days."""
        return line_height(font) + 8

    def paint(self, painter: QPainter, area: QRectF, ink: Colours) -> None:
        """Draw the names of the days and the days."""
        head = self.head_height(painter.font())
        wide = area.width() / WEEK
        plain = painter.font()
        painter.setFont(bold(plain))
        for place, name in enumerate(SHORT_DAYS):
            where = QRectF(area.left() + place * wide, area.top(), wide, head)
            write(painter, where, _(name), ink.muted if place >= WEEKEND else ink.text, CENTER)
        painter.setFont(plain)
        for place, day in enumerate(self.days):
            self._paint_day(painter, self.cell(area, place, head), day, ink)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: dt.date, ink: Colours) -> None:
        inside, off = day.month == self.month.month, day in self.found.off
        painter.fillRect(cell, QColor(ink.raised if off else ink.base))
        painter.setPen(QPen(QColor(ink.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell)
        inner = cell.adjusted(6, 3, -6, -3)
        high = line_height(painter.font())
        top = QRectF(inner.left(), inner.top(), inner.width(), high)
        self._paint_number(painter, top, day, ink)
        note = self.note(day)
        if note:
            top = top.translated(0, high)
            write(painter, top, note, ink.muted)
        if inside:
            room = QRectF(inner.left(), top.bottom() + 1, inner.width(), 0)
            room.setBottom(inner.bottom())
            _paint_entries(painter, room, self.found.on(day), ink)

    def _paint_number(
        self, painter: QPainter, where: QRectF, day: dt.date, ink: Colours
    ) -> None:  # fmt: skip
        plain = painter.font()
        words = str(day.day) if day.month == self.month.month else f"{day.day}/{day.month}"
        if day == self.today:
            painter.setFont(bold(plain))
            full = _("{day} hôm nay").format(day=words)
            fits = QFontMetricsF(painter.font()).horizontalAdvance(full) <= where.width()
            words = full if fits else words
        inside = day.month == self.month.month
        colour = ink.accent if day == self.today else ink.text if inside else ink.muted
        write(painter, where, words, colour, LEFT)
        painter.setFont(plain)

    def note(self, day: dt.date) -> str:
        """Return why a day is off or that the office works, "" for a plain day or weekend."""
        if day in self.found.working:
            return _("Làm bù")
        why = self.found.off.get(day, "")
        return "" if why in (_("Thứ Bảy"), _("Chủ nhật")) else why

    def words(self, day: dt.date) -> str:
        """Return a day with all that is due, in words."""
        entries = [f"{STATE_SIGNS[each.state]} {titled(each)}" for each in self.found.on(day)]
        return "\n".join([day_words(day, self.found), *entries])


def _paint_entries(
    painter: QPainter, room: QRectF, entries: tuple[Entry, ...], ink: Colours
) -> None:  # fmt: skip
    """Write as many titles as there is room for, and how many more there are."""
    high = line_height(painter.font())
    lines = int(room.height() // high)
    shown = entries if len(entries) <= lines else entries[: max(lines - 1, 0)]
    for place, entry in enumerate(shown):
        where = QRectF(room.left(), room.top() + place * high, room.width(), high)
        words = f"{STATE_SIGNS[entry.state]} {entry.line.title}"
        write(painter, where, words, getattr(ink, STATE_COLOURS[entry.state]))
    more = len(entries) - len(shown)
    if more and lines:
        where = QRectF(room.left(), room.top() + len(shown) * high, room.width(), high)
        words = _("và {count} việc nữa") if shown else _("{count} việc")
        write(painter, where, words.format(count=more), ink.muted)


class MonthGrid(QWidget):
    """A month on screen; arrows go from day to day.

    Signals:
        day_chosen: The day that has the keys now.
        entered: Enter or a double click on that day.
    """

    day_chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet: MonthSheet | None = None
        self.day = dt.date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(280, 150))
        self.setAccessibleName(_("Lịch tháng"))

    def show_sheet(self, sheet: MonthSheet, day: dt.date) -> None:
        """Show a month with one of its days chosen."""
        self.sheet, self.day = sheet, day
        self._tell_aloud()
        self.update()

    def drawn_font(self) -> QFont:
        """Return the font of the widget in pixels."""
        return pixel_font(self.font(), QFontInfo(self.font()).pixelSize())

    def cell_of(self, day: dt.date) -> QRectF:
        """Return where a day is drawn; nowhere when it is not on the sheet."""
        if self.sheet is None or day not in self.sheet.days:
            return QRectF()
        head = self.sheet.head_height(self.drawn_font())
        return self.sheet.cell(self._area(), self.sheet.days.index(day), head)

    def day_at(self, where: QPointF) -> dt.date | None:
        """Return the day at a point."""
        days = self.sheet.days if self.sheet else ()
        return next((day for day in days if self.cell_of(day).contains(where)), None)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0.5, 0.5, -1.5, -1.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the month, and a frame around the chosen day."""
        if self.sheet is None:
            return
        painter = QPainter(self)
        painter.setFont(self.drawn_font())
        look = colours()
        self.sheet.paint(painter, self._area(), look)
        painter.setPen(QPen(QColor(look.accent), 3 if self.hasFocus() else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.cell_of(self.day).adjusted(1.5, 1.5, -1.5, -1.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day, week or month; Enter goes to its tasks."""
        keys = Qt.Key
        days = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Up: -WEEK, keys.Key_Down: WEEK}
        months = {keys.Key_PageUp: -1, keys.Key_PageDown: 1}
        key = event.key()
        if key in days:
            self.choose(self.day + ONE_DAY * days[keys(key)])
        elif key in months:
            self.choose(move_month(self.day, months[keys(key)]))
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def choose(self, day: dt.date) -> None:
        """Choose a day; one of another month is told all the same."""
        self.day = day
        self._tell_aloud()
        self.update()
        self.day_chosen.emit(day)

    def _tell_aloud(self) -> None:
        if self.sheet is not None:
            self.setAccessibleDescription(self.sheet.words(self.day))
            changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(changed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that is clicked."""
        day = self.day_at(event.position())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the tasks of a day."""
        self.entered.emit()

    def event(self, event: QEvent) -> bool:
        """Tell all that is due on the day below the mouse."""
        if isinstance(event, QHelpEvent) and self.sheet is not None:
            day = self.day_at(QPointF(event.pos()))
            words = plain_tip(self.sheet.words(day)) if day else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are elsewhere."""
        super().focusOutEvent(event)
        self.update()
