"""Next year's plan made of this year's: the same words, new keys, new year, nothing signed."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain.ids import new_id
from desktop.domain.outline import Block
from desktop.domain.plan import Plan, PlanStatus, YearSpan
from desktop.domain.tasks import TableRow, Task, TaskTable

_CITED = r"(?P<cited>số \S+,? ngày \d{1,2}(?:/\d{1,2}/| tháng \d{1,2} năm )\d{4})"
_LEAD = r"(?P<lead>\b[Nn]ăm |\b[Qq]uý [IVX1-4]+\s?/\s?|\b[Tt]háng \d{1,2}/|\b\d{1,2}/\d{1,2}/)"


def copy_for_year(plan: Plan, year: int) -> Plan:
    """Return a draft for ``year`` made of ``plan``.

    Years named in running words ("năm 2025", "Quý I/2025") move by as much as the plan does.
    Years inside the dates and numbers of cited documents stay: the readiness check lists what
    is left, one by one, for the officer to decide.
    """
    shift = year - plan.years.first
    shifted = _Shifter(plan.years, shift)
    return replace(
        plan,
        id=new_id(),
        years=YearSpan(year, plan.years.last + shift),
        subject=shifted.text(plan.subject),
        number="",
        date=None,
        status=PlanStatus.DRAFT,
        bases=tuple(replace(basis, id=new_id()) for basis in plan.bases),
        opening=shifted.text(plan.opening),
        closing=shifted.text(plan.closing),
        blocks=tuple(shifted.block(block) for block in plan.blocks),
        task_table=shifted.table(plan.task_table) if plan.task_table else None,
        targets=tuple(replace(target, id=new_id()) for target in plan.targets),
        duties=tuple(replace(duty, id=new_id()) for duty in plan.duties),
        reports=tuple(replace(report, id=new_id()) for report in plan.reports),
        tracked=True,
    )


class _Shifter:
    """Moves the years of a plan, and the year before its first one, by some years."""

    def __init__(self, years: YearSpan, shift: int) -> None:
        self._shift = shift
        moved = "|".join(str(year) for year in range(years.first - 1, years.last + 1))
        period = rf"(?P<first>{years.first})(?P<dash>\s?[-–]\s?)(?P<last>{years.last})\b"
        several = f"|{period}" if years.first != years.last else ""
        self._pattern = re.compile(rf"{_CITED}|{_LEAD}(?P<year>{moved})\b(?!\s?[-–]){several}")

    def text(self, text: str) -> str:
        """Return ``text`` with its running years moved."""
        return self._pattern.sub(self._moved, text)

    def _moved(self, match: re.Match[str]) -> str:
        found = match.groupdict()
        if found["cited"]:
            return match[0]
        if found.get("first"):
            first, last = (int(found[name]) + self._shift for name in ("first", "last"))
            return f"{first}{found['dash']}{last}"
        return f"{found['lead']}{int(found['year']) + self._shift}"

    def block(self, block: Block) -> Block:
        """Return a copy of ``block`` with a new key."""
        return replace(block, id=new_id(), text=self.text(block.text))

    def table(self, table: TaskTable) -> TaskTable:
        """Return a copy of ``table`` with new keys."""
        rows = tuple(self._row(row) for row in table.rows)
        return replace(table, rows=rows, title=self.text(table.title))

    def _row(self, row: TableRow) -> TableRow:
        if isinstance(row, Task):
            return replace(
                row,
                id=new_id(),
                task=self.text(row.task),
                objective=self.text(row.objective),
                activity=self.text(row.activity),
                time=self.text(row.time),
            )
        return replace(row, id=new_id(), title=self.text(row.title))
