"""Words and lines of a PDF page, put together from its letters. Lengths are points."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from desktop.documents.read.symbols import from_symbol_font, without_private
from desktop.domain.legacy_encodings import detect, is_capital_font, to_unicode
from desktop.domain.text import nfc, squeeze

UNKNOWN = "\ufffd"
"""Stands for a letter that the file does not name."""
_SAME_BASELINE = 1.6
_WORD_GAP = 0.22
_TWICE_DRAWN = 0.08
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


class Letter(NamedTuple):
    """A letter as the page draws it; heights are from the top of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str
    upright: bool


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them.

    Attributes:
        text: The letters, NFC.
        x0, x1, top, bottom: Its box.
        baseline: Height of its foot, from the top of the page.
        size: Size of its letters.
        bold, italic: Look of its letters.
        gap: Empty room before it on its line that no blank sign fills.
        spaced: True when a blank stands before it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    gap: float
    spaced: bool


@dataclass(frozen=True)
class Line:
    """Words on one baseline, from left to right."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        """The words with the blanks between them."""
        parts = ((" " if word.spaced else "") + word.text for word in self.words)
        return squeeze("".join(parts))

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.words[-1].x1

    @cached_property
    def top(self) -> float:
        """Upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def baseline(self) -> float:
        """Foot of its letters."""
        return self.words[0].baseline

    @cached_property
    def size(self) -> float:
        """Size of most of its letters."""
        return _commonest((word.size, len(word.text)) for word in self.words)

    @property
    def middle(self) -> float:
        """Half way between its edges."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """Room that it takes."""
        return self.x1 - self.x0

    @cached_property
    def first_width(self) -> float:
        """Room of all up to its first blank: what the line above had no room for."""
        glued = itertools.takewhile(lambda word: not word.spaced, self.words[1:])
        return max((word.x1 for word in glued), default=self.words[0].x1) - self.x0

    @cached_property
    def bold(self) -> bool:
        """True when nearly all its letters are."""
        return _share(self.words, "bold") > _NEARLY_ALL

    @cached_property
    def italic(self) -> bool:
        """True when nearly all its letters are."""
        return _share(self.words, "italic") > _NEARLY_ALL


_NEARLY_ALL = 0.9


def _share(words: Sequence[Word], look: str) -> float:
    marked = sum(len(word.text) for word in words if getattr(word, look))
    return marked / sum(len(word.text) for word in words)


def share_of(lines: Sequence[Line], look: str) -> bool:
    """Tell whether nearly all letters of the lines are "bold" or "italic"."""
    return _share([word for line in lines for word in line.words], look) > _NEARLY_ALL


def _commonest(weights: Iterable[tuple[float, int]]) -> float:
    sums: dict[float, int] = {}
    for value, weight in weights:
        sums[value] = sums.get(value, 0) + weight
    return max(sums, key=lambda value: sums[value])


def lines_of(letters: Iterable[Letter], page: int) -> list[Line]:
    """Return the lines of a page from top to bottom; letters on one baseline make one line."""
    rows = _rows([letter for letter in letters if letter.upright])
    lines = [Line(tuple(_words(row)), page) for row in rows]
    return [line for line in lines if line.words]


def turned_lines_of(letters: Iterable[Letter], page: int) -> list[Line]:
    """Return what is written from below to above or the other way, as lines in their order."""
    turned = [letter for letter in letters if not letter.upright]
    lines: list[Line] = []
    for _x, group in itertools.groupby(turned, key=lambda letter: round(letter.x0)):
        column = list(group)
        text = squeeze("".join(letter.text for letter in column))
        if text:
            lines.append(Line((_as_word(column, text, 0.0, False),), page))
    return lines


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield the letters of each baseline from left to right."""
    placed: list[tuple[float, float, Letter]] = []
    for letter in letters:
        is_mark = (
            not letter.text.isascii()
            and bool(placed)
            and unicodedata.combining(letter.text[0]) != 0
        )
        placed.append((letter.baseline, placed[-1][1] if is_mark else letter.x0, letter))
    placed.sort(key=lambda item: item[0])
    for row in _chained(placed):
        row.sort(key=lambda item: item[1])
        yield [letter for _baseline, _x, letter in row]


def _chained(
    placed: Iterable[tuple[float, float, Letter]],
) -> Iterator[list[tuple[float, float, Letter]]]:
    row: list[tuple[float, float, Letter]] = []
    for item in placed:
        if row and item[0] - row[0][0] > _SAME_BASELINE:
            yield row
            row = []
        row.append(item)
    if row:
        yield row


def _words(row: Sequence[Letter]) -> Iterator[Word]:
    letters: list[Letter] = []
    gap, spaced, end = 0.0, False, row[0].x0
    for letter in row:
        blank = not letter.text.strip()
        room = letter.x0 - end
        end = max(end, letter.x1)
        if letters and (blank or room > _WORD_GAP * letter.size):
            yield from _word(letters, gap, spaced)
            letters, gap, spaced = [], 0.0, True
        if not letters:
            gap += max(room, 0.0)
        spaced = spaced or blank
        if not blank and not _drawn_again(letters, letter):
            letters.append(letter)
    if letters:
        yield from _word(letters, gap, spaced)


def _drawn_again(letters: Sequence[Letter], letter: Letter) -> bool:
    """Tell a letter drawn a second time a hair aside, which some programs do for bold."""
    if not letters or letters[-1].text != letter.text:
        return False
    return abs(letters[-1].x0 - letter.x0) < _TWICE_DRAWN * letter.size


def _word(letters: Sequence[Letter], gap: float, spaced: bool) -> Iterator[Word]:
    by_font = itertools.groupby(letters, key=lambda letter: letter.font)
    text = "".join(_decoded(list(group), font) for font, group in by_font)
    if text.strip():
        yield _as_word(letters, text, gap, spaced)


def _as_word(letters: Sequence[Letter], text: str, gap: float, spaced: bool) -> Word:
    first = letters[0]
    bold, italic = _look(first.font)
    return Word(
        text,
        x0=first.x0,
        x1=max(letter.x1 for letter in letters),
        top=min(letter.top for letter in letters),
        bottom=max(letter.bottom for letter in letters),
        baseline=first.baseline,
        size=round(first.size * 2) / 2,
        bold=bold,
        italic=italic,
        gap=gap,
        spaced=spaced,
    )


def _decoded(letters: Sequence[Letter], font: str) -> str:
    """Return the letters in Unicode, also of old encodings and symbol fonts."""
    text = "".join(letter.text for letter in letters)
    name = _SUBSET.sub("", font)
    if name[:3].lower() in (".vn", "vni"):
        encoding = detect(text, name)
        if encoding is not None:
            return to_unicode(text, encoding, is_capital_font(name))
    if name.lower().startswith("wingdings") and text >= "\uf000":
        return from_symbol_font(text, "wingdings")
    return nfc(without_private(text.translate(_LIGATURES)))


@lru_cache(maxsize=256)
def _look(font: str) -> tuple[bool, bool]:
    return bool(_BOLD.search(font)), bool(_ITALIC.search(font))
