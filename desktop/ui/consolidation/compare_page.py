"""So sánh các xã: all measures side by side, a commune a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.consolidation.adding import MEASURES
from desktop.domain.consolidation.register import CommuneOffice, OfficeLevel
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.consolidation.list_paper import list_paper, list_table
from desktop.ui.consolidation.words import measure_head, value_words
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.giving_out import GivingOut
from desktop.ui.letters.papers import Paper
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
    name: str
    values: tuple[str, ...]
    numbers: tuple[float | None, ...]


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Xã"), lambda row: row.name, 180, stretch=True),
        *(
            ListColumn(
                measure_head(measure),
                lambda row, at=at: row.values[at],
                106,
                filtered=False,
                order=lambda row, at=at: row.numbers[at],
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
        self.panel.allow_sorting()
        self.panel.opened.connect(lambda _row: self._open())
        self.notice = NoticeBar()
        self.giving = GivingOut(session, self.notice, self)
        self._make_actions(screen)
        self.name = QLabel()
        self.name.setProperty("heading", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.notice)
        column.addWidget(self.name)
        column.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel)

    def _make_actions(self, screen: Screen) -> None:
        self.open = screen.action(_("Xem xã"), self._open)
        self.copy = screen.action(_("Chép bảng"), self.copy_table, icon_name="copy")
        self.excel = screen.action(
            _("Xuất Excel"), lambda: self._give_out(self._export), icon_name="export"
        )
        self.print = screen.action(
            _("In"), lambda: self._give_out(self.giving.ask_print), icon_name="print"
        )
        self.panel.offer((self.open, self.copy, self.excel, self.print))

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.copy, self.excel, self.print, self.open)

    def show_period(self, year: int, period: Period) -> None:
        """Compare the communes in a period."""
        self.name.setText(_("So sánh các xã, {period}").format(period=title(period, year)))

        def compared(services: Services) -> list[CompareRow]:
            views = services.consolidation
            found = views.compare([], [*MEASURES], year, period)
            names = views.register.names()
            return [
                CompareRow(
                    office.id,
                    office,
                    names[office.id],
                    tuple(map(value_words, found.measures, values)),
                    values,
                )
                for office, values in found.rows
                if any(value is not None for value in values)
            ]

        self._session.read(compared, self.panel.show_items)

    def copy_table(self) -> None:
        """Put the whole table on the clipboard, in the order that is shown."""
        count = self.panel.view.copy_all()
        words = _("Đã chép {count} xã; dán được vào Word, Excel.")
        self.message.emit(words.format(count=count))

    def paper(self, level: OfficeLevel) -> Paper:
        """Return the comparison as it is shown, as a paper."""
        return list_paper(
            self._session.program.office_documents(),
            list_table(self.panel),
            self.name.text(),
            self._session.program.clock.today(),
            level,
        )

    def _export(self, papers: Sequence[Paper]) -> None:
        self.giving.ask_export(papers, "xlsx")

    def _give_out(self, give: Callable[[Sequence[Paper]], object]) -> None:
        self._session.read(
            lambda services: services.consolidation.register.level(),
            lambda level: give([self.paper(level)]),
        )

    def _open(self) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            self.opened.emit(row.id)
