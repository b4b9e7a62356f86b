"""Của cấp trên gửi: tasks, templates, legal documents, criteria and scores that came from above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.consolidation.down_records import CRITERIA, LEGAL, SCORE, TASK
from desktop.domain.consolidation.register import ItemFromAbove
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.exchange.given_table import show_criteria, show_scores
from desktop.ui.exchange.words import PART_WORDS
from desktop.ui.fields.dates import shown
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Nhận ngày"), lambda row: shown(row.on), 96),
        ListColumn(_("Loại"), lambda row: _(PART_WORDS[row.part]), 130),
        ListColumn(_("Nội dung"), lambda row: row.title, 360, stretch=True),
        ListColumn(_("Cơ quan gửi"), lambda row: row.office, 200),
    )


class AbovePage(QWidget):
    """What came from above and stays at hand.

    Signals:
        message: For the status bar.
        receive_asked: The officer wants to see the packages.
        go: A task, a document, or a new plan.
    """

    message = Signal(str)
    receive_asked = Signal()
    go = Signal(str, str, str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self.panel = ListPanel(
            _columns(),
            _("Lọc: loại, nội dung, cơ quan; có dấu hoặc không"),
            EmptyState(
                _(
                    "Cấp trên chưa gửi gì.\nNhiệm vụ, mẫu văn bản, căn cứ, bộ tiêu chí, "
                    "điểm thẩm định hiện ở đây sau khi nhận gói."
                ),
                _("Xem các gói"),
                self.receive_asked.emit,
                primary=False,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "exchange.above")
        self.open = screen.action(_("Mở"), self.open_current, icon_name="library")
        self.panel.offer((self.open,))
        self.panel.opened.connect(lambda _row: self.open_current())
        self.panel.shown.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.panel)
        self.setFocusProxy(self.panel)
        self._enable()

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.open,)

    def refresh(self) -> None:
        """Load what came, the last first."""
        self._session.read(
            lambda services: services.words_from_above.things(), self.panel.show_items
        )

    def _enable(self) -> None:
        self.open.setEnabled(self.panel.view.current_item() is not None)

    def open_current(self) -> None:
        """Show the table of the line, or the place where the thing of the line stands."""
        row: ItemFromAbove | None = self.panel.view.current_item()
        if row is None:
            return
        if row.part in (CRITERIA, SCORE):
            self._show_table(row)
        elif row.part == TASK:
            self.go.emit("tasks", row.key, "")
        elif row.part == LEGAL:
            self.go.emit("library", row.key, "")
        else:
            self.go.emit("plans", "new", "")

    def _show_table(self, row: ItemFromAbove) -> None:
        if row.part == CRITERIA:
            self._session.read(
                lambda services: services.words_from_above.criteria(row.id),
                lambda found: show_criteria(self._session, found, self),
            )
            return

        def scores(services: Services) -> tuple[object, ...]:
            found, named = services.words_from_above.scores(row.id)
            return found.sheet, named, found.to.name

        self._session.read(scores, lambda found: show_scores(self._session, *found, self))
