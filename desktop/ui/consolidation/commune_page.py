"""One commune in a period: its tasks and targets as it reported them, and what was noted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.reporting.measuring import write_figure
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.i18n import _
from desktop.services.consolidation.ports import FigureForm
from desktop.ui.consolidation.commune_look import (
    CommuneLook,
    TargetRow,
    TaskRow,
    look,
    merged_words,
)
from desktop.ui.consolidation.course_panel import CoursePanel
from desktop.ui.consolidation.forms import HandFields, NoteFields, ReturnFields
from desktop.ui.consolidation.forms_drop import FormsDrop
from desktop.ui.consolidation.proof_panel import ProofPanel
from desktop.ui.consolidation.words import cell_sentence
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.fields.dates import shown, typed
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.labels import plain_label
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.making import Kept, NotKept
from desktop.ui.reports.words import state_words
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

HELP = "consolidation"


def _task_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Nhiệm vụ"), lambda row: row.task.task.title, 280, stretch=True),
        ListColumn(_("Chủ trì"), lambda row: row.task.task.lead, 170),
        ListColumn(_("Hạn"), lambda row: shown(row.task.task.due), 96),
        ListColumn(_("Trạng thái"), lambda row: state_words(row.task.task.state), 172),
        ListColumn(_("Ghi chú của cấp trên"), lambda row: row.task.note, 170, spare=True),
        ListColumn(_("Hoàn thành"), lambda row: shown(row.task.task.done_on), 96, spare=True),
        ListColumn(_("Lý do"), lambda row: row.task.task.reason, 160, spare=True),
        ListColumn(_("Minh chứng"), lambda row: row.task.task.proof, 160, spare=True),
    )


def _target_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Chỉ tiêu"), lambda row: row.target.target.text, 320, stretch=True),
        ListColumn(_("Mục tiêu"), _goal_words, 110),
        ListColumn(_("Đạt được"), _value_words, 110),
        ListColumn(_("Đánh giá"), _reached_words, 120),
        ListColumn(_("Ghi chú của cấp trên"), lambda row: row.target.note, 200),
    )


def _goal_words(row: TargetRow) -> str:
    target = row.target.target
    return f"{target.comparator} {write_figure(target.goal)} {target.unit}".strip()


def _value_words(row: TargetRow) -> str:
    target = row.target.target
    return "" if target.value is None else f"{write_figure(target.value)} {target.unit}".strip()


def _reached_words(row: TargetRow) -> str:
    reached = row.target.target.reached
    if reached is None:
        return _("– Chưa đo")
    return _("✓ Đạt") if reached else _("● Chưa đạt")


class CommunePage(QWidget):
    """Tasks and targets of the commune that was opened.

    Signals:
        message: For the status bar.
        choose_asked: No commune was opened yet.
        packages_dropped: Packages are to be taken in; carries their paths.
        open_asked: A commune, a year and a period to look into.
    """

    packages_dropped = Signal(object)
    message = Signal(str)
    open_asked = Signal(str, int, object)
    choose_asked = Signal()

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._where: tuple[str, int, Period] | None = None
        self._look: CommuneLook | None = None
        self.name, self.facts = plain_label(heading=True), plain_label()
        self.tasks = self._panel(_task_columns(), _("Lọc: nhiệm vụ, chủ trì"), "tasks")
        self.targets = self._panel(_target_columns(), _("Lọc: chỉ tiêu"), "targets")
        self.tabs = QTabWidget()
        self.tabs.addTab(self.tasks, _("Nhiệm vụ"))
        self.tabs.addTab(self.targets, _("Chỉ tiêu"))
        self.proofs = ProofPanel(session, screen)
        self.tabs.addTab(self.proofs, _("Tệp minh chứng"))
        self.proofs.message.connect(self.message)
        self.proofs.counted.connect(self._show_proofs)
        self.course = CoursePanel(session, screen)
        self.tabs.addTab(self.course, _("Qua các kỳ"))
        self.course.message.connect(self.message)
        self.course.opened.connect(self.open_asked)
        self.notice = NoticeBar()
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _tab: screen.actions_changed.emit())
        views = (self.tasks.view.viewport(), self.targets.view.viewport())
        self.drop = FormsDrop(session, self.notice, (self, *views), self.packages_dropped.emit)
        self._make_actions(screen)
        self._show(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (self.notice, self.name, self.facts):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)

    def _panel(self, columns: Sequence[ListColumn], hint: str, key: str) -> ListPanel:
        empty = EmptyState(
            _("Chưa có số liệu.\nChọn một xã đã gửi báo cáo ở Ma trận rồi mở ra xem."),
            _("Mở Ma trận"),
            self.choose_asked.emit,
            primary=False,
        )
        panel = ListPanel(columns, hint, empty)
        layout = self._session.program.settings.layout
        remember_columns(panel.view, layout, f"consolidation.{key}")
        panel.opened.connect(lambda _row: self.edit_note())
        panel.layout().setContentsMargins(8, 8, 8, 8)
        return panel

    def _make_actions(self, screen: Screen) -> None:
        self.note = screen.action(_("Ghi chú"), self.edit_note, keys="F2")
        self.whole = screen.action(_("Ghi chú cả báo cáo"), self.edit_report_note)
        self.type = screen.action(_("Nhập tay"), self.type_figures)
        self.form_out = screen.action(_("Tạo biểu Excel"), self._ask_form_out, icon_name="export")
        self.form_in = screen.action(_("Đọc biểu Excel"), self._ask_form_in)
        self.back = screen.action(_("Gửi trả"), self.send_back, icon_name="back", primary=True)
        for panel in (self.tasks, self.targets):
            panel.offer((self.note, self.whole, self.back))

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done with a commune."""
        for panel in (self.proofs, self.course):
            if self.tabs.currentWidget() is panel:
                return panel.actions_of_page()
        return (self.form_in, self.form_out, self.type, self.whole, self.note, self.back)

    # -- showing ---------------------------------------------------------------------------

    def open(self, office_id: str, year: int, period: Period) -> None:
        """Show a commune in a period."""
        self._where = (office_id, year, period)
        self.refresh()

    def forget(self) -> None:
        """Show no commune: another workspace was opened."""
        self._where = None
        self._show(None)

    def refresh(self) -> None:
        """Load the commune again."""
        where = self._where
        if where is not None:
            self._session.read(lambda services: look(services, *where), self._show)

    def _show(self, found: CommuneLook | None) -> None:
        self._look = found
        for action in (self.whole, self.type, self.form_out):
            action.setEnabled(found is not None)
        has_package = found is not None and found.cell.standing is not None
        self.back.setEnabled(has_package)
        self.note.setEnabled(has_package)
        self.type.setEnabled(found is not None and not has_package)
        self.tasks.show_items(found.tasks if found else ())
        self.targets.show_items(found.targets if found else ())
        self.course.show_office(found.office.id if found else "")
        self.proofs.show_report(
            self._where if has_package else None,
            {row.id: row.task.task.title for row in found.tasks} if found else {},
        )
        self.tabs.setTabText(
            0, _("Nhiệm vụ ({count})").format(count=len(found.tasks) if found else 0)
        )
        self.tabs.setTabText(
            1, _("Chỉ tiêu ({count})").format(count=len(found.targets) if found else 0)
        )
        if found is None or self._where is None:
            self.name.setText(_("Chưa chọn xã"))
            self.facts.setText("")
            return
        _office, year, period = self._where
        name = found.office.full_name
        self.name.setText(f"{name[:1].upper()}{name[1:]} – {title(period, year)}")
        called = ", ".join(filter(None, (found.office.contact, found.office.telephone)))
        lines = [cell_sentence(found.cell), merged_words(found), called, found.note]
        self.facts.setText("\n".join(filter(None, lines)))

    def _show_proofs(self, count: int) -> None:
        words = _("Tệp minh chứng ({count})") if count else _("Tệp minh chứng")
        self.tabs.setTabText(self.tabs.indexOf(self.proofs), words.format(count=count))

    # -- writing ---------------------------------------------------------------------------

    def edit_note(self) -> None:
        """Note something on the task or target with the focus."""
        panel = self.tabs.currentWidget()
        item = panel.view.current_item() if isinstance(panel, ListPanel) else None
        if isinstance(item, TaskRow):
            self._note(item.id, item.task.note)
        elif isinstance(item, TargetRow):
            self._note(item.id, item.target.note)

    def edit_report_note(self) -> None:
        """Note something on the report as a whole."""
        if self._where is not None and self._look is not None:
            self._note(self._where[2].value, self._look.note)

    def _note(self, subject: str, words: str) -> None:
        if self._where is None:
            return
        office_id, year, _period = self._where
        fields = NoteFields(words)

        def keep(kept: Kept, refused: NotKept) -> None:
            text = fields.note.toPlainText()
            self._session.do(
                lambda services: services.consolidation.register.note(
                    office_id, year, subject, text
                ),
                kept,
                refused,
            )

        FormDialog(_("Ghi chú của cấp trên"), fields, keep, HELP, self).open()

    def send_back(self) -> None:
        """Send the report back with remarks and a new day."""
        if self._where is None:
            return
        office_id, year, period = self._where
        fields = ReturnFields("")

        def keep(kept: Kept, refused: NotKept) -> None:
            remarks, due = fields.remarks.toPlainText(), typed(fields.new_due)
            by = fields.by.text().strip()
            self._session.do(
                lambda services: services.consolidation.send_back(
                    [office_id], year, period, remarks, due, by
                ),
                lambda value: self._sent_back(value, kept),
                refused,
            )

        FormDialog(_("Gửi trả báo cáo"), fields, keep, HELP, self).open()

    def _sent_back(self, value: object, kept: Kept) -> None:
        kept(value)
        self.message.emit(_("Đã ghi gửi trả; mở USB, Gửi xuống xã để chép vào USB."))

    # -- figures without a package ---------------------------------------------------------

    def type_figures(self) -> None:
        """Type the figures of a commune that sends no package."""
        if self._where is None or self._look is None:
            return
        hand = self._look.cell.hand
        known = (hand.figures, hand.source) if hand else ({}, "")
        self._type(self._where, HandFields(*known))

    def _type(self, where: tuple[str, int, Period], fields: HandFields) -> None:
        def keep(kept: Kept, refused: NotKept) -> None:
            figures, source = fields.figures(), fields.source.text()
            self._session.do(
                lambda services: services.consolidation.hand_entry(*where, figures, source),
                kept,
                refused,
            )

        FormDialog(_("Nhập tay số liệu"), fields, keep, HELP, self).open()

    def _ask_form_out(self) -> None:
        if self._where is None:
            return
        dialog = self._dialog(_("Tạo biểu Excel"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile("bieu-so-lieu.xlsx")
        dialog.fileSelected.connect(lambda path: self.write_form(Path(path)))
        dialog.open()

    def write_form(self, out: Path) -> None:
        """Write the Excel form of the commune."""
        if self._where is None:
            return
        where = self._where
        self._session.read(
            lambda services: services.consolidation.write_form(*where, out),
            lambda path: self.message.emit(_("Đã tạo biểu {path}").format(path=path)),
        )

    def _ask_form_in(self) -> None:
        dialog = self._dialog(_("Đọc biểu Excel"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.read_form(Path(path)))
        dialog.open()

    def read_form(self, path: Path) -> None:
        """Read a filled form and show its figures before they are kept."""

        def show(found: tuple[CommuneOffice, FigureForm]) -> None:
            office, form = found
            self._type((office.id, form.year, form.period), HandFields(form.figures, form.source))

        self._session.read(lambda services: services.consolidation.read_form(path), show)

    def _dialog(self, words: str) -> QFileDialog:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(self, words, QStandardPaths.writableLocation(documents))
        dialog.setNameFilter("Excel (*.xlsx)")
        dialog.finished.connect(dialog.deleteLater)
        return dialog
