"""Where the places of the original stand on its printed pages. Lengths are millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.domain.reading.source import Place, SourceDocument, SourceTable
from desktop.ui.review.source_document import Spot


@dataclass(frozen=True, slots=True)
class PageBox:
    """A room on a page, counted from 1."""

    page: int
    room: QRectF


class PagePlaces:
    """The rooms of paragraphs and cells by their ``Spot``."""

    def __init__(self, source: SourceDocument) -> None:
        self._boxes: dict[Spot, PageBox] = {}
        for place in _places(source):
            box = _box(place)
            spot = place.index, place.row, place.column
            known = self._boxes.get(spot)
            if box is not None:
                self._boxes[spot] = _united(known, box) if known else box

    def box_of(self, place: Place) -> PageBox | None:
        """Return the room of a place: its cell, else its row, else its item."""
        exact = self._boxes.get((place.index, place.row, place.column))
        if exact is not None:
            return exact
        if place.row is not None:
            row = [box for spot, box in self._boxes.items() if spot[:2] == (place.index, place.row)]
            if row:
                return row[0]
        return self._boxes.get((place.index, None, None)) or _box(place)

    def spot_at(self, page: int, point: QPointF) -> Spot | None:
        """Return the smallest place around a point of a page."""
        found = [
            (box.room.width() * box.room.height(), number, spot)
            for number, (spot, box) in enumerate(self._boxes.items())
            if box.page == page and box.room.contains(point)
        ]
        return min(found)[2] if found else None


def _places(source: SourceDocument) -> Iterator[Place]:
    for item in source.items:
        yield item.place
        if isinstance(item, SourceTable):
            yield from (p.place for cell in item.cells for p in cell.paragraphs)


def _box(place: Place) -> PageBox | None:
    left, right, top, bottom = place.left_mm, place.right_mm, place.top_mm, place.bottom_mm
    if place.page is None or left is None or right is None or top is None or bottom is None:
        return None
    return PageBox(place.page, QRectF(left, top, right - left, bottom - top))


def _united(one: PageBox, other: PageBox) -> PageBox:
    """Return the room of both; parts on other pages are left out."""
    return PageBox(one.page, one.room.united(other.room)) if one.page == other.page else one
