"""From tokens to the terms of a wording, in order; words of no time are passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from desktop.domain.schedule.bounds import read_bound, read_elided, read_stretch
from desktop.domain.schedule.clauses import eat_citation, read_allowance, read_clause
from desktop.domain.schedule.cycles import read_cycle
from desktop.domain.schedule.days import eat_clock
from desktop.domain.schedule.figures import chain
from desktop.domain.schedule.nodes import (
    Anchor,
    Bound,
    Continuous,
    Cycle,
    Invalid,
    Period,
    Range,
    Term,
)
from desktop.domain.schedule.tokens import Cursor, tokenize
from desktop.domain.schedule.units import read_count_of_months
from desktop.domain.schedule.years import a_date_follows
from desktop.i18n import _


class Joint(IntEnum):
    """What stands between a term and the one before it."""

    NONE = 0
    """Nothing, or only words without meaning of their own."""
    COMMA = 1
    AND = 2
    STOP = 3
    """A semicolon or a full stop."""


@dataclass(frozen=True, slots=True)
class Item:
    """A term in its place.

    Attributes:
        term: What was read.
        span: Where, in the wording.
        joint: How it is joined to the term before.
        gap: Other words stand in between.
        bracket: It stands in brackets.
        report: The word "báo cáo" stands before it.
        finishing: A word like "hoàn thành" stands before it.
    """

    term: Term
    span: tuple[int, int]
    joint: Joint = Joint.NONE
    gap: bool = False
    bracket: bool = False
    report: bool = False
    finishing: bool = False


_JOINTS = {",": Joint.COMMA, "/": Joint.COMMA, "+": Joint.COMMA, "&": Joint.COMMA,
           "-": Joint.COMMA, ";": Joint.STOP, ".": Joint.STOP, ":": Joint.NONE}  # fmt: skip
_AND = ("va", "hoac", "cung voi", "va cac", "va vao")
_LIGHT = frozenset(
    {
        "trong", "vao", "cua", "la", "thuoc", "ngay", "xong", "luc", "tai", "khoang", "can", "lien",
        "giai", "doan", "cac", "ke", "dip", "ca", "suot", "quanh", "toan", "du", "kien", "het",
        "nhung",
    }
)  # fmt: skip
"""Words between terms that part nothing."""

_NEIGHBOURS = (
    "nam sau", "nam toi", "nam tiep theo", "nam ke tiep", "quy sau", "quy tiep theo", "quy truoc",
    "thang sau", "thang toi", "thang tiep theo", "thang truoc", "tuan sau", "tuan toi",
    "tuan truoc", "nam truoc", "truoc thoi han", "truoc han", "tiep theo", "sau do", "theo doi",
)  # fmt: skip
"""Words that look like the beginning of a term and are none."""

_CONTINUOUS = (
    "thuong xuyen", "lien tuc", "hang ngay", "moi ngay", "hang gio", "cac ngay trong tuan",
    "cac ngay lam viec", "cac ngay lam viec trong tuan", "cac ngay trong nam", "thuong truc",
    "gio hanh chinh", "lau dai", "24 / 24", "trong qua trinh", "suot qua trinh",
)  # fmt: skip
_FINISHING = ("hoan thanh", "hoan tat", "ket thuc", "xong")
_PARTS = ("dot", "dot thu", "lan", "lan thu", "buoc", "giai doan")
"""What is numbered itself: the figure behind it is no day and no month ("đợt 1 tháng 4")."""

_FURTHER_AIM = ("dinh huong den", "tam nhin den", "dinh huong", "tam nhin")
_LUNAR = ("am lich", "al")


def scan(wording: str) -> list[Item]:
    """Return the terms of ``wording`` in order."""
    return list(_Scanner(wording).items())


@dataclass(slots=True)
class _Scanner:
    wording: str
    cursor: Cursor = field(init=False)
    joint: Joint = Joint.NONE
    gap: bool = False
    report: bool = False
    finishing: bool = False
    depth: int = 0
    last: Term | None = None

    def __post_init__(self) -> None:
        self.cursor = Cursor(tokenize(self.wording))

    def items(self) -> Iterator[Item]:
        while not self.cursor.done:
            start = self.cursor.at
            if self._mark():
                continue
            term = self._term()
            if term is None or self.cursor.at == start:
                self.cursor.at = start
                self._pass_over()
                continue
            yield self._item(term, start)

    def _item(self, term: Term, start: int) -> Item:
        tokens = self.cursor.tokens
        span = (tokens[start].start, tokens[self.cursor.at - 1].end)
        item = Item(term, span, self.joint, self.gap, self.depth > 0, self.report, self.finishing)
        self.joint, self.gap, self.last = Joint.NONE, False, term
        self.report = self.finishing = False
        return item

    def _mark(self) -> bool:
        """Move past what joins or brackets terms."""
        token = self.cursor.peek()
        if token is None:
            return False
        if self.cursor.eat(*_AND):
            self.joint = max(self.joint, Joint.AND)
            return True
        if token.text in "()":
            self.depth = max(self.depth + (1 if token.text == "(" else -1), 0)
        elif token.text in _JOINTS:
            self.joint = max(self.joint, _JOINTS[token.text])
        else:
            return False
        self.cursor.at += 1
        return True

    def _term(self) -> Term | None:
        cursor = self.cursor
        if cursor.sees(*_LUNAR) and self.last is not None:
            cursor.at += 1
            return Invalid(_("Ngày âm lịch: chưa tính được ngày dương lịch."))
        if self.joint is not Joint.NONE and not self.gap:
            elided = read_elided(cursor, _shape(self.last))
            if elided is not None:
                return elided
        start = cursor.at
        if _no_time(cursor):
            cursor.at = start
            return None
        for reader in (_continuous, read_cycle, self._allowance, dated, self._clause):
            term = reader(cursor)
            if term is not None:
                return term
            cursor.at = start
        return None

    def _allowance(self, cursor: Cursor) -> Term | None:
        return read_allowance(cursor, self.wording, dated)

    def _clause(self, cursor: Cursor) -> Term | None:
        return read_clause(cursor, self.wording, dated)

    def _pass_over(self) -> None:
        """Move past words that are no time."""
        cursor = self.cursor
        token = cursor.peek()
        self.report = self.report or cursor.sees("bao cao") > 0
        self.finishing = self.finishing or cursor.sees(*_FINISHING) > 0
        if _no_time(cursor):
            self.gap = True
            return
        if self.last is not None and cursor.eat(*_FURTHER_AIM):
            cursor.at = len(cursor.tokens)
            return
        numbers, _marks = chain(cursor)
        if eat_clock(cursor):
            return
        self.gap = self.gap or token is None or token.text not in _LIGHT
        cursor.at += max(2 * len(numbers) - 1, 1)


def _no_time(cursor: Cursor) -> bool:
    """Move past figures and words that only look like a time; tell whether they stood here."""
    return eat_citation(cursor) or _neighbour(cursor) or _numbered_part(cursor)


def _numbered_part(cursor: Cursor) -> bool:
    """Move past "đợt 1", "giai đoạn II", not past "giai đoạn 1/2026 - 6/2026"."""
    start = cursor.at
    stretch = cursor.sees("giai doan") > 0
    if cursor.eat(*_PARTS):
        number = cursor.at
        counted = read_count_of_months(cursor) is not None
        cursor.at = number
        if not counted and cursor.ordinal(20) and not (stretch and cursor.sees("/", "-")):
            return True
    cursor.at = start
    return False


def _neighbour(cursor: Cursor) -> bool:
    """Move past "năm sau", "quý trước" and their like; tell whether they stood here."""
    start = cursor.at
    if cursor.eat(*_NEIGHBOURS) and not a_date_follows(cursor):
        return True
    cursor.at = start
    return False


def _shape(term: Term | None) -> Period | Anchor | None:
    """Return the term whose unit a following number may go on with."""
    match term:
        case Period() | Anchor():
            return term
        case Range(last=Period() as last):
            return last
        case Bound(target=Period() | Anchor() as target):
            return target
    return None


def _stands_first(cursor: Cursor) -> bool:
    """Tell "TX" (thường xuyên) from the "TX" (thị xã) of a name."""
    before = cursor.peek(-1)
    return before is None or not before.is_word


def _round_the_clock(cursor: Cursor) -> bool:
    """Move past "24/7" where it is no day of July; tell whether it stood here."""
    before, behind, further = cursor.peek(-1), cursor.peek(3), cursor.peek(4)
    ends = further is None or further.value is None
    alone = behind is None or (behind.text in ")." and ends)
    listed = before is not None and not before.is_word and before.text != "("
    return alone and not listed and cursor.eat("24 / 7")


def _continuous(cursor: Cursor) -> Term | None:
    short = _stands_first(cursor) and cursor.eat("tx")
    if not short and not _round_the_clock(cursor) and not cursor.eat(*_CONTINUOUS):
        return None
    cursor.eat_all(",", *_CONTINUOUS)
    # The comma belongs to what follows, not to "thường xuyên, liên tục".
    if cursor.tokens[cursor.at - 1].text == ",":
        cursor.at -= 1
    return Continuous()


def dated(cursor: Cursor) -> Term | None:
    """Read a term that names a time: a cycle, a deadline, a stretch or a period."""
    start = cursor.at
    for reader in (read_cycle, read_bound, read_stretch):
        term: Cycle | Term | None = reader(cursor)
        if term is not None:
            return term
        cursor.at = start
    return None
