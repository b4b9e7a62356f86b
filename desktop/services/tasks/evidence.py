"""What proves that tasks were carried out: documents and files, kept once, used by many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.folding import fold
from desktop.domain.text import squeeze
from desktop.domain.tracking.model import Evidence, EvidenceLink
from desktop.domain.tracking.query import Order, TaskListing, TaskQuery
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.documents import WriteFile
from desktop.services.outcome import Outcome
from desktop.services.ports import Clock, Progress, Store
from desktop.services.precautions import Removed, before_removing
from desktop.services.task_ports import OfficeDocuments
from desktop.services.tasks import attaching, evidence_export
from desktop.services.tasks.attaching import Attachment, EvidenceDraft
from desktop.services.tasks.desk import Desk
from desktop.services.tasks.evidence_export import EvidenceFolder

MISSING = TaskQuery(without_evidence=True)
"""Tasks with something done and no evidence."""


@dataclass(frozen=True, slots=True)
class Attached:
    """What attaching did.

    Attributes:
        evidence: The evidences, in the order given.
        known: Names of files that were kept already and were only linked.
    """

    evidence: tuple[Evidence, ...]
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvedTask:
    """A task that an evidence proves: the link, its title, the day of attaching."""

    link: EvidenceLink
    title: str
    attached: dt.date | None = None


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """An evidence as a line of the list, with the tasks it proves."""

    evidence: Evidence
    tasks: tuple[ProvedTask, ...]

    @property
    def attached(self) -> dt.date | None:
        """Day on which it was first attached to one of its tasks, None when nobody knows."""
        return min((task.attached for task in self.tasks if task.attached), default=None)


class EvidenceService:
    """Attaches, lists and exports evidence; each writing function is one step."""

    def __init__(
        self, store: Store, clock: Clock, documents: OfficeDocuments, write_file: WriteFile
    ) -> None:
        self._desk = Desk(store, clock)
        self._documents = documents
        self._write_file = write_file

    # attaching

    def attach_files(
        self, keys: Sequence[str], paths: Sequence[Path], place: str = "", label: str = ""
    ) -> Outcome[Attached]:
        """Keep files and link them to tasks; a file that is kept already is only linked.

        Refused when one of the files cannot be kept; nothing is linked then.
        """
        return self.attach(keys, EvidenceDraft(place=place, files=tuple(paths)), label)

    def attach_document(
        self,
        keys: Sequence[str],
        number: str,
        date: dt.date | None,
        subject: str,
        issuer: str = "",
        place: str = "",
        label: str = "",
        file: Path | None = None,
    ) -> Outcome[Attached]:
        """Link tasks to a document by number, date and subject, with its file when there is one.

        A document that is kept already, with the same number, date and issuer, is only linked.
        """
        files = (file,) if file is not None else ()
        draft = EvidenceDraft(number, date, subject, issuer, place, files)
        if not draft.names_document:
            raise Refused(_("Cần ghi số, ký hiệu hoặc trích yếu của văn bản minh chứng."))
        return self.attach(keys, draft, label)

    def attach(
        self, keys: Sequence[str], draft: EvidenceDraft, label: str = ""
    ) -> Outcome[Attached]:
        """Link tasks to a document, to files, or to both, in one step."""
        labels = dict.fromkeys(self._desk.full_keys(keys), label)
        return self._write(attaching.prepare(self._desk, draft, labels), labels)

    def link(
        self, evidence_id: str, keys: Sequence[str], place: str = "", label: str = ""
    ) -> Outcome[Attached]:
        """Let an evidence prove further tasks."""
        labels = dict.fromkeys(self._desk.full_keys(keys), label)
        evidence = (self.get(evidence_id),)
        links = attaching.new_links(self._desk, evidence, labels, place)
        return self._write(Attachment(evidence, links=links), labels)

    def unlink(self, link_id: str) -> Outcome[None]:
        """Take an evidence from a task; the evidence itself stays."""
        link = self._desk.tasks.evidence_links.get(link_id)
        if link is None:
            raise Refused(_("Minh chứng không còn gắn với nhiệm vụ này."))
        kept = self._desk.tasks.evidence.get(link.evidence_id)
        name = (kept.number or kept.subject or kept.file_name) if kept else ""
        label = _("Gỡ minh chứng {name}").format(name=name).strip()
        with self._desk.store.step(label) as step:
            kinds = self._desk.tasks.evidence_links.remove(link_id)
        return Outcome(None, kinds, step)

    def edit(self, evidence: Evidence) -> Outcome[Evidence]:
        """Change what is said of an evidence; its file stays."""
        before = self.get(evidence.id)
        cleaned = replace(
            before,
            number=squeeze(evidence.number),
            date=evidence.date,
            subject=squeeze(evidence.subject),
            issuer=squeeze(evidence.issuer),
        )
        attaching.require_document(cleaned, self._desk.today())
        with self._desk.store.step(_("Sửa minh chứng")) as step:
            kinds = self._desk.tasks.evidence.put(cleaned)
        return Outcome(cleaned, kinds, step)

    def delete(self, *evidence_ids: str) -> Outcome[None]:
        """Remove evidences together with their links; undo brings them back."""
        for evidence_id in evidence_ids:
            self.get(evidence_id)
        links = [
            link.id
            for evidence_id in evidence_ids
            for link in self._desk.tasks.evidence_links.list("evidence_id", evidence_id)
        ]
        before_removing(self._desk.store, Removed.EVIDENCE, len(evidence_ids))
        with self._desk.store.step(_("Xóa minh chứng")) as step:
            kinds = self._desk.tasks.evidence_links.remove(*links)
            kinds |= self._desk.tasks.evidence.remove(*evidence_ids)
        return Outcome(None, kinds, step)

    # looking

    def get(self, evidence_id: str) -> Evidence:
        """Return an evidence; refuses an unknown key."""
        found = self._desk.tasks.evidence.get(evidence_id)
        if found is None:
            raise Refused(_("Không có minh chứng này."))
        return found

    def list(self, text: str = "") -> Sequence[EvidenceLine]:
        """Return evidences whose words, or whose tasks, hold every word of ``text``.

        Those added last come first; case and marks do not matter.
        """
        words = fold(text).split()
        lines = (EvidenceLine(evidence, tuple(tasks)) for evidence, tasks in self._with_tasks())
        found = [line for line in lines if all(word in _searchable(line) for word in words)]
        return found[::-1]

    def missing(self) -> TaskListing:
        """Return the tasks with something done and no evidence."""
        return self._desk.tasks.find(MISSING, Order(), self._desk.today())

    def path_of(self, evidence_id: str) -> Path:
        """Return where the file of an evidence is; refuses one that has none or lost it."""
        evidence = self.get(evidence_id)
        if not evidence.file_hash:
            raise Refused(_("Minh chứng này không có tệp kèm theo."))
        return self._desk.store.blobs.path(evidence.file_hash)

    def export(
        self,
        folder: Path,
        query: TaskQuery | None = None,
        tell: Progress = lambda _what, _share: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> EvidenceFolder:
        """Write the evidence files of tasks, numbered, with an index (DOCX and XLSX).

        The folder must be new or empty. Files that have vanished are told, not refused. Raises
        ``Cancelled`` soon after ``cancelled`` says yes; what was written is removed then.
        """
        return evidence_export.export(
            self._desk, self._documents, self._write_file, folder, query or TaskQuery(),
            tell, cancelled,
        )  # fmt: skip

    # writing

    def _write(self, attachment: Attachment, labels: attaching.Labels) -> Outcome[Attached]:
        value = Attached(attachment.evidence, attachment.known)
        if not attachment:
            return Outcome(value)
        tasks = self._desk.chosen([*labels])
        with self._desk.step(_("Gắn minh chứng vào"), tasks) as step:
            kinds = attaching.write(self._desk, attachment)
        return Outcome(value, kinds, step)

    def _with_tasks(self) -> Iterable[tuple[Evidence, Sequence[ProvedTask]]]:
        links = self._desk.tasks.evidence_links.list()
        lines = self._desk.tasks.lines(
            [*dict.fromkeys(link.task_id for link in links)], self._desk.today()
        )
        titles = {line.id: line.title for line in lines}
        made = self._desk.store.history.made_at([link.id for link in links])
        proved: dict[str, Sequence[ProvedTask]] = {}
        for link in links:
            at = made.get(link.id)
            title = titles.get(link.task_id, "")
            task = ProvedTask(link, title, at.date() if at else None)
            proved[link.evidence_id] = [*proved.get(link.evidence_id, ()), task]
        for evidence in self._desk.tasks.evidence.list():
            yield evidence, proved.get(evidence.id, ())


def _searchable(line: EvidenceLine) -> str:
    evidence = line.evidence
    titles = " ".join(task.title for task in line.tasks)
    return fold(
        f"{evidence.number} {evidence.subject} {evidence.issuer} {evidence.file_name} {titles}"
    )
