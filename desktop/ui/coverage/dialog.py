"""Đối chiếu với kế hoạch cấp trên: what it asks for, what the commune has, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.plan import Plan
from desktop.domain.plan_life import FROZEN
from desktop.domain.reading.result import ReadPlan
from desktop.domain.tracking.coverage import Cover
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.ports import PlanSummary
from desktop.services.program import Services
from desktop.services.tasks.coverage import Coverage
from desktop.ui.coverage.pair_pane import PairPane
from desktop.ui.coverage.rows import CoverageRow, columns, rows_of
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.fields.scrolling import fit_screen
from desktop.ui.help import answer_f1
from desktop.ui.layout_memory import remember_columns
from desktop.ui.review.file_choice import FileDrop, ask_file
from desktop.ui.review.file_reading import FileReading
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.session import Session

SIZE = QSize(1180, 640)
FILE_NAME = "doi-chieu-nhiem-vu.xlsx"


class CoverageDialog(QDialog):
    """A plan of the level above, from a file or from those kept here, beside one own plan."""

    def __init__(self, session: Session, own: PlanSummary, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._own = own
        self._above: Plan | None = None
        self._found: Coverage | None = None
        self.setWindowTitle(_("Đối chiếu với kế hoạch cấp trên"))
        self.notice = NoticeBar()
        self.reading = FileReading(session, self)
        self.reading.told.connect(self._tell_progress)
        self.reading.done.connect(self._file_read)
        self.reading.refused.connect(lambda error: self.notice.tell(error.sentence()))
        self.reading.cancelled.connect(self.notice.hide)
        self.kept = QComboBox()
        self.kept.setAccessibleName(_("Kế hoạch cấp trên"))
        self.kept.setPlaceholderText(_("Kế hoạch cấp trên đã lưu ở đây"))
        self.kept.activated.connect(self._kept_chosen)
        self.shown = self._cover_filter()
        self.pair = PairPane()
        self.panel = self._panel()
        self._make_actions()
        self._lay_out()
        FileDrop(self, self.open_file)
        answer_f1(self, "plans")
        fit_screen(self, SIZE)
        session.read(lambda services: services.plans.list(), self._offer_plans)

    # -- building --------------------------------------------------------------------------

    def _cover_filter(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Kết quả đối chiếu"))
        box.addItem(_("Mọi nhiệm vụ"), None)
        for cover in Cover:
            box.addItem(_(cover.value), cover.name)
        box.currentIndexChanged.connect(self._narrow)
        return box

    def _panel(self) -> ListPanel:
        words = _(
            "Chọn tệp kế hoạch của tỉnh, huyện (Word, Excel, PDF), hoặc kéo tệp thả vào đây.\n"
            "Mỗi nhiệm vụ của cấp trên được so với nhiệm vụ của xã."
        )
        empty = EmptyState(words, _("Chọn tệp…"), self.ask_file)
        panel = ListPanel(columns(), _("Lọc: nhiệm vụ, lĩnh vực; có dấu hoặc không"), empty)
        panel.bar_row.addWidget(self.shown)
        panel.shown.connect(self._enable)
        panel.cleared.connect(lambda: self.shown.setCurrentIndex(0))
        panel.view.selectionModel().selectionChanged.connect(lambda *_r: self._enable())
        remember_columns(panel.view, self._session.program.settings.layout, "coverage.columns")
        return panel

    def _make_actions(self) -> None:
        self.take = QAction(_("Thêm vào kế hoạch"), self)
        self.take.triggered.connect(self.take_selected)
        self.take_own = QAction(_("Thêm ngoài kế hoạch"), self)
        self.take_own.triggered.connect(lambda: self._take(""))
        self.same = QAction(_("Đúng là nhiệm vụ này"), self)
        self.same.triggered.connect(self.name_selected)
        self.panel.offer((self.take, self.take_own, self.same))
        self._buttons = [_button(action) for action in (self.take, self.take_own, self.same)]
        self._buttons[0].setProperty("primary", True)
        self.export = QPushButton(_("Xuất Excel"))
        self.export.clicked.connect(self.ask_export)
        self.close_button = QPushButton(_("Đóng"))
        self.close_button.clicked.connect(self.accept)
        for button in (*self._buttons, self.export, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        file = QPushButton(_("Chọn tệp…"))
        file.setAutoDefault(False)
        file.clicked.connect(self.ask_file)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.kept, 1)
        top.addWidget(file)
        for button in self._buttons:
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self.export)
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addWidget(self.panel, 1)
        column.addWidget(self.pair)
        column.addLayout(bottom)
        self._enable()

    # -- the plan above --------------------------------------------------------------------

    def _offer_plans(self, plans: Sequence[PlanSummary]) -> None:
        for plan in plans:
            if plan.id != self._own.id:
                self.kept.addItem(plan.subject, plan.id)
        self.kept.setCurrentIndex(-1)
        self.kept.setEnabled(self.kept.count() > 0)

    def _kept_chosen(self, _index: int) -> None:
        key = str(self.kept.currentData())
        self._session.read(lambda services: services.plans.get(key), self._compare)

    def ask_file(self) -> None:
        """Ask for the file of the plan."""
        ask_file(self, self._session.program.settings.layout, self.open_file)

    def open_file(self, path: Path) -> None:
        """Read a file and compare it."""
        self.kept.setCurrentIndex(-1)
        self.kept.setPlaceholderText(path.name)
        self.reading.read(path)

    def _tell_progress(self, what: str, share: float) -> None:
        stop = (_("Hủy"), self.reading.cancel)
        self.notice.tell(f"{what} {share:.0%}", [stop])

    def _file_read(self, read: ReadPlan) -> None:
        self.notice.hide()
        self._compare(read.plan)

    def _compare(self, above: Plan) -> None:
        self._above = above
        self._session.read(
            lambda services: services.coverage.compare(above, self._own.id),
            self._show,
            lambda error: self.notice.tell(error.sentence()),
        )

    def _again(self) -> None:
        if self._above is not None:
            self._compare(self._above)

    # -- the rows --------------------------------------------------------------------------

    def _show(self, found: Coverage) -> None:
        self._found = found
        counts = found.counts()
        told = _("Cấp trên giao {all} nhiệm vụ: {yes} đã có, {maybe} cần xem, {no} chưa có.")
        self.notice.tell(
            told.format(
                all=len(found.rows),
                yes=counts[Cover.YES],
                maybe=counts[Cover.MAYBE],
                no=counts[Cover.NO],
            )
        )
        self.panel.show_items(rows_of(found))
        self._narrow()
        self.panel.setFocus()

    def _narrow(self) -> None:
        wanted = self.shown.currentData()
        self.panel.narrow(lambda row: wanted in (None, row.covered.cover.name))

    def _enable(self) -> None:
        chosen: list[CoverageRow] = self.panel.view.selected_items()
        self.pair.show_row(chosen[0] if len(chosen) == 1 else None)
        has_own = len(chosen) == 1 and bool(chosen[0].covered.own)
        self.take.setEnabled(bool(chosen) and self._own.status not in FROZEN)
        self.take_own.setEnabled(bool(chosen))
        self.same.setEnabled(has_own and not chosen[0].covered.is_named)
        for button, action in zip(
            self._buttons, (self.take, self.take_own, self.same), strict=True
        ):
            button.setEnabled(action.isEnabled())
        self.export.setEnabled(self._found is not None)

    def take_selected(self) -> None:
        """Take the selected tasks into the own plan."""
        self._take(self._own.id)

    def _take(self, plan_id: str) -> None:
        above = self._above
        items = [row.covered.above for row in self.panel.view.selected_items()]
        if above is not None:
            self._do(lambda services: services.coverage.take(above, items, plan_id))

    def name_selected(self) -> None:
        """Note which own task is the selected one; of several the officer chooses."""
        row = next(iter(self.panel.view.selected_items()), None)
        if row is None or len(row.covered.own) == 1:
            self._name(row, 0)
            return
        menu = QMenu(self)
        for place, item in enumerate(row.covered.own):
            words = item.title.replace("&", "&&")
            menu.addAction(words).triggered.connect(
                lambda _on=False, place=place: self._name(row, place)
            )
        button = self._buttons[-1]
        menu.popup(button.mapToGlobal(button.rect().topLeft()))

    def _name(self, row: CoverageRow | None, place: int) -> None:
        above = self._above
        if above is not None and row is not None:
            task, own = row.covered.above, row.covered.own[place].id
            self._do(lambda services: services.coverage.name(above, task, own))

    def _do(self, work: Callable[[Services], Outcome[object]]) -> None:
        self._session.do(work, lambda _done: self._again(), self._refused)

    def _refused(self, error: AppError) -> None:
        self.notice.tell(error.sentence())

    # -- paper -----------------------------------------------------------------------------

    def ask_export(self) -> None:
        """Ask where the workbook goes; it holds the rows that are shown."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Xuất bảng đối chiếu"), folder, "Excel (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the rows that are shown as a workbook."""
        found, name = self._found, self.shown.currentData()
        if found is None:
            return
        covers = tuple(cover for cover in Cover if name in (None, cover.name))
        self._session.read(
            lambda services: services.letters.export(
                services.coverage.document(found, covers), "xlsx", path
            ),
            lambda written: self.notice.tell(
                _("Đã xuất {name} vào {folder}").format(name=written.name, folder=written.parent)
            ),
            self._refused,
        )


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.clicked.connect(action.trigger)
    return button
