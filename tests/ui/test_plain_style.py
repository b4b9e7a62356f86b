"""The style of the program beside what the style sheet can say."""

from PySide6.QtWidgets import QSpinBox

from desktop.ui.plain_style import TEXT_MARGIN, PlainStyle


def test_numbers_keep_off_the_edge_of_their_box(qtbot):
    spin, style = QSpinBox(), PlainStyle()
    qtbot.addWidget(spin)
    style.polish(spin.lineEdit())
    assert spin.lineEdit().textMargins().left() == TEXT_MARGIN
