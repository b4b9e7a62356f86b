"""What the use cases of tasks, evidence, letters and reports need from the outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from desktop.domain.commune import CommuneProfile
from desktop.domain.office_document import DataTable, OfficeDocument, TextSection
from desktop.domain.outgoing import OutgoingDocument
from desktop.domain.reporting.evaluation import Rules
from desktop.domain.reporting.model import Measurement, Report, ReportDate
from desktop.domain.tracking.model import (
    Assignment,
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    PlanItem,
    ProgressEntry,
    Reminder,
    SpecialDay,
    TaskFacts,
    TaskMark,
    TaskState,
    Time,
)
from desktop.domain.tracking.query import Order, TaskLine, TaskListing, TaskQuery
from desktop.services.outcome import Kind
from desktop.services.ports import Preview

Item = TypeVar("Item")


class Records(Protocol[Item]):
    """Rows of one kind, each with a lasting key; written only inside a step of the store."""

    def get(self, key: str) -> Item | None:
        """Return the row, None when there is none."""

    def list(self, field: str = "", value: str = "") -> Sequence[Item]:
        """Return all rows, or those whose ``field`` (a key of another row) is ``value``."""

    def put(self, *items: Item) -> frozenset[Kind]:
        """Add or change rows; return the kinds of thing that changed."""

    def remove(self, *keys: str) -> frozenset[Kind]:
        """Mark rows as deleted; return the kinds of thing that changed."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view of the list of tasks that the officer named.

    Attributes:
        id: Lasting key.
        name: Her name for it.
        query, order: What it shows.
    """

    id: str
    name: str
    query: TaskQuery
    order: Order


@dataclass(frozen=True, slots=True)
class Tracked:
    """A task with all that is known of it, for counting and for reports.

    Attributes:
        item: The task as its plan words it.
        facts: What is kept about it.
        times: Its times with what happened to them.
        line: The task as a line of the list, on the day asked for.
    """

    item: PlanItem
    facts: TaskFacts
    times: tuple[Time, ...]
    line: TaskLine


class TaskStore(Protocol):
    """Tasks in the store: the facts kept about them, and the list computed from all.

    Attributes:
        marks, occurrences, progress, assignments, evidence, evidence_links, reminders: Facts;
            all but ``evidence`` can be listed by "task_id", ``evidence_links`` by "evidence_id"
            too. A mark's key is that of its task.
        own: Tasks entered by hand (``Origin.OWN``).
        special_days, views, outgoing, report_dates, reports, measurements: What their names say;
            ``measurements`` can be listed by "target_id".
        evaluation_rules: The one set of rules of the office; empty while the usual ones hold.
    """

    marks: Records[TaskMark]
    occurrences: Records[OccurrenceFact]
    progress: Records[ProgressEntry]
    assignments: Records[Assignment]
    evidence: Records[Evidence]
    evidence_links: Records[EvidenceLink]
    reminders: Records[Reminder]
    own: Records[PlanItem]
    special_days: Records[SpecialDay]
    views: Records[SavedView]
    outgoing: Records[OutgoingDocument]
    report_dates: Records[ReportDate]
    reports: Records[Report]
    measurements: Records[Measurement]
    evaluation_rules: Records[Rules]

    def find(self, query: TaskQuery, order: Order, today: dt.date) -> TaskListing:
        """Return the keys of the tasks that ``query`` asks for, in order (100 000 in < 0.3 s)."""

    def lines(self, keys: Sequence[str], today: dt.date) -> Sequence[TaskLine]:
        """Return the lines of these tasks, in the order of ``keys``; unknown keys are left out."""

    def item(self, key: str) -> PlanItem:
        """Return the task; refuses an unknown key.

        The beginning of a key is enough when only one task has it.
        """

    def rows_of(self, key: str) -> Sequence[str]:
        """Return the keys of all rows that ever told of a task, removed ones included."""

    def tracked(self, keys: Sequence[str], today: dt.date) -> Iterator[Tracked]:
        """Yield the tasks with all that is known of them, in the order of ``keys``."""

    def times_between(
        self, first: dt.date, last: dt.date, query: TaskQuery, today: dt.date
    ) -> Sequence[tuple[str, Time]]:
        """Return the times due from ``first`` to ``last`` with the keys of their tasks, by day."""

    def plan_counts(
        self, states: Collection[TaskState], today: dt.date
    ) -> Mapping[str, tuple[int, int]]:
        """Return how many tasks of each followed plan are in ``states``, and how many it has."""

    def areas(self) -> Sequence[str]:
        """Return the content areas that occur, in the order of the plans."""

    def listed(self) -> float:
        """Return how much of the list of all tasks is made, 1 when it can be asked at once.

        What asks for tasks before makes the rest of it first, half a minute for 100 000.
        """

    def list_more(self) -> float:
        """Make some more of the list, for about half a second; return how much is made then."""


class Blobs(Protocol):
    """Files of evidence, kept beside the workspace under the hash of their content."""

    def put(self, source: Path) -> tuple[str, int]:
        """Keep a copy of a file; return its SHA-256 and size. The same content is kept once.

        Raises ``Refused`` for a file that is gone, empty or larger than allowed.
        """

    def take_back(self, copy: Path) -> bool:
        """Keep the content of a copy whose name is its hash; False when it holds another."""

    def is_sound(self, file_hash: str) -> bool:
        """Tell whether a kept file is there with the content that its name says."""

    def path(self, file_hash: str) -> Path:
        """Return where a kept file is; refuses one that has vanished or was altered."""


class HolidaySource(Protocol):
    """The public holidays of Vietnam."""

    def days_off(self, year: int) -> Mapping[dt.date, str]:
        """Return the days off by law with their names, days in lieu of a weekend included."""


class OfficeDocuments(Protocol):
    """Makes documents besides plans."""

    def fill(
        self,
        template_id: str,
        profile: CommuneProfile,
        year: int,
        values: Mapping[str, object],
        tables: Sequence[DataTable] = (),
    ) -> OfficeDocument:
        """Return the document of a template with these values and tables."""

    def sections(
        self,
        template_id: str,
        profile: CommuneProfile,
        year: int,
        values: Mapping[str, object],
        tables: Sequence[DataTable] = (),
    ) -> Sequence[TextSection]:
        """Return the sections whose words the officer may replace, as they stand now."""

    def render(self, document: OfficeDocument, profile: CommuneProfile, format_name: str) -> bytes:
        """Return the document as "docx", "pdf" or "xlsx" (its tables, one sheet each)."""

    def preview(self, document: OfficeDocument, profile: CommuneProfile, dpi: int) -> Preview:
        """Return the pages as pictures at ``dpi``."""
