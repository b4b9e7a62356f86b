"""The evidence files that a commune sent along: looked at after asking, or saved; never run."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QVBoxLayout, QWidget

from desktop.domain.consolidation.proof import SAFE_KINDS, ProofRecord, ending, plain_name
from desktop.domain.exchange.package_names import shown as shown_name
from desktop.domain.reporting.model import Period
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.consolidation.proofs import CarriedProofs
from desktop.services.exchange.words import size_words
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.giving_out import open_path
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

Where = tuple[str, int, Period]


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A file, with the tasks that it proves."""

    id: str
    proof: ProofRecord
    tasks: tuple[str, ...]


def rows_of(carried: CarriedProofs, titles: Mapping[str, str]) -> list[ProofRow]:
    """Return a row for each file."""
    tasks: dict[str, list[str]] = {}
    files: dict[str, ProofRecord] = {}
    for proof in carried.proofs:
        files.setdefault(proof.file_hash, proof)
        title = titles.get(proof.task, "")
        tasks.setdefault(proof.file_hash, []).extend([title] if title else [])
    return [ProofRow(key, proof, tuple(tasks[key])) for key, proof in files.items()]


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Tệp"), _name, 240),
        ListColumn(_("Văn bản"), lambda row: row.proof.words, 220, spare=True),
        ListColumn(_("Chứng minh nhiệm vụ"), _task_words, 280, stretch=True),
        ListColumn(
            _("Cỡ"), lambda row: size_words(row.proof.size) if row.proof.size else "", 90,
            filtered=False, order=lambda row: row.proof.size,
        ),
        ListColumn(_("Mở được"), _kind_words, 130),
    )  # fmt: skip


def _name(row: ProofRow) -> str:
    return shown_name(row.proof.name) or _("Tệp không rõ tên")


def _task_words(row: ProofRow) -> str:
    if len(row.tasks) < 2:
        return row.tasks[0] if row.tasks else _("– không rõ nhiệm vụ")
    titles = "; ".join(row.tasks)
    return _("{count} nhiệm vụ: {titles}").format(count=len(row.tasks), titles=titles)


def _kind_words(row: ProofRow) -> str:
    return _("✓ Mở xem") if ending(row.proof.name) in SAFE_KINDS else _("– Chỉ lưu ra máy")


@cache
def viewing_folder() -> Path:
    """Return a folder of this user alone for copies to be looked at; it goes with the program."""
    folder = mkdtemp(prefix="ke-hoach-xa-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)


class ProofPanel(QWidget):
    """The files of the report that is shown.

    Signals:
        message: For the status bar.
        counted: How many files there are.
    """

    message = Signal(str)
    counted = Signal(int)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._where: Where | None = None
        self._package: Path | None = None
        self._is_read = False
        empty = EmptyState(
            _("Gói của xã không kèm tệp minh chứng.\nXã chọn “Kèm tệp minh chứng” khi xuất gói."),
            _("Đọc lại"),
            self.refresh,
            primary=False,
        )
        self.panel = ListPanel(_columns(), _("Lọc: tên tệp, văn bản, nhiệm vụ"), empty)
        self.panel.allow_sorting()
        remember_columns(self.panel.view, session.program.settings.layout, "consolidation.proofs")
        self.panel.opened.connect(lambda _row: self.ask_open())
        self.lost = QLabel()
        self.lost.setTextFormat(Qt.TextFormat.PlainText)
        self.lost.setWordWrap(True)
        self.open = screen.action(_("Mở tệp"), self.ask_open)
        self.keep = screen.action(_("Lưu thành…"), self.ask_save, icon_name="export")
        self.panel.offer((self.open, self.keep))
        self.panel.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._enable())
        self.panel.shown.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.lost)
        column.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel)
        self._titles: Mapping[str, str] = {}

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done with a file."""
        return (self.keep, self.open)

    def show_report(self, where: Where | None, titles: Mapping[str, str]) -> None:
        """Show the files of a report; ``titles`` are those of its tasks by their keys."""
        self._where, self._titles = where, titles
        self._package, self._is_read = None, False
        self._show(CarriedProofs())
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Look into the package at the first showing: it may be large."""
        super().showEvent(event)
        if not self._is_read:
            self.refresh()

    def refresh(self) -> None:
        """Look into the package again."""
        where = self._where
        if where is None:
            return
        self._is_read = True
        self._session.read(
            lambda services: services.consolidation.proofs.package(*where),
            lambda package: self._look_into(package) if where == self._where else None,
        )

    def _look_into(self, package: Path | None) -> None:
        self._package = package
        if package is None:
            return
        self.lost.setText(_("Đang đọc tệp minh chứng trong gói…"))
        self.lost.show()
        proofs = self._session.services.consolidation.proofs

        def told(found: CarriedProofs) -> None:
            if package == self._package:
                self._show(found)

        self._session.carry(lambda: proofs.inside(package), told, self._failed)

    def _failed(self, error: AppError) -> None:
        self.lost.hide()
        self._session.failed.emit(error)

    def _show(self, carried: CarriedProofs) -> None:
        rows = rows_of(carried, self._titles)
        self.panel.show_items(rows)
        words = _("● {count} tệp minh chứng xã không gửi kèm được.")
        self.lost.setText(words.format(count=carried.missing))
        self.lost.setVisible(carried.missing > 0)
        self.counted.emit(len(rows))

    def _enable(self) -> None:
        row = self.panel.view.current_item()
        self.keep.setEnabled(row is not None)
        self.open.setEnabled(row is not None and ending(row.proof.name) in SAFE_KINDS)

    # -- looking ---------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Ask before a foreign file goes to the program that the system has for it."""
        row = self.panel.view.current_item()
        if row is None or not self.open.isEnabled():
            return
        box = QMessageBox(QMessageBox.Icon.Question, _("Mở tệp minh chứng"), "", parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("Mở “{name}” bằng chương trình của máy?").format(name=_name(row)))
        box.setInformativeText(
            _("Tệp do xã gửi qua USB. Chỉ mở khi máy có phần mềm diệt vi-rút đang chạy.")
        )
        agree = box.addButton(_("Mở tệp"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Hủy"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(agree)
        agree.clicked.connect(lambda _on=False: self.open_file(row))
        box.finished.connect(box.deleteLater)
        box.open()

    def open_file(self, row: ProofRow, give: Callable[[Path], object] = open_path) -> None:
        """Give a copy of a file of a safe kind to the program that the system has for it."""
        package = self._package
        if package is None:
            return
        proofs = self._session.services.consolidation.proofs
        folder = viewing_folder()
        self._session.carry(
            lambda: proofs.open_copy(package, row.proof, folder), give, self._failed
        )

    def ask_save(self) -> None:
        """Ask where a copy shall lie."""
        row = self.panel.view.current_item()
        if row is None:
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            self, _("Lưu tệp minh chứng"), QStandardPaths.writableLocation(documents)
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(plain_name(row.proof.name, row.proof.file_hash))
        dialog.fileSelected.connect(lambda path: self.save(row, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, row: ProofRow, out: Path) -> None:
        """Write a copy."""
        package = self._package
        if package is None:
            return
        proofs = self._session.services.consolidation.proofs
        self._session.carry(
            lambda: proofs.save(package, row.proof, out),
            lambda path: self.message.emit(_("Đã lưu {path}").format(path=path)),
            self._failed,
        )
