"""The forms of evidence: what it is, and which tasks it proves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.tracking.model import Evidence
from desktop.i18n import _
from desktop.ui.evidence.task_picker import TaskPicker
from desktop.ui.fields.dates import is_date_or_empty, typed
from desktop.ui.letters.forms import Form
from desktop.ui.session import Session
from desktop.ui.tasks.forms import EvidenceFields


class EvidenceWords(Form):
    """What is said of an evidence; its file stays."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self._evidence = evidence
        self.number = self.add_line(_("Số, ký hiệu:"), evidence.number, "15/BC-UBND")
        self.date = self.add_date(_("Ngày:"), evidence.date)
        self.subject = self.add_line(_("Trích yếu:"), evidence.subject)
        self.issuer = self.add_line(_("Cơ quan ban hành:"), evidence.issuer)

    def evidence(self) -> Evidence:
        """Return the evidence as typed."""
        return replace(
            self._evidence,
            number=self.number.text(),
            date=typed(self.date),
            subject=self.subject.text(),
            issuer=self.issuer.text(),
        )

    def is_complete(self) -> bool:
        """Tell whether it is named and the day is one."""
        named = self.number.text().strip() or self.subject.text().strip()
        return bool(named or self._evidence.file_hash) and is_date_or_empty(self.date)


class NewEvidence(QWidget):
    """A new evidence with the tasks that it proves.

    Signals:
        edited: A value is another now.
    """

    edited = Signal()

    def __init__(self, session: Session, year: int | None, files: Iterable[Path] = ()) -> None:
        super().__init__()
        about = _("Văn bản hoặc tệp, và các nhiệm vụ mà nó chứng minh")
        self.evidence = EvidenceFields(about, (), files)
        self.tasks = TaskPicker(session, year)
        for part in (self.evidence, self.tasks):
            part.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.evidence)
        column.addWidget(self.tasks)

    def is_complete(self) -> bool:
        """Tell whether an evidence is named and a task is ticked."""
        return self.evidence.is_complete() and self.tasks.is_complete()
