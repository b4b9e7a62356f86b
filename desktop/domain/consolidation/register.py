"""What the level above keeps itself: its communes, the packages it accepted, its own notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from desktop.domain.reporting.model import Period


class Level(Enum):
    """Level of the office that owns a workspace; the value is the word shown."""

    COMMUNE = "xã"
    DISTRICT = "huyện"
    PROVINCE = "tỉnh"


@dataclass(frozen=True, slots=True)
class OfficeLevel:
    """The office that owns the workspace when it stands above communes.

    Attributes:
        level: Its level.
        name: With its kind word ("huyện Phù Cừ", "tỉnh Hưng Yên").
        agency: Who adds up for it ("Sở Nội vụ"); "" when its Ủy ban nhân dân does.
        place: Place printed before the date.
        contact, telephone: Printed on receipts; may be empty.
    """

    level: Level = Level.COMMUNE
    name: str = ""
    agency: str = ""
    place: str = ""
    contact: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class CommuneOffice:
    """A commune from which reports are expected.

    Attributes:
        id: Lasting key; that of its workspace when it came by a package first.
        kind, name: "xã", "Minh Tiến".
        superior: The level above it as its packages name it ("huyện Phù Cừ"), may be empty.
        contact, telephone: Whom to call.
        valid_from, valid_to: First and last day it exists; None when open.
        merged_into: Key of the commune that it became part of, "" for none.
        workspace_id: Its workspace, bound at the first package; "" before.
        key: Public key (hex) bound at the first signed package; "" before.
    """

    id: str
    kind: str
    name: str
    superior: str = ""
    contact: str = ""
    telephone: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    merged_into: str = ""
    workspace_id: str = ""
    key: str = ""

    @property
    def full_name(self) -> str:
        """Its name with its kind: "xã Minh Tiến"."""
        return f"{self.kind} {self.name}"

    def exists_on(self, day: dt.date) -> bool:
        """Tell whether it exists on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class AcceptedPackage:
    """A package of a report that was taken in; the file lies in the inbox under its key.

    Attributes:
        id: ``package_id``.
        office_id: The commune.
        workspace_id, replica_id, sequence, previous, created, year, period: See the manifest.
        manifest_hash: SHA-256 of the manifest.
        key: Key with which it was signed, "" when it was not.
        received_on: Day on which it was taken in.
    """

    id: str
    office_id: str
    workspace_id: str
    year: int
    period: Period
    replica_id: str
    sequence: int
    previous: str
    manifest_hash: str
    created: str
    received_on: dt.date
    key: str = ""


@dataclass(frozen=True, slots=True)
class OfficeNote:
    """What the clerk noted on something that a commune reported; no package touches it.

    Attributes:
        id: Made of the other fields by ``note_id``.
        office_id, year: Whose, and of which year.
        subject: Key of the task or target, or the value of a period for the report as a whole.
        text: Her words.
        on: Day of the last change.
    """

    id: str
    office_id: str
    year: int
    subject: str
    text: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class HandFigures:
    """Figures of a commune that sends no package, typed or read from the Excel form.

    Attributes:
        id: Made of commune, year and period by ``cell_id``.
        figures: Numbers by key, as in packages ("all/total"), and those of ``TARGET_KEYS``.
        source: Where they come from ("Báo cáo số 12/BC-UBND").
        on: Day of entry.
    """

    id: str
    office_id: str
    year: int
    period: Period
    figures: Mapping[str, int] = field(default_factory=dict)
    source: str = ""
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ReportReturn:
    """A report that was sent back (gửi trả) with what is to be mended.

    Attributes:
        id: Lasting key.
        office_id, year, period: Which report.
        package_id: The package that was sent back; a later one answers it.
        remarks: What is wrong.
        new_due: Day by which it is to come again, None for none.
        on: Day of the decision.
        by: Who decided.
    """

    id: str
    office_id: str
    year: int
    period: Period
    package_id: str
    remarks: str
    new_due: dt.date | None
    on: dt.date
    by: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedReport:
    """Day by which the communes are to send the report of a period; its key is ``period_id``."""

    id: str
    year: int
    period: Period
    due: dt.date


class Verdict(Enum):
    """What the level above says of a report; the value is the word shown."""

    RECEIVED = "Đã nhận"
    RETURNED = "Gửi trả"


@dataclass(frozen=True, slots=True)
class SuperiorWord:
    """What came down about a report of this commune: a receipt, or the report itself again.

    Attributes:
        id: Lasting key, given by the level above.
        year, period: Which report.
        package_id: Which package of it.
        verdict: Received or sent back.
        on: Day of it.
        office, by: Which office, and who there.
        remarks: What is to be mended, "" in a receipt.
        new_due: Day by which the report is to come again.
    """

    id: str
    year: int
    period: Period
    package_id: str
    verdict: Verdict
    on: dt.date
    office: str
    by: str = ""
    remarks: str = ""
    new_due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SentItem:
    """The last version of a thing that was sent down; the next one that differs counts on.

    Attributes:
        id: Made of part and key by ``item_id``.
        part: Which kind of thing ("task", "template", …).
        key: Its lasting key.
        version: From 1.
        digest: SHA-256 of what it said.
    """

    id: str
    part: str
    key: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class SentPackage:
    """A package that went down to communes.

    Attributes:
        id: ``package_id``.
        on: Day on which it was made.
        offices: Keys of the communes for which it is.
        contents: What it carries, in words.
        by: Who made it.
    """

    id: str
    on: dt.date
    offices: tuple[str, ...]
    contents: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class DownReceipt:
    """A commune told that it took in a package that went down.

    Attributes:
        id: Made of package and commune by ``receipt_id``.
        package_id, office_id: Which package, which commune.
        taken_on: Day on which the commune took it in, by its own clock.
    """

    id: str
    package_id: str
    office_id: str
    taken_on: dt.date


@dataclass(frozen=True, slots=True)
class PackageFromAbove:
    """On the side of a commune: a package of the level above that was taken in.

    Attributes:
        id: ``package_id``.
        office: Who sent it.
        workspace_id: Its workspace.
        on: Day on which it was taken in.
    """

    id: str
    office: str
    workspace_id: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class ItemFromAbove:
    """On the side of a commune: a thing of the level above as it came last.

    Attributes:
        id: Made of sender, part and key, so that nothing of two senders is one.
        workspace_id: The sender.
        part: Which kind of thing ("task", "template", …).
        key: Its lasting key at the sender.
        title: By what it is called.
        version: That the sender gave it.
        office: Name of the sender.
        package_id: The package that brought it.
        on: Day on which it was taken in.
        content: Its plain record.
    """

    id: str
    workspace_id: str
    part: str
    key: str
    title: str
    version: int
    office: str
    package_id: str
    on: dt.date
    content: Mapping[str, Any] = field(default_factory=dict)


TARGET_KEYS = ("targets/total", "targets/reached")
"""Numbers of targets: how many there are and how many were reached."""


def cell_id(office_id: str, year: int, period: Period) -> str:
    """Return the key of what is kept of one commune and period."""
    return f"{office_id}.{year}.{period.value}"


def period_id(year: int, period: Period) -> str:
    """Return the key of what is kept of a period."""
    return f"{year}.{period.value}"


def note_id(office_id: str, year: int, subject: str) -> str:
    """Return the key of a note."""
    return f"{office_id}.{year}.{subject}"


def item_id(*parts: str) -> str:
    """Return the key of a thing that goes down: of its part and key, its sender first if told."""
    return ".".join(parts)


def receipt_id(package_id: str, office_id: str) -> str:
    """Return the key under which a commune's receipt of a package is kept."""
    return f"{package_id}.{office_id}"
