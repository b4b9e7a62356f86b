"""Cán bộ: who holds which post, and the units of the commune."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.commune import CommuneProfile, Officer, Unit
from desktop.domain.sorting import name_sort_key, sort_key
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.ui.fields.dates import shown
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.fields.merging import MergeFields
from desktop.ui.fields.people import OfficerFields, UnitFields
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

Row = TypeVar("Row", Officer, Unit)
ProfileChange = Callable[[CommuneProfile], CommuneProfile]


class PeopleScreen(Screen):
    """Officers sorted by given name, units in their own order."""

    shows = frozenset({Kind.PROFILE, Kind.UNITS, Kind.OFFICERS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._profile: CommuneProfile | None = None
        self._not_set_up = EmptyState(
            _("Cán bộ, bộ phận lấy theo mô hình chính quyền của xã.\nHãy khai báo thông tin xã."),
            _("Khai báo thông tin xã"),
            lambda: self.go.emit("settings", "", ""),
        )
        self.officers = self._panel(
            self._officer_columns(),
            _("Lọc: họ tên, chức danh, đơn vị; có dấu hoặc không"),
            _("Chưa có cán bộ nào. Hãy thêm người đầu tiên."),
            "people.officers",
        )
        self.units = self._panel(
            _unit_columns(),
            _("Lọc: tên đơn vị, lĩnh vực; có dấu hoặc không"),
            _("Chưa có đơn vị nào. Hãy thêm đơn vị đầu tiên."),
            "people.units",
        )
        self.tabs = QTabWidget()
        self.tabs.addTab(self.officers, _("Cán bộ, công chức"))
        self.tabs.addTab(self.units, _("Đơn vị, bộ phận"))
        self.tabs.currentChanged.connect(lambda _tab: self._tab_shown())
        self._lay_out()
        self._make_actions()
        self._tab_shown()

    def _lay_out(self) -> None:
        self._pages = QStackedLayout()
        self._pages.addWidget(self._not_set_up)
        self._pages.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(self._pages)

    def _panel(
        self, columns: tuple[ListColumn, ...], placeholder: str, empty: str, key: str
    ) -> ListPanel:
        panel = ListPanel(columns, placeholder, EmptyState(empty, _("Thêm"), self._add))
        panel.opened.connect(lambda _item: self._edit())
        panel.shown.connect(self._enable)
        panel.layout().setContentsMargins(8, 8, 8, 8)
        remember_columns(panel.view, self.session.program.settings.layout, key)
        return panel

    @property
    def _panel_shown(self) -> ListPanel:
        return self.officers if self._shows_officers else self.units

    def _tab_shown(self) -> None:
        self._enable()
        is_set_up = self._profile is not None
        self.setFocusProxy(self._panel_shown if is_set_up else self._not_set_up)

    def _enable(self) -> None:
        if self._profile is None:
            return
        has_rows = self._panel_shown.view.list_model.rowCount() > 0
        for action in (self._change, self._delete, self._merge):
            action.setEnabled(has_rows)
        self.actions_changed.emit()

    def _officer_columns(self) -> tuple[ListColumn, ...]:
        return (
            ListColumn(_("Họ và tên"), lambda officer: officer.name or _("(chưa có tên)"), 200),
            ListColumn(_("Chức danh"), lambda officer: officer.title, 240, stretch=True),
            ListColumn(_("Đơn vị"), self._unit_name, 280),
            ListColumn(_("Ký văn bản"), lambda officer: _("Có") if officer.signs else "", 100),
            ListColumn(_("Từ ngày"), lambda officer: shown(officer.held_from), 95, spare=True),
            ListColumn(_("Đến ngày"), lambda officer: shown(officer.held_to), 95, spare=True),
        )

    def _unit_name(self, officer: Officer) -> str:
        units = self._profile.units if self._profile else ()
        names = {unit.id: unit.name for unit in units}
        return names.get(officer.unit_id or "", _("Lãnh đạo xã"))

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self._undo = self.undo_action()
        self._change = self.action(_("Sửa"), self._edit)
        self._delete = self.action(
            _("Xóa"), self._delete_selected, icon_name="delete", keys=keys.Delete
        )
        self._merge = self.action(_("Sáp nhập…"), self._ask_merge)
        self._new = self.action(_("Thêm"), self._add, icon_name="add", keys=keys.New, primary=True)
        self.officers.offer((self._undo, self._change, self._delete, self._new))
        self.units.offer((self._undo, self._change, self._merge, self._delete, self._new))

    def title(self) -> str:
        """Return the title of the place."""
        return _("Cán bộ, bộ phận")

    def help_topic(self) -> str:
        """Return the help page of people and units."""
        return "people"

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the place."""
        if self._profile is None:
            return ()
        merge = () if self._shows_officers else (self._merge,)
        return (self._undo, *merge, self._change, self._delete, self._new)

    def refresh(self) -> None:
        """Load the profile again."""
        self.session.read(_profile_or_none, self._show)

    def follow(self, what: str, anchor: str = "") -> None:
        """Show an officer or a unit."""
        self.session.read(lambda _services: None, lambda _none: self._select(what))

    def _select(self, key: str) -> None:
        for panel in (self.officers, self.units):
            if panel.has(key):
                self.tabs.setCurrentWidget(panel)
                panel.select(key)

    def _show(self, profile: CommuneProfile | None) -> None:
        self._profile = profile
        had_focus = self._not_set_up.button.hasFocus()
        self._pages.setCurrentWidget(self._not_set_up if profile is None else self.tabs)
        if profile is not None:
            self.officers.show_items(sorted(profile.officers, key=_named_first))
            today = self.session.program.clock.today()
            self.units.show_items(sorted(profile.units, key=lambda unit: _has_ended(unit, today)))
        self._tab_shown()
        if had_focus:
            self.setFocus()
        self.actions_changed.emit()

    @property
    def _shows_officers(self) -> bool:
        return self.tabs.currentWidget() is self.officers

    def _add(self) -> None:
        if self._shows_officers:
            self._ask_officer(None)
        else:
            self._ask_unit(None)

    def _edit(self) -> None:
        item = self._panel_shown.view.current_item()
        if item is None:
            return
        if self._shows_officers:
            self._ask_officer(item)
        else:
            self._ask_unit(item)

    def _ask_officer(self, officer: Officer | None) -> None:
        profile = self._profile
        if profile is None:
            return
        titles = sorted({known.title for known in profile.officers}, key=sort_key)
        fields = OfficerFields(officer, profile.units, titles)
        title = _("Thêm cán bộ") if officer is None else _("Sửa cán bộ")
        self._ask(
            title,
            fields,
            lambda known: replace(known, officers=_put(known.officers, fields.officer())),
        )

    def _ask_unit(self, unit: Unit | None) -> None:
        if self._profile is None:
            return
        fields = UnitFields(unit)
        title = _("Thêm đơn vị") if unit is None else _("Sửa đơn vị")
        self._ask(
            title, fields, lambda known: replace(known, units=_put(known.units, fields.unit()))
        )

    def _ask(self, title: str, fields: QWidget, change: ProfileChange) -> None:
        def keep(kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
            if self._profile is not None:
                self._store(change(self._profile), title, kept, refused)

        FormDialog(title, fields, keep, "people", self).open()

    def _ask_merge(self) -> None:
        """Ask into which unit the selected ones go."""
        profile, gone = self._profile, self.units.view.selected_items()
        if profile is None or not gone:
            return
        today = self.session.program.clock.today()
        ids = {unit.id for unit in gone}
        heirs = [unit for unit in profile.units if unit.id not in ids and not unit.valid_to]
        fields = MergeFields(gone, heirs, today)

        def keep(kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
            day = fields.day()
            if day is not None:
                self.session.do(
                    lambda services: services.assignments.merge_units(
                        [*ids], fields.heir(), day, fields.reason.text()
                    ),
                    lambda tasks: (kept(tasks), self._merged(len(tasks))),
                    refused,
                )

        FormDialog(_("Sáp nhập đơn vị"), fields, keep, "people", self).open()

    def _merged(self, tasks: int) -> None:
        text = _("Đã sáp nhập, {count} nhiệm vụ chuyển sang đơn vị nhận; Ctrl+Z để lấy lại.")
        self.message.emit(text.format(count=tasks))

    def _delete_selected(self) -> None:
        profile = self._profile
        gone = {item.id for item in self._panel_shown.view.selected_items()}
        if profile is None or not gone:
            return
        if self._shows_officers:
            kept = tuple(officer for officer in profile.officers if officer.id not in gone)
            self._store(replace(profile, officers=kept), _("Xóa cán bộ"), self._deleted)
        else:
            units = tuple(unit for unit in profile.units if unit.id not in gone)
            self._store(replace(profile, units=units), _("Xóa đơn vị"), self._deleted)

    def _deleted(self, _profile: object) -> None:
        self.message.emit(_("Đã xóa; bấm Hoàn tác (Ctrl+Z) để lấy lại."))

    def _store(
        self,
        profile: CommuneProfile,
        label: str,
        done: Callable[[object], None],
        refused: Callable[[AppError], None] | None = None,
    ) -> None:
        self.session.do(lambda services: services.profile.change(profile, label), done, refused)


def _unit_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Đơn vị, bộ phận"), lambda unit: unit.name, 320),
        ListColumn(_("Viết tắt"), lambda unit: unit.short, 100),
        ListColumn(_("Lĩnh vực phụ trách"), lambda unit: unit.fields, 360, stretch=True),
        ListColumn(_("Từ ngày"), lambda unit: shown(unit.valid_from), 95, spare=True),
        ListColumn(_("Đến ngày"), lambda unit: shown(unit.valid_to), 95, spare=True),
    )


def _profile_or_none(services: Services) -> CommuneProfile | None:
    return services.profile.get() if services.profile.is_set_up() else None


def _named_first(officer: Officer) -> tuple[object, ...]:
    """Order people by given name; posts that nobody holds stand last."""
    return (not officer.name, name_sort_key(officer.name), officer.title)


def _has_ended(unit: Unit, today: dt.date) -> bool:
    """Order units that are no more behind the others."""
    return unit.valid_to is not None and unit.valid_to < today


def _put(rows: tuple[Row, ...], row: Row) -> tuple[Row, ...]:
    """Return ``rows`` with ``row`` in the place of its elder, or at the end."""
    if any(known.id == row.id for known in rows):
        return tuple(row if known.id == row.id else known for known in rows)
    return (*rows, row)
