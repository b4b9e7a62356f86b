"""The form of the office's profile."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QWidget

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer
from desktop.domain.eras import Era
from desktop.i18n import _
from desktop.ui.forms.ui_office_form import Ui_OfficeForm

KINDS_BY_ERA = {
    Era.TWO_LEVEL: (CommuneKind.XA, CommuneKind.PHUONG, CommuneKind.DAC_KHU),
    Era.THREE_LEVEL: (CommuneKind.XA, CommuneKind.PHUONG, CommuneKind.THI_TRAN),
}


class OfficeFields(QWidget):
    """Name, superiors and habits of the commune.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_OfficeForm()
        self.form.setupUi(self)
        self.form.era.addItem(_("Hai cấp (tỉnh - xã), từ ngày 01/7/2025"), Era.TWO_LEVEL)
        self.form.era.addItem(_("Ba cấp (tỉnh - huyện - xã), đến 30/6/2025"), Era.THREE_LEVEL)
        completer = self.form.standingUnit.completer()
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._offer_kinds()
        self.form.era.activated.connect(self._era_chosen)
        for field in (self.form.name, self.form.province, self.form.district, self.form.place):
            field.textEdited.connect(self.edited)
        self.form.filingCode.textEdited.connect(self.edited)
        self.form.standingUnit.editTextChanged.connect(self.edited)
        self.form.kind.activated.connect(self.edited)

    @property
    def era(self) -> Era:
        """The era chosen."""
        era: Era = self.form.era.currentData()
        return era

    def _era_chosen(self) -> None:
        self._offer_kinds()
        self.edited.emit()

    def _offer_kinds(self) -> None:
        chosen = self.form.kind.currentData()
        self.form.kind.clear()
        for kind in KINDS_BY_ERA[self.era]:
            self.form.kind.addItem(kind.value.capitalize(), kind)
        self.form.kind.setCurrentIndex(max(0, self.form.kind.findData(chosen)))
        has_district = self.era is Era.THREE_LEVEL
        for widget in (self.form.district, self.form.districtLabel, self.form.districtHelp):
            widget.setVisible(has_district)

    def show_profile(self, profile: CommuneProfile) -> None:
        """Show the values of ``profile``."""
        issuer = profile.issuer
        self.form.era.setCurrentIndex(self.form.era.findData(profile.era))
        self._offer_kinds()
        self.form.kind.setCurrentIndex(max(0, self.form.kind.findData(issuer.kind)))
        self.form.name.setText(issuer.name)
        self.form.province.setText(issuer.province)
        self.form.district.setText(issuer.district or "")
        self.form.place.setText(issuer.place)
        self.form.filingCode.setText(profile.filing_code)
        self.form.standingUnit.clear()
        self.form.standingUnit.addItems([unit.name for unit in profile.units])
        self.form.standingUnit.setEditText(profile.standing_unit)

    def issuer(self) -> Issuer:
        """Return the commune as typed."""
        return Issuer(
            kind=self.form.kind.currentData(),
            name=self.form.name.text().strip(),
            province=self.form.province.text().strip(),
            district=self.form.district.text().strip() or None
            if self.era is Era.THREE_LEVEL
            else None,
            place=self.form.place.text().strip(),
        )

    def changed_profile(self, profile: CommuneProfile) -> CommuneProfile:
        """Return ``profile`` with the values typed."""
        return replace(
            profile,
            issuer=self.issuer(),
            era=self.era,
            standing_unit=self.form.standingUnit.currentText().strip(),
            filing_code=self.form.filingCode.text().strip(),
        )

    def is_complete(self) -> bool:
        """Tell whether the commune and the province are named."""
        issuer = self.issuer()
        return bool(issuer.name and issuer.province)
