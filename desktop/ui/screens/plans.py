"""Kế hoạch: the list of plans and, over it, the editor of the plan that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.plan import PlanStatus
from desktop.domain.symbols import number_line
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import PlanSummary
from desktop.services.program import Services
from desktop.services.tasks.plan_progress import PlanProgress
from desktop.ui.layout_memory import remember_columns
from desktop.ui.review.hook import ReviewHook
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.plan_bar import ShareDelegate
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session
from desktop.ui.tasks.making import ListMaking, listed_by_now
from desktop.ui.words import KIND_WORDS

if TYPE_CHECKING:
    from desktop.ui.editor.plan_editor import PlanEditor

NEW = "new"
STATUS = "status:"
"""What a link to the list may ask for: a new plan, or the plans of one status by its name."""


TASKS_COLUMN = 5
"""Place of the column with the progress of the tasks."""

Progress = Mapping[str, PlanProgress]


def _columns(progress: Callable[[PlanSummary], PlanProgress | None]) -> tuple[ListColumn, ...]:
    def tasks(plan: PlanSummary) -> str:
        found = progress(plan)
        return f"{found.done}/{found.total}" if found else str(plan.task_count or "–")

    return (
        ListColumn(_("Kế hoạch"), lambda plan: plan.subject, 320, stretch=True),
        ListColumn(_("Loại"), lambda plan: _(KIND_WORDS[plan.kind]), 190, spare=True),
        ListColumn(_("Năm"), lambda plan: str(plan.years), 92),
        ListColumn(_("Số, ký hiệu"), _number, 110),
        ListColumn(_("Trạng thái"), lambda plan: _(plan.status.value), 104),
        ListColumn(_("Nhiệm vụ xong"), tasks, 124),
        ListColumn(
            _("Sửa lúc"), lambda plan: f"{plan.changed_at:%d/%m/%Y %H:%M}", 126, filtered=False
        ),
    )


def _number(plan: PlanSummary) -> str:
    return number_line(plan.number, plan.symbol).removeprefix("Số:").strip()


class PlansScreen(Screen):
    """The list of plans; opening one shows its editor in its place."""

    shows = frozenset({Kind.PLANS, Kind.PLAN_HEAD, Kind.PLAN_TABLE, Kind.TASKS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year: int | None = None
        self._editor: PlanEditor | None = None
        self._editor_title = ""
        self._progress: Progress = {}
        self._status = self._make_status_filter()
        empty = EmptyState(
            _("Chưa có kế hoạch nào.\nSoạn kế hoạch đầu tiên từ mẫu có sẵn."),
            _("Soạn kế hoạch mới"),
            self.new_plan,
        )
        self.panel = ListPanel(
            _columns(self.progress_of),
            _("Lọc: tên kế hoạch, số, năm; có dấu hoặc không dấu"),
            empty,
        )
        self.panel.bar_row.addWidget(self._status)
        self.panel.view.setItemDelegateForColumn(
            TASKS_COLUMN, ShareDelegate(self._share_at, self.panel.view)
        )
        self.panel.opened.connect(lambda plan: self.open_plan(plan.id))
        self.panel.shown.connect(self._enable)
        self.panel.cleared.connect(lambda: self._status.setCurrentIndex(0))
        self._status.currentIndexChanged.connect(self._narrow)
        remember_columns(self.panel.view, session.program.settings.layout, "plans.columns")
        self._stack = QStackedWidget()
        self._review = ReviewHook(self, self._stack, self.panel)
        self._review.taken.connect(self.open_plan)
        self._review.closed.connect(self._leave_review)
        self._lay_out()
        self._make_actions()

    def _make_status_filter(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Trạng thái"))
        box.addItem(_("Mọi trạng thái"), "")
        for status in PlanStatus:
            box.addItem(_(status.value), status.name)
        return box

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.panel)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.panel)

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self._back = self.action(_("Danh sách"), self.close_editor, icon_name="back")
        self._undo = self.undo_action()
        self._open = self.action(_("Mở"), self._open_current)
        self._copy = self.action(_("Chép sang năm sau"), self._copy_current, icon_name="copy")
        self._template = self.action(
            _("Lưu thành mẫu"), self._save_as_template, icon_name="template"
        )
        self._delete = self.action(
            _("Xóa"), self._delete_selected, icon_name="delete", keys=keys.Delete
        )
        self._new = self.action(
            _("Soạn kế hoạch mới"), self.new_plan, icon_name="add", keys=keys.New, primary=True
        )
        self._file = self.action(_("Nhập từ tệp…"), self._review.ask_file, keys=keys.Open)
        self._paste = self.action(
            _("Dán từ Word, Excel"), self._review.open_clipboard, keys="Ctrl+Shift+V"
        )
        self._compare = self.action(_("Đối chiếu với cấp trên…"), self._compare_current)
        self._rows = (self._open, self._copy, self._template, self._compare, self._delete)
        self.panel.offer((self._open, *self._list_actions()))

    def _list_actions(self) -> tuple[QAction, ...]:
        rows = (self._undo, self._compare, self._copy, self._template, self._delete)
        return (*rows, self._paste, self._file, self._new)

    # -- what the frame asks ---------------------------------------------------------------

    @property
    def is_editing(self) -> bool:
        """Tell whether a plan is open."""
        return self._editor is not None and self._stack.currentWidget() is self._editor

    @property
    def needs_room(self) -> bool:
        """The editor has three panes, the review two wide ones."""
        return self.is_editing or self._review.is_shown

    def title(self) -> str:
        """Return the title of the place, or of the plan that is open."""
        if self._review.screen is not None and self._review.is_shown:
            return self._review.screen.title()
        return self._editor_title if self.is_editing else _("Kế hoạch")

    def help_topic(self) -> str:
        """Return the help page of the list, of the editor or of the review."""
        if self._review.is_shown:
            return "review"
        return "editor" if self.is_editing else "plans"

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the list, of the editor or of the review."""
        if self._review.screen is not None and self._review.is_shown:
            return self._review.screen.actions()
        if self._editor is not None and self.is_editing:
            return (self._back, *self._editor.actions())
        return self._list_actions()

    def refresh(self) -> None:
        """Load the list again."""

        def plans(services: Services) -> tuple[Sequence[PlanSummary], Progress | None]:
            is_listed = listed_by_now(services) == 1
            return services.plans.list(), services.tasks.plan_progress() if is_listed else None

        self.session.read(plans, lambda found: self._show(*found))

    def _show(self, plans: Sequence[PlanSummary], progress: Progress | None) -> None:
        """Show plans; how far their tasks are comes later where these are not listed yet."""
        self._progress = progress or {}
        self.panel.show_items(plans)
        if progress is None:
            ListMaking.of(self.session).begin()

    def progress_of(self, plan: PlanSummary) -> PlanProgress | None:
        """Return how far the tasks of a plan are, None of one that is not followed."""
        return self._progress.get(plan.id)

    def _share_at(self, row: int) -> float | None:
        found = self.progress_of(self.panel.view.list_model.item(row))
        return found.share if found else None

    def show_year(self, year: int | None) -> None:
        """Show only the plans that cover ``year``."""
        self._year = year
        self._narrow()

    def leave(self) -> None:
        """Save what is being typed."""
        if self._editor is not None:
            self._editor.flush()

    def reset(self) -> None:
        """Close what belonged to the workspace before."""
        self._review.reset()
        if self._editor is not None:
            self._stack.removeWidget(self._editor)
            self._editor.deleteLater()
            self._editor = None
            self._show_list()

    def follow(self, what: str, anchor: str = "") -> None:
        """Do what a link asks for: a new plan, a plan by its key, plans of one status."""
        if what == NEW:
            self.new_plan()
        elif what.startswith(STATUS):
            self.close_editor()
            self._status.setCurrentIndex(self._status.findData(what.removeprefix(STATUS)))
        elif what:
            self.open_plan(what, anchor)

    # -- the list --------------------------------------------------------------------------

    def _narrow(self) -> None:
        year, status = self._year, self._status.currentData()

        def accepts(plan: PlanSummary) -> bool:
            in_year = year is None or plan.years.first <= year <= plan.years.last
            return in_year and status in ("", plan.status.name)

        self.panel.narrow(accepts)

    def _enable(self) -> None:
        has_rows = self.panel.view.list_model.rowCount() > 0
        for action in self._rows:
            action.setEnabled(has_rows)

    def _open_current(self) -> None:
        plan = self.panel.view.current_item()
        if plan is not None:
            self.open_plan(plan.id)

    def new_plan(self) -> None:
        """Ask what the new plan needs, make it and open it."""
        from desktop.ui.wizard.wizard import PlanWizard

        wizard = PlanWizard(self.session, self)
        wizard.made.connect(self.open_plan)
        wizard.open()

    def _copy_current(self) -> None:
        plan = self.panel.view.current_item()
        if plan is None:
            return
        year = plan.years.last + 1
        self.session.do(
            lambda services: services.plans.copy_to_year(plan.id, year),
            lambda copied: self.open_plan(copied.id),
        )

    def _compare_current(self) -> None:
        """Show what a plan of the level above asks for beside the tasks of this one."""
        plan = self.panel.view.current_item()
        if plan is not None:
            from desktop.ui.coverage.dialog import CoverageDialog

            CoverageDialog(self.session, plan, self).open()

    def _save_as_template(self) -> None:
        plan = self.panel.view.current_item()
        if plan is None:
            return
        title, accepted = QInputDialog.getText(
            self, _("Lưu thành mẫu"), _("Tên mẫu:"), text=plan.subject
        )
        if accepted:
            self.session.do(
                lambda services: services.plans.save_as_template(plan.id, title),
                lambda _id: self.message.emit(_("Đã lưu mẫu “{title}”").format(title=title)),
            )

    def _delete_selected(self) -> None:
        keys = [plan.id for plan in self.panel.view.selected_items()]
        if keys:
            self.session.do(
                lambda services: services.plans.delete(*keys),
                lambda _none: self.message.emit(_("Đã xóa; bấm Hoàn tác (Ctrl+Z) để lấy lại.")),
            )

    # -- the editor ------------------------------------------------------------------------

    def open_plan(self, plan_id: str, anchor: str = "") -> None:
        """Show the editor of a plan, at a block or row of it when ``anchor`` names one."""
        if self._editor is None:
            self._editor = self._make_editor()
            self._stack.addWidget(self._editor)
        if anchor:
            self._go_when_opened(self._editor, plan_id, anchor)
        self._editor.open_plan(plan_id)
        self._stack.setCurrentWidget(self._editor)
        self.setFocusProxy(self._editor)
        self.actions_changed.emit()
        self._editor.setFocus()

    @staticmethod
    def _go_when_opened(editor: PlanEditor, plan_id: str, anchor: str) -> None:
        def go() -> None:
            plan = editor.session.plan
            if plan is not None and plan.id == plan_id:
                editor.go_to(anchor)

        editor.session.opened.connect(go, Qt.ConnectionType.SingleShotConnection)

    def _make_editor(self) -> PlanEditor:
        from desktop.ui.editor.plan_editor import PlanEditor
        from desktop.ui.editor_port import EditorPort

        editor = PlanEditor(EditorPort(self.session), self.session.jobs, self)
        editor.use_layout(self.session.program.settings.layout)
        self._editor_title = ""
        editor.title_changed.connect(self._editor_titled)
        editor.message.connect(self.message)
        editor.saved_state_changed.connect(self.saved_state)
        return editor

    def _editor_titled(self, title: str) -> None:
        self._editor_title = title
        self.title_changed.emit(title)

    def close_editor(self) -> None:
        """Save what is being typed and show the list again."""
        self.leave()
        self._show_list()
        self.refresh()
        self.panel.setFocus()

    def _leave_review(self) -> None:
        self._show_list()
        self.refresh()
        self.panel.setFocus()

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.panel)
        self.actions_changed.emit()
