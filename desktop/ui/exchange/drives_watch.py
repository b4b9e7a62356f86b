"""Looks for USB sticks as long as the place is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import AppError
from desktop.services.exchange_ports import Drive
from desktop.ui.session import Session

EVERY_MS = 2500


class DrivesWatch(QObject):
    """Asks for the sticks now and then; one question at a time.

    Signals:
        changed: The sticks are others now; carries them.
    """

    changed = Signal(object)

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self._session = session
        self._asked = False
        self.drives: tuple[Drive, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and go on looking."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Ask which sticks are there."""
        if self._asked or not self._session.is_open:
            return
        self._asked = True
        self._session.read(lambda services: services.exchange.drives(), self._found, self._failed)

    def _found(self, drives: Sequence[Drive]) -> None:
        self._asked = False
        before = [drive.path for drive in self.drives]
        self.drives = tuple(drives)
        if before != [drive.path for drive in drives]:
            self.changed.emit(self.drives)

    def _failed(self, _error: AppError) -> None:
        """A drive that cannot be asked is asked again; it is no reason to disturb."""
        self._asked = False
