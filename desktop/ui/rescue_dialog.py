"""Cứu dữ liệu: what can still be read of a damaged file, put into a new one beside it."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.errors import AppError, Cancelled
from desktop.i18n import _
from desktop.services.exchange.words import grouped
from desktop.services.passphrases import PassphraseNeeded
from desktop.services.rescued import Rescue, RescuedTable
from desktop.ui.exchange.words import table_words
from desktop.ui.exchange.working import Working
from desktop.ui.jobs import OwnedJobs
from desktop.ui.screens.list_view import ROW_HEIGHT, ListColumn, ListView
from desktop.ui.unlock_dialog import or_ask

if TYPE_CHECKING:
    from desktop.services.ports import BackupFile
    from desktop.ui.session import Session

WIDTH = 620
ROWS_SHOWN = 5
NAMED_FILES = 5


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Loại dữ liệu"), lambda table: table_words(table.name), 260, stretch=True),
        ListColumn(_("Cứu được"), lambda table: grouped(table.saved), 110),
        ListColumn(_("Mất"), lambda table: grouped(table.lost), 90),
    )


class RescueDialog(QDialog):
    """Rescues beside everything else, tells what was saved, offers to open it.

    Signals:
        open_asked: Path of the rescued file.
    """

    open_asked = Signal(str)

    def __init__(self, session: Session, damaged: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = OwnedJobs(session.jobs, self)
        self._damaged, self._out = damaged, free_name(damaged)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Cứu dữ liệu"))
        self.setMinimumWidth(WIDTH)
        self.words = _label(
            _(
                "Chương trình đọc từng dòng còn đọc được của {damaged} và ghi vào tệp mới {new}. "
                "Tệp hỏng được giữ nguyên."
            ).format(damaged=damaged.name, new=self._out.name)
        )
        self.working = Working()
        self.result = _label("")
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = ListView(_columns())
        self.list.setAccessibleName(_("Những gì cứu được"))
        self.list.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1) + 8)
        self.open = QPushButton(_("Mở dữ liệu cứu được"))
        self.open.setProperty("primary", True)
        self.open.clicked.connect(lambda _on: self._open())
        self.leave = QPushButton(_("Đóng"))
        self.leave.clicked.connect(lambda _on: self.reject())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        for part in (self.words, self.working, self.result, self.list):
            column.addWidget(part)
        column.addLayout(buttons)
        for part in (self.result, self.list, self.open):
            part.hide()

    def start(self) -> None:
        """Show the dialog and begin."""
        self.working.begin(_("Đang đọc tệp hỏng…"))
        self.show()
        program, working = self._session.program, self.working
        damaged, out = self._damaged, self._out

        def work() -> tuple[Rescue, BackupFile | None]:
            rescue = program.rescue(damaged, out, working.tell, working.is_stopped)
            good = (backup for backup in program.backups(damaged) if backup.is_verified())
            return rescue, next(good, None)

        self._jobs.carry(work, lambda found: self._show(*found), self._failed)

    def _show(self, rescue: Rescue, backup: BackupFile | None) -> None:
        self.working.end()
        self.result.setText("\n".join((*rescue_words(rescue), *backup_words(backup))))
        self.list.list_model.show(sorted(rescue.tables, key=_losses_first))
        for part in (self.result, self.list, self.open):
            part.show()
        self.adjustSize()
        self.open.setDefault(True)
        self.open.setFocus()

    def _failed(self, error: AppError) -> None:
        self.working.end()
        if isinstance(error, Cancelled):
            super().reject()
            return
        if isinstance(error, PassphraseNeeded):
            or_ask(self, self._session, self.start)(error)
            return
        self.result.setText("\n".join(filter(None, (error.what, error.safe, error.advice))))
        self.result.show()

    def _open(self) -> None:
        self.open_asked.emit(str(self._out))
        self.accept()

    def reject(self) -> None:
        """Stop what is under way first; what was rescued stays."""
        if self.working.is_running:
            self.working.stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the work has stopped."""
        if self.working.is_running:
            self.working.stop()
            event.ignore()
            return
        super().closeEvent(event)


def free_name(damaged: Path) -> Path:
    """Return the first name beside a damaged file that nothing has yet ("xa-cuu-2.khx")."""
    names = (f"{damaged.stem}-cuu{'' if n == 1 else f'-{n}'}{damaged.suffix}" for n in count(1))
    return next(path for name in names if not (path := damaged.with_name(name)).exists())


def rescue_words(rescue: Rescue) -> list[str]:
    """Tell what was saved, and what is lost."""
    lines = [
        _("Cứu được {saved} dòng, mất {lost} dòng.").format(
            saved=grouped(rescue.saved), lost=grouped(rescue.lost)
        )
    ]
    if rescue.packages:
        lines.append(_("Sổ gói: {count} dòng.").format(count=grouped(rescue.packages)))
    if rescue.evidence:
        lines.append(_("Tệp minh chứng còn đủ: {count}.").format(count=grouped(rescue.evidence)))
    if lost := rescue.evidence_lost:
        names = ", ".join(lost[:NAMED_FILES]) + ("…" if len(lost) > NAMED_FILES else "")
        words = _("Tệp minh chứng không còn: {count} ({names}).")
        lines.append(words.format(count=len(lost), names=names))
    if rescue.rest is not None:
        words = _("Những dòng chỉ còn đọc được thành chữ nằm ở {name}.")
        lines.append(words.format(name=rescue.rest.name))
    return lines


def backup_words(backup: BackupFile | None) -> list[str]:
    """Name the newest good backup, which may hold more than what was rescued."""
    if backup is None:
        return []
    words = _("Bản sao lưu tốt gần nhất: {at}; nếu mất nhiều, hãy khôi phục bản đó.")
    return [words.format(at=f"{backup.at:%H:%M %d/%m/%Y}")]


def _losses_first(table: RescuedTable) -> tuple[int, int]:
    return -table.lost, -table.saved


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
