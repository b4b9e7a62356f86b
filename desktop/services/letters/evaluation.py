"""Monthly evaluation sheets, and the record of a leaving officer's handover."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from desktop import paths
from desktop.domain.commune import Officer
from desktop.domain.decree_dates import decree_date
from desktop.domain.office_document import (
    DataColumn,
    DataRow,
    DataTable,
    OfficeDocument,
)
from desktop.domain.outgoing import OutgoingDocument, Purpose
from desktop.domain.reporting.evaluation import RULES_ID, Evaluation, Rules, evaluate
from desktop.domain.reporting.figures_count import cite
from desktop.domain.reporting.model import ReportDate
from desktop.domain.reporting.periods import PERIOD_WORDS
from desktop.domain.text import squeeze
from desktop.domain.tracking.model import Assignee, Evidence, Part, TaskState
from desktop.domain.tracking.people import assignees, refs_of
from desktop.domain.tracking.query import Order, SortKey, TaskQuery
from desktop.domain.tracking.words import OPEN_STATES
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.letters.addressees import officer_of, person_values, tasks_of
from desktop.services.letters.evaluation_rules import checked_rules
from desktop.services.letters.evaluation_sheet import EvaluationSheet, sheet_filling
from desktop.services.letters.export import Paper, WriteFile
from desktop.services.letters.outgoing import registered
from desktop.services.letters.personnel import RecordOf, SheetOf, row_for
from desktop.services.letters.work_tables import (
    NUMBER_COLUMN,
    handed_over_table,
)
from desktop.services.outcome import Outcome
from desktop.services.plans import YEARS
from desktop.services.ports import Clock, Preview, Store
from desktop.services.task_ports import OfficeDocuments, Tracked
from desktop.services.tasks.choices import in_office, officer_assignee
from desktop.services.tasks.desk import Desk

RULES = paths.RESOURCES / "presets" / "evaluation.toml"


@cache
def usual_rules(path: Path = RULES) -> Rules:
    """Return how the criteria are weighed until the office says so; a faulty file is named."""
    try:
        return Rules(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as problem:
        raise EnvironmentFailure(
            _("Không dùng được quy tắc đánh giá {name}.").format(name=path.name),
            advice=_("Cài đặt lại chương trình, hoặc lấy lại tệp gốc."),
            details=str(problem),
        ) from problem


class EvaluationService:
    """Makes evaluation sheets and handover records from the rows of the tasks."""

    def __init__(
        self, store: Store, clock: Clock, documents: OfficeDocuments, write_file: WriteFile
    ) -> None:
        self._desk = Desk(store, clock)
        self._documents = documents
        self._paper = Paper(documents, write_file)

    def rules(self) -> Rules:
        """Return how the office weighs the criteria, the usual rules until it set its own."""
        return self._desk.tasks.evaluation_rules.get(RULES_ID) or usual_rules()

    def set_rules(self, rules: Rules) -> Outcome[Rules]:
        """Keep how the office weighs the criteria; the usual rules are kept as none of its own."""
        kept = replace(checked_rules(rules), id=RULES_ID, basis=squeeze(rules.basis))
        records = self._desk.tasks.evaluation_rules
        if kept == self.rules():
            return Outcome(kept)
        with self._desk.store.step(_("Sửa cách tính phiếu đánh giá")) as step:
            usual = kept == usual_rules()
            changed = records.remove(RULES_ID) if usual else records.put(kept)
        return Outcome(kept, changed, step)

    def sheet(self, officer_id: str, year: int, month: int) -> EvaluationSheet:
        """Return the evaluation of an officer; refuses a month that has not begun."""
        if year not in YEARS or not 1 <= month <= 12:
            raise Refused(_("Tháng {month}/{year} không hợp lệ.").format(month=month, year=year))
        today = self._desk.today()
        if dt.date(year, month, 1) > today:
            raise Refused(_("Tháng {month}/{year} chưa đến.").format(month=month, year=year))
        officer = officer_of(self._desk.profile(), officer_id)
        return EvaluationSheet(officer, year, month, self._evaluation(officer, year, month))

    def sheets(self, year: int, month: int) -> Sequence[EvaluationSheet]:
        """Return the evaluations of all who have something in the month."""
        first = dt.date(year, month, 1) if year in YEARS and 1 <= month <= 12 else None
        officers = [
            officer
            for officer in self._desk.profile().officers
            if officer.name and (first is None or in_office(officer, first))
        ]
        found = (self.sheet(officer.id, year, month) for officer in officers)
        return [sheet for sheet in found if sheet.result.rows]

    def document(self, sheet: EvaluationSheet) -> OfficeDocument:
        """Return the sheet as a document to be signed."""
        profile = self._desk.profile()
        values, tables = sheet_filling(sheet, profile)
        return self._documents.fill("phieu-danh-gia-thang", profile, sheet.year, values, tables)

    def handover(
        self, officer_id: str, to_officer_id: str, on: dt.date, reason: str = ""
    ) -> OfficeDocument:
        """Return the record of what a leaving officer hands over (biên bản bàn giao).

        Her open tasks, the evidences of her tasks and the reports that are due.
        """
        if officer_id == to_officer_id:
            raise Refused(_("Bên giao và bên nhận phải là hai người."))
        profile = self._desk.profile()
        old, new = officer_of(profile, officer_id), officer_of(profile, to_officer_id)
        eve = on - dt.timedelta(days=1)
        everything = self._tasks(officer_assignee(old), on.year, (eve, on), on)
        tasks = self._open(officer_assignee(old), (eve, on))
        evidence = self._evidence(everything)
        reports = [
            date
            for date in self._desk.tasks.report_dates.list()
            if date.sent_on is None and date.due >= on
        ]
        values = {
            "ngay_ban_giao": on,
            "ngay": on,
            "ben_giao": person_values(profile, old),
            "ben_nhan": person_values(profile, new),
            "ly_do": reason,
            "so_viec": len(tasks),
            "qua_han": sum(task.line.state is TaskState.OVERDUE for task in tasks),
            "so_minh_chung": len(evidence),
            "ghi_chu": _reports_due(reports),
        }
        tables = [handed_over_table(tasks, on), _evidence_table(evidence)]
        return self._documents.fill("bien-ban-ban-giao", profile, on.year, values, tables)

    def register_sheets(
        self, sheets: Sequence[EvaluationSheet]
    ) -> Outcome[Sequence[OutgoingDocument]]:
        """Put sheets among the documents that wait for signature; each month of one stands once."""
        rows = [
            row_for(
                self._desk,
                Purpose.EVALUATION,
                SheetOf(sheet.officer.id, sheet.year, sheet.month).about,
                self.document(sheet),
                sheet.officer.name,
            )
            for sheet in sheets
        ]
        return self._register(rows, _("Lập phiếu đánh giá tháng"))

    def register_handover(
        self, officer_id: str, to_officer_id: str, on: dt.date, reason: str = ""
    ) -> Outcome[Sequence[OutgoingDocument]]:
        """Put the record of a handover among the documents that wait for signature."""
        document = self.handover(officer_id, to_officer_id, on, reason)
        about = RecordOf(officer_id, to_officer_id, on, reason).about
        name = officer_of(self._desk.profile(), officer_id).name
        row = row_for(self._desk, Purpose.HANDOVER, about, document, name)
        return self._register([row], _("Lập biên bản bàn giao"))

    def registered(self, outgoing_id: str) -> OfficeDocument:
        """Return a sheet or record of the register, made anew with the number that it got."""
        row = registered(self._desk, outgoing_id)
        if row.purpose is Purpose.HANDOVER:
            record = RecordOf.read(row)
            made = self.handover(record.officer_id, record.to_officer_id, record.on, record.reason)
        else:
            sheet = SheetOf.read(row)
            made = self.document(self.sheet(sheet.officer_id, sheet.year, sheet.month))
        if not row.number:
            return made
        return replace(made, number=row.number, symbol=row.symbol, date=row.date)

    def _register(
        self, rows: Sequence[OutgoingDocument], label: str
    ) -> Outcome[Sequence[OutgoingDocument]]:
        """Write the rows that are not there yet, in one step."""
        kept = self._desk.tasks.outgoing
        new = [row for row in rows if kept.get(row.id) is None]
        if not new:
            return Outcome(rows)
        with self._desk.store.step(label) as step:
            changed = kept.put(*new)
        return Outcome(rows, changed, step)

    def export(self, document: OfficeDocument, format_name: str, out: Path) -> Path:
        """Write a sheet or record as DOCX, PDF or XLSX."""
        return self._paper.export(document, self._desk.profile(), format_name, out)

    def preview(self, document: OfficeDocument, dpi: int) -> Preview:
        """Return the pages of a sheet or record as pictures."""
        return self._paper.preview(document, self._desk.profile(), dpi)

    def _evaluation(self, officer: Officer, year: int, month: int) -> Evaluation:
        """Return what counts for an officer: results she had part in on their own days.

        A completion counts for who had the task on that day, what is open for who has it at the
        end: a task handed over since stays in the sheets of the months before.
        """
        who, today, rules = officer_assignee(officer), self._desk.today(), self.rules()
        empty = evaluate((), year, month, today, rules)
        days = (empty.first, empty.as_of, today)
        tasks = {task.item.id: task for task in self._tasks(who, year, days, today)}
        found = evaluate(tasks.values(), year, month, today, rules)
        rows = (
            row
            for row in found.rows
            if self._has_part(who, tasks[row.task_id], row.done_on or found.as_of)
        )
        return replace(found, rows=tuple(rows))

    def _has_part(self, who: Assignee, task: Tracked, day: dt.date) -> bool:
        profile = self._desk.profile()
        return any(
            who.ref in refs_of(assignees(task.item, task.facts, part, day, profile), profile, day)
            for part in Part
        )

    def _open(self, who: Assignee, days: Sequence[dt.date]) -> list[Tracked]:
        """Return the tasks that somebody had on one of ``days`` and that are open on the last."""
        had = [
            task for day in days for task in tasks_of(self._desk, who, day, OPEN_STATES, part=None)
        ]
        keys = list(dict.fromkeys(task.item.id for task in had))
        tracked = self._desk.tasks.tracked(keys, days[-1])
        return [task for task in tracked if task.line.state in OPEN_STATES]

    def _tasks(
        self, who: Assignee, year: int, days: Sequence[dt.date], known: dt.date
    ) -> list[Tracked]:
        """Return the tasks of a year that somebody had on one of ``days``, as of ``known``."""
        query = TaskQuery(assignees=frozenset({who.ref}), year=year)
        order = Order(SortKey.DUE)
        keys = dict.fromkeys(
            key for day in days for key in self._desk.tasks.find(query, order, day).keys
        )
        return list(self._desk.tasks.tracked(list(keys), known))

    def _evidence(self, tasks: Sequence[Tracked]) -> list[tuple[Evidence, str]]:
        """Return the evidences of tasks, each once with the first task that it proves."""
        known = {each.id: each for each in self._desk.tasks.evidence.list()}
        found: dict[str, str] = {}
        for task in tasks:
            for link in task.facts.evidence:
                found.setdefault(link.evidence_id, task.item.title)
        return [(known[key], title) for key, title in found.items() if key in known]


def _evidence_table(evidence: Sequence[tuple[Evidence, str]]) -> DataTable:
    columns = (
        NUMBER_COLUMN,
        DataColumn("Số, ký hiệu, ngày", 25),
        DataColumn("Trích yếu", 35),
        DataColumn("Nhiệm vụ", 35),
    )
    rows = tuple(
        DataRow((str(number), cite(each), each.subject or each.file_name, title))
        for number, (each, title) in enumerate(evidence, start=1)
    )
    return DataTable("minh_chung", columns, rows)


def _reports_due(dates: Sequence[ReportDate]) -> str:
    """Return the reports that the receiving side has to send, one sentence."""
    told = [
        f"{PERIOD_WORDS[date.period].format(year=date.year)}"
        f"{f' gửi {date.recipient}' if date.recipient else ''}, hạn {decree_date(date.due)}"
        for date in sorted(dates, key=lambda date: date.due)
    ]
    return f"Các báo cáo định kỳ đến hạn sau ngày bàn giao: {'; '.join(told)}." if told else ""
