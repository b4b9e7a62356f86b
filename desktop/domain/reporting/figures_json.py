"""Figures as the text in which they are frozen, and back, without any loss."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from enum import Enum
from typing import Any

from desktop.domain.reporting.figures import (
    Figures,
    ReportNote,
    ReportTarget,
    ReportTask,
    ReportTime,
    Window,
)
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState

VERSION = 1
"""Form of the text; a later form is told by a higher number."""


def figures_to_json(figures: Figures) -> str:
    """Return figures as JSON text, always the same for the same figures."""
    data = {"version": VERSION, **asdict(figures)}
    return json.dumps(data, ensure_ascii=False, default=_plain, separators=(",", ":"))


def figures_from_json(text: str) -> Figures:
    """Return frozen figures; raise ``ValueError`` for a text that does not hold any."""
    try:
        data = json.loads(text)
        if data.pop("version") != VERSION:
            raise ValueError("unknown form of figures")
        return Figures(
            window=_window(data.pop("window")),
            tasks=tuple(map(_task, data.pop("tasks"))),
            targets=tuple(ReportTarget(**target) for target in data.pop("targets")),
            **data,
        )
    except (AttributeError, KeyError, TypeError) as problem:
        raise ValueError("no figures") from problem


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(type(value))


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _window(data: dict[str, Any]) -> Window:
    days = ("first", "last", "year_first", "as_of", "next_last")
    return Window(
        data["year"],
        Period(data["period"]),
        **{name: dt.date.fromisoformat(data[name]) for name in days},
    )


def _task(data: dict[str, Any]) -> ReportTask:
    return ReportTask(
        **{
            **data,
            "state": TaskState(data["state"]),
            "units": tuple((ref, name) for ref, name in data["units"]),
            "times": tuple(map(_time, data["times"])),
            "notes": tuple(
                ReportNote(**{**note, "on": dt.date.fromisoformat(note["on"])})
                for note in data["notes"]
            ),
            "evidence": tuple(data["evidence"]),
        }
    )


def _time(data: dict[str, Any]) -> ReportTime:
    return ReportTime(
        **{
            **data,
            "due": _day(data["due"]),
            "done_on": _day(data["done_on"]),
            "state": TaskState(data["state"]),
            "evidence": tuple(data["evidence"]),
        }
    )
