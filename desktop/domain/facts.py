"""Facts of a plan besides its tasks: targets, duties of named officers, report dates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable target (chỉ tiêu).

    Attributes:
        id: Lasting key.
        section: Labels of the headings above it joined by dots ("II.2.1").
        text: The whole sentence.
        comparator: One of ">=", ">", "=", "<=", "<".
        value: The figure.
        unit: Unit of the figure ("%", "phút/lượt").
        by_year: Year by which it holds, None for the year of the plan.
    """

    id: str
    section: str
    text: str
    comparator: str
    value: float
    unit: str
    by_year: int | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Work given to an officer, unit or body in the running text (trách nhiệm)."""

    id: str
    section: str
    officer: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A periodic report that the plan asks for (chế độ báo cáo).

    Attributes:
        id: Lasting key.
        period: Q1, H1, 9M, Q3, Q4 or YEAR.
        to: Who receives it.
        due: Last or limiting day in the year, "MM-DD".
    """

    id: str
    period: str
    to: str
    due: str
