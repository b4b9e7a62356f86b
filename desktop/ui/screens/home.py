"""Hôm nay: what waits for a signature, what was drafted last; three first steps for a newcomer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.plan import PlanStatus
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import PlanSummary
from desktop.services.program import Services
from desktop.ui.icons import icon
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

LATEST = 8


@dataclass(frozen=True, slots=True)
class Look:
    """What the screen shows."""

    is_set_up: bool
    plans: Sequence[PlanSummary]


class HomeScreen(Screen):
    """The first place of the day."""

    shows = frozenset({Kind.PLANS, Kind.PLAN_HEAD, Kind.PROFILE})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._first: QPushButton | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def title(self) -> str:
        """Return the title of the place."""
        return _("Hôm nay")

    def help_topic(self) -> str:
        """Return the help page of the first place."""
        return "home"

    def refresh(self) -> None:
        """Load again what is shown."""
        self.session.read(_look, self._show)

    def _show(self, look: Look) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        if look.plans:
            self._show_work(column, look.plans)
        else:
            self._show_first_steps(column, look.is_set_up)
        column.addStretch(1)
        had_focus = self._first is not None and self._first.hasFocus()
        self._area.setWidget(page)
        self._first = page.findChild(QPushButton)
        self.setFocusProxy(self._first)
        if had_focus or self.hasFocus():
            self.setFocus()

    def _show_first_steps(self, column: QVBoxLayout, is_set_up: bool) -> None:
        column.addWidget(_label(_("Chào anh/chị, bắt đầu với ba bước"), heading=True))
        steps = (
            (
                _("1. Thông tin xã"),
                _("Nhập một lần, dùng cho mọi văn bản: tên xã, tỉnh, người ký, các bộ phận."),
                _("Đã khai báo – xem lại") if is_set_up else _("Khai báo thông tin xã"),
                "settings",
                "",
            ),
            (
                _("2. Soạn kế hoạch đầu tiên"),
                _("Chọn mẫu, trả lời vài câu hỏi, xem trước trang in rồi chỉnh sửa."),
                _("Soạn kế hoạch mới"),
                "plans",
                "new",
            ),
            (
                _("3. Giao việc"),
                _("Kiểm tra đơn vị, người phụ trách rồi ghi chủ trì, phối hợp vào bảng nhiệm vụ."),
                _("Xem cán bộ, bộ phận"),
                "people",
                "",
            ),
        )
        for position, (title, words, button, place, what) in enumerate(steps):
            primary = position == (1 if is_set_up else 0)
            column.addWidget(self._step(title, words, button, place, what, primary))

    def _step(
        self, title: str, words: str, button: str, place: str, what: str, primary: bool
    ) -> QFrame:
        card, row = _card()
        column = QVBoxLayout()
        heading = _label(title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        column.addWidget(heading)
        column.addWidget(_label(words, muted=True))
        row.addLayout(column, 1)
        push = QPushButton(button)
        push.setProperty("primary", primary)
        push.clicked.connect(lambda: self.go.emit(place, what, ""))
        row.addWidget(push)
        return card

    def _show_work(self, column: QVBoxLayout, plans: Sequence[PlanSummary]) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(16)
        for status, words in (
            (PlanStatus.DRAFT, _("đang soạn")),
            (PlanStatus.SUBMITTED, _("chờ ký")),
            (PlanStatus.ISSUED, _("đã ban hành")),
        ):
            number = sum(plan.status is status for plan in plans)
            counts.addWidget(self._figure(number, words, status), 1)
        column.addLayout(counts)
        head = QHBoxLayout()
        head.addWidget(_label(_("Kế hoạch sửa gần đây"), heading=True), 1)
        new = QPushButton(icon("add", "accent_text"), _("Soạn kế hoạch mới"))
        new.setProperty("primary", True)
        new.clicked.connect(lambda: self.go.emit("plans", "new", ""))
        head.addWidget(new)
        column.addLayout(head)
        for plan in plans[:LATEST]:
            column.addWidget(self._plan(plan))

    def _figure(self, number: int, words: str, status: PlanStatus) -> QPushButton:
        """Return a number that opens its list."""
        button = QPushButton(f"{number}  {words}")
        button.setProperty("figure", True)
        button.setToolTip(_("Mở danh sách kế hoạch {words}").format(words=words))
        button.clicked.connect(lambda: self.go.emit("plans", f"status:{status.name}", ""))
        return button

    def _plan(self, plan: PlanSummary) -> QFrame:
        card, row = _card()
        words = QVBoxLayout()
        words.addWidget(_label(plan.subject))
        detail = _("{status} · {issuer} · sửa lúc {time}").format(
            status=_(plan.status.value),
            issuer=plan.issuer_name,
            time=f"{plan.changed_at:%H:%M %d/%m/%Y}",
        )
        words.addWidget(_label(detail, muted=True))
        row.addLayout(words, 1)
        push = QPushButton(_("Mở"))
        push.setAccessibleName(_("Mở kế hoạch {subject}").format(subject=plan.subject))
        push.clicked.connect(lambda: self.go.emit("plans", plan.id, ""))
        row.addWidget(push)
        return card


def _look(services: Services) -> Look:
    return Look(services.profile.is_set_up(), services.plans.list())


def _card() -> tuple[QFrame, QHBoxLayout]:
    card = QFrame()
    card.setProperty("card", True)
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(16)
    return card, row


def _label(words: str, heading: bool = False, muted: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("heading", heading)
    label.setProperty("muted", muted)
    return label
