"""What the use cases of packages need from the open workspace file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from desktop.domain.exchange.model import MergeEntry, MergePlan, PackageKind, RowKey, RowState
from desktop.services.exchange_ports import SecretStore
from desktop.services.outcome import Kind


class Direction(Enum):
    """Which way a package went."""

    MADE = "made"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class PackageNote:
    """A package in the log (sổ gói) of this copy of the workspace.

    Attributes:
        manifest_hash: SHA-256 of its manifest; its key.
        direction: Made here, or taken in.
        package_id, kind, replica_id, sequence, previous, created, year, period: As told by the
            manifest.
        workspace_id, office: Who made it.
        noted: Local time at which it was made or taken in.
        file_name: As it lies in the folder of packages, or as it was named on the stick.
        step_id: Step of the history that took it in, None when it wrote no rows.
        undone: True when that step was taken back.
    """

    manifest_hash: str
    direction: Direction
    package_id: str
    kind: PackageKind
    workspace_id: str
    office: str
    replica_id: str
    sequence: int
    previous: str
    created: dt.datetime
    noted: dt.datetime
    year: int = 0
    period: str = ""
    file_name: str = ""
    step_id: int | None = None
    undone: bool = False


class ExchangeStore(SecretStore, Protocol):
    """Rows of the workspace with what they know, the log of packages, secrets.

    Attributes:
        workspace_id: Lasting key of the workspace, the same on all PCs of the office.
        replica_id: Key of this copy.
        schema_version: Version of the tables.
    """

    @property
    def workspace_id(self) -> str:
        """See above."""

    @property
    def replica_id(self) -> str:
        """See above."""

    @property
    def schema_version(self) -> int:
        """See above."""

    def tables(self) -> Sequence[str]:
        """Return the tables whose rows travel."""

    def states(self, table: str) -> Iterator[RowState]:
        """Yield all states of the rows of a table: tombstones and conflicting ones, too."""

    def known(self, keys: Iterable[RowKey]) -> Mapping[RowKey, tuple[RowState, ...]]:
        """Return the states of these rows as they are here; rows that are not are left out."""

    def problem_of(self, state: RowState) -> str:
        """Return "" for a foreign row that may come in, else one sentence that says why not."""

    def completed(self, state: RowState) -> RowState:
        """Return a row of an older package with the columns that came later."""

    def preview(self, states: Iterable[RowState]) -> MergePlan:
        """Return what taking in these states would do; refused for one that may not come in."""

    def apply(self, plan: MergePlan) -> frozenset[Kind]:
        """Write what a plan says; inside a step. Return the kinds of thing that changed."""

    def conflicts(self) -> Sequence[MergeEntry]:
        """Return the rows of which several states are kept that say different things.

        ``after`` is the state that stands, ``siblings`` the others; ``fields`` say in what
        they differ from it.
        """

    def resolve(self, key: RowKey, state: RowState) -> frozenset[Kind]:
        """Let one of the states of a row in conflict stand; inside a step."""

    def digest(self) -> str:
        """Return the SHA-256 of all states of all rows (``merging.state_digest``)."""

    def adopt(self, workspace_id: str) -> None:
        """Become a copy of another workspace; refused when anything was written here yet."""

    def note(self, package: PackageNote) -> None:
        """Write a package into the log; inside a step, or by itself."""

    def notes(self, replica_id: str = "") -> Sequence[PackageNote]:
        """Return the log, the last noted first; of the packages of one copy when given."""
