"""The plans that the bars of speed speak of."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.plan import Plan
from tests.support.document_plans import large_plan


def forty_pages() -> Plan:
    """Return a plan of 40 printed pages with a table of 300 rows and 8 columns."""
    return large_plan(rows=300, pages=11)


def eight_pages(change: int = 0) -> Plan:
    """Return a plan of 8 printed pages; each ``change`` gives another closing sentence."""
    plan = large_plan(rows=24, pages=6)
    return replace(plan, closing=f"Trên đây là Kế hoạch, bản sửa thứ {change}.")
