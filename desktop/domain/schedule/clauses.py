"""Clauses that wait for an event or follow another document, and times allowed after an event.

What stands in a clause is not read as a time ("theo kế hoạch công tác tư pháp hằng năm"), up to a
mark behind which a time of its own begins.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.schedule.model import Duration, DurationUnit, Kind
from desktop.domain.schedule.nodes import Bound, Clause, Cycle, Period, Range, Term
from desktop.domain.schedule.periods import read_calendar
from desktop.domain.schedule.tokens import Cursor

_EVENT = (
    "ngay sau khi", "ngay khi", "sau khi", "truoc khi", "khi", "ke tu khi", "ke tu ngay",
    "ke tu thoi diem", "ke tu", "tinh tu", "tu khi", "tu ngay", "tu thoi diem", "dot xuat",
    "trong truong hop", "neu", "neu co", "den khi", "phat sinh", "co phat sinh",
    "cho huong dan", "cho van ban", "cho chi dao",
)  # fmt: skip
_PROGRAMME = ("theo", "can cu", "can cu vao", "phu hop voi", "tuy theo", "tuy thuoc", "gan voi",
              "tuy tinh hinh", "tuy dieu kien")  # fmt: skip
_NO_PROGRAMME = ("theo doi", "theo dinh ky", "theo dung thoi gian quy dinh",
                 "theo thoi gian quy dinh",
                 "theo dung thoi han quy dinh", "theo thoi han quy dinh", "theo dung thoi han",
                 "theo dung thoi gian", "theo thoi gian", "theo thoi han")  # fmt: skip
_BEFORE_AFTER = ("truoc", "sau", "ngay sau")
_NO_EVENT = frozenset(
    {"het", "do", "nay", "cung", "mat", "thoi", "han", "tien", "day", "nhat", "va", "hoac"}
)
"""Words after "trước" or "sau" that name no event ("trước hết", "sau đó")."""

_ALLOWED = (
    "trong vong", "trong thoi gian", "trong thoi han", "khong qua", "toi da", "cham nhat sau",
    "cham nhat trong", "cham nhat trong vong", "sau", "trong", "cham nhat", "cham nhat la",
    "truoc", "it nhat", "toi thieu", "khong cham qua", "cham nhat khong qua",
)  # fmt: skip
_FROM_EVENT = (
    "ke tu", "sau khi", "tinh tu", "tu khi", "tu ngay", "truoc khi", "sau ngay", "sau ky",
)  # fmt: skip
_UNSURE = ("trong", "cham nhat", "cham nhat la", "truoc", "it nhat", "toi thieu")
_UNITS = {
    "ngay lam viec": DurationUnit.WORKING_DAY,
    "ngay": DurationUnit.DAY,
    "gio lam viec": DurationUnit.HOUR,
    "gio": DurationUnit.HOUR,
    "h": DurationUnit.HOUR,
    "tuan": DurationUnit.WEEK,
    "thang": DurationUnit.MONTH,
    "nam": DurationUnit.YEAR,
}
_LIGHT = ("hoan thanh", "du kien", "trong", "vao", "xong", "thoi gian")

Reader = Callable[[Cursor], Term | None]


def read_clause(cursor: Cursor, wording: str, dated: Reader) -> Clause | None:
    """Read a clause up to its end; ``dated`` reads the times at which it may end."""
    start = cursor.at
    kind = _kind_here(cursor)
    if kind is None:
        cursor.at = start
        return None
    return Clause(kind, _text(cursor, start, wording, dated))


def read_allowance(cursor: Cursor, wording: str, dated: Reader) -> Clause | None:
    """Read a time allowed after an event, and the event, as a clause."""
    start = cursor.at
    duration = _duration(cursor)
    if duration is None:
        return None
    return Clause(Kind.EVENT_DRIVEN, _text(cursor, start, wording, dated), duration)


def _text(cursor: Cursor, start: int, wording: str, dated: Reader) -> str:
    """Move to the end of a clause and return its words, as written."""
    while not cursor.done and not _ends(cursor, dated):
        if not eat_citation(cursor):
            cursor.at += 1
    return wording[cursor.tokens[start].start : cursor.tokens[cursor.at - 1].end]


def _kind_here(cursor: Cursor) -> Kind | None:
    """Read the words that open a clause and return its kind."""
    if cursor.eat(*_EVENT):
        return Kind.EVENT_DRIVEN
    before = cursor.peek(-1)
    if cursor.sees(*_PROGRAMME) and not (before and before.text in ("tiep", "kem")):
        away = cursor.sees(*_NO_PROGRAMME)
        following = cursor.peek(away)
        ends = following is None or not (following.is_word or following.value is not None)
        if away > 1 and (ends or cursor.sees("theo doi", "theo dinh ky")):
            return None
        cursor.eat(*_PROGRAMME)
        return None if cursor.done else Kind.PER_PROGRAMME
    if before is not None and before.text in ("nam", "thang", "quy", "tuan", "ky", "nhu"):
        return None
    if cursor.eat(*_BEFORE_AFTER):
        token = cursor.peek()
        names = token is not None and token.is_word and token.text not in _NO_EVENT
        return Kind.EVENT_DRIVEN if names else None
    return None


def _ends(cursor: Cursor, dated: Reader) -> bool:
    """Tell whether a mark stands here behind which a time of its own begins."""
    if cursor.sees(")"):
        return True
    start = cursor.at
    joined = cursor.eat("va", "hoac")
    if not joined and not cursor.eat(",", ";", "(", "."):
        return False
    cursor.eat_all(*_LIGHT)
    term = dated(cursor)
    cursor.at = start
    return isinstance(term, Bound) or (not joined and _stands_alone(term))


def _stands_alone(term: Term | None) -> bool:
    if isinstance(term, Cycle):
        return not term.weak
    return isinstance(term, Range) or (isinstance(term, Period) and not term.loose)


def _duration(cursor: Cursor) -> Duration | None:
    """Read "trong vòng 10 ngày làm việc", "20 ngày (sau khi …)"."""
    start = cursor.at
    sure = cursor.sees(*_ALLOWED) > cursor.sees(*_UNSURE)
    inside = cursor.sees("trong") > 0
    cursor.eat(*_ALLOWED)
    count = cursor.ordinal(366)
    cursor.eat("( mot )", "( hai )", "( ba )", "( nam )", "( bay )", "( muoi )")
    unit = next((u for word, u in _UNITS.items() if count and cursor.eat(word)), None)
    if (
        count is None
        or unit is None
        or not _is_duration(cursor, unit, sure or (inside and unit is DurationUnit.HOUR))
    ):
        cursor.at = start
        return None
    return Duration(count, unit)


def _is_duration(cursor: Cursor, unit: DurationUnit, sure: bool) -> bool:
    """Tell "02 tháng kể từ ngày …" from "6 tháng" and "6 tháng đầu năm"."""
    token = cursor.peek()
    if cursor.sees("dau", "cuoi") or (token and (token.value is not None or token.text == "/")):
        return False
    if unit is DurationUnit.HOUR and cursor.sees("ngay", "thu", ","):
        return False
    if unit in (DurationUnit.DAY, DurationUnit.WORKING_DAY):
        return True
    return sure or cursor.sees(*_FROM_EVENT) > 0


_DOCUMENTS = (
    "ke hoach", "quyet dinh", "nghi quyet", "nghi dinh", "thong tu", "chi thi", "cong van",
    "van ban", "chuong trinh", "de an", "huong dan", "thong bao", "luat", "to trinh",
    "qd", "nq", "kh", "cv", "nd", "tt",
)  # fmt: skip


def eat_citation(cursor: Cursor) -> bool:
    """Move past the number and the day of a document: they are no time of the task."""
    start = cursor.at
    document = cursor.eat(*_DOCUMENTS)
    named = cursor.eat("so")
    if not named and document:
        named = _has_symbol(cursor)
    if not named and not _has_symbol(cursor):
        cursor.at = start
        return False
    if not _eat_number(cursor):
        cursor.at = start
        return False
    _eat_day(cursor)
    return True


def _has_symbol(cursor: Cursor) -> bool:
    """Tell whether "12/KH-UBND" or "06/2026/QĐ-UBND" stands here."""
    number, mark, symbol = (cursor.peek(ahead) for ahead in range(3))
    if number is None or number.value is None or mark is None or mark.text != "/":
        return False
    if symbol is not None and symbol.value is not None and (after := cursor.peek(3)):
        symbol = cursor.peek(4) if after.text == "/" else symbol
    return bool(symbol and symbol.is_word and symbol.glued) and not _is_unit(symbol)


def _is_unit(symbol: object) -> bool:
    return getattr(symbol, "text", "") in ("tuan", "thang", "quy", "nam", "lan", "hang", "ngay")


def _eat_number(cursor: Cursor) -> bool:
    """Move past the number and the symbol glued to it."""
    token = cursor.peek()
    if token is None or token.value is None:
        return False
    cursor.at += 1
    while (
        (token := cursor.peek())
        and token.glued
        and (token.text in "/-" or token.value is not None or token.is_word)
    ):
        cursor.at += 1
    return True


def _eat_day(cursor: Cursor) -> None:
    start = cursor.at
    cursor.eat(",")
    term = read_calendar(cursor) if cursor.sees("ngay") else None
    if not isinstance(term, Period) or term.kind is not Kind.FIXED_DATE:
        cursor.at = start
