"""Cán bộ: who holds which post, and the units of the commune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout

from desktop.domain.commune import CommuneProfile, Officer, Unit
from desktop.domain.names import name_sort_key
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.ui.fields.dates import shown
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.fields.people import OfficerFields, UnitFields
from desktop.ui.icons import icon
from desktop.ui.screens.list_screen import ListColumn, ListView
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

Row = TypeVar("Row", Officer, Unit)


class PeopleScreen(Screen):
    """Officers sorted by given name, units in their own order."""

    shows = frozenset({Kind.PROFILE, Kind.UNITS, Kind.OFFICERS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._profile: CommuneProfile | None = None
        self._empty = QLabel(_("Hãy khai báo thông tin xã ở mục Thiết lập trước."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._officers = ListView(self._officer_columns())
        self._officers.activated.connect(lambda _index: self._edit())
        self._units = ListView(_unit_columns())
        self._units.activated.connect(lambda _index: self._edit())
        self.setFocusProxy(self._officers)
        self._tabs = QTabWidget()
        self._tabs.addTab(self._officers, _("Cán bộ, công chức"))
        self._tabs.addTab(self._units, _("Đơn vị, bộ phận"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._empty)
        column.addWidget(self._tabs, 1)
        self._make_actions()

    def _officer_columns(self) -> tuple[ListColumn, ...]:
        return (
            ListColumn(_("Họ và tên"), lambda officer: officer.name or _("(chưa có tên)"), 200),
            ListColumn(_("Chức danh"), lambda officer: officer.title, 280, stretch=True),
            ListColumn(_("Đơn vị"), self._unit_name, 280),
            ListColumn(_("Ký văn bản"), lambda officer: _("Có") if officer.signs else "", 100),
            ListColumn(_("Từ ngày"), lambda officer: shown(officer.held_from), 95),
            ListColumn(_("Đến ngày"), lambda officer: shown(officer.held_to), 95),
        )

    def _unit_name(self, officer: Officer) -> str:
        units = self._profile.units if self._profile else ()
        names = {unit.id: unit.name for unit in units}
        return names.get(officer.unit_id or "", _("Lãnh đạo xã"))

    def _make_actions(self) -> None:
        self._new = QAction(icon("add", "#ffffff"), _("Thêm"), self)
        self._new.setProperty("primary", True)
        self._new.setShortcut(QKeySequence.StandardKey.New)
        self._new.triggered.connect(self._add)
        self._change = QAction(_("Sửa"), self)
        self._change.triggered.connect(self._edit)
        self._delete = QAction(icon("delete"), _("Xóa"), self)
        self._delete.setShortcut(QKeySequence.StandardKey.Delete)
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete.triggered.connect(self._delete_selected)
        for view in (self._officers, self._units):
            view.addActions([self._change, self._delete])

    def title(self) -> str:
        """Return the title of the place."""
        return _("Cán bộ, bộ phận")

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the place."""
        return (self._change, self._delete, self._new) if self._profile else ()

    def refresh(self) -> None:
        """Load the profile again."""
        self.session.read(_profile_or_none, self._show)

    def _show(self, profile: CommuneProfile | None) -> None:
        self._profile = profile
        self._empty.setVisible(profile is None)
        self._tabs.setVisible(profile is not None)
        if profile is not None:
            ordered = sorted(profile.officers, key=_named_first)
            self._officers.list_model.show(ordered)
            self._units.list_model.show(profile.units)
        self.actions_changed.emit()

    @property
    def _shows_officers(self) -> bool:
        return self._tabs.currentWidget() is self._officers

    def _add(self) -> None:
        if self._shows_officers:
            self._ask_officer(None)
        else:
            self._ask_unit(None)

    def _edit(self) -> None:
        if self._shows_officers:
            self._ask_officer(self._officers.current_item())
        else:
            self._ask_unit(self._units.current_item())

    def _ask_officer(self, officer: Officer | None) -> None:
        profile = self._profile
        if profile is None:
            return
        titles = sorted({known.title for known in profile.officers})
        fields = OfficerFields(officer, profile.units, titles)
        dialog = FormDialog(_("Cán bộ, công chức"), fields, self)
        dialog.accepted.connect(
            lambda: self._store(
                replace(profile, officers=_put(profile.officers, fields.officer())),
                _("Sửa cán bộ"),
            )
        )
        dialog.open()

    def _ask_unit(self, unit: Unit | None) -> None:
        profile = self._profile
        if profile is None:
            return
        fields = UnitFields(unit)
        dialog = FormDialog(_("Đơn vị, bộ phận"), fields, self)
        dialog.accepted.connect(
            lambda: self._store(
                replace(profile, units=_put(profile.units, fields.unit())), _("Sửa đơn vị")
            )
        )
        dialog.open()

    def _delete_selected(self) -> None:
        profile = self._profile
        if profile is None:
            return
        if self._shows_officers:
            gone = {officer.id for officer in self._officers.selected_items()}
            kept = tuple(officer for officer in profile.officers if officer.id not in gone)
            self._store(replace(profile, officers=kept), _("Xóa cán bộ"))
        else:
            gone = {unit.id for unit in self._units.selected_items()}
            units = tuple(unit for unit in profile.units if unit.id not in gone)
            self._store(replace(profile, units=units), _("Xóa đơn vị"))

    def _store(self, profile: CommuneProfile, label: str) -> None:
        self.session.do(lambda services: services.profile.change(profile, label))


def _unit_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Đơn vị, bộ phận"), lambda unit: unit.name, 320),
        ListColumn(_("Viết tắt"), lambda unit: unit.short, 100),
        ListColumn(_("Lĩnh vực phụ trách"), lambda unit: unit.fields, 360, stretch=True),
    )


def _profile_or_none(services: Services) -> CommuneProfile | None:
    return services.profile.get() if services.profile.is_set_up() else None


def _named_first(officer: Officer) -> tuple[object, ...]:
    """Order people by given name; posts that nobody holds stand last."""
    return (not officer.name, name_sort_key(officer.name), officer.title)


def _put(rows: tuple[Row, ...], row: Row) -> tuple[Row, ...]:
    """Return ``rows`` with ``row`` in the place of its elder, or at the end."""
    if any(known.id == row.id for known in rows):
        return tuple(row if known.id == row.id else known for known in rows)
    return (*rows, row)
