"""Targets of the plans and their measured values (chỉ tiêu và kết quả thực hiện)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.facts import Target
from desktop.domain.ids import new_id
from desktop.domain.plan import Plan
from desktop.domain.reporting.measuring import measured, measurement_for, reached, trend
from desktop.domain.reporting.model import Measurement, Period
from desktop.domain.reporting.periods import PERIOD_WORDS
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.plans import YEARS
from desktop.services.ports import Clock, Store
from desktop.services.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target in the table of a period.

    Attributes:
        plan_id, plan: Key and subject of its plan.
        target: The target.
        measured: What was measured for the period, None when nothing was entered.
        reached: None while there is no value.
        trend: Everything that was measured, in the order of time.
    """

    plan_id: str
    plan: str
    target: Target
    measured: Measurement | None
    reached: bool | None
    trend: tuple[Measurement, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the officer enters for a target: numerator and denominator, or the value.

    All three None take back what was entered.
    """

    target_id: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    source: str = ""


def holds_in(target: Target, plan: Plan, year: int) -> bool:
    """Tell whether a target is to be reached, or worked for, in ``year`` of its plan."""
    return plan.years.first <= year <= (target.by_year or plan.years.last)


class TargetService:
    """Shows targets with their values; takes the values of a whole period at once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._desk = Desk(store, clock)

    def table(self, year: int, period: Period) -> Sequence[TargetRow]:
        """Return the targets of the plans that cover ``year``, plan by plan in printed order."""
        everything = self._desk.tasks.measurements.list()
        own: dict[str, list[Measurement]] = {}
        for measurement in everything:
            own.setdefault(measurement.target_id, []).append(measurement)
        return [
            _row(plan, target, own.get(target.id, []), year, period)
            for plan in self._plans(year)
            for target in plan.targets
            if holds_in(target, plan, year)
        ]

    def enter(
        self, year: int, period: Period, entries: Sequence[Entry]
    ) -> Outcome[Sequence[Measurement]]:
        """Keep the values of a period in one step; nothing is kept when one is impossible."""
        if year not in YEARS:
            raise Refused(_("Năm {year} không hợp lệ.").format(year=year))
        targets = {target.id: target for plan in self._plans(year) for target in plan.targets}
        before = {
            each.target_id: each
            for each in self._desk.tasks.measurements.list()
            if (each.year, each.period) == (year, period)
        }
        kept: list[Measurement] = []
        gone: list[str] = []
        for entry in entries:
            old = before.get(entry.target_id)
            new = self._measurement(entry, targets, year, period)
            if new is None:
                gone += [old.id] if old else []
            elif old is None or replace(new, id=old.id, on=old.on) != old:
                kept.append(replace(new, id=old.id) if old else new)
        return self._put(year, period, kept, gone)

    def _put(
        self, year: int, period: Period, kept: Sequence[Measurement], gone: Sequence[str]
    ) -> Outcome[Sequence[Measurement]]:
        if not kept and not gone:
            return Outcome(())
        label = _("Nhập kết quả chỉ tiêu {period}").format(
            period=_(PERIOD_WORDS[period]).format(year=year)
        )
        with self._desk.store.step(label) as step:
            measurements = self._desk.tasks.measurements
            changed = measurements.put(*kept) | measurements.remove(*gone)
        return Outcome(kept, changed, step)

    def _measurement(
        self, entry: Entry, targets: dict[str, Target], year: int, period: Period
    ) -> Measurement | None:
        target = targets.get(entry.target_id)
        if target is None:
            raise Refused(_("Chỉ tiêu này không còn trong kế hoạch."))
        try:
            value = measured(target.unit, entry.value, entry.numerator, entry.denominator)
        except Refused as refusal:
            raise Refused(
                _("Chỉ tiêu “{text}”: {problem}").format(
                    text=_short(target.text), problem=refusal.what
                ),
                safe=_("Chưa lưu số liệu nào."),
            ) from refusal
        if value is None:
            return None
        return Measurement(
            new_id(),
            target.id,
            year,
            period,
            value,
            entry.numerator,
            entry.denominator,
            squeeze(entry.source),
            self._desk.today(),
        )

    def _plans(self, year: int) -> Iterator[Plan]:
        return plans_of_year(self._desk.store, year)


def plans_of_year(store: Store, year: int) -> Iterator[Plan]:
    """Yield the plans that cover ``year`` and are followed, the first made first."""
    for summary in sorted(store.plans.list(), key=lambda summary: summary.id):
        if summary.years.first <= year <= summary.years.last:
            plan = store.plans.get(summary.id)
            if plan.tracked:
                yield plan


def _row(
    plan: Plan, target: Target, own: Sequence[Measurement], year: int, period: Period
) -> TargetRow:
    found = measurement_for(own, year, period)
    return TargetRow(
        plan.id,
        plan.subject,
        target,
        found,
        reached(target, found.value) if found else None,
        trend(own),
    )


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + "…"
