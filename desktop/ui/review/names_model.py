"""Names of the file that the office does not know, one line each with the unit chosen for it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.domain.commune import CommuneProfile
from desktop.i18n import _
from desktop.services.names_review import NameRow

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
NAME, COUNT, UNIT, STATE = range(4)
KEEP = ""
"""Choice of no unit of the commune: the name stays as it is and is not remembered."""


class NamesModel(QAbstractTableModel):
    """Names with their units; only what the officer confirmed is remembered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NameRow, ...] = ()
        self._units: dict[str, str] = {}
        self._officers: dict[str, str] = {}
        self._choices: dict[str, str] = {}
        self._confirmed: set[str] = set()

    def show(self, rows: tuple[NameRow, ...], profile: CommuneProfile) -> None:
        """Show other names; choices for names that stay are kept."""
        self.beginResetModel()
        self._rows = rows
        self._units = {unit.id: unit.name for unit in profile.units}
        self._officers = {
            o.id: " – ".join(filter(None, (o.name, o.title))) for o in profile.officers
        }
        self.endResetModel()

    def forget_choices(self) -> None:
        """Propose as at the beginning, for another file."""
        self._choices, self._confirmed = {}, set()

    @property
    def confirmed(self) -> dict[str, str]:
        """The key of the unit or person by each name that was confirmed."""
        names = (row.name for row in self._rows)
        chosen = {name: self._choices[name] for name in names if name in self._confirmed}
        return {name: key for name, key in chosen.items() if self._is_known(key)}

    def choice(self, row: int) -> str:
        """Return the key of the unit or person chosen or proposed for a row, or ``KEEP``."""
        found = self._rows[row]
        unit = self._choices.get(found.name, found.proposed)
        return unit if self._is_known(unit) else KEEP

    def _is_known(self, key: str) -> bool:
        return key in self._units or key in self._officers

    def choices(self, row: int) -> tuple[tuple[str, str], ...]:
        """Return keys and words of what may be chosen: units, people, then to keep the name."""
        keep = (KEEP, self._keep_words(row))
        return (*self._units.items(), *self._officers.items(), keep)

    def choose(self, row: int, unit_id: str) -> None:
        """Choose for a row and confirm it; a name that is kept has nothing to confirm."""
        name = self._rows[row].name
        self._choices[name] = unit_id
        (self._confirmed.discard if unit_id == KEEP else self._confirmed.add)(name)
        self.dataChanged.emit(self.index(row, NAME), self.index(row, STATE))

    def toggle(self, row: int) -> None:
        """Confirm the unit of a row, or no longer."""
        if self.is_confirmed(row):
            self._confirmed.discard(self._rows[row].name)
            self.dataChanged.emit(self.index(row, NAME), self.index(row, STATE))
        elif self.choice(row) != KEEP:
            self.choose(row, self.choice(row))

    def is_confirmed(self, row: int) -> bool:
        """Tell whether the unit of a row will be remembered."""
        return self._rows[row].name in self._confirmed

    def _keep_words(self, row: int) -> str:
        found = self._rows[row].match
        if found.officer_id in self._officers:
            return self._officers[found.officer_id]
        if found.everyone:
            return _("Tất cả cơ quan, đơn vị – giữ nguyên")
        return _("Cơ quan khác – giữ nguyên")

    def _state_words(self, row: int) -> str:
        if self.is_confirmed(row):
            return _("Sẽ nhớ")
        return _("Đề xuất") if self.choice(row) != KEEP else ""

    def words(self, row: int, column: int) -> str:
        """Return the words of a cell."""
        return {
            NAME: self._rows[row].name,
            COUNT: str(self._rows[row].count),
            UNIT: dict(self.choices(row))[self.choice(row)],
            STATE: self._state_words(row),
        }[column]

    # -- the table as Qt asks for it -------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of names."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words and tick; the editor gets the key of the unit."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (NAME, UNIT):
            return self.words(row, column)
        if role == Qt.ItemDataRole.EditRole and column == UNIT:
            return self.choice(row)
        if role == Qt.ItemDataRole.CheckStateRole and column == STATE and self._can_confirm(row):
            done = self.is_confirmed(row)
            return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
        return None

    def _can_confirm(self, row: int) -> bool:
        return self.choice(row) != KEEP

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose a unit, or tick."""
        if not index.isValid():
            return False
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.EditRole and column == UNIT:
            self.choose(row, str(value))
            return True
        if role == Qt.ItemDataRole.CheckStateRole and column == STATE:
            if (Qt.CheckState(value) is Qt.CheckState.Checked) != self.is_confirmed(row):
                self.toggle(row)
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The unit is chosen from a list, the last column has a tick."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == UNIT:
            return flags | Qt.ItemFlag.ItemIsEditable
        if index.column() == STATE and self._can_confirm(index.row()):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        names = (_("Tên trong tệp"), _("Số lần"), _("Đơn vị, người của xã"), _("Nhớ"))
        return names[section] if 0 <= section < len(names) else None
