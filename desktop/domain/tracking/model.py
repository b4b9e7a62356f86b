"""What is kept about a task besides its row in the plan, and what is computed from both."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.schedule import Occurrence


class Origin(Enum):
    """Where a task comes from."""

    ROW = "row"
    """A row of the task table of a plan."""
    DUTY = "duty"
    """A sentence of the running text that gives somebody a duty (trách nhiệm)."""
    OWN = "own"
    """Entered by hand from another document (văn bản giao việc)."""


class TaskState(Enum):
    """State of a task or of one of its times; always computed, never typed.

    The value is its name on the command line; ``tracking.words`` has the words on screen.
    """

    OVERDUE = "overdue"
    """Quá hạn."""
    DUE_SOON = "due-soon"
    """Sắp đến hạn."""
    IN_PROGRESS = "in-progress"
    """Đang thực hiện."""
    NOT_YET = "not-yet"
    """Chưa đến hạn."""
    DONE = "done"
    """Hoàn thành đúng hạn."""
    DONE_LATE = "done-late"
    """Hoàn thành quá hạn."""
    NOT_DONE = "not-done"
    """Không thực hiện, with a reason."""


class Part(Enum):
    """Part that somebody has in a task."""

    LEAD = "lead"
    """Chủ trì."""
    COOPERATE = "cooperate"
    """Phối hợp."""


class AssigneeKind(Enum):
    """What kind of body or person a task is given to."""

    UNIT = "unit"
    POST = "post"
    """A post (chức danh), whoever holds it on the day."""
    OFFICER = "officer"
    ALL_UNITS = "all"
    """Các cơ quan, đơn vị."""
    OUTSIDE = "outside"
    """A body that is not one of the commune's; known by its name only."""


@dataclass(frozen=True, slots=True)
class Assignee:
    """Who a task is given to.

    Attributes:
        kind: Unit, post, officer, all units or an outside body.
        key: Key of the unit or officer; for a post and an outside body its folded name; "" for
            all units.
        name: Words shown.
    """

    kind: AssigneeKind
    key: str
    name: str

    @property
    def ref(self) -> str:
        """The assignee in one word, as filters and indexes keep it ("unit:<key>", "all:")."""
        return f"{self.kind.value}:{self.key}"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task given by hand to somebody, for a time (giao việc).

    From the first day of the first assignment of a part on, assignments stand in place of the
    names printed in the plan; before it the printed names hold.

    Attributes:
        id, task_id: Lasting key, and that of the task.
        part: Lead or co-operator.
        assignee: Who.
        valid_from: First day; None from the beginning.
        valid_to: Last day, None while it holds.
        reason: Why it was given or moved ("Sáp nhập phòng", "Nghỉ chế độ"), may be empty.
    """

    id: str
    task_id: str
    part: Part
    assignee: Assignee
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """Document that gave the task (văn bản giao), with its clause.

    Attributes:
        number, date: Number and symbol ("12/KH-UBND"), day of the document.
        issuer: Who issued it.
        clause: Mục, điểm, trang.
    """

    number: str = ""
    date: dt.date | None = None
    issuer: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A task as its plan (or the officer, for ``Origin.OWN``) words it.

    Attributes:
        id: Key of the table row, of the own task, or made of the duty's key and its words.
        plan_id: The plan; "" for a task of its own.
        origin: Where it comes from.
        order: Place in the plan, from 0.
        area: Content area (lĩnh vực): title of the group, or the heading above a duty.
        objective, task, activity: The three levels; ``task`` alone in most plans.
        products: Results.
        lead, cooperate: Names as printed.
        time: Time wording as written.
        budget: Funding.
        first_year, last_year: Years over which a periodic task unfolds.
        source: Document that gave it, None when it is only the plan.
    """

    id: str
    plan_id: str
    origin: Origin
    order: int
    task: str
    first_year: int
    last_year: int
    area: str = ""
    objective: str = ""
    activity: str = ""
    products: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    cooperate: tuple[str, ...] = ()
    time: str = ""
    budget: str = ""
    source: SourceDocument | None = None

    @property
    def title(self) -> str:
        """The words of the lowest level: what is actually to be done."""
        return self.activity or self.task or self.objective


@dataclass(frozen=True, slots=True)
class AcceptedSchedule:
    """Dates that the officer accepted or set in place of the reading of the wording.

    Attributes:
        kind: Value of ``schedule.Kind``.
        occurrences: The times, in order; empty for a continuous task and one without date.
    """

    kind: str
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskMark:
    """What the officer noted on a task as a whole; most tasks have none.

    Attributes:
        task_id: The task.
        schedule: Dates accepted or set, None while the reading of the wording holds.
        event_document: Number and symbol of the document for which the task waited.
        event_date: Its day; the time allowed runs from it.
        dropped_on: Day since which the task is given up (không thực hiện), None when it is not.
        dropped_reason: Why.
        note: Free text.
        source: Document that gave the task.
    """

    task_id: str
    schedule: AcceptedSchedule | None = None
    event_document: str = ""
    event_date: dt.date | None = None
    dropped_on: dt.date | None = None
    dropped_reason: str = ""
    note: str = ""
    source: SourceDocument | None = None


@dataclass(frozen=True, slots=True)
class OccurrenceFact:
    """What happened to one time of a task; kept only once something did.

    Attributes:
        id, task_id: Lasting key, and that of the task.
        label: The time it belongs to: ``Occurrence.label`` when it was noted ("" for a task with
            a single time or none).
        due: Due day when it was noted; shows what it belonged to should the wording change.
        done_on: Day of completion, None while open.
        extended_to: Due day after a postponement (gia hạn), None when there was none.
        extension_reason: Why, and by whose leave.
        dropped_reason: Why this time is not carried out; "" while it is.
        quality: Quality of the result in percent (Nghị định 335/2025), None when not judged.
        note: Free text.
    """

    id: str
    task_id: str
    label: str = ""
    due: dt.date | None = None
    done_on: dt.date | None = None
    extended_to: dt.date | None = None
    extension_reason: str = ""
    dropped_reason: str = ""
    quality: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """A line of the task's diary (nhật ký tiến độ).

    Attributes:
        id, task_id: Lasting key, and that of the task.
        on: Day it speaks of.
        percent: How far, 0-100; None for a mere note.
        note: What was done.
        difficulty: Vướng mắc, kiến nghị.
        label: Time it belongs to, "" for the task as a whole.
    """

    id: str
    task_id: str
    on: dt.date
    percent: int | None = None
    note: str = ""
    difficulty: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves that something was done (tài liệu minh chứng): a document, a file, or both.

    Attributes:
        id: Lasting key.
        number: Number and symbol ("15/BC-UBND"), may be empty for a file.
        date: Day of the document.
        subject: Trích yếu, or what the file shows.
        issuer: Who issued it; empty means the commune.
        file_hash: SHA-256 of the file kept, "" when there is none.
        file_name: Name it came with.
        file_size: Bytes.
    """

    id: str
    number: str = ""
    date: dt.date | None = None
    subject: str = ""
    issuer: str = ""
    file_hash: str = ""
    file_name: str = ""
    file_size: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """An evidence that proves a task; one evidence may prove many.

    Attributes:
        id, evidence_id, task_id: Lasting key, and what proves what.
        label: Time it belongs to, "" for the task as a whole.
        place: Where in the document ("mục II.3, trang 4").
    """

    id: str
    evidence_id: str
    task_id: str
    label: str = ""
    place: str = ""


class ReminderWay(Enum):
    """How somebody was reminded."""

    LETTER = "letter"
    """Công văn đôn đốc."""
    NOTE = "note"
    """Phiếu nhắc việc."""
    SPOKEN = "spoken"
    """By telephone or in person."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of one task (nhắc việc, đôn đốc).

    Attributes:
        id, task_id: Lasting key, and that of the task.
        on: Day.
        way: Letter, note or spoken.
        assignee: Name of who was reminded.
        outgoing_id: The letter in the register of outgoing documents, "" when there is none.
        note: Free text.
    """

    id: str
    task_id: str
    on: dt.date
    way: ReminderWay
    assignee: str
    outgoing_id: str = ""
    note: str = ""


class DayKind(Enum):
    """How a day differs from the plain calendar."""

    OFF = "off"
    """Nghỉ, nghỉ bù, nghỉ hoán đổi."""
    WORKING = "working"
    """Làm bù, làm việc ngày thứ Bảy."""


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off or a working Saturday that the officer entered or a preset brought.

    Attributes:
        id: Lasting key.
        date: The day.
        kind: Off or working.
        name: "Nghỉ hoán đổi", "Làm bù ngày 02/01".
    """

    id: str
    date: dt.date
    kind: DayKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """One time of a task with what happened to it: computed from schedule and fact.

    Attributes:
        label: "Quý I/2026", "" for a task without parts.
        start: First day, None where there is none.
        due: Day by which it is to be done, after any postponement; None where there is none.
        planned_due: Due day by the schedule, before any postponement.
        done_on: Day of completion, None while open.
        dropped: True when this time is not carried out.
        fact_id: Key of the fact behind it, "" when nothing happened yet.
    """

    label: str
    start: dt.date | None
    due: dt.date | None
    planned_due: dt.date | None = None
    done_on: dt.date | None = None
    dropped: bool = False
    fact_id: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits to be done."""
        return self.done_on is None and not self.dropped


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """All that is kept about one task."""

    mark: TaskMark | None = None
    occurrences: tuple[OccurrenceFact, ...] = ()
    progress: tuple[ProgressEntry, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    evidence: tuple[EvidenceLink, ...] = ()
    reminders: tuple[Reminder, ...] = ()
