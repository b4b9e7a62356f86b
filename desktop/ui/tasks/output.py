"""The list as it is shown: on the clipboard, in a workbook, on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.domain.office_document import OfficeDocument
from desktop.domain.tracking.query import TaskLine, TaskListing
from desktop.i18n import _
from desktop.services.ports import Preview
from desktop.services.program import Services
from desktop.services.tasks.export import ListColumn, listing_document
from desktop.ui.copying import table_mime
from desktop.ui.editor.printing import DPI, PrintJob
from desktop.ui.session import Session
from desktop.ui.tasks.columns import TaskColumn, days_words

FILE_NAME = "danh-sach-nhiem-vu"
WEIGHTS = {"title": 440, "due": 140, "state": 130, "evidence": 80}
"""Shares of the width of a page, where another one than on screen reads better."""
MOST_PRINTED = 5000
"""More tasks than that are not put on paper at once: they would be hundreds of pages."""


class TaskOutput(QObject):
    """What leaves the list of tasks.

    Signals:
        message: What was done, for the status bar.
        exported: The file that was written.
    """

    message = Signal(str)
    exported = Signal(object)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = QStandardPaths.writableLocation(documents)

    def copy(self, keys: Sequence[str], columns: Sequence[TaskColumn]) -> None:
        """Put tasks on the clipboard as a table that Word and Excel take."""
        today = self._session.program.clock.today()

        def work(services: Services) -> list[list[str]]:
            lines = services.tasks.lines(keys)
            return [[column.words(line, today) for column in columns] for line in lines]

        def done(cells: list[list[str]]) -> None:
            headers = [column.header for column in columns]
            QGuiApplication.clipboard().setMimeData(table_mime([headers, *cells]))
            self.message.emit(_("Đã chép {count} dòng.").format(count=len(cells)))

        if keys:
            self._session.read(work, done)

    def ask_export(
        self, listing: TaskListing, columns: Sequence[TaskColumn], subject: str
    ) -> QFileDialog:
        """Ask where the workbook goes, then write it."""
        dialog = QFileDialog(
            self._owner, _("Xuất danh sách nhiệm vụ"), self._folder, "Excel (*.xlsx)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{FILE_NAME}-{self._session.program.clock.today():%Y-%m-%d}.xlsx")
        dialog.fileSelected.connect(lambda path: self.export(listing, columns, subject, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def export(
        self, listing: TaskListing, columns: Sequence[TaskColumn], subject: str, path: Path
    ) -> None:
        """Write the list as a workbook."""
        self._folder = str(path.parent)
        make = self._maker(listing, columns, subject)
        self._session.read(
            lambda services: services.letters.export(make(services), "xlsx", path), self._exported
        )

    def _exported(self, path: Path) -> None:
        self.message.emit(
            _("Đã xuất {name} vào {folder}").format(name=path.name, folder=path.parent)
        )
        self.exported.emit(path)

    def open_file(self, path: Path) -> None:
        """Open a file with the program of the system."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def ask_print(
        self, listing: TaskListing, columns: Sequence[TaskColumn], subject: str
    ) -> QPrintDialog | None:
        """Ask for the printer, then print the list."""
        if listing.total > MOST_PRINTED:
            self.message.emit(
                _(
                    "Danh sách quá dài để in ({count} nhiệm vụ); hãy lọc bớt hoặc xuất Excel."
                ).format(count=listing.total)
            )
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(FILE_NAME)
        dialog = QPrintDialog(printer, self._owner)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer, listing, columns, subject))
        dialog.finished.connect(dialog.deleteLater)
        # QPrintDialog has an open() of its own that wants a slot; that of QDialog is meant.
        QDialog.open(dialog)
        return dialog

    def print_on(
        self, printer: QPrinter, listing: TaskListing, columns: Sequence[TaskColumn], subject: str
    ) -> None:
        """Print the list on ``printer``; its pages are made by the thread of the store."""
        make = self._maker(listing, columns, subject)
        self._session.read(
            lambda services: services.letters.preview(make(services), DPI),
            lambda pages: self._print_pages(pages, printer),
        )

    def _print_pages(self, pages: Preview, printer: QPrinter) -> None:
        job = PrintJob(lambda: pages, printer, self._session.jobs, self._owner)
        job.finished.connect(
            lambda count: self.message.emit(
                _("Đã gửi {count} trang tới máy in.").format(count=count)
            )
        )
        job.canceled.connect(lambda: self.message.emit(_("Đã hủy in.")))
        job.failed.connect(self._session.failed)
        for ended in (job.finished, job.canceled, job.failed):
            ended.connect(job.deleteLater)
        job.start()

    def _maker(
        self, listing: TaskListing, columns: Sequence[TaskColumn], subject: str
    ) -> Callable[[Services], OfficeDocument]:
        today = self._session.program.clock.today()

        def make(services: Services) -> OfficeDocument:
            lines = services.tasks.lines(list(dict.fromkeys(listing.keys)))
            shown = [_on_paper(column, lines, today) for column in columns]
            said = [column for column in shown if any(column.words.values())]
            return listing_document(listing, said, subject, today.year)

        return make


def _on_paper(column: TaskColumn, lines: Sequence[TaskLine], today: dt.date) -> ListColumn:
    """Return a column for paper: states without signs, which fonts of documents may lack."""
    words = days_words if column.key == "state" else column.words
    weight = WEIGHTS.get(column.key, column.width)
    return ListColumn(column.header, weight, {line.id: words(line, today) for line in lines})
