"""Parts of the program that are joined, and their libraries loaded, when they are first needed.

Belongs to the composition root ``app``, and like it may know everyone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths

if TYPE_CHECKING:
    from desktop.domain.reading.source import SourceDocument
    from desktop.services.checkup import CheckService
    from desktop.services.consolidation.below import WordsFromAbove
    from desktop.services.consolidation.service import ConsolidationService
    from desktop.services.exchange.service import ExchangeService
    from desktop.services.ports import PagePictures, Progress, Store
    from desktop.services.program import Program


class LateFileReader:
    """The reader of foreign files, loaded when the first file is read."""

    def read(self, path: Path, tell: Progress, cancelled: Callable[[], bool]) -> SourceDocument:
        """Return what stands in a file."""
        from desktop.documents.read.reader import FileReader

        return FileReader().read(path, tell, cancelled)


class LatePagePictures:
    """Pages of foreign files as pictures; the library loads when the first file is shown."""

    def open(self, path: Path) -> PagePictures:
        """Open a PDF file."""
        from desktop.documents.read.page_pictures import PdfPagePictures

        return PdfPagePictures(path)


class LateParts:
    """Use cases over one workspace whose parts are loaded when they are first asked for."""

    def __init__(self, application: Program, store: Store) -> None:
        self._application = application
        self._store = store

    @cached_property
    def checks(self) -> CheckService:
        """Checking the workspace and mending it."""
        from desktop.services.checkup import CheckService

        store, application = self._store, self._application
        return CheckService(store, application.clock, lambda: application.backups(store.path))

    @cached_property
    def exchange(self) -> ExchangeService:
        """Packages that are carried by USB stick."""
        from desktop.documents.template_shelf import TemplateTrialRun
        from desktop.domain.exchange.model import PackageKind
        from desktop.services.consolidation.below import DownPackages
        from desktop.services.consolidation.desk import ConsolidationDesk
        from desktop.services.consolidation.packages import ReportPackages
        from desktop.services.consolidation.whole import WholePackages
        from desktop.services.exchange.copies import WorkspacePackages
        from desktop.services.exchange.service import ExchangeService

        store, clock = self._store, self._application.clock
        parts = self._application.package_parts()
        reports = ReportPackages(ConsolidationDesk(store, clock), parts.reader)
        presets = paths.RESOURCES / "presets"
        down = DownPackages(
            store,
            clock,
            parts.reader,
            lambda: TemplateTrialRun(store.profile.get, clock.today().year, presets),
        )
        whole = WholePackages(WorkspacePackages(store, parts.reader, parts.templates), reports)
        kinds = {PackageKind.WORKSPACE: whole, PackageKind.REPORT: reports, PackageKind.DOWN: down}
        return ExchangeService(store, clock, parts, kinds)

    @cached_property
    def consolidation(self) -> ConsolidationService:
        """Adding up the reports of communes."""
        from desktop.documents.figure_form import FigureFormFiles
        from desktop.exchange.report_reading import PackageReports
        from desktop.services.consolidation.service import ConsolidationService
        from desktop.storage.files import write_document

        return ConsolidationService(
            self._store,
            self._application.clock,
            self._application.office_documents(),
            FigureFormFiles(),
            lambda: PackageReports(paths.staging_folder()),
            write_document,
            self._application.package_parts().reader,
        )

    @cached_property
    def words_from_above(self) -> WordsFromAbove:
        """What the level above said of the reports of this commune."""
        from desktop.services.consolidation.below import WordsFromAbove

        return WordsFromAbove(self._store)
