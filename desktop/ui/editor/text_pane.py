"""The middle pane with the text of the plan: its tools, the flow, the find bar, autosave."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import QComboBox, QToolBar, QVBoxLayout, QWidget

from desktop.domain.outline import BlockKind, Level
from desktop.domain.plan import Plan
from desktop.i18n import _
from desktop.ui.editor import flow_edits
from desktop.ui.editor.find_bar import FindBar
from desktop.ui.editor.flow import FIXED, Line, Place, Role, lines_of, with_texts
from desktop.ui.editor.save_timer import SaveTimer
from desktop.ui.editor.session import PlanSession
from desktop.ui.editor.text_flow import TextFlow, Transform
from desktop.ui.editor.text_search import TextSearch

_LEVELS = (
    Level.TEXT, Level.PART, Level.UPPER, Level.ROMAN, Level.ARABIC, Level.DOTTED_2,
    Level.DOTTED_3, Level.DOTTED_4, Level.LETTER, Level.DASH, Level.PLUS,
)  # fmt: skip


def _level_words(level: Level) -> str:
    words = {
        Level.TEXT: _("Đoạn văn"),
        Level.PART: _("Phần I"),
        Level.UPPER: "A.",
        Level.ROMAN: "I.",
        Level.LETTER: "a)",
        Level.DASH: _("– gạch đầu dòng"),
        Level.PLUS: _("+ ý nhỏ"),
    }
    return words.get(level, f"{level.value}.")


class TextPane(QWidget):
    """Text of the plan.

    Signals:
        line_changed: The cursor went to another line; carries its key.
        link_opened: A line that leads elsewhere was clicked; carries its ``Role``.
    """

    line_changed = Signal(str)
    link_opened = Signal(object)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.flow = TextFlow(self)
        self.flow.is_held = lambda: session.moving
        self.find_bar = FindBar(self)
        self._dirty = False
        self.search = TextSearch(self.flow, self.find_bar, self.change)
        self._autosave = SaveTimer(self)
        self._autosave.timeout.connect(self.hand_over)
        self.tools = self._make_tools()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self.tools, self.flow, self.find_bar):
            rows.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        session, flow = self._session, self.flow
        session.opened.connect(self._show_opened)
        session.plan_changed.connect(self._show_changed)
        session.add_flusher(self.hand_over)
        flow.typed.connect(self._note_typed)
        flow.step_asked.connect(self.hand_over)
        flow.change_asked.connect(self.change)
        flow.line_changed.connect(self._note_line)
        flow.link_opened.connect(self.link_opened)

    # -- tools -----------------------------------------------------------------------------

    def _make_tools(self) -> QToolBar:
        tools = QToolBar(self)
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.level_box = QComboBox()
        self.level_box.setAccessibleName(_("Cấp đánh số"))
        self.level_box.setToolTip(_("Cấp đánh số của đoạn đang chọn"))
        self.level_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.level_box.setMinimumContentsLength(9)
        for level in _LEVELS:
            self.level_box.addItem(_level_words(level), level)
        self.level_box.activated.connect(self._choose_level)
        tools.addWidget(self.level_box)
        self.heading_action = self._action(tools, _("Đề mục"), "Ctrl+B", self._toggle_heading)
        self.heading_action.setCheckable(True)
        self._action(tools, _("⇤"), "Shift+Tab", lambda: self.flow.change_level(-1), _("Lên cấp"))
        self._action(tools, _("⇥"), "Tab", lambda: self.flow.change_level(1), _("Xuống cấp"))
        self._action(tools, _("↑"), "Alt+Shift+Up", lambda: self._move(-1), _("Chuyển lên"))
        self._action(tools, _("↓"), "Alt+Shift+Down", lambda: self._move(1), _("Chuyển xuống"))
        self._action(tools, _("Tìm"), QKeySequence.StandardKey.Find, self.find_words)
        replacing = self._hidden_action("Ctrl+H", self.replace_words)
        plain = self._hidden_action("Ctrl+Shift+N", lambda: self.set_level(Level.TEXT))
        dashed = self._hidden_action("Ctrl+Shift+L", lambda: self.set_level(Level.DASH))
        following = self._hidden_action("F3", lambda: self.search.step(1))
        preceding = self._hidden_action("Shift+F3", lambda: self.search.step(-1))
        self.addActions([replacing, plain, dashed, following, preceding])
        return tools

    def _action(
        self,
        tools: QToolBar,
        words: str,
        keys: str | QKeySequence.StandardKey,
        do: object,
        name: str = "",
    ) -> QAction:
        action = self._hidden_action(keys, do)
        action.setText(words)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{name or words} ({shown})")
        if shown in ("Tab", "Shift+Tab"):
            action.setShortcut(QKeySequence())  # the flow itself takes these two
        tools.addAction(action)
        self.addAction(action)
        return action

    def _hidden_action(self, keys: str | QKeySequence.StandardKey, do: object) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _choose_level(self, row: int) -> None:
        self.set_level(self.level_box.itemData(row))
        self.flow.setFocus()

    def set_level(self, level: Level) -> None:
        """Put the selected lines on a level."""
        ids = self.flow.selected_ids()
        self.change(
            partial(flow_edits.set_level, ids=ids, level=level), _("Đổi cấp"), self.flow.place()
        )

    def _toggle_heading(self) -> None:
        ids = self.flow.selected_ids()
        change = partial(flow_edits.toggle_heading, ids=ids)
        if ids:
            self.change(change, _("Đổi đề mục"), self.flow.place())
        self._note_line(self.flow.place().line_id)

    def _move(self, step: int) -> None:
        line = self.flow.current_line
        if line is not None and line.id not in FIXED:
            move = flow_edits.move_up if step < 0 else flow_edits.move_down
            self.change(partial(move, line_id=line.id), _("Di chuyển mục"), self.flow.place())

    # -- editing ---------------------------------------------------------------------------

    def change(self, transform: Transform, label: str, place: Place | None) -> None:
        """Change the plan together with what was typed, and go to a place."""
        if self._session.plan is None or self._session.read_only:
            return
        texts = self._take_typed()

        def whole(plan: Plan) -> Plan:
            return transform(with_texts(plan, texts))

        self.search.forget_places()
        self._session.edit(whole, label, self)
        self.flow.show_lines(lines_of(self._session.plan), place)
        self._note_line(self.flow.place().line_id)

    def hand_over(self) -> None:
        """Make what was typed a step of the plan."""
        if not self._dirty:
            return
        texts = self._take_typed()
        self._session.edit(partial(with_texts, texts=texts), _("Sửa nội dung"), self)

    def _take_typed(self) -> dict[str, str]:
        self._autosave.stop()
        self._dirty = False
        return self.flow.flow_document.take_typed()

    def _note_typed(self) -> None:
        self._dirty = True
        self.search.forget_places()
        self._autosave.touch()
        self._session.touch()

    # -- showing ---------------------------------------------------------------------------

    def _show_opened(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        self._take_typed()
        self.flow.show_lines(lines_of(plan))
        self.flow.setReadOnly(self._session.read_only)
        self.tools.setEnabled(not self._session.read_only)
        self.flow.moveCursor(QTextCursor.MoveOperation.Start)
        self._note_line(self.flow.place().line_id)

    def _show_changed(self, origin: object) -> None:
        plan = self._session.plan
        if origin is self or plan is None:
            return
        self.search.forget_places()
        self.flow.show_lines(lines_of(plan))
        self.flow.setReadOnly(self._session.read_only)
        self.tools.setEnabled(not self._session.read_only)

    def go_to_line(self, line_id: str) -> bool:
        """Put the cursor into a line; False when the text has no such line."""
        if self.flow.flow_document.block_of(line_id) is None:
            return False
        self.flow.go_to(Place(line_id))
        self.flow.ensureCursorVisible()
        return True

    def _note_line(self, line_id: str) -> None:
        line: Line | None = self.flow.current_line
        block = line is not None and line.role is Role.BLOCK
        self.level_box.setEnabled(block)
        self.heading_action.setEnabled(block)
        if line is not None and block:
            self.level_box.setCurrentIndex(_LEVELS.index(line.level))
            self.heading_action.setChecked(line.kind is BlockKind.HEADING)
        self.line_changed.emit(line_id)

    def find_words(self) -> None:
        """Open the find bar with the selected words."""
        self.search.open(replacing=False)

    def replace_words(self) -> None:
        """Open the find bar with its row for replacing."""
        self.search.open(replacing=not self._session.read_only)
