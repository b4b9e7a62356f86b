"""Files and paper: exports the plan, prints it, puts it forward for signing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QCursor, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from desktop.domain.plan import PlanStatus
from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.editor.file_names import proposed_name
from desktop.ui.editor.findings_fixes import Checked, check_plan, fixing_profile
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.editor.printing import DPI, PrintJob
from desktop.ui.editor.readiness_dialog import ReadinessDialog
from desktop.ui.editor.session import PlanSession

FORMATS = {
    "docx": "Word (*.docx)",
    "pdf": "PDF (*.pdf)",
    "xlsx": "Excel (*.xlsx)",
}


class Output(QObject):
    """What leaves the editor.

    Signals:
        jump_asked: Go to the place with this key.
    """

    jump_asked = Signal(str)

    def __init__(self, session: PlanSession, notice: NoticeBar, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._notice, self._owner = session, notice, owner
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self._told: Callable[[str], None] = session.message.emit

    # -- files -----------------------------------------------------------------------------

    def ask_export(self, format_name: str) -> None:
        """Ask where the document goes, then write it."""
        if self._session.plan is None:
            return
        name = proposed_name(self._session.plan, format_name)
        dialog = QFileDialog(self._owner, _("Xuất kế hoạch"), self._folder, FORMATS[format_name])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(format_name)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.export(format_name, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, format_name: str, path: Path) -> None:
        """Write the document once everything typed is in the store."""
        session = self._session
        if session.plan is None:
            return
        plan_id, services = session.plan.id, session.services
        self._folder = str(path.parent)
        session.when_saved(
            lambda: session.jobs.run(
                lambda: services.export(plan_id, format_name, path),
                lambda written: self._exported(written, path),
                self._export_failed,
                _("Xuất kế hoạch"),
            )
        )

    def _exported(self, path: Path, asked: Path) -> None:
        self._notice.tell(
            exported_words(path, asked),
            (
                (_("Mở tệp"), lambda: _open(path)),
                (_("Mở thư mục"), lambda: _open(path.parent)),
            ),
        )

    def _export_failed(self, error: AppError) -> None:
        self._session.failed.emit(error)

    # -- paper -----------------------------------------------------------------------------

    def ask_print(self) -> None:
        """Ask for the printer, then print the plan as it stands."""
        if self._session.plan is None:
            return
        self._session.flush()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(proposed_name(self._session.plan, "pdf").removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self._owner)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        # QPrintDialog has an open() of its own that wants a slot; that of QDialog is meant.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> PrintJob:
        """Print the plan on ``printer``."""
        session = self._session
        plan, services = session.plan, session.services
        assert plan is not None
        job = PrintJob(
            lambda: services.preview(plan, DPI, False), printer, session.jobs, self._owner
        )
        job.finished.connect(
            lambda pages: self._told(_("Đã gửi {count} trang tới máy in.").format(count=pages))
        )
        job.canceled.connect(lambda: self._told(_("Đã hủy in.")))
        job.failed.connect(session.failed)
        for ended in (job.finished, job.canceled, job.failed):
            ended.connect(job.deleteLater)
        job.start()
        return job

    # -- signing ---------------------------------------------------------------------------

    def advance(self) -> None:
        """Take the next step in the life of the plan."""
        plan = self._session.plan
        if plan is None:
            return
        if plan.status is PlanStatus.DRAFT:
            self._session.when_saved(self._check_readiness)
        elif plan.status is PlanStatus.SUBMITTED:
            menu = QMenu(self._owner)
            menu.addAction(_("Đã ký, ban hành"), lambda: self.set_status(PlanStatus.ISSUED))
            menu.addAction(_("Trả về nháp để sửa"), lambda: self.set_status(PlanStatus.DRAFT))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(QCursor.pos())
        elif plan.status is PlanStatus.ISSUED:
            self.set_status(PlanStatus.CLOSED)
        else:
            self.set_status(PlanStatus.ISSUED)

    def _check_readiness(self) -> None:
        plan, services = self._session.plan, self._session.services
        profile = fixing_profile(self._session)
        if plan is not None:
            self._session.jobs.render(
                lambda: check_plan(services, plan, profile),
                self._show_readiness,
                self._session.failed.emit,
                _("Kiểm tra trước khi trình ký"),
            )

    def _show_readiness(self, checked: Checked) -> None:
        dialog = ReadinessDialog(checked, self._session, self._owner)
        dialog.accepted.connect(lambda: self.set_status(PlanStatus.SUBMITTED))
        dialog.jump_asked.connect(self.jump_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_status(self, status: PlanStatus) -> None:
        """Move the plan along its life; the rules of its life may refuse."""
        label = _("Chuyển trạng thái: {status}").format(status=_(status.value))
        self._session.flush()
        self._session.edit(lambda plan: replace(plan, status=status), label)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def exported_words(path: Path, asked: Path) -> str:
    """Tell where a document was written; Word may hold the file of the name that was asked for."""
    words = (
        _("Đã xuất {name} vào thư mục {folder}")
        if path.name == asked.name
        else _("{asked} đang mở ở chương trình khác nên đã xuất thành {name} trong {folder}")
    )
    return words.format(name=path.name, folder=path.parent, asked=asked.name)
