"""Phản hồi của cấp trên: receipts, and reports that were sent back with remarks and a new day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.reporting.periods import title
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.fields.dates import shown
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session

VERDICT_WORDS = {Verdict.RECEIVED: "✓ Đã nhận", Verdict.RETURNED: "↩ Gửi trả"}


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Ngày"), lambda word: shown(word.on), 96),
        ListColumn(_("Báo cáo"), lambda word: title(word.period, word.year), 180),
        ListColumn(_("Kết quả"), lambda word: _(VERDICT_WORDS[word.verdict]), 110),
        ListColumn(_("Cơ quan"), lambda word: word.office, 200),
        ListColumn(_("Nội dung phải sửa"), lambda word: word.remarks, 260, stretch=True),
        ListColumn(_("Hạn gửi lại"), lambda word: shown(word.new_due), 110),
        ListColumn(_("Người ký nhận"), lambda word: word.by, 150, spare=True),
    )


class WordsPage(QWidget):
    """What the level above said of the reports of this commune.

    Signals:
        message: For the status bar.
        receive_asked: The officer wants to see the packages.
        go: A report to open.
    """

    message = Signal(str)
    receive_asked = Signal()
    go = Signal(str, str, str)

    def __init__(self, session: Session, screen: Screen) -> None:
        super().__init__()
        self._session = session
        self.panel = ListPanel(
            _columns(),
            _("Lọc: báo cáo, cơ quan, nội dung"),
            EmptyState(
                _(
                    "Chưa có phản hồi nào của cấp trên.\n"
                    "Biên nhận và báo cáo bị gửi trả hiện ở đây sau khi nhận gói của cấp trên."
                ),
                _("Xem các gói"),
                self.receive_asked.emit,
                primary=False,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "exchange.words")
        self.open = screen.action(_("Mở báo cáo"), self._open, icon_name="reports")
        self.panel.offer((self.open,))
        self.panel.opened.connect(lambda _word: self._open())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.panel)
        self.setFocusProxy(self.panel)

    def actions_of_page(self) -> Sequence[QAction]:
        """Return what can be done here."""
        return (self.open,)

    def refresh(self) -> None:
        """Load the words, the last ones first."""

        def words(services: Services) -> list[SuperiorWord]:
            found = services.store.received.words_from_above.list()
            return sorted(found, key=lambda word: (word.on, word.id), reverse=True)

        self._session.read(words, self._show)

    def _show(self, words: Sequence[SuperiorWord]) -> None:
        self.panel.show_items(words)
        self.open.setEnabled(bool(words))

    def _open(self) -> None:
        word = self.panel.view.current_item()
        if word is not None:
            self.go.emit("reports", word.period.value, str(word.year))
