"""The commune that owns the workspace, its units and its officers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop.domain.eras import Era


class CommuneKind(Enum):
    """Kind of a commune-level unit (loại đơn vị hành chính cấp xã)."""

    XA = "xã"
    PHUONG = "phường"
    THI_TRAN = "thị trấn"
    DAC_KHU = "đặc khu"


@dataclass(frozen=True, slots=True)
class Issuer:
    """The commune that issues a document, as its letterhead names it (cơ quan ban hành).

    Attributes:
        kind: Kind of the commune-level unit.
        name: Name without the kind word ("Minh Tiến").
        district: District with its kind word ("huyện Phù Cừ"), None in the two-level era.
        province: Province with its kind word ("tỉnh Hưng Yên", "thành phố Hà Nội").
        place: Place name printed before the date (địa danh); empty means ``name``.
    """

    kind: CommuneKind
    name: str
    province: str
    district: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class SuperiorIssuer(Issuer):
    """An office above communes as the letterhead of its documents names it.

    Attributes:
        full_name: With its kind word ("tỉnh Hưng Yên"); stands in place of kind and name.
        agency: The agency that issues ("Sở Nội vụ"), "" for the Ủy ban nhân dân itself.
    """

    full_name: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or body that gets tasks (phòng, bộ phận, đoàn thể, trường, thôn).

    Attributes:
        id: Lasting key.
        name: Full name ("Phòng Văn hóa - Xã hội").
        short: Short form used in "Lưu: VT, …" and in lists ("VHXH"); may be empty.
        fields: What it answers for, free text.
        aliases: Other ways in which files write it.
        valid_from: First day it exists, None when always.
        valid_to: Last day it exists, None when still there.
    """

    id: str
    name: str
    short: str = ""
    fields: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """A person with the post she holds (cán bộ, công chức).

    Attributes:
        id: Lasting key.
        name: Surname, middle name, given name.
        title: Title of the post ("Chủ tịch", "Công chức Văn phòng - Thống kê").
        unit_id: The unit she belongs to, None for the leaders of the commune.
        signs: True when she may sign documents of the commune.
        held_from: First day in the post, None when unknown.
        held_to: Last day in the post, None when still in it.
        aliases: Other ways in which files write the person or the post.
    """

    id: str
    name: str
    title: str
    unit_id: str | None = None
    signs: bool = False
    held_from: date | None = None
    held_to: date | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommuneProfile:
    """What every document needs to know of the office, typed once.

    Attributes:
        issuer: The commune of today.
        era: Era whose words and units the office uses.
        standing_unit: Unit in charge of administrative reform (cơ quan thường trực CCHC).
        filing_code: Code of the drafting unit after "Lưu: VT, " ("VHXH"); may be empty.
        units: Units of the commune.
        officers: People of the commune.
    """

    issuer: Issuer
    era: Era
    standing_unit: str = ""
    filing_code: str = ""
    units: tuple[Unit, ...] = field(default=())
    officers: tuple[Officer, ...] = field(default=())
