"""Phiếu đánh giá tháng: how the office weighs quantity, quality and progress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from desktop.domain.reporting.evaluation import Rules
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.letters.evaluation import usual_rules
from desktop.ui.session import Session

WEIGHTS = ("quantity", "quality", "progress")
SHARES = ("points", "late_deduction")
Number = TypeVar("Number", QDoubleSpinBox, QSpinBox)

LEVELS = ("unjudged", "good_from", "met_from")


class EvaluationBox(QGroupBox):
    """Shows and keeps the rules of the monthly sheets.

    Signals:
        message: What was done, for the status bar.
    """

    message = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("Phiếu đánh giá tháng (Nghị định 335/2025/NĐ-CP)"))
        self._session = session
        self._rules: Rules | None = None
        self.numbers: Mapping[str, QDoubleSpinBox | QSpinBox] = {
            **{name: _weight() for name in WEIGHTS},
            **{name: _share() for name in SHARES},
            **{name: _level() for name in LEVELS},
        }
        self.basis = QLineEdit()
        self.basis.setPlaceholderText(_("ví dụ: Quyết định số 12/QĐ-UBND ngày 05/01/2026"))
        self.refusal = QLabel()
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.setProperty("signal", "late")
        self.refusal.hide()
        self.keep = QPushButton(_("Lưu cách tính"))
        self.keep.clicked.connect(lambda _checked: self._store(self.typed()))
        self.usual = QPushButton(_("Về mặc định"))
        self.usual.clicked.connect(lambda _checked: self._store(usual_rules()))
        self._lay_out()

    def _lay_out(self) -> None:
        told = QLabel(
            _(
                "Trọng số và các mức dưới đây do đơn vị quy định; chưa có quy định thì ba tiêu chí "
                "tính bằng nhau, mỗi nhiệm vụ là một sản phẩm."
            )
        )
        told.setWordWrap(True)
        told.setProperty("muted", True)
        form = QFormLayout()
        for name, words in _labels().items():
            form.addRow(words, self.numbers[name])
            self.numbers[name].setAccessibleName(words)
        form.addRow(_("Văn bản quy định"), self.basis)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.usual)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(self.refusal)
        column.addLayout(row)

    def refresh(self) -> None:
        """Load the rules again."""
        self._session.read(lambda services: services.evaluations.rules(), self._show)

    def _show(self, rules: Rules) -> None:
        if rules == self._rules:
            return
        self._rules = rules
        for name, field in self.numbers.items():
            field.setValue(getattr(rules, name))
        self.basis.setText(rules.basis)
        self._tell("")

    def typed(self) -> Rules:
        """Return the rules as they stand in the fields."""
        values = {name: field.value() for name, field in self.numbers.items()}
        return replace(self._rules or usual_rules(), **values, basis=self.basis.text())

    def _store(self, rules: Rules) -> None:
        def kept(_rules: Rules) -> None:
            self._rules = None
            self.refresh()
            self.message.emit(_("Đã lưu cách tính phiếu đánh giá."))

        self._session.do(
            lambda services: services.evaluations.set_rules(rules), kept, self._refused
        )

    def _refused(self, error: AppError) -> None:
        self._tell(f"● {error.sentence()}")

    def _tell(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))


def _labels() -> dict[str, str]:
    return {
        "quantity": _("Trọng số tiêu chí số lượng"),
        "quality": _("Trọng số tiêu chí chất lượng"),
        "progress": _("Trọng số tiêu chí tiến độ"),
        "points": _("Điểm tối đa của kết quả nhiệm vụ"),
        "late_deduction": _("Trừ khi chậm (% điểm tiến độ)"),
        "unjudged": _("Chất lượng khi chưa ai chấm (%)"),
        "good_from": _("Chất lượng tốt từ (%)"),
        "met_from": _("Đạt yêu cầu từ (%)"),
    }


def _weight() -> QDoubleSpinBox:
    return _field(QDoubleSpinBox(), 0.5, decimals=2)


def _share() -> QDoubleSpinBox:
    return _field(QDoubleSpinBox(), 1, decimals=1)


def _level() -> QSpinBox:
    return _field(QSpinBox(), 1)


def _field(field: Number, step: float, decimals: int = 0) -> Number:
    """Return a field for 0 to 100."""
    if isinstance(field, QDoubleSpinBox):
        field.setDecimals(decimals)
    field.setRange(0, 100)
    field.setSingleStep(step)
    field.setMaximumWidth(120)
    return field
