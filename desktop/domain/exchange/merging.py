"""Merging as a pure function: what stands after two copies of the data have met.

Of the states of a row only those are kept that no other one knows of; they are its siblings. The
sets so kept form a lattice: whatever the order and number of meetings, all copies end with the
same set. What stands of several is chosen the same way everywhere; no clock is asked. Siblings
that say the same are no conflict, but they are kept with their own versions: joining them would
make the outcome depend on the order of the meetings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.exchange import canonical
from desktop.domain.exchange.model import (
    Effect,
    FieldChange,
    MergeEntry,
    MergePlan,
    RowKey,
    RowState,
)
from desktop.domain.exchange.versions import Relation, relation


def merge(local: Mapping[RowKey, Sequence[RowState]], incoming: Iterable[RowState]) -> MergePlan:
    """Return what taking in the states ``incoming`` would do.

    Args:
        local: The states of rows that are here, at least of the rows that come in.
        incoming: States in any order, several of one row among them. Rows that do not come in
            stay as they are.
    """
    arrived: dict[RowKey, list[RowState]] = {}
    for state in incoming:
        arrived.setdefault(state.key, []).append(state)
    return MergePlan(
        tuple(_entry(tuple(local.get(key, ())), states) for key, states in arrived.items())
    )


def siblings(states: Iterable[RowState]) -> tuple[RowState, ...]:
    """Return the states that no other one knows of; the one that stands comes first.

    Two states with the same versions that differ (made by two copies that took themselves for
    one) are both kept.
    """
    kept: list[RowState] = []
    for state in states:
        if not any(_is_covered(state, other) for other in kept):
            kept = [other for other in kept if not _is_covered(other, state)]
            kept.append(state)
    return tuple(sorted(kept, key=_rank, reverse=True)) if len(kept) > 1 else tuple(kept)


def rivals(states: Sequence[RowState]) -> tuple[RowState, ...]:
    """Return those of the siblings ``states`` that say something else than the first one."""
    return tuple(state for state in states[1:] if not same_content(state, states[0]))


def same_content(one: RowState, other: RowState) -> bool:
    """Tell whether two states say the same; how letters are composed does not matter."""
    if one.content == other.content:
        return True
    if one.content is None or other.content is None:
        return False
    return canonical.dump(dict(one.content)) == canonical.dump(dict(other.content))


def state_digest(states: Iterable[RowState]) -> str:
    """Return the SHA-256 of all states of a copy, whatever their order."""
    whole = hashlib.sha256()
    for digest in sorted(_digest(state) for state in states):
        whole.update(digest)
    return whole.hexdigest()


def differences(before: RowState, after: RowState) -> tuple[FieldChange, ...]:
    """Return the columns in which two states differ, in their order."""
    old, new = before.content or {}, after.content or {}
    return tuple(
        FieldChange(column, old.get(column), new.get(column))
        for column in dict.fromkeys((*old, *new))
        if old.get(column) != new.get(column)
    )


def _entry(here: tuple[RowState, ...], arrived: Sequence[RowState]) -> MergeEntry:
    before = here[0] if here else None
    after, *others = siblings((*here, *arrived))
    rivalling, known = rivals((after, *others)), rivals(here)
    if any(not _is_among(rival, known) for rival in rivalling):
        fields = tuple(change for rival in rivalling for change in differences(after, rival))
        return MergeEntry(Effect.CONFLICT, before, after, tuple(others), fields)
    effect = _effect(before, after)
    fields = differences(before, after) if before and effect is Effect.CHANGED else ()
    return MergeEntry(effect, before, after, tuple(others), fields)


def _effect(before: RowState | None, after: RowState) -> Effect:
    was, stays = before is not None and before.content is not None, after.content is not None
    if was and stays:
        assert before is not None
        return Effect.UNCHANGED if same_content(before, after) else Effect.CHANGED
    if was:
        return Effect.DELETED
    return Effect.NEW if stays else Effect.UNCHANGED


def _is_among(state: RowState, states: Iterable[RowState]) -> bool:
    return any(same_content(state, other) for other in states)


def _is_covered(state: RowState, other: RowState) -> bool:
    """Tell whether ``state`` need not be kept beside ``other``."""
    if state.versions == other.versions:
        return same_content(state, other)
    return relation(state.versions, other.versions) is Relation.OLDER


def _rank(state: RowState) -> tuple[bool, bytes, bytes]:
    """The greatest one stands: a living row before a deleted one, then by digest."""
    content = None if state.content is None else dict(state.content)
    said = hashlib.sha256(canonical.dump(content)).digest()
    return content is not None, said, _digest(state)


def _digest(state: RowState) -> bytes:
    content = None if state.content is None else dict(state.content)
    line = [state.table, state.id, state.owner, dict(state.versions), content]
    return hashlib.sha256(canonical.dump(line)).digest()
