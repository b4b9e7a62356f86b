"""Other ways to look at the tasks that the filters leave: by officer, as a year, as a calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.domain.tracking.query import Order, TaskQuery
from desktop.ui.session import Session


class TaskViewWidget(Protocol):
    """What a view of tasks can do, besides being a widget.

    Signals:
        opened: The key of a task that the officer chose; the table shows it then.
    """

    opened: SignalInstance

    def show_tasks(self, query: TaskQuery, order: Order) -> None:
        """Show the tasks that ``query`` asks for; called again whenever something changed."""


@dataclass(frozen=True, slots=True)
class TaskView:
    """A view: its key, the word on its button, and what makes its widget.

    ``make`` returns a ``QWidget`` that is a ``TaskViewWidget`` too.
    """

    key: str
    label: str
    make: Callable[[Session], QWidget]


_views: dict[str, TaskView] = {}


def register(view: TaskView) -> None:
    """Offer a view in the switch above the table; one of the same key is replaced."""
    _views[view.key] = view


def views() -> Sequence[TaskView]:
    """Return the views that were registered, in the order of their registration."""
    return tuple(_views.values())
