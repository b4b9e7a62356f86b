"""Periods of reports as people name them."""

from __future__ import annotations

import re

from desktop.domain.folding import fold
from desktop.domain.reporting.model import Period

_NAMES = {
    Period.Q1: r"q1|quy (?:i|1|mot)",
    Period.H1: r"h1|q2|quy (?:ii|2|hai)|0?6 thang(?: dau nam)?|sau thang(?: dau nam)?",
    Period.M9: r"9m|m9|0?9 thang(?: dau nam)?|chin thang(?: dau nam)?",
    Period.Q3: r"q3|quy (?:iii|3|ba)",
    Period.Q4: r"q4|quy (?:iv|4|bon|tu)",
    Period.YEAR: r"year|y|nam|ca nam",
}
"""Folded names; the report of six months is that of the second quarter."""


def period_named(text: str) -> Period | None:
    """Return the period that ``text`` names ("Q1", "quý I", "6 tháng"); None for anything else."""
    folded = fold(text).removeprefix("bao cao ")
    return next((period for period, name in _NAMES.items() if re.fullmatch(name, folded)), None)
