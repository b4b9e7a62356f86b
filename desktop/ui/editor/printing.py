"""Printing: pages drawn at the printer's resolution, one after the other, with a way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.errors import AppError, EnvironmentFailure
from desktop.i18n import _
from desktop.services.ports import Preview
from desktop.ui.jobs import JobRunner

DPI = 300


class PrintJob(QObject):
    """Prints a document on a printer that was chosen before.

    Pages are made and unpacked on the drawing thread; one page at a time is in memory.

    Signals:
        finished: How many pages were printed.
        failed: An ``AppError``.
        canceled: The officer stopped it.
    """

    finished = Signal(int)
    failed = Signal(object)
    canceled = Signal()

    def __init__(
        self, make: Callable[[], Preview], printer: QPrinter, jobs: JobRunner,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Prepare to print what ``make`` returns: its pages at ``DPI``, made beside the store."""
        super().__init__(parent)
        self._make, self._printer, self._jobs = make, printer, jobs
        self._painter = QPainter()
        self._pages: Sequence[bytes] = ()
        self._printed = 0
        self._stopped = False
        self.progress = QProgressDialog(parent)
        self.progress.setWindowTitle(_("In"))
        self.progress.setLabelText(_("Đang dựng trang in…"))
        self.progress.setCancelButtonText(_("Hủy"))
        self.progress.setRange(0, 0)
        self.progress.setMinimumDuration(500)
        self.progress.setWindowModality(Qt.WindowModality.WindowModal)
        self.progress.canceled.connect(self._stop)

    def start(self) -> None:
        """Make the pages, then print them."""
        self._jobs.render(self._make, self._begin, self._fail, _("Đang in"))

    def _stop(self) -> None:
        self._stopped = True

    def _begin(self, preview: Preview) -> None:
        first, last = self._printer.fromPage(), self._printer.toPage()
        pages = preview.pages
        self._pages = pages[max(first - 1, 0) : last or len(pages)]
        self.progress.setRange(0, len(self._pages))
        self._next()

    def _next(self) -> None:
        if self._stopped:
            self._end()
            if self._printer.outputFileName() == "":
                self._printer.abort()
            self.canceled.emit()
            return
        if self._printed == len(self._pages):
            self._end()
            self.finished.emit(self._printed)
            return
        data = self._pages[self._printed]
        self._jobs.render(lambda: QImage.fromData(data), self._print_page, self._fail)

    def _print_page(self, page: QImage) -> None:
        self.progress.setLabelText(
            _("Đang in trang {page}/{count}…").format(
                page=self._printed + 1, count=len(self._pages)
            )
        )
        try:
            self._turn_sheet(page)
        except AppError as error:
            self._fail(error)
            return
        self._painter.drawImage(QRectF(self._painter.viewport()), page)
        self._printed += 1
        self.progress.setValue(self._printed)
        self._next()

    def _turn_sheet(self, page: QImage) -> None:
        """Begin a sheet that lies as the page does."""
        across = page.width() > page.height()
        way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        self._printer.setFullPage(True)
        self._printer.setPageOrientation(way)
        begun = self._painter.isActive()
        if not (self._printer.newPage() if begun else self._painter.begin(self._printer)):
            raise EnvironmentFailure(
                _("Máy in không nhận trang {page}.").format(page=self._printed + 1),
                _("Dữ liệu không bị ảnh hưởng."),
                _("Hãy kiểm tra máy in (giấy, dây, hàng đợi) rồi in lại."),
            )

    def _fail(self, error: AppError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.progress.close()
        self.progress.deleteLater()
