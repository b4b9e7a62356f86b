"""Composition root: the only module that knows everyone.

Parts are imported where they are joined, so that the window is on screen before they load.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import i18n, paths, settings
from desktop.error_log import keep_errors
from desktop.late_parts import LateFileReader, LatePagePictures, LateParts

if TYPE_CHECKING:
    from desktop.documents.office_documents import FileOfficeDocuments
    from desktop.documents.templates import FileTemplates
    from desktop.domain.tracking.model import Time
    from desktop.services.exchange.service import PackageParts
    from desktop.services.exchange_ports import Drives, Stop
    from desktop.services.ports import (
        BackupFile,
        Clock,
        DocumentRenderer,
        FormatChecker,
        Presets,
        Progress,
        Store,
        StoreOpener,
        TemplateLibrary,
    )
    from desktop.services.program import Services
    from desktop.services.reading import FileUnderstanding
    from desktop.services.rescued import BackupContents, Rescue
    from desktop.services.second_place import SecondPlaces
    from desktop.services.task_ports import HolidaySource, OfficeDocuments
    from desktop.services.work_calendar import CalendarService


class SystemClock:
    """The clock of the PC."""

    def today(self) -> date:
        """Return the day of today."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the local time."""
        return datetime.now().astimezone()


class Application:
    """Joins the use cases with storage and documents; parts are made at first need."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock: Clock = clock or SystemClock()

    @cached_property
    def settings(self) -> settings.Settings:
        """Settings of this PC."""
        return settings.load(paths.settings_file())

    @cached_property
    def _renderer(self) -> DocumentRenderer:
        from desktop.documents.renderer import PlanDocuments

        return PlanDocuments()

    @cached_property
    def _checker(self) -> FormatChecker:
        from desktop.documents.check.checker import Nd30Checker

        return Nd30Checker(self._renderer)

    @cached_property
    def _templates(self) -> FileTemplates:
        from desktop.documents.templates import FileTemplates

        return FileTemplates(
            paths.RESOURCES / "templates", paths.own_templates(), paths.RESOURCES / "samples"
        )

    @cached_property
    def _presets(self) -> Presets:
        from desktop.documents.presets import FilePresets

        return FilePresets(paths.RESOURCES / "presets")

    @cached_property
    def _office_documents(self) -> FileOfficeDocuments:
        from desktop.documents.office_documents import FileOfficeDocuments

        return FileOfficeDocuments(
            paths.RESOURCES / "templates" / "documents",
            paths.own_templates() / "van-ban",
            paths.RESOURCES / "presets",
        )

    @cached_property
    def _holidays(self) -> HolidaySource:
        from desktop.calendars.vietnam import VietnamHolidays

        return VietnamHolidays()

    @cached_property
    def _package_parts(self) -> PackageParts:
        from desktop.exchange.keys import NewKeys
        from desktop.exchange.reader import ZipPackageReader
        from desktop.exchange.writer import ZipPackageWriter
        from desktop.services.exchange.service import PackageParts

        reader = ZipPackageReader(paths.staging_folder())
        reader.sweep()
        return PackageParts(ZipPackageWriter(), reader, NewKeys(), self.drives(), self._templates)

    @cached_property
    def _second_places(self) -> SecondPlaces:
        from desktop.exchange.second_place import StickFiles
        from desktop.services.second_place import SecondPlaces
        from desktop.storage.shelf import BackupFolders

        shelf = BackupFolders(lambda workspace: self._opener().backup_folder(workspace))
        templates = paths.own_templates()
        return SecondPlaces(self.settings, self.save_settings, shelf, StickFiles(), templates)

    def _calendar(self, store: Store) -> CalendarService:
        from desktop.calendars.presets import known_special_days, optional_days
        from desktop.services.work_calendar import CalendarService

        shipped = paths.RESOURCES / "presets" / "calendar.toml"
        return CalendarService(
            store,
            self._holidays,
            known_days=lambda: known_special_days(shipped),
            optional_days=lambda: optional_days(shipped),
        )

    def templates(self) -> TemplateLibrary:
        """Return the templates that ship with the program and those of the office."""
        return self._templates

    def checker(self) -> FormatChecker:
        """Return the checker of document formats."""
        return self._checker

    def understanding(self) -> FileUnderstanding:
        """Return the reader of foreign files, for which no workspace need be open."""
        from desktop.services.reading import FileUnderstanding

        return FileUnderstanding(LateFileReader(), self.clock)

    def office_documents(self) -> OfficeDocuments:
        """Return what makes documents besides plans; it needs no workspace."""
        return self._office_documents

    def package_parts(self) -> PackageParts:
        """Return what writes, reads and finds packages; it needs no workspace."""
        return self._package_parts

    def drives(self) -> Drives:
        """Return what finds the sticks that are plugged in."""
        from desktop.exchange.drives import SystemDrives

        return SystemDrives()

    def second_places(self) -> SecondPlaces:
        """Return what brings backups outside this PC; it needs no workspace."""
        return self._second_places

    def create(self, workspace: Path) -> Services:
        """Make a new workspace and open it."""
        store = self._opener().create(workspace)
        # Made at once, so that every backup has them: who puts one back signs as before.
        self.package_parts().keys.office_keys(store.exchange)
        return self._join(store)

    def open(self, workspace: Path) -> Services:
        """Open a workspace."""
        return self._join(self._opener().open(workspace))

    def restore(self, backup: Path, workspace: Path) -> Path:
        """Put a verified backup in the place of a workspace; return where the old one went."""
        return self._opener().restore(backup, workspace)

    def bring_back(self, backup: Path, workspace: Path, tell: Progress, cancelled: Stop) -> int:
        """Take over what was kept beside a backup: evidence, packages, templates.

        Return how many files.
        """
        from desktop.services.second_place import TEMPLATES
        from desktop.storage.companions import bring_back

        files = bring_back(backup, workspace, tell, cancelled)
        return files + self._templates.take_all(backup.parent / TEMPLATES)

    def look_inside(self, backup: Path) -> BackupContents:
        """Return what a backup holds."""
        return self._opener().look_inside(backup)

    def rescue(self, damaged: Path, out: Path, tell: Progress, cancelled: Stop) -> Rescue:
        """Put what can be read of a damaged workspace into the new file ``out``."""
        return self._opener().rescue(damaged, out, tell, cancelled)

    def unlock(self, path: Path, passphrase: str) -> None:
        """Take the passphrase of a workspace or a backup for this sitting."""
        self._opener().unlock(path, passphrase)

    def set_passphrase(
        self, workspace: Path, passphrase: str, *, backups_too: bool
    ) -> Sequence[Path]:
        """Write a closed workspace anew under a passphrase; return the backups left alone."""
        return self._opener().set_passphrase(workspace, passphrase, backups_too=backups_too)

    def backups(self, workspace: Path) -> Sequence[BackupFile]:
        """Return the backups of a workspace, newest first; the workspace may be damaged."""
        return self._opener().list_backups(workspace)

    def last_workspace(self) -> Path:
        """Return the workspace last opened, or the default place of the first one."""
        return Path(self.settings.workspace or paths.default_workspace())

    def remember(self, workspace: Path) -> None:
        """Make ``workspace`` the one that opens when none is named."""
        if self.settings.workspace != str(workspace.resolve()):
            self.settings.workspace = str(workspace.resolve())
            self.save_settings()

    def save_settings(self) -> None:
        """Write the settings of this PC."""
        settings.save(self.settings, paths.settings_file())

    def _opener(self) -> StoreOpener:
        from desktop.storage.machine import FileMachine
        from desktop.storage.workspace import WorkspaceOpener

        folder = Path(self.settings.backup_folder) if self.settings.backup_folder else None
        return WorkspaceOpener(
            backups=folder,
            clock=self.clock,
            holidays=self._holidays,
            machine=FileMachine(paths.machine_file()),
        )

    def _join(self, store: Store) -> Services:
        from desktop.services.documents import DocumentService
        from desktop.services.library import LibraryService
        from desktop.services.plans import PlanService
        from desktop.services.profile import ProfileService
        from desktop.services.program import Services
        from desktop.services.reading import ReadingService
        from desktop.services.safety import HistoryService, SafetyService
        from desktop.services.search import SearchService
        from desktop.services.tasks.leaving import LeavingGuard
        from desktop.storage.files import write_document

        clock = self.clock
        profile = ProfileService(store, self._presets, LeavingGuard(store, clock))
        return Services(
            store=store,
            profile=profile,
            plans=PlanService(store, profile, self._templates_of(store)),
            documents=DocumentService(self._renderer, self._checker, write_document, clock),
            library=LibraryService(store),
            history=HistoryService(store),
            safety=SafetyService(store),
            search=SearchService(store),
            reading=ReadingService(LateFileReader(), store, clock, LatePagePictures()),
            calendar=self._calendar(store),
            late=LateParts(self, store),
            **self._follow_up(store),
        )

    def _templates_of(self, store: Store) -> TemplateLibrary:
        """Return the templates with those that the level above gave to this workspace."""
        from desktop.documents.template_shelf import GivenTemplate
        from desktop.domain.consolidation.down_records import TEMPLATE

        def given() -> Sequence[GivenTemplate]:
            found = store.received.items_from_above.list("part", TEMPLATE)
            rows = sorted(found, key=lambda row: row.id)
            return [GivenTemplate(row.key, row.office, row.content["text"]) for row in rows]

        return self._templates.with_given(given)

    def _follow_up(self, store: Store) -> dict[str, Any]:
        """Return the use cases of tasks, letters and reports by the names of their fields."""
        from desktop.services.exchange.log import last_made_at
        from desktop.services.letters.evaluation import EvaluationService
        from desktop.services.letters.letters import LetterService
        from desktop.services.letters.outgoing import OutgoingService
        from desktop.services.reports.reports import ReportService
        from desktop.services.targets import TargetService
        from desktop.services.tasks.acceptance import AcceptanceService
        from desktop.services.tasks.assignments import AssignmentService
        from desktop.services.tasks.coverage import CoverageService
        from desktop.services.tasks.evidence import EvidenceService
        from desktop.services.tasks.tasks import TaskService
        from desktop.services.tasks.today import TodayService
        from desktop.storage.files import write_document

        clock, documents = self.clock, self._office_documents
        return {
            "tasks": TaskService(store, clock),
            "acceptance": AcceptanceService(store, clock),
            "assignments": AssignmentService(store, clock),
            "coverage": CoverageService(store, clock),
            "evidence": EvidenceService(store, clock, documents, write_document),
            "today": TodayService(
                store,
                clock,
                backups=lambda: self.backups(store.path),
                last_package=lambda: last_made_at(store.exchange),
            ),
            "letters": LetterService(store, clock, documents, write_document, self._calendar_file),
            "outgoing": OutgoingService(store, clock),
            "reports": ReportService(store, clock, documents, write_document),
            "targets": TargetService(store, clock),
            "evaluations": EvaluationService(store, clock, documents, write_document),
        }

    def _calendar_file(self, times: Sequence[tuple[str, str, Time]], name: str) -> bytes:
        from desktop.documents.ics import CalendarEvent, write_calendar

        events = [
            CalendarEvent(key, time.label, title, time.due)
            for key, title, time in times
            if time.due is not None
        ]
        return write_calendar(events, self.clock.now(), name)


def run_command(arguments: Sequence[str]) -> int:
    """Run one command of the command line."""
    from desktop.cli.main import main

    keep_errors(paths.error_file())
    application = Application()
    i18n.install(application.settings.language)
    return main(arguments, application)


def run_window(arguments: Sequence[str]) -> int:
    """Open the window."""
    from desktop.ui.start import run

    keep_errors(paths.error_file())
    application = Application()
    i18n.install(application.settings.language)
    return run(application, arguments)
