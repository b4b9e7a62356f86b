"""Work off the GUI thread: one thread owns the store, one draws pages, one carries files.

Every call of a service that touches the store goes through ``Jobs.run``; the calls are done in
the order in which they were given. Results come back to the GUI thread by a queued signal.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from desktop.errors import AppError
from desktop.i18n import _

Value = TypeVar("Value")
Done = Callable[[Value], None]
Failed = Callable[[AppError], None]

log = logging.getLogger(__name__)


class JobRunner(Protocol):
    """Runs work and gives its result back on the GUI thread."""

    def run(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` on the thread that owns the store, after all work given before."""

    def render(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` that does not touch the store beside the other thread."""

    def carry(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` that takes long with files outside the store, beside the other threads."""


def as_app_error(error: BaseException) -> AppError:
    """Return ``error`` in words for the officer; what is not of ours is logged as a defect."""
    if isinstance(error, AppError):
        return error
    log.error("A job failed", exc_info=error)
    return AppError(
        _("Chương trình gặp lỗi ngoài dự kiến."),
        _("Dữ liệu đã lưu trước đó vẫn an toàn."),
        _("Hãy thử lại; nếu vẫn lỗi, hãy mở lại chương trình."),
        "".join(traceback.format_exception(error)),
    )


def attempt(work: Callable[[], Value], done: Done[Value], failed: Failed) -> Callable[[], None]:
    """Do ``work`` and return what is left to do with its result on the GUI thread."""
    try:
        value = work()
    except Exception as error:
        refusal = as_app_error(error)
        return lambda: failed(refusal)
    return lambda: done(value)


class Jobs(QObject):
    """The threads of the program.

    Signals:
        busy_changed: How many jobs are waiting or running, and the title of the last one given.
    """

    busy_changed = Signal(int, str)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store_thread = ThreadPoolExecutor(1, "store")
        self._drawing_thread = ThreadPoolExecutor(1, "drawing")
        self._carrying_thread = ThreadPoolExecutor(1, "carrying")
        self._waiting = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> int:
        """How many jobs have not come back yet."""
        return self._waiting

    def run(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` on the thread that owns the store, after all work given before."""
        self._submit(self._store_thread, work, done, failed, title)

    def render(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` that does not touch the store beside the other thread."""
        self._submit(self._drawing_thread, work, done, failed, title)

    def carry(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` that takes long with files outside the store, beside the other threads."""
        self._submit(self._carrying_thread, work, done, failed, title)

    def close(self) -> None:
        """Wait for the work of the store and let the threads go; nothing is given back."""
        self._closed = True
        self._finished.disconnect(self._deliver)
        self._drawing_thread.shutdown(wait=True, cancel_futures=True)
        self._carrying_thread.shutdown(wait=True, cancel_futures=True)
        self._store_thread.shutdown(wait=True)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Value],
        done: Done[Value],
        failed: Failed,
        title: str,
    ) -> None:
        if self._closed:
            failed(AppError(_("Chương trình đang đóng.")))
            return
        self._waiting += 1
        self.busy_changed.emit(self._waiting, title)
        pool.submit(lambda: self._finished.emit(attempt(work, done, failed)))

    @Slot(object)
    def _deliver(self, deliver: Callable[[], None]) -> None:
        self._waiting -= 1
        self.busy_changed.emit(self._waiting, "")
        deliver()


class SynchronousJobs:
    """The twin for tests: work is done, and its result given back, before the call returns."""

    def run(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` at once."""
        del title
        attempt(work, done, failed)()

    render = carry = run


class OwnedJobs:
    """Jobs of one screen: what comes back after the screen is gone is dropped.

    The work itself is done all the same, so that nothing given to the store is lost.
    """

    def __init__(self, jobs: JobRunner, owner: QObject) -> None:
        self._jobs, self._owner = jobs, owner

    def run(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` on the thread that owns the store."""
        self._jobs.run(work, self._if_there(done), self._if_there(failed), title)

    def render(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` beside the store."""
        self._jobs.render(work, self._if_there(done), self._if_there(failed), title)

    def carry(
        self, work: Callable[[], Value], done: Done[Value], failed: Failed, title: str = ""
    ) -> None:
        """Do ``work`` with files outside the store."""
        self._jobs.carry(work, self._if_there(done), self._if_there(failed), title)

    def _if_there(self, tell: Callable[[Value], None]) -> Callable[[Value], None]:
        def told(value: Value) -> None:
            if isValid(self._owner):
                tell(value)

        return told
