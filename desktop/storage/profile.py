"""The commune that owns the workspace file, its units and its people."""

from __future__ import annotations

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.ids import new_id
from desktop.services.outcome import Kind
from desktop.storage.ranks import assign_ranks
from desktop.storage.records import DATE, FLAG, WORDS, Record, Row
from desktop.storage.rows import Rows
from desktop.storage.tables import COMMUNE, OFFICER, SUPERIOR, UNIT, Table

_UNIT = Record(Unit, {"aliases": WORDS, "valid_from": DATE, "valid_to": DATE})
_OFFICER = Record(Officer, {"signs": FLAG, "held_from": DATE, "held_to": DATE, "aliases": WORDS})
RECORDS = {UNIT.name: _UNIT.item, OFFICER.name: _OFFICER.item}
"""How rows are read, by table."""

_LEVELS = ("district", "province")


class StoredProfile:
    """Implements ``ProfileRepository``."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def get(self) -> CommuneProfile | None:
        """Return the profile, None in a workspace that was never set up."""
        commune = self._commune()
        if commune is None:
            return None
        return CommuneProfile(
            issuer=self._issuer(commune),
            era=Era(commune["era"]),
            standing_unit=commune["standing_unit"],
            filing_code=commune["filing_code"],
            units=tuple(map(_UNIT.item, self._rows.read(UNIT).values())),
            officers=tuple(map(_OFFICER.item, self._rows.read(OFFICER).values())),
        )

    def save(self, profile: CommuneProfile) -> frozenset[Kind]:
        """Write only the rows that differ; return the kinds of thing that changed."""
        known = self._commune()
        commune_id = known["id"] if known else new_id()
        kinds = self._rows.put(COMMUNE, _commune_row(commune_id, profile))
        kinds |= self._save_superiors(commune_id, profile.issuer)
        kinds |= self._save_list(UNIT, [_UNIT.row(unit) for unit in profile.units])
        return kinds | self._save_list(OFFICER, [_OFFICER.row(one) for one in profile.officers])

    def _commune(self) -> Row | None:
        return next(iter(self._rows.read(COMMUNE).values()), None)

    def _issuer(self, commune: Row) -> Issuer:
        superiors = {row["level"]: row["name"] for row in self._current_superiors().values()}
        return Issuer(
            kind=CommuneKind(commune["kind"]),
            name=commune["name"],
            province=superiors.get("province", ""),
            district=superiors.get("district"),
            place=commune["place"],
        )

    def _current_superiors(self) -> dict[str, Row]:
        """Return the superiors of today; those of earlier times have a last day."""
        rows = self._rows.read(SUPERIOR)
        return {key: row for key, row in rows.items() if row["valid_to"] is None}

    def _save_superiors(self, commune_id: str, issuer: Issuer) -> frozenset[Kind]:
        stored = self._current_superiors()
        by_level = {row["level"]: row for row in stored.values()}
        fresh = {"commune_id": commune_id, "valid_from": None, "valid_to": None}
        wanted = [
            by_level.get(level, {"id": new_id(), "level": level, **fresh})
            | {"name": getattr(issuer, level)}
            for level in _LEVELS
            if getattr(issuer, level) is not None
        ]
        return self._rows.sync(SUPERIOR, stored, wanted)

    def _save_list(self, table: Table, rows: list[Row]) -> frozenset[Kind]:
        stored = self._rows.read(table)
        ranks = assign_ranks(
            [row["id"] for row in rows], {key: row["rank"] for key, row in stored.items()}
        )
        return self._rows.sync(table, stored, [row | {"rank": ranks[row["id"]]} for row in rows])


def _commune_row(commune_id: str, profile: CommuneProfile) -> Row:
    return {
        "id": commune_id,
        "kind": profile.issuer.kind.value,
        "name": profile.issuer.name,
        "place": profile.issuer.place,
        "era": profile.era.value,
        "standing_unit": profile.standing_unit,
        "filing_code": profile.filing_code,
    }
