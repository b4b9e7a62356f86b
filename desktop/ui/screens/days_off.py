"""Ngày nghỉ, làm bù: days off by law beside those that the officer entered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.model import DayKind, SpecialDay
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.services.tasks.timetable import WEEKDAYS
from desktop.ui.fields.dates import is_date_or_empty, shown, typed
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.list_view import ROW_HEIGHT, ListColumn, ListView
from desktop.ui.session import Session

ROWS_SHOWN = 9
KIND_WORDS = {DayKind.OFF: "Nghỉ", DayKind.WORKING: "Làm bù"}
"""Kind of a day; shown through ``_``."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of the table; ``special`` is None for one that the law gives."""

    day: dt.date
    name: str
    kind: DayKind
    special: SpecialDay | None = None

    @property
    def id(self) -> str:
        """Key of the row."""
        return self.special.id if self.special else self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a year that differ from the plain calendar, and those that may be switched on."""

    year: int
    by_law: Mapping[dt.date, str]
    own: Sequence[SpecialDay]
    optional: Sequence[SpecialDay]

    def rows(self) -> list[DayRow]:
        """Return the days in order; an entry of the officer stands in place of the law's."""
        own = {day.date: DayRow(day.date, day.name, day.kind, day) for day in self.own}
        law = {
            day: DayRow(day, name, DayKind.OFF)
            for day, name in self.by_law.items()
            if day not in own
        }
        return sorted([*own.values(), *law.values()], key=lambda row: row.day)


class DaysOffBox(QGroupBox):
    """The days off and working Saturdays of a year.

    Signals:
        message: Something to tell in the status bar.
    """

    message = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("Ngày nghỉ, làm bù"))
        self._session = session
        self._days: Days | None = None
        self._optional: list[QCheckBox] = []
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        self.year.setValue(session.program.clock.today().year)
        self.year.setAccessibleName(_("Năm"))
        self.year.valueChanged.connect(lambda _year: self.refresh())
        self.list = ListView(_columns())
        self.list.setSelectionMode(ListView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(_("Ngày nghỉ, ngày làm bù trong năm"))
        self.list.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1) + 8)
        self.list.activated.connect(lambda _index: self.change())
        self.list.selectionModel().selectionChanged.connect(lambda *_changed: self._look())
        remember_columns(self.list, session.program.settings.layout, "days-off.columns")
        QShortcut(
            QKeySequence.StandardKey.Delete, self.list, self.remove,
            context=Qt.ShortcutContext.WidgetShortcut,
        )  # fmt: skip
        self._lay_out()

    def _lay_out(self) -> None:
        note = QLabel(
            _(
                "Ngày nghỉ theo luật được tính sẵn. Ngày nghỉ hoán đổi, nghỉ bù, làm bù theo thông "
                "báo hằng năm thì ghi thêm ở đây; số ngày làm việc của các nhiệm vụ tính theo bảng "
                "này."
            )
        )
        note.setWordWrap(True)
        note.setProperty("muted", True)
        self.switches = QVBoxLayout()
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addLayout(self._head())
        column.addWidget(self.list)
        column.addLayout(self._buttons())
        column.addLayout(self.switches)

    def _head(self) -> QHBoxLayout:
        """Return the row above the list: its year, and the days that are known."""
        head = QHBoxLayout()
        head.addWidget(QLabel(_("Năm")))
        head.addWidget(self.year)
        head.addStretch(1)
        self.import_known = QPushButton(_("Lấy các ngày đã thông báo"))
        self.import_known.setToolTip(
            _("Thêm ngày nghỉ hoán đổi, làm bù của các năm mà chương trình đã có")
        )
        self.import_known.clicked.connect(self._import)
        head.addWidget(self.import_known)
        return head

    def _buttons(self) -> QHBoxLayout:
        """Return the row below the list."""
        row = QHBoxLayout()
        self.add_button = QPushButton(_("Thêm ngày…"))
        self.add_button.clicked.connect(self.add)
        self.change_button = QPushButton(_("Sửa…"))
        self.change_button.clicked.connect(self.change)
        self.remove_button = QPushButton(_("Xóa"))
        self.remove_button.clicked.connect(self.remove)
        for button in (self.add_button, self.change_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    # -- what is shown ---------------------------------------------------------------------

    def refresh(self) -> None:
        """Load the days again."""
        year = self.year.value()
        self._session.read(lambda services: _read(services, year), self._show)

    def _show(self, days: Days) -> None:
        if days.year != self.year.value():
            return
        self._days = days
        current = self.list.current_item()
        self.list.list_model.show(days.rows())
        self.list.select_row(max(self.list.list_model.row_of(current.id) if current else 0, 0))
        self._show_switches(days)
        self._look()

    def _show_switches(self, days: Days) -> None:
        while self._optional:
            self._optional.pop().deleteLater()
        on = {day.date for day in days.own}
        for day in days.optional:
            if day.date.year == days.year:
                box = QCheckBox(_("Tính {day} là ngày nghỉ: {name}").format(
                    day=short_date(day.date), name=day.name
                ))  # fmt: skip
                box.setChecked(day.date in on)
                box.clicked.connect(lambda checked, day=day: self._switch(day, checked))
                self.switches.addWidget(box)
                self._optional.append(box)

    def _look(self) -> None:
        own = self._own()
        self.change_button.setEnabled(len(own) == 1)
        self.remove_button.setEnabled(bool(own))

    def _own(self) -> list[SpecialDay]:
        return [row.special for row in self.list.selected_items() if row.special is not None]

    # -- changes ---------------------------------------------------------------------------

    def add(self) -> FormDialog:
        """Ask for another day."""
        return self._ask(_("Thêm ngày nghỉ, làm bù"), None)

    def change(self) -> FormDialog | None:
        """Ask for other words of the chosen day; the days of the law stay as they are."""
        own = self._own()
        if len(own) != 1:
            row = self.list.current_item()
            if row is not None and row.special is None:
                self.message.emit(_("Ngày nghỉ theo luật không sửa được."))
            return None
        return self._ask(_("Sửa ngày nghỉ, làm bù"), own[0])

    def _ask(self, title: str, special: SpecialDay | None) -> FormDialog:
        fields = DayFields(special)

        def keep(
            kept: Callable[[object], None], refused: Callable[[AppError], None]
        ) -> None:  # fmt: skip
            day, kind, name = fields.day(), fields.kind(), fields.name.text()
            assert day is not None

            def work(services: Services) -> Outcome[SpecialDay]:
                if special is None:
                    return services.calendar.enter(day, kind, name)
                return services.calendar.change(special.id, day, kind, name)

            def done(found: SpecialDay) -> None:
                kept(found)
                self.year.setValue(found.date.year)

            self._session.do(work, done, refused)

        dialog = FormDialog(title, fields, keep, "settings", self)
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Take the chosen entries out."""
        keys = [day.id for day in self._own()]
        if keys:
            self._session.do(
                lambda services: services.calendar.remove(*keys),
                lambda _none: self.message.emit(_("Đã xóa; bấm Ctrl+Z để lấy lại.")),
            )

    def _switch(self, day: SpecialDay, on: bool) -> None:
        def work(services: Services) -> Outcome[object]:
            if on:
                return services.calendar.add(day.date, day.kind, day.name)
            special = services.calendar.special_days(day.date.year)
            return services.calendar.remove(*(each.id for each in special if each.date == day.date))

        self._session.do(work)

    def _import(self) -> None:
        def done(count: int) -> None:
            words = _("Đã thêm {count} ngày.") if count else _("Các ngày đã biết đều có rồi.")
            self.message.emit(words.format(count=count))

        self._session.do(lambda services: services.calendar.import_preset(), done)


class DayFields(QWidget):
    """A day, whether it is off or worked, and what it is called.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, special: SpecialDay | None) -> None:
        super().__init__()
        self.date = QLineEdit(shown(special.date) if special else "")
        self.date.setPlaceholderText("dd/mm/yyyy")
        self.kinds = QComboBox()
        self.kinds.addItem(_("Nghỉ (hoán đổi, nghỉ bù)"), DayKind.OFF)
        self.kinds.addItem(_("Làm bù, làm việc ngày thứ Bảy"), DayKind.WORKING)
        if special is not None:
            self.kinds.setCurrentIndex(self.kinds.findData(special.kind))
        self.name = QLineEdit(special.name if special else "")
        self.name.setPlaceholderText(_("Nghỉ hoán đổi, làm bù ngày …"))
        rows = QFormLayout(self)
        rows.addRow(_("Ngày:"), self.date)
        rows.addRow(_("Loại:"), self.kinds)
        rows.addRow(_("Nội dung:"), self.name)
        self.date.textEdited.connect(self.edited)
        self.kinds.activated.connect(lambda _place: self.edited.emit())
        self.name.textEdited.connect(self.edited)

    def day(self) -> dt.date | None:
        """Return the day as typed, None while it is none."""
        return typed(self.date)

    def kind(self) -> DayKind:
        """Return whether the day is off or worked."""
        return self.kinds.currentData()

    def is_complete(self) -> bool:
        """Tell whether there is a day."""
        return is_date_or_empty(self.date) and self.day() is not None


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Ngày"), lambda row: short_date(row.day), 110),
        ListColumn(_("Thứ"), lambda row: _(WEEKDAYS[row.day.weekday()]), 100),
        ListColumn(_("Loại"), lambda row: _(KIND_WORDS[row.kind]), 90),
        ListColumn(_("Nội dung"), lambda row: row.name, 220, stretch=True),
        ListColumn(_("Nguồn"), _source, 110),
    )


def _source(row: DayRow) -> str:
    return _("Theo luật") if row.special is None else _("Tự ghi")


def _read(services: Services, year: int) -> Days:
    calendar = services.calendar
    return Days(
        year, calendar.days_by_law(year), calendar.special_days(year), calendar.optional_days()
    )
