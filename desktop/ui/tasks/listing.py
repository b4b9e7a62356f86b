"""What the screen asks of the store at each change: the list, the counts of the chips, choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import Order, TaskListing, TaskQuery
from desktop.services.program import Services
from desktop.services.task_ports import SavedView
from desktop.services.tasks.choices import Choices


@dataclass(frozen=True, slots=True)
class Loaded:
    """A list, and how many tasks each state would show."""

    query: TaskQuery
    listing: TaskListing
    counts: Mapping[TaskState, int]


@dataclass(frozen=True, slots=True)
class Offers:
    """What the filters offer, and the views that were saved."""

    choices: Choices
    views: Sequence[SavedView]


def load(services: Services, query: TaskQuery, order: Order) -> Loaded:
    """Return the list; the chips count without regard to the filter by state."""
    listing = services.tasks.find(query, order)
    if not query.states:
        return Loaded(query, listing, listing.states)
    everything = services.tasks.find(replace(query, states=frozenset()))
    return Loaded(query, listing, everything.states)


def offers(services: Services) -> Offers:
    """Return what the filters offer."""
    return Offers(services.tasks.choices(), services.tasks.views())
