"""The catalogues of time wordings with their agreed readings."""

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Row:
    phrase: str
    year: int
    kind: str
    start: dt.date | None
    due: dt.date | None
    occurrences: int | None


def rows(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["phrase"],
                int(row["plan_year"]),
                row["kind"],
                _day(row["expected_start"]),
                _day(row["expected_due"]),
                int(row["occurrences"]) if "occurrences" in row else None,
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


CATALOGUE = rows("time-phrases.tsv")
MORE = rows("time-phrases-more.tsv")
OFFICES = rows("time-phrases-offices.tsv")
"""Wordings of many offices, with typing slips, and how many times each makes the task due."""
