"""The status line: ways to search and help, a passing message, what was saved and backed up."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from desktop.i18n import _

MESSAGE_MS = 8000


class StatusLine(QObject):
    """The labels of the status bar.

    Signals:
        search_asked: The officer wants to search.
        help_asked: The officer wants help.
    """

    search_asked = Signal()
    help_asked = Signal()

    def __init__(self, bar: QStatusBar) -> None:
        super().__init__(bar)
        bar.setSizeGripEnabled(False)
        for words, signal in (
            (_("Ctrl+K tìm mọi thứ"), self.search_asked),
            (_("F1 trợ giúp"), self.help_asked),
        ):
            bar.addWidget(_link(words, signal))
        self.message, self.saved, self.backup, self.package = (QLabel() for _number in range(4))
        for label in (self.message, self.saved, self.backup, self.package):
            label.setTextFormat(Qt.TextFormat.PlainText)
        bar.addWidget(self.message, 1)
        bar.addPermanentWidget(self.saved)
        bar.addPermanentWidget(self.backup)
        bar.addPermanentWidget(self.package)
        self._last_saved = ""
        self._clearing = QTimer(bar)
        self._clearing.setSingleShot(True)
        self._clearing.timeout.connect(self.message.clear)

    def show_saved(self) -> None:
        """Tell that the last change is on disk."""
        self._last_saved = _("Đã lưu {time}").format(time=f"{datetime.now():%H:%M}")
        self.saved.setText(self._last_saved)

    def show_saved_state(self, state: str) -> None:
        """Show the state of saving in the editor's words; a time known before stays known."""
        self.saved.setText(self._last_saved or state if state == _("Đã lưu") else state)

    def show_backup(self, at: datetime | None, today: date) -> None:
        """Show when the last backup was made, None when there is none."""
        self.backup.setText(backup_words(at, today))
        self.backup.setToolTip(f"{at:%H:%M %d/%m/%Y}" if at else "")

    def show_package(self, words: str) -> None:
        """Show which package was made last, "" when there was none yet."""
        self.package.setText(_("USB: {words}").format(words=words) if words else "")
        self.package.setVisible(bool(words))

    def show_message(self, message: str) -> None:
        """Show a message for some seconds."""
        self.message.setText(message)
        self._clearing.start(MESSAGE_MS)


def backup_words(at: datetime | None, today: date) -> str:
    """Tell how long ago the last backup was made."""
    if at is None:
        return _("Chưa sao lưu")
    days = (today - at.date()).days
    if days <= 0:
        return _("Sao lưu {time}").format(time=f"{at:%H:%M}")
    if days == 1:
        return _("Sao lưu hôm qua")
    return _("Sao lưu {days} ngày trước").format(days=days)


def _link(words: str, signal: Signal) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda _checked: signal.emit())
    return button
