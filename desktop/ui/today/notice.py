"""A notice of the desktop once a day: how much is overdue, how much is due soon."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.tasks.today import SOON, Today
from desktop.ui.session import Session

SHOWN_MS = 10_000


class DailyNotice(QObject):
    """Tells of the tasks that burn, at the first look of a day; silent where there is no tray.

    Signals:
        clicked: The notice was clicked.
    """

    clicked = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.tray: QSystemTrayIcon | None = None

    def tell(self, today: Today) -> None:
        """Show the notice, unless it was shown today, is switched off or has nothing to say."""
        settings, day = self._session.program.settings, today.day.isoformat()
        words = notice_words(today)
        if not words or not settings.daily_notice or settings.noticed_on == day:
            return
        tray = self._tray()
        if tray is None:
            return
        tray.show()
        tray.showMessage(_("Việc cần làm hôm nay"), words, QGuiApplication.windowIcon(), SHOWN_MS)
        settings.noticed_on = day
        try:
            self._session.program.save_settings()
        except AppError as error:
            self._session.failed.emit(error)

    def _tray(self) -> QSystemTrayIcon | None:
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return None
        if self.tray is None:
            self.tray = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
            self.tray.setToolTip(QGuiApplication.applicationDisplayName())
            self.tray.messageClicked.connect(self.clicked)
            self.tray.activated.connect(lambda _reason: self.clicked.emit())
        return self.tray


def notice_words(today: Today) -> str:
    """Return what the notice says; "" when nothing burns."""
    late, soon = today.overdue.count, today.due_7.count
    parts = []
    if late:
        parts.append(_("{count} nhiệm vụ quá hạn").format(count=late))
    if soon:
        parts.append(_("{count} nhiệm vụ đến hạn trong 7 ngày tới").format(count=soon))
    week = today.day + dt.timedelta(days=SOON)
    if reports := sum(report.due <= week for report in today.reports_due):
        parts.append(_("{count} báo cáo đến hạn gửi").format(count=reports))
    return ", ".join(parts) + "." if parts else ""
