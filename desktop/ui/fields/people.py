"""The forms of an officer and of a unit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QWidget

from desktop.domain.commune import Officer, Unit
from desktop.domain.ids import new_id
from desktop.i18n import _
from desktop.ui.fields.dates import is_date_or_empty, shown, typed
from desktop.ui.forms.ui_officer_form import Ui_OfficerForm
from desktop.ui.forms.ui_unit_form import Ui_UnitForm


class OfficerFields(QWidget):
    """A person and the post she holds.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(
        self,
        officer: Officer | None,
        units: Sequence[Unit],
        titles: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = Ui_OfficerForm()
        self.form.setupUi(self)
        self._id = officer.id if officer else new_id()
        self._aliases = officer.aliases if officer else ()
        self.form.title.addItems(list(titles))
        self.form.title.setEditText("")
        self.form.title.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.form.unit.addItem(_("Lãnh đạo xã"), None)
        for unit in units:
            self.form.unit.addItem(unit.name, unit.id)
        if officer is not None:
            self._show(officer)
        self.form.title.editTextChanged.connect(self.edited)
        for field in (self.form.name, self.form.heldFrom, self.form.heldTo):
            field.textEdited.connect(self.edited)

    def _show(self, officer: Officer) -> None:
        self.form.name.setText(officer.name)
        self.form.title.setEditText(officer.title)
        self.form.unit.setCurrentIndex(max(0, self.form.unit.findData(officer.unit_id)))
        self.form.signs.setChecked(officer.signs)
        self.form.heldFrom.setText(shown(officer.held_from))
        self.form.heldTo.setText(shown(officer.held_to))

    def officer(self) -> Officer:
        """Return the officer as typed."""
        return Officer(
            id=self._id,
            name=" ".join(self.form.name.text().split()),
            title=self.form.title.currentText().strip(),
            unit_id=self.form.unit.currentData(),
            signs=self.form.signs.isChecked(),
            held_from=typed(self.form.heldFrom),
            held_to=typed(self.form.heldTo),
            aliases=self._aliases,
        )

    def is_complete(self) -> bool:
        """Tell whether the post is named and the dates are dates."""
        dates = is_date_or_empty(self.form.heldFrom) and is_date_or_empty(self.form.heldTo)
        return bool(self.form.title.currentText().strip()) and dates


class UnitFields(QWidget):
    """A unit, its short form, its fields and other names.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, unit: Unit | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_UnitForm()
        self.form.setupUi(self)
        self._unit = unit or Unit(new_id(), "")
        self.form.name.setText(self._unit.name)
        self.form.short.setText(self._unit.short)
        self.form.fields.setText(self._unit.fields)
        self.form.aliases.setPlainText("\n".join(self._unit.aliases))
        self.form.name.textEdited.connect(self.edited)

    def unit(self) -> Unit:
        """Return the unit as typed."""
        lines = self.form.aliases.toPlainText().splitlines()
        return Unit(
            id=self._unit.id,
            name=self.form.name.text().strip(),
            short=self.form.short.text().strip(),
            fields=self.form.fields.text().strip(),
            aliases=tuple(line.strip() for line in lines if line.strip()),
            valid_from=self._unit.valid_from,
            valid_to=self._unit.valid_to,
        )

    def is_complete(self) -> bool:
        """Tell whether the unit is named."""
        return bool(self.form.name.text().strip())
