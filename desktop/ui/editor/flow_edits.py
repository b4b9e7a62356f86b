"""Edits of the flow as changes of the plan: the fixed lines around the text, and its blocks.

What an edit of blocks means is said in ``domain.outline_edits``; here it is only decided which
part of the plan a line of the flow belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.domain import outline_edits
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan
from desktop.domain.text import nfc
from desktop.ui.editor.flow import CLOSING, FIXED, OPENING, SUBJECT, with_texts

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A pasted paragraph: its level, its words, the number typed before them."""

    level: Level
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    typed_label: str = ""

    def as_typed(self) -> str:
        """Return the paragraph as it was copied, with its number."""
        return f"{self.typed_label} {self.text}".strip() if self.typed_label else self.text


def _edit_blocks(plan: Plan, change: Callable[[Blocks], Blocks]) -> Plan:
    return replace(plan, blocks=change(plan.blocks))


def _has(plan: Plan, block_id: str) -> bool:
    return any(block.id == block_id for block in plan.blocks)


def split(plan: Plan, line_id: str, offset: int, new_id: str) -> Plan:
    """Part a line; the new half gets the key ``new_id`` (the first half, for the closing)."""
    if line_id == OPENING:
        first, rest = plan.opening[:offset].rstrip(), plan.opening[offset:].lstrip()
        block = Block(new_id, BlockKind.PARAGRAPH, Level.TEXT, rest)
        return replace(plan, opening=first, blocks=(block, *plan.blocks))
    if line_id == CLOSING:
        first, rest = plan.closing[:offset].rstrip(), plan.closing[offset:].lstrip()
        block = Block(new_id, BlockKind.PARAGRAPH, Level.TEXT, first)
        return replace(plan, closing=rest, blocks=(*plan.blocks, block))
    block = plan.blocks[outline_edits.index_of(plan.blocks, line_id)]
    if offset == 0 and block.text:
        return _insert_before(plan, block, new_id)
    return _edit_blocks(
        plan, lambda blocks: outline_edits.split_block(blocks, line_id, offset, new_id)
    )


def _insert_before(plan: Plan, block: Block, new_id: str) -> Plan:
    """Put an empty line before ``block``; the words move to the new key, where the cursor is."""
    place = outline_edits.index_of(plan.blocks, block.id)
    level = Level.TEXT if block.kind is BlockKind.HEADING else block.level
    empty = Block(block.id, BlockKind.PARAGRAPH, level, "")
    moved = replace(block, id=new_id)
    return replace(plan, blocks=(*plan.blocks[:place], empty, moved, *plan.blocks[place + 1 :]))


def join_with_line_before(plan: Plan, line_id: str, before_id: str) -> Plan:
    """Append a line to the one before it; an empty block beside a fixed line just goes."""
    if _has(plan, line_id) and _has(plan, before_id):
        return _edit_blocks(plan, lambda blocks: _join(blocks, line_id))
    if not _has(plan, line_id):
        return _join_closing(plan, before_id) if line_id == CLOSING else plan
    block = plan.blocks[outline_edits.index_of(plan.blocks, line_id)]
    if block.kind is BlockKind.TASK_TABLE or (before_id != OPENING and block.text):
        return plan
    opening = " ".join(words for words in (plan.opening, block.text) if words)
    plan = replace(plan, opening=opening) if before_id == OPENING else plan
    return _edit_blocks(plan, lambda blocks: outline_edits.remove(blocks, line_id))


def _join(blocks: Blocks, line_id: str) -> Blocks:
    """Join; an empty line above a line with words is the one that goes."""
    place = outline_edits.index_of(blocks, line_id)
    before, block = blocks[place - 1], blocks[place]
    beside_table = BlockKind.TASK_TABLE in (before.kind, block.kind)
    if beside_table and not block.text and block.kind is not BlockKind.TASK_TABLE:
        return outline_edits.remove(blocks, line_id)
    if not before.text and block.text and before.level is Level.TEXT and not beside_table:
        kept = replace(block, id=before.id)
        return (*blocks[: place - 1], kept, *blocks[place + 1 :])
    return outline_edits.join_with_previous(blocks, line_id)


def _join_closing(plan: Plan, before_id: str) -> Plan:
    """Append the closing to the last block, or drop an empty block before the closing."""
    if not _has(plan, before_id) or plan.blocks[-1].kind is BlockKind.TASK_TABLE:
        return plan
    words = " ".join(words for words in (plan.blocks[-1].text, plan.closing) if words)
    plan = _edit_blocks(plan, lambda blocks: outline_edits.set_text(blocks, before_id, words))
    return replace(plan, closing="")


def set_level(plan: Plan, ids: Sequence[str], level: Level, kind: BlockKind | None = None) -> Plan:
    """Put blocks on a level."""
    return _each(plan, ids, lambda blocks, key: outline_edits.set_level(blocks, key, level, kind))


def promote(plan: Plan, ids: Sequence[str]) -> Plan:
    """Put blocks one level higher."""
    return _each(plan, ids, outline_edits.promote)


def demote(plan: Plan, ids: Sequence[str]) -> Plan:
    """Put blocks one level lower."""
    return _each(plan, ids, outline_edits.demote)


def _each(plan: Plan, ids: Sequence[str], change: Callable[[Blocks, str], Blocks]) -> Plan:
    for key in ids:
        plan = replace(plan, blocks=change(plan.blocks, key))
    return plan


def toggle_heading(plan: Plan, ids: Sequence[str]) -> Plan:
    """Make headings of blocks, or plain items when all of them are headings."""
    chosen = [block for block in plan.blocks if block.id in ids]
    headings = all(block.kind is BlockKind.HEADING for block in chosen)
    kind = BlockKind.PARAGRAPH if headings else BlockKind.HEADING

    def change(blocks: Blocks, key: str) -> Blocks:
        level = blocks[outline_edits.index_of(blocks, key)].level
        return outline_edits.set_level(blocks, key, level, kind)

    return _each(plan, ids, change)


def take_label(plan: Plan, line_id: str, level: Level, typed: int) -> Plan:
    """Turn the number typed in the first ``typed`` letters of a block into its level."""
    block = plan.blocks[outline_edits.index_of(plan.blocks, line_id)]
    plan = with_texts(plan, {line_id: block.text[typed:].lstrip()})
    return set_level(plan, (line_id,), level)


def insert_paragraphs(
    plan: Plan, line_id: str, offset: int, paragraphs: Sequence[Paragraph], ids: Sequence[str]
) -> Plan:
    """Put pasted paragraphs, with the keys ``ids``, at a place of a line."""
    new = tuple(
        Block(key, paragraph.kind, paragraph.level, nfc(paragraph.text))
        for key, paragraph in zip(ids, paragraphs, strict=True)
    )
    if line_id == SUBJECT:
        words = " ".join(block.text for block in new)
        subject = plan.subject[:offset] + words + plan.subject[offset:]
        return replace(plan, subject=subject)
    if line_id == OPENING:
        return replace(plan, blocks=(*new, *plan.blocks))
    if line_id == CLOSING:
        return replace(plan, blocks=(*plan.blocks, *new))
    place = outline_edits.index_of(plan.blocks, line_id)
    return replace(plan, blocks=_pasted(plan.blocks, place, offset, new))


def _pasted(blocks: Blocks, place: int, offset: int, new: Blocks) -> Blocks:
    old = blocks[place]
    head, tail = old.text[:offset].rstrip(), old.text[offset:].lstrip()
    before = (replace(old, text=head),) if head else ()
    if tail:
        new = (*new[:-1], replace(new[-1], text=f"{new[-1].text} {tail}"))
    return (*blocks[:place], *before, *new, *blocks[place + 1 :])


def follow_lines(plan: Plan, read: Sequence[tuple[str, str]]) -> Plan:
    """Make the plan follow lines that were removed, joined or dropped as text.

    Fixed lines and the place of the table stay whatever happened to them; lines with unknown
    keys become plain paragraphs.
    """
    texts = dict(read)
    known = {block.id for block in plan.blocks} | FIXED
    gone = {
        block.id
        for block in plan.blocks
        if block.id not in texts and block.kind is not BlockKind.TASK_TABLE
    }
    cleared = {name: "" for name in (OPENING, CLOSING) if name not in texts}
    plan = with_texts(plan, texts | cleared)
    blocks = tuple(block for block in plan.blocks if block.id not in gone)
    above: str | None = None
    for key, text in read:
        if key not in known:
            block = Block(key, BlockKind.PARAGRAPH, Level.TEXT, text)
            blocks = outline_edits.insert_after(blocks, above, block)
        above = above if key in FIXED else key
    return replace(plan, blocks=blocks)


def remove_section(plan: Plan, line_id: str) -> Plan:
    """Take out a heading and all below it."""
    return _edit_blocks(plan, lambda blocks: outline_edits.remove_section(blocks, line_id))


def move_section(plan: Plan, line_id: str, before_id: str | None) -> Plan:
    """Move a heading with all below it in front of another block, or to the end."""
    return _edit_blocks(plan, lambda blocks: outline_edits.move_section(blocks, line_id, before_id))


def move_up(plan: Plan, line_id: str) -> Plan:
    """Let a section change places with the one before it."""
    return _edit_blocks(plan, lambda blocks: outline_edits.move_up(blocks, line_id))


def move_down(plan: Plan, line_id: str) -> Plan:
    """Let a section change places with the one behind it."""
    return _edit_blocks(plan, lambda blocks: outline_edits.move_down(blocks, line_id))


def add_section(plan: Plan, after_id: str | None, new_id: str, text: str) -> Plan:
    """Put a heading of the same level behind a section, or at the end for None."""
    if after_id is None or not _has(plan, after_id):
        block = Block(new_id, BlockKind.HEADING, Level.ROMAN, text)
        return replace(plan, blocks=(*plan.blocks, block))
    section = outline_edits.section_of(plan.blocks, after_id)
    model = plan.blocks[section.start]
    block = Block(new_id, model.kind, model.level, text)
    last = plan.blocks[section.stop - 1].id
    return _edit_blocks(plan, lambda blocks: outline_edits.insert_after(blocks, last, block))
