"""The inside of a paragraph of a DOCX: visible text by look, text boxes, notes.

Tracked changes count as accepted: what was inserted or moved here is read, what was deleted or
moved away is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.documents.read.pieces import Piece
from desktop.documents.read.symbols import symbol
from desktop.documents.word.effective import RunFormat
from desktop.documents.word.ooxml import MC, Element, V, W, child

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE = frozenset(
    f"{W}{name}"
    for name in ("pPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "rt", "rubyPr", "smartTagPr",
                 "customXmlPr")
)  # fmt: skip
"""Parts of a paragraph without visible text."""
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\xad",  # the letter ư in fonts of TCVN3, nothing in others
}
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"})


@dataclass
class _Field:
    """A field being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_page(self) -> bool:
        return self.instruction.split()[:1] != [] and (
            self.instruction.split()[0].upper() in _PAGE_FIELDS
        )

    @property
    def shows(self) -> bool:
        return self.in_result and not self.is_page


@dataclass
class Inside:
    """What stands inside a paragraph.

    Attributes:
        pieces: Visible text in order.
        boxes_before, boxes_after: Contents of text boxes, by whether text stood before them.
        notes: Marks of footnotes and endnotes: the kind of note and its number in the file.
        hidden: Number of hidden runs with text.
        pictures: Number of pictures.
    """

    pieces: list[Piece] = field(default_factory=list)
    boxes_before: list[Element] = field(default_factory=list)
    boxes_after: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: int = 0
    pictures: int = 0


class RunReader:
    """Reads the inside of one paragraph; ``look_of`` gives the look of a run's settings."""

    def __init__(self, inside: Inside, look_of: Callable[[Element | None], RunFormat]) -> None:
        self._inside = inside
        self._look_of = look_of
        self._fields: list[_Field] = []

    def read(self, parent: Element) -> None:
        """Add what stands in a paragraph or in a part of one."""
        for part in parent:
            tag = part.tag
            if tag == f"{W}r":
                self._run(part)
            elif tag in _GONE:
                continue
            elif tag == f"{W}fldSimple":
                if not _Field(str(part.get(f"{W}instr", ""))).is_page:
                    self.read(part)
            elif tag == f"{W}sdt":
                self._content_control(part)
            elif tag == f"{MC}AlternateContent":
                self.read(chosen(part))
            elif tag == f"{_M}r":
                self._add(
                    "".join(text.text or "" for text in part.iter(f"{_M}t")),
                    self._look_of(child(part, f"{W}rPr")),
                )
            elif len(part):
                self.read(part)

    def _content_control(self, part: Element) -> None:
        if part.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            self.read(part)

    def _run(self, run: Element) -> None:
        look = self._look_of(child(run, f"{W}rPr"))
        text = "".join(self._part(part) for part in run)
        if look.hidden:
            self._inside.hidden += bool(text.strip())
        else:
            self._add(text, look)

    def _add(self, text: str, look: RunFormat) -> None:
        if text:
            self._inside.pieces.append(Piece(text, look))

    def _part(self, part: Element) -> str:
        """Return the text of a part of a run; keep what is no text of the line."""
        tag = str(part.tag)
        if tag == f"{W}fldChar":
            self._field_mark(part)
        elif tag == f"{W}instrText" and self._fields:
            self._fields[-1].instruction += part.text or ""
        elif self._fields and not all(item.shows for item in self._fields):
            return ""
        elif tag == f"{W}t":
            return part.text or ""
        elif tag in _SIGNS:
            return _SIGNS[tag]
        elif tag == f"{W}sym":
            return _symbol(part)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._inside.notes.append((tag, str(part.get(f"{W}id", ""))))
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
            self._drawing(part)
        return ""

    def _field_mark(self, part: Element) -> None:
        kind = part.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, part: Element) -> None:
        boxes = self._inside.boxes_after if self._has_text() else self._inside.boxes_before
        todo = [part]
        while todo:
            item = todo.pop()
            if item.tag == f"{MC}AlternateContent":
                todo.append(chosen(item))
            elif item.tag == f"{W}txbxContent":
                boxes.append(item)
            else:
                self._inside.pictures += item.tag == f"{V}imagedata" or str(item.tag).endswith(
                    "}pic"
                )
                todo.extend(reversed(item))

    def _has_text(self) -> bool:
        return any(piece.text.strip() for piece in self._inside.pieces)


def chosen(alternatives: Element) -> Element:
    """Return the first of alternatives (``mc:AlternateContent``), as Word does."""
    choice = child(alternatives, f"{MC}Choice")
    if choice is None:
        choice = child(alternatives, f"{MC}Fallback")
    return alternatives if choice is None else choice


def _symbol(part: Element) -> str:
    try:
        code = int(str(part.get(f"{W}char", "")), 16)
    except ValueError:
        return ""
    return symbol(code, str(part.get(f"{W}font", "")))
