"""What is asked of the list of tasks, as one question to SQLite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from desktop.domain.folding import fold
from desktop.domain.tracking.model import Part, TaskState
from desktop.domain.tracking.query import TaskQuery
from desktop.domain.tracking.words import URGENCY
from desktop.storage.records import to_json

Condition = tuple[str, Mapping[str, Any]]
"""A piece of a question and the values it names."""

STATE = f"""CASE WHEN overdue_from <= :today THEN {URGENCY.index(TaskState.OVERDUE)}
WHEN soon_from <= :today THEN {URGENCY.index(TaskState.DUE_SOON)}
WHEN started_from <= :today THEN {URGENCY.index(TaskState.IN_PROGRESS)} ELSE base END"""
"""Place of a task's state among the states on ``:today``."""

_AMONG = (
    "{column} IN (SELECT n FROM {table} WHERE {text} IN (SELECT value FROM json_each(:{text})))"
)
_ASSIGNED = """{part} IN (SELECT party FROM list_party_ref
WHERE ref IN (SELECT value FROM json_each(:assignees))
AND valid_from <= :today AND valid_to >= :today)"""
_WORDED = "n IN (SELECT n FROM list_text WHERE {tests})"
"""Reads the texts of all tasks one after the other."""
_WORDED_TOO = "EXISTS (SELECT 1 FROM list_text WHERE list_text.n = task.n AND {tests})"
"""Looks up the texts of tasks that meet the other conditions: quicker when these are few."""
_SPECIAL = frozenset("%_")
"""Signs that mean something to LIKE, which is twice as fast as ``instr`` where they are absent."""


def filtered(query: TaskQuery, today: dt.date) -> Condition:
    """Return the condition that the tasks asked for meet, where their table is called ``task``."""
    parts = list(_conditions(query))
    parts += _of_words(query.text, _WORDED_TOO if parts else _WORDED)
    if not query.untracked:
        parts.append(("tracked = 1", {}))
    values: dict[str, Any] = {"today": today.isoformat()}
    for _sql, more in parts:
        values |= more
    return " AND ".join(sql for sql, _more in parts) or "true", values


def _conditions(query: TaskQuery) -> Iterator[Condition]:
    if query.assignees:
        parts = [query.part] if query.part else list(Part)
        either = " OR ".join(_ASSIGNED.format(part=part.value) for part in parts)
        yield f"({either})", {"assignees": to_json(sorted(query.assignees))}
    if query.states:
        places = sorted(URGENCY.index(state) for state in query.states)
        yield f"{STATE} IN ({', '.join(map(str, places))})", {}
    if query.plans:
        named = {"column": "plan", "table": "list_plan", "text": "plan_id"}
        yield _AMONG.format(**named), {"plan_id": to_json(sorted(query.plans))}
    if query.areas:
        named = {"column": "area", "table": "list_word", "text": "text"}
        yield _AMONG.format(**named), {"text": to_json(sorted(query.areas))}
    yield from _of_days(query)
    yield from _of_flags(query)


def _of_words(text: str, found_by: str) -> Iterator[Condition]:
    """Yield the search of all words; the longest, being the rarest, is looked for first."""
    words = sorted(set(fold(text).split()), key=len, reverse=True)
    if not words:
        return
    tests, values = [], {}
    for place, word in enumerate(words):
        plain = _SPECIAL.isdisjoint(word)
        tests.append(f"folded LIKE :word{place}" if plain else f"instr(folded, :word{place})")
        values[f"word{place}"] = f"%{word}%" if plain else word
    yield found_by.format(tests=" AND ".join(tests)), values


def _of_days(query: TaskQuery) -> Iterator[Condition]:
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


def _of_flags(query: TaskQuery) -> Iterator[Condition]:
    for column, flag in (
        ("undated", query.undated),
        ("continuous", query.continuous),
        ("bare", query.without_evidence),
        ("reminded", query.reminded),
    ):
        if flag is not None:
            yield f"{column} = {int(flag)}", {}
