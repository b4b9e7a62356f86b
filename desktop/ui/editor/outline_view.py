"""The outline at the left: jumps, moves sections, changes their level."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from desktop.domain.ids import new_id
from desktop.i18n import _
from desktop.ui.editor import flow_edits
from desktop.ui.editor.flow import with_texts
from desktop.ui.editor.outline_model import ID_ROLE, SECTION_ROLE, OutlineModel
from desktop.ui.editor.session import PlanSession
from desktop.ui.editor.wrapping import RoomyDelegate


class OutlineView(QTreeView):
    """Tree of headings.

    Signals:
        jump_asked: Show the place with this key.
    """

    jump_asked = Signal(str)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.outline = OutlineModel(self)
        self.setModel(self.outline)
        self.setHeaderHidden(True)
        self.setAccessibleName(_("Bố cục kế hoạch"))
        self.setIndentation(14)
        self.setItemDelegate(RoomyDelegate(self))
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._make_actions()
        self._following = False
        self.selectionModel().currentChanged.connect(self._jump)
        self.clicked.connect(self._jump)
        self.outline.move_asked.connect(self._move_to, Qt.ConnectionType.QueuedConnection)
        self.outline.rename_asked.connect(self._rename, Qt.ConnectionType.QueuedConnection)
        session.opened.connect(self._show_plan)
        session.plan_changed.connect(lambda _origin: self._show_plan())

    def _make_actions(self) -> None:
        commands: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (_("Thêm mục"), "Insert", self.add_section),
            (_("Sửa tên mục"), "", lambda: self.edit(self.currentIndex())),
            (_("Lên cấp"), "", lambda: self._change(flow_edits.promote, _("Lên cấp"))),
            (_("Xuống cấp"), "", lambda: self._change(flow_edits.demote, _("Xuống cấp"))),
            (_("Chuyển lên"), "Alt+Shift+Up", lambda: self._move(flow_edits.move_up)),
            (_("Chuyển xuống"), "Alt+Shift+Down", lambda: self._move(flow_edits.move_down)),
            (_("Xóa mục và các ý bên dưới"), "Delete", self.remove_section),
        )
        for words, keys, do in commands:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.addAction(action)

    # -- showing ---------------------------------------------------------------------------

    def _show_plan(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        self.outline.editable = not self._session.read_only
        folded = self._folded()
        current = self.current_id()
        self._following = True
        if self.outline.show(plan):
            self.expandAll()
            for key in folded:
                self.collapse(self.outline.index_of(key))
            self.setCurrentIndex(self.outline.index_of(current))
        self._following = False

    def _folded(self) -> list[str]:
        found: list[str] = []
        waiting = [QModelIndex()]
        while waiting:
            parent = waiting.pop()
            for row in range(self.outline.rowCount(parent)):
                index = self.outline.index(row, 0, parent)
                waiting.append(index)
                if self.outline.rowCount(index) and not self.isExpanded(index):
                    found.append(str(index.data(ID_ROLE)))
        return found

    def follow(self, line_id: str) -> None:
        """Mark the heading under which the cursor of the text stands; none above the first."""
        index = self.outline.index_of(self.outline.heading_above(line_id))
        if index != self.currentIndex() and not self.hasFocus():
            self._following = True
            self.setCurrentIndex(index)
            self._following = False

    def current_id(self) -> str:
        """Return the key of the chosen entry, empty when there is none."""
        return str(self.currentIndex().data(ID_ROLE) or "")

    def _section(self) -> str:
        """Return the key of the chosen heading, empty when something else is chosen."""
        return self.current_id() if self.currentIndex().data(SECTION_ROLE) else ""

    def _jump(self, index: QModelIndex) -> None:
        if not self._following and index.isValid():
            self.jump_asked.emit(str(index.data(ID_ROLE)))

    # -- changing --------------------------------------------------------------------------

    def add_section(self) -> None:
        """Add a heading of the same level behind the chosen section and name it."""
        key = new_id()
        words = "Mục mới"
        self._session.flush()
        self._edit(
            partial(
                flow_edits.add_section, after_id=self._section() or None, new_id=key, text=words
            ),
            _("Thêm mục"),
        )
        index = self.outline.index_of(key)
        self.setCurrentIndex(index)
        if index.isValid():
            self.edit(index)

    def remove_section(self) -> None:
        """Remove the chosen heading with all below it; undo brings it back."""
        key = self._section()
        if key:
            self._edit(partial(flow_edits.remove_section, line_id=key), _("Xóa mục"))

    def _change(self, change: Callable[..., object], label: str) -> None:
        if self._section():
            self._edit(partial(change, ids=(self._section(),)), label)

    def _move(self, move: Callable[..., object]) -> None:
        if self._section():
            self._edit(partial(move, line_id=self._section()), _("Di chuyển mục"))

    def _move_to(self, key: str, before: str) -> None:
        move = partial(flow_edits.move_section, line_id=key, before_id=before or None)
        self._edit(move, _("Di chuyển mục"))

    def _rename(self, key: str, words: str) -> None:
        self._edit(partial(with_texts, texts={key: words}), _("Sửa tên mục"))

    def _edit(self, transform: Callable[..., object], label: str) -> None:
        if not self._session.read_only:
            self._session.flush()
            self._session.edit(transform, label, self)

    def event(self, event: QEvent) -> bool:
        """Take Tab and Shift+Tab, which would leave the tree."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            changes = {
                Qt.Key.Key_Tab: (flow_edits.demote, _("Xuống cấp")),
                Qt.Key.Key_Backtab: (flow_edits.promote, _("Lên cấp")),
            }
            change = changes.get(Qt.Key(event.key()))
            if change is not None and self._section() and not _with_command(event):
                self._change(*change)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the text with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_editing():
            self._jump(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.actions():
            action.setEnabled(not self._session.read_only)
        menu.addActions(self.actions())
        menu.popup(self.viewport().mapToGlobal(place))


def _with_command(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)
