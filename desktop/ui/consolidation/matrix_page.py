"""Ma trận xã × kỳ: who has sent what, with signs and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.consolidation.matrix import CellState, OfficeRow, Overview
from desktop.domain.consolidation.register import OfficeLevel
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import USUAL
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.consolidation.forms_drop import FormsDrop
from desktop.ui.consolidation.list_paper import list_paper, list_table
from desktop.ui.consolidation.words import cell_words, state_words
from desktop.ui.copying import table_mime
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.exchange.words import PERIOD_NAMES
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.giving_out import GivingOut
from desktop.ui.letters.papers import Paper
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

FIRST_PERIOD = 1
"""Column of the first period."""
STATES = tuple(CellState)
"""Order of the states, those that need a call first."""
FILTERS = (CellState.MISSING, CellState.LATE, CellState.RETURNED, CellState.RECEIVED)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A commune with its cells."""

    id: str
    row: OfficeRow


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Xã"), _name, 210, stretch=True),
        *(
            ListColumn(
                _(PERIOD_NAMES[period]),
                lambda row, at=at: cell_words(row.row.cells[at]),
                172,
                order=lambda row, at=at: STATES.index(row.row.cells[at].state),
            )
            for at, period in enumerate(USUAL)
        ),
        ListColumn(_("Người liên hệ"), lambda row: row.row.office.contact, 150, spare=True),
        ListColumn(_("Điện thoại"), lambda row: row.row.office.telephone, 120),
    )


def _name(row: MatrixRow) -> str:
    name = row.row.office.full_name
    return _("    {name} (đã sáp nhập)").format(name=name) if row.row.under else name


class MatrixPage(QWidget):
    """The matrix of a year.

    Signals:
        opened: A commune and a period to look into.
        register_asked: The list of communes is to be filled.
        message: For the status bar.
        packages_dropped: Packages are to be taken in; carries their paths.
    """

    packages_dropped = Signal(object)
    opened = Signal(str, object)
    register_asked = Signal()
    message = Signal(str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._overview: Overview | None = None
        self.notice = NoticeBar()
        self.giving = GivingOut(session, self.notice, self)
        self.panel = ListPanel(
            _columns(),
            _("Lọc: tên xã, người liên hệ; có dấu hoặc không"),
            EmptyState(
                _("Chưa có xã nào.\nDán danh sách xã từ Excel, hoặc nhận gói báo cáo ở mục USB."),
                _("Lập danh sách xã"),
                self.register_asked.emit,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "consolidation.matrix")
        self.panel.allow_sorting()
        self.panel.opened.connect(lambda _row: self._open())
        self.panel.cleared.connect(self._clear)
        self.period, self.state = QComboBox(), QComboBox()
        self._fill_filters()
        self.counts = QLabel()
        self.counts.setProperty("muted", True)
        self._make_actions(screen)
        self._lay_out()
        self.drop = FormsDrop(
            session, self.notice, (self.panel, self.panel.view.viewport()),
            self.packages_dropped.emit,
        )  # fmt: skip

    def _fill_filters(self) -> None:
        for period in USUAL:
            self.period.addItem(_(PERIOD_NAMES[period]), period)
        self.state.addItem(_("Mọi tình trạng"), None)
        for state in FILTERS:
            self.state.addItem(state_words(state), state)
        for box in (self.period, self.state):
            box.activated.connect(lambda _row: self._narrow())
            self.panel.bar_row.addWidget(box)

    def _make_actions(self, screen: Screen) -> None:
        self.open = screen.action(_("Xem xã"), self._open)
        self.call = screen.action(_("Chép danh sách cần gọi"), self.copy_missing, icon_name="copy")
        self.excel = screen.action(
            _("Xuất Excel"), lambda: self._give_out(self._export), icon_name="export"
        )
        self.print = screen.action(
            _("In"), lambda: self._give_out(self.giving.ask_print), icon_name="print"
        )
        self.forms = screen.action(_("Tạo biểu Excel"), self.ask_forms)
        self.panel.offer((self.open, self.call, self.forms, self.excel, self.print))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.notice)
        column.addWidget(self.panel, 1)
        row = QHBoxLayout()
        row.addWidget(self.counts, 1)
        column.addLayout(row)
        self.setFocusProxy(self.panel)

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.forms, self.call, self.excel, self.print, self.open)

    def chosen_period(self) -> Period:
        """Return the period of the filter."""
        period = self.period.currentData()
        assert isinstance(period, Period)
        return period

    def choose(self, period: Period, state: CellState | None = None) -> None:
        """Choose the period of the filter, and the state; all communes without one."""
        self.period.setCurrentIndex(max(0, self.period.findData(period)))
        self.state.setCurrentIndex(max(0, self.state.findData(state)))
        self._narrow()

    def refresh(self, year: int) -> None:
        """Load the matrix."""
        self._session.read(
            lambda services: services.consolidation.overview(year), self.show_overview
        )

    def show_overview(self, overview: Overview) -> None:
        """Show who has sent what."""
        self._overview = overview
        self.panel.show_items([MatrixRow(row.office.id, row) for row in overview.rows])
        self._narrow()

    def _narrow(self) -> None:
        overview, state = self._overview, self.state.currentData()
        if overview is None:
            return
        at = overview.periods.index(self.chosen_period())
        self.panel.narrow(lambda item: state is None or item.row.cells[at].state is state)
        counts = overview.counts(self.chosen_period())
        parts = [
            f"{state_words(each)}: {counts[each]}"
            for each in CellState
            if counts.get(each) and state_words(each)
        ]
        self.counts.setText(f"{_(PERIOD_NAMES[self.chosen_period()])}   " + "   ".join(parts))

    def _clear(self) -> None:
        self.state.setCurrentIndex(0)
        self._narrow()

    def ask_forms(self) -> None:
        """Ask where the Excel forms of the selected communes shall lie."""
        rows, overview = self.panel.view.selected_items(), self._overview
        if not rows or overview is None:
            return
        keys, period = [row.id for row in rows], self.chosen_period()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            self, _("Tạo biểu Excel vào thư mục"), QStandardPaths.writableLocation(documents)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(
            lambda path: self.drop.write_forms(keys, overview.year, period, Path(path))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open(self) -> None:
        item = self.panel.view.current_item()
        if item is None:
            return
        at = self.panel.view.currentIndex().column() - FIRST_PERIOD
        period = USUAL[at] if 0 <= at < len(USUAL) else self.chosen_period()
        self.opened.emit(item.id, period)

    def paper(self, level: OfficeLevel) -> Paper:
        """Return the matrix as it is shown, as a paper."""
        year = self._overview.year if self._overview else 0
        return list_paper(
            self._session.program.office_documents(),
            list_table(self.panel),
            _("Tình hình gửi báo cáo của các xã năm {year}").format(year=year),
            self._session.program.clock.today(),
            level,
        )

    def _export(self, papers: Sequence[Paper]) -> None:
        self.giving.ask_export(papers, "xlsx")

    def _give_out(self, give: Callable[[Sequence[Paper]], object]) -> None:
        def ask(level: OfficeLevel) -> None:
            give([self.paper(level)])

        self._session.read(lambda services: services.consolidation.register.level(), ask)

    def copy_missing(self) -> None:
        """Put the communes to be called on the clipboard as a table."""
        period, overview = self.chosen_period(), self._overview
        if overview is None:
            return
        year = overview.year

        def copy(table: Sequence[Sequence[str]]) -> None:
            QGuiApplication.clipboard().setMimeData(table_mime([list(row) for row in table]))
            self.message.emit(
                _("Đã chép {count} xã cần gọi; dán được vào Word, Excel.").format(
                    count=len(table) - 1
                )
            )

        def rows(services: Services) -> list[Sequence[str]]:
            table = services.consolidation.remind_missing(year, period)
            return [[column.header for column in table.columns], *(row.cells for row in table.rows)]

        self._session.read(rows, copy)
