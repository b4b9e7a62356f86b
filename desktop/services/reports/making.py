"""A report made of its figures: the document, its sections, its statistics form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from desktop.domain.commune import CommuneProfile
from desktop.domain.office_document import DataTable, OfficeDocument, TextSection
from desktop.domain.reporting.figures import Figures
from desktop.domain.reporting.figures_changes import differences
from desktop.domain.reporting.figures_json import figures_from_json
from desktop.domain.reporting.model import Report, ReportStatus
from desktop.domain.reporting.periods import PERIOD_WORDS
from desktop.domain.reporting.statistics import (
    SECTION,
    Indicator,
    StatisticRow,
    Typed,
    carried_on,
    read_typed,
    statistic_row,
)
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.letters.citing import cite_plan
from desktop.services.letters.drafting import usual_signing
from desktop.services.reports.forms import statistics_form
from desktop.services.reports.gather import figures_of, window_of
from desktop.services.reports.shelf import TEMPLATE, frozen_before, report_by_key, year_before
from desktop.services.reports.tables import report_tables
from desktop.services.reports.words import (
    difference_words,
    estimate_words,
    report_values,
)
from desktop.services.targets import plans_of_year
from desktop.services.task_ports import OfficeDocuments
from desktop.services.tasks.desk import Desk


class SectionedDocuments(OfficeDocuments, Protocol):
    """Documents whose sections the officer may write herself."""

    def sections(
        self,
        template_id: str,
        profile: CommuneProfile,
        year: int,
        values: Mapping[str, object],
        tables: Sequence[DataTable] = (),
    ) -> Sequence[TextSection]:
        """Return the sections whose words the officer may replace, as they stand now."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section of a report.

    Attributes:
        key: Name under which her words are kept.
        title: Words shown above it.
        text: The words as they are printed now.
        own: True when they are the officer's, False when they follow from the figures.
    """

    key: str
    title: str
    text: str
    own: bool


class ReportMaker:
    """Makes reports; keeps nothing."""

    def __init__(self, desk: Desk, documents: SectionedDocuments) -> None:
        self._desk = desk
        self._documents = documents

    def figures(self, report: Report) -> Figures:
        """Return the frozen figures of a report, of a draft those of today.

        Refuses a period that has not begun, and one without any task or target.
        """
        if report.status is not ReportStatus.DRAFT:
            return frozen_figures(report)
        today = self._desk.today()
        period = PERIOD_WORDS[report.period].format(year=report.year)
        if today < report.data_from:
            raise Refused(_("Kỳ báo cáo {period} chưa bắt đầu.").format(period=period))
        figures = figures_of(self._desk, window_of(report, today))
        if not figures.tasks and not figures.targets:
            raise Refused(
                _("Không có nhiệm vụ, chỉ tiêu nào của năm {year} để báo cáo.").format(
                    year=report.year
                ),
                advice=_("Hãy nhập kế hoạch của năm này trước."),
            )
        return figures

    def document(self, report: Report) -> OfficeDocument:
        """Return the document of a report, words of the officer in their places."""
        values, tables = self._filling(report)
        profile = self._desk.profile()
        return self._documents.fill(_template(report), profile, report.year, values, tables)

    def sections(self, report: Report) -> Sequence[ReportSection]:
        """Return the sections in printed order with the words as they stand."""
        values, tables = self._filling(report)
        profile = self._desk.profile()
        found = self._documents.sections(_template(report), profile, report.year, values, tables)
        return [
            ReportSection(each.key, each.title, each.text, each.key in report.sections)
            for each in found
        ]

    def statistics(self, report: Report) -> Sequence[StatisticRow]:
        """Return the statistics form with the figures of a report."""
        return self._statistics(report, self.figures(report))

    def _statistics(self, report: Report, figures: Figures) -> Sequence[StatisticRow]:
        typed = read_typed(report.sections)
        before = self._typed_before(report, figures)
        return [
            statistic_row(each, figures, _whole(each, typed, before, figures))
            for each in statistics_form()
        ]

    def _typed_before(self, report: Report, figures: Figures) -> Mapping[str, Typed]:
        """Return the typed figures of the report that this one goes on from."""
        earlier = frozen_before(self._desk, report)
        goes_on = earlier is not None and (report.data_from - earlier.data_to).days == 1
        if earlier is None or not goes_on or figures.window.first == figures.window.year_first:
            return {}
        rows = self._statistics(earlier, frozen_figures(earlier))
        return {row.indicator.key: Typed(row.period, row.year, row.note) for row in rows}

    def _filling(self, report: Report) -> tuple[dict[str, Any], list[DataTable]]:
        figures = self.figures(report)
        profile = self._desk.profile()
        plans = plans_of_year(self._desk.store, report.year)
        values = report_values(figures, [cite_plan(plan, profile) for plan in plans])
        recipients = self._recipients(report)
        values |= {
            "so_voi_ky_truoc": "\n".join(
                words
                for words in (
                    estimate_words(figures.window),
                    *self._against_before(report, figures),
                )
                if words
            ),
            "nguoi_ky": usual_signing(profile, report.date or self._desk.today()),
            "so": report.number,
            "ky_hieu": report.symbol,
            "ngay": report.date,
            "sections": {
                key: words for key, words in report.sections.items() if not key.startswith(SECTION)
            },
            **({"kinh_gui": recipients} if recipients else {}),
        }
        return values, report_tables(figures, self._statistics(report, figures))

    def _against_before(self, report: Report, figures: Figures) -> Iterator[str]:
        """Yield sentences on the report before and on that of the same period of last year."""
        earlier = frozen_before(self._desk, report), year_before(self._desk, report)
        for other in dict.fromkeys(each.id for each in earlier if each):
            against = report_by_key(self._desk, other)
            name = PERIOD_WORDS[against.period].format(year=against.year)
            yield difference_words(differences(frozen_figures(against), figures), name)

    def _recipients(self, report: Report) -> list[str]:
        dates = self._desk.tasks.report_dates.list()
        found = (
            date.recipient
            for date in dates
            if (date.period, date.year) == (report.period, report.year) and date.recipient
        )
        return list(dict.fromkeys(found))


def _template(report: Report) -> str:
    return report.template_id or TEMPLATE


def _whole(
    indicator: Indicator, typed: Mapping[str, Typed], before: Mapping[str, Typed], figures: Figures
) -> Typed | None:
    """Return what was typed with the figure since 15/12, which follows where it can."""
    found = typed.get(indicator.key)
    if found is None or found.year is not None or not indicator.is_typed:
        return found
    window = figures.window
    if window.first == window.year_first:
        year = found.period
    else:
        year = carried_on(before.get(indicator.key), found.period, indicator.unit)
    return Typed(found.period, year, found.note)


def frozen_figures(report: Report) -> Figures:
    """Return the figures with which a report was frozen."""
    try:
        return figures_from_json(report.figures)
    except ValueError as problem:
        raise EnvironmentFailure(
            _("Số liệu đã chốt của báo cáo này không đọc được."),
            safe=_("Các dữ liệu khác không bị ảnh hưởng."),
            advice=_("Khôi phục từ bản sao lưu, hoặc lập báo cáo thay thế."),
            details=str(problem),
        ) from problem
