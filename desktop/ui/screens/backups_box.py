"""Dữ liệu và sao lưu: where the file is, its backups, the way back to one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from desktop.domain.letterheads import unit_name
from desktop.errors import AppError
from desktop.i18n import _
from desktop.paths import WORKSPACE_SUFFIX
from desktop.services.outcome import Kind
from desktop.services.ports import BackupFile
from desktop.services.rescued import BackupContents
from desktop.services.safety import Loss
from desktop.services.second_place import FOLDER, owner_in
from desktop.ui.alerts import ask
from desktop.ui.check_dialog import CheckDialog
from desktop.ui.exchange.working import Working
from desktop.ui.layout_memory import remember_columns
from desktop.ui.rescue_dialog import RescueDialog
from desktop.ui.screens.list_view import ROW_HEIGHT, ListColumn, ListView
from desktop.ui.session import Session
from desktop.ui.tasks.flow_layout import FlowLayout
from desktop.ui.unlock_dialog import or_ask
from desktop.ui.words import backup_reason

if TYPE_CHECKING:
    from desktop.services.exchange_ports import Drive
    from desktop.services.program import Services
    from desktop.services.second_place import Owner

ROWS_SHOWN = 6
NAMED_PLANS = 5
MOST_DAYS = 90


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
        self._file = _label(selectable=True)
        self._second_place = _label()
        self.list = ListView(_columns())
        self.list.setSelectionMode(ListView.SelectionMode.SingleSelection)
        self.list.setAccessibleName(_("Các bản sao lưu"))
        self.list.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1) + 8)
        self.list.activated.connect(lambda _index: self._ask_loss())
        remember_columns(self.list, session.program.settings.layout, "backups.columns")
        self.none = QLabel(_("Chưa có bản sao lưu nào. Bấm “Sao lưu ngay” để có bản đầu tiên."))
        self.now = self._button(_("Sao lưu ngay"), self._back_up)
        self.restore = self._button(_("Khôi phục bản đã chọn…"), self._ask_loss)
        self.other = self._button(_("Khôi phục từ tệp khác…"), self._choose_backup)
        self.second = self._button(_("Nơi sao lưu thứ hai…"), self._offer_second)
        self.check = self._button(_("Kiểm tra dữ liệu…"), self._check)
        self.rescue = self._button(_("Cứu tệp hỏng…"), self._choose_damaged)
        self.folder = self._button(_("Mở thư mục"), self._open_folder)
        self.working = Working()
        self.days = _days_field(session.program.settings.outside_days)
        self.days.valueChanged.connect(self._keep_days)
        self._lay_out()

    def _lay_out(self) -> None:
        words = _("Chương trình tự sao lưu mỗi 30 phút làm việc và khi đóng, nếu có thay đổi.")
        note = _label(words)
        note.setProperty("muted", True)
        making = (self.now, self.restore, self.other, self.second)
        buttons = FlowLayout()
        for button in (*making, self.check, self.rescue, self.folder):
            buttons.addWidget(button)
        reminding = QHBoxLayout()
        reminding.addWidget(QLabel(_("Nhắc khi chưa có gì được chép ra ngoài máy này quá:")))
        reminding.addWidget(self.days)
        reminding.addStretch(1)
        column = QVBoxLayout(self)
        for widget in (self._file, note, self.list, self.none):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.working)
        column.addWidget(self._second_place)
        column.addLayout(reminding)

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda _on: do())
        return button

    def refresh(self) -> None:
        """Load the list of backups again."""
        self._file.setText(_("Tệp dữ liệu: {path}").format(path=self._session.workspace))
        program, workspace = self._session.program, self._session.workspace
        self._session.read(lambda _services: program.backups(workspace), self._show)
        if self._session.is_open:
            pc = program.second_places().pc()
            self._session.read(lambda services: owner_in(services.store, pc), self._show_second)

    def _show_second(self, owner: Owner) -> None:
        second = self._session.program.second_places()
        folder = self._session.program.settings.second_folder
        self._second_place.setText(second_words(folder, second.sticks(), second.last(owner)))

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

    # -- the second place ------------------------------------------------------------------

    def _offer_second(self) -> None:
        """Offer to choose a place, or to use one no more."""
        program, menu = self._session.program, QMenu(self)
        menu.addAction(_("Chọn USB hoặc thư mục trên ổ đĩa khác…"), self._choose_second)
        for mark, name in program.second_places().sticks().items():
            words = _("Thôi dùng USB {name}").format(name=name or mark[:8])
            menu.addAction(words, lambda mark=mark: self._forget(mark))
        if folder := program.settings.second_folder:
            menu.addAction(_("Thôi dùng {folder}").format(folder=folder), self._forget_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.second.mapToGlobal(QPoint(0, self.second.height())))

    def _choose_second(self) -> None:
        """Choose a stick, which is known by its mark from then on, or a folder elsewhere."""
        program = self._session.program
        title = _("Chọn thư mục trên USB hoặc ổ đĩa khác")
        folder = QFileDialog.getExistingDirectory(self, title, program.settings.second_folder)
        if not folder:
            return
        second = program.second_places()

        def look() -> tuple[Drive, str] | None:
            drives = program.drives().removable()
            drive = next((d for d in drives if Path(folder).is_relative_to(d.path)), None)
            return None if drive is None else (drive, second.accept(drive))

        def chosen(stick: tuple[Drive, str] | None) -> None:
            if stick is not None:
                second.remember(stick[1], stick[0])
            else:
                program.settings.second_folder = str(Path(folder) / FOLDER)
                self._session.keep_settings()
            self._session.changed.emit(frozenset({Kind.BACKUPS}))

        self._session.carry(look, chosen, self._session.failed.emit)

    def _forget(self, mark: str) -> None:
        self._session.program.second_places().forget(mark)
        self.refresh()

    def _forget_folder(self) -> None:
        self._session.program.settings.second_folder = ""
        self._session.keep_settings()
        self.refresh()

    def _keep_days(self, days: int) -> None:
        self._session.program.settings.outside_days = days
        self._session.keep_settings()

    # -- checking, rescuing ----------------------------------------------------------------

    def _check(self) -> None:
        dialog = CheckDialog(self._session, self)
        dialog.told.connect(self.message)
        dialog.start()

    def _choose_damaged(self) -> None:
        """Rescue any damaged file; the open one stays open until the rescued one is."""
        path = self._ask_file(_("Chọn tệp dữ liệu bị hỏng"))
        if path is None:
            return
        dialog = RescueDialog(self._session, path, self)
        dialog.open_asked.connect(lambda new: self._session.change_to(Path(new)))
        dialog.start()

    def _ask_file(self, title: str) -> Path | None:
        words = _("Tệp dữ liệu Kế hoạch xã") + f" (*{WORKSPACE_SUFFIX})"
        folder = str(self._session.workspace.parent)
        path, _kind = QFileDialog.getOpenFileName(self, title, folder, words)
        return Path(path) if path else None

    def _open_folder(self) -> None:
        folder = self._session.workspace.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # -- the way back ----------------------------------------------------------------------

    def _ask_loss(self) -> None:
        backup = self.list.current_item()
        if backup is not None:
            self._look_into(backup.path, backup.at)

    def _choose_backup(self) -> None:
        """Go back to a backup from a stick or another folder."""
        path = self._ask_file(_("Chọn bản sao lưu trên USB hoặc thư mục khác"))
        if path is not None:
            self._look_into(path, None)

    def _look_into(self, path: Path, at: datetime | None) -> None:
        program = self._session.program

        def look(services: Services) -> tuple[str, BackupContents, datetime | None, Loss]:
            inside = program.look_inside(path)
            last = inside.last_at
            since = at or (last and last.replace(tzinfo=None, microsecond=0))
            loss = services.safety.loss(since or datetime.min)
            return _office(services), inside, since, loss

        again = or_ask(self, self._session, lambda: self._look_into(path, at))
        self._session.read(look, lambda found: self._ask(path, *found), again)

    def _ask(
        self, path: Path, office: str, inside: BackupContents, at: datetime | None, loss: Loss
    ) -> None:
        words = f"{contents_words(inside, office)}\n\n{loss_words(at, loss)}"
        if ask(self, words, _("Khôi phục")):
            told = _("Đã khôi phục; bản của lúc trước khi khôi phục cũng đã được sao lưu.")
            self._session.restore(path, lambda: self._bring_back(path, told))

    def _bring_back(self, backup: Path, told: str) -> None:
        """Take over the evidence that was kept beside a backup on a stick."""
        self.message.emit(told)
        program, working = self._session.program, self.working
        workspace = self._session.services.store.path

        def done(count: int) -> None:
            working.end()
            if count:
                words = _("Đã khôi phục, lấy lại {count} tệp minh chứng và gói.")
                self.message.emit(words.format(count=count))

        def failed(error: AppError) -> None:
            working.end()
            self._session.failed.emit(error)

        working.begin(_("Đang lấy lại minh chứng và gói"))
        self._session.carry(
            lambda: program.bring_back(backup, workspace, working.tell, working.is_stopped),
            done,
            failed,
        )


def _label(words: str = "", *, selectable: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _days_field(days: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(0, MOST_DAYS)
    field.setSuffix(_(" ngày"))
    field.setSpecialValueText(_("không nhắc"))
    field.setValue(days)
    field.setAccessibleName(_("Số ngày chưa chép ra ngoài thì nhắc"))
    return field


def second_words(folder: str, sticks: Mapping[str, str], last: datetime | None) -> str:
    """Tell where the copies of backups outside this PC go, and when one went there last."""
    names = ", ".join(f"USB {name}".strip() for name in sticks.values())
    lines = []
    if names:
        lines.append(_("{sticks}: nhận bản sao lưu mới nhất mỗi khi cắm.").format(sticks=names))
    if folder:
        words = _("Mỗi bản sao lưu được chép thêm vào {folder} khi ổ đó có mặt.")
        lines.append(words.format(folder=folder))
    if not lines:
        lines.append(
            _("Chưa có nơi sao lưu thứ hai: nếu máy hỏng hoặc mất thì mất cả bản sao lưu.")
        )
    if last is not None:
        lines.append(_("Lần chép ra ngoài gần nhất: {at}.").format(at=f"{last:%H:%M %d/%m/%Y}"))
    return "\n".join(lines)


def _office(services: Services) -> str:
    """Return the office of the open workspace, "" when it was not said yet."""
    return unit_name(services.profile.get().issuer) if services.profile.is_set_up() else ""


def contents_words(inside: BackupContents, office: str = "") -> str:
    """Tell what a backup holds, and when it is that of another office than ``office``."""
    words = _("Trong bản sao lưu có {plans} kế hoạch, {tasks} nhiệm vụ.")
    held = words.format(plans=inside.plans, tasks=inside.tasks)
    if office and inside.office.casefold() not in ("", office.casefold()):
        warning = _("Chú ý: đây là dữ liệu của {other}, không phải của {office}.")
        held = f"{warning.format(other=inside.office, office=office)}\n{held}"
    if inside.last_at is None:
        return held
    last = _("Việc cuối cùng: “{step}”, lúc {at}.")
    return f"{held}\n{last.format(step=inside.last_step, at=f'{inside.last_at:%H:%M %d/%m/%Y}')}"


def loss_words(at: datetime | None, loss: Loss) -> str:
    """Tell what going back to the state of ``at`` takes away, and what keeps it."""
    head = (
        _("Đưa dữ liệu về lúc {time}?").format(time=f"{at:%H:%M %d/%m/%Y}")
        if at
        else _("Đưa dữ liệu về bản sao lưu trống này?")
    )
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
