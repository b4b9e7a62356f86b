"""What taking in a thing of the level above would do: new, changed with what, or nothing.

The version that the level above gives decides, never the day. What the commune wrote itself into
a task stays as long as the level above did not change the same field since.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import zip_longest
from typing import Any, TypeVar

from desktop.domain.consolidation.criteria import points_words
from desktop.domain.consolidation.down import record_digest
from desktop.domain.consolidation.down_records import CRITERIA, SCORE, TEMPLATE
from desktop.domain.exchange.model import Effect, FieldChange
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.tracking.model import PlanItem

Thing = TypeVar("Thing", PlanItem, LegalDocument)
Content = Mapping[str, Any]

TASK_FIELDS = (
    *("task", "first_year", "last_year", "area", "products", "lead", "cooperate", "time"),
    "source",
)
"""Fields of a task that the level above has a say in."""
LEGAL_FIELDS = ("kind", "number", "subject", "issuer", "date", "expired_on", "replaced_by")
_MOST_LINES = 200
"""Changed lines of a template that are shown."""
_MOST_COMPARED = 1_000
"""Lines of a template up to which each change is told; time grows with their cube at worst."""
_ITEM_FIELDS = {CRITERIA: ("name", "points", "how", "evidence"), SCORE: ("own", "reviewed")}
_LISTS = {CRITERIA: "items", SCORE: "lines", TEMPLATE: "text"}
"""What of a record is compared line by line."""


@dataclass(frozen=True, slots=True)
class ComingItem:
    """A thing that comes from above.

    Attributes:
        part: Which kind of thing ("task", "template", …).
        key: Its lasting key at the sender.
        title: By what it is called.
        version: That the sender gave it.
        effect: NEW or CHANGED.
        record: Its plain record, to be kept.
        value: The thing as it will stand here: a task or a legal document; None for what is
            kept as a record alone.
        changes: What differs from what stands here.
    """

    part: str
    key: str
    title: str
    version: int
    effect: Effect
    record: Content
    value: PlanItem | LegalDocument | None = None
    changes: tuple[FieldChange, ...] = ()


def is_newer(version: int, record: Content, known_version: int, known: Content) -> bool:
    """Tell whether a record takes the place of the one that is known.

    Two that say different things under one version (made on two PCs that never met) are told
    apart the same way everywhere.
    """
    if version != known_version:
        return version > known_version
    return record_digest(record) > record_digest(known)


def joined(names: Sequence[str], base: Thing | None, mine: Thing, theirs: Thing) -> Thing:
    """Return ``mine`` with what the level above changed since ``base``, field by field.

    Without ``base`` only what is empty here is filled in.
    """
    taken = {
        name: getattr(theirs, name)
        for name in names
        if (
            getattr(theirs, name) != getattr(base, name)
            if base is not None
            else not getattr(mine, name)
        )
    }
    return replace(mine, **taken)


def field_changes(
    names: Sequence[str], mine: PlanItem | LegalDocument, then: PlanItem | LegalDocument
) -> tuple[FieldChange, ...]:
    """Return the fields that will differ."""
    pairs = ((name, _shown(getattr(mine, name)), _shown(getattr(then, name))) for name in names)
    return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])


def record_changes(part: str, before: Content, after: Content) -> tuple[FieldChange, ...]:
    """Return what differs between two records of one kept thing."""
    listed = _LISTS[part]
    heads = [
        FieldChange(name, before[name], after[name])
        for name in after
        if name not in (listed, "version") and before[name] != after[name]
    ]
    changes = _text_changes if part == TEMPLATE else partial(_item_changes, part)
    return (*heads, *changes(before[listed], after[listed]))


def _text_changes(before: str, after: str) -> Iterator[FieldChange]:
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > _MOST_COMPARED:
        yield _whole_change(old, new)
        return
    matcher = difflib.SequenceMatcher(None, old, new)
    count = 0
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            continue
        yield FieldChange("text", "\n".join(old[first:last]), "\n".join(new[new_first:new_last]))
        count += 1
        if count == _MOST_LINES:
            return


def _whole_change(old: Sequence[str], new: Sequence[str]) -> FieldChange:
    """Return the first lines from where two texts differ."""
    pairs = zip_longest(old, new)
    first = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    last = first + _MOST_LINES
    return FieldChange("text", "\n".join(old[first:last]), "\n".join(new[first:last]))


def _item_changes(
    part: str, before: Sequence[Content], after: Sequence[Content]
) -> Iterator[FieldChange]:
    """Yield the lines that differ, found by their codes; lines without a code by their name."""
    old, new = _by_code(before), _by_code(after)
    for code in dict.fromkeys((*old, *new)):
        words = [_line(part, lines.get(code)) for lines in (old, new)]
        if words[0] != words[1]:
            yield FieldChange(code, *words)


def _by_code(lines: Sequence[Content]) -> dict[str, Content]:
    found: dict[str, Content] = {}
    for line in lines:
        code = line["code"] or line.get("name", "")
        found[code if code not in found else f"{code} ({len(found)})"] = line
    return found


def _line(part: str, line: Content | None) -> str:
    if line is None:
        return ""
    values = (line[name] for name in _ITEM_FIELDS[part])
    words = [points_words(v) if isinstance(v, float | int) else v or "" for v in values]
    return " – ".join(filter(None, (*words, line.get("remark", ""))))


def _shown(value: object) -> object:
    """Return a value of a field as rows keep it: days and documents as words."""
    if value is None or isinstance(value, str | int | tuple):
        return value if not isinstance(value, tuple) else list(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return {
        each.name: _shown(getattr(value, each.name))
        for each in fields(value)  # type: ignore[arg-type]
        if getattr(value, each.name)
    }
