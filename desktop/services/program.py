"""The use cases over one open workspace, and what can be done without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.services.documents import DocumentService
from desktop.services.library import LibraryService
from desktop.services.plans import PlanService
from desktop.services.ports import (
    BackupFile,
    Clock,
    FormatChecker,
    Progress,
    Store,
    TemplateLibrary,
)
from desktop.services.profile import ProfileService
from desktop.services.rescued import BackupContents, Rescue
from desktop.services.safety import HistoryService, SafetyService
from desktop.services.search import SearchService
from desktop.services.tasks.acceptance import AcceptanceService
from desktop.services.tasks.assignments import AssignmentService
from desktop.services.tasks.coverage import CoverageService
from desktop.services.tasks.evidence import EvidenceService
from desktop.services.tasks.tasks import TaskService
from desktop.services.tasks.today import TodayService
from desktop.services.work_calendar import CalendarService

if TYPE_CHECKING:
    from desktop.services.checkup import CheckService
    from desktop.services.consolidation.below import WordsFromAbove
    from desktop.services.consolidation.service import ConsolidationService
    from desktop.services.exchange.service import ExchangeService, PackageParts
    from desktop.services.exchange_ports import Drives, Stop
    from desktop.services.letters.evaluation import EvaluationService
    from desktop.services.letters.letters import LetterService
    from desktop.services.letters.outgoing import OutgoingService
    from desktop.services.reading import FileUnderstanding, ReadingService
    from desktop.services.reports.reports import ReportService
    from desktop.services.second_place import SecondPlaces
    from desktop.services.targets import TargetService
    from desktop.services.task_ports import OfficeDocuments


class LateServices(Protocol):
    """Use cases that are joined when they are first asked for."""

    @property
    def checks(self) -> CheckService:
        """Checking the workspace and mending it."""

    @property
    def exchange(self) -> ExchangeService:
        """Packages that are carried by USB stick."""

    @property
    def consolidation(self) -> ConsolidationService:
        """Adding up the reports of communes."""

    @property
    def words_from_above(self) -> WordsFromAbove:
        """What the level above said of the reports of this commune."""


@dataclass(frozen=True, slots=True)
class Services:
    """All use cases over one open workspace."""

    store: Store
    profile: ProfileService
    plans: PlanService
    documents: DocumentService
    library: LibraryService
    history: HistoryService
    safety: SafetyService
    search: SearchService
    reading: ReadingService
    tasks: TaskService
    acceptance: AcceptanceService
    assignments: AssignmentService
    coverage: CoverageService
    evidence: EvidenceService
    today: TodayService
    calendar: CalendarService
    letters: LetterService
    outgoing: OutgoingService
    reports: ReportService
    targets: TargetService
    evaluations: EvaluationService
    late: LateServices

    @property
    def checks(self) -> CheckService:
        """Checking the workspace and mending it."""
        return self.late.checks

    @property
    def exchange(self) -> ExchangeService:
        """Packages that are carried by USB stick."""
        return self.late.exchange

    @property
    def consolidation(self) -> ConsolidationService:
        """Adding up the reports of communes."""
        return self.late.consolidation

    @property
    def words_from_above(self) -> WordsFromAbove:
        """What the level above said of the reports of this commune."""
        return self.late.words_from_above

    def close(self) -> None:
        """Back up when something changed and let the workspace go."""
        self.store.close()


class Program(Protocol):
    """What the command line and the window ask of the composition root."""

    clock: Clock

    def templates(self) -> TemplateLibrary:
        """Return the templates that ship with the program and those of the office."""

    def checker(self) -> FormatChecker:
        """Return the checker of document formats."""

    def office_documents(self) -> OfficeDocuments:
        """Return what makes documents besides plans; for drawing pages beside the store."""

    def understanding(self) -> FileUnderstanding:
        """Return the reader of foreign files, for which no workspace need be open."""

    def package_parts(self) -> PackageParts:
        """Return what writes, reads and finds packages; it needs no workspace."""

    def drives(self) -> Drives:
        """Return what finds the sticks that are plugged in."""

    def second_places(self) -> SecondPlaces:
        """Return what brings backups outside this PC; it needs no workspace."""

    def create(self, workspace: Path) -> Services:
        """Make a new workspace and open it."""

    def open(self, workspace: Path) -> Services:
        """Open a workspace."""

    def restore(self, backup: Path, workspace: Path) -> Path:
        """Put a verified backup in the place of a workspace; return where the old one went."""

    def bring_back(self, backup: Path, workspace: Path, tell: Progress, cancelled: Stop) -> int:
        """Take over what was kept beside a backup: evidence, packages, templates.

        Return how many files.
        """

    def look_inside(self, backup: Path) -> BackupContents:
        """Return what a backup holds."""

    def rescue(self, damaged: Path, out: Path, tell: Progress, cancelled: Stop) -> Rescue:
        """Put what can be read of a damaged workspace into the new file ``out``."""

    def unlock(self, path: Path, passphrase: str) -> None:
        """Take the passphrase of a workspace or a backup for this sitting.

        Raises ``WrongPassphrase``. Until then whatever looks into the file raises
        ``PassphraseNeeded``.
        """

    def set_passphrase(
        self, workspace: Path, passphrase: str, *, backups_too: bool
    ) -> Sequence[Path]:
        """Write a closed workspace anew under a passphrase, "" for none.

        Return the backups that are still as they were, and packages that anybody can read.
        """

    def backups(self, workspace: Path) -> Sequence[BackupFile]:
        """Return the backups of a workspace, newest first; the workspace may be damaged."""

    def last_workspace(self) -> Path:
        """Return the workspace last opened, or the default place of the first one."""

    def remember(self, workspace: Path) -> None:
        """Make ``workspace`` the one that opens when none is named."""
