"""The căn cứ of a plan as a list that is edited and dragged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from desktop.domain.decree_dates import short_date
from desktop.domain.legal_basis import LegalDocument, PlanBasis
from desktop.domain.text import squeeze
from desktop.i18n import _
from desktop.ui.theme import colours

MIME = "application/x-kehoachxa-basis"
ROOT = QModelIndex()


class BasesModel(QAbstractListModel):
    """Bases in printed order.

    Signals:
        text_typed: Other words for the basis with this key.
        move_asked: Move a basis (key) to a place.
    """

    text_typed = Signal(str, str)
    move_asked = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bases: tuple[PlanBasis, ...] = ()
        self.editable = True
        self._library: Mapping[str, LegalDocument] = {}
        self._day = dt.date.max

    def show(
        self, bases: tuple[PlanBasis, ...], library: Sequence[LegalDocument], day: dt.date
    ) -> None:
        """Show ``bases``; documents out of force on ``day`` are marked."""
        self._library = {document.id: document for document in library}
        self._day = day
        if [basis.id for basis in bases] == [basis.id for basis in self.bases]:
            self.bases = bases
            if bases:
                self.dataChanged.emit(self.index(0), self.index(len(bases) - 1))
            return
        self.beginResetModel()
        self.bases = bases
        self.endResetModel()

    def warning(self, basis: PlanBasis) -> str:
        """Return why a basis cannot be cited any more, empty while it can."""
        document = self._library.get(basis.document_id or "")
        if document is None or document.expired_on is None or document.expired_on > self._day:
            return ""
        words = _("hết hiệu lực từ {day}").format(day=short_date(document.expired_on))
        if document.replaced_by:
            words = _("{words}, thay bằng {number}").format(
                words=words, number=document.replaced_by
            )
        return words

    def place_of(self, basis_id: str) -> int:
        """Return the place of a basis, -1 when there is none."""
        places = (place for place, basis in enumerate(self.bases) if basis.id == basis_id)
        return next(places, -1)

    # -- the list as Qt asks for it --------------------------------------------------------

    def rowCount(self, parent: QModelIndex = ROOT) -> int:
        """Return the number of bases."""
        return 0 if parent.isValid() else len(self.bases)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a basis, with its warning."""
        if not index.isValid():
            return None
        basis = self.bases[index.row()]
        warning = self.warning(basis)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{basis.text}\n◐ {warning}" if warning else basis.text
        if role == Qt.ItemDataRole.EditRole:
            return basis.text
        if role == Qt.ItemDataRole.ForegroundRole and warning:
            return QBrush(QColor(colours().soon))
        if role == Qt.ItemDataRole.UserRole:
            return basis.id
        return None

    def setData(
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Ask for other words of a basis."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        basis = self.bases[index.row()]
        words = squeeze(str(value)).rstrip(" ;.")
        if words and words != basis.text:
            self.text_typed.emit(basis.id, words)
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Bases are edited and dragged while the plan may change."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Bases are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Take only our own bases."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the key of the basis."""
        mime = QMimeData()
        mime.setData(MIME, self.bases[indexes[0].row()].id.encode())
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        """Ask for the move of a basis."""
        del column, parent
        if action == Qt.DropAction.MoveAction and data.hasFormat(MIME):
            place = row if row >= 0 else len(self.bases)
            self.move_asked.emit(bytes(data.data(MIME).data()).decode(), place)
        return False  # the plan is changed by the one who was asked, the view removes nothing
