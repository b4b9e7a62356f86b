"""Long work on the store, done in pieces between which what screens ask for gets its turn."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from desktop.errors import AppError, Cancelled

if TYPE_CHECKING:
    from desktop.services.program import Services
    from desktop.ui.session import Session

Value = TypeVar("Value")

LONGEST = 0.1
"""Seconds after which a piece ends at the next value, so that nothing waits longer to be shown."""


class Pieces(Generic[Value]):
    """An iterator of use cases that goes on piece by piece.

    Each value has to be a whole by itself: between two of them no step may be open, because
    other work is done then. What was given before the work failed is told all the same.
    """

    def __init__(
        self,
        session: Session,
        work: Callable[[Services], Iterator[Value]],
        each: Callable[[Value], None],
        done: Callable[[], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """Prepare; ``each``, ``done`` and ``failed`` are called on the thread of the window."""
        self._session = session
        self._work = work
        self._each, self._done, self._failed = each, done, failed
        self._services: Services | None = None
        self._values: Iterator[Value] = iter(())
        self._found: list[Value] = []

    def start(self) -> None:
        """Do the first piece, or the next."""
        self._session.read(self._piece, self._came, self._stopped)

    def _piece(self, services: Services) -> bool:
        """Go on for a while; return True at the end."""
        if self._services is None:
            self._services, self._values = services, self._work(services)
        if services is not self._services:
            raise Cancelled("")
        begin = time.monotonic()
        for value in self._values:
            self._found.append(value)
            if time.monotonic() - begin > LONGEST:
                return False
        return True

    def _tell(self) -> None:
        found, self._found = self._found, []
        for value in found:
            self._each(value)

    def _came(self, is_end: bool) -> None:
        self._tell()
        if is_end:
            self._done()
        else:
            self.start()

    def _stopped(self, error: AppError) -> None:
        self._tell()
        self._failed(error)
