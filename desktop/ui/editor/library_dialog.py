"""The dialog that picks bases from the library of legal documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from desktop.domain.decree_dates import short_date
from desktop.domain.folding import fold
from desktop.domain.legal_basis import LegalDocument
from desktop.i18n import _
from desktop.ui.editor.wrapping import RoomyDelegate
from desktop.ui.forms.ui_editor_library import Ui_EditorLibrary
from desktop.ui.theme import colours

ROOT = QModelIndex()
SEARCH_MS = 250


class LibraryModel(QAbstractTableModel):
    """Documents of the library that match the words typed."""

    def __init__(
        self, documents: Sequence[LegalDocument], day: dt.date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._all = [(document, fold(" ".join(_cells(document, day)))) for document in documents]
        self._day = day
        self.shown = list(documents)

    def search(self, words: str) -> None:
        """Show the documents that contain all the words, with or without marks."""
        wanted = fold(words).split()
        self.beginResetModel()
        self.shown = [
            document for document, text in self._all if all(word in text for word in wanted)
        ]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = ROOT) -> int:
        """Return the number of documents."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: QModelIndex = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 5

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell; documents out of force are marked by word and colour."""
        if not index.isValid():
            return None
        document = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cells(document, self._day)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and _expired(document, self._day):
            return QBrush(QColor(colours().soon))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the headers."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        headers = (_("Loại"), _("Số, ký hiệu"), _("Ngày"), _("Trích yếu"), _("Hiệu lực"))
        return headers[section]


def _expired(document: LegalDocument, day: dt.date) -> bool:
    return document.expired_on is not None and document.expired_on <= day


def _cells(document: LegalDocument, day: dt.date) -> tuple[str, ...]:
    issued = short_date(document.date) if document.date else ""
    subject = " ".join(part for part in (document.subject, document.issuer) if part)
    force = _("◐ Hết hiệu lực") if _expired(document, day) else _("Còn hiệu lực")
    return document.kind, document.number, issued, subject, force


class LibraryDialog(QDialog):
    """Picks documents of the library."""

    def __init__(
        self, documents: Sequence[LegalDocument], day: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = Ui_EditorLibrary()
        self.form.setupUi(self)
        self.documents = LibraryModel(documents, day, self)
        table = self.form.table
        table.setModel(self.documents)
        table.setItemDelegate(RoomyDelegate(table))
        for column, width in enumerate((100, 130, 90, 300, 100)):
            table.setColumnWidth(column, width)
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(3, table.header().ResizeMode.Stretch)
        table.doubleClicked.connect(self.accept)
        add = self.form.buttons.button(QDialogButtonBox.StandardButton.Ok)
        add.setText(_("Thêm vào kế hoạch"))
        add.setProperty("primary", True)
        self._delay = QTimer(self, singleShot=True, interval=SEARCH_MS, timeout=self._search)
        self.form.search_edit.textChanged.connect(self._delay.start)
        self._search()

    def _search(self) -> None:
        self.documents.search(self.form.search_edit.text())
        count = self.documents.rowCount()
        self.form.count_label.setText(_("{count} văn bản").format(count=count))
        if count:
            self.form.table.setCurrentIndex(self.documents.index(0, 0))

    def accept(self) -> None:
        """Take the documents found by the words typed last."""
        if self._delay.isActive():
            self._delay.stop()
            self._search()
        super().accept()

    def chosen(self) -> tuple[LegalDocument, ...]:
        """Return the chosen documents in the order of the list."""
        rows = sorted({index.row() for index in self.form.table.selectedIndexes()})
        return tuple(self.documents.shown[row] for row in rows)
