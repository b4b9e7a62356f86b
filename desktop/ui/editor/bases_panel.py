"""The tab Căn cứ: bases added from the library or typed, edited, put in order, removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListView, QWidget

from desktop.domain.citations import write_citation
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument, PlanBasis
from desktop.i18n import _
from desktop.ui.editor import head_edits
from desktop.ui.editor.bases_model import BasesModel
from desktop.ui.editor.library_dialog import LibraryDialog
from desktop.ui.editor.session import PlanSession
from desktop.ui.editor.wrapping import WrappingDelegate
from desktop.ui.forms.ui_editor_bases import Ui_EditorBases

Bases = tuple[PlanBasis, ...]


class BasesPanel(QWidget):
    """Bases of the plan."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = Ui_EditorBases()
        self.form.setupUi(self)
        self.bases = BasesModel(self)
        self.form.list.setModel(self.bases)
        self.form.list.setItemDelegate(WrappingDelegate(self.form.list))
        self.form.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.form.library_button.clicked.connect(self.open_library)
        self.form.typed_button.clicked.connect(self.add_typed)
        self.form.remove_button.clicked.connect(self.remove)
        self.bases.text_typed.connect(self._type)
        self.bases.move_asked.connect(self._move, Qt.ConnectionType.QueuedConnection)
        self._make_keys()
        session.opened.connect(self._show_plan)
        session.plan_changed.connect(lambda _origin: self._show_plan())

    def _make_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Delete", self.remove),
            ("Alt+Shift+Up", lambda: self.step(-1)),
            ("Alt+Shift+Down", lambda: self.step(1)),
        )
        for key, do in keys:
            action = QAction(self.form.list)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.form.list.addAction(action)

    def _day(self) -> dt.date:
        """Return the day on which the bases must be in force: that of the plan, else today."""
        plan = self._session.plan
        return plan.date if plan is not None and plan.date else dt.date.today()

    def _show_plan(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        editable = not self._session.read_only
        self.bases.editable = editable
        self.bases.show(plan.bases, self._session.library, self._day())
        for button in (
            self.form.library_button,
            self.form.typed_button,
            self.form.remove_button,
        ):
            button.setEnabled(editable)

    def go_to(self, basis_id: str) -> None:
        """Make a basis current."""
        place = self.bases.place_of(basis_id)
        if place >= 0:
            self.form.list.setCurrentIndex(self.bases.index(place))
        self.form.list.setFocus()

    # -- changing --------------------------------------------------------------------------

    def _edit(self, change: Callable[[Bases], Bases], label: str) -> None:
        if not self._session.read_only:
            self._session.edit(
                lambda plan: head_edits.with_bases(plan, change(plan.bases)), label, self
            )
            self._show_plan()

    def open_library(self) -> None:
        """Let documents of the library be chosen."""
        dialog = LibraryDialog(self._session.library, self._day(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.add_documents(dialog.chosen()))
        dialog.open()

    def add_documents(self, documents: Sequence[LegalDocument]) -> None:
        """Cite documents behind the bases that are there; none is cited twice."""
        plan = self._session.plan
        cited = {basis.document_id for basis in plan.bases} if plan else set()
        new = tuple(
            PlanBasis(new_id(), write_citation(document), document.id)
            for document in documents
            if document.id not in cited
        )
        if new:
            self._edit(lambda bases: (*bases, *new), _("Thêm căn cứ"))
            self.go_to(new[0].id)

    def add_typed(self) -> None:
        """Add a basis to be typed."""
        basis = PlanBasis(new_id(), "Căn cứ ")
        self._edit(lambda bases: (*bases, basis), _("Thêm căn cứ"))
        self.go_to(basis.id)
        self.form.list.edit(self.form.list.currentIndex())

    def _type(self, basis_id: str, words: str) -> None:
        def change(bases: Bases) -> Bases:
            return tuple(
                replace(basis, text=words) if basis.id == basis_id else basis for basis in bases
            )

        self._edit(change, _("Sửa căn cứ"))

    def remove(self) -> None:
        """Remove the current basis; undo brings it back."""
        index = self.form.list.currentIndex()
        if index.isValid():
            gone = self.bases.bases[index.row()].id
            self._edit(
                lambda bases: tuple(basis for basis in bases if basis.id != gone),
                _("Xóa căn cứ"),
            )
            left = len(self.bases.bases)
            if left:
                self.form.list.setCurrentIndex(self.bases.index(min(index.row(), left - 1)))

    def step(self, step: int) -> None:
        """Move the current basis one place up (-1) or down (1)."""
        row = self.form.list.currentIndex().row()
        if row >= 0 and 0 <= row + step < len(self.bases.bases):
            self._move(self.bases.bases[row].id, row + step + (1 if step > 0 else 0))

    def _move(self, basis_id: str, place: int) -> None:
        def change(bases: Bases) -> Bases:
            moved = tuple(basis for basis in bases if basis.id == basis_id)
            before = tuple(basis for basis in bases[:place] if basis.id != basis_id)
            after = tuple(basis for basis in bases[place:] if basis.id != basis_id)
            return (*before, *moved, *after)

        self._edit(change, _("Đổi thứ tự căn cứ"))
        self.go_to(basis_id)
