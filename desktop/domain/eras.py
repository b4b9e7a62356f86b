"""Eras of local government: three levels until 30/6/2025, two levels after it."""

from __future__ import annotations

from datetime import date
from enum import Enum

TWO_LEVEL_START = date(2025, 7, 1)
"""First day without the district level (Luật Tổ chức chính quyền địa phương ngày 16/6/2025)."""


class Era(Enum):
    """Organisation of local government in force on a day (mô hình chính quyền địa phương)."""

    THREE_LEVEL = "three-level"
    TWO_LEVEL = "two-level"


def era_on(day: date) -> Era:
    """Return the era in force on ``day``."""
    return Era.TWO_LEVEL if day >= TWO_LEVEL_START else Era.THREE_LEVEL


def era_of_plan_year(year: int) -> Era:
    """Return the era in which a plan for ``year`` is drafted.

    A plan is signed at the turn of the year before it or in its first months, so the plan
    for 2025 still belongs to the three-level era.
    """
    return era_on(date(year, 3, 31))
