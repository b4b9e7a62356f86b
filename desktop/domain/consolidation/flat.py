"""A report in the plain form in which it is handed on in bulk and kept in derived tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from desktop.domain.consolidation.model import ReportContents
from desktop.domain.consolidation.register import TARGET_KEYS
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import URGENCY

STATES = tuple(state.value for state in URGENCY)
"""Values of the states; a task keeps the place of its own among them."""

_PLACES = {value: place for place, value in enumerate(STATES)}


@dataclass(frozen=True, slots=True)
class FlatReport:
    """A report without dataclasses.

    Attributes:
        office: Fields of ``OfficeRecord``.
        figures: Numbers by key, those of the targets among them.
        areas: Titles of content areas by the scope of their numbers.
        tasks: Rows: id, area, title, lead, time, due, place of the state, percent, done_on,
            number of evidences, evidence in words, reason.
        targets: Rows: id, text, comparator, goal, unit, value, numerator, denominator, reached.
    """

    office: dict[str, Any]
    figures: dict[str, int]
    areas: dict[str, str]
    tasks: Sequence[Sequence[Any]]
    targets: Sequence[Sequence[Any]]


def flat_of(contents: ReportContents) -> FlatReport:
    """Return the plain form of a report."""
    figures = {figure.key: figure.value for figure in contents.figures}
    reached = sum(target.reached is True for target in contents.targets)
    for key, value in zip(TARGET_KEYS, (len(contents.targets), reached), strict=True):
        if value:
            figures[key] = value
    return FlatReport(
        asdict(contents.office),
        figures,
        {f.key.rpartition("/")[0]: f.title for f in contents.figures if f.title},
        [
            (
                *(task.id, task.area, task.title, task.lead, task.time, task.due),
                *(_PLACES[task.state], task.percent, task.done_on),
                *(len(task.evidence), "; ".join(task.evidence), task.reason),
            )
            for task in contents.tasks
        ],
        [
            (
                *(target.id, target.text, target.comparator, target.goal, target.unit),
                *(target.value, target.numerator, target.denominator, target.reached),
            )
            for target in contents.targets
        ],
    )


def state_at(place: int) -> TaskState:
    """Return the state that a task keeps as its place."""
    return URGENCY[place]


def to_bytes(flat: FlatReport) -> bytes:
    """Return the form in which one process hands it to another."""
    values = (flat.office, flat.figures, flat.areas, flat.tasks, flat.targets)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> FlatReport:
    """Return what ``to_bytes`` wrote."""
    return FlatReport(*json.loads(data))
