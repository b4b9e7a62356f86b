"""The reading of a foreign file as data that other tools read.

Beside the plan it shows what the file itself says: a letterhead that is not printed is None,
whatever the draft takes from the workspace.
"""

from __future__ import annotations

from typing import Any

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer
from desktop.domain.eras import Era
from desktop.domain.letterheads import issuer_lines
from desktop.domain.reading.result import ReadFact, ReadPlan
from desktop.services.plan_view import plan_as_json
from desktop.services.source_blocks import source_blocks

_NOBODY = CommuneProfile(Issuer(CommuneKind.XA, "", ""), Era.TWO_LEVEL)
_PRINTED = (
    ("issuer_parent", "letterhead"),
    ("issuer", "letterhead"),
    ("place", "place"),
    ("symbol", "symbol"),
)
"""Keys of the document that count only where the file prints them, and their facts."""


def read_as_json(read: ReadPlan) -> dict[str, Any]:
    """Return the plan, the blocks of the original, the notes and the facts to look at."""
    data = plan_as_json(read.plan, _NOBODY)
    document = data["document"]
    anchors = {fact.anchor for fact in read.facts}
    if read.plan.issuer is not None:
        document["issuer_parent"], document["issuer"] = issuer_lines(read.plan.issuer)
    for key, anchor in _PRINTED:
        if anchor not in anchors:
            document[key] = None
    if read.plan.issuer is None:
        document["commune"] = None
    if "signing" not in _sure_anchors(read):
        document["authority"] = []
    return {
        **data,
        "blocks": list(source_blocks(read.source, read.plan)),
        "file_kind": read.source.file_kind,
        "notes": list(read.notes),
        "doubtful": [_fact(fact) for fact in read.doubtful],
    }


def _sure_anchors(read: ReadPlan) -> set[str]:
    return {fact.anchor for fact in read.facts if fact.is_sure}


def _fact(fact: ReadFact) -> dict[str, Any]:
    place = fact.place
    return {
        "anchor": fact.anchor,
        "doubt": fact.doubt,
        "confidence": fact.confidence,
        "index": place.index,
        "page": place.page,
        "sheet": place.sheet or None,
        "row": place.row,
        "column": place.column,
    }
