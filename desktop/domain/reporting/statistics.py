"""The statistics form of a report (biểu thống kê): indicators counted or typed.

A typed value is kept among the sections of the report, under the key of its indicator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.reporting.figures import EVERYWHERE, MEASURES, Figures
from desktop.domain.reporting.measuring import PERCENT, parse_figure, write_figure
from desktop.domain.text import squeeze

SECTION = "thong_ke:"
"""Beginning of the keys under which typed values stand among the sections of a report."""

_COUNTS = frozenset({"documents", "letters", "reminders", "evidence"})
"""Numbers of figures that are no count of tasks."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the form.

    Attributes:
        key: ASCII key.
        label: Its name.
        unit: Đơn vị tính.
        group: Heading above it.
        period, year: What is counted for the period, and since 15/12; "" when it is typed.
        share: Numbers of which a percentage is taken, None for a plain number.
    """

    key: str
    label: str
    unit: str
    group: str
    period: str = ""
    year: str = ""
    share: tuple[str, str] | None = None

    @property
    def is_typed(self) -> bool:
        """Tell whether the officer enters it herself."""
        return not (self.period or self.year or self.share)


@dataclass(frozen=True, slots=True)
class Typed:
    """What the officer entered for an indicator; None where she entered nothing."""

    period: float | None = None
    year: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatisticRow:
    """An indicator with its figures.

    Attributes:
        indicator: The row of the form.
        period, year: The figures of the period and since 15/12; None for an empty cell.
        note: Ghi chú.
        figure_key: Key of the number in ``Figures``, "" for one that is no count of tasks.
    """

    indicator: Indicator
    period: float | None
    year: float | None
    note: str = ""
    figure_key: str = ""


def known_measure(name: str) -> bool:
    """Tell whether ``name`` is something that figures count."""
    return name in MEASURES or name in _COUNTS


def statistic_row(indicator: Indicator, figures: Figures, typed: Typed | None) -> StatisticRow:
    """Return the figures of an indicator; what is typed stands before nothing counted."""
    note = typed.note if typed else ""
    if indicator.is_typed:
        found = typed or Typed()
        return StatisticRow(indicator, found.period, found.year, note)
    if indicator.share:
        share = figures.share(*indicator.share)
        rounded = None if share is None else round(share, 1)
        return StatisticRow(indicator, None, rounded, note, f"{EVERYWHERE}/{indicator.share[0]}")
    measure = indicator.period or indicator.year
    return StatisticRow(
        indicator,
        _number(figures, indicator.period),
        _number(figures, indicator.year),
        note,
        f"{EVERYWHERE}/{measure}" if measure in MEASURES else "",
    )


def _number(figures: Figures, name: str) -> int | None:
    if not name:
        return None
    if name in MEASURES:
        return figures.count(name)
    return int(getattr(figures, name))


def write_typed(typed: Typed) -> str:
    """Return what was typed as it is kept: "12|40|ghi chú"; "" for nothing at all."""
    cells = ["" if value is None else write_figure(value) for value in (typed.period, typed.year)]
    line = "|".join((*cells, squeeze(typed.note).replace("|", "/")))
    return "" if line == "||" else line


def read_typed(sections: Mapping[str, str]) -> dict[str, Typed]:
    """Return what was typed, by the keys of the indicators."""
    found = {}
    for key, line in sections.items():
        if key.startswith(SECTION):
            period, year, note = (*line.split("|", 2), "", "", "")[:3]
            found[key.removeprefix(SECTION)] = Typed(parse_figure(period), parse_figure(year), note)
    return found


def carried_on(before: Typed | None, period: float | None, unit: str) -> float | None:
    """Return the figure since 15/12: that of the report before plus that of the period.

    None where one is missing, and for percentages, which cannot be added.
    """
    if unit == PERCENT or period is None or before is None or before.year is None:
        return None
    return before.year + period
