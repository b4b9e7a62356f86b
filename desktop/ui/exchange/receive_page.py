"""Nhận báo cáo cấp dưới, nhận phản hồi: packages that were found, looked at, taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from desktop.errors import AppError, Cancelled
from desktop.i18n import _
from desktop.services.exchange.log import taken
from desktop.services.exchange.ports import Direction
from desktop.services.exchange.service import TakenFile
from desktop.services.exchange_ports import Drive
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.exchange.incoming import Incoming, columns, is_report
from desktop.ui.exchange.incoming_pane import IncomingPane
from desktop.ui.exchange.succession import take_over
from desktop.ui.exchange.working import Working
from desktop.ui.layout_memory import remember_columns
from desktop.ui.pieces import Pieces
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session
from desktop.ui.tasks.dropping import FilesDrop

REDRAW_MS = 250
"""The list is drawn anew so often while many packages are taken in."""
SHARES = (420, 240)
"""Heights of the list and of what is told of the package with the focus."""


class ReceivePage(QWidget):
    """The packages at hand.

    Signals:
        message: For the status bar.
        enabled: Other actions can be done now.
        consolidation_asked: The reports that came are to be seen.
    """

    message = Signal(str)
    enabled = Signal()
    consolidation_asked = Signal()

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self._drives: tuple[Drive, ...] = ()
        self._chosen: list[Path] = []
        self._rows: dict[str, Incoming] = {}
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._redraw.timeout.connect(self._show)
        self.notice = NoticeBar()
        self.working = Working()
        self.panel = ListPanel(
            columns(),
            _("Lọc: đơn vị, nội dung, tệp; có dấu hoặc không"),
            EmptyState(
                _(
                    "Chưa thấy gói nào.\n"
                    "Cắm USB vào máy, kéo tệp hoặc cả thư mục thả vào đây, hoặc chọn tệp."
                ),
                _("Chọn tệp…"),
                self.ask_files,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "exchange.receive")
        self.pane = IncomingPane()
        self.pane.hide()
        self.pane.unseal_asked.connect(self._unseal)
        self.pane.heard.connect(self._hear)
        self.pane.succession_asked.connect(self._ask_succession)
        self._lay_out()
        self._make_actions(screen)
        self.panel.shown.connect(self._show_current)
        self.panel.view.selectionModel().currentRowChanged.connect(lambda *_r: self._show_current())
        self.panel.opened.connect(lambda _row: self.accept_selected())
        for target in (self.panel, self.panel.view.viewport()):
            FilesDrop(target, self.add_paths)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.panel)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        split.setSizes(list(SHARES))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (self.notice, self.working):
            column.addWidget(part)
        column.addWidget(split, 1)
        self.setFocusProxy(self.panel)

    def _make_actions(self, screen: Screen) -> None:
        self.files = screen.action(_("Chọn tệp…"), self.ask_files, icon_name="add")
        self.folder = screen.action(_("Chọn thư mục…"), self.ask_folder)
        self.again = screen.action(_("Đọc lại"), self.look_again, keys="F5")
        self.one = screen.action(_("Nhận gói đã chọn"), self.accept_selected, icon_name="check")
        self.all = screen.action(_("Nhận tất cả"), self.accept_all, icon_name="check", primary=True)
        self.panel.offer((self.one, self.all, self.again, self.files, self.folder))
        self._enable()

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.again, self.folder, self.files, self.one, self.all)

    # -- finding ---------------------------------------------------------------------------

    def show_drives(self, drives: Sequence[Drive]) -> None:
        """Look at the sticks of now."""
        self._drives = tuple(drives)
        self.look_again()

    def forget(self) -> None:
        """Forget what was chosen and typed for another workspace, and look again."""
        self._chosen = []
        self._rows = {}
        self.notice.hide()
        self.look_again()

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Look at files and folders that were chosen or dropped."""
        self._chosen += [path for path in paths if path not in self._chosen]
        self.look_again()

    def look_again(self) -> None:
        """Look for packages on the sticks, in the folders and files that were chosen."""
        if self.working.is_running:
            return
        drives, chosen, working = self._drives, tuple(self._chosen), self.working
        if not drives and not chosen:
            self._keep([])
            return
        secrets = {row.id: (row.passphrase, row.confirmed) for row in self._rows.values()}
        working.begin(_("Đang tìm gói…"))
        rows: list[Incoming] = []
        Pieces(
            self._session,
            lambda services: _look(services, _found(services, drives, chosen), secrets, working),
            rows.append,
            lambda: self._looked(rows),
            self._look_failed,
        ).start()

    def _looked(self, rows: Sequence[Incoming]) -> None:
        self.working.end()
        self._keep(rows)

    def _look_failed(self, error: AppError) -> None:
        self.working.end()
        if isinstance(error, Cancelled):
            self.message.emit(_("Đã dừng đọc gói."))
        else:
            self._session.failed.emit(error)

    def _keep(self, rows: Iterable[Incoming]) -> None:
        self._rows = {row.id: row for row in rows}
        self._show()

    def _show(self) -> None:
        self.panel.show_items([*self._rows.values()])

    def _show_current(self) -> None:
        row = self.panel.view.current_item()
        self.pane.show_row(row)
        self._enable()

    def _enable(self) -> None:
        waiting = self._waiting()
        self.all.setText(_("Nhận tất cả ({count})").format(count=len(waiting)))
        self.all.setEnabled(bool(waiting))
        self.one.setEnabled(any(row.acceptable for row in self.panel.view.selected_items()))
        self.enabled.emit()

    def _waiting(self) -> list[Incoming]:
        return [row for row in self._rows.values() if row.acceptable]

    def ask_files(self) -> None:
        """Ask for packages."""
        dialog = self._dialog(_("Chọn gói để nhận"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("Gói dữ liệu (*.goixa)"), _("Mọi tệp (*)")])
        dialog.filesSelected.connect(lambda paths: self.add_paths(list(map(Path, paths))))
        dialog.open()

    def ask_folder(self) -> None:
        """Ask for a folder of packages."""
        dialog = self._dialog(_("Chọn thư mục có các gói"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.add_paths([Path(path)]))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(self, title, QStandardPaths.writableLocation(documents))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    # -- keys and passphrases --------------------------------------------------------------

    def _unseal(self, passphrase: str) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            self._look_at(row, passphrase, row.confirmed)

    def _hear(self, code: str) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            self._look_at(row, row.passphrase, code)

    def _look_at(self, row: Incoming, passphrase: str, confirmed: str) -> None:
        def looked(services: Services) -> Incoming:
            preview = services.exchange.preview(row.path, passphrase, confirmed)
            services.exchange.dismiss(preview)
            return Incoming(preview, passphrase, confirmed)

        def told(found: Incoming) -> None:
            self._rows[found.id] = found
            self._show()

        self._session.read(looked, told)

    # -- a commune that was merged into this one -------------------------------------------

    def _ask_succession(self) -> None:
        row = self.panel.view.current_item()
        if row is not None:
            take_over(self._session, self, row, self._taken_over)

    def _taken_over(self, office: str) -> None:
        self.notice.tell(_("Đã tiếp nhận dữ liệu của {office}.").format(office=office))
        self.look_again()

    # -- taking in -------------------------------------------------------------------------

    def accept_selected(self) -> None:
        """Take in the packages of the selected lines."""
        self._accept([row for row in self.panel.view.selected_items() if row.acceptable])

    def accept_all(self) -> None:
        """Take in everything that may come in."""
        self._accept(self._waiting())

    def _accept(self, rows: Sequence[Incoming]) -> None:
        if not rows or self.working.is_running:
            return
        self.notice.hide()
        working = self.working
        working.begin(_("Đang sao lưu trước khi nhận…"))
        self.one.setEnabled(False)
        self.all.setEnabled(False)
        files: list[TakenFile] = []

        def each(file: TakenFile) -> None:
            files.append(file)
            self._one_came(file)

        Pieces(
            self._session,
            lambda services: _take(services, rows, working),
            each,
            lambda: self._taken(files),
            self._take_failed,
        ).start()

    def _one_came(self, file: TakenFile) -> None:
        row = self._rows.get(str(file.preview.look.path))
        if row is not None:
            self._rows[row.id] = row.after(file)
            if not self._redraw.isActive():
                self._redraw.start()

    def _taken(self, files: Sequence[TakenFile]) -> None:
        stopped = self.working.is_stopped()
        self.working.end()
        self._redraw.stop()
        self._show()
        self._session.saved.emit()
        self._session.changed.emit(frozenset().union(*(file.changed for file in files)))
        good = sum(file.taken is not None for file in files)
        bad = sum(bool(file.problem) for file in files)
        words = [_("Đã nhận {count} gói.").format(count=good)]
        if bad:
            words.append(
                _("● {count} gói không nhận được; lý do ghi ở từng dòng.").format(count=bad)
            )
        if stopped:
            words.append(_("Đã dừng theo yêu cầu; gói chưa nhận vẫn còn trong danh sách."))
        reports = any(is_report(file.preview.payload) for file in files if file.taken)
        choices = ((_("Mở Tổng hợp"), self.consolidation_asked.emit),) if reports else ()
        self.notice.tell(" ".join(words), choices)
        self._enable()

    def _take_failed(self, error: AppError) -> None:
        self.working.end()
        self._show()
        self._enable()
        # What was taken in before a stop stays.
        self._session.changed.emit(frozenset(Kind))
        if isinstance(error, Cancelled):
            self.notice.tell(_("Đã dừng; những gói nhận xong trước đó vẫn được giữ."))
        else:
            self._session.failed.emit(error)


def _found(services: Services, drives: Iterable[Drive], chosen: Iterable[Path]) -> dict[Path, None]:
    """Return the packages of sticks, folders and files, each once."""
    paths: dict[Path, None] = {}
    for drive in drives:
        paths.update((found.path, None) for found in services.exchange.find(drive))
    for path in chosen:
        if path.is_dir():
            paths.update((found.path, None) for found in services.exchange.find(path))
        else:
            paths[path] = None
    return paths


def _look(
    services: Services,
    paths: Iterable[Path],
    secrets: dict[str, tuple[str, str]],
    working: Working,
) -> Iterator[Incoming]:
    listed = list(paths)
    notes = services.exchange.log()
    own = {note.manifest_hash for note in notes if note.direction is Direction.MADE}
    for number, path in enumerate(listed):
        if working.is_stopped():
            return
        working.tell(_("Đang đọc {name}…").format(name=path.name), number / len(listed))
        passphrase, confirmed = secrets.get(str(path), ("", ""))
        preview = services.exchange.preview(path, passphrase, confirmed, working.is_stopped)
        services.exchange.dismiss(preview)
        made_here = preview.look.manifest_hash in own
        from_other = services.exchange.succession.offers(preview.look)
        if from_other:
            preview = replace(preview, taken=taken(notes, preview.look.manifest_hash))
        yield Incoming(preview, passphrase, confirmed, made_here=made_here, from_other=from_other)


def _take(services: Services, rows: Sequence[Incoming], working: Working) -> Iterator[TakenFile]:
    """Take packages in; those opened by the same words go together, after one backup."""
    groups: dict[tuple[str, str], list[Path]] = {}
    for row in rows:
        groups.setdefault((row.passphrase, row.confirmed), []).append(row.path)
    for (passphrase, confirmed), paths in groups.items():
        yield from services.exchange.take_each(
            paths, passphrase, confirmed, tell=working.tell, cancelled=working.is_stopped
        )
