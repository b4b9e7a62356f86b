"""A task with all that is known of it, as counts and reports take it."""

from __future__ import annotations

from typing import Protocol

from desktop.domain.tracking.model import PlanItem, TaskFacts, Time
from desktop.domain.tracking.query import TaskLine


class Followed(Protocol):
    """A task with all that is known of it, and its line on the day asked for."""

    @property
    def item(self) -> PlanItem:
        """The task as its plan words it."""

    @property
    def facts(self) -> TaskFacts:
        """What is kept about it."""

    @property
    def times(self) -> tuple[Time, ...]:
        """Its times with what happened to them."""

    @property
    def line(self) -> TaskLine:
        """The task as a line of the list."""
