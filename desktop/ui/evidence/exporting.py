"""The evidence folder written with progress; stopping leaves nothing behind."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.domain.tracking.query import TaskQuery
from desktop.errors import AppError, Cancelled
from desktop.i18n import _
from desktop.services.tasks.evidence_export import EvidenceFolder
from desktop.ui.letters.giving_out import SLOW_MS
from desktop.ui.session import Session


class EvidenceExport(QObject):
    """Writes the folder on the thread of the store.

    Signals:
        exported: The folder is there; carries an ``EvidenceFolder``.
        stopped: The officer stopped it.
    """

    exported = Signal(object)
    stopped = Signal()
    _told = Signal(str, float)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._stop = Event()
        self.progress = QProgressDialog(owner)
        self.progress.setWindowTitle(_("Xuất thư mục minh chứng"))
        self.progress.setLabelText(_("Đang chuẩn bị…"))
        self.progress.setCancelButtonText(_("Hủy"))
        self.progress.setMinimumDuration(SLOW_MS)
        self.progress.setWindowModality(Qt.WindowModality.WindowModal)
        self.progress.setAutoReset(False)
        self.progress.setRange(0, 100)
        self.progress.canceled.connect(self._stop.set)
        self._told.connect(self._tell)

    def start(self, folder: Path, query: TaskQuery) -> None:
        """Write the evidence of the tasks of ``query``."""
        self.progress.setValue(0)
        self._session.read(
            lambda services: services.evidence.export(
                folder, query, self._told.emit, self._stop.is_set
            ),
            self._done,
            self._failed,
        )

    def _tell(self, what: str, share: float) -> None:
        if not self._stop.is_set():
            self.progress.setLabelText(what)
            self.progress.setValue(round(100 * share))

    def _done(self, folder: EvidenceFolder) -> None:
        self._end()
        self.exported.emit(folder)

    def _failed(self, error: AppError) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.stopped.emit()
        else:
            self._session.failed.emit(error)

    def _end(self) -> None:
        self.progress.canceled.disconnect(self._stop.set)
        self.progress.close()
        self.progress.deleteLater()
        self.deleteLater()


def free_folder(parent: Path, name: str) -> Path:
    """Return a folder in ``parent`` that is not there yet."""
    folder, number = parent / name, 1
    while folder.exists():
        number += 1
        folder = parent / f"{name}-{number}"
    return folder
