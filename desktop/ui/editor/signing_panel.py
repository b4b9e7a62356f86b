"""The tab Ký, nơi nhận: number and date, who signs under which authority, who receives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from desktop.domain.plan import Plan
from desktop.domain.signing import Authority, Signing, signing_options
from desktop.domain.text import squeeze
from desktop.i18n import _
from desktop.ui.editor import head_edits
from desktop.ui.editor.head_fields import Change, SignerField, TextField, date_field, number_field
from desktop.ui.editor.save_timer import SaveTimer
from desktop.ui.editor.session import PlanSession
from desktop.ui.forms.ui_editor_signing import Ui_EditorSigning
from desktop.ui.words import AUTHORITY_WORDS


class SigningPanel(QWidget):
    """Signature block and recipients of the plan."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = Ui_EditorSigning()
        self.form.setupUi(self)
        self._dirty = False
        self._autosave = SaveTimer(self)
        self._autosave.timeout.connect(self.hand_over)
        self._fields = (
            number_field(self.form.number_edit, session),
            date_field(self.form.date_edit, session),
            SignerField(self.form.signer_combo, session),
            *self._signing_fields(),
        )
        self.form.authority_combo.activated.connect(self._choose_authority)
        self.form.recipients_edit.textChanged.connect(self._note_typed)
        session.add_flusher(self.hand_over)
        session.opened.connect(lambda: self._show_plan(None))
        session.plan_changed.connect(self._show_plan)

    def _signing_fields(self) -> tuple[TextField, ...]:
        form = self.form
        fields = (
            (form.title_edit, "title", _("Sửa chức vụ người ký")),
            (form.head_edit, "head_title", _("Sửa quyền hạn ký")),
            (form.body_edit, "body", _("Sửa quyền hạn ký")),
        )
        return tuple(
            TextField(edit, self._session, _reader(name), _changer(name), label)
            for edit, name, label in fields
        )

    def _choose_authority(self, row: int) -> None:
        authority = self.form.authority_combo.itemData(row)
        self._session.edit(
            lambda plan: replace(
                plan, signing=replace(plan.signing or Signing(), authority=authority)
            ),
            _("Sửa quyền hạn ký"),
            self,
        )
        self._show_signing()

    def _note_typed(self) -> None:
        self._dirty = True
        self._autosave.touch()
        self._session.touch()

    def hand_over(self) -> None:
        """Put the typed recipients into the plan."""
        if self._dirty:
            self._dirty = False
            self._autosave.stop()
            typed = self.form.recipients_edit.toPlainText()
            self._session.edit(
                lambda plan: head_edits.with_recipients(plan, typed), _("Sửa nơi nhận"), self
            )

    # -- showing ---------------------------------------------------------------------------

    def _show_plan(self, origin: object) -> None:
        plan = self._session.plan
        if plan is None:
            return
        self._show_signing()
        typing = self._dirty or origin is self
        edit = self.form.recipients_edit
        if not typing and head_edits.with_recipients(plan, edit.toPlainText()) != plan:
            with QSignalBlocker(edit):
                edit.setPlainText("\n".join(plan.recipients))
        edit.setReadOnly(self._session.read_only)

    def _show_signing(self) -> None:
        plan, form = self._session.plan, self.form
        if plan is None:
            return
        signing = plan.signing or Signing()
        self._offer_authorities(signing)
        form.authority_combo.setEnabled(not self._session.read_only)
        body = signing.authority in (Authority.COLLECTIVE, Authority.COLLECTIVE_DEPUTY)
        head = signing.authority not in (Authority.COLLECTIVE, Authority.HEAD)
        for widget in (form.body_label, form.body_edit):
            widget.setVisible(body)
        for widget in (form.head_label, form.head_edit):
            widget.setVisible(head)
        printed = (*signing.lines(), "", signing.signer or _("(chưa có người ký)"))
        form.printed_label.setText("\n".join(printed) if plan.signing else "")

    def _offer_authorities(self, signing: Signing) -> None:
        """Offer the forms that the post of the signer allows, and the one that is chosen."""
        combo = self.form.authority_combo
        allowed = signing_options(signing.title, signing.body)
        if signing.authority not in allowed:
            allowed = (*allowed, signing.authority)
        combo.clear()
        for authority in allowed:
            combo.addItem(_(AUTHORITY_WORDS[authority]), authority)
        combo.setCurrentIndex(combo.findData(signing.authority))


def _reader(name: str) -> Callable[[Plan], str]:
    return lambda plan: getattr(plan.signing or Signing(), name)


def _changer(name: str) -> Change:
    def change(plan: Plan, typed: str) -> Plan:
        signing = plan.signing or Signing()
        return replace(plan, signing=replace(signing, **{name: squeeze(typed)}))

    return change
