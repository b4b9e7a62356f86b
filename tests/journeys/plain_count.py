"""The tasks of the five real plans counted plainly: by a careful reader's data and hand-read times.

Nothing here knows the program.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data" / "samples"

Span = tuple[dt.date | None, dt.date | None]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _spans(*days: str) -> list[Span]:
    """Read pairs "start due"; either may be left out, the blank stays."""
    pairs = (each.split(" ") for each in days)
    return [(_day(start), _day(due)) for start, due in pairs]


def _year(year: int) -> list[Span]:
    return _spans(f"{year}-01-01 {year}-12-31")


def _quarters(year: int) -> list[Span]:
    return _spans(
        f"{year}-01-01 {year}-03-31",
        f"{year}-04-01 {year}-06-30",
        f"{year}-07-01 {year}-09-30",
        f"{year}-10-01 {year}-12-31",
    )


def _always(year: int) -> list[Span]:
    return _spans(f"{year}-01-01 ")


TIMES: dict[tuple[str, int], list[Span]] = {
    ("Quý I năm 2023", 2023): _quarters(2023)[:1],
    ("Trước 25/02/2023", 2023): _spans(" 2023-02-24"),
    ("Quý I, 6 tháng, quý III, năm 2023", 2023): [
        _quarters(2023)[0],
        *_spans("2023-01-01 2023-06-30"),
        _quarters(2023)[2],
        *_year(2023),
    ],
    ("Năm 2023", 2023): _year(2023),
    ("Quý III", 2023): _quarters(2023)[2:3],
    ("Quý IV", 2023): _quarters(2023)[3:],
    ("Quý IV năm 2023", 2023): _quarters(2023)[3:],
    ("Tháng 01/2023", 2023): _spans("2023-01-01 2023-01-31"),
    ("Thường xuyên", 2023): _always(2023),
    ("Thường xuyên trong năm 2023", 2023): _year(2023),
    ("", 2023): [],
    ("Báo cáo kết quả định kỳ 6 tháng, hàng năm theo quy định", 2024): _spans(
        "2024-01-01 2024-06-30", "2024-07-01 2024-12-31"
    ),
    ("Sau khi UBND Thành phố ban hành Đề án", 2024): [],
    ("Thường xuyên trong năm", 2024): _year(2024),
    ("Định kỳ hàng quý", 2024): _quarters(2024),
    ("Thường xuyên", 2024): _always(2024),
    ("Năm 2024", 2024): _year(2024),
    ("Trong năm 2024", 2024): _year(2024),
    ("Theo Chương trình công tác đã phê duyệt", 2026): [],
    ("Theo chương trình công tác đã phê duyệt", 2026): [],
    ("Thường xuyên", 2026): _always(2026),
    ("Hàng năm", 2026): _year(2026),
    ("Khi có quy định, hướng dẫn của tỉnh và Bộ ngành Trung ương", 2026): [],
    ("Theo đề án chuyển đổi số của tỉnh", 2026): [],
    ("Quý IV /2025 và Quý I/2026", 2026): [_quarters(2025)[3], _quarters(2026)[0]],
    ("Khi có kế hoạch mở lớp tập huấn của tỉnh", 2026): [],
    ("Theo hướng dẫn của tỉnh", 2026): [],
}
"""Start and due day of every wording in the tables of the plans, read by a person."""


@dataclass(frozen=True)
class PlainTask:
    """A row of a table."""

    words: str
    lead: tuple[str, ...]
    times: tuple[Span, ...]

    def state(self, day: dt.date) -> str:
        """Return the state of an untouched task."""
        due = [due for _start, due in self.times if due]
        if any(each < day for each in due):
            return "overdue"
        if any((each - day).days <= 7 for each in due):
            return "due-soon"
        started = any(start and start <= day for start, _due in self.times)
        return "in-progress" if started else "not-yet"


@dataclass(frozen=True)
class PlainPlan:
    """A plan: the rows of its table, and how many sentences give whom a duty."""

    name: str
    first: int
    last: int
    rows: tuple[PlainTask, ...]
    duties: Counter[str]

    @property
    def total(self) -> int:
        return len(self.rows) + self.duties.total()


def plain_plans() -> dict[str, PlainPlan]:
    """Return the five plans by name."""
    return {path.stem: _plan(path) for path in sorted(DATA.glob("*.json"))}


def _plan(path: Path) -> PlainPlan:
    data = json.loads(path.read_text(encoding="utf-8"))
    years = data["document"]["years"]
    rows = (
        PlainTask(
            row["activity"] or row["task"] or row["objective"],
            tuple(row["lead"]),
            tuple(TIMES[row["time"] or "", years[0]]),
        )
        for row in data["tasks"]
    )
    duties: Counter[str] = Counter()
    for duty in data["duties"]:
        duties[duty["officer"]] += len(duty["items"])
    return PlainPlan(path.stem, years[0], years[-1], tuple(rows), duties)
