"""Cấp của cơ quan: whether the workspace is that of a commune, a district or a province."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.i18n import _
from desktop.ui.session import Session


class LevelBox(QGroupBox):
    """The level, and what a level above communes is called.

    Signals:
        message: For the status bar.
    """

    message = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("Cấp của cơ quan"))
        self._session = session
        self.level = QComboBox()
        for level, words in (
            (Level.COMMUNE, _("Cấp xã: soạn và thực hiện kế hoạch")),
            (Level.DISTRICT, _("Cấp huyện: tổng hợp các xã")),
            (Level.PROVINCE, _("Cấp tỉnh: tổng hợp các xã")),
        ):
            self.level.addItem(words, level)
        self.lines = {
            "name": _line("tỉnh Hưng Yên"),
            "agency": _line(_("Sở Nội vụ; để trống nếu do UBND tổng hợp")),
            "place": _line("Hưng Yên"),
            "contact": _line(_("Họ tên người tổng hợp")),
            "telephone": _line(_("Số điện thoại")),
        }
        self.save = QPushButton(_("Lưu cấp"))
        self.save.clicked.connect(lambda _on: self._store())
        note = QLabel(_("Cấp huyện, cấp tỉnh có thêm mục Tổng hợp để nhận báo cáo các xã."))
        note.setProperty("muted", True)
        note.setWordWrap(True)
        self._form = QFormLayout()
        self._form.addRow(_("Cấp:"), self.level)
        for key, words in (
            ("name", _("Tên:")),
            ("agency", _("Cơ quan tổng hợp:")),
            ("place", _("Địa danh:")),
            ("contact", _("Người liên hệ:")),
            ("telephone", _("Điện thoại:")),
        ):
            self._form.addRow(words, self.lines[key])
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addLayout(self._form)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.level.activated.connect(lambda _row: self._fold())
        self._fold()

    def _fold(self) -> None:
        above = self.level.currentData() is not Level.COMMUNE
        for line in self.lines.values():
            self._form.setRowVisible(line, above)

    def refresh(self) -> None:
        """Load the level; what is being typed stays."""
        if not any(line.isModified() for line in self.lines.values()):
            self._session.read(
                lambda services: services.consolidation.register.level(), self.show_level
            )

    def show_level(self, level: OfficeLevel) -> None:
        """Show a level."""
        self.level.setCurrentIndex(self.level.findData(level.level))
        for key, line in self.lines.items():
            line.setText(getattr(level, key))
        self._fold()

    def _store(self) -> None:
        typed = {key: line.text() for key, line in self.lines.items()}
        chosen = self.level.currentData()
        level = OfficeLevel() if chosen is Level.COMMUNE else OfficeLevel(chosen, **typed)
        self._session.do(
            lambda services: services.consolidation.register.set_level(level),
            self._stored,
        )

    def _stored(self, level: OfficeLevel) -> None:
        self.show_level(level)
        self.message.emit(_("Đã lưu cấp của cơ quan."))


def _line(hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(hint)
    return line
