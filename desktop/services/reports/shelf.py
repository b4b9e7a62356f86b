"""The reports that were begun: found by period, the one before, the one of last year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop.domain.ids import new_id
from desktop.domain.reporting.model import DataRule, Period, Report, ReportStatus
from desktop.domain.reporting.periods import data_days
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.plans import YEARS
from desktop.services.tasks.desk import Desk

TEMPLATE = "bao-cao-dinh-ky"


def report_by_key(desk: Desk, report_id: str) -> Report:
    """Return a report; refuses an unknown key."""
    report = desk.tasks.reports.get(report_id)
    if report is None:
        raise Refused(_("Không có báo cáo này."))
    return report


def versions(desk: Desk, period: Period, year: int) -> Sequence[Report]:
    """Return the reports of a period: the draft first, then the last frozen ones."""
    found = [
        report
        for report in desk.tasks.reports.list()
        if (report.period, report.year) == (period, year)
    ]
    return sorted(found, key=_newness, reverse=True)


def latest(desk: Desk, period: Period, year: int) -> Report | None:
    """Return the draft of a period, else the report last frozen; None when none was begun."""
    return next(iter(versions(desk, period, year)), None)


def _newness(report: Report) -> tuple[bool, dt.date, str]:
    is_draft = report.status is ReportStatus.DRAFT
    return is_draft, report.frozen_on or dt.date.min, report.id


def new_report(desk: Desk, period: Period, year: int) -> Report:
    """Return a report with the days of the report calendar, else those of the decree.

    Refuses a year for which no plan is made. Nothing is kept.
    """
    if year not in YEARS:
        raise Refused(_("Năm {year} không hợp lệ.").format(year=year))
    dates = [
        date
        for date in desk.tasks.report_dates.list()
        if (date.period, date.year) == (period, year)
    ]
    first, last = data_days(period, year, DataRule.DECREE)
    if dates:
        soonest = min(dates, key=lambda date: date.due)
        first, last = soonest.data_from, soonest.data_to
    return Report(new_id(), year, period, first, last, template_id=TEMPLATE)


def frozen_before(desk: Desk, report: Report) -> Report | None:
    """Return the last frozen report whose data end before those of ``report``."""
    found = [
        other
        for other in desk.tasks.reports.list()
        if other.figures and other.data_to < report.data_to
    ]
    return max(found, key=lambda other: (other.data_to, _newness(other)), default=None)


def year_before(desk: Desk, report: Report) -> Report | None:
    """Return the frozen report of the same period of last year."""
    found = versions(desk, report.period, report.year - 1)
    return next((other for other in found if other.figures), None)
