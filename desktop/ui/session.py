"""The open workspace as the screens see it: work goes out, results and changes come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.errors import AppError
from desktop.services.outcome import Outcome
from desktop.services.program import Program, Services
from desktop.settings import Settings
from desktop.ui.jobs import Jobs

Value = TypeVar("Value")


class WindowProgram(Program, Protocol):
    """The program with the settings of this PC."""

    settings: Settings

    def save_settings(self) -> None:
        """Write the settings of this PC."""


class Session(QObject):
    """One open workspace; every call of a use case goes through the one queue of ``jobs``.

    Signals:
        changed: Kinds of thing that differ now; screens that show them refresh.
        opened: The workspace is open.
        failed: A use case or the opening refused; the window shows the sentence.
        saved: A change is on disk.
    """

    changed = Signal(object)
    opened = Signal()
    failed = Signal(object)
    saved = Signal()

    def __init__(self, program: WindowProgram, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.program = program
        self.jobs = jobs
        self._services: Services | None = None

    @property
    def services(self) -> Services:
        """The use cases; only for work that runs in the queue."""
        assert self._services is not None, "no workspace is open"
        return self._services

    @property
    def is_open(self) -> bool:
        """Tell whether a workspace is open."""
        return self._services is not None

    def open(self, workspace: Path) -> None:
        """Open ``workspace`` in the queue, making it when there is none."""

        def work() -> Services:
            known = workspace.exists()
            return self.program.open(workspace) if known else self.program.create(workspace)

        def done(services: Services) -> None:
            self._services = services
            self.program.remember(workspace)
            self.opened.emit()

        self.jobs.run(work, done, self.failed.emit)

    def read(self, work: Callable[[Services], Value], done: Callable[[Value], None]) -> None:
        """Ask the use cases for something to show."""
        if self.is_open:
            self.jobs.run(lambda: work(self.services), done, self.failed.emit)

    def do(
        self,
        work: Callable[[Services], Outcome[Value] | None],
        done: Callable[[Value], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Change something; screens learn what changed after it is on disk."""

        def finished(outcome: Outcome[Value] | None) -> None:
            if outcome is None:
                return
            self.saved.emit()
            if done is not None:
                done(outcome.value)
            self.changed.emit(outcome.changed)

        self.jobs.run(lambda: work(self.services), finished, failed or self.failed.emit)

    def close(self, done: Callable[[], None]) -> None:
        """Finish what is under way, back up and let the workspace go; then call ``done``."""
        if self._services is None:
            done()
            return
        services, self._services = self._services, None

        def failed(error: AppError) -> None:
            self.failed.emit(error)
            done()

        self.jobs.run(services.close, lambda _none: done(), failed)
