"""Tokens of a time wording, and a cursor that reads words whatever their marks and case.

Folding makes "QUÝ", "quí" and "quy" alike, which typing errors need; but it also makes "sáu" and
"sau" alike. So a token keeps its marks, and a word of the grammar that has such a twin says which
marks it may have. Marks may be missing, other marks may not be there.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from desktop.domain.folding import fold
from desktop.domain.numbering import parse_roman

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_TOKEN = re.compile(
    rf"(?P<number>\d+)|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f{_INVISIBLE}])*)"
    rf"|(?P<mark>[-=–—]>|[^\s\w\u0300-\u036f{_INVISIBLE}])"
)
_MISREAD = re.compile(r"(?<!\w)[OoLl](?=\d)|(?<=\d)[Oo](?![^\W\d_])|(?<=\d)[Ll](?=\d)")
"""Letters among figures, where a scanner or a typist took them for figures."""
_DASHES = "–—−‐‑‒―→÷"

_TWINS = (
    "sau", "từ", "năm", "quý", "quí", "tuần", "kỳ", "đầu", "khi", "đến", "hàng", "hằng", "mỗi",
    "ngày", "ngay", "từng", "thứ", "trước", "giữa", "cuối", "và", "lần", "hết", "theo", "cả",
    "tháng", "thàng", "tới", "số", "một", "vòng", "sáng", "giờ", "hạn",
)  # fmt: skip
"""Words of the grammar that fold like words of another meaning."""

_NUMBER_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10,
}  # fmt: skip
_NUMBER_MARKS = {
    "mot": "một", "hai": "hai", "ba": "ba", "bon": "bốn", "tu": "tư", "nam": "năm",
    "sau": "sáu", "bay": "bảy", "tam": "tám", "chin": "chín", "muoi": "mười",
}  # fmt: skip
_NEVER_BARE = {"sau", "nam"}
"""Number words that without their marks are words of time: sau (after), năm (year)."""
_OF_TIME = ("ngay", "tuan", "thang", "quy", "qui", "nay", "dau", "cuoi", "khi")
"""Words of time that may follow "từ"."""


def _marks(word: str) -> frozenset[str]:
    apart = unicodedata.normalize("NFD", word.lower())
    return frozenset(letter for letter in apart if unicodedata.combining(letter) or letter == "đ")


_ALLOWED: dict[str, list[frozenset[str]]] = {}
for _word in _TWINS:
    _ALLOWED.setdefault(fold(_word), []).append(_marks(_word))


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word or a mark of punctuation.

    Attributes:
        text: Folded; one kind of dash, brackets as "(" and ")".
        start, end: Place in the wording.
        value: The number, None for words and marks.
        marks: Tone and vowel marks of a word.
        glued: Nothing stands between it and the token before.
    """

    text: str
    start: int
    end: int
    value: int | None = None
    marks: frozenset[str] = frozenset()
    glued: bool = False

    @property
    def is_word(self) -> bool:
        """Tell whether it is a word."""
        return self.value is None and self.text.isalpha()

    def reads(self, word: str) -> bool:
        """Tell whether the token may be ``word`` of the grammar (folded)."""
        if self.text != word:
            return False
        allowed = _ALLOWED.get(word)
        return allowed is None or any(self.marks <= marks for marks in allowed)


def tokenize(wording: str) -> tuple[Token, ...]:
    """Return the tokens of ``wording``, blanks and invisible marks left out."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(_MISREAD.sub(_as_figure, wording)):
        raw = unicodedata.normalize("NFKC", match[0])
        glued = bool(tokens) and tokens[-1].end == match.start()
        place = (match.start(), match.end())
        if match.lastgroup == "number":
            # Longer numbers are no part of any date; -1 keeps them apart from all that are.
            value = int(raw) if len(raw) <= 4 else -1
            tokens.append(Token(raw, *place, value=value, glued=glued))
        elif match.lastgroup == "word":
            tokens.append(Token(fold(raw), *place, marks=_marks(raw), glued=glued))
        else:
            dash = raw[0] in _DASHES or raw[1:] == ">"
            mark = "-" if dash else {"[": "(", "]": ")"}.get(raw, raw)
            tokens.append(Token(mark, *place, glued=glued))
    return tuple(tokens)


def _as_figure(match: re.Match[str]) -> str:
    return "1" if match[0] in "Ll" else "0"


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Return phrases as words, under the first of them; the grammar has few sets of phrases."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


class Cursor:
    """A place between the tokens; readers move it on, or leave it where it was."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def done(self) -> bool:
        """Tell whether everything is read."""
        return self.at >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token | None:
        """Return a token ahead (or behind), None beyond either end."""
        place = self.at + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def sees(self, *phrases: str) -> int:
        """Return how many tokens the longest of the folded ``phrases`` takes here, 0 if none."""
        if self.done:
            return 0
        first = self.tokens[self.at].text
        return max(
            (self._length(words) for words in _by_first_word(phrases).get(first, ())), default=0
        )

    def eat(self, *phrases: str) -> bool:
        """Move past the longest of ``phrases`` that stands here; tell whether one did."""
        length = self.sees(*phrases)
        self.at += length
        return length > 0

    def eat_all(self, *phrases: str) -> None:
        """Move past ``phrases`` in any order, not without end: no one writes ten of them."""
        for _time in range(10):
            if not self.eat(*phrases):
                return

    def number(self, low: int, high: int) -> int | None:
        """Read a figure within bounds."""
        token = self.peek()
        if token is None or token.value is None or not low <= token.value <= high:
            return None
        self.at += 1
        return token.value

    def ordinal(self, high: int) -> int | None:
        """Read a figure, a Roman number or a number word from 1 to ``high``."""
        token = self.peek()
        if token is None:
            return None
        value = token.value if token.value is not None else parse_roman(token.text.upper())
        if value is None:
            return self._number_word(high)
        if not 1 <= value <= high:
            return None
        self.at += 1
        return value

    def _number_word(self, high: int) -> int | None:
        value = self._small_word(0)
        if value is None:
            return None
        length = 1
        unit = self._small_word(1) if value == 10 else None
        if unit is not None and 10 + unit <= high:
            value, length = 10 + unit, 2
        if value > high:
            return None
        self.at += length
        return value

    def _small_word(self, ahead: int) -> int | None:
        token = self.peek(ahead)
        if token is None or token.text not in _NUMBER_WORDS:
            return None
        wanted = _marks(_NUMBER_MARKS[token.text])
        sure = token.text in _NEVER_BARE or (token.text == "tu" and not self._counts(ahead))
        fits = token.marks == wanted if sure else token.marks <= wanted
        return _NUMBER_WORDS[token.text] if fits else None

    def _counts(self, ahead: int) -> bool:
        """Tell whether a bare "tu" is "tư" (quý tư) rather than "từ" (hằng quý từ quý II)."""
        before, after = self.peek(ahead - 1), self.peek(ahead + 1)
        counted = before is not None and before.text in ("quy", "qui", "thang", "thu")
        begins = after is not None and (after.value is not None or after.text in _OF_TIME)
        return counted and not begins

    def _length(self, words: tuple[str, ...]) -> int:
        tokens = self.tokens[self.at : self.at + len(words)]
        fits = len(tokens) == len(words) and all(
            token.reads(word) for token, word in zip(tokens, words, strict=True)
        )
        return len(words) if fits else 0
