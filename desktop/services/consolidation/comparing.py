"""What of a package from above is new here, what changes, and what cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, cast

from desktop.domain.consolidation.coming import (
    LEGAL_FIELDS,
    TASK_FIELDS,
    ComingItem,
    field_changes,
    is_newer,
    joined,
    record_changes,
)
from desktop.domain.consolidation.down import SentDown
from desktop.domain.consolidation.down_records import (
    CRITERIA,
    KEPT_PARTS,
    LEGAL,
    SCORE,
    TASK,
    TEMPLATE,
    Recipient,
    TemplateText,
    legal,
    task,
    template,
)
from desktop.domain.consolidation.register import ItemFromAbove, item_id
from desktop.domain.exchange.model import Effect
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.tracking.model import PlanItem
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.ports import Clock, Store

Record = Mapping[str, Any]


class TemplateTrial(Protocol):
    """Tries a foreign template before it is taken."""

    def problem_of(self, given: TemplateText) -> str:
        """Return why a template cannot be used, "" when it can."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a package down, and which package it is."""

    workspace_id: str
    office: str
    package_id: str


NOBODY = Sender("", "", "")


class Comparing:
    """Compares what comes with what stands here; nothing is written."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        trial: Callable[[], TemplateTrial],
        sender: Sender,
        is_ours: Callable[[Recipient], bool],
    ) -> None:
        self._store = store
        self._clock = clock
        self._trial = trial
        self._sender = sender
        self._is_ours = is_ours
        self._set_titles: dict[str, str] = {}
        self._rows: dict[str, ItemFromAbove] = {}
        self._own: dict[str, PlanItem] = {}
        self._taken: set[str] = set()
        self._library: dict[tuple[str, ...], LegalDocument] = {}
        self._library_ids: set[str] = set()
        self._new_tasks = 0
        self.known = 0
        """How many things are there already and stay as they are."""
        self.remarks: list[str] = []
        """What cannot be taken, a sentence each."""

    def items(self, sent: SentDown) -> Iterator[ComingItem]:
        """Yield what takes effect here, in the order of the package."""
        ways: dict[str, Callable[[Record, ItemFromAbove | None], ComingItem | None]] = {
            TASK: self._task,
            LEGAL: self._legal,
        }
        records = sent.plain()
        self._set_titles = {each.id: each.title for each in sent.criteria}
        self._look_up([each.id for each in sent.tasks])
        for part in KEPT_PARTS:
            for record in self._ours(part, records[part]):
                known = self._rows.get(self.row_id(part, record["id"]))
                version = sent.versions.get((part, record["id"]), 1)
                if known is not None and not is_newer(
                    version, record, known.version, known.content
                ):
                    self.known += 1
                    continue
                found = ways.get(part, self._kept_way(part))(record, known)
                if found is None:
                    continue
                self.known += found.effect is Effect.UNCHANGED
                yield replace(found, version=version)

    def _look_up(self, tasks: Sequence[str]) -> None:
        """Read once what stands here: a package may bring thousands of things."""
        store = self._store
        self._rows = {row.id: row for row in store.received.items_from_above.list()}
        self._own = {item.id: item for item in store.tasks.own.list()}
        self._taken = {line.id for line in store.tasks.lines(tasks, self._clock.today())}
        library = store.library.list()
        self._library = {legal_key(each): each for each in library}
        self._library_ids = {each.id for each in library}
        self._new_tasks = 0

    def row_id(self, part: str, key: str) -> str:
        """Return the key under which a thing of this sender is kept."""
        return item_id(self._sender.workspace_id, part, key)

    def _ours(self, part: str, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            to = Recipient(record.get("workspace_id", ""), record.get("name", ""))
            if part != SCORE or self._is_ours(to):
                yield record

    # tasks

    def _task(self, record: Record, known: ItemFromAbove | None) -> ComingItem | None:
        theirs = task(record)
        mine = self._own.get(theirs.id)
        if mine is None and theirs.id in self._taken:
            # The key of a row of a plan of our own: nothing from outside may stand under it.
            text = _("Không nhận nhiệm vụ “{name}”: trùng mã với một nhiệm vụ đang có.")
            self.remarks.append(text.format(name=theirs.title))
            return None
        if mine is None:
            new = replace(theirs, order=len(self._own) + self._new_tasks)
            self._new_tasks += 1
            return ComingItem(TASK, theirs.id, theirs.title, 1, Effect.NEW, record, new)
        if known is None:
            # It came before through another office, or is our own: it stays as it is.
            self.known += 1
            return None
        base = task(known.content)
        if base.source and theirs.source and not theirs.source.number:
            # Sent again without naming the document: the one that was named still gives it.
            theirs = replace(theirs, source=base.source)
        then = joined(TASK_FIELDS, base, mine, theirs)
        changes = field_changes(TASK_FIELDS, mine, then)
        effect = Effect.CHANGED if changes else Effect.UNCHANGED
        return ComingItem(TASK, theirs.id, theirs.title, 1, effect, record, then, changes)

    # legal documents

    def _legal(self, record: Record, known: ItemFromAbove | None) -> ComingItem:
        theirs = legal(record)
        base = legal(known.content) if known else None
        keys = [legal_key(each) for each in (theirs, base) if each is not None]
        mine = next((self._library[key] for key in keys if key in self._library), None)
        title = " ".join(filter(None, (theirs.kind, theirs.number, theirs.subject)))
        if mine is None:
            new = replace(theirs, id=new_id()) if theirs.id in self._library_ids else theirs
            return ComingItem(LEGAL, record["id"], title, 1, Effect.NEW, record, new)
        then = joined(LEGAL_FIELDS, base, mine, theirs)
        changes = field_changes(LEGAL_FIELDS, mine, then)
        effect = Effect.CHANGED if changes else Effect.UNCHANGED
        return ComingItem(LEGAL, record["id"], title, 1, effect, record, then, changes)

    # templates, criteria, scores: kept as they come

    def _kept_way(self, part: str) -> Callable[[Record, ItemFromAbove | None], ComingItem | None]:
        def way(record: Record, known: ItemFromAbove | None) -> ComingItem | None:
            title = self._title(part, record)
            if part == TEMPLATE and (problem := self._problem_of(template(record))):
                self.remarks.append(problem)
                return None
            if known is None:
                return ComingItem(part, record["id"], title, 1, Effect.NEW, record)
            changes = record_changes(part, known.content, record)
            effect = Effect.CHANGED if changes else Effect.UNCHANGED
            return ComingItem(part, record["id"], title, 1, effect, record, None, changes)

        return way

    def _title(self, part: str, record: Record) -> str:
        if part != SCORE:
            return cast("str", record["title"])
        key = record["set_id"]
        known = self._rows.get(self.row_id(CRITERIA, key))
        named = self._set_titles.get(key) or (known.title if known else "")
        return _("Điểm thẩm định: {title}").format(title=named) if named else _("Điểm thẩm định")

    def _problem_of(self, given: TemplateText) -> str:
        try:
            return self._trial().problem_of(given)
        except AppError as error:
            return error.what


def legal_key(document: LegalDocument) -> tuple[str, ...]:
    """Return by what a legal document is told from others."""
    number = fold(document.number)
    day = document.date.isoformat() if document.date else ""
    return (fold(document.kind), number, day, "" if number else fold(document.subject))
