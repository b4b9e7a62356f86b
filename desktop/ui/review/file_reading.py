"""Reading a file beside the window: progress, Hủy, and the result of the last file asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot

from desktop.domain.reading.result import ReadPlan
from desktop.errors import AppError, Cancelled, Refused
from desktop.i18n import _
from desktop.ui.review.file_choice import clipboard_words
from desktop.ui.review.services import Reading
from desktop.ui.session import Session

ReadFile = Callable[[Path], ReadPlan]


class FileReading(QObject):
    """Reads one file at a time.

    Signals:
        told: What is being done, and how far it is from 0 to 1.
        done: The file was read; carries the ``ReadPlan``.
        cancelled: The officer stopped it.
        refused: The file cannot be read; carries the error.
    """

    told = Signal(str, float)
    done = Signal(object)
    cancelled = Signal()
    refused = Signal(object)
    _progress = Signal(object, str, float)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stop: Event | None = None
        self._progress.connect(self._tell, Qt.ConnectionType.AutoConnection)

    @property
    def is_running(self) -> bool:
        """Tell whether a file is being read."""
        return self._stop is not None

    def read(self, path: Path) -> None:
        """Read ``path``; a reading under way is stopped and forgotten."""
        self._start(lambda read: read(path))

    def read_clipboard(self, mime: QMimeData | None) -> None:
        """Read what was copied in another program."""
        found = clipboard_words(mime)
        if found is None:
            self.forget()
            self.refused.emit(
                Refused(
                    _("Chưa có gì để dán."),
                    advice=_("Trong Word hoặc Excel, chọn bảng hay đoạn văn rồi bấm Ctrl+C."),
                )
            )
            return
        suffix, words = found

        def read_copy(read: ReadFile) -> ReadPlan:
            with TemporaryDirectory(prefix="khx-", ignore_cleanup_errors=True) as folder:
                path = Path(folder) / f"clipboard{suffix}"
                path.write_text(words, encoding="utf-8-sig", newline="")
                return read(path)

        self._start(read_copy)

    def cancel(self) -> None:
        """Stop soon; ``cancelled`` tells when it has stopped."""
        if self._stop is not None:
            self._stop.set()

    def forget(self) -> None:
        """Stop, and tell nothing of it any more."""
        self.cancel()
        self._stop = None

    def _start(self, work_with: Callable[[ReadFile], ReadPlan]) -> None:
        self.forget()
        stop = self._stop = Event()
        reading: Reading = self._session.services.reading

        def tell(words: str, share: float) -> None:
            self._progress.emit(stop, words, share)

        def work() -> ReadPlan:
            return work_with(lambda path: reading.read(path, tell, stop.is_set))

        self._session.jobs.render(
            work,
            lambda read: self._finish(stop, read),
            lambda error: self._fail(stop, error),
            _("Đọc tệp"),
        )

    @Slot(object, str, float)
    def _tell(self, stop: Event, words: str, share: float) -> None:
        if stop is self._stop and not stop.is_set():
            self.told.emit(words, share)

    def _finish(self, stop: Event, read: ReadPlan) -> None:
        if stop is not self._stop:
            return
        self._stop = None
        if stop.is_set():
            self.cancelled.emit()
        else:
            self.done.emit(read)

    def _fail(self, stop: Event, error: AppError) -> None:
        if stop is not self._stop:
            return
        self._stop = None
        if isinstance(error, Cancelled) or stop.is_set():
            self.cancelled.emit()
        else:
            self.refused.emit(error)
