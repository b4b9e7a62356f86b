"""Edits of a plan's text: each takes the blocks and returns the blocks after it.

Numbers are never touched: they follow from the order (see ``numbering``). A key that is not
among the blocks raises ``KeyError``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.ids import new_id
from desktop.domain.numbering import level_order
from desktop.domain.outline import TOP_LEVELS, UNNUMBERED_LEVELS, Block, BlockKind, Level
from desktop.domain.text import nfc

Blocks = tuple[Block, ...]

_USUAL = frozenset({Level.ROMAN, Level.ARABIC, Level.LETTER, Level.DASH, Level.PLUS})


def index_of(blocks: Sequence[Block], block_id: str) -> int:
    """Return the place of a block."""
    for place, block in enumerate(blocks):
        if block.id == block_id:
            return place
    raise KeyError(block_id)


def section_of(blocks: Sequence[Block], block_id: str) -> range:
    """Return the places of a block and of all that stands below it, one after the other.

    Plain text and the task table have nothing below them; plain text after a numbered item
    or heading belongs to it.
    """
    start = index_of(blocks, block_id)
    ranks = {level: rank for rank, level in enumerate(level_order(blocks))}
    own = ranks.get(blocks[start].level)
    end = start + 1
    while (
        own is not None
        and end < len(blocks)
        and ranks.get(blocks[end].level, ranks[Level.DASH]) > own
    ):
        end += 1
    return range(start, end)


def insert_after(blocks: Blocks, block_id: str | None, new: Block) -> Blocks:
    """Put a block behind another, or at the top for None."""
    place = 0 if block_id is None else index_of(blocks, block_id) + 1
    return (*blocks[:place], new, *blocks[place:])


def remove(blocks: Blocks, block_id: str) -> Blocks:
    """Take out one block; what stood below it stays."""
    place = index_of(blocks, block_id)
    return blocks[:place] + blocks[place + 1 :]


def remove_section(blocks: Blocks, block_id: str) -> Blocks:
    """Take out a block and all that stands below it."""
    section = section_of(blocks, block_id)
    return blocks[: section.start] + blocks[section.stop :]


def move_section(blocks: Blocks, block_id: str, before_id: str | None) -> Blocks:
    """Move a block with all below it in front of ``before_id``, or to the end for None.

    Nothing changes when ``before_id`` stands inside what is moved.
    """
    section = section_of(blocks, block_id)
    target = len(blocks) if before_id is None else index_of(blocks, before_id)
    if section.start <= target <= section.stop:
        return blocks
    moved = blocks[section.start : section.stop]
    rest = blocks[: section.start] + blocks[section.stop :]
    if target > section.start:
        target -= len(section)
    return rest[:target] + moved + rest[target:]


def move_up(blocks: Blocks, block_id: str) -> Blocks:
    """Let a block with all below it change places with the one of its level before it."""
    level = blocks[index_of(blocks, block_id)].level
    start = index_of(blocks, block_id)
    for block in reversed(blocks[:start]):
        section = section_of(blocks, block.id)
        if section.stop == start and (block.level is level or level is Level.TEXT):
            return move_section(blocks, block_id, block.id)
    return blocks


def move_down(blocks: Blocks, block_id: str) -> Blocks:
    """Let a block with all below it change places with the one of its level behind it."""
    section = section_of(blocks, block_id)
    if section.stop == len(blocks):
        return blocks
    follower = blocks[section.stop]
    level = blocks[section.start].level
    return move_up(blocks, follower.id) if level in (follower.level, Level.TEXT) else blocks


def set_text(blocks: Blocks, block_id: str, text: str) -> Blocks:
    """Give a block other words."""
    return _changed(blocks, block_id, lambda block: replace(block, text=text))


def set_label(blocks: Blocks, block_id: str, label: str | None) -> Blocks:
    """Fix the number of a block, or let it follow from its place again with None."""
    return _changed(blocks, block_id, lambda block: replace(block, label=label))


def set_level(blocks: Blocks, block_id: str, level: Level, kind: BlockKind | None = None) -> Blocks:
    """Put a block on another level; a number fixed on the old level falls away.

    ``kind`` is kept when not given, except that "I." and above are headings, and dashes and
    plain text are none.
    """
    return _changed(blocks, block_id, lambda block: _at_level(block, level, kind))


def demote(blocks: Blocks, block_id: str) -> Blocks:
    """Put a block one level lower (Tab); a heading takes its numbered subordinates along."""
    return _shift(blocks, block_id, 1)


def promote(blocks: Blocks, block_id: str) -> Blocks:
    """Put a block one level higher (Shift+Tab); a heading takes its numbered ones along."""
    return _shift(blocks, block_id, -1)


def split_block(blocks: Blocks, block_id: str, position: int, key: str | None = None) -> Blocks:
    """Part a block at a place of its text (Enter); blanks at the seam fall away.

    The second half is an item of the same level; after a heading it is plain text. ``key`` is
    the key of the second half. The task table cannot be parted.
    """
    place = index_of(blocks, block_id)
    block = blocks[place]
    if block.kind is BlockKind.TASK_TABLE:
        return blocks
    level = Level.TEXT if block.kind is BlockKind.HEADING else block.level
    first = replace(block, text=block.text[:position].rstrip())
    second = Block(key or new_id(), BlockKind.PARAGRAPH, level, block.text[position:].lstrip())
    return (*blocks[:place], first, second, *blocks[place + 1 :])


def join_with_previous(blocks: Blocks, block_id: str) -> Blocks:
    """Append a block to the one before it, which keeps its key, level and number.

    Nothing changes at the top of the text and beside the task table.
    """
    place = index_of(blocks, block_id)
    pair = blocks[max(place - 1, 0) : place + 1]
    if len(pair) < 2 or any(block.kind is BlockKind.TASK_TABLE for block in pair):
        return blocks
    words = " ".join(text for block in pair if (text := block.text))
    return (*blocks[: place - 1], replace(pair[0], text=words), *blocks[place + 1 :])


@dataclass(frozen=True, slots=True)
class Hit:
    """Where sought words stand: block, first and last place (exclusive) in its text."""

    block_id: str
    start: int
    end: int


def find(blocks: Sequence[Block], sought: str, *, match_case: bool = False) -> list[Hit]:
    """Return every place where ``sought`` stands, in order."""
    pattern = _pattern(sought, match_case)
    if pattern is None:
        return []
    return [
        Hit(block.id, *match.span()) for block in blocks for match in pattern.finditer(block.text)
    ]


def replace_words(
    blocks: Blocks, sought: str, replacement: str, *, match_case: bool = False
) -> Blocks:
    """Put ``replacement`` for ``sought`` everywhere; blocks without it stay the same objects."""
    pattern = _pattern(sought, match_case)
    if pattern is None:
        return blocks
    new = nfc(replacement)
    return tuple(
        replace(block, text=pattern.sub(lambda _match: new, block.text))
        if pattern.search(block.text)
        else block
        for block in blocks
    )


def _pattern(sought: str, match_case: bool) -> re.Pattern[str] | None:
    flags = re.NOFLAG if match_case else re.IGNORECASE
    return re.compile(re.escape(nfc(sought)), flags) if sought else None


def _changed(blocks: Blocks, block_id: str, change: Callable[[Block], Block]) -> Blocks:
    place = index_of(blocks, block_id)
    return (*blocks[:place], change(blocks[place]), *blocks[place + 1 :])


def _at_level(block: Block, level: Level, kind: BlockKind | None = None) -> Block:
    if block.kind is BlockKind.TASK_TABLE:
        return block
    if kind is None:
        kind = block.kind
        if level in TOP_LEVELS:
            kind = BlockKind.HEADING
        elif level in UNNUMBERED_LEVELS:
            kind = BlockKind.PARAGRAPH
    label = block.label if level is block.level else None
    return replace(block, level=level, kind=kind, label=label)


def _shift(blocks: Blocks, block_id: str, step: int) -> Blocks:
    """Move a block by one step through the levels in use, a heading with those below it."""
    place = index_of(blocks, block_id)
    block = blocks[place]
    used = {other.level for other in blocks} | _USUAL
    order = [level for level in level_order(blocks) if level in used]
    level = _next_level(block.level, order, step)
    if level is block.level:
        return blocks
    heading = block.kind is BlockKind.HEADING
    section = section_of(blocks, block_id) if heading else range(place, place + 1)
    numbered = [other for other in order if other not in UNNUMBERED_LEVELS]
    below = {
        blocks[at].id: _at_level(blocks[at], _next_level(blocks[at].level, numbered, step))
        for at in section[1:]
        if blocks[at].level in numbered
    }
    below[block_id] = _at_level(block, level)
    return tuple(below.get(other.id, other) for other in blocks)


def _next_level(level: Level, order: Sequence[Level], step: int) -> Level:
    """Return the neighbour of ``level``; Tab makes plain text a dash, Shift+Tab leaves it."""
    if level is Level.TEXT:
        return Level.DASH if step > 0 else level
    place = order.index(level) + step
    return order[place] if 0 <= place < len(order) else level
