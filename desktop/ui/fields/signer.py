"""The form of who signs and who receives."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from desktop.domain.commune import CommuneProfile
from desktop.domain.plan import Plan
from desktop.domain.signing import Authority, Signing, signing_options
from desktop.domain.sorting import name_sort_key
from desktop.i18n import _
from desktop.ui.forms.ui_signer_form import Ui_SignerForm
from desktop.ui.words import AUTHORITY_WORDS

TITLES = ("Chủ tịch", "Phó Chủ tịch")


class SignerFields(QWidget):
    """Signer, title, authority with the lines they print, recipients line by line.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SignerForm()
        self.form.setupUi(self)
        self.form.printed.setTextFormat(Qt.TextFormat.PlainText)
        self.form.title.addItems(TITLES)
        self.form.signer.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._titles: dict[str, str] = {}
        self.form.signer.currentTextChanged.connect(self._signer_chosen)
        self.form.title.currentTextChanged.connect(self._offer_authorities)
        self.form.authority.currentIndexChanged.connect(self._show_printed)
        self.form.recipients.textChanged.connect(self.edited)

    def show_plan(self, plan: Plan, profile: CommuneProfile) -> None:
        """Show signer and recipients of ``plan``, and the officers who may sign."""
        signing = plan.signing or Signing()
        signers = sorted(
            (officer for officer in profile.officers if officer.signs and officer.name),
            key=lambda officer: name_sort_key(officer.name),
        )
        self._titles = {officer.name: officer.title for officer in signers}
        self.form.signer.clear()
        self.form.signer.addItems([officer.name for officer in signers])
        self.form.signer.setEditText(signing.signer)
        self._choose_title(signing.title)
        self.form.authority.setCurrentIndex(self.form.authority.findData(signing.authority))
        self.form.recipients.setPlainText("\n".join(plan.recipients))
        self._show_printed()

    def _signer_chosen(self, name: str) -> None:
        if name in self._titles:
            self._choose_title(self._titles[name])
        self._show_printed()

    def _choose_title(self, title: str) -> None:
        if self.form.title.findText(title) < 0:
            self.form.title.addItem(title)
        self.form.title.setCurrentText(title)
        self._offer_authorities()

    def _offer_authorities(self) -> None:
        chosen = self.form.authority.currentData()
        allowed = signing_options(self.form.title.currentText())
        self.form.authority.clear()
        for authority in allowed:
            self.form.authority.addItem(_(AUTHORITY_WORDS[authority]), authority)
        self.form.authority.setCurrentIndex(max(0, self.form.authority.findData(chosen)))

    def _show_printed(self) -> None:
        signing = self.signing()
        self.form.printed.setText("\n".join((*signing.lines(), signing.signer)).strip())
        self.edited.emit()

    def signing(self) -> Signing:
        """Return the signature block as chosen."""
        return Signing(
            authority=self.form.authority.currentData() or Authority.COLLECTIVE,
            title=self.form.title.currentText(),
            signer=self.form.signer.currentText().strip(),
        )

    def recipients(self) -> tuple[str, ...]:
        """Return the recipients as typed, without empty lines."""
        lines = self.form.recipients.toPlainText().splitlines()
        return tuple(line.strip() for line in lines if line.strip())
