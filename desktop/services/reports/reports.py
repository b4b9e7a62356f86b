"""Periodic reports: begun, written, frozen, sent, compared, given out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.ids import new_id
from desktop.domain.office_document import OfficeDocument
from desktop.domain.outgoing import OutgoingDocument, OutgoingStatus, Purpose
from desktop.domain.reporting.figures import Figures, Window
from desktop.domain.reporting.figures_changes import Changes, Difference, changes, differences
from desktop.domain.reporting.figures_json import figures_to_json
from desktop.domain.reporting.model import Period, Report, ReportDate, ReportStatus
from desktop.domain.reporting.periods import PERIOD_WORDS
from desktop.domain.reporting.statistics import SECTION, StatisticRow, Typed, write_typed
from desktop.domain.symbols import normal_number
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.letters.export import Paper, WriteFile
from desktop.services.letters.outgoing import check_number
from desktop.services.outcome import Outcome
from desktop.services.ports import Clock, Preview, Store
from desktop.services.reports import shelf
from desktop.services.reports.calendar import ReportCalendar
from desktop.services.reports.forms import statistics_form
from desktop.services.reports.gather import figures_of
from desktop.services.reports.making import ReportMaker, ReportSection, SectionedDocuments
from desktop.services.tasks.checks import require_past
from desktop.services.tasks.desk import Desk


class ReportService(ReportCalendar):
    """What the officer does with reports; the report calendar belongs to it."""

    def __init__(
        self, store: Store, clock: Clock, documents: SectionedDocuments, write_file: WriteFile
    ) -> None:
        super().__init__(Desk(store, clock))
        self._maker = ReportMaker(self._desk, documents)
        self._paper = Paper(documents, write_file)

    def list(self, year: int) -> Sequence[Report]:
        """Return the reports of a year by the end of their data, the newest version first."""
        found = dict.fromkeys(
            report.period for report in self._desk.tasks.reports.list() if report.year == year
        )
        everything = (
            report for period in found for report in shelf.versions(self._desk, period, year)
        )
        return sorted(everything, key=lambda report: report.data_to)

    def get(self, report_id: str) -> Report:
        """Return a report; refuses an unknown key."""
        return shelf.report_by_key(self._desk, report_id)

    def open(self, period: Period, year: int) -> Outcome[Report]:
        """Return the report of a period: the one that was begun, else a new draft."""
        found = shelf.latest(self._desk, period, year)
        if found is not None:
            return Outcome(found)
        return self._put(shelf.new_report(self._desk, period, year), _("Lập báo cáo"))

    def look(self, period: Period, year: int) -> Report:
        """Return the report that was begun, else one that is kept nowhere."""
        found = shelf.latest(self._desk, period, year)
        return found or shelf.new_report(self._desk, period, year)

    def correct(self, report_id: str) -> Outcome[Report]:
        """Begin a new version of a frozen report with its words; the frozen one stays."""
        before = self.get(report_id)
        newest = shelf.latest(self._desk, before.period, before.year) or before
        if newest.status is ReportStatus.DRAFT:
            return Outcome(newest)
        draft = replace(
            before,
            id=new_id(),
            status=ReportStatus.DRAFT,
            number="",
            date=None,
            figures="",
            frozen_on=None,
        )
        return self._put(draft, _("Lập báo cáo thay thế"))

    def set_days(self, report_id: str, first: dt.date, last: dt.date) -> Outcome[Report]:
        """Change the days of the data of a draft."""
        if first > last:
            raise Refused(_("Ngày đầu của số liệu sau ngày chốt số liệu."))
        draft = self._draft(report_id)
        return self._put(replace(draft, data_from=first, data_to=last), _("Sửa kỳ số liệu"))

    def delete(self, report_id: str) -> Outcome[None]:
        """Remove a draft; undo brings it back. What was frozen stays."""
        self._draft(report_id)
        with self._desk.store.step(_("Xóa báo cáo đang soạn")) as step:
            changed = self._desk.tasks.reports.remove(report_id)
        return Outcome(None, changed, step)

    def figures(self, report: Report | str) -> Figures:
        """Return the frozen figures of a report, of a draft those of today."""
        return self._maker.figures(self._report(report))

    def document(self, report: Report | str) -> OfficeDocument:
        """Return the document of a report."""
        return self._maker.document(self._report(report))

    def sections(self, report: Report | str) -> Sequence[ReportSection]:
        """Return the sections in printed order with the words as they stand."""
        return self._maker.sections(self._report(report))

    def write_section(self, report_id: str, key: str, text: str) -> Outcome[Report]:
        """Keep the officer's words of a section; an empty text goes back to the figures'."""
        if key.startswith(SECTION):
            raise Refused(_("Không có mục “{key}” trong báo cáo.").format(key=key))
        return self._write(report_id, key, text.strip(), _("Sửa lời báo cáo"))

    def statistics(self, report: Report | str) -> Sequence[StatisticRow]:
        """Return the statistics form with the figures of a report."""
        return self._maker.statistics(self._report(report))

    def set_statistic(self, report_id: str, key: str, typed: Typed) -> Outcome[Report]:
        """Keep what the officer entered for an indicator; nothing at all takes it back."""
        if key not in {indicator.key for indicator in statistics_form()}:
            raise Refused(_("Biểu thống kê không có chỉ tiêu này."))
        if any(value is not None and value < 0 for value in (typed.period, typed.year)):
            raise Refused(_("Số liệu thống kê không được âm."))
        return self._write(report_id, SECTION + key, write_typed(typed), _("Nhập số liệu thống kê"))

    def freeze(self, report_id: str) -> Outcome[Report]:
        """Freeze the figures (chốt số liệu): they never change again, whatever the tasks do.

        The report is put among the documents that wait for signature.
        """
        draft = self._draft(report_id)
        frozen = replace(
            draft,
            status=ReportStatus.FROZEN,
            figures=figures_to_json(self._maker.figures(draft)),
            frozen_on=self._desk.today(),
        )
        document = self._maker.document(frozen)
        outgoing = OutgoingDocument(
            new_id(),
            Purpose.REPORT,
            document.document_type,
            document.subject,
            "; ".join(document.addressees),
            self._desk.today(),
            symbol=frozen.symbol,
            about=(frozen.id,),
        )
        with self._desk.store.step(_named(_("Chốt số liệu báo cáo {period}"), frozen)) as step:
            changed = self._desk.tasks.reports.put(frozen) | self._desk.tasks.outgoing.put(outgoing)
        return Outcome(frozen, changed, step)

    def sent(
        self, report_id: str, number: str, date: dt.date, report_date_id: str = ""
    ) -> Outcome[Report]:
        """Note number and day of a frozen report, and that its line of the calendar was sent."""
        report = self.get(report_id)
        if report.status is ReportStatus.DRAFT:
            raise Refused(
                _("Báo cáo chưa chốt số liệu."),
                advice=_("Hãy chốt số liệu trước khi ghi số, ngày."),
            )
        check_number(number)
        require_past(date, self._desk.today())
        after = replace(report, status=ReportStatus.SENT, number=normal_number(number), date=date)
        line = self._line(report_date_id)
        with self._desk.store.step(_named(_("Gửi báo cáo {period}"), after)) as step:
            tasks = self._desk.tasks
            changed = tasks.reports.put(after)
            for outgoing in self._registered(after):
                changed |= tasks.outgoing.put(outgoing)
            if line is not None:
                changed |= tasks.report_dates.put(replace(line, sent_on=date))
        return Outcome(after, changed, step)

    def before(self, report: Report | str) -> Report | None:
        """Return the frozen report before this one, None when there is none."""
        return shelf.frozen_before(self._desk, self._report(report))

    def year_before(self, report: Report | str) -> Report | None:
        """Return the frozen report of the same period of last year, None when there is none."""
        return shelf.year_before(self._desk, self._report(report))

    def compare(self, report: Report | str, other: Report | str) -> Sequence[Difference]:
        """Return the numbers that differ from ``report`` to ``other``."""
        return differences(self.figures(report), self.figures(other))

    def what_changed_since(self, report: Report | str) -> Changes:
        """Return what happened to the tasks since a report was frozen, as of today."""
        before = self.figures(report)
        today, old = self._desk.today(), before.window
        first = old.as_of + dt.timedelta(days=1)
        last = max(today, first)
        window = Window(
            old.year, old.period, first, last, old.year_first, last, max(old.next_last, last)
        )
        return changes(before, figures_of(self._desk, window))

    def export(self, report: Report | str, format_name: str, out: Path) -> Path:
        """Write a report as DOCX or PDF, or its tables as XLSX."""
        document = self.document(report)
        return self._paper.export(document, self._desk.profile(), format_name, out)

    def preview(self, report: Report | str, dpi: int) -> Preview:
        """Return the pages of a report as pictures."""
        return self._paper.preview(self.document(report), self._desk.profile(), dpi)

    def _report(self, report: Report | str) -> Report:
        return self.get(report) if isinstance(report, str) else report

    def _draft(self, report_id: str) -> Report:
        report = self.get(report_id)
        if report.status is not ReportStatus.DRAFT:
            raise Refused(
                _("Báo cáo đã chốt số liệu, không sửa được."),
                advice=_("Lập báo cáo thay thế nếu cần đính chính."),
            )
        return report

    def _write(self, report_id: str, key: str, text: str, label: str) -> Outcome[Report]:
        draft = self._draft(report_id)
        sections = {name: words for name, words in draft.sections.items() if name != key}
        if text:
            sections[key] = text
        if sections == dict(draft.sections):
            return Outcome(draft)
        return self._put(replace(draft, sections=sections), label)

    def _put(self, report: Report, label: str) -> Outcome[Report]:
        with self._desk.store.step(label) as step:
            changed = self._desk.tasks.reports.put(report)
        return Outcome(report, changed, step)

    def _line(self, report_date_id: str) -> ReportDate | None:
        if not report_date_id:
            return None
        line = self._desk.tasks.report_dates.get(report_date_id)
        if line is None:
            raise Refused(_("Dòng lịch báo cáo này không còn."))
        return line

    def _registered(self, report: Report) -> Sequence[OutgoingDocument]:
        return [
            replace(
                outgoing,
                number=report.number,
                symbol=report.symbol,
                date=report.date,
                status=OutgoingStatus.ISSUED,
            )
            for outgoing in self._desk.tasks.outgoing.list()
            if outgoing.purpose is Purpose.REPORT and report.id in outgoing.about
        ]


def _named(label: str, report: Report) -> str:
    return label.format(period=_(PERIOD_WORDS[report.period]).format(year=report.year))
