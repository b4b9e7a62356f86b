"""Dữ liệu và sao lưu: where the file is, its backups, the way back to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import BackupFile
from desktop.services.rescued import BackupContents
from desktop.services.safety import Loss
from desktop.ui.alerts import ask
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.list_view import ROW_HEIGHT, ListColumn, ListView
from desktop.ui.session import Session
from desktop.ui.words import backup_reason

if TYPE_CHECKING:
    from desktop.services.program import Services

ROWS_SHOWN = 6
NAMED_PLANS = 5
SECOND_NAME = "sao-luu-ke-hoach-xa"
"""Folder that is made at the second place, so that its other files are left alone."""


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Lúc"), lambda backup: f"{backup.at:%H:%M:%S %d/%m/%Y}", 160),
        ListColumn(_("Lý do"), _reason, 200, stretch=True),
        ListColumn(_("Dung lượng"), _size, 110),
    )


def _reason(backup: BackupFile) -> str:
    return backup_reason(backup.reason)


def _size(backup: BackupFile) -> str:
    return f"{backup.size / 1_000_000:.1f} MB".replace(".", ",")


class BackupsBox(QGroupBox):
    """The list of backups; going back to one says first what will be lost.

    Signals:
        message: Something to tell in the status bar.
    """

    message = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("Dữ liệu và sao lưu"))
        self._session = session
        self._file = QLabel()
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._file.setWordWrap(True)
        self._file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note = QLabel(
            _("Chương trình tự sao lưu mỗi 30 phút làm việc và khi đóng, nếu có thay đổi.")
        )
        note.setProperty("muted", True)
        note.setWordWrap(True)
        self.list = ListView(_columns())
        self.list.setSelectionMode(ListView.SelectionMode.SingleSelection)
        self.list.setAccessibleName(_("Các bản sao lưu"))
        self.list.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1) + 8)
        self.list.activated.connect(lambda _index: self._ask_loss())
        remember_columns(self.list, session.program.settings.layout, "backups.columns")
        self.none = QLabel(_("Chưa có bản sao lưu nào. Bấm “Sao lưu ngay” để có bản đầu tiên."))
        self.restore = QPushButton(_("Khôi phục bản đã chọn…"))
        self.restore.clicked.connect(self._ask_loss)
        self.now = QPushButton(_("Sao lưu ngay"))
        self.now.clicked.connect(self._back_up)
        folder = QPushButton(_("Mở thư mục"))
        folder.clicked.connect(self._open_folder)
        check = QPushButton(_("Kiểm tra dữ liệu"))
        check.clicked.connect(self._check)
        self.second = QPushButton(_("Nơi sao lưu thứ hai…"))
        self.second.clicked.connect(self._choose_second)
        row = QHBoxLayout()
        for button in (self.now, self.restore, self.second, check, folder):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        self._second_place = QLabel()
        self._second_place.setTextFormat(Qt.TextFormat.PlainText)
        self._second_place.setWordWrap(True)
        for widget in (self._file, note, self._second_place, self.list, self.none):
            column.addWidget(widget)
        column.addLayout(row)

    def refresh(self) -> None:
        """Load the list of backups again."""
        self._file.setText(_("Tệp dữ liệu: {path}").format(path=self._session.workspace))
        program, workspace = self._session.program, self._session.workspace
        self._second_place.setText(second_words(program.settings.second_folder))
        self._session.read(lambda _services: program.backups(workspace), self._show)

    def _show(self, backups: Sequence[BackupFile]) -> None:
        self.list.list_model.show(backups)
        self.list.select_row(0)
        self.list.setVisible(bool(backups))
        self.none.setVisible(not backups)
        self.restore.setEnabled(bool(backups))

    def _back_up(self) -> None:
        self._session.read(lambda services: services.safety.backup(), self._backed_up)

    def _backed_up(self, _path: object) -> None:
        self.message.emit(_("Đã sao lưu và kiểm tra lại bản sao lưu."))
        self._session.changed.emit(frozenset({Kind.BACKUPS}))

    def _choose_second(self) -> None:
        """Choose the folder on a stick or another drive to which each backup is copied."""
        settings = self._session.program.settings
        title = _("Chọn thư mục trên USB hoặc ổ đĩa khác")
        folder = QFileDialog.getExistingDirectory(self, title, settings.second_folder)
        if folder:
            settings.second_folder = str(Path(folder) / SECOND_NAME)
            self._session.program.save_settings()
            self._second_place.setText(second_words(settings.second_folder))
            self.message.emit(_("Nơi sao lưu thứ hai được dùng từ lần mở sau."))

    def _check(self) -> None:
        self._session.read(lambda services: services.safety.check(), self._checked)

    def _checked(self, faults: Sequence[str]) -> None:
        self.message.emit(" ".join(faults) or _("✓ Dữ liệu lành lặn."))

    def _open_folder(self) -> None:
        folder = self._session.workspace.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _ask_loss(self) -> None:
        backup = self.list.current_item()
        if backup is None:
            return

        program = self._session.program

        def look(services: Services) -> tuple[BackupContents, Loss]:
            return program.look_inside(backup.path), services.safety.loss(backup.at)

        self._session.read(look, lambda found: self._ask(backup, *found))

    def _ask(self, backup: BackupFile, inside: BackupContents, loss: Loss) -> None:
        words = f"{contents_words(inside)}\n\n{loss_words(backup, loss)}"
        if ask(self, words, _("Khôi phục")):
            told = _("Đã khôi phục; bản của lúc trước khi khôi phục cũng đã được sao lưu.")
            self._session.restore(backup.path, lambda: self.message.emit(told))


def second_words(folder: str) -> str:
    """Tell where the copies of backups outside this PC go."""
    if not folder:
        return _("Chưa có nơi sao lưu thứ hai: nếu máy hỏng hoặc mất thì mất cả bản sao lưu.")
    return _("Mỗi bản sao lưu được chép thêm vào {folder} khi ổ đó có mặt.").format(folder=folder)


def contents_words(inside: BackupContents) -> str:
    """Tell what a backup holds."""
    words = _("Trong bản sao lưu có {plans} kế hoạch, {tasks} nhiệm vụ.")
    held = words.format(plans=inside.plans, tasks=inside.tasks)
    if inside.last_at is None:
        return held
    last = _("Việc cuối cùng: “{step}”, lúc {at}.")
    return f"{held}\n{last.format(step=inside.last_step, at=f'{inside.last_at:%H:%M %d/%m/%Y}')}"


def loss_words(backup: BackupFile, loss: Loss) -> str:
    """Tell what going back to ``backup`` takes away, and what keeps it."""
    head = _("Đưa dữ liệu về lúc {time}?").format(time=f"{backup.at:%H:%M %d/%m/%Y}")
    kept = _("Trạng thái hiện nay được sao lưu trước, nên vẫn lấy lại được.")
    if not loss.steps:
        nothing = _("Từ lúc đó đến nay không có thay đổi nào.")
        return f"{head}\n\n{nothing}"
    words = _("{steps} thao tác làm sau lúc đó sẽ mất; {plans} kế hoạch đã sửa:")
    lines = [words.format(steps=loss.steps, plans=len(loss.plans))]
    lines += [f"• {plan.subject}" for plan in loss.plans[:NAMED_PLANS]]
    if len(loss.plans) > NAMED_PLANS:
        lines.append(_("• và {count} kế hoạch khác").format(count=len(loss.plans) - NAMED_PLANS))
    return "\n".join((head, "", *lines, "", kept))
