"""The outline of a foreign plan: its lines as blocks with level, kind and label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.ids import new_id
from desktop.domain.numbering import tree
from desktop.domain.outline import TOP_LEVELS, Block, BlockKind, Level
from desktop.domain.reading.drafts import Draft, drafts_of
from desktop.domain.reading.headings import mark_headings
from desktop.domain.reading.labels import is_worded
from desktop.domain.reading.level_repairs import raise_arabic_tops, sink_nested_lists
from desktop.domain.reading.lines import Line, without_end_mark
from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.source import Place, SourceTable
from desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Outline:
    """The text of a plan with the origin of its blocks.

    Attributes:
        blocks: The blocks in order; a table stands as one block of its own.
        facts: Origin of each block.
        tables: Tables by the key of the block in whose place they stand.
        places: Where each block stands.
    """

    blocks: tuple[Block, ...]
    facts: tuple[ReadFact, ...]
    tables: dict[str, SourceTable]
    places: dict[str, Place]


def read_outline(items: Sequence[Line | SourceTable]) -> Outline:
    """Return the blocks that the lines and tables of the text mean."""
    drafts = drafts_of(items)
    raise_arabic_tops(drafts)
    drafts = mark_headings(drafts)
    sink_nested_lists(drafts)
    blocks = [_block(draft) for draft in drafts]
    tables = {block.id: d.table for block, d in zip(blocks, drafts, strict=True) if d.table}
    settled = _settled_labels(blocks)
    facts = [_fact(block, draft) for block, draft in zip(settled, drafts, strict=True)]
    places = {block.id: d.line.place for block, d in zip(settled, drafts, strict=True)}
    return Outline(tuple(settled), tuple(facts), tables, places)


def begins_text(line: Line) -> bool:
    """Tell whether a line is a numbered one with which the text of a plan may begin."""
    draft = drafts_of([line])[0]
    return draft.level in TOP_LEVELS or draft.level in (Level.ARABIC, Level.DOTTED_2)


def _block(draft: Draft) -> Block:
    if draft.table is not None:
        return Block(new_id(), BlockKind.TASK_TABLE, Level.TEXT, "")
    kind = BlockKind.HEADING if draft.heading else BlockKind.PARAGRAPH
    text = without_end_mark(draft.text)
    return Block(new_id(), kind, draft.level, text, draft.label or None)


def _settled_labels(blocks: Sequence[Block]) -> list[Block]:
    """Drop printed labels that automatic numbering gives as well."""
    expected = {
        node.block.id: node.expected == node.label for top in tree(blocks) for node in top.walk()
    }
    return [
        replace(block, label=None) if block.label != "*" and expected[block.id] else block
        for block in blocks
    ]


def _fact(block: Block, draft: Draft) -> ReadFact:
    confidence, doubt = draft.confidence, draft.doubt
    if block.label is not None and block.label != "*" and not is_worded(block.label):
        confidence = min(confidence, 0.8)
        doubt = doubt or _("Số thứ tự “{label}” không theo thứ tự, được giữ như bản gốc.").format(
            label=block.label
        )
    elif draft.line.joined and draft.level is not Level.PART:
        confidence = min(confidence, 0.8)
        doubt = doubt or _("Đoạn này được nối từ hai đoạn của bản gốc.")
    return ReadFact(block.id, draft.line.place, confidence, doubt)
