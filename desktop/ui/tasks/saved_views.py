"""The menu of saved views: choose, save, rename, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from desktop.domain.tracking.query import Order, TaskQuery
from desktop.i18n import _
from desktop.services.task_ports import SavedView
from desktop.ui.session import Session

Choice = tuple[str, Callable[[SavedView], None]]


class _ViewMenu(QMenu):
    """A menu of views: F2 renames the one under the cursor, the right button offers more.

    Signals:
        rename_asked: The key of a view.
        choices_asked: The key of a view, and where on the screen to offer.
    """

    rename_asked = Signal(str)
    choices_asked = Signal(str, QPoint)

    def event(self, event: QEvent) -> bool:
        """Keep F2 from the shortcuts of the place behind."""
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename on F2."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_F2 and action is not None and action.data():
            self.rename_asked.emit(action.data())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a view."""
        action = self.actionAt(event.pos()) or self.activeAction()
        if action is not None and action.data():
            self.choices_asked.emit(action.data(), event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the right button to the offer; Qt would choose the view with it."""
        if event.button() is not Qt.MouseButton.RightButton:
            super().mouseReleaseEvent(event)


class SavedViews(QObject):
    """Views that the officer named, in a menu.

    Signals:
        chosen: A ``SavedView`` to show.
        message: What was done, for the status bar.
    """

    chosen = Signal(object)
    message = Signal(str)

    def __init__(
        self, session: Session, shown: Callable[[], tuple[TaskQuery, Order]], owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._session, self._shown, self._owner = session, shown, owner
        self._views: Sequence[SavedView] = ()
        self.menu = _ViewMenu(owner)
        self.menu.rename_asked.connect(self._rename_at)
        self.menu.choices_asked.connect(self._offer_choices)
        self.menu.setToolTipsVisible(True)
        self.show_views(())

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Offer these views."""
        self._views = views
        self.menu.clear()
        for view in views:
            action = self.menu.addAction(view.name, lambda view=view: self.chosen.emit(view))
            action.setData(view.id)
            action.setToolTip(_("F2: đổi tên; bấm phải: đổi tên, cập nhật, xóa"))
        if not views:
            self.menu.addAction(_("Chưa lưu bộ lọc nào")).setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction(_("Lưu bộ lọc đang dùng…"), self.ask_name)
        for words, do in self._choices():
            self._submenu(words, do)

    def _choices(self) -> tuple[Choice, ...]:
        return (
            (_("Cập nhật theo bộ lọc đang dùng"), self.replace),
            (_("Đổi tên"), self.ask_new_name),
            (_("Xóa"), self.delete),
        )

    def _rename_at(self, view_id: str) -> None:
        view = self._with_key(view_id)
        if view is not None:
            self.menu.close()
            self.ask_new_name(view)

    def _offer_choices(self, view_id: str, where: QPoint) -> None:
        """Offer what can be done with the view under the pointer."""
        view = self._with_key(view_id)
        if view is None:
            return
        menu = QMenu(self.menu)
        for words, do in self._choices():
            menu.addAction(words, lambda do=do: (self.menu.close(), do(view)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _with_key(self, view_id: str) -> SavedView | None:
        return next((view for view in self._views if view.id == view_id), None)

    def _submenu(self, words: str, do: Callable[[SavedView], None]) -> None:
        menu = self.menu.addMenu(words)
        menu.setEnabled(bool(self._views))
        for view in self._views:
            menu.addAction(view.name, lambda view=view: do(view))

    def named(self, name: str) -> SavedView | None:
        """Return the view of a name, None when there is none."""
        return next((view for view in self._views if view.name == name), None)

    def ask_name(self) -> None:
        """Ask for a name and keep what is shown under it."""
        name, accepted = QInputDialog.getText(self._owner, _("Lưu bộ lọc"), _("Tên bộ lọc:"))
        if accepted:
            self.save(name)

    def save(self, name: str) -> None:
        """Keep what is shown under a name."""
        query, order = self._shown()
        self._session.do(
            lambda services: services.tasks.save_view(name, query, order),
            lambda view: self.message.emit(_("Đã lưu bộ lọc “{name}”").format(name=view.name)),
        )

    def replace(self, view: SavedView) -> None:
        """Keep what is shown under the name of a view."""
        self.save(view.name)

    def ask_new_name(self, view: SavedView) -> None:
        """Ask for another name of a view."""
        name, accepted = QInputDialog.getText(
            self._owner, _("Đổi tên bộ lọc"), _("Tên mới:"), text=view.name
        )
        if accepted and name.strip() and name.strip() != view.name:
            self.rename(view, name)

    def rename(self, view: SavedView, name: str) -> None:
        """Give a view another name."""
        self._session.do(
            lambda services: services.tasks.rename_view(view.id, name),
            lambda kept: self.message.emit(_("Đã đổi tên thành “{name}”").format(name=kept.name)),
        )

    def delete(self, view: SavedView) -> None:
        """Remove a view; undo brings it back."""
        self._session.do(
            lambda services: services.tasks.delete_view(view.id),
            lambda _none: self.message.emit(
                _("Đã xóa bộ lọc “{name}”; bấm Ctrl+Z để lấy lại.").format(name=view.name)
            ),
        )
