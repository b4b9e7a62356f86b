"""Tables found by their ruling lines: the grid, and the cells that missing rules leave merged."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.documents.read.pdf_page import Rule
from desktop.documents.read.pdf_words import Letter

_SNAP = 2.5
_TOUCH = 2.5
_MOST_RULES = 1500
_MOST_PLACES = 20_000


@dataclass(slots=True)
class GridCell:
    """A cell with its first row and column, what it spans and the letters in it."""

    row: int
    column: int
    rowspan: int
    colspan: int
    letters: list[Letter] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the places of its lines and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    at: dict[tuple[int, int], GridCell]

    def cell_of(self, letter: Letter) -> GridCell | None:
        """Return the cell that a letter stands in, None when it stands outside."""
        row = bisect_right(self.ys, (letter.top + letter.bottom) / 2) - 1
        column = bisect_right(self.xs, (letter.x0 + letter.x1) / 2) - 1
        return self.at.get((row, column))


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """Return the ruled tables of a page from top to bottom.

    One box alone is no table; a drawing of very many lines is none either.
    """
    lying = _merged([rule for rule in rules if not rule.upright], upright=False)
    upright = _merged([rule for rule in rules if rule.upright], upright=True)
    if len(lying) + len(upright) > _MOST_RULES:
        return []
    grids = [_grid(group) for group in _groups(lying, upright)]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.ys[0])


def _merged(rules: Sequence[Rule], upright: bool) -> list[Rule]:
    """Return the rules with near ones moved together and touching ones made one."""
    place: Callable[[Rule], float] = (lambda r: r.x0) if upright else (lambda r: r.top)
    start: Callable[[Rule], float] = (lambda r: r.top) if upright else (lambda r: r.x0)
    end: Callable[[Rule], float] = (lambda r: r.bottom) if upright else (lambda r: r.x1)
    merged: list[Rule] = []
    for group in _near(sorted(rules, key=place), place):
        middle = sum(map(place, group)) / len(group)
        for first, last in _joined(sorted((start(rule), end(rule)) for rule in group)):
            merged.append(
                Rule(middle, middle, first, last) if upright else Rule(first, last, middle, middle)
            )
    return merged


def _near(rules: Iterable[Rule], place: Callable[[Rule], float]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and place(rule) - place(group[0]) > _SNAP:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _joined(spans: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    current: tuple[float, float] | None = None
    for first, last in spans:
        if current is not None and first - current[1] <= _TOUCH:
            current = current[0], max(current[1], last)
            continue
        if current is not None:
            yield current
        current = first, last
    if current is not None:
        yield current


def _groups(lying: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the rules that hang together by crossing or touching."""
    left = [*lying, *upright]
    while left:
        group, found = [], [left.pop()]
        while found:
            rule = found.pop()
            group.append(rule)
            met = [other for other in left if _cross(rule, other)]
            found += met
            gone = set(map(id, met))
            left = [other for other in left if id(other) not in gone]
        yield group


def _cross(one: Rule, other: Rule) -> bool:
    return (
        one.upright != other.upright
        and one.x0 - _TOUCH <= other.x1
        and other.x0 - _TOUCH <= one.x1
        and one.top - _TOUCH <= other.bottom
        and other.top - _TOUCH <= one.bottom
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    lying = [rule for rule in rules if not rule.upright]
    upright = [rule for rule in rules if rule.upright]
    if not lying or not upright:
        return None
    xs = _places(rule.x0 for rule in rules if rule.upright), lying
    ys = _places(rule.top for rule in lying), upright
    columns = _with_ends(xs[0], min(r.x0 for r in lying), max(r.x1 for r in lying))
    rows = _with_ends(ys[0], min(r.top for r in upright), max(r.bottom for r in upright))
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > _MOST_PLACES:
        return None
    at = _cells(columns, rows, lying, upright)
    cells = list({id(cell): cell for cell in at.values()}.values())
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(columns, rows, tuple(cells), at)


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _SNAP:
            places.append(value)
    return places


def _with_ends(places: Sequence[float], first: float, last: float) -> tuple[float, ...]:
    """Return the places with those outer ones that only the crossing rules reach."""
    before = (first,) if first < places[0] - 2 * _SNAP else ()
    after = (last,) if last > places[-1] + 2 * _SNAP else ()
    return (*before, *places, *after)


def _cells(
    xs: Sequence[float], ys: Sequence[float], lying: Sequence[Rule], upright: Sequence[Rule]
) -> dict[tuple[int, int], GridCell]:
    """Return the cell of each place of the grid, merged where no rule parts two places."""
    walls = {
        (row, column)
        for rule in upright
        for column in _index(xs, rule.x0)
        for row in _covered(ys, rule.top, rule.bottom)
    }
    floors = {
        (row, column)
        for rule in lying
        for row in _index(ys, rule.top)
        for column in _covered(xs, rule.x0, rule.x1)
    }
    return _cells_between(len(ys) - 1, len(xs) - 1, walls, floors)


def _cells_between(
    rows: int, columns: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> dict[tuple[int, int], GridCell]:
    """Return the cells of a grid: each takes the places to its right and below it up to a rule."""
    at: dict[tuple[int, int], GridCell] = {}
    for row, column in itertools.product(range(rows), range(columns)):
        if (row, column) in at:
            continue
        across = 1
        while column + across < columns and not _walled(row, column + across, walls, at):
            across += 1
        taken = range(column, column + across)
        down = 1
        while row + down < rows and not _parted(row + down, taken, floors, walls, at):
            down += 1
        cell = GridCell(row, column, down, across)
        places = itertools.product(range(row, row + down), taken)
        at.update(dict.fromkeys(places, cell))
    return at


def _walled(
    row: int,
    column: int,
    walls: set[tuple[int, int]],
    at: dict[tuple[int, int], GridCell],
) -> bool:
    """Tell whether a rule or another cell stands left of a place."""
    return (row, column) in walls or (row, column) in at


def _parted(
    row: int,
    columns: range,
    floors: set[tuple[int, int]],
    walls: set[tuple[int, int]],
    at: dict[tuple[int, int], GridCell],
) -> bool:
    """Tell whether a rule stands above the row, or inside it, so that a cell ends there."""
    return any((row, column) in floors or (row, column) in at for column in columns) or any(
        (row, column) in walls for column in columns[1:]
    )


def _index(places: Sequence[float], value: float) -> range:
    """Return the number of the place at ``value``, as a range that may be empty."""
    near = bisect_right(places, value + _SNAP) - 1
    return (
        range(near, near + 1) if near >= 0 and abs(places[near] - value) <= 2 * _SNAP else range(0)
    )


def _covered(places: Sequence[float], first: float, last: float) -> Iterator[int]:
    """Yield the numbers of the spaces between places whose middle lies in the span."""
    for number, (start, end) in enumerate(itertools.pairwise(places)):
        if first <= (start + end) / 2 <= last:
            yield number
