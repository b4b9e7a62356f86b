"""How a foreign file comes in: chosen, dropped, or from the clipboard."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import _

SUFFIXES = ("docx", "doc", "odt", "xlsx", "xls", "ods", "pdf", "txt", "html", "htm", "rtf", "csv")
"""Ends of names that the reader knows; what it cannot read after all it refuses itself."""
FOLDER = "review.folder"
"""Where the folder last used is kept among the sizes of the screens."""


def ask_file(
    parent: QWidget, layout: MutableMapping[str, str], take: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a file, beginning in the folder used last, and give it to ``take``."""
    known = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
    filters = [_("Văn bản, bảng tính, PDF ({patterns})").format(patterns=known), _("Mọi tệp (*)")]
    dialog = QFileDialog(parent, _("Nhập kế hoạch từ tệp"), layout.get(FOLDER, ""))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(filters)

    def chosen(name: str) -> None:
        layout[FOLDER] = str(Path(name).parent)
        take(Path(name))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def dropped_file(mime: QMimeData) -> Path | None:
    """Return the file that is being dragged, None when it is none, or more than one."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix else None


class FileDrop(QObject):
    """Lets a file be dropped on a widget; ``take`` gets its path."""

    def __init__(self, target: QWidget, take: Callable[[Path], None]) -> None:
        super().__init__(target)
        self._take = take
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files, take the one that is dropped."""
        if not isinstance(event, QDropEvent):
            return False
        path = dropped_file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop and not isinstance(event, QDragEnterEvent):
            self._take(path)
        return True


def clipboard_words(mime: QMimeData | None) -> tuple[str, str] | None:
    """Return what is on the clipboard with the end of a file's name for it; None for no words.

    A table of Word or Excel comes as HTML, which keeps its cells; else the text is taken.
    """
    if mime is None:
        return None
    if mime.hasHtml() and mime.html().strip():
        return ".html", mime.html()
    return (".txt", mime.text()) if mime.text().strip() else None
