"""The open workspace as the screens see it: work goes out, results and changes come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import AppError
from desktop.services.outcome import Kind
from desktop.ui.jobs import JobRunner

if TYPE_CHECKING:
    from desktop.services.outcome import Outcome
    from desktop.services.ports import BackupFile
    from desktop.services.program import Services
    from desktop.ui.window_program import WindowProgram

Value = TypeVar("Value")

FIRST_BACKUP = 20_000
"""Milliseconds after opening until what an earlier sitting left without a backup gets one."""
BACKUP_EVERY = 30 * 60_000
"""Milliseconds of work after which what changed is backed up."""


class Session(QObject):
    """One open workspace; every call of a use case goes through the one queue of ``jobs``.

    Attributes:
        workspace: The file that is open, or that was asked for last.

    Signals:
        changed: Kinds of thing that differ now; screens that show them refresh.
        opened: A workspace is open, for the first time or anew.
        open_failed: The workspace cannot be opened; the refusal, and its newest good backup.
        failed: A use case refused; the window shows the sentence.
        saved: A change is on disk.
    """

    changed = Signal(object)
    opened = Signal()
    open_failed = Signal(object, object)
    failed = Signal(object)
    saved = Signal()

    def __init__(
        self, program: WindowProgram, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.program = program
        self.jobs = jobs
        self.workspace = program.last_workspace()
        self._services: Services | None = None
        self._leaving = False
        self._first_backup = self._timer(FIRST_BACKUP, "khi mở", single=True)
        self._next_backup = self._timer(BACKUP_EVERY, "định kỳ")
        self.opened.connect(self._first_backup.start)
        self.opened.connect(self._next_backup.start)

    def _timer(self, milliseconds: int, reason: str, *, single: bool = False) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=single)
        timer.timeout.connect(lambda: self.keep_safe(reason))
        return timer

    def keep_safe(self, reason: str) -> None:
        """Back up when something changed since the last backup."""

        def done(made: Path | None) -> None:
            if made is not None:
                self.changed.emit(frozenset({Kind.BACKUPS}))

        self.read(lambda services: services.safety.keep_safe(reason), done)

    @property
    def services(self) -> Services:
        """The use cases; only for work that runs in the queue."""
        assert self._services is not None, "no workspace is open"
        return self._services

    @property
    def is_open(self) -> bool:
        """Tell whether a workspace is open."""
        return self._services is not None and not self._leaving

    def open(self, workspace: Path, make: bool = False) -> None:
        """Open ``workspace`` in the queue; ``make`` allows to make it when it is not there.

        A workspace that was in use before and is gone is never made anew without a word.
        """
        self.workspace = workspace

        def work() -> None:
            fresh = make and not workspace.exists()
            self._services = (self.program.create if fresh else self.program.open)(workspace)

        def done(_none: None) -> None:
            self._remember(workspace)
            self.opened.emit()

        self.jobs.run(work, done, lambda error: self._tell_open_failed(error, workspace))

    def _remember(self, workspace: Path) -> None:
        """Open this one next time; a full disk is told, and keeps nobody from working."""
        try:
            self.program.remember(workspace)
        except AppError as error:
            self.failed.emit(error)

    def keep_settings(self) -> None:
        """Write the settings of this PC; what goes wrong is told."""
        try:
            self.program.save_settings()
        except AppError as error:
            self.failed.emit(error)

    def _tell_open_failed(self, error: AppError, workspace: Path) -> None:
        def newest() -> BackupFile | None:
            backups = self.program.backups(workspace)
            return next((backup for backup in backups if backup.is_verified()), None)

        self.jobs.run(
            newest,
            lambda backup: self.open_failed.emit(error, backup),
            lambda _error: self.open_failed.emit(error, None),
        )

    def put_back(self, backup: Path, workspace: Path) -> None:
        """Put a backup in the place of a workspace that cannot be opened, and open it."""
        self.jobs.run(
            lambda: self.program.restore(backup, workspace),
            lambda _kept: self.open(workspace),
            lambda error: self._tell_open_failed(error, workspace),
        )

    def restore(self, backup: Path, done: Callable[[], None]) -> None:
        """Go back to a backup: back up the state of now, put the other one in, open it."""
        services = self.services
        workspace = services.store.path

        def work() -> None:
            services.safety.backup("truoc khoi phuc")
            services.close()
            try:
                self.program.restore(backup, workspace)
            finally:
                self._services = self.program.open(workspace)

        def finished(_none: None) -> None:
            self.opened.emit()
            done()

        def failed(error: AppError) -> None:
            self.opened.emit()
            self.failed.emit(error)

        self.jobs.run(work, finished, failed)

    def set_passphrase(
        self,
        current: str,
        passphrase: str,
        *,
        backups_too: bool,
        done: Callable[[Sequence[Path]], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """Let the workspace go, write it anew under a passphrase ("" for none), open it again.

        It is backed up then. ``done`` gets the older copies that are still as they were.
        """
        services = self.services
        workspace = services.store.path

        def work() -> Sequence[Path]:
            services.close()
            try:
                self.program.unlock(workspace, current)
                left = self.program.set_passphrase(workspace, passphrase, backups_too=backups_too)
            finally:
                self._services = self.program.open(workspace)
            self.services.safety.backup("doi mat khau")
            return left

        def finished(left: Sequence[Path]) -> None:
            self.opened.emit()
            done(left)

        def refused(error: AppError) -> None:
            self.opened.emit()
            failed(error)

        self.jobs.run(work, finished, refused)

    def change_to(self, workspace: Path) -> None:
        """Let the open workspace go and open another one; back to the first when that fails."""
        services = self.services
        before = services.store.path

        def work() -> None:
            services.close()
            try:
                self._services = self.program.open(workspace)
            except BaseException:
                self._services = self.program.open(before)
                raise

        def done(_none: None) -> None:
            self.workspace = workspace
            self._remember(workspace)
            self.opened.emit()

        def failed(error: AppError) -> None:
            self.opened.emit()
            self.failed.emit(error)

        self.jobs.run(work, done, failed)

    def read(
        self,
        work: Callable[[Services], Value],
        done: Callable[[Value], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Ask the use cases for something to show."""
        if self.is_open:
            self.jobs.run(lambda: work(self.services), done, failed or self.failed.emit)

    def carry(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """Do long work with files outside the store; the screens go on meanwhile."""
        if self.is_open:
            self.jobs.carry(work, done, failed)

    def do(
        self,
        work: Callable[[Services], Outcome[Value] | None],
        done: Callable[[Value], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
        nothing: Callable[[], None] | None = None,
    ) -> None:
        """Change something; screens learn what changed after it is on disk.

        ``nothing`` is called when the use case found nothing to do.
        """

        def finished(outcome: Outcome[Value] | None) -> None:
            if outcome is None:
                if nothing is not None:
                    nothing()
                return
            self.saved.emit()
            if done is not None:
                done(outcome.value)
            self.changed.emit(outcome.changed)

        self.jobs.run(lambda: work(self.services), finished, failed or self.failed.emit)

    def close(self, done: Callable[[], None]) -> None:
        """Finish what is under way, back up and let the workspace go; then call ``done``.

        The use cases stay until the queue has come to the end: edits given before still need
        them.
        """
        if not self.is_open:
            done()
            return
        self._leaving = True

        def work() -> None:
            services, self._services = self.services, None
            services.close()

        def failed(error: AppError) -> None:
            self.failed.emit(error)
            done()

        self.jobs.run(work, lambda _none: done(), failed)
