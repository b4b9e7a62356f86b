"""Sáp nhập xã: what a merged commune brings, and who here takes over from each of its units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.domain.commune import Unit
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.exchange.succession import OldUnit, Succession
from desktop.ui.exchange.incoming import Incoming
from desktop.ui.fields.dates import shown, typed
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.fields.merging import plain
from desktop.ui.session import Session

TABLE_HEIGHT = 280
OLD, HEIR = range(2)


class SuccessionFields(QWidget):
    """What a merged commune brings, and which unit here takes over from each of its units.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, succession: Succession, today: dt.date) -> None:
        super().__init__()
        self.on = QLineEdit(shown(today))
        self.on.textEdited.connect(self.edited)
        self.table = _table(succession.units)
        self._boxes = {unit.id: self._box(unit, succession.heirs) for unit in succession.units}
        for row, box in enumerate(self._boxes.values()):
            self.table.setCellWidget(row, HEIR, box)
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addRow(plain(what_comes(succession)))
        rows.addRow(_("Sáp nhập từ ngày:"), self.on)
        rows.addRow(plain(_("Đơn vị nào của xã mới nhận việc của đơn vị cũ?")))
        rows.addRow(self.table)
        hint = _(
            "Tên xã, người ký, lịch và báo cáo của xã mới giữ nguyên. "
            "Có thể hoàn tác cả lần tiếp nhận."
        )
        rows.addRow(plain(hint))

    def _box(self, unit: OldUnit, heirs: Iterable[Unit]) -> QComboBox:
        box = QComboBox()
        box.addItem(_("(giữ thành đơn vị riêng)"), "")
        for heir in heirs:
            box.addItem(heir.name, heir.id)
        box.setCurrentIndex(max(0, box.findData(unit.heir)))
        box.setAccessibleName(_("Đơn vị nhận việc của {name}").format(name=unit.name))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.currentIndexChanged.connect(lambda _index: self.edited.emit())
        return box

    def into(self) -> Mapping[str, str]:
        """Return the units that go into one of this commune, old key to new key."""
        chosen = {key: str(box.currentData()) for key, box in self._boxes.items()}
        return {key: heir for key, heir in chosen.items() if heir}

    def day(self) -> dt.date | None:
        """Return the first day after the merger."""
        return typed(self.on)

    def is_complete(self) -> bool:
        """Tell whether the day is there."""
        return self.day() is not None


def take_over(session: Session, owner: QWidget, row: Incoming, done: Callable[[str], None]) -> None:
    """Show what a package of a merged commune brings and take it over when the officer agrees.

    ``done`` is called with the name of the commune.
    """

    def ask(succession: Succession) -> None:
        fields = SuccessionFields(succession, session.program.clock.today())

        def keep(kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
            day, into = fields.day(), fields.into()
            if day is not None:
                session.do(
                    lambda services: services.exchange.succession.take(succession, into, day),
                    lambda note: (kept(note), done(succession.office)),
                    refused,
                )

        dialog = FormDialog(_("Tiếp nhận dữ liệu xã sáp nhập"), fields, keep, "usb", owner)
        dialog.save.setText(_("Tiếp nhận"))
        dialog.rejected.connect(
            lambda: session.read(
                lambda services: services.exchange.succession.dismiss(succession),
                lambda _none: None,
            )
        )
        dialog.open()

    session.read(
        lambda services: services.exchange.succession.preview(row.path, row.passphrase), ask
    )


def what_comes(succession: Succession) -> str:
    """Return what taking over would bring, in one or two sentences."""
    counts = [f"{count} {_(words)}" for words, count in succession.counts.items()]
    if not counts:
        return _("{office}: không có gì mới.").format(office=succession.office)
    words = _("{office} chuyển sang: {counts}.").format(
        office=succession.office, counts=", ".join(counts)
    )
    if succession.missing_blobs:
        words += " " + _("Gói không kèm {count} tệp minh chứng.").format(
            count=succession.missing_blobs
        )
    return words


def _table(units: Sequence[OldUnit]) -> QTableWidget:
    table = QTableWidget(len(units), 2)
    table.setHorizontalHeaderLabels([_("Đơn vị của xã cũ"), _("Đơn vị nhận")])
    table.verticalHeader().hide()
    table.setFixedHeight(TABLE_HEIGHT)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for column in (OLD, HEIR):
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    for row, unit in enumerate(units):
        item = QTableWidgetItem(unit.name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        table.setItem(row, OLD, item)
    return table
