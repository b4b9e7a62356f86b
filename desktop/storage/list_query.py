"""What is asked of the list of tasks, as one question to SQLite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from desktop.domain.folding import fold
from desktop.domain.tracking.model import Part, TaskState
from desktop.domain.tracking.query import GroupBy, Order, SortKey, TaskQuery
from desktop.domain.tracking.words import URGENCY
from desktop.storage.records import to_json

STATE = f"""CASE WHEN overdue_from <= :today THEN {URGENCY.index(TaskState.OVERDUE)}
WHEN soon_from <= :today THEN {URGENCY.index(TaskState.DUE_SOON)}
WHEN started_from <= :today THEN {URGENCY.index(TaskState.IN_PROGRESS)} ELSE base END"""
"""Place of a task's state among the states on ``:today``."""

Condition = tuple[str, Mapping[str, Any]]

_STANDING = """JOIN list_party_span AS who ON who.party = task.lead
AND who.valid_from <= :today AND who.valid_to >= :today"""

_SORTED: dict[SortKey, str] = {
    SortKey.PLAN: "",
    SortKey.TITLE: "title_key",
    SortKey.LEAD: "who.sort_key",
    SortKey.AREA: "area_key",
    SortKey.DUE: "due",
    SortKey.STATE: "state",
    SortKey.PERCENT: "percent",
    SortKey.TIME: "time_key",
}

_GROUPED: dict[GroupBy, str] = {
    GroupBy.NONE: "NULL",
    GroupBy.UNIT: "who.units",
    GroupBy.OFFICER: "who.officers",
    GroupBy.AREA: "area",
    GroupBy.PLAN: "plan_id",
    GroupBy.MONTH: "substr(due, 1, 7)",
    GroupBy.STATE: "NULL",
}

_AMONG = "{column} IN (SELECT value FROM json_each(:{column}))"
_ASSIGNED = """{part} IN (SELECT party FROM list_party_ref
WHERE ref IN (SELECT value FROM json_each(:assignees))
AND valid_from <= :today AND valid_to >= :today)"""


def listing(query: TaskQuery, order: Order, today: dt.date, source: str) -> Condition:
    """Return the question for key, state and head of group of the tasks asked for, in order."""
    where, values = filtered(query, today)
    standing = "who." in _SORTED[order.key] + _GROUPED[order.group]
    sql = (
        f"SELECT id, {STATE} AS state, {_GROUPED[order.group]} FROM {source} AS task "  # noqa: S608
        f"{_STANDING if standing else ''} WHERE {where} ORDER BY {_ordered(order)}"
    )
    return sql, values


def filtered(query: TaskQuery, today: dt.date) -> Condition:
    """Return the condition that the tasks asked for meet."""
    parts = list(_conditions(query))
    values: dict[str, Any] = {"today": today.isoformat()}
    for _sql, more in parts:
        values |= more
    return " AND ".join(sql for sql, _more in parts) or "true", values


def _ordered(order: Order) -> str:
    """Return the columns to sort by: what has no value comes last either way."""
    column = _SORTED[order.key]
    down = " DESC" if order.descending else ""
    if not column:
        return f"rank{down}, place{down}"
    last = f"{column} IS NULL, " if order.key is SortKey.DUE else ""
    return f"{last}{column}{down}, rank, place"


def _conditions(query: TaskQuery) -> Iterator[Condition]:
    if not query.untracked:
        yield "tracked = 1", {}
    yield from _of_words(query.text)
    if query.assignees:
        parts = [query.part] if query.part else list(Part)
        either = " OR ".join(_ASSIGNED.format(part=part.value) for part in parts)
        yield f"({either})", {"assignees": to_json(sorted(query.assignees))}
    if query.states:
        places = sorted(URGENCY.index(state) for state in query.states)
        yield f"{STATE} IN ({', '.join(map(str, places))})", {}
    yield from _of_columns(query)


def _of_words(text: str) -> Iterator[Condition]:
    words = dict.fromkeys(fold(text).split())
    if words:
        found = " AND ".join(f"instr(folded, :word{n})" for n in range(len(words)))
        values = {f"word{n}": word for n, word in enumerate(words)}
        yield f"n IN (SELECT n FROM list_text WHERE {found})", values  # noqa: S608


def _of_columns(query: TaskQuery) -> Iterator[Condition]:
    for column, wanted in (("plan_id", query.plans), ("area", query.areas)):
        if wanted:
            yield _AMONG.format(column=column), {column: to_json(sorted(wanted))}
    if query.year is not None:
        yield "first_year <= :year AND last_year >= :year", {"year": query.year}
    for column, first, last in (
        ("due", query.due_from, query.due_to),
        ("done_on", query.done_from, query.done_to),
    ):
        if first is not None:
            yield f"{column} >= :{column}_from", {f"{column}_from": first.isoformat()}
        if last is not None:
            yield f"{column} <= :{column}_to", {f"{column}_to": last.isoformat()}
    for column, flag in (
        ("undated", query.undated),
        ("continuous", query.continuous),
        ("bare", query.without_evidence),
        ("reminded", query.reminded),
    ):
        if flag is not None:
            yield f"{column} = {int(flag)}", {}
