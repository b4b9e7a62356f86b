"""The sections of a report: what the figures say, and the officer's own words in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.services.reports.making import ReportSection
from desktop.ui.editor.save_timer import SaveTimer

KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A section with both of its words.

    Attributes:
        section: As it is printed now.
        counted: What the figures say.
    """

    section: ReportSection
    counted: str


class SectionsPane(QWidget):
    """Sections at the left; at the right the words of the figures above her own.

    Signals:
        written: Other words for a section: its key and the words; none go back to the figures.
    """

    written = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._sections: dict[str, SectionWords] = {}
        self._key = ""
        self._is_draft = False
        self.names = QListWidget()
        self.names.setAccessibleName(_("Các mục của báo cáo"))
        self.names.setWordWrap(True)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.currentItemChanged.connect(lambda *_items: self._show_section())
        self.counted = QPlainTextEdit()
        self.counted.setReadOnly(True)
        self.counted.setTabChangesFocus(True)
        self.counted.setAccessibleName(_("Lời theo số liệu"))
        self.own = QPlainTextEdit()
        self.own.setTabChangesFocus(True)
        self.own.setAccessibleName(_("Lời của đơn vị"))
        self.own.setPlaceholderText(
            _("Để trống: báo cáo in lời theo số liệu. Ghi vào đây: báo cáo in lời này.")
        )
        self.own.textChanged.connect(self._typed)
        self.take_button = QPushButton(_("Chép xuống"))
        self.take_button.setToolTip(_("Lấy lời theo số liệu làm phần đầu để sửa hoặc viết tiếp"))
        self.take_button.clicked.connect(lambda _checked: self._take())
        self.reset_button = QPushButton(_("Trả về số liệu"))
        self.reset_button.setToolTip(_("Bỏ lời của đơn vị, in lại lời theo số liệu"))
        self.reset_button.clicked.connect(lambda _checked: self.own.clear())
        self._waiting = SaveTimer(self)
        self._waiting.timeout.connect(self._give)
        self._lay_out()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row, words, button in (
            (above, _("Theo số liệu"), self.take_button),
            (below, _("Lời của đơn vị"), self.reset_button),
        ):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            button.setAutoDefault(False)
            row.addWidget(label, 1)
            row.addWidget(button)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addLayout(above)
        column.addWidget(self.counted, 2)
        column.addLayout(below)
        column.addWidget(self.own, 3)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.names)
        split.addWidget(right)
        split.setSizes([230, 430])
        split.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.addWidget(split)
        self.setFocusProxy(self.names)

    # -- showing ---------------------------------------------------------------------------

    def show_sections(self, sections: Sequence[SectionWords], is_draft: bool) -> None:
        """Show sections; words that are being typed stay as they are."""
        self._is_draft = is_draft
        self._sections = {each.section.key: each for each in sections}
        self.names.blockSignals(True)
        self.names.clear()
        for each in sections:
            mark = "✎ " if each.section.own else ""
            item = QListWidgetItem(f"{mark}{each.section.title}", self.names)
            item.setData(KEY, each.section.key)
            if each.section.own:
                item.setToolTip(_("Mục này in lời của đơn vị"))
        rows = [row for row, each in enumerate(sections) if each.section.key == self._key]
        self.names.setCurrentRow(rows[0] if rows else 0)
        self.names.blockSignals(False)
        if rows and (self._waiting.isActive() or self.own.hasFocus()):
            self._show_counted()
        else:
            self._show_section()

    def forget(self) -> None:
        """Show nothing, keep nothing."""
        self._waiting.stop()
        self._key = ""
        self.show_sections((), is_draft=False)

    def _show_section(self) -> None:
        self.flush()
        item = self.names.currentItem()
        self._key = str(item.data(KEY)) if item else ""
        self._show_counted()
        found = self._sections.get(self._key)
        self.own.blockSignals(True)
        self.own.setPlainText(found.section.text if found and found.section.own else "")
        self.own.blockSignals(False)
        self.own.setReadOnly(not self._is_draft or found is None)
        self._enable()

    def _show_counted(self) -> None:
        found = self._sections.get(self._key)
        self.counted.setPlainText(found.counted if found else "")

    def _enable(self) -> None:
        writes = self._is_draft and self._key in self._sections
        self.take_button.setEnabled(writes and bool(self.counted.toPlainText()))
        self.reset_button.setEnabled(writes and bool(self.own.toPlainText()))

    # -- writing ---------------------------------------------------------------------------

    def _take(self) -> None:
        """Put the words of the figures below, to be changed or gone on with."""
        own = self.own.toPlainText().strip()
        counted = self.counted.toPlainText().strip()
        self.own.setPlainText("\n".join(filter(None, (counted, own))))
        self.own.moveCursor(self.own.textCursor().MoveOperation.End)
        self.own.setFocus()

    def _typed(self) -> None:
        self._waiting.touch()
        self._enable()

    def flush(self) -> None:
        """Give away at once the words that wait to be kept."""
        if self._waiting.isActive():
            self._waiting.stop()
            self._give()

    def _give(self) -> None:
        if self._key:
            self.written.emit(self._key, self.own.toPlainText())
