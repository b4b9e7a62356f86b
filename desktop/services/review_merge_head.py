"""The head and foot of a corrected file against those of a plan: number, day, title, signer …

The clerk gives number and day, so a file that has none takes none away: only what the file says
counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from desktop.domain.plan import Plan
from desktop.domain.signing import Signing
from desktop.domain.text import squeeze
from desktop.services.review_differences import Difference, DifferenceKind, Part
from desktop.services.review_fields import HEAD_FIELDS

Take = Callable[[Plan, Plan], Plan]


def _signing(mine: Plan, theirs: Plan) -> Plan:
    """Take the authority; who signs is a value of its own."""
    assert theirs.signing is not None
    name = mine.signing.signer if mine.signing else ""
    return replace(mine, signing=replace(theirs.signing, signer=name))


def _signer(mine: Plan, theirs: Plan) -> Plan:
    assert theirs.signing is not None
    return replace(mine, signing=replace(mine.signing or Signing(), signer=theirs.signing.signer))


TAKEN: dict[str, Take] = {
    "number": lambda mine, theirs: replace(mine, number=theirs.number),
    "symbol": lambda mine, theirs: replace(mine, symbol=theirs.symbol),
    "date": lambda mine, theirs: replace(mine, date=theirs.date),
    "subject": lambda mine, theirs: replace(mine, subject=theirs.subject),
    "years": lambda mine, theirs: replace(mine, years=theirs.years),
    "opening": lambda mine, theirs: replace(mine, opening=theirs.opening),
    "closing": lambda mine, theirs: replace(mine, closing=theirs.closing),
    "signing": _signing,
    "signer": _signer,
    "recipients": lambda mine, theirs: replace(mine, recipients=theirs.recipients),
}
"""Values that are compared, by their anchor, and how each is taken over."""


def head_differences(mine: Plan, theirs: Plan) -> Iterator[Difference]:
    """Yield the values of the file that are not those of the plan."""
    for anchor in TAKEN:
        old, new = (HEAD_FIELDS[anchor].read(plan) for plan in (mine, theirs))
        if new and squeeze(old) != squeeze(new):
            kind = DifferenceKind.CHANGED if old else DifferenceKind.NEW
            yield Difference(
                kind, anchor, "", "", old=old, new=new, their_id=anchor, part=Part.HEAD
            )


def with_head(mine: Plan, theirs: Plan, wanted: Sequence[Difference]) -> Plan:
    """Return ``mine`` with the values that are ``wanted``."""
    for difference in wanted:
        mine = TAKEN[difference.row_id](mine, theirs)
    return mine
