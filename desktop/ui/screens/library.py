"""Căn cứ: the library of legal documents from which plans take their bases."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.legal_basis import LegalDocument
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.ui.fields.dates import shown
from desktop.ui.fields.document import DocumentFields
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Loại"), lambda document: document.kind, 96),
        ListColumn(_("Số, ký hiệu"), lambda document: document.number, 130),
        ListColumn(_("Ngày"), lambda document: shown(document.date), 92, spare=True),
        ListColumn(_("Cơ quan"), lambda document: document.issuer, 140, spare=True),
        ListColumn(_("Trích yếu"), lambda document: document.subject, 320, stretch=True),
        ListColumn(_("Hiệu lực"), _validity, 230),
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
        empty = EmptyState(
            _(
                "Thư viện giữ các văn bản làm căn cứ, chọn một lần là chèn đúng thể thức.\n"
                "Hãy thêm văn bản đầu tiên."
            ),
            _("Thêm văn bản"),
            lambda: self._ask(None),
        )
        self.panel = ListPanel(
            _columns(), _("Lọc: số hiệu, cơ quan, trích yếu; có dấu hoặc không"), empty
        )
        self.panel.opened.connect(self._ask)
        self.setFocusProxy(self.panel)
        remember_columns(self.panel.view, session.program.settings.layout, "library.columns")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.panel)
        self._make_actions()

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self._undo = self.undo_action()
        self._change = self.action(_("Sửa"), self._edit)
        self._delete = self.action(
            _("Xóa"), self._delete_selected, icon_name="delete", keys=keys.Delete
        )
        self._new = self.action(
            _("Thêm văn bản"),
            lambda: self._ask(None),
            icon_name="add",
            keys=keys.New,
            primary=True,
        )
        self.panel.offer(self.actions())
        self.panel.shown.connect(self._enable)

    def _enable(self) -> None:
        has_rows = self.panel.view.list_model.rowCount() > 0
        for action in (self._change, self._delete):
            action.setEnabled(has_rows)

    def title(self) -> str:
        """Return the title of the place."""
        return _("Căn cứ pháp lý")

    def help_topic(self) -> str:
        """Return the help page of the library."""
        return "library"

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the place."""
        return (self._undo, self._change, self._delete, self._new)

    def refresh(self) -> None:
        """Load the list again."""
        self.session.read(lambda services: services.library.list(), self.panel.show_items)

    def follow(self, what: str, anchor: str = "") -> None:
        """Show a document."""
        self.session.read(lambda _services: None, lambda _none: self.panel.select(what))

    def _edit(self) -> None:
        document = self.panel.view.current_item()
        if document is not None:
            self._ask(document)

    def _ask(self, document: LegalDocument | None) -> None:
        fields = DocumentFields(document)
        title = _("Thêm văn bản") if document is None else _("Sửa văn bản")

        def keep(kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
            typed = fields.document()
            self.session.do(lambda services: services.library.save(typed), kept, refused)

        FormDialog(title, fields, keep, "library", self).open()

    def _delete_selected(self) -> None:
        keys = [document.id for document in self.panel.view.selected_items()]
        if keys:
            self.session.do(
                lambda services: services.library.delete(*keys),
                lambda _none: self.message.emit(_("Đã xóa; bấm Hoàn tác (Ctrl+Z) để lấy lại.")),
            )
