"""Three first steps for a newcomer, in place of the numbers of the day."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.labels import plain_label


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what it is for, and where it is done."""

    title: str
    words: str
    button: str
    place: str
    what: str = ""


def first_steps(is_set_up: bool) -> tuple[Step, ...]:
    """Return the steps; the first is done once the commune is known."""
    return (
        Step(
            _("1. Thông tin xã"),
            _("Nhập một lần, dùng cho mọi văn bản: tên xã, tỉnh, người ký, các bộ phận."),
            _("Đã khai báo – xem lại") if is_set_up else _("Khai báo thông tin xã"),
            "settings",
        ),
        Step(
            _("2. Soạn kế hoạch đầu tiên"),
            _("Chọn mẫu, trả lời vài câu hỏi, xem trước trang in rồi chỉnh sửa."),
            _("Soạn kế hoạch mới"),
            "plans",
            "new",
        ),
        Step(
            _("3. Giao việc"),
            _("Kiểm tra đơn vị, người phụ trách rồi ghi chủ trì, phối hợp vào bảng nhiệm vụ."),
            _("Xem cán bộ, bộ phận"),
            "people",
        ),
    )


class FirstSteps(QWidget):
    """Shows the three steps; the one that comes next stands out.

    Signals:
        go: A place to go to, and what to do there.
    """

    go = Signal(str, str)

    def __init__(self, is_set_up: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(plain_label(_("Chào anh/chị, bắt đầu với ba bước"), heading=True))
        for position, step in enumerate(first_steps(is_set_up)):
            column.addWidget(self._card(step, primary=position == int(is_set_up)))
        if not is_set_up:
            above = _("Là cấp huyện, cấp tỉnh? Chọn cấp để tổng hợp các xã")
            moved = _("Chuyển từ máy cũ? Khôi phục bản sao lưu trên USB")
            package = _("Có gói dữ liệu của máy cũ? Nhận gói")
            self._link(column, above, "settings", "level")
            self._link(column, moved, "settings", "backups")
            self._link(column, package, "exchange", "receive")
        column.addStretch(1)
        buttons = self.findChildren(QPushButton)
        self.setFocusProxy(next(each for each in buttons if each.property("primary")))

    def _link(self, column: QVBoxLayout, words: str, place: str, what: str) -> None:
        button = QPushButton(words)
        button.clicked.connect(lambda: self.go.emit(place, what))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _card(self, step: Step, primary: bool) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        words = QVBoxLayout()
        heading = plain_label(step.title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        words.addWidget(heading)
        words.addWidget(plain_label(step.words, muted=True))
        row.addLayout(words, 1)
        push = QPushButton(step.button)
        push.setProperty("primary", primary)
        push.clicked.connect(lambda: self.go.emit(step.place, step.what))
        row.addWidget(push)
        return card
