"""Fields for number, symbol, date and signer, which stand in the strip and in the tab alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from desktop.domain.decree_dates import short_date
from desktop.domain.folding import fold
from desktop.domain.plan import Plan
from desktop.domain.signers import label_of, signers_on
from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.editor import head_edits
from desktop.ui.editor.session import PlanSession

Change = Callable[[Plan, str], Plan]


class TextField(QObject):
    """A line edit that shows one value of the plan and hands it over when it is left."""

    def __init__(
        self,
        edit: QLineEdit,
        session: PlanSession,
        read: Callable[[Plan], str],
        change: Change,
        label: str,
    ) -> None:
        super().__init__(edit)
        self._edit, self._session = edit, session
        self._read, self._change, self._label = read, change, label
        edit.textEdited.connect(lambda _words: session.touch())
        edit.editingFinished.connect(self.hand_over)
        session.add_flusher(self.hand_over)
        session.opened.connect(self.show_value)
        session.plan_changed.connect(lambda _origin: self.show_value())

    def show_value(self) -> None:
        """Show the value of the plan, unless another is being typed."""
        plan = self._session.plan
        if plan is not None and not self._edit.isModified():
            words = self._read(plan)
            if words != self._edit.text():
                self._edit.setText(words)
            self._edit.setReadOnly(self._session.read_only)

    def hand_over(self) -> None:
        """Put the typed value into the plan; a value that is refused stays to be corrected."""
        if not self._edit.isModified() or self._session.plan is None:
            return
        typed = self._edit.text()
        try:
            self._change(self._session.plan, typed)
        except AppError as error:
            self._refuse(error)
            return
        self._edit.setModified(False)
        self._mark(wrong=False)
        change, label = self._change, self._label
        self._session.edit(lambda plan: change(plan, typed), label, self)
        self.show_value()

    def _refuse(self, error: AppError) -> None:
        self._mark(wrong=True)
        self._edit.setToolTip(error.sentence())
        self._session.message.emit(error.sentence())

    def _mark(self, wrong: bool) -> None:
        self._edit.setProperty("wrong", wrong)
        self._edit.style().unpolish(self._edit)
        self._edit.style().polish(self._edit)


class SignerField(QObject):
    """An editable list of the officers who may sign."""

    def __init__(self, box: QComboBox, session: PlanSession) -> None:
        super().__init__(box)
        self._box, self._session = box, session
        completer = QCompleter(box.model(), box)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        box.setCompleter(completer)
        box.lineEdit().setPlaceholderText(_("chưa chọn"))
        box.textActivated.connect(self._choose)
        box.lineEdit().textEdited.connect(lambda _words: session.touch())
        box.lineEdit().editingFinished.connect(self.hand_over)
        session.add_flusher(self.hand_over)
        session.opened.connect(self.show_value)
        session.plan_changed.connect(lambda _origin: self.show_value())

    def show_value(self) -> None:
        """Show the signer of the plan, and offer those who may sign on its day."""
        plan, profile, edit = self._session.plan, self._session.profile, self._box.lineEdit()
        if plan is None or edit.isModified():
            return
        words = head_edits.signer_words(plan, profile)
        offered = (
            [label_of(officer) for officer in signers_on(profile, plan.date)] if profile else []
        )
        with QSignalBlocker(self._box):
            if offered != [self._box.itemText(row) for row in range(self._box.count())]:
                self._box.clear()
                self._box.addItems(offered)
            if words != edit.text():
                self._box.setEditText(words)
            row = next((n for n, name in enumerate(offered) if fold(name) == fold(words)), -1)
            if row >= 0:
                self._box.setCurrentIndex(row)
        self._box.setEnabled(not self._session.read_only)

    def hand_over(self) -> None:
        """Put the typed name into the plan."""
        if self._box.lineEdit().isModified():
            self._choose(self._box.currentText())

    def _choose(self, words: str) -> None:
        self._box.lineEdit().setModified(False)
        change = partial(head_edits.with_signer, typed=words, profile=self._session.profile)
        self._session.edit(change, _("Chọn người ký"), self)
        self.show_value()


def number_field(edit: QLineEdit, session: PlanSession) -> TextField:
    """Return the field of the number."""
    return TextField(
        edit, session, lambda plan: plan.number, head_edits.with_number, _("Sửa số văn bản")
    )


def symbol_field(edit: QLineEdit, session: PlanSession) -> TextField:
    """Return the field of the symbol."""
    return TextField(
        edit, session, lambda plan: plan.symbol, head_edits.with_symbol, _("Sửa ký hiệu")
    )


def date_field(edit: QLineEdit, session: PlanSession) -> TextField:
    """Return the field of the day of issue."""

    def read(plan: Plan) -> str:
        return short_date(plan.date) if plan.date else ""

    return TextField(edit, session, read, head_edits.with_date, _("Sửa ngày ban hành"))
