"""The form of a document of the legal library."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.domain.citations import write_citation
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument
from desktop.ui.fields.dates import is_date_or_empty, shown, typed
from desktop.ui.forms.ui_document_form import Ui_DocumentForm

KINDS = (
    "Luật",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Kế hoạch",
    "Chương trình",
    "Công văn",
    "Hướng dẫn",
)


class DocumentFields(QWidget):
    """Kind, number, date, issuer, subject and validity, with the line that will be written.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, document: LegalDocument | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_DocumentForm()
        self.form.setupUi(self)
        self.form.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.form.kind.addItems(KINDS)
        self.form.kind.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._id = document.id if document else new_id()
        if document is not None:
            self._show(document)
        self.form.kind.editTextChanged.connect(self._changed)
        self.form.subject.textChanged.connect(self._changed)
        for field in self._lines():
            field.textEdited.connect(self._changed)
        self._changed()

    def _lines(self) -> tuple[QLineEdit, ...]:
        form = self.form
        return (form.number, form.date, form.issuer, form.expired, form.replacedBy)

    def _show(self, document: LegalDocument) -> None:
        self.form.kind.setCurrentText(document.kind)
        self.form.number.setText(document.number)
        self.form.date.setText(shown(document.date))
        self.form.issuer.setText(document.issuer)
        self.form.subject.setPlainText(document.subject)
        self.form.expired.setText(shown(document.expired_on))
        self.form.replacedBy.setText(document.replaced_by)

    def _changed(self) -> None:
        self.form.preview.setText(write_citation(self.document()) if self.is_complete() else "")
        self.edited.emit()

    def document(self) -> LegalDocument:
        """Return the document as typed."""
        return LegalDocument(
            id=self._id,
            kind=self.form.kind.currentText().strip(),
            number=self.form.number.text().strip(),
            subject=" ".join(self.form.subject.toPlainText().split()),
            issuer=self.form.issuer.text().strip(),
            date=typed(self.form.date),
            expired_on=typed(self.form.expired),
            replaced_by=self.form.replacedBy.text().strip(),
        )

    def is_complete(self) -> bool:
        """Tell whether kind and subject are there and the dates are dates."""
        document = self.document()
        dates = is_date_or_empty(self.form.date) and is_date_or_empty(self.form.expired)
        return bool(document.kind and document.subject and dates)
