"""Ready lists of units, posts and legal documents, read from ``resources/presets``."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.text import squeeze
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _

_CITIES = ("Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ")
_SAIGON = "Thành phố Hồ Chí Minh"
_DISTRICT_KINDS = ("huyện", "quận", "thị xã", "thành phố")
_QUARTERS = ("tổ dân phố", "Tổ trưởng các tổ dân phố")
_HAMLETS = {
    CommuneKind.XA: ("thôn", "Trưởng các thôn"),
    CommuneKind.DAC_KHU: ("thôn, tổ dân phố", "Trưởng các thôn, tổ trưởng các tổ dân phố"),
}
_LEGAL_NAMESPACE = uuid.UUID("5f0cf3f4-6f0b-5b0e-9a3e-0d2f6f0f7c11")
"""Makes the same key for the same legal document in every workspace, so that merges agree."""


@dataclass(frozen=True, slots=True)
class PresetUnit:
    """A unit of a preset with the roles by which templates ask for it."""

    roles: tuple[str, ...]
    unit: Unit


class PresetBook:
    """The preset files of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Mapping[str, Any]] = {}

    def data(self, name: str) -> Mapping[str, Any]:
        """Return the content of a preset file; it ships with the program and must be there."""
        if name not in self._read:
            try:
                text = (self._folder / f"{name}.toml").read_text(encoding="utf-8")
            except OSError as error:
                raise EnvironmentFailure(
                    _("Thiếu tệp {name} của chương trình.").format(name=f"{name}.toml"),
                    advice=_("Hãy cài đặt lại chương trình."),
                ) from error
            self._read[name] = tomllib.loads(text)
        return self._read[name]

    def units(self, era: Era, kind: CommuneKind) -> list[PresetUnit]:
        """Return the units of an era as a commune of ``kind`` has them, with new keys."""
        return [
            PresetUnit(tuple(entry["roles"]), _unit(entry, kind))
            for entry in self.data(era.value)["unit"]
            if kind.value in entry.get("kinds", [kind.value])
        ]

    def posts(self, era: Era, kind: CommuneKind) -> list[tuple[str, str, bool]]:
        """Return (title, role of the unit or "", may sign) of the posts of an era."""
        return [
            (_worded(entry["title"], kind), entry.get("unit", ""), entry.get("signs", False))
            for entry in self.data(era.value)["post"]
            if kind.value in entry.get("kinds", [kind.value])
        ]


class FilePresets:
    """Presets and the starting legal library; implements ``services.ports.Presets``."""

    def __init__(self, folder: Path) -> None:
        self._book = PresetBook(folder)

    def profile(self, preset: str, commune: str, province: str, district: str) -> CommuneProfile:
        """Return the profile of a commune with the preset's units and posts.

        Names may come with or without their kind word ("xã Minh Tiến", "Hưng Yên"); a commune
        without one is a xã. Raises ``Refused`` for an unknown preset.
        """
        era = _era(preset)
        kind, name = split_commune(commune)
        issuer = Issuer(
            kind=kind,
            name=name,
            province=full_province(province),
            district=full_district(district) if era is Era.THREE_LEVEL else None,
        )
        units = self._book.units(era, kind)
        ids = {role: entry.unit.id for entry in units for role in entry.roles}
        data = self._book.data(era.value)
        return CommuneProfile(
            issuer=issuer,
            era=era,
            standing_unit=role_names(units)[data["standing"]],
            filing_code=data["filing_code"],
            units=tuple(entry.unit for entry in units),
            officers=tuple(
                Officer(id=new_id(), name="", title=title, unit_id=ids.get(role), signs=signs)
                for title, role, signs in self._book.posts(era, kind)
            ),
        )

    def legal_documents(self) -> Sequence[LegalDocument]:
        """Return the legal documents that a new workspace starts with."""
        return [_legal_document(entry) for entry in self._book.data("legal")["document"]]


def role_names(units: Iterable[PresetUnit]) -> dict[str, str]:
    """Return the name of the unit of each role."""
    return {role: entry.unit.name for entry in units for role in entry.roles}


def split_commune(text: str) -> tuple[CommuneKind, str]:
    """Return kind and bare name of a commune; without a kind word it is a xã."""
    name = squeeze(text)
    for kind in CommuneKind:
        first, rest = name[: len(kind.value)], name[len(kind.value) :]
        if first.lower() == kind.value and rest.startswith(" "):
            return kind, rest.strip()
    return CommuneKind.XA, name


def full_province(text: str) -> str:
    """Return a province with its kind word; the centrally run cities are known by name."""
    name = squeeze(text)
    bare = _without_kind(name, ("tỉnh", "thành phố", "TP.", "TP"))
    if fold(bare) == fold("Hồ Chí Minh"):
        return _SAIGON
    if fold(bare) in map(fold, _CITIES) or name.lower().startswith("thành phố "):
        return f"thành phố {bare}"
    return f"tỉnh {bare}"


def full_district(text: str) -> str | None:
    """Return a district with its kind word, "huyện" when none is given; None when empty."""
    name = squeeze(text)
    if not name:
        return None
    for kind in _DISTRICT_KINDS:
        if name.lower().startswith(f"{kind} "):
            return f"{kind} {_without_kind(name, (kind,))}"
    return f"huyện {name}"


def _without_kind(name: str, kinds: Iterable[str]) -> str:
    for kind in kinds:
        if name.lower().startswith(f"{kind.lower()} ") or (kind == "TP." and name.startswith(kind)):
            return name[len(kind) :].strip()
    return name


def _era(preset: str) -> Era:
    try:
        return Era(preset)
    except ValueError:
        known = ", ".join(era.value for era in Era)
        raise Refused(
            _("Không có bộ thiết lập sẵn “{name}”.").format(name=preset),
            advice=_("Các bộ hiện có: {names}.").format(names=known),
        ) from None


def _worded(text: str, kind: CommuneKind) -> str:
    """Put the kind word of the commune and the words for its hamlets into a preset's text."""
    words = {"{loai}": kind.value, "{thon}": hamlet_word(kind), "{truong_thon}": hamlet_heads(kind)}
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def hamlet_word(kind: CommuneKind) -> str:
    """Return what the parts of a commune are called (thôn, tổ dân phố)."""
    return _HAMLETS.get(kind, _QUARTERS)[0]


def hamlet_heads(kind: CommuneKind) -> str:
    """Return what the heads of these parts are called, at the beginning of a sentence."""
    return _HAMLETS.get(kind, _QUARTERS)[1]


def _unit(entry: Mapping[str, Any], kind: CommuneKind) -> Unit:
    return Unit(
        id=new_id(),
        name=_worded(entry["name"], kind),
        short=entry.get("short", ""),
        fields=_worded(entry.get("fields", ""), kind),
        aliases=tuple(_worded(alias, kind) for alias in entry.get("aliases", ())),
    )


def _legal_document(entry: Mapping[str, Any]) -> LegalDocument:
    key = f"{entry['kind']} {entry.get('number', '')} {entry['date']} {entry['subject']}"
    return LegalDocument(
        id=str(uuid.uuid5(_LEGAL_NAMESPACE, key)),
        kind=entry["kind"],
        number=entry.get("number", ""),
        subject=entry["subject"],
        issuer=entry.get("issuer", ""),
        date=entry["date"],
        expired_on=entry.get("expired_on"),
        replaced_by=entry.get("replaced_by", ""),
    )
