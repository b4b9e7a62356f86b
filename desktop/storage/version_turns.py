"""What rows know after a step was taken back or done again.

What a package brought is forgotten again exactly, so that taking it back leaves no trace. What
was written here may have been carried off meanwhile: taking that back is one more change, and a
conflict that it had settled is opened anew, for every copy.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from desktop.domain.exchange.model import RowKey
from desktop.domain.exchange.versions import advanced, joined
from desktop.domain.ids import new_id
from desktop.storage.records import to_json
from desktop.storage.versions import Known, Moved, RowVersions

Content = Mapping[str, object] | None
"""What a row says, without its key; None when it is deleted."""


def turn(
    versions: RowVersions, step_id: int, written: Mapping[RowKey, Content], *, back: bool
) -> bool:
    """Place what rows know after a step is turned.

    ``written`` are the rows whose words change, with what they said until now. Returns False
    when a conflict would be lost that came after the step.
    """
    moved = versions.moved_by(step_id)
    tables: dict[str, list[str]] = {}
    for table, row_id in {**dict.fromkeys(written), **dict.fromkeys(moved)}:
        tables.setdefault(table, []).append(row_id)
    known = {
        (table, row_id): found
        for table, ids in tables.items()
        for row_id, found in versions.known(table, ids).items()
    }
    for key, now in known.items():
        left = _ends(moved[key], back=back)[0] if key in moved else None
        same = {_said(written[key])} if key in written else set()
        if not _rivals(now) - same <= _rivals(left):
            return False
    _place(versions, moved, known, written, back=back)
    return True


def _place(
    versions: RowVersions,
    moved: Mapping[RowKey, Moved],
    known: Mapping[RowKey, Known],
    written: Collection[RowKey],
    *,
    back: bool,
) -> None:
    for key, move in moved.items():
        left, wanted = _ends(move, back=back)
        now = known.get(key, Known("", {}))
        if move.imported and _same(now, left):
            versions.place(key, wanted)
        elif key in written or (not move.imported and _rivals(now) == _rivals(left)):
            versions.place(key, _anew(now, wanted, versions.replica))


def _ends(move: Moved, *, back: bool) -> tuple[Known | None, Known | None]:
    """Return what the row knew when it was left, and what it is to know."""
    return (move.after, move.before) if back else (move.before, move.after)


def _same(now: Known, left: Known | None) -> bool:
    return now == left if left else not now.versions


def _rivals(known: Known | None) -> frozenset[str]:
    """Return what the siblings say."""
    return frozenset(_said(state.content) for state in known.siblings) if known else frozenset()


def _said(content: Content) -> str:
    return to_json(None if content is None else sorted(content.items()))


def _anew(now: Known, wanted: Known | None, replica: str) -> Known:
    """Return ``wanted`` as a change made after all that is known."""
    base = joined(now.all_versions, wanted.all_versions if wanted else {})
    owner = wanted.owner if wanted else now.owner
    siblings = tuple(
        replace(state, versions=advanced(base, new_id()))
        for state in (wanted.siblings if wanted else ())
    )
    return Known(owner, advanced(base, replica), siblings)
