"""Letterheads and signatures of a PDF: two columns beside each other, without ruling lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.documents.read.pdf_words import Line
from desktop.domain.folding import fold

_CORRIDOR = 8.0
_WIDE_GAP = 2.5
_SAME_EDGE = 4.0
_SAME_MIDDLE = 12.0
_STATE = "cong hoa xa hoi chu nghia"
_RECIPIENTS = re.compile(r"^noi nhan")
_FARTHEST = 8.0


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines of a left and of a right column that stand beside each other."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]

    @property
    def top(self) -> float:
        """Upper edge of the higher column."""
        return min(line.top for line in (*self.left, *self.right))

    @property
    def bottom(self) -> float:
        """Lower edge of the deeper column."""
        return max(line.bottom for line in (*self.left, *self.right))


@dataclass(slots=True)
class _Area:
    """An area of two columns that grows line by line; the corridor is what stays empty."""

    left: list[Line]
    right: list[Line]
    corridor: tuple[float, float]
    narrowest: float

    def narrowed(self, left: Line | None, right: Line | None) -> tuple[float, float] | None:
        """Return the corridor that is left beside two more lines, None when there is none."""
        start = max(self.corridor[0], left.x1 if left else 0.0)
        end = min(self.corridor[1], right.x0 if right else self.corridor[1])
        return (start, end) if end - start >= self.narrowest else None


def with_columns(lines: Sequence[Line]) -> Iterator[Line | Beside]:
    """Yield the lines of a page, those of two columns beside each other as one."""
    done = 0
    for number in range(len(lines)):
        if number < done:
            continue
        area, end = _area_at(lines, number)
        if area is None:
            continue
        above = _above(lines[done:number], area)
        yield from lines[done : number - above]
        area.right[:0] = [
            line for line in lines[number - above : number] if not _is_left(line, area)
        ]
        area.left[:0] = [line for line in lines[number - above : number] if _is_left(line, area)]
        yield Beside(tuple(area.left), tuple(area.right))
        done = end
    yield from lines[done:]


def _area_at(lines: Sequence[Line], number: int) -> tuple[_Area | None, int]:
    """Return the area that begins with two pieces on a line, or side by side, and its end."""
    area = _begun(lines[number]) or _begun_aside(lines, number)
    if area is None:
        return None, number
    end = number
    while end < len(lines) and _grown(area, lines[end]):
        end += 1
    return (area, end) if _is_sure(area) else (None, number)


def _is_sure(area: _Area) -> bool:
    """Tell two columns from one line that is drawn out to both edges."""
    if not area.left or not area.right:
        return False
    known = any(_RECIPIENTS.match(fold(line.text)) for line in area.left) or any(
        map(_is_state, area.right)
    )
    return known or min(len(area.left), len(area.right)) > 1


def _begun(line: Line) -> _Area | None:
    """Return the area of a line with a wide gap, or with the name of the state behind words."""
    names_state = _STATE in fold(line.text)
    for number in range(1, len(line.words)):
        gap = line.words[number - 1].x1, line.words[number].x0
        if names_state and _is_state(_part(line, number, None)):
            return _Area([], [], gap, 2.0)
        wide = line.words[number].gap > max(_WIDE_GAP * line.size, _CORRIDOR)
        if wide:
            return _Area([], [], gap, _CORRIDOR)
    return None


def _is_state(line: Line) -> bool:
    return fold(line.text).startswith(_STATE)


def _begun_aside(lines: Sequence[Line], number: int) -> _Area | None:
    """Return the area of two lines whose feet differ a little, one left of the other."""
    if number + 1 >= len(lines):
        return None
    one, other = lines[number], lines[number + 1]
    if other.baseline - one.baseline > 0.7 * max(one.size, other.size):
        return None
    left, right = sorted((one, other), key=lambda line: line.x0)
    if right.x0 - left.x1 < _CORRIDOR:
        return None
    return _Area([], [], (left.x1, right.x0), _CORRIDOR)


def _grown(area: _Area, line: Line) -> bool:
    """Add a line to the area; False when it does not belong to it."""
    left, right = _parted(line, area)
    corridor = area.narrowed(left, right)
    if corridor is None or (not (left and right) and not _belongs(line, left is not None, area)):
        return False
    area.corridor = corridor
    area.left += [left] if left else []
    area.right += [right] if right else []
    return True


def _parted(line: Line, area: _Area) -> tuple[Line | None, Line | None]:
    """Return what of a line stands left and right of the corridor.

    A line is parted only where nothing is written: blanks that are typed belong to a column.
    """
    gaps = [
        number
        for number, word in enumerate(line.words)
        if number
        and word.gap >= area.narrowest
        and word.x0 > area.corridor[0]
        and line.words[number - 1].x1 < area.corridor[1]
    ]
    if gaps:
        widest = max(gaps, key=lambda number: line.words[number].gap)
        return _part(line, 0, widest), _part(line, widest, None)
    return (line, None) if line.x0 < sum(area.corridor) / 2 else (None, line)


def _part(line: Line, first: int, last: int | None) -> Line:
    words = line.words[first:last]
    return replace(line, words=(replace(words[0], spaced=False, gap=0.0), *words[1:]))


def _belongs(line: Line, is_left: bool, area: _Area) -> bool:
    """Tell whether a line on one side goes on with the column there."""
    column, other = (area.left, area.right) if is_left else (area.right, area.left)
    if not column:
        return bool(not other or line.baseline - other[0].baseline < 1.5 * line.size)
    near = line.baseline - column[-1].baseline < (2.2 if is_left else _FARTHEST) * line.size
    middle = column[0].middle
    same_edge = abs(line.x0 - column[-1].x0) < _SAME_EDGE
    return near and (same_edge or abs(line.middle - middle) < _SAME_MIDDLE)


def _is_left(line: Line, area: _Area) -> bool:
    return line.x1 <= sum(area.corridor) / 2


def _above(lines: Sequence[Line], area: _Area) -> int:
    """Return how many lines just above the area belong to one of its columns."""
    count = 0
    for line in reversed(lines):
        left = _is_left(line, area)
        first = (area.left if left else area.right)[0]
        near = first.baseline - line.baseline < 2.2 * line.size
        if left:
            fits = _RECIPIENTS.match(fold(line.text)) is not None
        else:
            fits = line.x0 >= area.corridor[0] and abs(line.middle - first.middle) < _SAME_EDGE
        if not (near and fits):
            break
        count += 1
    return count
