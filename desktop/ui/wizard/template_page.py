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
    QWizardPage,
)

from desktop.domain.plan import Plan
from desktop.domain.template import Question, TemplateInfo
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.plans import YEARS
from desktop.ui.wizard.page_picture import PagePicture

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard

PICTURE_DELAY_MS = 300


class TemplatePage(QWizardPage):
    """Template, year and answers; every one has a ready value."""

    def __init__(self, wizard: PlanWizard) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self.setTitle(_("Chọn mẫu kế hoạch"))
        self.setSubTitle(_("Mọi ô đã điền sẵn; chỉ sửa chỗ khác với thực tế của xã."))
        self._templates = QListWidget()
        self._templates.setAccessibleName(_("Mẫu kế hoạch"))
        self._templates.setWordWrap(True)
        self._templates.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._templates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._description = QLabel()
        self._description.setTextFormat(Qt.TextFormat.PlainText)
        self._description.setWordWrap(True)
        self._description.setProperty("muted", True)
        self._year = QSpinBox()
        self._year.setRange(YEARS[0], YEARS[-1])
        self._year.setAccessibleName(_("Năm"))
        self._questions = QFormLayout()
        self._answers: dict[str, QComboBox | QLineEdit] = {}
        self._picture = PagePicture()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PICTURE_DELAY_MS)
        self._delay.timeout.connect(self._make_plan)
        self._lay_out()
        self._templates.currentItemChanged.connect(self._template_chosen)
        self._year.valueChanged.connect(self._changed)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(_("Năm"), self._year)
        left = QVBoxLayout()
        left.addWidget(self._templates, 1)
        left.addWidget(self._description)
        left.addLayout(form)
        box = QWidget()
        box.setLayout(self._questions)
        self._questions.setContentsMargins(0, 0, 0, 0)
        left.addWidget(box)
        row = QHBoxLayout(self)
        row.addLayout(left, 3)
        row.addWidget(self._picture, 2)

    def initializePage(self) -> None:
        """Offer the templates; the year of today, or the next one from October on."""
        if self._templates.count():
            return
        today = self._wizard.session.program.clock.today()
        self._year.setValue(today.year + (today.month >= 10))
        self._wizard.session.read(
            lambda _services: self._wizard.session.program.templates().list(), self._offer
        )

    def _offer(self, infos: list[TemplateInfo]) -> None:
        for info in infos:
            item = QListWidgetItem(info.title)
            item.setData(Qt.ItemDataRole.UserRole, info)
            self._templates.addItem(item)
        self._templates.setCurrentRow(0)

    @property
    def _info(self) -> TemplateInfo | None:
        item = self._templates.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _template_chosen(self) -> None:
        info = self._info
        if info is None:
            return
        self._description.setText(info.description)
        while self._questions.rowCount():
            self._questions.removeRow(0)
        self._answers = {}
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
        self._answers[question.key] = field
        self._questions.addRow(question.label, field)

    def _typed_answers(self) -> dict[str, str]:
        typed = {
            key: field.currentText() if isinstance(field, QComboBox) else field.text().strip()
            for key, field in self._answers.items()
        }
        return {key: value for key, value in typed.items() if value}

    def _changed(self) -> None:
        self._wizard.plan = None
        self.completeChanged.emit()
        self._delay.start()

    def _make_plan(self) -> None:
        info = self._info
        if info is None:
            return
        year, answers = self._year.value(), self._typed_answers()
        self._wizard.session.read(
            lambda services: services.plans.proposal(info.id, year, answers), self._made
        )

    def _made(self, plan: Plan) -> None:
        self._wizard.plan = plan
        self.completeChanged.emit()
        profile = self._wizard.profile
        if profile is not None:
            documents = self._wizard.session.services.documents
            self._wizard.session.jobs.render(
                lambda: documents.preview(plan, profile, dpi=60).pages[:1],
                self._picture.show_pages,
                self._no_picture,
            )

    def _no_picture(self, error: AppError) -> None:
        self._picture.show_words(error.sentence())

    def isComplete(self) -> bool:
        """Tell whether the plan is made."""
        return self._wizard.plan is not None
