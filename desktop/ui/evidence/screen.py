"""Minh chứng: what proves the tasks, and the tasks that nothing proves yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout

from desktop.domain.tracking.model import Evidence
from desktop.domain.tracking.query import TaskLine, TaskQuery
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.program import Services
from desktop.services.tasks.evidence import Attached, EvidenceLine
from desktop.services.tasks.evidence_export import EvidenceFolder
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.evidence.exporting import EvidenceExport, free_folder
from desktop.ui.evidence.forms import EvidenceWords, NewEvidence
from desktop.ui.evidence.task_picker import TaskPicker
from desktop.ui.fields.dates import shown
from desktop.ui.fields.form_dialog import FormDialog
from desktop.ui.layout_memory import remember_columns
from desktop.ui.letters.giving_out import open_path
from desktop.ui.letters.making import Kept, NotKept
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session
from desktop.ui.tasks.dropping import FilesDrop
from desktop.ui.tasks.forms import EvidenceFields

MISSING = "missing"
"""What a link asks for to see the tasks without evidence."""

HELP = "evidence"
KILO = 1024
TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Row:
    """An evidence as a row of the list."""

    id: str
    line: EvidenceLine


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Số, ký hiệu"), lambda row: row.line.evidence.number, 120),
        ListColumn(_("Ngày"), lambda row: shown(row.line.evidence.date), 92),
        ListColumn(_("Trích yếu"), lambda row: row.line.evidence.subject, 260, stretch=True),
        ListColumn(_("Cơ quan"), lambda row: row.line.evidence.issuer, 130, spare=True),
        ListColumn(_("Tệp"), lambda row: file_words(row.line.evidence), 170),
        ListColumn(_("Ngày gắn"), lambda row: shown(row.line.attached), 92),
        ListColumn(_("Chứng minh nhiệm vụ"), _task_words, 260),
    )


def _missing_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Nhiệm vụ đã có kết quả"), lambda line: line.title, 300, stretch=True),
        ListColumn(_("Chủ trì"), lambda line: line.lead, 220),
        ListColumn(_("Hoàn thành"), lambda line: shown(line.done_on), 100),
        ListColumn(_("Lĩnh vực"), lambda line: line.area, 200, spare=True),
    )


def file_words(evidence: Evidence) -> str:
    """Return the name and size of a file, empty when there is none."""
    if not evidence.file_hash:
        return ""
    size = evidence.file_size
    if size < KILO * KILO:
        words = _("{size} KB").format(size=max(1, round(size / KILO)))
    else:
        words = _("{size} MB").format(size=f"{size / KILO / KILO:.1f}".replace(".", ","))
    return f"{evidence.file_name} ({words})"


def _task_words(row: Row) -> str:
    titles = list(dict.fromkeys(task.title for task in row.line.tasks if task.title))
    if len(titles) < 2:
        return titles[0] if titles else _("– chưa gắn nhiệm vụ nào")
    return _("{count} nhiệm vụ: {titles}").format(count=len(titles), titles="; ".join(titles))


def relink(services: Services, line: EvidenceLine, wanted: Sequence[str]) -> Outcome[None]:
    """Let an evidence prove exactly the wanted tasks."""
    changed: frozenset[Kind] = frozenset()
    linked = {task.link.task_id for task in line.tasks}
    new = [key for key in wanted if key not in linked]
    if new:
        changed |= services.evidence.link(line.evidence.id, new).changed
    for task in line.tasks:
        if task.link.task_id not in wanted:
            changed |= services.evidence.unlink(task.link.id).changed
    return Outcome(None, changed)


class EvidenceScreen(Screen):
    """Two lists: the evidences, and the tasks that lack one."""

    shows = frozenset({Kind.EVIDENCE, Kind.TASKS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year: int | None = None
        self.notice = NoticeBar()
        self.panel = ListPanel(
            _columns(),
            _("Lọc: số, trích yếu, tên tệp, nhiệm vụ; có dấu hoặc không"),
            EmptyState(
                _(
                    "Minh chứng là văn bản, tệp, ảnh chứng minh nhiệm vụ đã làm.\n"
                    "Kéo tệp thả vào đây, hoặc bấm Thêm minh chứng."
                ),
                _("Thêm minh chứng"),
                self.add,
            ),
        )
        self.missing = ListPanel(
            _missing_columns(),
            _("Lọc: nhiệm vụ, đơn vị; có dấu hoặc không"),
            EmptyState(
                _("Mọi nhiệm vụ đã có kết quả đều có minh chứng."),
                _("Xem nhiệm vụ"),
                lambda: self.go.emit("tasks", "", ""),
                primary=False,
            ),
        )
        self._lay_out()
        self._make_actions()

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self._add_tab(self.panel, _("Minh chứng"), "evidence.list")
        self._add_tab(self.missing, _("Thiếu minh chứng"), "evidence.missing")
        self.tabs.currentChanged.connect(lambda _tab: self._tab_shown())
        self.panel.opened.connect(lambda _row: self._open_file())
        self.missing.opened.connect(lambda _line: self.prove())
        FilesDrop(self.panel, self.add)
        FilesDrop(self.panel.view.viewport(), self.add)
        FilesDrop(self.missing.view.viewport(), self.prove)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.notice)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.panel)

    def _add_tab(self, panel: ListPanel, words: str, key: str) -> None:
        panel.layout().setContentsMargins(8, 8, 8, 8)
        panel.view.setAccessibleName(words)
        panel.shown.connect(self._enable)
        remember_columns(panel.view, self.session.program.settings.layout, key)
        self.tabs.addTab(panel, words)

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self._undo = self.undo_action()
        self._open = self.action(_("Mở tệp"), self._open_file)
        self._change = self.action(_("Sửa"), self._edit, keys="F2")
        self._link = self.action(_("Gắn nhiệm vụ"), self._edit_links)
        self._delete = self.action(
            _("Xóa"), self._delete_selected, icon_name="delete", keys=keys.Delete
        )
        self._export = self.action(_("Xuất thư mục"), self._ask_export, icon_name="export")
        self._new = self.action(
            _("Thêm minh chứng"), self.add, icon_name="add", keys=keys.New, primary=True
        )
        self._task = self.action(_("Mở nhiệm vụ"), self._open_task)
        self._prove = self.action(
            _("Gắn minh chứng"), self.prove, icon_name="evidence", primary=True
        )
        self._rows = (self._open, self._change, self._link, self._delete)
        self.panel.offer((*self._rows, self._undo, self._new))
        self.missing.offer((self._prove, self._task))

    def _enable(self) -> None:
        for action in self._rows:
            action.setEnabled(self.panel.view.list_model.rowCount() > 0)
        for action in (self._task, self._prove):
            action.setEnabled(self.missing.view.list_model.rowCount() > 0)

    def _tab_shown(self) -> None:
        self.setFocusProxy(self.tabs.currentWidget())
        self.actions_changed.emit()

    # -- what the frame asks ---------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the place."""
        return _("Minh chứng")

    def help_topic(self) -> str:
        """Return the help page of evidence."""
        return HELP

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the list that is shown."""
        if self.tabs.currentWidget() is self.missing:
            return (self._undo, self._task, self._export, self._prove)
        return (self._undo, *self._rows, self._export, self._new)

    def refresh(self) -> None:
        """Load both lists again."""
        year = self._year

        def lists(services: Services) -> tuple[list[Row], Sequence[TaskLine]]:
            rows = [Row(line.evidence.id, line) for line in services.evidence.list()]
            query = TaskQuery(without_evidence=True, year=year)
            return rows, services.tasks.lines(services.tasks.find(query).keys)

        self.session.read(lists, lambda found: self._show(*found))

    def _show(self, rows: Sequence[Row], missing: Sequence[TaskLine]) -> None:
        self.panel.show_items(rows)
        self.missing.show_items(missing)
        words = _("Thiếu minh chứng ({count})").format(count=len(missing))
        self.tabs.setTabText(self.tabs.indexOf(self.missing), words)

    def show_year(self, year: int | None) -> None:
        """Tell of the tasks of a year; an evidence belongs to no year."""
        if year != self._year:
            self._year = year
            self.refresh()

    def follow(self, what: str, anchor: str = "") -> None:
        """Show the tasks without evidence, or an evidence by its key."""
        if what == "new":
            self.add()
        elif what:
            self.tabs.setCurrentWidget(self.missing if what == MISSING else self.panel)
            self.session.read(
                lambda _services: None,
                lambda _none: self.panel.select(what) if what != MISSING else None,
            )

    # -- attaching -------------------------------------------------------------------------

    def add(self, files: Sequence[Path] = ()) -> None:
        """Ask for an evidence and the tasks that it proves."""
        fields = NewEvidence(self.session, self._year, files)

        def keep(kept: Kept, refused: NotKept) -> None:
            keys, draft = fields.tasks.keys(), fields.evidence.draft()
            self.session.do(
                lambda services: services.evidence.attach(keys, draft),
                lambda attached: self._attached(attached, kept),
                refused,
            )

        FormDialog(_("Thêm minh chứng"), fields, keep, HELP, self).open()

    def prove(self, files: Sequence[Path] = ()) -> None:
        """Ask for what proves the selected tasks."""
        lines = self.missing.view.selected_items()
        if not lines:
            return
        keys = [line.id for line in lines]
        about = (
            lines[0].title[:TITLE_LENGTH]
            if len(lines) == 1
            else _("{count} nhiệm vụ").format(count=len(lines))
        )
        fields = EvidenceFields(about, (), files)

        def keep(kept: Kept, refused: NotKept) -> None:
            draft, label = fields.draft(), fields.label()
            self.session.do(
                lambda services: services.evidence.attach(keys, draft, label),
                lambda attached: self._attached(attached, kept),
                refused,
            )

        FormDialog(_("Gắn minh chứng"), fields, keep, HELP, self).open()

    def _attached(self, attached: Attached, kept: Kept) -> None:
        kept(attached)
        if attached.known:
            names = ", ".join(attached.known)
            words = _("Tệp {names} đã có trong kho, chỉ gắn thêm vào nhiệm vụ.")
            self.message.emit(words.format(names=names))
        else:
            self.message.emit(_("Đã gắn minh chứng."))

    # -- one evidence ----------------------------------------------------------------------

    def _open_file(self) -> None:
        row = self.panel.view.current_item()
        if row is None:
            return
        if not row.line.evidence.file_hash:
            self._edit()
            return
        self.session.read(lambda services: services.evidence.path_of(row.id), open_path)

    def _edit(self) -> None:
        row = self.panel.view.current_item()
        if row is None:
            return
        fields = EvidenceWords(row.line.evidence)

        def keep(kept: Kept, refused: NotKept) -> None:
            typed = fields.evidence()
            self.session.do(lambda services: services.evidence.edit(typed), kept, refused)

        FormDialog(_("Sửa minh chứng"), fields, keep, HELP, self).open()

    def _edit_links(self) -> None:
        row = self.panel.view.current_item()
        if row is None:
            return
        ticked = {task.link.task_id: task.title for task in row.line.tasks}
        fields = TaskPicker(self.session, self._year, ticked)

        def keep(kept: Kept, refused: NotKept) -> None:
            keys = fields.keys()
            self.session.do(lambda services: relink(services, row.line, keys), kept, refused)

        FormDialog(_("Nhiệm vụ được chứng minh"), fields, keep, HELP, self).open()

    def _delete_selected(self) -> None:
        keys = [row.id for row in self.panel.view.selected_items()]
        if keys:
            self.session.do(
                lambda services: services.evidence.delete(*keys),
                lambda _none: self.message.emit(_("Đã xóa; bấm Hoàn tác (Ctrl+Z) để lấy lại.")),
            )

    def _open_task(self) -> None:
        line = self.missing.view.current_item()
        if line is not None:
            self.go.emit("tasks", line.id, "")

    # -- the folder ------------------------------------------------------------------------

    def _ask_export(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            self, _("Xuất thư mục minh chứng"), QStandardPaths.writableLocation(documents)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.export(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, parent: Path) -> None:
        """Write the evidence of the year into a new folder in ``parent``."""
        year = self._year or self.session.program.clock.today().year
        export = EvidenceExport(self.session, self)
        export.exported.connect(self._exported)
        export.stopped.connect(
            lambda: self.notice.tell(_("Đã dừng xuất minh chứng, không để lại tệp nào."))
        )
        export.start(free_folder(parent, f"minh-chung-{year}"), TaskQuery(year=self._year))

    def _exported(self, folder: EvidenceFolder) -> None:
        words = _("Đã xuất {count} tệp và danh mục vào {folder}.")
        told = [words.format(count=len(folder.files), folder=folder.folder)]
        if folder.lost:
            told.append(_("● {count} tệp không còn trong kho.").format(count=len(folder.lost)))
        if folder.missing:
            told.append(_("{count} nhiệm vụ chưa có minh chứng.").format(count=folder.missing))
        choice = (_("Mở thư mục"), lambda: open_path(folder.folder))
        self.notice.tell(" ".join(told), (choice,))
