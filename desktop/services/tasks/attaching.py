"""Rows of evidence that come of attaching documents and files; each content is kept once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.domain.ids import new_id
from desktop.domain.text import squeeze
from desktop.domain.tracking.model import Evidence, EvidenceLink
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.tasks import checks
from desktop.services.tasks.desk import Desk

Labels = Mapping[str, str]
"""For each task the time that is proved, "" for the task as a whole."""


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """A document, its files, or both, as the officer gives them.

    Attributes:
        number, date, subject, issuer: The document; all empty when there are only files.
        place: Where in it the proof stands.
        files: The first one belongs to the document when one is given.
    """

    number: str = ""
    date: dt.date | None = None
    subject: str = ""
    issuer: str = ""
    place: str = ""
    files: tuple[Path, ...] = ()

    @property
    def names_document(self) -> bool:
        """Tell whether a document is named."""
        return bool(self.number or self.date or self.subject or self.issuer)


@dataclass(frozen=True, slots=True)
class Attachment:
    """Rows to be written.

    Attributes:
        evidence: The evidences attached, in the order given, each once.
        changed: Those of them that are new or know more than before.
        links: New links.
        known: Names of files that were kept already.
    """

    evidence: tuple[Evidence, ...]
    changed: tuple[Evidence, ...] = ()
    links: tuple[EvidenceLink, ...] = ()
    known: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.links)


@dataclass(slots=True)
class _Shelf:
    """The evidences kept so far, with what is added to them."""

    desk: Desk
    kept: list[Evidence]
    changed: dict[str, Evidence] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)

    def put(self, wanted: Evidence, file: Path | None) -> Evidence:
        """Return the evidence that is ``wanted``, an old one where it is known."""
        if file is not None:
            digest, size = self.desk.store.blobs.put(file)
            wanted = replace(wanted, file_hash=digest, file_name=file.name, file_size=size)
        same = next(_same(self.kept, wanted), None)
        if same is None:
            found = replace(wanted, id=new_id())
            self.kept.append(found)
        else:
            found = _joined(same, wanted)
            self.kept[self.kept.index(same)] = found
            if file is not None and same.file_hash == wanted.file_hash:
                self.known.append(file.name)
        if found != same:
            self.changed[found.id] = found
        return found


def prepare(desk: Desk, draft: EvidenceDraft, labels: Labels) -> Attachment:
    """Return the rows that let ``draft`` prove tasks; files are copied, nothing else is written.

    Refused for a document without words or of a day to come, and for a file that cannot be kept.
    """
    shelf = _Shelf(desk, [*desk.tasks.evidence.list()])
    found: list[Evidence] = []
    files: Sequence[Path | None] = draft.files
    if draft.names_document:
        document = Evidence(
            "", squeeze(draft.number), draft.date, squeeze(draft.subject), squeeze(draft.issuer)
        )
        require_document(document, desk.today())
        found.append(shelf.put(document, draft.files[0] if draft.files else None))
        files = draft.files[1:]
    for path in filter(None, files):
        subject = squeeze(path.stem.replace("_", " "))
        found.append(shelf.put(Evidence("", subject=subject), path))
    if not found:
        raise Refused(_("Chưa chọn tệp hay văn bản minh chứng nào."))
    once = tuple({each.id: each for each in found}.values())
    links = new_links(desk, once, labels, draft.place)
    return Attachment(once, tuple(shelf.changed.values()), links, tuple(shelf.known))


def new_links(
    desk: Desk, evidence: Iterable[Evidence], labels: Labels, place: str
) -> tuple[EvidenceLink, ...]:
    """Return the links that are missing between evidences and tasks."""
    linked = {
        (link.evidence_id, link.task_id, link.label)
        for key in labels
        for link in desk.tasks.evidence_links.list("task_id", key)
    }
    return tuple(
        EvidenceLink(new_id(), each.id, key, label, squeeze(place))
        for each in evidence
        for key, label in labels.items()
        if (each.id, key, label) not in linked
    )


def write(desk: Desk, attachment: Attachment) -> frozenset[Kind]:
    """Write the rows inside the open step; return the kinds of thing that changed."""
    kinds = desk.tasks.evidence.put(*attachment.changed)
    return kinds | desk.tasks.evidence_links.put(*attachment.links)


def require_document(document: Evidence, today: dt.date) -> None:
    """Refuse a document that is not named, and one of a day to come."""
    if not document.number and not document.subject and not document.file_hash:
        raise Refused(_("Cần ghi số, ký hiệu hoặc trích yếu của văn bản minh chứng."))
    if document.date is not None:
        checks.require_past(document.date, today)


def _same(kept: Sequence[Evidence], wanted: Evidence) -> Iterator[Evidence]:
    """Yield the evidences that are the same file, then those that are the same document."""
    if wanted.file_hash:
        yield from (each for each in kept if each.file_hash == wanted.file_hash)
    if wanted.number:
        yield from (
            each
            for each in kept
            if _words(each.number) == _words(wanted.number)
            and each.date == wanted.date
            and _words(each.issuer) == _words(wanted.issuer)
            and not (each.file_hash and wanted.file_hash)
        )


def _words(text: str) -> str:
    return squeeze(text).lower()


def _joined(kept: Evidence, new: Evidence) -> Evidence:
    """Return the kept evidence with what is known of it besides.

    A file that was kept under its own name takes the subject of the document it turns out to be.
    """
    is_named_now = not kept.number and bool(new.number)
    return replace(
        kept,
        number=kept.number or new.number,
        date=kept.date or new.date,
        subject=(new.subject if is_named_now else "") or kept.subject or new.subject,
        issuer=kept.issuer or new.issuer,
        file_hash=kept.file_hash or new.file_hash,
        file_name=kept.file_name or new.file_name,
        file_size=kept.file_size or new.file_size,
    )
