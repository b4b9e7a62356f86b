"""What the use cases need from the outside: the store, the writers, the checker, the clock.

The storage, documents and exchange packages implement these; only ``desktop.app`` joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain.commune import CommuneProfile
from desktop.domain.facts import ReportDue
from desktop.domain.findings import Finding
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.plan import Plan, PlanKind, PlanStatus, YearSpan
from desktop.domain.reading.source import SourceDocument
from desktop.domain.template import Question, TemplateInfo
from desktop.services.outcome import Kind

if TYPE_CHECKING:
    from desktop.services.checkup import Fault
    from desktop.services.consolidation.ports import ReceivedStore
    from desktop.services.exchange.ports import ExchangeStore
    from desktop.services.rescued import BackupContents, Rescue
    from desktop.services.task_ports import Blobs, TaskStore


class Clock(Protocol):
    """The time of day; tests hold it still."""

    def today(self) -> date:
        """Return the day of today."""

    def now(self) -> datetime:
        """Return the local time."""


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan as the list of plans shows it."""

    id: str
    kind: PlanKind
    subject: str
    years: YearSpan
    number: str
    symbol: str
    status: PlanStatus
    issuer_name: str
    task_count: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the history: a user action and what it touched.

    Attributes:
        id: Number, growing.
        label: What was done, in Vietnamese ("Sửa nội dung", "Thêm căn cứ").
        at: When, local time.
        subject_id: The plan it belongs to, empty for the workspace.
        undone: True when it was taken back.
    """

    id: int
    label: str
    at: datetime
    subject_id: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after a step; ``before`` or ``after`` is None for new or deleted rows."""

    table: str
    row_id: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


class PlanRepository(Protocol):
    """Plans in the store."""

    def get(self, plan_id: str) -> Plan:
        """Return the plan; raise ``Refused`` when there is none."""

    def list(self) -> Sequence[PlanSummary]:
        """Return all plans, the last changed first."""

    def report_dues(self, year: int) -> Sequence[ReportDue]:
        """Return the reports that the followed plans of a year ask for, the first made first."""

    def save(self, plan: Plan) -> frozenset[Kind]:
        """Write only the rows that differ; return the kinds of thing that changed."""

    def delete(self, plan_id: str) -> None:
        """Mark the plan as deleted (a tombstone stays)."""


class ProfileRepository(Protocol):
    """The commune that owns the workspace."""

    def get(self) -> CommuneProfile | None:
        """Return the profile, None in a workspace that was never set up."""

    def save(self, profile: CommuneProfile) -> frozenset[Kind]:
        """Write only the rows that differ; return the kinds of thing that changed."""


class LegalLibrary(Protocol):
    """Library of legal documents."""

    def list(self) -> Sequence[LegalDocument]:
        """Return all documents, newest first."""

    def save(self, document: LegalDocument) -> None:
        """Add or change a document."""

    def delete(self, document_id: str) -> None:
        """Mark the document as deleted."""


class History(Protocol):
    """History of every change, and the way back."""

    def steps(self, subject_id: str = "", limit: int = 200) -> Sequence[Step]:
        """Return steps, newest first; of one plan when ``subject_id`` is given."""

    def steps_of_rows(self, row_ids: Sequence[str], limit: int = 200) -> Sequence[Step]:
        """Return the steps that touched any of these rows, newest first."""

    def made_at(self, row_ids: Sequence[str]) -> Mapping[str, datetime]:
        """Return when each of these rows came to be; those without a trace are left out."""

    def changes(self, step_id: int) -> Sequence[Change]:
        """Return the rows that a step touched."""

    def undo(self, subject_id: str = "") -> tuple[Step, frozenset[Kind]] | None:
        """Take back the last step that stands; None when there is none.

        Raises ``Refused`` when the rows are no longer as the step left them.
        """

    def redo(self, subject_id: str = "") -> tuple[Step, frozenset[Kind]] | None:
        """Do again the last step taken back; None when there is none."""

    def can_undo(self, subject_id: str = "") -> bool:
        """Tell whether ``undo`` would do something."""

    def can_redo(self, subject_id: str = "") -> bool:
        """Tell whether ``redo`` would do something."""


class Store(Protocol):
    """An open workspace file. All calls come from one thread.

    Attributes:
        path: The file.
        notices: What the officer should know after opening, one Vietnamese sentence each.
        tasks: The facts about tasks, the list of all, and what belongs to them.
        blobs: The files of evidence.
        received: What communes sent, in the workspace of the level above them.
        exchange: The rows with what they know, as packages carry them.
        is_encrypted: Whether the file needs a passphrase.
    """

    path: Path
    is_encrypted: bool
    notices: tuple[str, ...]
    plans: PlanRepository
    profile: ProfileRepository
    library: LegalLibrary
    history: History
    tasks: TaskStore
    blobs: Blobs
    received: ReceivedStore
    exchange: ExchangeStore

    def step(self, label: str, subject_id: str = "") -> AbstractContextManager[int]:
        """Open the one transaction of a user action; yields the number of the step.

        All writes inside are on disk when the block ends, or none of them is.
        """

    def backup(self, reason: str) -> Path:
        """Write a verified backup and return its path."""

    def keep_safe(self, reason: str) -> Path | None:
        """Back up when something changed since the last backup; None when nothing did."""

    def check(self) -> Sequence[str]:
        """Return what is wrong with the file, one Vietnamese sentence each; empty when sound."""

    def faults(self) -> Sequence[Fault]:
        """Return what is wrong with the file, and what mends it."""

    def mend_indexes(self) -> None:
        """Make the indexes of the file anew from the rows."""

    def mend_list(self) -> None:
        """Make the list of all tasks anew from the rows."""

    def close(self) -> None:
        """Back up when something changed, then let the file go."""


class BackupFile(Protocol):
    """A backup as the list of backups shows it."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def at(self) -> datetime:
        """When it was made, by the clock on the wall (without time zone)."""

    @property
    def reason(self) -> str:
        """Why it was made, in letters without marks ("khi-dong")."""

    @property
    def size(self) -> int:
        """Bytes."""

    def is_verified(self) -> bool:
        """Tell whether the file is still the one that was checked when it was made."""


class StoreOpener(Protocol):
    """Makes and opens workspace files."""

    def create(self, path: Path) -> Store:
        """Make a new workspace file; refuses an existing one."""

    def open(self, path: Path) -> Store:
        """Open a workspace file; refuses foreign, damaged and newer files with a sentence."""

    def restore(self, backup: Path, workspace: Path) -> Path:
        """Put a verified backup in the place of ``workspace``; return where the old file went."""

    def rescue(
        self, damaged: Path, out: Path, tell: Progress = ..., cancelled: Callable[[], bool] = ...
    ) -> Rescue:
        """Put what can be read of a damaged file into the new file ``out``.

        The damaged file is not touched; a copy of it is kept among its backups. The files of
        evidence and the packages beside it belong to the new file as well.
        """

    def look_inside(self, backup: Path) -> BackupContents:
        """Return what a backup holds; it is not opened as a workspace."""

    def list_backups(self, path: Path) -> Sequence[BackupFile]:
        """Return the backups of a workspace file, newest first."""

    def unlock(self, path: Path, passphrase: str) -> None:
        """Take the passphrase of a workspace or a backup for this sitting.

        Until then whatever looks into the file raises ``PassphraseNeeded``.
        """

    def set_passphrase(self, path: Path, passphrase: str, *, backups_too: bool) -> Sequence[Path]:
        """Write a closed workspace anew under a passphrase, "" for none.

        Return the backups that are still as they were, and packages that anybody can read.
        """


@dataclass(frozen=True, slots=True)
class PageSpot:
    """Where a block of a plan stands on the pages: page from 1, millimetres from its top."""

    anchor: str
    page: int
    y_mm: float


@dataclass(frozen=True, slots=True)
class Preview:
    """Pages of a document as pictures.

    Attributes:
        pages: PNG data, one entry a page.
        spots: Where the blocks stand; empty when not asked for.
    """

    pages: tuple[bytes, ...]
    spots: tuple[PageSpot, ...] = ()


class DocumentRenderer(Protocol):
    """Makes documents of plans."""

    def render(self, plan: Plan, profile: CommuneProfile, format_name: str) -> bytes:
        """Return the document as "docx", "pdf" or "xlsx".

        Raises ``Refused`` for an unknown format and for "xlsx" of a plan without a table.
        """

    def preview(
        self, plan: Plan, profile: CommuneProfile, dpi: int, spots: bool = False
    ) -> Preview:
        """Return the pages as pictures at ``dpi``."""


class FormatChecker(Protocol):
    """Checks documents against Nghị định 30/2020/NĐ-CP."""

    def check_file(
        self, path: Path, document_type: str = "", pdf_twin: Path | None = None
    ) -> Sequence[Finding]:
        """Check a DOCX; ``document_type`` is an abbreviation ("KH") when it is known.

        ``pdf_twin`` is a PDF made of the same document, checked beside it.
        """

    def check_plan(self, plan: Plan, profile: CommuneProfile) -> Sequence[Finding]:
        """Check the document that the plan makes, with anchors to its blocks."""


class TemplateLibrary(Protocol):
    """Templates that ship with the program, and those the office saved."""

    def list(self) -> Sequence[TemplateInfo]:
        """Return all templates in the order in which they are offered."""

    def questions(
        self, template_id: str, year: int, profile: CommuneProfile, answers: Mapping[str, str]
    ) -> Sequence[Question]:
        """Return what a template asks, with the ready answers of this commune and year.

        ``answers`` are those given so far; a later question may follow from them.
        """

    def draft(
        self, template_id: str, year: int, profile: CommuneProfile, answers: Mapping[str, str]
    ) -> Plan:
        """Return a new plan filled for the commune and year, with no placeholder left.

        Raises ``Refused`` for an unknown template, question or answer.
        """

    def text(self, template_id: str) -> str:
        """Return a template as a whole, to be sent on; refused for an unknown or broken one."""

    def save_plan_as_template(self, plan: Plan, title: str) -> TemplateInfo:
        """Keep a plan as a template of the office."""

    def samples(self) -> Sequence[str]:
        """Return the names of the sample plans."""

    def sample(self, name: str) -> Plan:
        """Return a real plan stored as sample data."""


class Presets(Protocol):
    """Ready lists of units and officers by era."""

    def profile(self, preset: str, commune: str, province: str, district: str) -> CommuneProfile:
        """Return a profile with the preset's units and officers ("two-level", "three-level")."""

    def legal_documents(self) -> Sequence[LegalDocument]:
        """Return the legal documents that a new workspace starts with."""


Progress = Callable[[str, float], None]
"""Tells what is being done and how far it is, 0 to 1."""


class PlanFileReader(Protocol):
    """Reads foreign files."""

    def read(self, path: Path, tell: Progress, cancelled: Callable[[], bool]) -> SourceDocument:
        """Return what stands in a DOCX, XLSX, PDF, text or HTML file, or one that converts to it.

        ``cancelled`` is asked now and then; ``Cancelled`` is raised soon after it says yes.
        Raises ``Refused`` with one sentence for a file that cannot be read.
        """


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a picture.

    Attributes:
        width, height: Dots.
        stride: Bytes of a row.
        data: The rows from top to bottom; four bytes a dot: red, green, blue, nothing.
    """

    width: int
    height: int
    stride: int
    data: bytes


class PagePictures(Protocol):
    """The printed pages of a foreign file that is open; calls may come from any one thread."""

    def sizes(self) -> Sequence[tuple[float, float]]:
        """Return width and height of each page in millimetres."""

    def draw(self, page: int, width: int) -> PagePicture:
        """Return a page, counted from 1, ``width`` dots wide, less where that is too large.

        Raises ``Refused`` for a page that cannot be drawn, or not in good time.
        """

    def close(self) -> None:
        """Let the file go."""


class PagePictureOpener(Protocol):
    """Opens foreign files whose pages can be drawn."""

    def open(self, path: Path) -> PagePictures:
        """Open a file; raises ``Refused`` when its pages cannot be drawn."""
