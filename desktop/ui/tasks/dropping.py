"""Files dragged from the file manager onto a task."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_files(mime: QMimeData) -> list[Path]:
    """Return the files that are being dragged; none when something else is among them."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths if len(paths) == len(mime.urls()) else []


class FilesDrop(QObject):
    """Lets files be dropped on a widget; ``take`` gets their paths."""

    def __init__(self, target: QWidget, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(target)
        self._take = take
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files, take those that are dropped."""
        if not isinstance(event, QDropEvent):
            return False
        files = dropped_files(event.mimeData())
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop and not isinstance(event, QDragEnterEvent):
            self._take(files)
        return True
