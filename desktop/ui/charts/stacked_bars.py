"""Bars lying one below the other, each parted by the state of its tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS, URGENCY
from desktop.i18n import _
from desktop.ui.charts.chart import CENTER, GAP, RIGHT, Mark, bold, line_height, write
from desktop.ui.charts.patterns import FILLS, fill
from desktop.ui.theme import Colours

BAR = 18.0
SWATCH = 22.0
HATCHED = 12.0
"""Hatching that is left to be seen beside a number."""
LEAST = 3.0
"""A part that counts one among hundreds is still seen."""


@dataclass(frozen=True, slots=True)
class Part:
    """So many tasks in a state, and what lists them."""

    state: TaskState
    count: int
    link: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The tasks of one unit.

    Attributes:
        label: Name of the unit.
        parts: Its states, the most urgent first.
        link: What lists them all.
    """

    label: str
    parts: tuple[Part, ...]
    link: str = ""

    @property
    def total(self) -> int:
        """All tasks of the bar."""
        return sum(part.count for part in self.parts)


class StackedBars:
    """A chart of bars with a legend; numbers stand in the parts that are wide enough."""

    def __init__(self, title: str, bars: Sequence[Bar]) -> None:
        self.title = title
        self.bars = tuple(bars)
        present = {part.state for bar in bars for part in bar.parts if part.count}
        self.states = tuple(state for state in URGENCY if state in present)
        self._largest = max((bar.total for bar in bars), default=0)

    def height_for(self, width: float, font: QFont) -> float:
        """Return the height of the legend and of all bars."""
        return self._legend_height(width, font) + len(self.bars) * _row_height(font)

    def table(self) -> Sequence[Sequence[str]]:
        """Return a row for each unit."""
        head = [_("Đơn vị"), *(_(STATE_WORDS[state]) for state in self.states), _("Tổng số")]
        return [head, *map(self._table_row, self.bars)]

    def _table_row(self, bar: Bar) -> list[str]:
        counts = {part.state: part.count for part in bar.parts}
        return [bar.label, *(str(counts.get(s, 0)) for s in self.states), str(bar.total)]

    def marks(self, area: QRectF, font: QFont) -> Sequence[Mark]:
        """Return the parts, bar by bar."""
        return [
            Mark(rect, part_words(bar, part), part.link)
            for bar, _where, parts in self._layout(area, font)
            for part, rect in parts
        ]

    def paint(self, painter: QPainter, area: QRectF, ink: Colours) -> None:
        """Draw the legend and the bars."""
        self._paint_legend(painter, area, ink)
        for bar, where, parts in self._layout(area, painter.font()):
            label = QRectF(where.left(), where.top(), where.width(), line_height(painter.font()))
            self._paint_label(painter, label, bar, ink)
            for part, rect in parts:
                fill(painter, rect, FILLS[part.state], ink)
                _paint_count(painter, rect, part, ink)

    def _paint_label(self, painter: QPainter, label: QRectF, bar: Bar, ink: Colours) -> None:
        total = str(bar.total)
        font = painter.font()
        painter.setFont(bold(font))
        room = QFontMetricsF(painter.font()).horizontalAdvance(total) + GAP
        write(painter, label, total, ink.text, RIGHT)
        painter.setFont(font)
        write(painter, label.adjusted(0, 0, -room, 0), bar.label, ink.text)

    def _layout(
        self, area: QRectF, font: QFont
    ) -> Iterator[tuple[Bar, QRectF, list[tuple[Part, QRectF]]]]:
        """Yield each bar with its place and the places of its parts."""
        top = area.top() + self._legend_height(area.width(), font)
        for bar in self.bars:
            where = QRectF(area.left(), top, area.width(), _row_height(font))
            left = where.left()
            parts = []
            for part in bar.parts:
                if part.count:
                    width = max(area.width() * part.count / self._largest - 1, LEAST)
                    rect = QRectF(left, top + line_height(font) + 2, width, BAR)
                    parts.append((part, rect))
                    left += width + 1
            yield bar, where, parts
            top += _row_height(font)

    # -- legend ----------------------------------------------------------------------------

    def _legend_height(self, width: float, font: QFont) -> float:
        places = [rect for _state, rect in self._legend(QRectF(0, 0, width, 0), font)]
        return max((rect.bottom() for rect in places), default=0) + GAP

    def _legend(self, area: QRectF, font: QFont) -> Iterator[tuple[TaskState, QRectF]]:
        """Yield the entries of the legend, line after line."""
        metrics, high = QFontMetricsF(font), line_height(font) + 4
        left, top = area.left(), area.top()
        for state in self.states:
            wide = SWATCH + 6 + metrics.horizontalAdvance(_state_words(state)) + 2 * GAP
            if left > area.left() and left + wide > area.right() + 2 * GAP:
                left, top = area.left(), top + high
            yield state, QRectF(left, top, wide, high)
            left += wide

    def _paint_legend(self, painter: QPainter, area: QRectF, ink: Colours) -> None:
        for state, rect in self._legend(area, painter.font()):
            swatch = QRectF(rect.left(), rect.center().y() - 6, SWATCH, 12)
            fill(painter, swatch, FILLS[state], ink)
            words = rect.adjusted(SWATCH + 6, 0, 0, 0)
            write(painter, words, _state_words(state), ink.text)


def part_words(bar: Bar, part: Part) -> str:
    """Return what a part says."""
    words = _("{name}: {count} nhiệm vụ {state}")
    return words.format(name=bar.label, count=part.count, state=_state_words(part.state).lower())


def _state_words(state: TaskState) -> str:
    return f"{STATE_SIGNS[state]} {_(STATE_WORDS[state])}"


def _row_height(font: QFont) -> float:
    return line_height(font) + BAR + GAP + 2


def _paint_count(painter: QPainter, rect: QRectF, part: Part, ink: Colours) -> None:
    """Write the number on a plate that lets the hatching be seen beside it, or not at all."""
    metrics = QFontMetricsF(painter.font())
    how = FILLS[part.state]
    beside = 0 if how.strong or not (how.slopes or how.dots) else HATCHED
    for words in (f"{STATE_SIGNS[part.state]} {part.count}", str(part.count)):
        wide = metrics.horizontalAdvance(words) + 6
        if wide + beside <= rect.width():
            plate = QRectF(rect.center().x() - wide / 2, rect.top() + 1, wide, rect.height() - 2)
            painter.fillRect(plate, QColor(getattr(ink, how.colour) if how.strong else ink.base))
            write(painter, plate.adjusted(-4, 0, 4, 0), words, how.on(ink), CENTER)
            return
