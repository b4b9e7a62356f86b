"""The rail at the left: the office, the year, the places of the program with their counts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.icons import icon

WIDE, NARROW = 176, 52


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the program: its key, its words, its icon."""

    key: str
    label: str
    icon: str


class Rail(QFrame):
    """Navigation by mouse, by Tab and arrows, and by Ctrl+1…9.

    Signals:
        chosen: The key of the place to show.
        year_chosen: The year to show, None for all.
    """

    chosen = Signal(str)
    year_chosen = Signal(object)

    def __init__(self, places: tuple[Place, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._places = places
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, int] = {}
        self._office = QLabel()
        self._office.setObjectName("officeName")
        self._office.setTextFormat(Qt.TextFormat.PlainText)
        self._office.setWordWrap(True)
        self._years = QComboBox()
        self._years.setAccessibleName(_("Năm"))
        self._years.activated.connect(lambda: self.year_chosen.emit(self._years.currentData()))
        self._fold = QPushButton(icon("fold"), "")
        self._fold.setToolTip(_("Thu gọn hoặc mở rộng (Ctrl+B)"))
        self._fold.setAccessibleName(_("Thu gọn hoặc mở rộng"))
        self._fold.clicked.connect(lambda: self.set_folded(not self.folded))
        self._lay_out()
        self.set_years([])
        self.set_folded(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._office)
        column.addSpacing(4)
        column.addWidget(self._years)
        column.addSpacing(8)
        group = QButtonGroup(self)
        for number, place in enumerate(self._places, start=1):
            column.addWidget(self._button(place, number, group))
        column.addStretch(1)
        column.addWidget(self._fold)

    def _button(self, place: Place, number: int, group: QButtonGroup) -> QPushButton:
        button = QPushButton(icon(place.icon), place.label)
        button.setCheckable(True)
        button.setIconSize(QSize(20, 20))
        button.setToolTip(f"{place.label} (Ctrl+{number})")
        button.setAccessibleName(place.label)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(place.key))
        group.addButton(button)
        self._buttons[place.key] = button
        return button

    def show_place(self, key: str) -> None:
        """Mark ``key`` as the place being shown."""
        self._buttons[key].setChecked(True)

    def set_office(self, name: str) -> None:
        """Show whose workspace it is."""
        self._office.setText(name)
        self._office.setToolTip(name)

    def set_years(self, years: list[int]) -> None:
        """Offer ``years``; the chosen one stays chosen when it is still there."""
        chosen = self._years.currentData()
        self._years.clear()
        self._years.addItem(_("Mọi năm"), None)
        for year in years:
            self._years.addItem(_("Năm {year}").format(year=year), year)
        self._years.setCurrentIndex(max(0, self._years.findData(chosen)))

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait in a place; 0 shows nothing."""
        self._counts[key] = count
        self._write_labels()

    @property
    def folded(self) -> bool:
        """Tell whether only the icons are shown."""
        return self.maximumWidth() == NARROW

    def set_folded(self, folded: bool) -> None:
        """Show only the icons, or icons and words."""
        self.setFixedWidth(NARROW if folded else WIDE)
        self._office.setVisible(not folded)
        self._years.setVisible(not folded)
        self._write_labels()

    def _write_labels(self) -> None:
        for place in self._places:
            count = self._counts.get(place.key, 0)
            words = f"{place.label}   {count}" if count else place.label
            self._buttons[place.key].setText("" if self.folded else f"  {words}")
