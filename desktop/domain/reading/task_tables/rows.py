"""Walking down the rows of a task table: groups, tasks, rests of cut rows, what is left over."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.reading.task_tables import groups
from desktop.domain.reading.task_tables.cells import is_ditto
from desktop.domain.reading.task_tables.cuts import Piece, goes_on, is_rest
from desktop.domain.reading.task_tables.drafts import (
    GroupDraft,
    RowDraft,
    TaskDraft,
    Value,
    value_of,
)
from desktop.domain.reading.task_tables.grid import Grid, Slot
from desktop.domain.reading.task_tables.headers import MOST_LETTERS, Header, header_at
from desktop.domain.reading.task_tables.kinds import fit, kind_of
from desktop.domain.reading.task_tables.result import Leftover, LeftoverKind
from desktop.domain.reading.task_tables.shifts import leaf_of, slipped
from desktop.domain.reading.task_tables.vocabulary import LISTS, Meaning
from desktop.i18n import _

_FROM_ABOVE = 0.95
_REPEATED = 0.8
_SHIFTED = 0.6
_BARE = 0.7
_JOINED = 0.92
_LEVELS = (Meaning.OBJECTIVE, Meaning.TASK, Meaning.ACTIVITY)
_REST = (Meaning.PRODUCTS, Meaning.LEAD, Meaning.COOPERATE, Meaning.WHO, Meaning.TIME)

Placed = list[tuple[int, Slot]]
"""Cells of a row with the columns to which they belong."""


class RowReader:
    """Reads the rows below a header.

    Attributes:
        rows: Groups and tasks so far.
        leftovers: Texts that no field holds.
        notes: What the officer should know.
    """

    def __init__(self, grid: Grid, header: Header) -> None:
        self.rows: list[RowDraft] = []
        self.leftovers: list[Leftover] = []
        self.notes: list[str] = []
        self._grid = grid
        self._header = header
        self._values: dict[int, Value] = {}
        self._after_break = False
        self._last: Slot | None = None
        self._shifted = 0

    def read(self) -> None:
        """Read all rows."""
        for row in range(self._header.end, len(self._grid.rows)):
            own = self._grid.own(row)
            if own:
                self._read_row(row, own)
        if self._shifted:
            self.notes.append(
                _("Có {count} dòng bị lệch cột, đã xếp lại theo nội dung; cần kiểm tra.").format(
                    count=self._shifted
                )
            )

    @property
    def _columns(self) -> list[Meaning | None]:
        return [column.meaning for column in self._header.columns]

    def _read_row(self, row: int, own: list[Slot]) -> None:
        if self._is_new_place(own[0]):
            self._after_break = True
        self._last = own[0]
        if self._is_header_again(row, own):
            self._after_break = True
            return
        if groups.is_marks(own) and not self._is_number_row(own):
            self._leave(own, LeftoverKind.MARK)
        elif groups.is_note(self._grid, own):
            self._leave(own, LeftoverKind.NOTE)
        else:
            self._read_content(row, own)
            self._after_break = False

    def _read_content(self, row: int, own: list[Slot]) -> None:
        group = groups.read_group(self._grid, self._header, row, own)
        if group:
            self.rows.append(group.draft)
            for slot in group.extra:
                self._keep_other(group.draft, slot)
        elif self._is_rest(row, own):
            self._append_rest(own)
        else:
            self._read_task(row, own)

    def _is_new_place(self, slot: Slot) -> bool:
        """Tell whether a row stands on another page or in another part than the one above."""
        if self._last is None:
            return False
        before, now = self._last.place, slot.place
        return (before.index, before.page, before.sheet) != (now.index, now.page, now.sheet)

    def _is_header_again(self, row: int, own: list[Slot]) -> bool:
        if self._header.is_copy(self._grid.rows[row], own):
            return True
        short = len(own) > 2 and all(len(slot.words) <= MOST_LETTERS for slot in own)
        again = header_at(self._grid, row) if short else None
        if again is None:
            return False
        self._header = again
        self._leave(own, LeftoverKind.MARK)
        return True

    def _is_number_row(self, own: list[Slot]) -> bool:
        """Tell whether a row of short cells is a task after all (its text is in the columns)."""
        leaf = leaf_of(self._columns)
        return any(self._meaning(slot) is leaf and len(slot.words) > 4 for slot in own)

    def _leave(self, own: Sequence[Slot], kind: LeftoverKind) -> None:
        sign = " " if kind is LeftoverKind.MARK else ": "
        text = sign.join(slot.words.rstrip(":") for slot in own)
        self.leftovers.append(Leftover(text, own[0].place, kind))

    def _meaning(self, slot: Slot) -> Meaning | None:
        """Return the column in which a cell stands; of several that it spans the fitting one."""
        covered = self._columns[slot.column : slot.column + slot.colspan]
        if len(covered) < 2:
            return covered[0] if covered else None
        kind = kind_of(slot.text)
        return max(covered, key=lambda meaning: fit(kind, meaning))

    def _task_above(self) -> TaskDraft | None:
        last = self.rows[-1] if self.rows else None
        return last if isinstance(last, TaskDraft) else None

    # Rows cut by a page break

    def _is_rest(self, row: int, own: list[Slot]) -> bool:
        above = self._task_above()
        meanings = [self._meaning(slot) for slot in own]
        if above is None or Meaning.NUMBER in meanings or Meaning.AREA in meanings:
            return False
        pieces = [
            Piece(meaning, slot.words, above.text(meaning))
            for slot, meaning in zip(own, meanings, strict=True)
            if meaning and (meaning.field or meaning is Meaning.WHO)
        ]
        leaf = leaf_of(self._columns)
        filled = any(
            slot is not None and slot.words and self._columns[column] is leaf
            for column, slot in enumerate(self._grid.rows[row])
        )
        if not filled and self._begins_level(pieces, leaf):
            return False
        return is_rest(pieces, leaf, filled, self._after_break)

    def _begins_level(self, pieces: list[Piece], leaf: Meaning) -> bool:
        """Tell whether a row without activity begins an aim or a task of its own."""
        return any(
            piece.meaning in _LEVELS and piece.meaning is not leaf
            and not goes_on(piece.text, piece.above)
            for piece in pieces
        )  # fmt: skip

    def _append_rest(self, own: list[Slot]) -> None:
        above = self._task_above()
        if above is None:
            return
        for slot in own:
            meaning = self._meaning(slot)
            known = above.values.get(meaning) if meaning else None
            if meaning is None or meaning is Meaning.OTHER:
                self._keep_other(above, slot)
            elif known:
                known[-1].go_on(slot.text, meaning in LISTS)
                self._values[id(slot)] = known[-1]
                known[-1].confidence = min(known[-1].confidence, _JOINED)
            else:
                above.add(meaning, self._value(slot))

    # Tasks

    def _read_task(self, row: int, own: list[Slot]) -> None:
        places = slipped(own, self._columns, self._taken(row))
        draft = TaskDraft()
        meanings = [self._meaning(slot) for slot in own]
        if places:
            meanings = [self._columns[place] for place in places]
            self._shifted += 1
        self._take_spanned(draft, row)
        for slot, meaning in zip(own, meanings, strict=True):
            self._take(draft, slot, meaning)
        self._take_from_above(draft, bare=len(own) == 1)
        if places:
            self._doubt_shift(own, places)
        self._replace_dittos(draft)
        self.rows.append(draft)

    def _taken(self, row: int) -> list[bool]:
        """Return for each column whether a merged cell from above fills it."""
        return [self._grid.spanned(row, column) for column in range(self._grid.columns)]

    def _take_spanned(self, draft: TaskDraft, row: int) -> None:
        """Take the values of merged cells that began above."""
        seen: list[Slot] = []
        for slot in self._grid.rows[row]:
            if slot is None or slot.row == row or not slot.words or slot in seen:
                continue
            seen.append(slot)
            meaning = self._meaning(slot)
            if meaning is Meaning.NUMBER:
                draft.label = None if Meaning.OBJECTIVE in self._columns else self._value(slot)
            elif meaning and meaning not in (Meaning.OTHER, Meaning.AREA):
                draft.add(meaning, self._value(slot))

    def _take(self, draft: TaskDraft, slot: Slot, meaning: Meaning | None) -> None:
        if meaning is Meaning.NUMBER and draft.label is None:
            draft.label = self._value(slot)
        elif meaning is Meaning.AREA:
            self._take_area(slot)
        elif meaning in (None, Meaning.OTHER, Meaning.NUMBER):
            self._keep_other(draft, slot)
        elif meaning and self._goes_on_from_above(meaning, slot):
            draft.add(meaning, self._values[id(slot)])
        elif meaning:
            draft.add(meaning, self._value(slot))

    def _take_area(self, slot: Slot) -> None:
        group = groups.area_group(slot.text, slot)
        last = next((r for r in reversed(self.rows) if isinstance(r, GroupDraft)), None)
        if last is None or (last.title.text, last.label) != (group.title.text, group.label):
            self.rows.append(group)

    def _goes_on_from_above(self, meaning: Meaning, slot: Slot) -> bool:
        """Join the end of a merged cell on a new page to its beginning."""
        above = self._task_above()
        if not self._after_break or above is None or meaning is leaf_of(self._columns):
            return False
        known = above.values.get(meaning, [])
        levels = (*_LEVELS, Meaning.BUDGET)
        if meaning not in levels or not known or not goes_on(slot.words, known[-1].text):
            return False
        known[-1].go_on(slot.text, new_line=False)
        self._values[id(slot)] = known[-1]
        return True

    def _value(self, slot: Slot) -> Value:
        return self._values.setdefault(id(slot), value_of(slot))

    def _keep_other(self, draft: RowDraft, slot: Slot) -> None:
        header = self._header.columns[slot.column].header
        self.leftovers.append(
            Leftover(slot.text, slot.place, LeftoverKind.COLUMN, header, draft.id)
        )

    def _take_from_above(self, draft: TaskDraft, bare: bool) -> None:
        """Fill the empty cells of a continuation row, which mean "as above"."""
        above = self._task_above()
        if above is None:
            return
        columns = self._columns
        leaf = leaf_of(columns)
        for level in _LEVELS:
            if level in draft.values and draft.values[level] != above.values.get(level):
                break
            if level in draft.values or level not in above.values:
                continue
            if level is leaf:
                self._repeat(
                    draft, above, leaf, _REPEATED, _("Ô nội dung để trống; lấy theo dòng trên.")
                )
            else:
                draft.values[level] = list(above.values[level])
        if bare and leaf is Meaning.ACTIVITY and leaf in draft.values:
            doubt = _("Dòng chỉ có tên hoạt động; các ô khác lấy theo dòng trên.")
            for meaning in _REST:
                self._repeat(draft, above, meaning, _BARE, doubt)

    def _repeat(
        self, draft: TaskDraft, above: TaskDraft, meaning: Meaning, confidence: float, doubt: str
    ) -> None:
        if meaning not in draft.values and meaning in above.values:
            draft.values[meaning] = [v.doubted(confidence, doubt) for v in above.values[meaning]]

    def _doubt_shift(self, own: list[Slot], places: list[int]) -> None:
        doubt = _("Các ô của dòng bị lệch cột; đã xếp lại theo nội dung.")
        for slot, place in zip(own, places, strict=True):
            value = self._values.get(id(slot))
            if value is not None and slot.column != place:
                value.confidence, value.doubt = min(value.confidence, _SHIFTED), doubt

    def _replace_dittos(self, draft: TaskDraft) -> None:
        """Put the value above where a cell only says "nt" or "như trên"."""
        above = next((r for r in reversed(self.rows) if isinstance(r, TaskDraft)), None)
        for meaning, values in draft.values.items():
            if len(values) == 1 and is_ditto(values[0].text) and above:
                draft.values[meaning] = [
                    Value(known.text, values[0].place, 1, _FROM_ABOVE)
                    for known in above.values.get(meaning, values)
                ]
