"""The two tasks of the line that has the focus, in full and side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QWidget

from desktop.i18n import _
from desktop.ui.coverage.rows import CoverageRow

HEIGHT = 104


class PairPane(QWidget):
    """On the left what the level above asks for, on the right what the commune has of it."""

    def __init__(self) -> None:
        super().__init__()
        self.above, self.own = _words(_("Nhiệm vụ của cấp trên")), _words(_("Nhiệm vụ của xã"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.above)
        row.addWidget(self.own)
        self.setFixedHeight(HEIGHT)

    def show_row(self, row: CoverageRow | None) -> None:
        """Show a line, or nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        item = row.covered.above
        facts = (item.title, "; ".join(item.products), item.time)
        self.above.setPlainText("\n".join(filter(None, facts)))
        own = row.covered.own
        lines = [f"{number}. {each.title}" for number, each in enumerate(own, start=1)]
        alone = own[0].title if len(own) == 1 else "\n".join(lines)
        self.own.setPlainText(alone or _("Chưa có nhiệm vụ nào gần giống."))


def _words(name: str) -> QTextEdit:
    view = QTextEdit()
    view.setReadOnly(True)
    view.setAcceptRichText(False)
    view.setAccessibleName(name)
    view.setTabChangesFocus(True)
    return view
