"""What is asked of the tasks that communes reported, as one question to SQLite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop.domain.consolidation.flat import STATES
from desktop.domain.folding import fold
from desktop.services.consolidation.ports import ReceivedQuery, TaskSort
from desktop.storage.records import to_json

Condition = tuple[str, Mapping[str, Any]]

FROM = """FROM json_each(:packages) AS wanted
CROSS JOIN received_task AS task ON task.package = wanted.value"""
"""The packages are gone through in their order, each a run of adjoining rows."""

_COLUMNS = (
    *("wanted.value", "task_id", "area", "title", "lead", "time", "due", "state", "percent"),
    *("done_on", "evidence", "proof", "reason"),
)
_SORTED = {
    TaskSort.OFFICE: "wanted.key",
    TaskSort.DUE: "due IS NULL, due",
    TaskSort.STATE: "state",
    TaskSort.AREA: "(SELECT folded FROM received_word WHERE n = area)",
}
_WORDS = "{column} IN (SELECT n FROM received_word WHERE {test})"
_WORD_COLUMNS = ("title", "lead", "area")
_SPECIAL = frozenset("%_")


def page_sql(query: ReceivedQuery) -> str:
    """Return the question for one page."""
    where, _values = filtered(query)
    key = _SORTED[query.sort]
    if query.descending:
        key = ", ".join(f"{part} DESC" for part in key.split(", "))
    return (
        f"SELECT {', '.join(_COLUMNS)} {FROM} WHERE {where} "
        f"ORDER BY {key}, wanted.key, place LIMIT :count OFFSET :first"
    )


def states_sql(query: ReceivedQuery) -> str:
    """Return the question for how many are in each state."""
    where, _values = filtered(query)
    return f"SELECT state, count(*) {FROM} WHERE {where} GROUP BY state"


def filtered(query: ReceivedQuery) -> Condition:
    """Return the condition that the tasks asked for meet, with the values that it names."""
    parts = list(_conditions(query))
    values: dict[str, Any] = {}
    for _sql, more in parts:
        values |= more
    return " AND ".join(sql for sql, _more in parts) or "true", values


def _conditions(query: ReceivedQuery) -> Iterator[Condition]:
    if query.states:
        places = sorted(STATES.index(state.value) for state in query.states)
        yield f"state IN ({', '.join(map(str, places))})", {}
    if query.areas:
        test = "text IN (SELECT value FROM json_each(:areas))"
        yield _WORDS.format(column="area", test=test), {"areas": to_json(sorted(query.areas))}
    if query.due_from is not None:
        yield "due >= :due_from", {"due_from": query.due_from.isoformat()}
    if query.due_to is not None:
        yield "due <= :due_to", {"due_to": query.due_to.isoformat()}
    for place, word in enumerate(sorted(set(fold(query.text).split()), key=len, reverse=True)):
        yield _of_word(place, word)


def _of_word(place: int, word: str) -> Condition:
    """Return the search of one word in what, who and area; signs of LIKE are searched plainly."""
    plain = _SPECIAL.isdisjoint(word)
    test = f"folded LIKE :word{place}" if plain else f"instr(folded, :word{place})"
    either = " OR ".join(_WORDS.format(column=column, test=test) for column in _WORD_COLUMNS)
    return f"({either})", {f"word{place}": f"%{word}%" if plain else word}


def numbers(found: Sequence[tuple[int, str]], package_ids: Sequence[str]) -> list[int]:
    """Return the numbers of packages in the order of their keys."""
    by_id = {package_id: n for n, package_id in found}
    return [by_id[package_id] for package_id in package_ids if package_id in by_id]
