"""Puts values into the body of a document template."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from jinja2 import Template, nodes

from desktop.documents.compose_text import labelled, printable
from desktop.documents.office_template_body import (
    AppendixPart,
    Choice,
    Line,
    Loop,
    Piece,
    TablePlace,
    TextPart,
)
from desktop.documents.templates_fill import Filler, TemplateFault
from desktop.domain.decree_dates import decree_date, parse_date_phrase, short_date
from desktop.domain.ids import new_id
from desktop.domain.numbering import labels
from desktop.domain.office_document import DataTable, DocumentAppendix, TextSection
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.text import nfc
from desktop.i18n import _

MAX_BLOCKS = 20_000
"""Most paragraphs of one document."""
_ITEM_LEVELS = {"- ": Level.DASH, "+ ": Level.PLUS}
_SHORT_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_CLOSING_MARKS = (".", ";", ":", "!", "?", "…")


def plain_value(value: object) -> object:
    """Return a value as templates use it: composed text, dates in words, plain containers.

    Raises ``TypeError`` for anything that is no plain data.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(value, dt.date):
        return decree_date(value)
    if isinstance(value, Mapping):
        return {str(key): plain_value(entry) for key, entry in value.items()}
    if isinstance(value, Sequence):
        return [plain_value(entry) for entry in value]
    raise TypeError(value)


def count_words(value: object) -> str:
    """Return a number, or how many entries a list has, as offices write it: "05", "1.250"."""
    number = len(value) if isinstance(value, list | str) else value
    if not isinstance(number, int):
        raise TypeError(value)
    return f"{number:02d}" if 0 < number < 10 else f"{number:,}".replace(",", ".")


def length(value: object) -> int:
    """Return how many entries a list has."""
    if not isinstance(value, list):
        raise TypeError(value)
    return len(value)


def sentence_case(text: object) -> str:
    """Return a title printed in capitals as a sentence writes it; other text as it is."""
    words = str(text)
    return words.capitalize() if words.isupper() else words


def joined(value: object, mark: str = ", ") -> str:
    """Return the entries of a list on one line."""
    return mark.join(str(entry) for entry in value) if isinstance(value, list) else str(value)


def lowered(text: object) -> str:
    """Return ``text`` with a small first letter, unless it begins with an acronym."""
    words = str(text)
    acronym = words[1:2].isupper() or words[1:2].isdigit()
    return words if acronym else words[:1].lower() + words[1:]


def raised(text: object) -> str:
    """Return ``text`` with a capital first letter."""
    return str(text)[:1].upper() + str(text)[1:]


def in_figures(text: object) -> str:
    """Return a date in words as figures, "05/03/2026"; other text as it is."""
    day = parse_date_phrase(str(text))
    return short_date(day) if day else str(text)


def in_words(text: object) -> str:
    """Return a date in figures as words; other text ("Quý I/2026") as it is."""
    words = str(text).strip()
    day = parse_date_phrase(words) if _SHORT_DATE.fullmatch(words) else None
    return decree_date(day) if day else words


def without_mark(text: object) -> str:
    """Return ``text`` without its closing mark."""
    return printable(str(text)).rstrip(" .;,:")


class ScopedFiller(Filler):
    """A filler whose values may change from line to line; each text is compiled once."""

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self._environment.finalize = lambda value: "" if value is None else value
        self._environment.filters |= {
            "so": count_words,
            "dem": length,
            "cau": sentence_case,
            "noi": joined,
            "thuong": lowered,
            "hoa": raised,
            "bo_dau": without_mark,
            "ngan": in_figures,
            "chu": in_words,
        }
        self._templates: dict[str, Template] = {}

    def within(self, name: str, value: object) -> ScopedFiller:
        """Return a filler that knows one more value."""
        inner = copy.copy(self)
        inner._values = {**self._values, name: value}
        inner._filled = {}
        return inner

    def entries(self, path: Sequence[str]) -> list[object]:
        """Return the list at ``path``; the lines of a text count as a list."""
        value: object = self._values
        for name in path:
            if not isinstance(value, Mapping) or name not in value:
                raise TemplateFault(_("không có giá trị “{name}”").format(name=".".join(path)))
            value = value[name]
        if isinstance(value, str):
            return [line.strip() for line in value.splitlines() if line.strip()]
        if not isinstance(value, list):
            reason = _("“{name}” không phải là danh sách").format(name=".".join(path))
            raise TemplateFault(reason)
        return list(value)

    def _compiled(self, text: str) -> Template:
        if text not in self._templates:
            self._templates[text] = super()._compiled(text)
        return self._templates[text]

    def _members(self, node: nodes.Node) -> Mapping[str, object]:
        if isinstance(node, nodes.Getattr):
            value = self._members(node.node).get(node.attr)
            return value if isinstance(value, Mapping) else {}
        return super()._members(node)


class BodyFiller:
    """Makes text and appendices of pieces.

    Args:
        tables: The tables by key; those without rows are left out.
        overrides: Words of the officer by the key of their section.
    """

    def __init__(self, tables: Mapping[str, DataTable], overrides: Mapping[str, str]) -> None:
        self._tables = tables
        self._overrides = overrides
        self._left = MAX_BLOCKS
        self.sections: list[TextSection] = []

    def parts(self, pieces: Sequence[Piece], filler: ScopedFiller) -> tuple[Block | DataTable, ...]:
        """Return text and tables in order, items of a list closed with ";" and "."."""
        return tuple(_closed_items(list(self._pieces(pieces, filler))))

    def appendices(
        self, parts: Sequence[AppendixPart], filler: ScopedFiller
    ) -> tuple[DocumentAppendix, ...]:
        """Return the appendices that have text or tables."""
        made = (
            DocumentAppendix(
                self._filled(filler, part.title, part.number),
                self.parts(part.body, filler),
                part.landscape,
            )
            for part in parts
        )
        return tuple(appendix for appendix in made if appendix.parts)

    def _pieces(self, pieces: Sequence[Piece], filler: ScopedFiller) -> Iterator[Block | DataTable]:
        for piece in pieces:
            match piece:
                case Line():
                    yield from self._line(piece, filler)
                case TablePlace():
                    table = self._tables.get(piece.key)
                    if table and table.rows:
                        yield table
                case Loop():
                    yield from self._loop(piece, filler)
                case Choice():
                    chosen = piece.body if self._holds(piece, filler) else piece.other
                    yield from self._pieces(chosen, filler)
                case TextPart():
                    yield from self._section(piece, filler)

    def _line(self, line: Line, filler: ScopedFiller) -> Iterator[Block]:
        text = printable(self._filled(filler, line.block.text, line.number))
        if text:
            self._left -= 1
            if self._left < 0:
                raise TemplateFault(_("nội dung quá dài"), line.number)
            yield replace(line.block, id=new_id(), text=text)

    def _loop(self, loop: Loop, filler: ScopedFiller) -> Iterator[Block | DataTable]:
        try:
            entries = filler.entries(loop.path)
        except TemplateFault as fault:
            raise TemplateFault(fault.reason, loop.number) from fault
        for entry in entries:
            yield from self._pieces(loop.body, filler.within(loop.name, entry))

    def _holds(self, choice: Choice, filler: ScopedFiller) -> bool:
        try:
            return filler.holds(choice.condition)
        except TemplateFault as fault:
            raise TemplateFault(fault.reason, choice.number) from fault

    def _section(self, part: TextPart, filler: ScopedFiller) -> Iterator[Block]:
        key = self._filled(filler, part.key, part.number)
        words = self._overrides.get(key, "")
        made: Iterable[Block | DataTable] = (
            text_blocks(words) if words.strip() else self._pieces(part.body, filler)
        )
        blocks = [block for block in _closed_items(list(made)) if isinstance(block, Block)]
        title = self._filled(filler, part.title, part.number)
        self.sections.append(TextSection(key, title, blocks_text(blocks)))
        yield from blocks

    def _filled(self, filler: ScopedFiller, text: str, number: int) -> str:
        try:
            return filler.fill(text)
        except TemplateFault as fault:
            raise TemplateFault(fault.reason, number) from fault


def text_blocks(words: str) -> list[Block]:
    """Return the words of the officer as blocks: "- " and "+ " begin items, all else is text."""
    blocks: list[Block] = []
    for line in nfc(words).splitlines()[:MAX_BLOCKS]:
        text = printable(line)
        level = _ITEM_LEVELS.get(text[:2], Level.TEXT)
        text = text if level is Level.TEXT else text[2:].strip()
        if text:
            blocks.append(Block(new_id(), BlockKind.PARAGRAPH, level, text))
    return blocks


def blocks_text(blocks: Sequence[Block]) -> str:
    """Return blocks as the words that ``text_blocks`` reads."""
    printed = labels(blocks)
    return "\n".join(labelled(printed[block.id], block.text) for block in blocks)


def _closed_items(parts: list[Block | DataTable]) -> list[Block | DataTable]:
    """Return the parts with ";" after each item of a list of dashes and "." after the last."""
    closed: list[Block | DataTable] = []
    for part, following in pairwise([*parts, None]):
        if part is None:
            continue
        if _is_item(part) and isinstance(part, Block) and not part.text.endswith(_CLOSING_MARKS):
            mark = ";" if _is_item(following) else "."
            closed.append(replace(part, text=part.text + mark))
        else:
            closed.append(part)
    return closed


def _is_item(part: Block | DataTable | None) -> bool:
    return (
        isinstance(part, Block)
        and part.kind is BlockKind.PARAGRAPH
        and part.level in (Level.DASH, Level.PLUS)
    )
