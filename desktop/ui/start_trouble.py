"""The workspace cannot be opened: what happened, and the ways out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from desktop.errors import AppError, Damaged
from desktop.i18n import _
from desktop.paths import WORKSPACE_SUFFIX

if TYPE_CHECKING:
    from desktop.services.ports import BackupFile


class StartTrouble(QMessageBox):
    """Says the sentence and offers what can be done; closing it leaves the program.

    Signals:
        file_chosen: Path of another workspace to open.
        make_asked: Make a new workspace, as the one before is gone.
        retry_asked: Try once more.
        rescue_asked: Put what can be read of the damaged file into a new one.
        restore_asked: Put the newest good backup in the place of the file.
        leave_asked: Leave the program.
    """

    file_chosen = Signal(str)
    make_asked = Signal()
    retry_asked = Signal()
    rescue_asked = Signal()
    restore_asked = Signal()
    leave_asked = Signal()

    def __init__(
        self, parent: QWidget, error: AppError, workspace: Path, backup: BackupFile | None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._error = error
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(_("Kế hoạch xã"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(error.what)
        file = _("Tệp: {path}").format(path=workspace)
        self.setInformativeText("\n".join(filter(None, (error.safe, error.advice, file))))
        self.retry = self._button(_("Thử lại"), self.retry_asked.emit)
        self.choose = self._button(_("Chọn tệp khác…"), self._choose)
        if not workspace.exists():
            self.make = self._button(_("Tạo tệp mới"), self.make_asked.emit)
        if backup is not None:
            words = _("Khôi phục bản sao lưu {time}").format(time=f"{backup.at:%H:%M %d/%m/%Y}")
            self.restore = self._button(words, self.restore_asked.emit)
            self.setDefaultButton(self.restore)
        if isinstance(error, Damaged):
            self.rescue = self._button(_("Cứu dữ liệu…"), self.rescue_asked.emit)
            if backup is None:
                self.setDefaultButton(self.rescue)
        copy = self.addButton(_("Chép chi tiết"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(self._copy)
        self.leave = self.addButton(_("Thoát"), QMessageBox.ButtonRole.RejectRole)
        self.leave.clicked.connect(self.leave_asked)
        self.setEscapeButton(self.leave)

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = self.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        button.clicked.connect(lambda _checked: do())
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._error.sentence()} {self._workspace}")

    def _choose(self) -> None:
        path = choose_workspace(self.parentWidget(), self._workspace.parent)
        if path:
            self.file_chosen.emit(str(path))
        else:
            self.retry_asked.emit()


def choose_workspace(parent: QWidget, folder: Path) -> Path | None:
    """Let another workspace be chosen; None when none was."""
    words = _("Tệp dữ liệu Kế hoạch xã") + f" (*{WORKSPACE_SUFFIX})"
    path, _kind = QFileDialog.getOpenFileName(parent, _("Chọn tệp dữ liệu"), str(folder), words)
    return Path(path) if path else None
