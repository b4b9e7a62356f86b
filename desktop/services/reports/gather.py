"""The figures of a report taken from the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop.domain.facts import Target
from desktop.domain.outgoing import OutgoingStatus, Purpose
from desktop.domain.plan import Plan
from desktop.domain.reporting.areas import area_of
from desktop.domain.reporting.figures import Figures, ReportTarget, Window
from desktop.domain.reporting.figures_count import Context, evidence_known, report_tasks
from desktop.domain.reporting.measuring import measurement_for, reached
from desktop.domain.reporting.model import DataRule, Measurement, Period, Report
from desktop.domain.reporting.periods import data_days, next_work_days
from desktop.domain.tracking.query import Order, SortKey, TaskQuery
from desktop.services.letters.personnel import PERSONNEL
from desktop.services.targets import holds_in, plans_of_year
from desktop.services.tasks.desk import Desk

_NO_AREA = ("x_", "khac")
"""Beginnings of the keys of areas that are none of the known ones."""


def window_of(report: Report, today: dt.date) -> Window:
    """Return the days on which a report looks when it is made on ``today``."""
    calendar = data_days(report.period, report.year, DataRule.CALENDAR)
    is_calendar = (report.data_from, report.data_to) == calendar
    rule = DataRule.CALENDAR if is_calendar else DataRule.DECREE
    year_first = data_days(Period.YEAR, report.year, rule)[0]
    return Window(
        year=report.year,
        period=report.period,
        first=report.data_from,
        last=report.data_to,
        year_first=min(year_first, report.data_from),
        as_of=min(today, report.data_to),
        next_last=max(next_work_days(report.period, report.year)[1], report.data_to),
    )


def figures_of(desk: Desk, window: Window) -> Figures:
    """Return the figures as of the day of ``window``."""
    tasks = desk.tasks
    keys = tasks.find(TaskQuery(year=window.year), Order(SortKey.PLAN), window.as_of).keys
    evidence = {each.id: each for each in tasks.evidence.list()}
    followed = tuple(tasks.tracked(keys, window.as_of))
    context = Context(window, desk.profile(), evidence)
    plans = tuple(plans_of_year(desk.store, window.year))
    outgoing = [
        each
        for each in tasks.outgoing.list()
        if each.status is not OutgoingStatus.CANCELLED and each.purpose not in PERSONNEL
    ]
    return Figures(
        window=window,
        tasks=report_tasks(followed, context),
        targets=report_targets(plans, tasks.measurements.list(), window),
        documents=sum(map(window.holds, [*(p.date for p in plans), *(o.date for o in outgoing)])),
        letters=sum(
            each.purpose is Purpose.URGE and window.holds(each.made_on) for each in outgoing
        ),
        evidence=len(
            {
                each.id
                for task in followed
                for each in evidence_known(task.facts.evidence, evidence, window.as_of)
            }
        ),
    )


def report_targets(
    plans: Sequence[Plan], measurements: Sequence[Measurement], window: Window
) -> tuple[ReportTarget, ...]:
    """Return the targets of the year with what was measured for the period."""
    return tuple(
        _report_target(target, measurements, window)
        for plan in plans
        for target in plan.targets
        if holds_in(target, plan, window.year)
    )


def _report_target(
    target: Target, measurements: Sequence[Measurement], window: Window
) -> ReportTarget:
    own = [each for each in measurements if each.target_id == target.id]
    found = measurement_for(own, window.year, window.period)
    area = area_of(target.text).key
    return ReportTarget(
        id=target.id,
        text=target.text,
        comparator=target.comparator,
        goal=target.value,
        unit=target.unit,
        value=found.value if found else None,
        numerator=found.numerator if found else None,
        denominator=found.denominator if found else None,
        reached=reached(target, found.value) if found else None,
        area="" if area.startswith(_NO_AREA) else area,
    )
