"""What the frame of the window shows of the workspace, whatever the place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.outcome import Kind
    from desktop.services.program import Services


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The office and its plans at a glance.

    Attributes:
        office: Name of the commune, empty when it is not known yet.
        years: Years that have plans, the latest first.
        waiting: How many plans are not issued yet.
        overdue: How many tasks are overdue, 0 until they are listed.
        notices: What the last time left behind, in sentences.
        reports: How many reports are late or due within a week.
        letters: How many outgoing documents wait for signature.
        stands_above: True in the workspace of a district or province.
        package: The last package made here ("quý III năm 2026, 13/9"), "" when there was none.
    """

    office: str
    years: list[int]
    waiting: int
    overdue: int
    notices: tuple[str, ...]
    reports: int = 0
    letters: int = 0
    stands_above: bool = False
    package: str = ""


def shows() -> frozenset[Kind]:
    """Return the kinds of thing the frame shows."""
    from desktop.services.outcome import Kind

    plans = {Kind.PLANS, Kind.PLAN_HEAD, Kind.PLAN_TABLE}
    others = {Kind.TASKS, Kind.REPORTS, Kind.OUTGOING, Kind.OFFICES, Kind.PACKAGES}
    return frozenset({Kind.PROFILE, *plans, *others})


def backups() -> frozenset[Kind]:
    """Return the kind of thing that the time of the last backup belongs to."""
    from desktop.services.outcome import Kind

    return frozenset({Kind.BACKUPS})


def look(services: Services) -> FirstLook:
    """Ask the use cases."""
    from desktop.domain.consolidation.register import Level
    from desktop.domain.outgoing import OutgoingStatus
    from desktop.domain.plan import PlanStatus
    from desktop.domain.tracking.model import TaskState
    from desktop.domain.tracking.query import TaskQuery
    from desktop.ui.words import office_label

    level = services.store.received.level()
    stands_above = level.level is not Level.COMMUNE
    profile = services.profile.get() if services.profile.is_set_up() else None
    plans = services.plans.list()
    years = {year for plan in plans for year in range(plan.years.first, plan.years.last + 1)}
    if stands_above:
        this_year = services.consolidation.day.running()[0]
        expected = {each.year for each in services.store.received.expected.list()}
        years |= {this_year, this_year - 1, *expected}
    waiting = {PlanStatus.DRAFT, PlanStatus.SUBMITTED}
    overdue = TaskQuery(states=frozenset({TaskState.OVERDUE}))
    is_listed = services.tasks.listed() == 1
    return FirstLook(
        office=_capital(level.name)
        if stands_above
        else office_label(profile.issuer)
        if profile
        else "",
        years=sorted(years, reverse=True),
        waiting=sum(plan.status in waiting for plan in plans),
        overdue=services.tasks.find(overdue).total if profile and is_listed else 0,
        notices=services.store.notices,
        reports=_urgent_reports(services, years, kept_only=stands_above),
        letters=len(services.outgoing.list(OutgoingStatus.SUBMITTED)),
        stands_above=stands_above,
        package=_last_package(services),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _last_package(services: Services) -> str:
    from desktop.domain.reporting.model import Period
    from desktop.domain.reporting.periods import title
    from desktop.services.exchange.log import last_made

    note = last_made(services.store.exchange)
    if note is None:
        return ""
    day = f"{note.noted.day}/{note.noted.month}"
    return f"{title(Period(note.period), note.year)}, {day}" if note.period else day


def _urgent_reports(services: Services, years: Iterable[int], *, kept_only: bool) -> int:
    """Return how many reports are urgent; a level above communes has no calendar proposed."""
    from desktop.services.reports.calendar import WarningKind

    urgent = (WarningKind.LATE, WarningKind.SOON)
    reports = services.reports
    warnings = (
        each
        for year in years
        for each in reports.warnings(year, reports.dates(year) if kept_only else None)
    )
    return len({each.report_date.id for each in warnings if each.kind in urgent})
