"""The strip above the panes: số, ký hiệu, ngày, người ký as they will be printed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.decree_dates import place_and_date
from desktop.domain.letterheads import issuer_of, place_name, plan_year
from desktop.domain.symbols import number_line
from desktop.ui.editor.head_fields import SignerField, date_field, number_field, symbol_field
from desktop.ui.editor.session import PlanSession
from desktop.ui.forms.ui_editor_strip import Ui_EditorStrip


class HeadStrip(QWidget):
    """Number, symbol, date and signer, editable in place, and the lines they will print."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = Ui_EditorStrip()
        self.form.setupUi(self)
        form = self.form
        self._fields = (
            number_field(form.number_edit, session),
            symbol_field(form.symbol_edit, session),
            date_field(form.date_edit, session),
            SignerField(form.signer_combo, session),
        )
        session.opened.connect(self._show_printed)
        session.plan_changed.connect(lambda _origin: self._show_printed())

    def show_printed(self, shown: bool) -> None:
        """Show the printed lines beside the fields, or leave the room to the fields."""
        self.form.printed_label.setVisible(shown)

    def _show_printed(self) -> None:
        plan, profile = self._session.plan, self._session.profile
        if plan is None or profile is None:
            return
        place = place_name(issuer_of(plan, profile))
        words = (
            f"{number_line(plan.number, plan.symbol)}   ·   "
            f"{place_and_date(place, plan.date, plan_year(plan))}"
        )
        self.form.printed_label.setText(words)
        self.form.printed_label.setToolTip(words)
