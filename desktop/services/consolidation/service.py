"""Everything that the level above does with the reports of its communes, in one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from desktop.domain.consolidation.adding import Ranked, Totals
from desktop.domain.consolidation.matrix import Cell, Overview
from desktop.domain.consolidation.register import CommuneOffice, HandFigures, ReportReturn
from desktop.domain.office_document import DataTable, OfficeDocument
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import USUAL
from desktop.services.consolidation.day import DayViews
from desktop.services.consolidation.desk import ConsolidationDesk, OfficeFigures
from desktop.services.consolidation.down import SendingDown
from desktop.services.consolidation.hand import HandEntry, TakenForm
from desktop.services.consolidation.history import Courses
from desktop.services.consolidation.offices import OfficeRegister
from desktop.services.consolidation.papers import ConsolidationPapers
from desktop.services.consolidation.ports import (
    FigureForm,
    FigureForms,
    ReceivedQuery,
    ReportReader,
)
from desktop.services.consolidation.proofs import ProofFiles
from desktop.services.consolidation.rebuilding import Rebuilding, Rebuilt, quiet
from desktop.services.consolidation.views import Comparison, TargetOfOffice, TaskPage, Views
from desktop.services.exchange_ports import PackageReader, Stop, never
from desktop.services.letters.export import Paper, WriteFile
from desktop.services.outcome import Outcome
from desktop.services.ports import Clock, Preview, Progress, Store
from desktop.services.task_ports import OfficeDocuments


class ConsolidationService:
    """Use cases over the workspace of a district or province.

    Attributes:
        register: The communes expected, the level of the office, dates and notes.
        day: What is seen first.
        down: What is sent down.
        proofs: The files of evidence that reports carry.
        courses: Communes through the periods, and the packages that were taken in.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        documents: OfficeDocuments,
        forms: FigureForms,
        reader: Callable[[], ReportReader],
        write_file: WriteFile,
        packages: PackageReader,
    ) -> None:
        """Join the parts; ``reader`` is made when the inbox is read anew."""
        desk = ConsolidationDesk(store, clock)
        self.register = OfficeRegister(desk)
        self.down = SendingDown(desk)
        self._views = Views(desk)
        self.day = DayViews(desk, self._views)
        self.courses = Courses(desk)
        self.proofs = ProofFiles(desk, packages)
        self._hand = HandEntry(desk, forms, write_file)
        self._rebuilding = Rebuilding(desk, reader)
        self._papers = ConsolidationPapers(desk, self._views, documents)
        self._paper = Paper(documents, write_file)

    # looking

    def overview(self, year: int, periods: Sequence[Period] = USUAL) -> Overview:
        """Return who has sent what in a year (ma trận xã × kỳ)."""
        return self._views.overview(year, periods)

    def cell(self, office_id: str, year: int, period: Period) -> Cell:
        """Return how the report of one commune stands."""
        return self._views.cell(office_id, year, period)

    def totals(self, year: int, period: Period, offices: Sequence[str] = ()) -> Totals:
        """Return the figures added up, over all communes or those named."""
        return self._views.totals(year, period, offices)

    def figures(self, year: int, period: Period) -> Sequence[OfficeFigures]:
        """Return the figures commune by commune, in the order of the register."""
        return self._views.figures(year, period)

    def by_heir(self, year: int, period: Period) -> Mapping[str, Mapping[str, int]]:
        """Return the figures by the communes of today, merged ones under their heirs."""
        return self._views.by_heir(year, period)

    def ranking(
        self, measure: str, year: int, period: Period, offices: Sequence[str] = ()
    ) -> Sequence[Ranked]:
        """Return the communes by a measure (``adding.MEASURES``), the best first."""
        return self._views.ranking(measure, year, period, offices)

    def compare(
        self, offices: Sequence[str], measures: Sequence[str], year: int, period: Period
    ) -> Comparison:
        """Return communes side by side."""
        return self._views.compare(offices, measures, year, period)

    def course(
        self, measure: str, office_id: str, periods: Sequence[tuple[int, Period]]
    ) -> Sequence[float | None]:
        """Return a measure of a commune through periods, with those merged into it."""
        return self._views.course(measure, office_id, periods)

    def tasks(self, query: ReceivedQuery, first: int = 0, count: int = 200) -> TaskPage:
        """Return one page of the tasks of all communes."""
        return self._views.tasks(query, first, count)

    def targets(
        self, year: int, period: Period, offices: Sequence[str] = ()
    ) -> Sequence[TargetOfOffice]:
        """Return the targets with what was measured, commune by commune."""
        return self._views.targets(year, period, offices)

    # figures by hand

    def hand_entry(
        self,
        office_id: str,
        year: int,
        period: Period,
        figures: Mapping[str, int],
        source: str = "",
    ) -> Outcome[HandFigures]:
        """Keep the typed figures of a commune; none at all takes them back."""
        return self._hand.hand_entry(office_id, year, period, figures, source)

    def write_form(self, office_id: str, year: int, period: Period, out: Path) -> Path:
        """Write the Excel form for a commune."""
        return self._hand.write_form(office_id, year, period, out)

    def read_form(self, path: Path) -> tuple[CommuneOffice, FigureForm]:
        """Return whose form a file is and what was filled in; ``hand_entry`` keeps it."""
        return self._hand.read_form(path)

    def write_forms(
        self, office_ids: Sequence[str], year: int, period: Period, folder: Path
    ) -> Iterator[Path]:
        """Write the Excel forms of many communes; one that is there already stays."""
        return self._hand.write_forms(office_ids, year, period, folder)

    def take_forms(self, paths: Sequence[Path]) -> Iterator[TakenForm]:
        """Keep the figures of filled forms; a bad one never stops the others."""
        return self._hand.take_forms(paths)

    # sending back, papers

    def send_back(
        self,
        office_ids: Sequence[str],
        year: int,
        period: Period,
        remarks: str,
        new_due: dt.date | None = None,
        by: str = "",
    ) -> Outcome[Sequence[ReportReturn]]:
        """Send reports back with what is to be mended (gửi trả)."""
        return self.down.send_back(office_ids, year, period, remarks, new_due, by)

    def remind_missing(self, year: int, period: Period) -> DataTable:
        """Return whom to call, with telephone and last day."""
        return self._papers.remind_missing(year, period)

    def document(self, year: int, period: Period) -> OfficeDocument:
        """Return the report of a period with one row for each commune."""
        return self._papers.document(year, period)

    def export(self, year: int, period: Period, format_name: str, out: Path) -> Path:
        """Write the report as DOCX or PDF, or its tables as XLSX."""
        document = self.document(year, period)
        return self._paper.export(document, self._papers.profile(), format_name, out)

    def preview(self, year: int, period: Period, dpi: int) -> Preview:
        """Return the pages of the report as pictures."""
        return self._paper.preview(self.document(year, period), self._papers.profile(), dpi)

    # the inbox

    def add_up(
        self, *, anew: bool = False, tell: Progress = quiet, cancelled: Stop = never
    ) -> Outcome[Rebuilt]:
        """Read from the inbox what is not in the tables yet, or everything anew."""
        return self._rebuilding.add_up(anew=anew, tell=tell, cancelled=cancelled)

    def add_up_each(
        self, *, anew: bool = False, tell: Progress = quiet, cancelled: Stop = never
    ) -> Iterator[Rebuilt]:
        """Do the same piece by piece, so that other work goes on in between."""
        return self._rebuilding.add_up_each(anew=anew, tell=tell, cancelled=cancelled)

    def missing(self) -> Sequence[str]:
        """Return accepted packages whose contents are not in the tables."""
        return self._rebuilding.missing()

    def digest(self) -> str:
        """Return the SHA-256 of all that counts."""
        return self._rebuilding.digest()
