"""Pieces of the pane beside the table: headings, fields, buttons, lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.tasks.flow_layout import FlowLayout

Choice = tuple[str, Callable[[], object]]
"""The words of a button and what it does."""


class Section(QFrame):
    """A heading with what stands below it; the heading folds it."""

    def __init__(self, title: str, *, folded: bool = False) -> None:
        super().__init__()
        self.setProperty("section", True)
        self.heading = QToolButton()
        self.heading.setProperty("heading", True)
        self.heading.setAutoRaise(True)
        self.heading.setText(title)
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setToolTip(_("Thu gọn hoặc mở rộng"))
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.body = QWidget()
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(4, 0, 0, 4)
        self.rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.body)
        self.heading.toggled.connect(self._fold)
        self.heading.setChecked(not folded)
        self._fold(not folded)

    def _fold(self, opened: bool) -> None:
        arrows = Qt.ArrowType
        self.heading.setArrowType(arrows.DownArrow if opened else arrows.RightArrow)
        self.body.setVisible(opened)

    def add(self, *widgets: QWidget) -> Section:
        """Put widgets below what is there; return the section."""
        for widget in widgets:
            self.rows.addWidget(widget)
        return self


def words(text: str, *, muted: bool = False, signal: str = "", bold: bool = False) -> QLabel:
    """Return plain words that wrap and can be copied."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if muted:
        label.setProperty("muted", True)
    if signal:
        label.setProperty("signal", signal)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label


def fields(pairs: Sequence[tuple[str, str]]) -> QWidget:
    """Return names with their values; those without a value are left out."""
    box = QWidget()
    rows = QFormLayout(box)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setHorizontalSpacing(10)
    rows.setVerticalSpacing(4)
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for name, value in pairs:
        if value:
            label = words(name, muted=True)
            label.setWordWrap(False)
            rows.addRow(label, words(value))
    return box


def buttons(choices: Sequence[Choice], *, primary: int = -1) -> QWidget:
    """Return buttons in lines; the one at ``primary`` stands out."""
    box = QWidget()
    flow = FlowLayout(box)
    policy = box.sizePolicy()
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    for place, (name, do) in enumerate(choices):
        button = QPushButton(name)
        button.setAutoDefault(False)
        button.setProperty("small", True)
        button.setProperty("primary", place == primary)
        button.clicked.connect(lambda _checked=False, do=do: do())
        flow.addWidget(button)
    return box


def link(text: str, do: Callable[[], object], tip: str = "") -> QToolButton:
    """Return words that lead somewhere."""
    button = QToolButton()
    button.setProperty("link", True)
    button.setAutoRaise(True)
    button.setText(text)
    button.setToolTip(tip or text)
    button.setAccessibleName(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: do())
    return button


def entry(text: str, choices: Sequence[Choice] = (), *, signal: str = "") -> QWidget:
    """Return a line of a list; what can be done about it stands in a menu at its right."""
    box = QFrame()
    box.setProperty("entry", True)
    row = QHBoxLayout(box)
    row.setContentsMargins(8, 3, 3, 3)
    row.setSpacing(4)
    row.addWidget(words(text, signal=signal), 1)
    if len(choices) == 1:
        row.addWidget(link(*choices[0]), 0, Qt.AlignmentFlag.AlignTop)
    elif choices:
        button = link(_("Thao tác ▾"), lambda: None, _("Thao tác: {what}").format(what=text))
        menu = QMenu(button)
        for name, do in choices:
            menu.addAction(name, do)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return box
