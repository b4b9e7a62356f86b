"""The work schedule (lịch công tác) of a week or month: printed, as a file, as a calendar file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.domain.tracking.query import TaskQuery
from desktop.i18n import _
from desktop.services.ports import Preview
from desktop.services.program import Services
from desktop.services.tasks.timetable import Agenda, schedule_document
from desktop.ui.charts import paper
from desktop.ui.charts.chart import bold, pixel_font, write
from desktop.ui.charts.files import write_file
from desktop.ui.editor.printing import DPI, PrintJob
from desktop.ui.session import Session
from desktop.ui.theme import LIGHT
from desktop.ui.timeline.month_grid import MonthSheet

KINDS = {"docx": "Word (*.docx)", "pdf": "PDF (*.pdf)", "xlsx": "Excel (*.xlsx)"}


class ScheduleOutput(QObject):
    """What leaves the calendar.

    Signals:
        message: What was done.
    """

    message = Signal(str)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner

    def ask_print(self, found: Agenda) -> QPrintDialog:
        """Ask for the printer, then print the schedule."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(file_name(found))
        dialog = QPrintDialog(printer, self._owner)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer, found))
        dialog.finished.connect(dialog.deleteLater)
        # QPrintDialog has an open() of its own that wants a slot; that of QDialog is meant.
        QDialog.open(dialog)
        return dialog

    def print_on(self, printer: QPrinter, found: Agenda) -> None:
        """Print the schedule on a printer that was chosen before."""

        def pages(services: Services) -> Preview:
            return services.letters.preview(schedule_document(services, found), DPI)

        self._session.read(pages, lambda preview: self._print_pages(preview, printer))

    def _print_pages(self, pages: Preview, printer: QPrinter) -> None:
        job = PrintJob(lambda: pages, printer, self._session.jobs, self._owner)
        words = _("Đã gửi {count} trang tới máy in.")
        job.finished.connect(lambda count: self.message.emit(words.format(count=count)))
        job.canceled.connect(lambda: self.message.emit(_("Đã hủy in.")))
        job.failed.connect(self._session.failed)
        for ended in (job.finished, job.canceled, job.failed):
            ended.connect(job.deleteLater)
        job.start()

    def ask_export(self, found: Agenda, format_name: str) -> QFileDialog:
        """Ask where the schedule goes, then write it."""
        title, name = _("Xuất lịch công tác"), file_name(found)
        return paper.ask_file(
            self._owner, title, name, format_name, KINDS[format_name],
            lambda path: self.export(found, format_name, path),
        )  # fmt: skip

    def export(self, found: Agenda, format_name: str, path: Path) -> None:
        """Write the schedule to a file."""

        def write_schedule(services: Services) -> Path:
            return services.letters.export(schedule_document(services, found), format_name, path)

        self._session.read(write_schedule, self._written)

    def ask_sheet(self, sheet: MonthSheet) -> QPrintDialog:
        """Ask for the printer, then print the month as a sheet of days."""
        return paper.ask_print(
            MonthPaper(sheet, self._owner.font()),
            self._owner,
            self.message.emit,
            self._session.failed.emit,
        )

    def ask_calendar_file(self, query: TaskQuery) -> QFileDialog:
        """Ask where the calendar file goes, then write the open times of the tasks into it."""
        return paper.ask_file(
            self._owner, _("Xuất tệp lịch"), "lich-nhiem-vu", "ics", _("Tệp lịch (*.ics)"),
            lambda path: self.export_calendar_file(query, path),
        )  # fmt: skip

    def export_calendar_file(self, query: TaskQuery, path: Path) -> None:
        """Write the open times of tasks as a calendar file."""

        def work(services: Services) -> Path:
            write_file(path, services.letters.ics(query))
            return path

        self._session.read(work, self._written)

    def _written(self, path: Path) -> None:
        words = _("Đã xuất {name} vào thư mục {folder}")
        self.message.emit(words.format(name=path.name, folder=path.parent))


class MonthPaper:
    """A month on one page across."""

    across = True

    def __init__(self, sheet: MonthSheet, font: QFont) -> None:
        month = sheet.month
        self.title = _("Lịch công tác tháng {month} năm {year}").format(
            month=month.month, year=month.year
        )
        self._sheet, self._font = sheet, font

    def page_count(self, page: QRectF) -> int:
        """A month is one page."""
        return 1

    def paint_page(self, painter: QPainter, page: QRectF, number: int) -> None:
        """Draw the title and the days."""
        painter.setFont(bold(pixel_font(self._font, 18)))
        write(painter, QRectF(page.left(), page.top(), page.width(), 28), self.title, LIGHT.text)
        painter.setFont(pixel_font(self._font, 11))
        self._sheet.paint(painter, page.adjusted(1, 34, -1, -2), LIGHT)


def file_name(found: Agenda) -> str:
    """Return the name of the file of a schedule."""
    return f"lich-cong-tac-{found.first:%Y-%m-%d}-{found.last:%Y-%m-%d}"
