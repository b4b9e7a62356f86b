"""The numbers of the day as buttons: four large ones, a row of small ones below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.services.tasks.today import Today
from desktop.ui.tasks.flow_layout import FlowLayout
from desktop.ui.today.figures import Figure, Goal, big_figures, small_figures

BIG_HEIGHT = 76
BIG = ("overdue", "due_7", "reports", "signing")
SMALL = ("due_30", "undated", "bare", "backup", "package")
"""Keys of the figures, in the order of their buttons."""


class BigNumber(QPushButton):
    """A large number over its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("number", True)
        self.setMinimumHeight(BIG_HEIGHT)
        self._number, self._words = QLabel("…"), QLabel()
        self._number.setProperty("bigNumber", True)
        self._words.setProperty("muted", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(0)
        for part in (self._number, self._words):
            part.setTextFormat(Qt.TextFormat.PlainText)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)

    def show_figure(self, figure: Figure) -> None:
        """Show another number."""
        self._number.setText(f"{figure.sign} {figure.number}".strip())
        self._number.setProperty("signal", figure.signal)
        self._number.style().polish(self._number)
        self._words.setText(figure.words)
        self.setToolTip(figure.tip)
        self.setAccessibleName(f"{figure.number} {figure.words}")


class Numbers(QWidget):
    """All numbers; each opens its list.

    Signals:
        go: A place to go to, and what to show there.
    """

    go = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._figures: dict[str, Figure] = {}
        self.big = {key: BigNumber() for key in BIG}
        self.small = {key: self._small_button(key) for key in SMALL}
        large = QHBoxLayout()
        large.setSpacing(12)
        for key, button in self.big.items():
            button.clicked.connect(lambda _checked=False, key=key: self.open(key))
            large.addWidget(button, 1)
        self._row = FlowLayout()
        for small in self.small.values():
            self._row.addWidget(small)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(large)
        column.addLayout(self._row)
        self.setFocusProxy(self.big["overdue"])

    def add_small(self, button: QToolButton) -> None:
        """Put another button into the row of small ones."""
        self._row.addWidget(button)

    def show_today(self, today: Today) -> None:
        """Show the numbers of a day."""
        for figure in big_figures(today):
            self._figures[figure.key] = figure
            self.big[figure.key].show_figure(figure)
        for figure in small_figures(today):
            self._figures[figure.key] = figure
            self.small[figure.key].setText(_small_words(figure))
            self.small[figure.key].setToolTip(figure.tip)

    def _small_button(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setText("…")
        button.setProperty("small", True)
        button.clicked.connect(lambda: self.open(key))
        return button

    def open(self, key: str) -> None:
        """Open the list behind a number; a menu offers several."""
        figure = self._figures.get(key)
        if figure is None:
            return
        if len(figure.goals) == 1:
            goal = figure.goals[0]
            self.go.emit(goal.place, goal.what)
        else:
            self._offer(figure.goals, self.big.get(key) or self.small[key])

    def _offer(self, goals: Sequence[Goal], below: QWidget) -> None:
        menu = QMenu(self)
        for goal in goals:
            menu.addAction(goal.words, self._opener(goal))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def _opener(self, goal: Goal) -> Callable[[], None]:
        return lambda: self.go.emit(goal.place, goal.what)


def _small_words(figure: Figure) -> str:
    if figure.key in ("backup", "package"):
        return _("{what}: {when}").format(what=figure.words, when=figure.number)
    return f"{figure.number} {figure.words}"
