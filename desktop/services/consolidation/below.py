"""On the side of the commune: what came down from the level above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from desktop.domain.consolidation.down import PARTS, SentDown, TemplateText, sent_down
from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.exchange.model import Manifest
from desktop.domain.folding import fold
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import PlanItem
from desktop.errors import AppError, Refused
from desktop.i18n import _
from desktop.services.exchange_ports import PackageLook, PackageReader
from desktop.services.outcome import Kind
from desktop.services.ports import Store


class TemplateShelf(Protocol):
    """The folder of the templates of the office."""

    def problem_of(self, template: TemplateText) -> str:
        """Return why a template cannot be used, "" when it can."""

    def has(self, template: TemplateText) -> bool:
        """Tell whether the same text is there already."""

    def keep(self, template: TemplateText) -> None:
        """Keep a template; it never replaces another."""


@dataclass(frozen=True, slots=True)
class ComingDown:
    """What taking a package from above in does; each is new here.

    Attributes:
        office: Who sent it.
        words: What is said of the own reports.
        tasks: Tasks, as tasks of our own.
        templates: Templates for the folder of the office.
        legal: Legal documents for the library.
        known: How many things are there already and stay as they are.
        remarks: What cannot be taken, a sentence each; nothing of it stops the rest.
    """

    office: str
    words: tuple[SuperiorWord, ...] = ()
    tasks: tuple[PlanItem, ...] = ()
    templates: tuple[TemplateText, ...] = ()
    legal: tuple[LegalDocument, ...] = ()
    known: int = 0
    remarks: tuple[str, ...] = ()


class DownPackages:
    """Implements ``KindOfPackage`` for what comes down."""

    def __init__(
        self, store: Store, reader: PackageReader, shelf: Callable[[], TemplateShelf]
    ) -> None:
        self._store = store
        self._reader = reader
        self._shelf = shelf

    def problem(self, manifest: Manifest) -> Refused | None:
        """Return why packages like this are not for this workspace, None when they are."""
        if manifest.office.workspace_id == self._store.received.workspace_id:
            return Refused(_("Gói này do chính cơ quan này tạo ra."))
        if manifest.office.level == "xã":
            return Refused(
                _("Gói này không phải do cấp trên gửi xuống."),
                _("Dữ liệu trên máy này không thay đổi."),
            )
        return None

    def read(self, look: PackageLook) -> ComingDown:
        """Return what a package holds for this office; refused for a line that is none."""
        try:
            sent = sent_down(
                {part: self._reader.records(look, part, lambda *_one: "") for part in PARTS}
            )
        except ValueError as error:
            raise Refused(
                _("Nội dung gói của cấp trên không hợp lệ."),
                _("Dữ liệu trên máy này không thay đổi."),
                _("Hãy đề nghị cấp trên tạo lại gói."),
                str(error),
            ) from error
        return self.coming(sent, look.manifest.office.name if look.manifest else "")

    def coming(self, sent: SentDown, office: str = "") -> ComingDown:
        """Return what of ``sent`` is for this office and new here."""
        own = self._store.received.workspace_id
        words = [each.word for each in sent.words if each.workspace_id == own]
        new_words = [word for word in words if self._is_new_word(word)]
        new_tasks = [task for task in sent.tasks if self._store.tasks.own.get(task.id) is None]
        known = {_legal_key(one) for one in self._store.library.list()}
        new_legal = [one for one in sent.legal if _legal_key(one) not in known]
        templates, remarks = self._templates(sent.templates)
        all_of_us = len(words) + len(sent.tasks) + len(sent.legal) + len(sent.templates)
        new = len(new_words) + len(new_tasks) + len(new_legal) + len(templates) + len(remarks)
        return ComingDown(
            office,
            tuple(new_words),
            tuple(new_tasks),
            tuple(templates),
            tuple(new_legal),
            all_of_us - new,
            tuple(remarks),
        )

    def take(self, look: PackageLook, payload: ComingDown) -> frozenset[Kind]:  # noqa: ARG002
        """Take in what is new; inside a step. Templates are files: undoing leaves them."""
        store = self._store
        changed = store.received.words_from_above.put(*payload.words)
        changed |= self._close_calendar(payload.words)
        changed |= store.tasks.own.put(*payload.tasks)
        for document in payload.legal:
            store.library.save(document)
            changed |= {Kind.LEGAL_LIBRARY}
        for template in payload.templates:
            self._shelf().keep(template)
            changed |= {Kind.TEMPLATES}
        return changed

    def _close_calendar(self, words: Sequence[SuperiorWord]) -> frozenset[Kind]:
        """Note in the report calendar what was received, and open again what was sent back."""
        last = {(word.year, word.period): word for word in sorted(words, key=_order)}
        dates = self._store.tasks.report_dates
        changed: frozenset[Kind] = frozenset()
        for line in dates.list() if last else ():
            word = last.get((line.year, line.period))
            if word is None:
                continue
            if word.verdict is Verdict.RETURNED:
                changed |= dates.put(replace(line, sent_on=None, due=word.new_due or line.due))
            elif line.sent_on is None:
                changed |= dates.put(replace(line, sent_on=word.on))
        return changed

    def _is_new_word(self, word: SuperiorWord) -> bool:
        return self._store.received.words_from_above.get(word.id) != word

    def _templates(self, templates: Sequence[TemplateText]) -> tuple[list[TemplateText], list[str]]:
        new, remarks = [], []
        for template in templates:
            try:
                problem = self._shelf().problem_of(template)
                if not problem and not self._shelf().has(template):
                    new.append(template)
            except AppError as error:
                problem = error.what
            if problem:
                remarks.append(
                    _("Mẫu “{name}” không dùng được: {problem}").format(
                        name=template.title, problem=problem
                    )
                )
        return new, remarks


class WordsFromAbove:
    """What is shown at a report: the receipt, and the report sent back with remarks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, year: int, period: Period) -> Sequence[SuperiorWord]:
        """Return what was said of the reports of a period, the last first."""
        found = self._store.received.words_from_above.list("year", str(year))
        return sorted((word for word in found if word.period is period), key=_order, reverse=True)

    def sentence(self, year: int, period: Period) -> str:
        """Return the last word in one sentence, "" when nothing was said yet."""
        words = self.of(year, period)
        if not words:
            return ""
        last = words[0]
        if last.verdict is Verdict.RECEIVED:
            text = _("{office} đã nhận, ngày {day}.")
            return text.format(office=last.office, day=f"{last.on:%d/%m/%Y}")
        text = _("{office} gửi trả ngày {day}: {remarks}")
        said = text.format(office=last.office, day=f"{last.on:%d/%m/%Y}", remarks=last.remarks)
        if last.new_due is None:
            return said
        return said + " " + _("Gửi lại trước {day}.").format(day=f"{last.new_due:%d/%m/%Y}")


def _order(word: SuperiorWord) -> tuple[object, ...]:
    """Order words by day; what is sent back on a day was received before."""
    return word.year, word.on, word.verdict is Verdict.RETURNED, word.id


def _legal_key(document: LegalDocument) -> tuple[str, ...]:
    number = fold(document.number)
    day = document.date.isoformat() if document.date else ""
    return (fold(document.kind), number, day, "" if number else fold(document.subject))
