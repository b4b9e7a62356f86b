"""The lines of the comparison: a task of the level above and what the commune has of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.tracking.coverage import Cover, Covered
from desktop.i18n import _
from desktop.services.tasks.coverage import Coverage
from desktop.ui.screens.list_view import ListColumn

SIGNS = {Cover.YES: "✓", Cover.MAYBE: "◐", Cover.NO: "●"}
"""Signs beside the words, for those who do not tell colours apart."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One line; ``id`` is the key of the task above."""

    covered: Covered

    @property
    def id(self) -> str:
        """Key of the line."""
        return self.covered.above.id


def rows_of(found: Coverage) -> Sequence[CoverageRow]:
    """Return the lines, in the order of the plan above."""
    return [CoverageRow(covered) for covered in found.rows]


def columns() -> tuple[ListColumn, ...]:
    """Return the columns of the comparison."""
    return (
        ListColumn(_("Đối chiếu"), _cover, 130),
        ListColumn(_("Nhiệm vụ của cấp trên"), lambda row: row.covered.above.title, 380),
        ListColumn(_("Lĩnh vực"), lambda row: row.covered.above.area, 150, spare=True),
        ListColumn(_("Thời gian"), lambda row: row.covered.above.time, 110),
        ListColumn(_("Nhiệm vụ của xã"), _own, 340, stretch=True),
    )


def _cover(row: CoverageRow) -> str:
    cover = row.covered.cover
    return f"{SIGNS[cover]} {_(cover.value)}"


def _own(row: CoverageRow) -> str:
    own = row.covered.own
    if not own:
        return ""
    more = _(" (và {count} nhiệm vụ gần giống)").format(count=len(own) - 1)
    return own[0].title + (more if len(own) > 1 and not row.covered.is_named else "")
