"""What a use case gives back: its value and the kinds of thing it changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kind(Enum):
    """Kinds of thing a screen may show; a screen refreshes when one of its kinds changed."""

    PROFILE = "profile"
    UNITS = "units"
    OFFICERS = "officers"
    PLANS = "plans"
    PLAN_TEXT = "plan_text"
    PLAN_TABLE = "plan_table"
    PLAN_HEAD = "plan_head"
    LEGAL_LIBRARY = "legal_library"
    TEMPLATES = "templates"
    BACKUPS = "backups"
    TASKS = "tasks"
    """What was noted on tasks: done, progress, dates, assignments, reminders."""
    EVIDENCE = "evidence"
    TARGETS = "targets"
    """Measured values of targets."""
    REPORTS = "reports"
    OUTGOING = "outgoing"
    """The register of outgoing documents."""
    CALENDAR = "calendar"
    """Days off and working Saturdays."""
    VIEWS = "views"
    """Saved views of the list of tasks."""
    OFFICES = "offices"
    """The communes from which reports are expected, and the level of the office itself."""
    RECEIVED = "received"
    """What communes sent, and what was noted about it."""
    PACKAGES = "packages"
    """The log of packages: made, taken in, taken out again."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value]):
    """Result of one user action, after its transaction is on disk.

    Attributes:
        value: What the caller asked for.
        changed: Kinds of thing that differ now.
        step_id: Number of the step in the history, None when nothing changed.
    """

    value: Value
    changed: frozenset[Kind] = frozenset()
    step_id: int | None = None
