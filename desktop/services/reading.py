"""Reading foreign files: from the file to a draft plan, and from the draft to the workspace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.folding import fold
from desktop.domain.outline import Block
from desktop.domain.plan import Plan, PlanStatus, YearSpan
from desktop.domain.reading.result import ReadPlan
from desktop.domain.reading.source import SourceTable
from desktop.domain.tasks import Placement
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.plans import YEARS
from desktop.services.ports import (
    Clock,
    PagePictureOpener,
    PagePictures,
    PlanFileReader,
    Progress,
    Store,
)

_READING_SHARE = 0.9
"""Share of the time that reading the file takes; understanding it takes the rest."""


class FileUnderstanding:
    """Reads foreign files into drafts; needs no workspace."""

    def __init__(self, reader: PlanFileReader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock

    def read(self, path: Path, tell: Progress, cancelled: Callable[[], bool]) -> ReadPlan:
        """Return the draft plan that a file means; nothing is stored.

        Raises ``Refused`` with one sentence for a file that cannot be read, and ``Cancelled``
        soon after ``cancelled`` says yes.
        """
        source = self._reader.read(
            path, lambda what, share: tell(what, share * _READING_SHARE), cancelled
        )
        from desktop.domain.reading.understand import understand

        tell(_("Đang nhận biết nội dung…"), _READING_SHARE)
        return understand(source, self._clock.today().year)

    def tables(
        self,
        path: Path,
        tell: Progress = lambda _what, _share: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Sequence[Sequence[Sequence[str]]]:
        """Return the tables of a file as cells row by row; one parted by pages is one.

        A cell that spans several stands at its first place, the others are empty.
        """
        source = self._reader.read(path, tell, cancelled)
        from desktop.domain.reading.task_tables.parts import join_parts

        return [_cells(item) for item in join_parts(source.items) if isinstance(item, SourceTable)]


def _cells(table: SourceTable) -> list[list[str]]:
    rows = [[""] * table.columns for _row in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


class ReadingService(FileUnderstanding):
    """Reads foreign files and keeps what the officer accepts of them."""

    def __init__(
        self,
        reader: PlanFileReader,
        store: Store,
        clock: Clock,
        pictures: PagePictureOpener | None = None,
    ) -> None:
        super().__init__(reader, clock)
        self._store = store
        self._pictures = pictures

    def pages(self, path: Path) -> PagePictures:
        """Open the printed pages of a foreign file, which have nothing to do with the store.

        Raises ``Refused`` when its pages cannot be drawn.
        """
        if self._pictures is None:
            raise Refused(_("Không dựng được hình các trang."))
        return self._pictures.open(path)

    def save(self, read: ReadPlan) -> Outcome[Plan]:
        """Store the draft as a new plan; its keys stay, so that its facts still name its parts.

        Raises ``Refused`` when it was stored before: the officer may have changed it since.
        """
        if any(stored.id == read.plan.id for stored in self._store.plans.list()):
            raise Refused(
                _("Kế hoạch này đã được lưu."),
                safe=_("Bản đã lưu được giữ nguyên."),
                advice=_("Mở bản đã lưu, hoặc đọc lại tệp để lưu thêm một bản."),
            )
        plan = replace(
            read.plan,
            status=PlanStatus.DRAFT,
            years=_possible(read.plan.years, self._clock.today().year),
            blocks=tuple(_without_references(read.plan)),
        )
        with self._store.step(_("Nhập kế hoạch từ tệp"), plan.id) as step:
            changed = self._store.plans.save(plan)
        return Outcome(plan, changed | {Kind.PLANS}, step)


_REFERENCE = re.compile(r"\((?:ban hanh )?(?:kem theo|dinh kem)\b[^()]*\)")


def _without_references(plan: Plan) -> Iterator[Block]:
    """Yield the blocks without the lines "(Kèm theo Kế hoạch số …)".

    A plan with an appendix prints that line itself, out of its number, day and issuer.
    """
    table = plan.task_table
    attached = table is not None and table.placement is Placement.APPENDIX
    for block in plan.blocks:
        if not (attached and _REFERENCE.fullmatch(fold(block.text).rstrip(" ./"))):
            yield block


def _possible(years: YearSpan, today: int) -> YearSpan:
    """Return the years, or this year where the file names none that can be."""
    possible = years.first in YEARS and years.last in YEARS and years.first <= years.last
    return years if possible else YearSpan(today, today)
