"""Names offered for chủ trì and phối hợp: units of the commune and titles of its people."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.commune import CommuneProfile
from desktop.domain.folding import fold
from desktop.domain.sorting import sort_key

MOST = 12
"""Offers shown at once."""


def actors(profile: CommuneProfile | None) -> tuple[str, ...]:
    """Return names of units and titles of officers in dictionary order, each once."""
    if profile is None:
        return ()
    names = {unit.name for unit in profile.units}
    names |= {officer.title for officer in profile.officers if officer.title}
    return tuple(sorted(names, key=sort_key))


def matching(names: Sequence[str], typed: str) -> list[str]:
    """Return names that contain the typed words, with or without marks; first by beginning."""
    sought = fold(typed)
    found = [(fold(name).find(sought), name) for name in names]
    ranked = [(0 if place == 0 else 1, name) for place, name in found if place >= 0]
    return [name for _rank, name in sorted(ranked, key=lambda pair: pair[0])][:MOST]
