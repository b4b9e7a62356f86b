"""Căn cứ: the library of legal documents from which plans take their bases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desktop.domain.legal_basis import LegalDocument
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.ui.fields.dates import shown
from desktop.ui.fields.document import DocumentFields
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.icons import icon
from desktop.ui.screens.list_screen import ListColumn, ListView
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

SEARCH_DELAY_MS = 250


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Loại"), lambda document: document.kind, 100),
        ListColumn(_("Số, ký hiệu"), lambda document: document.number, 140),
        ListColumn(_("Ngày"), lambda document: shown(document.date), 95),
        ListColumn(_("Cơ quan"), lambda document: document.issuer, 150),
        ListColumn(_("Trích yếu"), lambda document: document.subject, 360, stretch=True),
        ListColumn(_("Hiệu lực"), _validity, 220),
    )


def _validity(document: LegalDocument) -> str:
    if document.expired_on is None:
        return _("✓ Còn hiệu lực")
    words = _("● Hết hiệu lực từ {date}").format(date=shown(document.expired_on))
    return f"{words} → {document.replaced_by}" if document.replaced_by else words


class LibraryScreen(Screen):
    """Search, add, change and remove legal documents."""

    shows = frozenset({Kind.LEGAL_LIBRARY})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(_("Tìm: số hiệu, cơ quan, trích yếu; có dấu hoặc không"))
        self._filter.setClearButtonEnabled(True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_DELAY_MS)
        self._delay.timeout.connect(self.refresh)
        self._filter.textChanged.connect(self._delay.start)
        self._list = ListView(_columns())
        self._list.activated.connect(lambda _index: self._edit())
        self.setFocusProxy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        self._make_actions()

    def _make_actions(self) -> None:
        self._new = QAction(icon("add", "#ffffff"), _("Thêm văn bản"), self)
        self._new.setProperty("primary", True)
        self._new.setShortcut(QKeySequence.StandardKey.New)
        self._new.triggered.connect(lambda: self._ask(None))
        self._change = QAction(_("Sửa"), self)
        self._change.triggered.connect(self._edit)
        self._delete = QAction(icon("delete"), _("Xóa"), self)
        self._delete.setShortcut(QKeySequence.StandardKey.Delete)
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete.triggered.connect(self._delete_selected)
        self._list.addActions([self._change, self._delete])

    def title(self) -> str:
        """Return the title of the place."""
        return _("Căn cứ pháp lý")

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the place."""
        return (self._change, self._delete, self._new)

    def refresh(self) -> None:
        """Load the list again."""
        words = self._filter.text()
        self.session.read(lambda services: services.library.list(words), self._show)

    def _show(self, documents: Sequence[LegalDocument]) -> None:
        self._list.list_model.show(documents)
        self._list.select_row(0)

    def _edit(self) -> None:
        document = self._list.current_item()
        if document is not None:
            self._ask(document)

    def _ask(self, document: LegalDocument | None) -> None:
        fields = DocumentFields(document)
        title = _("Thêm văn bản") if document is None else _("Sửa văn bản")
        dialog = FormDialog(title, fields, self)
        dialog.accepted.connect(lambda: self._store(fields.document()))
        dialog.open()

    def _store(self, document: LegalDocument) -> None:
        self.session.do(lambda services: services.library.save(document))

    def _delete_selected(self) -> None:
        for document in self._list.selected_items():
            self.session.do(lambda services, key=document.id: services.library.delete(key))
