"""Kế hoạch: the list of plans and, over it, the editor of the plan that is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.folding import fold
from desktop.domain.symbols import number_line
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import PlanSummary
from desktop.ui.icons import icon
from desktop.ui.screens.list_screen import ListColumn, ListView
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session
from desktop.ui.words import KIND_WORDS

COLUMN_SETTING = "plans.columns"


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Kế hoạch"), lambda plan: plan.subject, 380, stretch=True),
        ListColumn(_("Loại"), lambda plan: _(KIND_WORDS[plan.kind]), 190),
        ListColumn(_("Năm"), lambda plan: str(plan.years), 90),
        ListColumn(_("Số, ký hiệu"), _number, 120),
        ListColumn(_("Trạng thái"), lambda plan: _(plan.status.value), 110),
        ListColumn(_("Nhiệm vụ"), lambda plan: str(plan.task_count or "–"), 80),
        ListColumn(_("Sửa lúc"), lambda plan: f"{plan.changed_at:%d/%m/%Y %H:%M}", 130),
    )


def _number(plan: PlanSummary) -> str:
    return number_line(plan.number, plan.symbol).removeprefix("Số:").strip()


class PlansScreen(Screen):
    """The list of plans; opening one shows its editor in its place."""

    shows = frozenset({Kind.PLANS, Kind.PLAN_HEAD, Kind.PLAN_TABLE})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._plans: Sequence[PlanSummary] = ()
        self._year: int | None = None
        self._editor: QWidget | None = None
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(_("Lọc: gõ tên kế hoạch, có dấu hoặc không dấu"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._show_filtered)
        self._list = ListView(_columns())
        self._list.activated.connect(self._open_index)
        self.setFocusProxy(self._list)
        self._empty = self._make_empty()
        self._stack = QStackedWidget()
        self._lay_out()
        self._make_actions()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _make_empty(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.addStretch(1)
        words = QLabel(_("Chưa có kế hoạch nào.\nSoạn kế hoạch đầu tiên từ mẫu có sẵn."))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        button = QPushButton(_("Soạn kế hoạch mới"))
        button.setProperty("primary", True)
        button.clicked.connect(self.new_plan)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return box

    def _make_actions(self) -> None:
        self._new = QAction(icon("add", "#ffffff"), _("Soạn kế hoạch mới"), self)
        self._new.setShortcut(QKeySequence.StandardKey.New)
        self._new.setProperty("primary", True)
        self._new.triggered.connect(self.new_plan)
        self._back = QAction(icon("back"), _("Danh sách"), self)
        self._back.triggered.connect(self.close_editor)
        self._open = QAction(_("Mở"), self)
        self._open.triggered.connect(lambda: self._open_index(self._list.currentIndex()))
        self._copy = QAction(icon("copy"), _("Chép sang năm sau"), self)
        self._copy.triggered.connect(self._copy_current)
        self._template = QAction(icon("template"), _("Lưu thành mẫu"), self)
        self._template.triggered.connect(self._save_as_template)
        self._delete = QAction(icon("delete"), _("Xóa"), self)
        self._delete.setShortcut(QKeySequence.StandardKey.Delete)
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete.triggered.connect(self._delete_selected)
        self._undo = QAction(icon("undo"), _("Hoàn tác"), self)
        self._undo.setShortcut(QKeySequence.StandardKey.Undo)
        self._undo.triggered.connect(self._undo_last)
        self._list.addActions([self._open, self._copy, self._template, self._delete])

    @property
    def is_editing(self) -> bool:
        """Tell whether a plan is open."""
        return self._stack.currentWidget() is self._editor and self._editor is not None

    def title(self) -> str:
        """Return the title of the place, or of the plan that is open."""
        return self._editor_title if self.is_editing else _("Kế hoạch")

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the list, or those of the editor."""
        if self.is_editing:
            return (self._back, *self._editor.actions())
        return (self._undo, self._copy, self._template, self._delete, self._new)

    def refresh(self) -> None:
        """Load the list again."""
        self.session.read(lambda services: services.plans.list(), self._show)

    def show_year(self, year: int | None) -> None:
        """Show only the plans that cover ``year``."""
        self._year = year
        self._show_filtered()

    def leave(self) -> None:
        """Save what is being typed."""
        if self._editor is not None:
            self._editor.flush()

    def _show(self, plans: Sequence[PlanSummary]) -> None:
        self._plans = plans
        self._show_filtered()

    def _show_filtered(self) -> None:
        words = fold(self._filter.text()).split()
        shown = [
            plan
            for plan in self._plans
            if (self._year is None or plan.years.first <= self._year <= plan.years.last)
            and all(word in fold(f"{plan.subject} {plan.issuer_name}") for word in words)
        ]
        current = self._list.current_item()
        self._list.list_model.show(shown)
        keys = [plan.id for plan in shown]
        self._list.select_row(keys.index(current.id) if current and current.id in keys else 0)
        has_plans = bool(self._plans)
        self._empty.setVisible(not has_plans)
        self._list.setVisible(has_plans)
        self._filter.setVisible(has_plans)
        for action in (self._copy, self._template, self._delete):
            action.setEnabled(bool(shown))

    def follow(self, what: str) -> None:
        """Do what a link asks for: "new" or the key of a plan."""
        if what == "new":
            self.new_plan()
        elif what:
            self.open_plan(what)

    def new_plan(self) -> None:
        """Ask what the new plan needs, make it and open it."""
        from desktop.ui.wizard.wizard import PlanWizard

        wizard = PlanWizard(self.session, self)
        wizard.made.connect(self.open_plan)
        wizard.open()

    def open_plan(self, plan_id: str) -> None:
        """Show the editor of a plan."""
        if self._editor is None:
            self._editor = self._make_editor()
            self._stack.addWidget(self._editor)
        self._editor.open_plan(plan_id)
        self._stack.setCurrentWidget(self._editor)
        self.actions_changed.emit()

    def _make_editor(self) -> QWidget:
        from desktop.ui.editor.plan_editor import PlanEditor
        from desktop.ui.editor_port import EditorPort

        editor = PlanEditor(EditorPort(self.session), self.session.jobs, self)
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
        self._stack.setCurrentIndex(0)
        self.refresh()
        self.actions_changed.emit()
        self._list.setFocus()

    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_plan(self._list.list_model.item(index.row()).id)

    def _copy_current(self) -> None:
        plan = self._list.current_item()
        if plan is not None:
            year = plan.years.last + 1
            self.session.do(
                lambda services: services.plans.copy_to_year(plan.id, year),
                lambda copied: self.open_plan(copied.id),
            )

    def _save_as_template(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        plan = self._list.current_item()
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
        told = _("Đã xóa; bấm Hoàn tác (Ctrl+Z) để lấy lại.")
        for plan in self._list.selected_items():
            self.session.do(
                lambda services, key=plan.id: services.plans.delete(key),
                lambda _none: self.message.emit(told),
            )

    def _undo_last(self) -> None:
        self.session.do(
            lambda services: services.history.undo(),
            lambda step: self.message.emit(_("Đã hoàn tác: {label}").format(label=step.label)),
        )
