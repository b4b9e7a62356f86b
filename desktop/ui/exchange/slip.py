"""The slip (phiếu) of a package on paper: the plain sheet that lies beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.exchange.package_names import SHEET_SUFFIX
from desktop.errors import EnvironmentFailure
from desktop.i18n import _

MOST_BYTES = 100_000
POINTS = 11


def sheet_text(package: Path) -> str:
    """Return the words of the sheet beside a package."""
    try:
        with package.with_suffix(SHEET_SUFFIX).open("rb") as file:
            data = file.read(MOST_BYTES)
    except OSError as error:
        raise EnvironmentFailure(
            _("Không tìm thấy phiếu của gói {name}.").format(name=package.name),
            _("Gói không bị ảnh hưởng."),
            details=str(error),
        ) from error
    return data.decode("utf-8-sig", "replace")


def document_of(text: str) -> QTextDocument:
    """Return the slip as a document; its words are never taken for anything else."""
    document = QTextDocument()
    font = QFont("monospace", POINTS)
    font.setStyleHint(QFont.StyleHint.TypeWriter)
    document.setDefaultFont(font)
    document.setPlainText(text)
    return document


def ask_print(owner: QWidget, text: str, done: Callable[[], object]) -> None:
    """Ask for the printer, then print the slip."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, owner)
    dialog.setWindowTitle(_("In phiếu"))

    def print_it() -> None:
        document_of(text).print_(printer)
        done()

    dialog.accepted.connect(print_it)
    dialog.finished.connect(dialog.deleteLater)
    # QPrintDialog has an open() of its own that wants a slot; that of QDialog is meant.
    QDialog.open(dialog)
