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
_AREAS = "area IN (SELECT n FROM received_word WHERE text IN (SELECT value FROM json_each(:areas)))"
_WORD_COLUMNS = ("title", "lead", "area")
_SPECIAL = frozenset("%_")
FOUND_ANEW = (
    "DROP TABLE IF EXISTS temp.found",
    "CREATE TEMP TABLE found (n INTEGER NOT NULL PRIMARY KEY)",
)
"""The texts that were found are kept while pages of the same search are turned."""


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
    """Return the question for the states of all tasks, those of a package in one text.

    To hand over as many rows as there are tasks would take three times as long.
    """
    where, _values = filtered(query)
    return (
        "SELECT wanted.value, (SELECT group_concat(state) FROM received_task AS task "  # noqa: S608
        f"WHERE task.package = wanted.value AND {where}) FROM json_each(:packages) AS wanted"
    )


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
        yield _AREAS, {"areas": to_json(sorted(query.areas))}
    if query.due_from is not None:
        yield "due >= :due_from", {"due_from": query.due_from.isoformat()}
    if query.due_to is not None:
        yield "due <= :due_to", {"due_to": query.due_to.isoformat()}
    if _words(query):
        yield f"({' OR '.join(f'{column} IN temp.found' for column in _WORD_COLUMNS)})", {}


def search(query: ReceivedQuery) -> Condition:
    """Return what fills ``found`` with the texts in which all words searched for stand.

    "" when no words are searched for.
    """
    words = _words(query)
    tests = [
        f"folded LIKE :word{place}" if _is_plain(word) else f"instr(folded, :word{place})"
        for place, word in enumerate(words)
    ]
    sql = f"INSERT INTO temp.found SELECT n FROM received_word WHERE {' AND '.join(tests)}"  # noqa: S608
    return sql if tests else "", {
        f"word{place}": f"%{word}%" if _is_plain(word) else word for place, word in enumerate(words)
    }


def _words(query: ReceivedQuery) -> list[str]:
    """Return the words searched for; the longest, being the rarest, is looked for first."""
    return sorted(set(fold(query.text).split()), key=len, reverse=True)


def _is_plain(word: str) -> bool:
    """Tell whether no sign in a word means something to LIKE."""
    return _SPECIAL.isdisjoint(word)


def numbers(found: Sequence[tuple[int, str]], package_ids: Sequence[str]) -> list[int]:
    """Return the numbers of packages in the order of their keys."""
    by_id = {package_id: n for n, package_id in found}
    return [by_id[package_id] for package_id in package_ids if package_id in by_id]
