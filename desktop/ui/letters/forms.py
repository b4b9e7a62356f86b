"""The forms of outgoing documents: who gets it, its number and day, a month, a handover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop.domain.commune import Officer
from desktop.domain.outgoing import OutgoingDocument
from desktop.domain.tracking.model import Assignee
from desktop.i18n import _
from desktop.services.plans import YEARS
from desktop.ui.fields.dates import shown, typed

DATE_HINT = "dd/mm/yyyy"
NOTE_HEIGHT = 72


class Form(QWidget):
    """Rows of fields.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = QFormLayout(self)

    def add_line(self, label: str, words: str = "", hint: str = "") -> QLineEdit:
        """Add a line to type in."""
        field = QLineEdit(words)
        field.setPlaceholderText(hint)
        field.textEdited.connect(self.edited)
        self.rows.addRow(label, field)
        return field

    def add_date(self, label: str, day: dt.date | None) -> QLineEdit:
        """Add a line for a day."""
        return self.add_line(label, shown(day), DATE_HINT)

    def add_text(self, label: str) -> QPlainTextEdit:
        """Add a box for some lines of text, in which Tab leads on."""
        box = QPlainTextEdit()
        box.setTabChangesFocus(True)
        box.setFixedHeight(NOTE_HEIGHT)
        box.textChanged.connect(self.edited)
        self.rows.addRow(label, box)
        return box

    def add_choice(self, label: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
        """Add a choice among words with what they stand for."""
        box = QComboBox()
        for words, value in choices:
            box.addItem(words, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _row: self.edited.emit())
        self.rows.addRow(label, box)
        return box

    def add_number(self, label: str, value: int, least: int, most: int) -> QSpinBox:
        """Add a number."""
        box = QSpinBox()
        box.setRange(least, most)
        box.setValue(value)
        box.valueChanged.connect(lambda _value: self.edited.emit())
        self.rows.addRow(label, box)
        return box


class PersonFields(Form):
    """Who gets a note or a handout, and what is to be added to it."""

    def __init__(self, people: Sequence[tuple[str, Assignee]]) -> None:
        super().__init__()
        self._people = {assignee.ref: assignee for _words, assignee in people}
        self.who = self.add_choice(
            _("Người nhận:"), [(words, assignee.ref) for words, assignee in people]
        )
        self.note_box = self.add_text(_("Nội dung thêm:"))

    def assignee(self) -> Assignee:
        """Return who is chosen."""
        return self._people[self.who.currentData()]

    def note(self) -> str:
        """Return what is to be added."""
        return self.note_box.toPlainText().strip()

    def is_complete(self) -> bool:
        """Tell whether somebody is chosen."""
        return bool(self._people)


class IssueFields(Form):
    """Number, symbol and day of a document that was signed."""

    def __init__(self, document: OutgoingDocument, today: dt.date) -> None:
        super().__init__()
        self.number = self.add_line(_("Số:"), document.number, "05")
        self.symbol = self.add_line(_("Ký hiệu:"), document.symbol)
        self.date = self.add_date(_("Ngày ban hành:"), document.date or today)

    def day(self) -> dt.date:
        """Return the day typed."""
        day = typed(self.date)
        assert day is not None
        return day

    def is_complete(self) -> bool:
        """Tell whether there is a number and a day."""
        return bool(self.number.text().strip()) and typed(self.date) is not None


class CancelFields(Form):
    """Why documents are cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = self.add_line(_("Lý do hủy:"), "", _("Lập nhầm, đơn vị đã làm xong…"))

    def is_complete(self) -> bool:
        """Tell whether there is a reason."""
        return bool(self.reason.text().strip())


class MonthFields(Form):
    """An officer, or all of them, and a month."""

    def __init__(self, officers: Sequence[Officer], day: dt.date) -> None:
        super().__init__()
        choices = [(_("Mọi cán bộ có việc trong tháng"), "")]
        choices += [(f"{each.name}, {each.title}", each.id) for each in officers]
        self.officer = self.add_choice(_("Cán bộ:"), choices)
        self.month = self.add_number(_("Tháng:"), day.month, 1, 12)
        self.year = self.add_number(_("Năm:"), day.year, YEARS.start, YEARS.stop - 1)

    def is_complete(self) -> bool:
        """Tell that nothing is missing."""
        return True


class HandoverFields(Form):
    """Who hands over to whom, on which day and why."""

    def __init__(self, officers: Sequence[Officer], day: dt.date) -> None:
        super().__init__()
        choices = [(f"{each.name}, {each.title}", each.id) for each in officers]
        self.giver = self.add_choice(_("Bên giao:"), choices)
        self.taker = self.add_choice(_("Bên nhận:"), choices)
        self.taker.setCurrentIndex(1 if len(choices) > 1 else 0)
        self.date = self.add_date(_("Ngày bàn giao:"), day)
        self.reason = self.add_line(_("Lý do:"), "", _("Nghỉ chế độ, chuyển công tác…"))

    def day(self) -> dt.date:
        """Return the day typed."""
        day = typed(self.date)
        assert day is not None
        return day

    def is_complete(self) -> bool:
        """Tell whether there are two people and a day."""
        two = self.giver.currentData() != self.taker.currentData()
        return two and typed(self.date) is not None
