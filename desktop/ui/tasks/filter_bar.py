"""The filter bar above the table: words, people, states, due days, areas, plans, groups, views."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.tracking.model import Part, TaskState
from desktop.domain.tracking.query import GroupBy, Order, TaskQuery
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS, URGENCY
from desktop.i18n import _
from desktop.services.tasks.choices import Choices
from desktop.ui.screens.list_panel import FILTER_DELAY_MS
from desktop.ui.tasks import filters
from desktop.ui.tasks.assign_fields import with_kind
from desktop.ui.tasks.chips import ChipRow
from desktop.ui.tasks.due_dialog import ask_due_span
from desktop.ui.tasks.filters import Names
from desktop.ui.tasks.flow_layout import FlowLayout
from desktop.ui.tasks.picking import Choice, PickPopup
from desktop.ui.tasks.saved_views import SavedViews

GROUP_WORDS = {
    GroupBy.NONE: "Không nhóm",
    GroupBy.UNIT: "Nhóm theo đơn vị",
    GroupBy.OFFICER: "Nhóm theo cán bộ",
    GroupBy.AREA: "Nhóm theo lĩnh vực",
    GroupBy.PLAN: "Nhóm theo kế hoạch",
    GroupBy.MONTH: "Nhóm theo tháng đến hạn",
    GroupBy.STATE: "Nhóm theo trạng thái",
}
"""Ways to part the list; shown through ``_``."""


class FilterBar(QWidget):
    """Shows a query and an order, and makes others of them.

    Signals:
        query_changed: A ``TaskQuery`` that the officer made.
        order_changed: An ``Order`` that the officer made.
        cleared: All filters shall go, and the table gets the keys.
        left: The keys shall go to the table.
    """

    query_changed = Signal(object)
    order_changed = Signal(object)
    cleared = Signal()
    left = Signal()

    def __init__(self, today: Callable[[], dt.date], saved: SavedViews) -> None:
        super().__init__()
        self._today = today
        self._query, self._order = TaskQuery(), Order()
        self._choices = Choices((), (), (), ())
        self.chips = ChipRow()
        self.chips.changed.connect(self.query_changed)
        self.chips.cleared.connect(self.cleared)
        self._make_search()
        self._make_buttons(saved)
        self._lay_out()

    # -- building --------------------------------------------------------------------------

    def _make_search(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Lọc: nội dung, đơn vị, sản phẩm (Ctrl+F)"))
        self.search.setAccessibleName(_("Lọc theo từ"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_DELAY_MS)
        self._delay.timeout.connect(self.search_now)
        self.search.textChanged.connect(self._delay.start)

    def _make_buttons(self, saved: SavedViews) -> None:
        self.people = self._button(_("Đơn vị, người"), self._open_people)
        self.states = self._button(_("Trạng thái"), self._open_states)
        self.due = self._menu_button(_("Hạn"))
        self.areas = self._button(_("Lĩnh vực"), self._open_areas)
        self.plans = self._button(_("Kế hoạch"), self._open_plans)
        self.more = self._menu_button(_("Khác"))
        self.saved = self._menu_button(_("Bộ lọc đã lưu"), saved.menu)
        self.groups = QComboBox()
        self.groups.setAccessibleName(_("Nhóm theo"))
        for group, words in GROUP_WORDS.items():
            self.groups.addItem(_(words), group)
        self.groups.activated.connect(
            lambda: self.order_changed.emit(replace(self._order, group=self.groups.currentData()))
        )

    def _button(self, words: str, do: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setText(f"{words} ▾")
        button.setAccessibleName(_("Lọc theo: {what}").format(what=words))
        button.setProperty("field", True)
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _menu_button(self, words: str, menu: QMenu | None = None) -> QToolButton:
        button = self._button(words, lambda: None)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made = menu or QMenu(button)
        if menu is None:
            made.aboutToShow.connect(lambda: self._fill_menu(made))
        button.setMenu(made)
        return button

    def _lay_out(self) -> None:
        fields = QWidget()
        row = FlowLayout(fields, self.search, even=True)
        self.search.setMinimumWidth(200)
        for widget in (
            self.search, self.people, self.states, self.due, self.areas, self.plans, self.more,
            self.groups, self.saved,
        ):  # fmt: skip
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(widget)
        policy = fields.sizePolicy()
        policy.setHeightForWidth(True)
        fields.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(fields)
        column.addWidget(self.chips)

    # -- showing ---------------------------------------------------------------------------

    def show_choices(self, choices: Choices) -> None:
        """Offer these people, areas and plans."""
        self._choices = choices
        self.show_query(self._query, self._order)

    def show_query(self, query: TaskQuery, order: Order) -> None:
        """Show a query and an order."""
        self._query, self._order = query, order
        if self.search.text().strip() != query.text:
            self.search.blockSignals(True)
            self.search.setText(query.text)
            self.search.blockSignals(False)
        self.groups.setCurrentIndex(self.groups.findData(order.group))
        chips = filters.chips_of(query, self.names())
        self.chips.show_query(query, chips, filters.is_narrowed(query))
        for button, on in (
            (self.people, bool(query.assignees)),
            (self.states, bool(query.states)),
            (self.due, query.due_from is not None or query.due_to is not None),
            (self.areas, bool(query.areas)),
            (self.plans, bool(query.plans)),
        ):
            _mark(button, on)

    def show_counts(self, counts: Mapping[TaskState, int]) -> None:
        """Show how many tasks are in each state."""
        self.chips.show_counts(counts)

    def names(self) -> Names:
        """Return words for the keys of people and plans."""
        return Names(
            {assignee.ref: assignee.name for assignee in self._choices.assignees},
            {plan.id: plan.subject for plan in self._choices.plans},
        )

    # -- words -----------------------------------------------------------------------------

    def type_on(self, letters: str) -> None:
        """Take letters typed on the table."""
        if letters.isprintable() and letters.strip():
            self.search.setFocus()
            self.search.setText(letters)

    def search_now(self) -> None:
        """Search for the words typed so far."""
        self._delay.stop()
        text = self.search.text().strip()
        if text != self._query.text:
            self.query_changed.emit(replace(self._query, text=text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the words to the table by Down and Enter, and by Esc without words."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.search_now()
                self.left.emit()
                return True
            if key is Qt.Key.Key_Escape:
                self.search.clear()
                self.search_now()
                self.left.emit()
                return True
        return False

    # -- choosing --------------------------------------------------------------------------

    def _pick(
        self,
        button: QToolButton,
        choices: Sequence[Choice],
        picked: frozenset[str],
        take: Callable[[frozenset[str]], TaskQuery],
    ) -> PickPopup:
        popup = PickPopup(button.accessibleName(), self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.pick.show_choices(choices, picked)
        popup.picked.connect(lambda keys: self.query_changed.emit(take(frozenset(keys))))
        popup.open_below(button)
        return popup

    def _open_people(self) -> None:
        choices = [(each.ref, with_kind(each)) for each in self._choices.assignees]
        popup = self._pick(
            self.people, choices, self._query.assignees,
            lambda refs: replace(self._query, assignees=refs),
        )  # fmt: skip
        part = QComboBox()
        part.setAccessibleName(_("Phần việc"))
        for words, value in (
            (_("Chủ trì hoặc phối hợp"), None),
            (_("Chỉ việc chủ trì"), Part.LEAD),
            (_("Chỉ việc phối hợp"), Part.COOPERATE),
        ):
            part.addItem(words, value)
        part.setCurrentIndex(part.findData(self._query.part))
        part.activated.connect(
            lambda: self.query_changed.emit(replace(self._query, part=part.currentData()))
        )
        popup.column.insertWidget(0, part)

    def _open_states(self) -> None:
        choices = [
            (state.value, f"{STATE_SIGNS[state]} {_(STATE_WORDS[state])}") for state in URGENCY
        ]
        picked = frozenset(state.value for state in self._query.states)
        self._pick(
            self.states, choices, picked,
            lambda keys: replace(self._query, states=frozenset(map(TaskState, keys))),
        )  # fmt: skip

    def _open_areas(self) -> None:
        self._pick(
            self.areas, [(area, area) for area in self._choices.areas], self._query.areas,
            lambda keys: replace(self._query, areas=keys),
        )  # fmt: skip

    def _open_plans(self) -> None:
        plans = [(plan.id, f"{plan.subject} ({plan.years})") for plan in self._choices.plans]
        self._pick(
            self.plans, [*plans, ("", _("Nhiệm vụ riêng"))], self._query.plans,
            lambda keys: replace(self._query, plans=keys),
        )  # fmt: skip

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        if menu is self.due.menu():
            self._fill_due(menu)
        else:
            self._fill_flags(menu)

    def _fill_due(self, menu: QMenu) -> None:
        menu.addAction(_("Mọi thời hạn"), lambda: self._ask(filters.without_due(self._query)))
        menu.addSeparator()
        for choice in filters.due_choices():
            menu.addAction(
                choice.words,
                lambda choice=choice: self._ask(choice.change(self._query, self._today())),
            )
        menu.addSeparator()
        menu.addAction(
            _("Từ ngày … đến ngày …"), lambda: ask_due_span(self, self._query, self._ask)
        )

    def _fill_flags(self, menu: QMenu) -> None:
        for flag in filters.flag_choices():
            on = getattr(self._query, flag.field) is flag.value
            action = menu.addAction(flag.words)
            action.setCheckable(True)
            action.setChecked(on)
            change = flag.off if on else flag.on
            action.triggered.connect(lambda _checked, change=change: self._ask(change(self._query)))

    def _ask(self, query: TaskQuery) -> None:
        self.query_changed.emit(query)


def _mark(button: QToolButton, on: bool) -> None:
    """Let a button stand out while its filter is in use."""
    if button.property("used") is not on:
        button.setProperty("used", on)
        button.style().unpolish(button)
        button.style().polish(button)
