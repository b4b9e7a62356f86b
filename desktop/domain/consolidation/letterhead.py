"""An office above communes as the letterhead of its documents needs it."""

from __future__ import annotations

from desktop.domain.commune import CommuneKind, CommuneProfile, SuperiorIssuer
from desktop.domain.consolidation.register import OfficeLevel
from desktop.domain.eras import Era


def profile_of(level: OfficeLevel) -> CommuneProfile:
    """Return an office above communes as documents need it."""
    place = level.place or level.name
    issuer = SuperiorIssuer(
        CommuneKind.XA, level.name, level.name, None, place, level.name, level.agency
    )
    return CommuneProfile(issuer, Era.TWO_LEVEL)
