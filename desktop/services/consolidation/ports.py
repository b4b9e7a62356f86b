"""What adding up needs from the outside: what was received, the reader of packages, the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from desktop.domain.consolidation.criteria import CriteriaSet, ScoreSheet
from desktop.domain.consolidation.flat import FlatReport
from desktop.domain.consolidation.register import (
    AcceptedPackage,
    CommuneOffice,
    DownReceipt,
    ExpectedReport,
    HandFigures,
    ItemFromAbove,
    OfficeLevel,
    OfficeNote,
    PackageFromAbove,
    ReportReturn,
    SentItem,
    SentPackage,
    SuperiorWord,
)
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState
from desktop.services.exchange_ports import Stop, never
from desktop.services.outcome import Kind
from desktop.services.ports import Progress
from desktop.services.task_ports import Records


class TaskSort(Enum):
    """Orders of the tasks of all communes."""

    OFFICE = "office"
    DUE = "due"
    STATE = "state"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class ReceivedQuery:
    """Which tasks of the communes are asked for.

    Attributes:
        year, period: Which reports.
        offices: Keys of communes; empty for all.
        text: Words that must all stand in the title, in the lead or in the area of a task, with or
            without marks.
        states, areas: Only these; empty for all. Areas by their titles.
        due_from, due_to: Only tasks due on these days.
        sort, descending: Order; communes stand in the order of the register.
    """

    year: int
    period: Period
    offices: frozenset[str] = frozenset()
    text: str = ""
    states: frozenset[TaskState] = frozenset()
    areas: frozenset[str] = frozenset()
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    sort: TaskSort = TaskSort.OFFICE
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ReceivedTask:
    """A task as a commune reported it.

    Attributes:
        package_id: The package that says so.
        id, area, title, lead, time, due, state, percent, done_on, reason: See ``TaskRecord``.
        evidence: How many documents prove it.
        proof: They in words.
    """

    package_id: str
    id: str
    area: str
    title: str
    lead: str
    time: str
    due: dt.date | None
    state: TaskState
    percent: int
    done_on: dt.date | None
    evidence: int
    proof: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReceivedTarget:
    """A target as a commune reported it; see ``TargetRecord``."""

    package_id: str
    id: str
    text: str
    comparator: str
    goal: float
    unit: str
    value: float | None
    numerator: float | None
    denominator: float | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class ReceivedReport:
    """What a package said besides tasks and targets.

    Attributes:
        package_id: The package.
        office: Fields of ``OfficeRecord``.
        figures: Numbers by key.
        areas: Titles of areas by the scope of their numbers.
    """

    package_id: str
    office: Mapping[str, Any]
    figures: Mapping[str, int]
    areas: Mapping[str, str]


class ReceivedStore(Protocol):
    """What the level above keeps, and what is derived from the packages in its inbox.

    The derived part of a package never changes: it is put in once and found by ``package_id``.

    Attributes:
        offices, packages, notes, hand, returns, expected: Rows; all but the first and the last
            can be listed by "office_id".
        criteria, scores: Sets of criteria, and reviewed scores by "set_id" or "office_id".
        sent_items, sent_packages, receipts: What went down, and which communes took it in;
            receipts can be listed by "package_id".
        words_from_above: On the side of a commune: what came down about its reports.
        packages_from_above, items_from_above: What else came down, as it came; things can be
            listed by "part".
    """

    offices: Records[CommuneOffice]
    packages: Records[AcceptedPackage]
    notes: Records[OfficeNote]
    hand: Records[HandFigures]
    returns: Records[ReportReturn]
    expected: Records[ExpectedReport]
    criteria: Records[CriteriaSet]
    scores: Records[ScoreSheet]
    sent_items: Records[SentItem]
    sent_packages: Records[SentPackage]
    receipts: Records[DownReceipt]
    words_from_above: Records[SuperiorWord]
    packages_from_above: Records[PackageFromAbove]
    items_from_above: Records[ItemFromAbove]

    @property
    def inbox(self) -> Path:
        """The folder of accepted packages, ``<stem>.goi-nhan`` beside the workspace."""

    @property
    def workspace_id(self) -> str:
        """Lasting key of the workspace."""

    def level(self) -> OfficeLevel:
        """Return the level of the office; that of a commune when it was never set."""

    def set_level(self, level: OfficeLevel) -> frozenset[Kind]:
        """Keep the level of the office; inside a step."""

    def accepted(self, year: int, period: Period | None = None) -> Sequence[AcceptedPackage]:
        """Return the accepted packages of a year, or of one period of it."""

    def fill(self, reports: Iterable[tuple[str, FlatReport]]) -> int:
        """Derive the tables for packages that have none; inside a step. Return how many."""

    def clear(self) -> None:
        """Empty the derived tables; inside a step."""

    def filled(self) -> frozenset[str]:
        """Return the packages for which the tables are derived."""

    def reports(self, package_ids: Sequence[str]) -> Sequence[ReceivedReport]:
        """Return figures and offices of packages, in their order; unknown ones are left out."""

    def find(
        self, query: ReceivedQuery, package_ids: Sequence[str], first: int, count: int
    ) -> Sequence[ReceivedTask]:
        """Return ``count`` tasks from the place ``first`` on; communes as in ``package_ids``."""

    def states(self, query: ReceivedQuery, package_ids: Sequence[str]) -> Mapping[TaskState, int]:
        """Return how many of the tasks asked for are in each state."""

    def targets(self, package_ids: Sequence[str]) -> Sequence[ReceivedTarget]:
        """Return the targets of packages, in their order."""

    def digest(self, package_ids: Sequence[str]) -> str:
        """Return the SHA-256 of all that is derived from these packages, in their order."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A package of the inbox that was read to its end.

    Attributes:
        path: The file.
        problem: Why it cannot be used, "" when it can.
        manifest_hash: SHA-256 of its manifest.
        flat: Its contents, None with a problem.
    """

    path: Path
    problem: str = ""
    manifest_hash: str = ""
    flat: FlatReport | None = field(default=None, repr=False)


class ReportReader(Protocol):
    """Reads packages of the inbox, many at a time."""

    def read_all(
        self, paths: Sequence[Path], tell: Progress, cancelled: Stop = never
    ) -> Iterator[ReadReport]:
        """Yield what stands in each file, in the order of ``paths``; a bad file stops nothing.

        Raises ``Cancelled``.
        """


@dataclass(frozen=True, slots=True)
class FigureForm:
    """The Excel form of a commune that has no program.

    Attributes:
        office: Name of the commune with its kind.
        year, period: What it reports on.
        figures: Numbers by key.
        source: Number and day of its report.
    """

    office: str
    year: int
    period: Period
    figures: Mapping[str, int] = field(default_factory=dict)
    source: str = ""


class FigureForms(Protocol):
    """Writes and reads the Excel form."""

    def write(self, form: FigureForm, superior: str) -> bytes:
        """Return the workbook with what is known filled in."""

    def read(self, data: bytes) -> FigureForm:
        """Return what was filled in; ``Refused`` names the cell that cannot be."""
