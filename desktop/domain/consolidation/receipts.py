"""Receipts of packages that went down (biên nhận), as reports carry them back up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.domain.consolidation import fields
from desktop.domain.consolidation.fields import Check, checked

RECEIPT = "receipt"
"""Name of the part."""

MOST_RECEIPTS = 500
"""Packages that one report acknowledges; the level above has told of older ones before."""

RULES: Mapping[str, Check] = MappingProxyType(
    {"package_id": fields.text(200, 1), "taken_on": fields.day}
)


def receipt_record(package_id: str, taken_on: dt.date) -> dict[str, Any]:
    """Return the record that a package was taken in on a day."""
    return {"package_id": package_id, "taken_on": taken_on.isoformat()}


def receipts_from(records: Iterable[Mapping[str, Any]]) -> dict[str, dt.date]:
    """Return on which day each package was taken in; ``ValueError`` for a line that is none."""
    found: dict[str, dt.date] = {}
    for number, record in enumerate(records, start=1):
        if number > MOST_RECEIPTS:
            raise ValueError(f"{RECEIPT}: too many lines")
        known = checked(record, RULES)
        found[known["package_id"]] = dt.date.fromisoformat(known["taken_on"])
    return found
