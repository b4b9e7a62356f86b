"""Body of a document template: lines of the plan text format, and marks that steer them.

::: bảng <tên>                     the place of a table
::: mục <tên> | <tiêu đề>          a section whose words the officer may replace, up to ::: hết
::: với mỗi <tên> trong <danh sách>   the lines up to ::: hết once for each entry of a list
::: nếu <điều kiện>                the lines up to ::: nếu không or ::: hết when it holds
::: phụ lục ngang|đứng | <tiêu đề>    an appendix, up to the next one or the end

Marks and levels are read before any value is put in, so a value can never become one. A loop
inside another goes over a list that an entry of the loop around it holds: the work stays in
proportion to the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.documents.compose_parts import APPENDIX_LABEL
from desktop.documents.plan_text_body import parse_body
from desktop.documents.templates_fill import TemplateFault
from desktop.domain.numbering import roman
from desktop.domain.outline import Block
from desktop.errors import Refused
from desktop.i18n import _

_MARK = ":::"
_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_TABLE = re.compile(rf"bảng ({_NAME})")
_SECTION = re.compile(r"mục (\S[^|]*?) *(?:\| *(.*))?")
_LOOP = re.compile(rf"với mỗi ({_NAME}) trong ({_NAME}(?:\.{_NAME})*)")
_CHOICE = re.compile(r"nếu (.+)")
_ELSE = "nếu không"
_APPENDIX = re.compile(r"phụ lục (ngang|đứng) *\| *(.+)")
_END = "hết"
_DEEPEST = 12
"""How deep marks may stand inside each other."""


@dataclass(slots=True)
class Line:
    """A line of text with its level; the text still holds its template marks."""

    number: int
    block: Block


@dataclass(slots=True)
class TablePlace:
    """Where a table stands."""

    number: int
    key: str


@dataclass(slots=True)
class TextPart:
    """A section whose words the officer may replace."""

    number: int
    key: str
    title: str
    body: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Loop:
    """Pieces printed once for each entry of a list."""

    number: int
    name: str
    path: tuple[str, ...]
    body: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Choice:
    """Pieces printed when a condition holds, and those printed when not."""

    number: int
    condition: str
    body: list[Piece] = field(default_factory=list)
    other: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class AppendixPart:
    """An appendix; one without text and tables is left out."""

    number: int
    title: str
    landscape: bool
    body: list[Piece] = field(default_factory=list)


Piece = Line | TablePlace | TextPart | Loop | Choice
_Open = TextPart | Loop | Choice


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a template and its appendices."""

    pieces: list[Piece]
    appendices: list[AppendixPart]

    def table_keys(self) -> frozenset[str]:
        """Return the keys of all tables that have a place."""
        lists = (self.pieces, *(appendix.body for appendix in self.appendices))
        return frozenset(key for pieces in lists for key in _table_keys(pieces))

    def appendix_names(self, filled: frozenset[str]) -> dict[str, str]:
        """Return what the appendix of each table is called when only ``filled`` tables stand.

        An appendix without any of them is left out, and its tables have the name "".
        """
        keys = [frozenset(_table_keys(appendix.body)) for appendix in self.appendices]
        standing = [place for place, own in enumerate(keys) if own & filled]
        names = dict.fromkeys((key for own in keys for key in own), "")
        for number, place in enumerate(standing, start=1):
            label = f"{APPENDIX_LABEL} {roman(number)}" if len(standing) > 1 else APPENDIX_LABEL
            names |= dict.fromkeys(keys[place] & filled, label)
        return names


def all_appendices(names: Iterable[str]) -> str:
    """Return appendices as a sentence names them: "các Phụ lục I, II", "" for none."""
    standing = [name for name in dict.fromkeys(names) if name]
    if len(standing) < 2:
        return "".join(standing)
    return f"các {APPENDIX_LABEL} {', '.join(name.split()[-1] for name in standing)}"


def _table_keys(pieces: list[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, TablePlace):
            yield piece.key
        elif not isinstance(piece, Line):
            yield from _table_keys(piece.body)
            if isinstance(piece, Choice):
                yield from _table_keys(piece.other)


def parse_template_body(text: str) -> Body:
    """Return the pieces of ``text``; raise ``TemplateFault`` naming the line of a fault."""
    parser = _Parser()
    for number, line in enumerate(text.split("\n"), start=1):
        parser.read(number, line.strip())
    return parser.finished()


class _Parser:
    """Reads line by line; ``_open`` are the marks that wait for their end."""

    def __init__(self) -> None:
        self._body = Body([], [])
        self._open: list[_Open] = []
        self._target = self._body.pieces

    def read(self, number: int, line: str) -> None:
        if line.startswith(_MARK):
            self._mark(number, " ".join(line.removeprefix(_MARK).split()))
        elif line:
            self._target.append(Line(number, _block(number, line)))

    def finished(self) -> Body:
        self._judge_closed()
        return self._body

    def _judge_closed(self) -> None:
        if self._open:
            raise TemplateFault(_("thiếu dòng ::: hết"), self._open[-1].number)

    def _mark(self, number: int, words: str) -> None:
        if words == _END:
            self._close(number)
        elif words == _ELSE:
            self._turn(number)
        elif found := _APPENDIX.fullmatch(words):
            self._judge_closed()
            appendix = AppendixPart(number, found[2], found[1] == "ngang")
            self._body.appendices.append(appendix)
            self._target = appendix.body
        elif found := _TABLE.fullmatch(words):
            if any(isinstance(part, TextPart) for part in self._open):
                raise TemplateFault(_("bảng không đứng trong mục được sửa lời"), number)
            self._target.append(TablePlace(number, found[1]))
        else:
            self._begin(self._opened(number, words))

    def _opened(self, number: int, words: str) -> _Open:
        if found := _LOOP.fullmatch(words):
            return Loop(number, found[1], tuple(found[2].split(".")))
        if found := _CHOICE.fullmatch(words):
            return Choice(number, found[1])
        if found := _SECTION.fullmatch(words):
            return TextPart(number, found[1], found[2] or found[1])
        raise TemplateFault(_("không hiểu dòng “::: {words}”").format(words=words[:40]), number)

    def _begin(self, part: _Open) -> None:
        loops = [outer.name for outer in self._open if isinstance(outer, Loop)]
        if isinstance(part, Loop) and loops and part.path[0] != loops[-1]:
            raise TemplateFault(
                _("vòng lặp bên trong phải lấy danh sách của “{name}”").format(name=loops[-1]),
                part.number,
            )
        if isinstance(part, TextPart) and any(isinstance(one, TextPart) for one in self._open):
            raise TemplateFault(_("mục không đứng trong mục khác"), part.number)
        if len(self._open) >= _DEEPEST:
            raise TemplateFault(_("lồng nhau quá sâu"), part.number)
        self._target.append(part)
        self._open.append(part)
        self._target = part.body

    def _close(self, number: int) -> None:
        if not self._open:
            raise TemplateFault(_("thừa dòng ::: hết"), number)
        self._open.pop()
        self._target = self._inside()

    def _inside(self) -> list[Piece]:
        """Return the list that lines go into after a mark was closed."""
        if not self._open:
            appendices = self._body.appendices
            return appendices[-1].body if appendices else self._body.pieces
        last = self._open[-1]
        return last.other if isinstance(last, Choice) and last.other else last.body

    def _turn(self, number: int) -> None:
        last = self._open[-1] if self._open else None
        if not isinstance(last, Choice) or self._target is last.other:
            raise TemplateFault(_("“::: nếu không” phải đứng sau “::: nếu”"), number)
        self._target = last.other


def _block(number: int, line: str) -> Block:
    try:
        return parse_body(line)[0]
    except Refused as error:
        raise TemplateFault(error.what.partition(": ")[2], number) from error
