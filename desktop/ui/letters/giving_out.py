"""Papers written to files and printed, one or many at once, with progress and a way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressDialog, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.ports import Preview
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.editor.printing import DPI, PrintJob
from desktop.ui.letters.papers import FORMATS, Paper, file_name
from desktop.ui.session import Session

SLOW_MS = 500
"""Work that takes longer shows how far it is."""


def open_path(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class GivingOut(QObject):
    """Asks where papers go, writes and prints them."""

    def __init__(self, session: Session, notice: NoticeBar, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._notice, self._owner = session, notice, owner
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )

    # -- files -----------------------------------------------------------------------------

    def ask_export(self, papers: Sequence[Paper], format_name: str) -> None:
        """Ask for the file of one paper, for the folder of many; then write."""
        if not papers:
            return
        dialog = QFileDialog(self._owner, _("Xuất văn bản"), self._folder)
        if len(papers) == 1:
            dialog.setNameFilter(FORMATS[format_name])
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(format_name)
            dialog.selectFile(file_name(papers[0], format_name))
            dialog.fileSelected.connect(
                lambda path: self.export([(papers[0], Path(path))], format_name)
            )
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.fileSelected.connect(
                lambda path: self.export(named(papers, Path(path), format_name), format_name)
            )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, files: Sequence[tuple[Paper, Path]], format_name: str) -> None:
        """Write papers one after the other; what was written before a stop stays."""
        self._folder = str(files[0][1].parent)
        Exporting(self._session, files, format_name, self._owner, self._exported).start()

    def _exported(self, written: Sequence[Path]) -> None:
        if not written:
            self._notice.tell(_("Đã dừng, chưa xuất tệp nào."))
            return
        folder = written[0].parent
        open_folder = (_("Mở thư mục"), lambda: open_path(folder))
        if len(written) == 1:
            told = _("Đã xuất {name} vào thư mục {folder}")
            self._notice.tell(
                told.format(name=written[0].name, folder=folder),
                ((_("Mở tệp"), lambda: open_path(written[0])), open_folder),
            )
        else:
            told = _("Đã xuất {count} tệp vào thư mục {folder}")
            self._notice.tell(told.format(count=len(written), folder=folder), (open_folder,))

    # -- paper -----------------------------------------------------------------------------

    def ask_print(self, papers: Sequence[Paper]) -> None:
        """Ask for the printer, then print the papers one after the other."""
        if not papers:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(file_name(papers[0], "pdf").removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self._owner)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(papers, printer))
        dialog.finished.connect(dialog.deleteLater)
        # QPrintDialog has an open() of its own that wants a slot; that of QDialog is meant.
        QDialog.open(dialog)

    def print_on(self, papers: Sequence[Paper], printer: QPrinter) -> PrintJob:
        """Print papers on ``printer``, each beginning on a sheet of its own."""
        documents = self._session.program.office_documents()

        def pages() -> Preview:
            drawn = (documents.preview(each.document, each.profile, DPI) for each in papers)
            return Preview(tuple(page for preview in drawn for page in preview.pages))

        job = PrintJob(pages, printer, self._session.jobs, self._owner)
        job.finished.connect(
            lambda count: self._notice.tell(
                _("Đã gửi {count} trang tới máy in.").format(count=count)
            )
        )
        job.canceled.connect(lambda: self._notice.tell(_("Đã hủy in.")))
        job.failed.connect(self._session.failed)
        for ended in (job.finished, job.canceled, job.failed):
            ended.connect(job.deleteLater)
        job.start()
        return job


def named(papers: Sequence[Paper], folder: Path, format_name: str) -> list[tuple[Paper, Path]]:
    """Return a file in ``folder`` for each paper; no two the same, none that is there already."""
    taken: set[str] = set()
    files = []
    for paper in papers:
        name = file_name(paper, format_name)
        stem, number = name.removesuffix(f".{format_name}"), 1
        while name in taken or (folder / name).exists():
            number += 1
            name = f"{stem}-{number}.{format_name}"
        taken.add(name)
        files.append((paper, folder / name))
    return files


class Exporting(QObject):
    """Writes one file after the other, so that other work of the store goes on in between."""

    def __init__(
        self,
        session: Session,
        files: Sequence[tuple[Paper, Path]],
        format_name: str,
        owner: QWidget,
        finished: Callable[[Sequence[Path]], None],
    ) -> None:
        super().__init__(owner)
        self._session, self._files, self._format = session, tuple(files), format_name
        self._finished = finished
        self._written: list[Path] = []
        self.progress = QProgressDialog(owner)
        self.progress.setWindowTitle(_("Xuất văn bản"))
        self.progress.setLabelText(_("Đang xuất…"))
        self.progress.setCancelButtonText(_("Hủy"))
        self.progress.setMinimumDuration(SLOW_MS)
        self.progress.setWindowModality(Qt.WindowModality.WindowModal)
        self.progress.setRange(0, len(self._files))

    def start(self) -> None:
        """Write the next file, or tell that all are written."""
        done = len(self._written)
        if done == len(self._files) or self.progress.wasCanceled():
            self._end()
            self._finished(self._written)
            return
        paper, path = self._files[done]
        self.progress.setLabelText(_("Đang xuất {name}…").format(name=path.name))
        services = self._session.services
        self._session.jobs.run(
            lambda: paper.write(services, self._format, path),
            self._went_on,
            self._failed,
            _("Xuất văn bản"),
        )

    def _went_on(self, path: Path) -> None:
        self._written.append(path)
        self.progress.setValue(len(self._written))
        self.start()

    def _failed(self, error: AppError) -> None:
        self._end()
        self._session.failed.emit(error)

    def _end(self) -> None:
        self.progress.reset()
        self.progress.deleteLater()
        self.deleteLater()
