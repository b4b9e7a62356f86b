"""What a backup holds, and what was saved from a damaged workspace file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds.

    Attributes:
        plans, tasks: How many plans, and tasks in their tables.
        last_step: The last thing done before it was made, "" when nothing was.
        last_at: When that was.
        office: Whose data it is ("xã Minh Tiến"), "" when it was not said.
    """

    plans: int
    tasks: int
    last_step: str
    last_at: datetime | None
    office: str = ""


@dataclass(frozen=True, slots=True)
class RescuedTable:
    """How many rows of a table were saved from a damaged file, and how many are lost."""

    name: str
    saved: int
    lost: int


@dataclass(frozen=True, slots=True)
class Rescue:
    """What was saved from a damaged file.

    Attributes:
        path: The new workspace.
        kept: Where a copy of the damaged file is kept.
        tables: What became of its rows, tables without rows left out.
        rest: Rows that can be read but not taken over, as text; None when there are none.
        packages: Lines of the log of packages that were saved.
        evidence: Files of evidence that are there.
        evidence_lost: Names of those that are not.
    """

    path: Path
    kept: Path
    tables: tuple[RescuedTable, ...]
    rest: Path | None
    packages: int = 0
    evidence: int = 0
    evidence_lost: tuple[str, ...] = ()

    @property
    def saved(self) -> int:
        """Rows saved in all."""
        return sum(table.saved for table in self.tables)

    @property
    def lost(self) -> int:
        """Rows lost in all, as far as is known."""
        return sum(table.lost for table in self.tables)
