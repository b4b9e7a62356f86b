"""Things drawn page by page on a printer or into a PDF, with a way out after each page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QObject, QRectF, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressDialog, QWidget

from desktop.errors import AppError, EnvironmentFailure
from desktop.i18n import _

SCREEN_DPI = 96.0
MARGIN_MM = 12.0


class Sheets(Protocol):
    """Something of one or several pages; sizes are pixels of a screen at 100 %.

    Attributes:
        title: Name of the print job and of the file.
        across: True where the paper lies on its side.
    """

    title: str
    across: bool

    def page_count(self, page: QRectF) -> int:
        """Return how many pages of this size it needs."""

    def paint_page(self, painter: QPainter, page: QRectF, number: int) -> None:
        """Draw a page, the first one being 0."""


class PaperJob(QObject):
    """Draws all pages, one at each turn of the event loop.

    Signals:
        finished: How many pages were drawn.
        failed: An ``AppError``.
        canceled: The officer stopped it.
    """

    finished = Signal(int)
    failed = Signal(object)
    canceled = Signal()

    def __init__(self, sheets: Sheets, printer: QPrinter, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheets, self._printer = sheets, printer
        self._painter = QPainter()
        self._page = QRectF()
        self._numbers: list[int] = []
        self._drawn = 0
        self._progress = QProgressDialog(_("Đang in…"), _("Hủy"), 0, 0, parent)
        self._progress.setWindowTitle(sheets.title)
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumDuration(500)

    def start(self) -> None:
        """Begin to draw."""
        if not self._painter.begin(self._printer):
            self._end()
            self.failed.emit(
                EnvironmentFailure(
                    _("Không in được ra máy in hoặc tệp đã chọn."),
                    _("Dữ liệu không bị ảnh hưởng."),
                    _("Hãy kiểm tra máy in, hoặc tệp có đang mở ở chương trình khác không."),
                )
            )
            return
        scale = self._printer.logicalDpiX() / SCREEN_DPI
        self._painter.scale(scale, scale)
        paper = self._printer.pageLayout().paintRectPixels(self._printer.resolution())
        self._page = QRectF(0, 0, paper.width() / scale, paper.height() / scale)
        count = self._sheets.page_count(self._page)
        first, last = self._printer.fromPage(), self._printer.toPage()
        self._numbers = list(range(count))[max(first - 1, 0) : last or count]
        self._progress.setMaximum(len(self._numbers))
        self._next()

    def _next(self) -> None:
        if self._progress.wasCanceled():
            self._end()
            self.canceled.emit()
            return
        if self._drawn == len(self._numbers):
            self._end()
            self.finished.emit(self._drawn)
            return
        if self._drawn:
            self._printer.newPage()
        self._sheets.paint_page(self._painter, self._page, self._numbers[self._drawn])
        self._drawn += 1
        self._progress.setValue(min(self._drawn, len(self._numbers) - 1))
        QTimer.singleShot(0, self, self._next)

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._progress.close()
        self._progress.deleteLater()
        self.deleteLater()


def printer_for(sheets: Sheets, path: Path | None = None) -> QPrinter:
    """Return a printer with the paper that fits; with ``path`` it writes a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheets.title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if sheets.across else way.Portrait)
    printer.setPageMargins(
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter
    )
    if path is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
    return printer


Tell = Callable[[str], None]
Fail = Callable[[AppError], None]


def draw_on(
    printer: QPrinter, sheets: Sheets, owner: QWidget, told: Tell, failed: Fail
) -> PaperJob:
    """Draw the pages on a printer that was chosen before."""
    job = PaperJob(sheets, printer, owner)
    file = printer.outputFileName()
    words = (
        _("Đã xuất {count} trang vào {file}.") if file else _("Đã gửi {count} trang tới máy in.")
    )
    job.finished.connect(lambda count: told(words.format(count=count, file=file)))
    job.canceled.connect(lambda: told(_("Đã hủy in.")))
    job.failed.connect(failed)
    job.start()
    return job


def ask_print(sheets: Sheets, owner: QWidget, told: Tell, failed: Fail) -> QPrintDialog:
    """Ask for the printer and its paper (A4, A3), then draw."""
    printer = printer_for(sheets)
    dialog = QPrintDialog(printer, owner)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.accepted.connect(lambda: draw_on(printer, sheets, owner, told, failed))
    dialog.finished.connect(dialog.deleteLater)
    # QPrintDialog has an open() of its own that wants a slot; that of QDialog is meant.
    QDialog.open(dialog)
    return dialog


def ask_pdf(sheets: Sheets, owner: QWidget, told: Tell, failed: Fail) -> QFileDialog:
    """Ask for the paper's file, then draw into it."""

    def write(path: Path) -> None:
        draw_on(printer_for(sheets, path), sheets, owner, told, failed)

    return ask_file(owner, _("Xuất PDF"), sheets.title, "pdf", "PDF (*.pdf)", write)


def ask_file(
    owner: QWidget, title: str, name: str, suffix: str, kinds: str, write: Callable[[Path], None]
) -> QFileDialog:
    """Ask where a file goes, then give its path to ``write``."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    dialog = QFileDialog(owner, title, QStandardPaths.writableLocation(documents), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{name}.{suffix}".replace("/", "-").replace(":", " -"))
    dialog.fileSelected.connect(lambda path: write(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
