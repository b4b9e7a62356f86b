"""The rail at the left: the office, the year, the places of the program with their counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.rail_button import RailButton

WIDE, NARROW = 176, 52
KEYED_PLACES = 9
"""How many places have a key of their own: Ctrl+1…9."""


class Rail(QFrame):
    """Navigation by mouse, by Tab and arrows, and by Ctrl+1…9.

    Signals:
        chosen: The key of the place to show.
        year_chosen: The year to show, None for all.
        fold_asked: The officer wants it folded, or unfolded.
    """

    chosen = Signal(str)
    year_chosen = Signal(object)
    fold_asked = Signal()

    def __init__(self, places: tuple[Place, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._buttons: dict[str, RailButton] = {}
        self._office = QLabel()
        self._office.setObjectName("officeName")
        self._office.setTextFormat(Qt.TextFormat.PlainText)
        self._office.setWordWrap(True)
        self._years = QComboBox()
        self._years.setAccessibleName(_("Năm"))
        self._years.setToolTip(_("Năm làm việc: mọi danh sách chỉ hiện kế hoạch của năm này"))
        self._years.activated.connect(lambda: self.year_chosen.emit(self._years.currentData()))
        self._fold = QPushButton(icon("fold"), "")
        self._fold.setToolTip(_("Thu gọn hoặc mở rộng (Ctrl+B)"))
        self._fold.setAccessibleName(_("Thu gọn hoặc mở rộng"))
        self._fold.clicked.connect(self.fold_asked)
        self._lay_out(places)
        self.set_years([])
        self.set_folded(False)

    def _lay_out(self, places: tuple[Place, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._office)
        column.addSpacing(4)
        column.addWidget(self._years)
        column.addSpacing(8)
        group = QButtonGroup(self)
        for number, place in enumerate(places, start=1):
            keys = f"Ctrl+{number}" if number <= KEYED_PLACES else ""
            button = RailButton(place, keys)
            button.clicked.connect(lambda _checked, key=place.key: self.chosen.emit(key))
            group.addButton(button)
            if place.above_only:
                button.hide()
            self._buttons[place.key] = button
        self._area = self._scrolling(tuple(self._buttons.values()))
        column.addWidget(self._area, 1)
        column.addWidget(self._fold)

    def _scrolling(self, buttons: tuple[RailButton, ...]) -> QScrollArea:
        """Return the buttons one below the other; they scroll where there is too little room."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for button in buttons:
            column.addWidget(button)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("railPlaces")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    def show_place(self, key: str) -> None:
        """Mark ``key`` as the place being shown."""
        self._buttons[key].setChecked(True)
        self._area.ensureWidgetVisible(self._buttons[key], 0, 0)

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
        if self._years.currentData() != chosen:
            self.year_chosen.emit(None)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait in a place; 0 shows nothing."""
        self._buttons[key].set_count(count)

    def offer(self, key: str, offered: bool) -> None:
        """Show or hide a place that not every workspace has."""
        self._buttons[key].setVisible(offered)

    @property
    def folded(self) -> bool:
        """Tell whether only the icons are shown."""
        return self.maximumWidth() == NARROW

    def set_folded(self, folded: bool) -> None:
        """Show only the icons, or icons and words."""
        self.setFixedWidth(NARROW if folded else WIDE)
        self._office.setVisible(not folded)
        self._years.setVisible(not folded)
        for button in self._buttons.values():
            button.set_folded(folded)
