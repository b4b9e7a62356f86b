"""The list of all tasks being made, after a new version or very many new plans: how far it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.program import Services
from desktop.ui.session import Session

FEW_PLANS = 20
"""The tasks of so many plans are listed in a moment."""
BAR_WIDTH = 280


def listed_by_now(services: Services) -> float:
    """Return how much of the list is made; where there are few plans it is made at once."""
    share = services.tasks.listed()
    if share < 1 and len(services.plans.list()) <= FEW_PLANS:
        while share < 1:
            share = services.tasks.list_more()
    return share


class ListMaking(QObject):
    """Has the rest of the list made piece by piece, so that other work gets in between.

    Signals:
        told: How much is made, 0 to 1. When all is, the session tells that tasks changed.
    """

    told = Signal(float)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.is_running = False
        session.opened.connect(self._stop)

    @classmethod
    def of(cls, session: Session) -> ListMaking:
        """Return the one of a session."""
        return session.findChild(cls) or cls(session)

    def begin(self) -> None:
        """Make the list, unless it is being made."""
        if not self.is_running:
            self.is_running = True
            self._go_on()

    def _go_on(self) -> None:
        self._session.read(lambda services: services.tasks.list_more(), self._take, self._fail)

    def _take(self, share: float) -> None:
        if not self.is_running:
            return
        if share < 1:
            self.told.emit(share)
            self._go_on()
        else:
            self._stop()
            self._session.changed.emit(frozenset({Kind.TASKS}))

    def _fail(self, error: AppError) -> None:
        self._stop()
        self._session.failed.emit(error)

    def _stop(self) -> None:
        self.is_running = False


class MakingPage(QWidget):
    """Tells how far the list is, in place of what is taken from it."""

    def __init__(self, making: ListMaking) -> None:
        super().__init__()
        self.words, self.bar = QLabel(), QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setAccessibleName(_("Danh sách nhiệm vụ đã lập được"))
        why = QLabel(
            _(
                "Chỉ phải làm một lần khi có nhiều kế hoạch mới hoặc sau khi cài bản mới.\n"
                "Trong lúc này vẫn mở và soạn kế hoạch được."
            )
        )
        why.setProperty("muted", True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(why)
        column.addStretch(2)
        for label in (self.words, why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.tell(0)
        making.told.connect(self.tell)

    def tell(self, share: float) -> None:
        """Show how much is made."""
        percent = int(100 * share)
        self.words.setText(_("Đang lập danh sách nhiệm vụ… {percent} %").format(percent=percent))
        self.bar.setValue(percent)
