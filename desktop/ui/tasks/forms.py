"""The small forms of the tasks: evidence, own task, postponement, reason, event, reminder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QFileDialog, QLineEdit, QListWidgetItem, QWidget

from desktop.domain.decree_dates import short_date
from desktop.domain.schedule import read_schedule
from desktop.domain.tracking.model import Assignee, PlanItem, SourceDocument, Time
from desktop.i18n import _
from desktop.services.tasks.attaching import EvidenceDraft
from desktop.ui.fields.dates import is_date_or_empty, shown, typed
from desktop.ui.forms.ui_task_event import Ui_TaskEvent
from desktop.ui.forms.ui_task_evidence import Ui_TaskEvidence
from desktop.ui.forms.ui_task_extend import Ui_TaskExtend
from desktop.ui.forms.ui_task_own import Ui_TaskOwn
from desktop.ui.forms.ui_task_reason import Ui_TaskReason
from desktop.ui.forms.ui_task_remind import Ui_TaskRemind
from desktop.ui.tasks.dropping import FilesDrop

PATH = Qt.ItemDataRole.UserRole
FILES_HEIGHT = 84


class ReasonFields(QWidget):
    """A reason; nothing may be given up or sent back without one.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, about: str, hint: str = "") -> None:
        """Ask about a task; ``hint`` stands in place of "goes into the report"."""
        super().__init__()
        self.form = Ui_TaskReason()
        self.form.setupUi(self)
        self.form.about.setText(about)
        if hint:
            self.form.reason.setPlaceholderText(hint)
        self.form.reason.textChanged.connect(self.edited)

    def reason(self) -> str:
        """Return the reason as typed."""
        return self.form.reason.toPlainText().strip()

    def is_complete(self) -> bool:
        """Tell whether a reason is given."""
        return bool(self.reason())


class ExtendFields(QWidget):
    """The day to which a time is postponed, and why.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, about: str) -> None:
        super().__init__()
        self.form = Ui_TaskExtend()
        self.form.setupUi(self)
        self.form.about.setText(about)
        self.form.day.textEdited.connect(self.edited)
        self.form.reason.textChanged.connect(self.edited)

    def day(self) -> dt.date | None:
        """Return the day as typed, None while it is none."""
        return typed(self.form.day)

    def reason(self) -> str:
        """Return the reason as typed."""
        return self.form.reason.toPlainText().strip()

    def is_complete(self) -> bool:
        """Tell whether there is a day and a reason."""
        return self.day() is not None and bool(self.reason())


class EventFields(QWidget):
    """The document for which a task waited; both fields empty take the note back.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, about: str, document: str, date: dt.date | None) -> None:
        super().__init__()
        self.form = Ui_TaskEvent()
        self.form.setupUi(self)
        self.form.about.setText(about)
        self.form.document.setText(document)
        self.form.date.setText(shown(date))
        for field in (self.form.document, self.form.date):
            field.textEdited.connect(self.edited)

    def document(self) -> str:
        """Return number and symbol as typed."""
        return self.form.document.text().strip()

    def date(self) -> dt.date | None:
        """Return the day as typed."""
        return typed(self.form.date)

    def is_complete(self) -> bool:
        """Tell whether the day is one; a document needs its day."""
        return is_date_or_empty(self.form.date) and (self.date() is not None or not self.document())


class RemindFields(QWidget):
    """Who was reminded by telephone or in person, and of what.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, about: str, people: Sequence[Assignee]) -> None:
        super().__init__()
        self.form = Ui_TaskRemind()
        self.form.setupUi(self)
        self.form.about.setText(about)
        for assignee in people:
            self.form.who.addItem(assignee.name, assignee.ref)
        self._people = {assignee.ref: assignee for assignee in people}
        self.form.who.activated.connect(lambda _place: self.edited.emit())
        self.form.note.textEdited.connect(self.edited)

    def assignee(self) -> Assignee | None:
        """Return who is chosen, None when there is nobody to choose."""
        return self._people.get(self.form.who.currentData())

    def note(self) -> str:
        """Return the note as typed."""
        return self.form.note.text().strip()

    def is_complete(self) -> bool:
        """Tell whether somebody is chosen."""
        return self.assignee() is not None


class EvidenceFields(QWidget):
    """A document that proves tasks, files, or both; files can be dropped on it.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(
        self, about: str, times: Sequence[Time], files: Iterable[Path] = (), label: str = ""
    ) -> None:
        super().__init__()
        self.form = Ui_TaskEvidence()
        self.form.setupUi(self)
        self.form.about.setText(about)
        self.form.label.addItem(_("Cả nhiệm vụ"), "")
        for time in times:
            if time.label:
                self.form.label.addItem(time.label, time.label)
        self.form.label.setCurrentIndex(max(0, self.form.label.findData(label)))
        self.form.label.setEnabled(self.form.label.count() > 1)
        self.form.files.setFixedHeight(FILES_HEIGHT)
        self.form.files.setAccessibleName(_("Tệp kèm theo"))
        self.form.files.installEventFilter(self)
        self.form.choose.clicked.connect(self._choose)
        self.form.choose.setShortcut(QKeySequence.StandardKey.Open)
        self.form.choose.setToolTip(self.form.choose.shortcut().toString())
        FilesDrop(self, self.add_files)
        FilesDrop(self.form.files.viewport(), self.add_files)
        for field in self._lines():
            field.textEdited.connect(self.edited)
        self.add_files(files)

    def _lines(self) -> tuple[QLineEdit, ...]:
        form = self.form
        return (form.number, form.date, form.subject, form.issuer, form.place)

    def add_files(self, files: Iterable[Path]) -> None:
        """Take files in; the same one only once."""
        known = {item.data(PATH) for item in self._items()}
        for path in files:
            if str(path) not in known:
                item = QListWidgetItem(path.name, self.form.files)
                item.setData(PATH, str(path))
                item.setToolTip(str(path))
        self.edited.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.form.files.item(row) for row in range(self.form.files.count())]

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Chọn tệp minh chứng"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.add_files(map(Path, names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a chosen file out of the list by Delete."""
        deletes = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        )
        if deletes and (row := self.form.files.currentRow()) >= 0:
            self.form.files.takeItem(row)
            self.edited.emit()
        return deletes

    def draft(self) -> EvidenceDraft:
        """Return the evidence as typed."""
        form = self.form
        return EvidenceDraft(
            number=form.number.text().strip(),
            date=typed(form.date),
            subject=form.subject.text().strip(),
            issuer=form.issuer.text().strip(),
            place=form.place.text().strip(),
            files=tuple(Path(item.data(PATH)) for item in self._items()),
        )

    def label(self) -> str:
        """Return the time that is proved, "" for the task as a whole."""
        return str(self.form.label.currentData() or "")

    def is_complete(self) -> bool:
        """Tell whether something is named and the day is one."""
        draft = self.draft()
        named = bool(draft.number or draft.subject or draft.files)
        return named and is_date_or_empty(self.form.date)


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task of its own as typed: the arguments of ``TaskService.add``."""

    task: str
    time: str
    lead: tuple[str, ...]
    cooperate: tuple[str, ...]
    products: tuple[str, ...]
    area: str
    year: int
    source: SourceDocument | None


class OwnFields(QWidget):
    """A task that stands in no plan.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(
        self, item: PlanItem | None, year: int, areas: Sequence[str], people: Sequence[str]
    ) -> None:
        super().__init__()
        self.form = Ui_TaskOwn()
        self.form.setupUi(self)
        self.form.area.addItems(list(areas))
        self.form.area.setEditText("")
        self.form.year.setValue(year)
        for field in (self.form.lead, self.form.cooperate):
            field.setCompleter(_last_name_completer(people, field))
        if item is not None:
            self._show(item)
        for box in (self.form.task, self.form.products):
            box.textChanged.connect(self.edited)
            box.setFixedHeight(64)
        self.form.time.textChanged.connect(self._read_time)
        self.form.year.valueChanged.connect(self._read_time)
        for line in self._lines():
            line.textEdited.connect(self.edited)
        self.form.area.editTextChanged.connect(lambda _text: self.edited.emit())
        self._read_time()

    def _lines(self) -> tuple[QLineEdit, ...]:
        form = self.form
        source = (form.sourceNumber, form.sourceDate, form.sourceIssuer, form.sourceClause)
        return (form.lead, form.cooperate, form.time, *source)

    def _show(self, item: PlanItem) -> None:
        form = self.form
        form.task.setPlainText(item.task)
        form.lead.setText("; ".join(item.lead))
        form.cooperate.setText("; ".join(item.cooperate))
        form.time.setText(item.time)
        form.products.setPlainText("\n".join(item.products))
        form.area.setEditText(item.area)
        form.year.setValue(item.first_year)
        if item.source is not None:
            form.sourceNumber.setText(item.source.number)
            form.sourceDate.setText(shown(item.source.date))
            form.sourceIssuer.setText(item.source.issuer)
            form.sourceClause.setText(item.source.clause)

    def _read_time(self) -> None:
        self.form.reading.setText(time_reading(self.form.time.text(), self.form.year.value()))
        self.edited.emit()

    def own_task(self) -> OwnTask:
        """Return the task as typed."""
        form = self.form
        source = SourceDocument(
            form.sourceNumber.text().strip(),
            typed(form.sourceDate),
            form.sourceIssuer.text().strip(),
            form.sourceClause.text().strip(),
        )
        return OwnTask(
            task=form.task.toPlainText(),
            time=form.time.text(),
            lead=tuple(_split(form.lead.text(), ";")),
            cooperate=tuple(_split(form.cooperate.text(), ";")),
            products=tuple(_split(form.products.toPlainText(), "\n")),
            area=form.area.currentText(),
            year=form.year.value(),
            source=source if source != SourceDocument() else None,
        )

    def is_complete(self) -> bool:
        """Tell whether the task is worded and the day of the document is one."""
        return bool(self.form.task.toPlainText().strip()) and is_date_or_empty(self.form.sourceDate)


def time_reading(wording: str, year: int) -> str:
    """Return in one line how a time wording is understood."""
    reading = read_schedule(wording, year)
    if not wording.strip():
        return ""
    if reading.occurrences:
        due = [short_date(each.due) for each in reading.occurrences if each.due is not None]
        more = "…" if len(due) > 4 else ""
        words = _("Hiểu là: hạn {days}").format(days=", ".join(due[:4]) + more)
    elif reading.doubts:
        words = reading.doubts[0]
    else:
        words = _("Hiểu là: không có ngày cụ thể")
    return words


def _split(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]


def _last_name_completer(names: Sequence[str], field: QLineEdit) -> QCompleter:
    """Return a completer that offers names for what is typed after the last semicolon."""

    class LastName(QCompleter):
        def splitPath(self, path: str) -> list[str]:
            return [path.rpartition(";")[2].strip()]

        def pathFromIndex(self, index: object) -> str:
            before, mark, _last = field.text().rpartition(";")
            return f"{before}{mark} {super().pathFromIndex(index)}".strip()

    completer = LastName(list(names), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
