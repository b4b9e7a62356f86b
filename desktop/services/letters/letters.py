"""Letters of urging, notes and handouts: made for all who need one in one step, and logged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from desktop.domain.ids import new_id
from desktop.domain.office_document import DataTable, OfficeDocument
from desktop.domain.outgoing import OutgoingDocument, Purpose
from desktop.domain.tracking.model import Assignee, Reminder, ReminderWay, Time
from desktop.domain.tracking.query import TaskQuery
from desktop.domain.tracking.words import OPEN_STATES, URGENT_STATES
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.letters.addressees import (
    PersonToRemind,
    addressee_called,
    assignee_named,
    known_on,
    people_to_remind,
    tasks_of,
)
from desktop.services.letters.drafting import TEMPLATES, Drafting, Letter
from desktop.services.letters.export import Paper, WriteFile
from desktop.services.letters.outgoing import registered
from desktop.services.outcome import Outcome
from desktop.services.ports import Clock, Preview, Store
from desktop.services.task_ports import OfficeDocuments, Tracked
from desktop.services.tasks.desk import Desk

AHEAD = dt.timedelta(days=400)
"""How far ahead a calendar file goes."""

_WAYS = {Purpose.URGE: ReminderWay.LETTER, Purpose.NOTE: ReminderWay.NOTE}


class CalendarFile(Protocol):
    """Writes deadlines as an iCalendar file (RFC 5545)."""

    def __call__(self, times: Sequence[tuple[str, str, Time]], name: str) -> bytes:
        """Return the file of times, each with the key and the title of its task."""


class LetterService:
    """Reminds those who have overdue tasks, and keeps count of it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        documents: OfficeDocuments,
        write_file: WriteFile,
        calendar_file: CalendarFile,
    ) -> None:
        self._desk = Desk(store, clock)
        self._drafting = Drafting(self._desk, documents)
        self._paper = Paper(documents, write_file)
        self._calendar_file = calendar_file

    def people_to_remind(self, today: dt.date | None = None) -> Sequence[PersonToRemind]:
        """Return who leads tasks that are overdue or due soon, with these tasks."""
        return people_to_remind(self._desk, today or self._desk.today())

    def assignee(self, words: str) -> Assignee:
        """Return whom ``words`` name; refuses a name that nobody has."""
        return assignee_named(self._desk, words)

    def urge(self, assignees: Sequence[Assignee], note: str = "") -> Outcome[Sequence[Letter]]:
        """Make a công văn đôn đốc for each, register them and log the reminders, in one step.

        Refused when one of them has nothing that is overdue or due soon.
        """
        return self._send(Purpose.URGE, assignees, note, _("Đôn đốc"))

    def note(self, assignee: Assignee, note: str = "") -> Outcome[Letter]:
        """Make a phiếu nhắc việc, register it and log the reminders."""
        return _one(self._send(Purpose.NOTE, [assignee], note, _("Nhắc việc")))

    def handout(self, assignee: Assignee, note: str = "") -> Outcome[Letter]:
        """Make and register a phiếu giao việc with all open tasks of somebody."""
        return _one(self._send(Purpose.HANDOUT, [assignee], note, _("Giao việc")))

    def draft(self, purpose: Purpose, assignee: Assignee, note: str = "") -> OfficeDocument:
        """Return the document that ``urge``, ``note`` or ``handout`` would make; keep nothing."""
        tasks = self._tasks(purpose, assignee)
        return self._drafting.make(purpose, assignee, tasks, self._desk.today(), note)

    def log_spoken(
        self, keys: Sequence[str], assignee: Assignee, note: str = ""
    ) -> Outcome[Sequence[Reminder]]:
        """Log that somebody was reminded of tasks by telephone or in person."""
        tasks = self._desk.chosen(keys)
        reminders = [self._reminder(task, ReminderWay.SPOKEN, assignee, note) for task in tasks]
        with self._desk.step(_("Nhắc trực tiếp"), tasks) as step:
            changed = self._desk.tasks.reminders.put(*reminders)
        return Outcome(reminders, changed, step)

    def reminders(self, task_key: str) -> Sequence[Reminder]:
        """Return the reminders of a task, the last first."""
        key = self._desk.tasks.item(task_key).id
        found = self._desk.tasks.reminders.list("task_id", key)
        return sorted(found, key=lambda reminder: (reminder.on, reminder.id), reverse=True)

    def document(self, outgoing_id: str) -> OfficeDocument:
        """Return a registered letter, made anew as of the day it was made.

        Its number and day are those that were noted since.
        """
        outgoing = registered(self._desk, outgoing_id)
        if outgoing.purpose not in TEMPLATES:
            raise Refused(_("Văn bản này được mở ở mục Báo cáo."))
        day = outgoing.made_on
        logged = self._desk.tasks.reminders.list()
        note = next((each.note for each in logged if each.outgoing_id == outgoing.id), "")
        return self._drafting.make(
            outgoing.purpose,
            addressee_called(self._desk.profile(), outgoing.addressee, day),
            known_on(self._desk.tasks, outgoing.about, day),
            day,
            note,
            so=outgoing.number,
            ky_hieu=outgoing.symbol,
            ngay=outgoing.date,
        )

    def filled(
        self,
        template_id: str,
        year: int,
        values: Mapping[str, object],
        tables: Sequence[DataTable] = (),
    ) -> OfficeDocument:
        """Return a paper that is not registered, made from a template."""
        profile = self._desk.profile()
        return self._paper.documents.fill(template_id, profile, year, values, tables)

    def export(self, letter: str | OfficeDocument, format_name: str, out: Path) -> Path:
        """Write a letter, or the one registered under a key, as DOCX, PDF or XLSX."""
        document = self.document(letter) if isinstance(letter, str) else letter
        return self._paper.export(document, self._desk.profile(), format_name, out)

    def preview(self, document: OfficeDocument, dpi: int) -> Preview:
        """Return the pages of a letter as pictures."""
        return self._paper.preview(document, self._desk.profile(), dpi)

    def ics(self, query: TaskQuery, name: str = "") -> bytes:
        """Return the open deadlines of the tasks asked for as an iCalendar file."""
        today = self._desk.today()
        found = self._desk.tasks.times_between(today, today + AHEAD, query, today)
        times = [(key, time) for key, time in found if time.is_open]
        lines = self._desk.tasks.lines(list(dict.fromkeys(key for key, _time in times)), today)
        titles = {line.id: line.title for line in lines}
        return self._calendar_file(
            [(key, titles.get(key, ""), time) for key, time in times],
            name or _("Kế hoạch xã"),
        )

    def _send(
        self, purpose: Purpose, assignees: Sequence[Assignee], note: str, action: str
    ) -> Outcome[Sequence[Letter]]:
        if not assignees:
            raise Refused(_("Chưa chọn ai để nhắc."))
        made = [self._letter(purpose, who, note) for who in dict.fromkeys(assignees)]
        names = made[0][0].outgoing.addressee if len(made) == 1 else str(len(made))
        with self._desk.store.step(
            _("{action}: {names}").format(action=action, names=names)
        ) as step:
            changed = self._desk.tasks.outgoing.put(*(letter.outgoing for letter, _log in made))
            log = [reminder for _letter, reminders in made for reminder in reminders]
            if log:
                changed |= self._desk.tasks.reminders.put(*log)
        return Outcome([letter for letter, _log in made], changed, step)

    def _letter(
        self, purpose: Purpose, assignee: Assignee, note: str
    ) -> tuple[Letter, list[Reminder]]:
        today = self._desk.today()
        tasks = self._tasks(purpose, assignee)
        document = self._drafting.make(purpose, assignee, tasks, today, note)
        outgoing = OutgoingDocument(
            id=new_id(),
            purpose=purpose,
            document_type=document.document_type,
            subject=document.subject,
            addressee=assignee.name,
            made_on=today,
            symbol=document.symbol,
            about=tuple(task.item.id for task in tasks),
        )
        way = _WAYS.get(purpose)
        log = [self._reminder(t, way, assignee, note, outgoing.id) for t in tasks] if way else []
        return Letter(outgoing, document), log

    def _tasks(self, purpose: Purpose, assignee: Assignee) -> list[Tracked]:
        today = self._desk.today()
        if purpose is Purpose.HANDOUT:
            tasks = tasks_of(self._desk, assignee, today, OPEN_STATES, part=None)
            refusal = _("{name} không có nhiệm vụ nào đang mở.")
        else:
            tasks = tasks_of(self._desk, assignee, today, URGENT_STATES)
            refusal = _("{name} không có nhiệm vụ quá hạn hay sắp đến hạn.")
        if not tasks:
            raise Refused(refusal.format(name=assignee.name), safe=_("Không có gì để nhắc."))
        return tasks

    def _reminder(
        self,
        task: Tracked,
        way: ReminderWay,
        assignee: Assignee,
        note: str,
        outgoing_id: str = "",
    ) -> Reminder:
        today = self._desk.today()
        return Reminder(new_id(), task.item.id, today, way, assignee.name, outgoing_id, note)


def _one(outcome: Outcome[Sequence[Letter]]) -> Outcome[Letter]:
    return Outcome(outcome.value[0], outcome.changed, outcome.step_id)
