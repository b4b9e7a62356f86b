"""What the report screens ask of the use cases; called on the thread that owns the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.reporting.figures_changes import Changes
from desktop.domain.reporting.model import Period, Report, ReportDate, ReportStatus
from desktop.domain.reporting.periods import PERIOD_WORDS
from desktop.domain.reporting.statistics import SECTION
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.program import Services
from desktop.ui.letters.papers import Paper
from desktop.ui.reports.figures_panel import Compared
from desktop.ui.reports.sections_pane import SectionWords
from desktop.ui.reports.year_cards import YearOfReports


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report with what its page shows at once.

    Attributes:
        report: The report.
        paper: Its document.
        compared: Its figures and those before.
        dates: Its lines in the report calendar.
        said: The last word of the level above on the report of its period, "" for none.
    """

    report: Report
    paper: Paper
    compared: Compared
    dates: tuple[ReportDate, ...]
    said: str = ""


def report_name(report: Report) -> str:
    """Return a report in words ("Báo cáo quý I năm 2026")."""
    period = _(PERIOD_WORDS[report.period]).format(year=report.year)
    return _("Báo cáo {period}").format(period=period)


def named_inside(report: Report) -> str:
    """Return a report as a sentence names it ("báo cáo quý I năm 2026")."""
    name = report_name(report)
    return name[:1].lower() + name[1:]


def year_of_reports(services: Services, year: int) -> YearOfReports:
    """Return the calendar, the reports and the warnings of a year."""
    reports: dict[Period, Report] = {}
    for report in services.reports.list(year):
        reports.setdefault(report.period, report)
    kept = tuple(services.reports.dates(year))
    dates = kept or tuple(services.reports.propose_dates(year))
    expected = {(date.period, date.recipient) for date in services.reports.expected(year)}
    ahead = tuple(date for date in dates if (date.period, date.recipient) in expected)
    warnings = tuple(services.reports.warnings(year, ahead))
    return YearOfReports(year, dates, reports, warnings, ahead, is_proposed=not kept)


def begin_report(services: Services, period: Period, year: int) -> Outcome[Report]:
    """Return the report of a period, begun now when it was not; refused without data."""
    begun = {report.period for report in services.reports.list(year)}
    if period not in begun:
        services.reports.figures(services.reports.look(period, year))
    return services.reports.open(period, year)


def add_proposed(services: Services, year: int) -> Outcome[int]:
    """Add to the calendar what is proposed, ahead and not there yet; return how many lines."""
    dates = services.reports.dates(year)
    known = {(date.period, date.recipient) for date in dates}
    ahead = services.reports.proposed_ahead(year)
    new = [date for date in ahead if (date.period, date.recipient) not in known]
    kept = services.reports.set_dates(year, [*dates, *new])
    return Outcome(len(new), kept.changed, kept.step_id)


def open_report(services: Services, report_id: str) -> OpenReport:
    """Return a report with what its page shows at once."""
    reports = services.reports
    report = reports.get(report_id)
    before, year_before = reports.before(report), reports.year_before(report)
    return OpenReport(
        report,
        _paper(services, report),
        Compared(
            reports.figures(report),
            reports.figures(before) if before else None,
            reports.figures(year_before) if year_before else None,
        ),
        tuple(date for date in reports.dates(report.year) if date.period is report.period),
        services.words_from_above.sentence(report.year, report.period),
    )


def _paper(services: Services, report: Report) -> Paper:
    def write(services: Services, format_name: str, out: Path) -> Path:
        return services.reports.export(report.id, format_name, out)

    document = services.reports.document(report)
    return Paper(report.id, report_name(report), document, services.profile.get(), write)


def sections_of(services: Services, report: Report) -> tuple[SectionWords, ...]:
    """Return the sections as printed, each with what the figures alone would say."""
    shown = services.reports.sections(report)
    counted = {section.key: section.text for section in shown}
    if any(section.own for section in shown):
        typed = {key: words for key, words in report.sections.items() if key.startswith(SECTION)}
        bare = services.reports.sections(replace(report, sections=typed))
        counted = {section.key: section.text for section in bare}
    return tuple(SectionWords(section, counted.get(section.key, "")) for section in shown)


def changes_of(services: Services, report: Report) -> tuple[Report | None, Changes]:
    """Return what happened since the report before, of a frozen one since it was frozen."""
    is_draft = report.status is ReportStatus.DRAFT
    base = services.reports.before(report) if is_draft else report
    return base, services.reports.what_changed_since(base) if base else Changes()


def mark_sent(
    services: Services, report_id: str, number: str, date: dt.date, lines: Sequence[str]
) -> Outcome[Report]:
    """Note number and day, and that these lines of the calendar were sent."""
    changed: frozenset[Kind] = frozenset()
    for line in lines or ("",):
        outcome = services.reports.sent(report_id, number, date, line)
        changed |= outcome.changed
    return Outcome(outcome.value, changed, outcome.step_id)
