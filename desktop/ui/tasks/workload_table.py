"""How much everybody has to do in each month, to be seen before work is given to somebody."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.tracking.workload import MONTHS, Load, Workload
from desktop.i18n import _
from desktop.ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
HEIGHT, CELL, SUM = 170, 26, 46
HEAVIEST = 110
"""How strong the colour of the heaviest month is, of 255: words on it stay readable."""


class WorkloadModel(QAbstractTableModel):
    """A row for each who has work, a column for each month, then "no month" and the sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loads: tuple[Load, ...] = ()
        self._most = 1

    def show(self, workload: Workload, first: Collection[str] = ()) -> None:
        """Show the work of a year, those with the refs ``first`` on top."""
        self.beginResetModel()
        loads = sorted(workload.loads, key=lambda load: load.assignee.ref not in first)
        self._loads = tuple(loads)
        self._most = max((max(load.months) for load in loads), default=0) or 1
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many have work."""
        return 0 if parent.isValid() else len(self._loads)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns: the name, twelve months, without month, the sum."""
        return 0 if parent.isValid() else MONTHS + 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a figure; the more work, the stronger the colour behind it."""
        if not index.isValid():
            return None
        load, column = self._loads[index.row()], index.column()
        if column == 0:
            names = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return load.assignee.name if role in names else None
        count = (*load.months, load.without_month, load.total)[column - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(count) if count else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.BackgroundRole and column <= MONTHS and count:
            shade = QColor(colours().accent)
            shade.setAlpha(round(HEAVIEST * count / self._most))
            return shade
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the header of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _header_tip(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Việc còn phải làm"), *map(str, range(1, MONTHS + 1)), _("Khác"), _("Tổng"))[
            section
        ]


def _header_tip(section: int) -> str:
    if 1 <= section <= MONTHS:
        return _("Đến hạn trong tháng {month}").format(month=section)
    tips = {
        0: _("Việc chưa xong do ai chủ trì"),
        MONTHS + 1: _("Thường xuyên hoặc chưa xác định ngày"),
        MONTHS + 2: _("Tất cả việc chưa xong"),
    }
    return tips[section]


class WorkloadBox(QWidget):
    """A button that asks for the figures, and the table in its place when they have come."""

    def __init__(self, ask: Callable[[], None]) -> None:
        super().__init__()
        self.model = WorkloadModel(self)
        self.button = QPushButton(_("Xem khối lượng việc theo tháng"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda _checked=False: ask())
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(_("Khối lượng việc theo tháng"))
        self.view.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 4px 2px; }")
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setFixedHeight(HEIGHT)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(26)
        header = self.view.horizontalHeader()
        header.setMinimumSectionSize(CELL)
        header.setDefaultSectionSize(CELL)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in range(1, MONTHS + 3):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(section, CELL if section <= MONTHS else SUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self.view)

    def show_workload(self, workload: Workload, first: Collection[str] = ()) -> None:
        """Show the work of a year."""
        self.model.show(workload, first)
        self.button.hide()
