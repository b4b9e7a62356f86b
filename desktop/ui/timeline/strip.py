"""The year of one task drawn in a row: months, days off, today, spans and due days."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.model import TaskState, Time
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS
from desktop.i18n import _
from desktop.services.tasks.timetable import YearTable, state_on
from desktop.ui.charts.chart import CENTER, GAP, write
from desktop.ui.tasks.columns import STATE_COLOURS
from desktop.ui.theme import Colours

MONTHS = range(1, 13)
SPAN = 7.0
"""Height of the bar of a span."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days of a year laid from left to right."""

    year: int
    left: float
    width: float

    @property
    def days(self) -> int:
        """How many days the year has."""
        return 366 if calendar.isleap(self.year) else 365

    def x(self, day: dt.date) -> float:
        """Return where a day begins; days outside the year stand at its ends."""
        gone = (day - dt.date(self.year, 1, 1)).days
        return self.left + self.width * min(max(gone, 0), self.days) / self.days

    def middle(self, day: dt.date) -> float:
        """Return the middle of a day."""
        return (self.x(day) + self.x(day + dt.timedelta(days=1))) / 2

    def day_at(self, x: float) -> dt.date:
        """Return the day at a place."""
        gone = int((x - self.left) * self.days / max(self.width, 1))
        return dt.date(self.year, 1, 1) + dt.timedelta(days=min(max(gone, 0), self.days - 1))

    def months(self) -> Iterator[tuple[int, float, float]]:
        """Yield each month with its two ends."""
        for month in MONTHS:
            last = calendar.monthrange(self.year, month)[1]
            end = dt.date(self.year, month, last) + dt.timedelta(days=1)
            yield month, self.x(dt.date(self.year, month, 1)), self.x(end)


def paint_months(painter: QPainter, rect: QRectF, year: int, ink: Colours) -> None:
    """Write the names of the months, in full where there is room for all."""
    scale = Scale(year, rect.left(), rect.width())
    widest = QFontMetricsF(painter.font()).horizontalAdvance(_("Tháng {month}").format(month=12))
    words = _("Tháng {month}") if widest + GAP < rect.width() / 13 else _("T{month}")
    for month, left, right in scale.months():
        where = QRectF(left, rect.top(), right - left, rect.height())
        write(painter, where, words.format(month=month), ink.text, CENTER)
        painter.setPen(QPen(QColor(ink.line), 1))
        painter.drawLine(QPointF(right, rect.top()), QPointF(right, rect.bottom()))


def paint_ground(painter: QPainter, rect: QRectF, table: YearTable, ink: Colours) -> None:
    """Draw what lies below the marks: days off, months, today."""
    scale = Scale(table.year, rect.left(), rect.width())
    for day in table.days_off:
        left, right = scale.x(day), scale.x(day + dt.timedelta(days=1))
        where = QRectF(left, rect.top(), max(right - left, 1), rect.height())
        painter.fillRect(where, QColor(ink.raised))
    painter.setPen(QPen(QColor(ink.line), 1))
    for _month, _left, right in scale.months():
        painter.drawLine(QPointF(right, rect.top()), QPointF(right, rect.bottom()))
    if table.today.year == table.year:
        x = scale.middle(table.today)
        painter.setPen(QPen(QColor(ink.accent), 1.5))
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))


def paint_times(
    painter: QPainter, rect: QRectF, table: YearTable, line: TaskLine, ink: Colours
) -> None:
    """Draw the spans and the due days of a task; a line of dashes where it never ends."""
    scale = Scale(table.year, rect.left(), rect.width())
    times = table.times.get(line.id, ())
    if line.continuous and not times:
        painter.setPen(QPen(QColor(ink.muted), 1.5, Qt.PenStyle.DashLine))
        y = rect.center().y()
        painter.drawLine(QPointF(rect.left() + 4, y), QPointF(rect.right() - 4, y))
    for time in times:
        _paint_span(painter, rect, scale, time, ink)
    for time in times:
        _paint_due(painter, rect, scale, time, state_on(time, line, table.today), ink)


def _paint_span(
    painter: QPainter, rect: QRectF, scale: Scale, time: Time, ink: Colours
) -> None:  # fmt: skip
    if time.start is None or time.due is None or time.start >= time.due:
        return
    left, right = scale.x(time.start), scale.x(time.due + dt.timedelta(days=1))
    bar = QRectF(left, rect.center().y() - SPAN / 2, right - left, SPAN)
    painter.setPen(QPen(QColor(ink.muted), 1))
    painter.setBrush(QBrush(QColor(ink.accent_soft)))
    painter.drawRoundedRect(bar, 2, 2)


def _paint_due(
    painter: QPainter, rect: QRectF, scale: Scale, time: Time, state: TaskState, ink: Colours
) -> None:
    if time.due is None or time.due.year != scale.year:
        return
    where = mark_rect(rect, scale, time.due)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(ink.base)))
    painter.drawEllipse(where.center(), where.width() / 2, where.width() / 2)
    colour = getattr(ink, STATE_COLOURS[state])
    write(painter, where.adjusted(-6, -4, 6, 4), STATE_SIGNS[state], colour, CENTER)


def mark_rect(rect: QRectF, scale: Scale, day: dt.date) -> QRectF:
    """Return where the sign of a due day stands; one at the end of the year stays inside."""
    half = min(rect.height(), 18.0) / 2 - 1
    x = min(max(scale.middle(day), rect.left() + half), rect.right() - half)
    return QRectF(x - half, rect.center().y() - half, 2 * half, 2 * half)


def marks_at(rect: QRectF, table: YearTable, line: TaskLine, where: QPointF) -> Sequence[Time]:
    """Return the times at a point: those whose sign is there, else whose span is."""
    scale = Scale(table.year, rect.left(), rect.width())
    times = table.times.get(line.id, ())
    on_sign = [
        time
        for time in times
        if time.due is not None
        and time.due.year == table.year
        and mark_rect(rect, scale, time.due).contains(where)
    ]
    day = scale.day_at(where.x())
    return on_sign or [
        time for time in times if time.start and time.due and time.start <= day <= time.due
    ]


def time_words(time: Time, line: TaskLine, today: dt.date) -> str:
    """Return what a mark says: which time, its days, its state."""
    state = state_on(time, line, today)
    parts = [time.label] if time.label and line.times > 1 else []
    if time.start is not None:
        parts.append(_("từ {day}").format(day=short_date(time.start)))
    if time.due is not None:
        parts.append(_("hạn {day}").format(day=short_date(time.due)))
    if time.done_on is not None:
        parts.append(_("xong {day}").format(day=short_date(time.done_on)))
    return f"{STATE_SIGNS[state]} {_(STATE_WORDS[state])}: {', '.join(parts)}"
