"""The paragraphs of a foreign file as the rules of understanding look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.domain.folding import fold
from desktop.domain.reading.source import (
    Alignment,
    Place,
    SourceItem,
    SourceParagraph,
    SourceTable,
)
from desktop.domain.text import squeeze

FINAL_MARKS = (".", ";", "!", "?", "…")
_END_MARK = re.compile(r"\s*\.?\s*/\s*\.\s*$|\s*\.//\.?\s*$")
_MARK_ROOM = 40
"""Letters at the end of a text among which the end mark and the blanks around it are looked for."""
_ONLY_RULE = re.compile(r"[\s_\-–—=*.…~]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on one line, with its looks.

    Attributes:
        text: The words in normal form, without the automatic number.
        folded: The words folded, for matching.
        pieces: The words as broken by hand in the original.
        label: Automatic number as shown, empty when none.
        place: Where it stands.
        bold, italic, centred: Its looks.
        looks: False when the file shows no looks at all (plain text).
        heading_level: Outline level of its style, None when it has none.
        joined: True when it was put together from several paragraphs.
    """

    text: str
    folded: str
    pieces: tuple[str, ...]
    label: str
    place: Place
    bold: bool = False
    italic: bool = False
    centred: bool = False
    looks: bool = True
    heading_level: int | None = None
    joined: bool = False

    @property
    def printed(self) -> str:
        """The words with the automatic number before them."""
        return f"{self.label} {self.text}".strip()

    @property
    def is_capital(self) -> bool:
        """True when it has at least two letters and all are capitals."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) >= 2

    @property
    def is_rule(self) -> bool:
        """True for a line that only draws a line ("-----")."""
        return not self.label and bool(_ONLY_RULE.fullmatch(self.text))

    def joined_with(self, following: Line) -> Line:
        """Return this line going on with the words of ``following``."""
        text = f"{self.text} {following.printed}"
        return replace(
            self,
            text=text,
            folded=f"{self.folded} {fold(following.printed)}".strip(),
            pieces=(*self.pieces, *following.pieces),
            joined=True,
        )


def line_of(paragraph: SourceParagraph, looks: bool = True) -> Line:
    """Return a paragraph of the source as a line."""
    pieces = tuple(filter(None, map(squeeze, paragraph.text.split("\n"))))
    text = " ".join(pieces)
    return Line(
        text,
        fold(text),
        pieces,
        squeeze(paragraph.label),
        paragraph.place,
        paragraph.bold,
        paragraph.italic,
        paragraph.alignment is Alignment.CENTER,
        looks,
        paragraph.heading_level,
    )


def has_looks(items: Iterable[SourceItem]) -> bool:
    """Tell whether the file shows how its paragraphs look, as plain text does not."""
    return any(
        paragraph.bold or paragraph.alignment is not None for paragraph in paragraphs_of(items)
    )


def paragraphs_of(items: Iterable[SourceItem]) -> Iterable[SourceParagraph]:
    """Yield the paragraphs of the items, those inside cells too."""
    for item in items:
        if isinstance(item, SourceTable):
            for cell in item.cells:
                yield from cell.paragraphs
        else:
            yield item


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a final mark, "./." too."""
    return has_end_mark(text) or text.rstrip(" ”\"')").endswith(FINAL_MARKS)


def has_end_mark(text: str) -> bool:
    """Tell whether a text ends with "./."."""
    return bool(_END_MARK.search(text[-_MARK_ROOM:]))


def without_end_mark(text: str) -> str:
    """Return a text without the "./." at its end."""
    return _END_MARK.sub("", text)
