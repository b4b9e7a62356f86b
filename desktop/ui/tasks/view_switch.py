"""The row of buttons that chooses how tasks are looked at: table, by officer, year, calendar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop.domain.tracking.query import Order, TaskQuery
from desktop.i18n import _
from desktop.ui.session import Session
from desktop.ui.tasks.views import views

TABLE = "table"


class ViewSwitch(QWidget):
    """Shows a button for the table and for each view that was registered; none when alone.

    Signals:
        chosen: The key of the view to show.
    """

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._made: dict[str, QWidget] = {}
        self._views = {view.key: view for view in views()}
        self._shown = TABLE
        self.buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(0)
        labels = {TABLE: _("Bảng")} | {view.key: view.label for view in self._views.values()}
        for key, label in labels.items():
            button = QToolButton()
            button.setText(label)
            button.setCheckable(True)
            button.setProperty("switch", True)
            button.setAccessibleName(_("Xem: {view}").format(view=label))
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)
        self.buttons[TABLE].setChecked(True)
        self.setVisible(bool(self._views))

    def widget_of(self, key: str) -> QWidget | None:
        """Return the widget of a view, made when first asked for; None for the table."""
        if key not in self._views:
            return None
        if key not in self._made:
            self._made[key] = self._views[key].make(self._session)
        return self._made[key]

    def show_chosen(self, key: str) -> None:
        """Mark the view that is shown."""
        self._shown = key
        self.buttons[key].setChecked(True)

    def show_tasks(self, query: TaskQuery, order: Order) -> None:
        """Give the view that is shown what it shall show."""
        widget = self._made.get(self._shown)
        if widget is not None:
            widget.show_tasks(query, order)

    def forget(self) -> None:
        """Show the table again: the views belonged to another workspace."""
        self.chosen.emit(TABLE)
