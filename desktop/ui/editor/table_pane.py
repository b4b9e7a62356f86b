"""The middle pane with the task table: its tools, the sheet, the edits it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolBar, QVBoxLayout, QWidget

from desktop.domain import task_table_edits as edits
from desktop.domain.ids import new_id
from desktop.domain.plan import Plan
from desktop.domain.tasks import Task, TaskField, TaskGroup, TaskTable
from desktop.i18n import _
from desktop.ui.editor.session import PlanSession
from desktop.ui.editor.table_view import TaskTableView

TableChange = Callable[[TaskTable], TaskTable]


def on_table(plan: Plan, change: TableChange) -> Plan:
    """Return the plan with its task table changed; a plan without one gets a new one."""
    return replace(plan, task_table=change(plan.task_table or edits.new_table()))


class TablePane(QWidget):
    """The task table with its tools.

    Signals:
        row_changed: Another row is current; carries its key.
    """

    row_changed = Signal(str)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = TaskTableView(self)
        self.tools = self._make_tools()
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("muted", True)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.tools.addWidget(space)
        self.tools.addWidget(self._count)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tools)
        rows.addWidget(self.view, 1)
        self._connect()

    def _connect(self) -> None:
        view, session = self.view, self._session
        view.tasks.cell_typed.connect(self._type_cell)
        view.clear_asked.connect(self._clear)
        view.paste_asked.connect(self._paste)
        view.row_asked.connect(lambda key: self.add_task(key or None))
        view.current_row_changed.connect(self.row_changed)
        session.add_flusher(view.hand_over)
        session.opened.connect(self._show_plan)
        session.plan_changed.connect(lambda _origin: self._show_plan())

    def _make_tools(self) -> QToolBar:
        tools = QToolBar(self)
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        commands: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            (_("＋ Dòng"), _("Thêm dòng bên dưới"), "Ctrl+Return", self.add_task_here),
            (_("＋ Nhóm"), _("Thêm nhóm (lĩnh vực)"), "Ctrl+Shift+Return", self.add_group),
            (_("Xóa dòng"), _("Xóa các dòng đang chọn"), "Ctrl+-", self.remove_rows),
            (_("↑"), _("Chuyển dòng lên"), "Alt+Shift+Up", lambda: self.move_rows(-1)),
            (_("↓"), _("Chuyển dòng xuống"), "Alt+Shift+Down", lambda: self.move_rows(1)),
        )
        for words, tip, keys, do in commands:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip} ({shown})")
            action.triggered.connect(lambda _checked=False, do=do: do())
            tools.addAction(action)
            self.view.addAction(action)
        return tools

    # -- showing ---------------------------------------------------------------------------

    def _show_plan(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        table = plan.task_table or edits.new_table()
        self.view.tasks.editable = not self._session.read_only
        self.tools.setEnabled(not self._session.read_only)
        self.view.show_profile(self._session.profile)
        if table != self.view.tasks.table:
            self.view.show_table(table)
        self._count.setText(_("{count} nhiệm vụ ").format(count=len(table.tasks)))

    def go_to_row(self, row_id: str) -> bool:
        """Make a row current; False when the table has no such row."""
        if self.view.tasks.place_of(row_id) < 0:
            return False
        return self.view.go_to(row_id)

    # -- changing --------------------------------------------------------------------------

    def _edit(self, change: TableChange, label: str) -> None:
        if not self._session.read_only:
            self._session.edit(partial(on_table, change=change), label, self)

    def _type_cell(self, row_id: str, field: TaskField, words: str) -> None:
        self._edit(
            lambda table: edits.set_cell(table, row_id, field, words), _("Sửa bảng nhiệm vụ")
        )

    def _clear(self, cells: frozenset[tuple[str, TaskField]]) -> None:
        self._edit(lambda table: edits.clear_cells(table, cells), _("Xóa nội dung ô"))

    def _paste(self, row_id: str, field: TaskField, grid: list[list[str]]) -> None:
        table = self._table()
        pasted = edits.paste_grid(table, row_id or None, field, grid)
        self._edit(lambda _table: pasted, _("Dán vào bảng"))

    def _table(self) -> TaskTable:
        plan = self._session.plan
        return (plan.task_table if plan else None) or edits.new_table()

    def add_task_here(self) -> None:
        """Add a task below the current row."""
        chosen = self.view.chosen_rows()
        self.add_task(chosen[-1] if chosen else None)

    def add_task(self, after_id: str | None) -> None:
        """Add a task below a row, or at the end, and go to its words."""
        self._add(Task(new_id(), ""), after_id, _("Thêm dòng"))

    def add_group(self) -> None:
        """Add a group below the current row."""
        chosen = self.view.chosen_rows()
        after = chosen[-1] if chosen else None
        self._add(TaskGroup(new_id(), "Lĩnh vực mới"), after, _("Thêm nhóm"))

    def _add(self, row: Task | TaskGroup, after_id: str | None, label: str) -> None:
        if after_id is None and self._table().rows:
            after_id = self._table().rows[-1].id
        self._edit(lambda table: edits.insert_row(table, row, after_id), label)
        self.view.go_to(row.id)
        self.view.setFocus()

    def remove_rows(self) -> None:
        """Remove the chosen rows; undo brings them back."""
        chosen = self.view.chosen_rows()
        if chosen:
            self._edit(lambda table: edits.remove_rows(table, chosen), _("Xóa dòng"))

    def move_rows(self, step: int) -> None:
        """Move the chosen rows up (-1) or down (1) by one; a group changes places with another."""
        chosen, table = self.view.chosen_rows(), self._table()
        places = [place for place, row in enumerate(table.rows) if row.id in chosen]
        if not places:
            return
        column = self.view.currentIndex().column()
        target = places[0] - 1 if step < 0 else places[-1] + 2
        if len(chosen) == 1 and isinstance(table.rows[places[0]], TaskGroup):
            self._edit(lambda table: edits.move_group(table, chosen[0], step), _("Chuyển nhóm"))
        elif 0 <= target <= len(table.rows):
            self._edit(lambda table: edits.move_rows(table, chosen, target), _("Chuyển dòng"))
        self.view.go_to(chosen[0], 0, column)
