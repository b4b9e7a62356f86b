"""The menu of saved views: choose, save, rename, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from desktop.domain.tracking.query import Order, TaskQuery
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.services.task_ports import SavedView
from desktop.ui.session import Session


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
        self.menu = QMenu(owner)
        self.menu.setToolTipsVisible(True)
        self.show_views(())

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Offer these views."""
        self._views = views
        self.menu.clear()
        for view in views:
            self.menu.addAction(view.name, lambda view=view: self.chosen.emit(view))
        if not views:
            self.menu.addAction(_("Chưa lưu bộ lọc nào")).setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction(_("Lưu bộ lọc đang dùng…"), self.ask_name)
        for words, do in (
            (_("Cập nhật theo bộ lọc đang dùng"), self.replace),
            (_("Đổi tên"), self.ask_new_name),
            (_("Xóa"), self.delete),
        ):
            self._submenu(words, do)

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

        def work(services: Services) -> Outcome[SavedView]:
            kept = services.tasks.save_view(name, view.query, view.order)
            if kept.value.id != view.id:
                services.tasks.delete_view(view.id)
            return kept

        self._session.do(work)

    def delete(self, view: SavedView) -> None:
        """Remove a view; undo brings it back."""
        self._session.do(
            lambda services: services.tasks.delete_view(view.id),
            lambda _none: self.message.emit(
                _("Đã xóa bộ lọc “{name}”; bấm Ctrl+Z để lấy lại.").format(name=view.name)
            ),
        )
