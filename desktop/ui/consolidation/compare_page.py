"""So sánh các xã: all measures side by side, a commune a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.consolidation.adding import MEASURES
from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.i18n import _
from desktop.services.consolidation.views import Comparison
from desktop.ui.consolidation.words import measure_head, value_words
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A commune with its values."""

    id: str
    office: CommuneOffice
    values: tuple[str, ...]


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Xã"), lambda row: row.office.full_name, 180, stretch=True),
        *(
            ListColumn(
                measure_head(measure), lambda row, at=at: row.values[at], 106, filtered=False
            )
            for at, measure in enumerate(MEASURES.values())
        ),
    )


class ComparePage(QWidget):
    """The table; rows that are selected go to Word or Excel by Ctrl+C.

    Signals:
        opened: A commune to look into.
        matrix_asked: Nothing came yet.
        message: For the status bar.
    """

    opened = Signal(str)
    matrix_asked = Signal()
    message = Signal(str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self.panel = ListPanel(
            _columns(),
            _("Lọc: tên xã; có dấu hoặc không"),
            EmptyState(
                _("Chưa có xã nào để so sánh."),
                _("Mở Ma trận"),
                self.matrix_asked.emit,
                primary=False,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "consolidation.compare")
        self.open = screen.action(_("Xem xã"), self._open)
        self.panel.offer((self.open,))
        self.panel.opened.connect(lambda _row: self._open())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self.name = QLabel()
        self.name.setProperty("heading", True)
        column.addWidget(self.name)
        column.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel)

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.open,)

    def show_period(self, year: int, period: Period) -> None:
        """Compare the communes in a period."""
        self.name.setText(_("So sánh các xã, {period}").format(period=title(period, year)))
        self._session.read(
            lambda services: services.consolidation.compare([], [*MEASURES], year, period),
            self._show,
        )

    def _show(self, found: Comparison) -> None:
        self.panel.show_items(
            [
                CompareRow(
                    office.id,
                    office,
                    tuple(map(value_words, found.measures, values)),
                )
                for office, values in found.rows
                if any(value is not None for value in values)
            ]
        )

    def _open(self) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            self.opened.emit(row.id)
