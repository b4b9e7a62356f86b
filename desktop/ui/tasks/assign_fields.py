"""Giving tasks to somebody, and handing all the work of one over to another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QLabel, QLineEdit, QWidget

from desktop.domain.tracking.model import Assignee, AssigneeKind, Part
from desktop.i18n import _
from desktop.ui.fields.dates import is_date_or_empty, shown, typed
from desktop.ui.forms.ui_task_handover import Ui_TaskHandover
from desktop.ui.tasks.picking import PickList
from desktop.ui.tasks.workload_table import WorkloadBox

LIST_HEIGHT = 170
KIND_WORDS = {
    AssigneeKind.UNIT: "Đơn vị",
    AssigneeKind.POST: "Chức danh",
    AssigneeKind.OFFICER: "Cán bộ",
}
"""What kind a name in a list of people is; shown through ``_``."""


def with_kind(assignee: Assignee) -> str:
    """Return a name with what it is, so that a post is not taken for a person."""
    kind = KIND_WORDS.get(assignee.kind)
    return f"{assignee.name}  ·  {_(kind)}" if kind else assignee.name


class AssignFields(QWidget):
    """Part, people, first day and reason; the work that everybody has stands below.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, about: str, people: Sequence[Assignee], today: dt.date) -> None:
        super().__init__()
        self._people = {assignee.ref: assignee for assignee in people}
        words = QLabel(about)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.part = QComboBox()
        self.part.addItem(_("Chủ trì"), Part.LEAD)
        self.part.addItem(_("Phối hợp"), Part.COOPERATE)
        self.pick = PickList(_("Giao cho"))
        self.pick.list.setFixedHeight(LIST_HEIGHT)
        self.pick.show_choices([(each.ref, with_kind(each)) for each in people])
        self.pick.picked.connect(lambda _keys: self.edited.emit())
        self.day = QLineEdit(shown(today))
        self.day.setPlaceholderText(_("Để trống: ngay từ đầu"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Có thể để trống"))
        for field in (self.day, self.reason):
            field.textEdited.connect(self.edited)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.addRow(words)
        self.rows.addRow(_("Phần việc:"), self.part)
        self.rows.addRow(_("Giao cho:"), self.pick)
        self.rows.addRow(_("Từ ngày:"), self.day)
        self.rows.addRow(_("Lý do:"), self.reason)

    def show_workload_box(self, box: WorkloadBox) -> None:
        """Put the work that everybody has below the fields."""
        self.rows.addRow(box)

    def chosen_part(self) -> Part:
        """Return the part to be given."""
        return Part(self.part.currentData())

    def assignees(self) -> list[Assignee]:
        """Return those who are ticked."""
        return [self._people[ref] for ref in self.pick.ticked()]

    def first_day(self) -> dt.date | None:
        """Return the first day, None for "from the beginning"."""
        return typed(self.day)

    def is_complete(self) -> bool:
        """Tell whether somebody is ticked and the day is one."""
        return bool(self.pick.ticked()) and is_date_or_empty(self.day)


class HandoverFields(QWidget):
    """From whom, to whom, since when and why, with how many tasks that is.

    Signals:
        edited: A value is another now.
        old_chosen: Whose tasks shall be counted.
    """

    edited = Signal()
    old_chosen = Signal(object)

    def __init__(self, people: Sequence[Assignee], today: dt.date, chosen: int) -> None:
        super().__init__()
        self.form = Ui_TaskHandover()
        self.form.setupUi(self)
        self._people = {with_kind(assignee): assignee for assignee in people}
        for box in (self.form.old, self.form.new_):
            box.addItems(list(self._people))
            box.setCurrentIndex(-1)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
            box.editTextChanged.connect(lambda _text: self.edited.emit())
        self.form.day.setText(shown(today))
        self.form.chosen.setEnabled(chosen > 0)
        self.form.chosen.setText(
            _("Chỉ {count} nhiệm vụ đang chọn").format(count=chosen)
            if chosen
            else _("Chỉ các nhiệm vụ đang chọn")
        )
        self.form.old.editTextChanged.connect(lambda _text: self._ask_count())
        self.form.chosen.toggled.connect(lambda _on: self._ask_count())
        for field in (self.form.day, self.form.reason):
            field.textEdited.connect(self.edited)

    def _ask_count(self) -> None:
        self.form.preview.clear()
        if self.old() is not None:
            self.old_chosen.emit(self.old())
        self.edited.emit()

    def show_count(self, old: Assignee, count: int) -> None:
        """Tell how many tasks would be handed over."""
        if self.old() == old:
            self.form.preview.setText(
                _("{name} đang có phần trong {count} nhiệm vụ chưa xong.").format(
                    name=old.name, count=count
                )
            )

    def old(self) -> Assignee | None:
        """Return who hands over, None while nobody of that name is chosen."""
        return self._people.get(self.form.old.currentText())

    def new(self) -> Assignee | None:
        """Return who takes over."""
        return self._people.get(self.form.new_.currentText())

    def day(self) -> dt.date | None:
        """Return the first day of the new one."""
        return typed(self.form.day)

    def reason(self) -> str:
        """Return the reason as typed."""
        return self.form.reason.text().strip()

    def is_complete(self) -> bool:
        """Tell whether both are chosen, and the day."""
        old, new = self.old(), self.new()
        return old is not None and new is not None and old != new and self.day() is not None
