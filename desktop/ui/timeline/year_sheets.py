"""The year strip on paper: as many pages as the tasks need, each with its months and signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS
from desktop.i18n import _
from desktop.services.tasks.timetable import YearTable
from desktop.ui.charts.chart import GAP, RIGHT, bold, pixel_font, write
from desktop.ui.theme import LIGHT
from desktop.ui.timeline.strip import paint_ground, paint_months, paint_times

LETTERS, SMALL, LARGE = 11.0, 10.0, 16.0
ROW, HEADING, HEAD, MONTHS, FOOT = 31.0, 20.0, 52.0, 20.0, 20.0
TITLE_SHARE = 0.34
TWO_LINES = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the print: a heading, or a task."""

    heading: str = ""
    line: TaskLine | None = None

    @property
    def height(self) -> float:
        """Its height."""
        return HEADING if self.line is None else ROW


class YearSheets:
    """Pages of the year strip, across."""

    across = True

    def __init__(
        self, table: YearTable, lines: Mapping[str, TaskLine], office: str, font: QFont
    ) -> None:
        self.title = _("Lịch thực hiện nhiệm vụ năm {year}").format(year=table.year)
        self._table, self._office = table, office
        self._font = pixel_font(font, LETTERS)
        self._rows = tuple(_rows(table, lines))

    def page_count(self, page: QRectF) -> int:
        """Return how many pages the tasks need."""
        return len(self.parted(page))

    def paint_page(self, painter: QPainter, page: QRectF, number: int) -> None:
        """Draw a page."""
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pages = self.parted(page)
        self._paint_head(painter, page)
        self._paint_foot(painter, page, number + 1, len(pages))
        body = self._body(page)
        split = page.left() + page.width() * TITLE_SHARE
        strip = QRectF(split, page.top() + HEAD, page.right() - split, MONTHS)
        painter.setFont(bold(self._font))
        paint_months(painter, strip, self._table.year, LIGHT)
        name = QRectF(page.left() + 4, strip.top(), split - page.left(), MONTHS)
        write(painter, name, _("Nhiệm vụ"), LIGHT.text)
        painter.setFont(self._font)
        top = body.top()
        for row in pages[number]:
            where = QRectF(page.left(), top, page.width(), row.height)
            self._paint_row(painter, where, split, row)
            top += row.height
        _frame(painter, QRectF(page.left(), strip.top(), page.width(), top - strip.top()), split)

    def _body(self, page: QRectF) -> QRectF:
        return page.adjusted(0, HEAD + MONTHS, 0, -FOOT)

    def parted(self, page: QRectF) -> list[list[Row]]:
        """Part the rows into pages; a heading stays with its first task."""
        room = self._body(page).height()
        pages: list[list[Row]] = [[]]
        used = 0.0
        for row in self._rows:
            wanted = row.height + (ROW if row.line is None else 0)
            if used + wanted > room and pages[-1]:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += row.height
        return pages

    def _paint_head(self, painter: QPainter, page: QRectF) -> None:
        painter.setFont(bold(pixel_font(self._font, LARGE)))
        title = QRectF(page.left(), page.top(), page.width(), 24)
        write(painter, title, self.title, LIGHT.text)
        painter.setFont(self._font)
        write(painter, title, self._office, LIGHT.text, RIGHT)
        words = "    ".join(f"{STATE_SIGNS[s]} {_(STATE_WORDS[s])}" for s in STATE_WORDS)
        legend = words + "    – – " + _("Thường xuyên")
        painter.setFont(pixel_font(self._font, SMALL))
        write(painter, title.translated(0, 24), legend, LIGHT.muted)

    def _paint_foot(self, painter: QPainter, page: QRectF, number: int, count: int) -> None:
        painter.setFont(pixel_font(self._font, SMALL))
        foot = QRectF(page.left(), page.bottom() - FOOT + 4, page.width(), FOOT - 4)
        day = _("Tính đến ngày {day}").format(day=short_date(self._table.today))
        write(painter, foot, day, LIGHT.muted)
        page_words = _("Trang {number}/{count}").format(number=number, count=count)
        write(painter, foot, page_words, LIGHT.muted, RIGHT)

    def _paint_row(self, painter: QPainter, where: QRectF, split: float, row: Row) -> None:
        if row.line is None:
            painter.fillRect(where, QColor(LIGHT.raised))
            painter.setFont(bold(self._font))
            write(painter, where.adjusted(4, 0, -4, 0), row.heading, LIGHT.text)
            painter.setFont(self._font)
            return
        strip = QRectF(split, where.top(), where.right() - split, where.height())
        paint_ground(painter, strip, self._table, LIGHT)
        paint_times(painter, strip, self._table, row.line, LIGHT)
        title = QRectF(where.left() + 4, where.top(), split - where.left() - GAP, where.height())
        _write_two_lines(painter, title, f"{STATE_SIGNS[row.line.state]} {row.line.title}")
        painter.setPen(QPen(QColor(LIGHT.line), 0.7))
        painter.drawLine(where.bottomLeft(), where.bottomRight())


def _rows(table: YearTable, lines: Mapping[str, TaskLine]) -> Sequence[Row]:
    headings = {group.start: group for group in table.listing.groups}
    rows = []
    for place, key in enumerate(table.listing.keys):
        if group := headings.get(place):
            rows.append(Row(heading=f"{group.title} ({group.count})"))
        if key in lines:
            rows.append(Row(line=lines[key]))
    return rows


def _write_two_lines(painter: QPainter, rect: QRectF, words: str) -> None:
    """Write words on at most two lines, the rest as dots."""
    painter.setPen(QColor(LIGHT.text))
    metrics = painter.fontMetrics()
    shown = words
    while (
        metrics.boundingRect(rect.toRect(), int(TWO_LINES), shown).height() > rect.height()
        and " " in shown
    ):
        shown = shown.removesuffix("…").rsplit(" ", 1)[0] + "…"
    painter.drawText(rect, int(TWO_LINES), shown)


def _frame(painter: QPainter, rect: QRectF, split: float) -> None:
    painter.setPen(QPen(QColor(LIGHT.muted), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    painter.drawLine(QPointF(split, rect.top()), QPointF(split, rect.bottom()))
    below = rect.top() + MONTHS
    painter.drawLine(QPointF(rect.left(), below), QPointF(rect.right(), below))
