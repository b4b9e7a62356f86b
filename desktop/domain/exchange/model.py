"""What a package says of itself, and what merging one would do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop.domain.exchange.versions import Versions

FORMAT_VERSION = 1
"""Version of the package format that this program writes."""


class PackageKind(Enum):
    """What a package carries."""

    WORKSPACE = "workspace"
    """All data of the office: to its other PC, or to a new one."""
    REPORT = "report"
    """Báo cáo của một kỳ: only what the level above needs."""
    DOWN = "down"
    """From the level above: receipt, remarks, new dates, tasks, templates, legal library."""


@dataclass(frozen=True, slots=True)
class Office:
    """The office that made a package.

    Attributes:
        workspace_id: Lasting key of its workspace; two communes of one name differ in it.
        name: "xã Minh Tiến".
        superior: "huyện Phù Cừ", "tỉnh Hưng Yên".
        level: "xã", "huyện" or "tỉnh".
        contact: Who made it and the telephone number, may be empty.
        key: Public key (hex) with which its packages are signed, "" when they are not.
    """

    workspace_id: str
    name: str
    superior: str
    level: str = "xã"
    contact: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The table of contents of a package, written first and signed.

    Attributes:
        package_id: Lasting key.
        kind: What it carries.
        office: Who made it.
        replica_id: The copy of the workspace that made it.
        sequence: Number of the package among those of the replica, from 1.
        previous: SHA-256 of the manifest of the package before it, "" for the first.
        created: Local time, shown only and never compared.
        schema_version: Version of the tables whose rows it carries.
        format_version, min_reader: Version of the format, and the oldest reader that can use it.
        addressee: ``workspace_id`` for which it is meant, "" for anybody.
        year, period: What a report is on; 0 and "" for other kinds.
        counts: How many rows of each part ("task": 71).
        files: Name of each entry to its size and SHA-256.
        missing_blobs: Hashes of evidence files that are named but not carried.
        clock_suspect: True when the clock of the machine had gone backwards.
        state_digest: SHA-256 of the state that whoever took everything in should have, "" when
            it is not told.
    """

    package_id: str
    kind: PackageKind
    office: Office
    replica_id: str
    sequence: int
    previous: str
    created: dt.datetime
    schema_version: int
    format_version: int = FORMAT_VERSION
    min_reader: int = FORMAT_VERSION
    addressee: str = ""
    year: int = 0
    period: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    missing_blobs: tuple[str, ...] = ()
    clock_suspect: bool = False
    state_digest: str = ""


RowKey = tuple[str, str]
"""Table and key of a row."""


@dataclass(frozen=True, slots=True)
class RowState:
    """One state of a row.

    Attributes:
        table, id: Which row.
        owner: ``workspace_id`` in which it was made.
        versions: What the state knows.
        content: Columns and values; None for a row that was deleted (tombstone).
    """

    table: str
    id: str
    owner: str
    versions: Versions
    content: Mapping[str, object] | None

    @property
    def key(self) -> RowKey:
        """Table and key."""
        return self.table, self.id


class Effect(Enum):
    """What merging would do to a row; the value is the word shown."""

    NEW = "Mới"
    CHANGED = "Thay đổi"
    DELETED = "Bị xóa"
    CONFLICT = "Xung đột"
    UNCHANGED = "Không đổi"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column before and after."""

    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class MergeEntry:
    """What merging would do to one row.

    Attributes:
        effect: New, changed, deleted, conflict or unchanged.
        before: The state that stands here, None when there is none.
        after: The state that will stand.
        siblings: In a conflict, the other states that are kept beside it.
        fields: Columns that differ between ``before`` and ``after``, or in a conflict between
            ``after`` and the siblings.
    """

    effect: Effect
    before: RowState | None
    after: RowState
    siblings: tuple[RowState, ...] = ()
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging a package would do, to be read before anything is written."""

    entries: tuple[MergeEntry, ...]

    def count(self, effect: Effect) -> int:
        """Return how many rows are affected so."""
        return sum(entry.effect is effect for entry in self.entries)
