"""Which template, for which year, with which answers; a picture of its first page beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.plan import Plan
from desktop.domain.template import Question, TemplateInfo
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.plans import YEARS
from desktop.ui.fields.scrolling import FormArea
from desktop.ui.tips import plain_tip
from desktop.ui.wizard.page import Page
from desktop.ui.wizard.page_picture import PagePicture

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard

PICTURE_DELAY_MS = 300
MOST_ROWS = 7
"""Templates shown without scrolling."""


class TemplatePage(Page):
    """Template, year and answers; every one has a ready value."""

    def __init__(self, wizard: PlanWizard) -> None:
        words = _("Mọi ô đã điền sẵn; chỉ sửa chỗ khác với thực tế của xã.")
        super().__init__(wizard, _("Chọn mẫu kế hoạch"), words)
        self._asked = 0
        self.templates = QListWidget()
        self.templates.setAccessibleName(_("Mẫu kế hoạch"))
        self.templates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._description = QLabel()
        self._description.setTextFormat(Qt.TextFormat.PlainText)
        self._description.setWordWrap(True)
        self._description.setProperty("muted", True)
        self.year = QSpinBox()
        self.year.setRange(YEARS[0], YEARS[-1])
        self.year.setAccessibleName(_("Năm"))
        self._questions = QFormLayout()
        self.answers: dict[str, QComboBox | QLineEdit] = {}
        self._picture = PagePicture()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PICTURE_DELAY_MS)
        self._delay.timeout.connect(self._make_plan)
        self._lay_out()
        self.templates.currentItemChanged.connect(self._template_chosen)
        self.year.valueChanged.connect(self._changed)

    def _lay_out(self) -> None:
        self._questions.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._questions.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._questions.addRow(_("Năm"), self.year)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.templates)
        column.addWidget(self._description)
        column.addLayout(self._questions)
        column.addStretch(1)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FormArea(left), 3)
        row.addWidget(self._picture, 2)
        self.fill(work)
        self.setFocusProxy(self.templates)

    def initializePage(self) -> None:
        """Offer the templates; the year of today, or the next one from October on."""
        if self.templates.count():
            return
        today = self.plan_wizard.session.program.clock.today()
        self.year.setValue(today.year + (today.month >= 10))
        self.plan_wizard.session.read(lambda services: services.plans.templates(), self._offer)

    def _offer(self, infos: list[TemplateInfo]) -> None:
        for info in infos:
            item = QListWidgetItem(info.name)
            item.setToolTip(plain_tip(info.name))
            item.setData(Qt.ItemDataRole.UserRole, info)
            self.templates.addItem(item)
        self.templates.setCurrentRow(0)
        rows = min(len(infos), MOST_ROWS) * self.templates.sizeHintForRow(0)
        self.templates.setFixedHeight(rows + 2 * self.templates.frameWidth() + 4)

    @property
    def _info(self) -> TemplateInfo | None:
        item = self.templates.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _template_chosen(self) -> None:
        info = self._info
        if info is None:
            return
        self._description.setText(info.description)
        while self._questions.rowCount() > 1:
            self._questions.removeRow(1)
        self.answers = {}
        for question in info.questions:
            self._ask(question)
        self._changed()

    def _ask(self, question: Question) -> None:
        field: QComboBox | QLineEdit
        if question.choices:
            field = QComboBox()
            field.addItems(list(question.choices))
            field.setCurrentText(question.default)
            field.currentTextChanged.connect(self._changed)
        else:
            field = QLineEdit()
            ready = "" if "{{" in question.default else question.default
            field.setText(ready)
            field.setPlaceholderText(_("tự động"))
            field.textEdited.connect(self._changed)
        field.setToolTip(question.help)
        self.answers[question.key] = field
        # A template may come from another office: its words are never taken for markup.
        label = QLabel(question.label)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        self._questions.addRow(label, field)

    def _typed_answers(self) -> dict[str, str]:
        typed = {
            key: field.currentText() if isinstance(field, QComboBox) else field.text().strip()
            for key, field in self.answers.items()
        }
        return {key: value for key, value in typed.items() if value}

    def _changed(self) -> None:
        self.plan_wizard.plan = None
        self._asked += 1
        self.completeChanged.emit()
        self._delay.start()

    def _make_plan(self) -> None:
        info = self._info
        if info is None:
            return
        self._asked += 1
        number, year, answers = self._asked, self.year.value(), self._typed_answers()

        def made(plan: Plan) -> None:
            if number == self._asked:
                self._made(plan)

        def refused(error: AppError) -> None:
            if number == self._asked:
                self.tell(error)

        self.plan_wizard.session.read(
            lambda services: services.plans.proposal(info.id, year, answers), made, refused
        )

    def _made(self, plan: Plan) -> None:
        self.forgive()
        self.plan_wizard.plan = plan
        self.completeChanged.emit()
        profile = self.plan_wizard.profile
        if profile is not None:
            documents = self.plan_wizard.session.services.documents
            self.plan_wizard.session.jobs.render(
                lambda: documents.preview(plan, profile, dpi=60).pages[:1],
                self._picture.show_pages,
                self._no_picture,
            )

    def _no_picture(self, error: AppError) -> None:
        self._picture.show_words(error.sentence())

    def isComplete(self) -> bool:
        """Tell whether the plan is made."""
        return self.plan_wizard.plan is not None
