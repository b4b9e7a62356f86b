"""Rows cut by a page break: is a row only the rest of the one above?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.reading.names import has_bullet, is_open
from desktop.domain.reading.task_tables.kinds import Kind, kind_of
from desktop.domain.reading.task_tables.vocabulary import LISTS, Meaning
from desktop.domain.text import squeeze

_OPEN_MARKS = tuple(",;:&/(-–")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of the row, what it may go on with, and its column."""

    meaning: Meaning
    text: str
    above: str


def is_rest(pieces: Sequence[Piece], leaf: Meaning, leaf_filled: bool, after_break: bool) -> bool:
    """Tell whether a row without number is the end of the row above.

    Args:
        pieces: Its cells with text.
        leaf: The column that says what a row is about.
        leaf_filled: True when the row has words there (its own or of a merged cell).
        after_break: True right after a header copy, a new part or a new page.
    """
    if not pieces:
        return False
    if not leaf_filled:
        return not _complete(pieces)
    if not after_break and not all(_small(piece.text) for piece in pieces):
        return False
    return sum(_worth(piece, leaf) for piece in pieces) > 0


def goes_on(text: str, above: str) -> bool:
    """Tell whether ``text`` at the top of a page ends the text of the merged cell above."""
    return bool(above) and _small(text) and not above.rstrip().endswith(".")


def _complete(pieces: Sequence[Piece]) -> bool:
    """Tell whether a row without words of its own has a whole time: then it is a further row."""
    return any(
        piece.meaning is Meaning.TIME
        and not _small(piece.text)
        and not is_open(piece.above)
        and _is_time(piece.text)
        for piece in pieces
    )


def _worth(piece: Piece, leaf: Meaning) -> float:
    """Return how much a cell speaks for being the rest of the one above."""
    above = squeeze(piece.above)
    if has_bullet(piece.text):
        return 0.0 if piece.meaning in LISTS else -1.0
    if not above:
        return -3.0
    worth = 2.0 if _small(piece.text) else -1.0
    if piece.text[:1].isdigit():
        worth = 0.0
    if above.endswith(_OPEN_MARKS) or is_open(above.split(";")[-1]):
        worth += 1.5
    if above.endswith("."):
        worth -= 2.0
    if piece.meaning is Meaning.TIME and not _small(piece.text) and _is_time(piece.text):
        worth -= 2.0
    return worth - (1.0 if piece.meaning is leaf and not _small(piece.text) else 0.0)


def _is_time(text: str) -> bool:
    return kind_of(text) is Kind.TIME


def _small(text: str) -> bool:
    first = text.lstrip()[:1]
    return first.islower()
