"""On the side of the commune: what came down from the level above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.consolidation.coming import ComingItem
from desktop.domain.consolidation.criteria import CriteriaSet
from desktop.domain.consolidation.down import SentDown, sent_down
from desktop.domain.consolidation.down_records import (
    CRITERIA,
    PARTS,
    SCORE,
    Recipient,
    ScoresFor,
    criteria,
    score,
)
from desktop.domain.consolidation.model import manifest_name
from desktop.domain.consolidation.register import (
    ItemFromAbove,
    PackageFromAbove,
    SuperiorWord,
    Verdict,
    item_id,
)
from desktop.domain.exchange.model import Effect, Manifest
from desktop.domain.folding import fold
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import PlanItem
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.comparing import NOBODY, Comparing, Sender, TemplateTrial
from desktop.services.exchange_ports import PackageLook, PackageReader
from desktop.services.outcome import Kind
from desktop.services.ports import Clock, Store

_NAMES_TOLD = 3


@dataclass(frozen=True, slots=True)
class ComingDown:
    """What taking a package from above in does.

    Attributes:
        office: Who sent it.
        words: What is said of the own reports; each is new here.
        items: Tasks, templates, legal documents, criteria, scores that are new or change here.
        known: How many things are there already and stay as they are.
        remarks: What cannot be taken, a sentence each; nothing of it stops the rest.
        sender: Who sent it, and which package it is.
    """

    office: str
    words: tuple[SuperiorWord, ...] = ()
    items: tuple[ComingItem, ...] = ()
    known: int = 0
    remarks: tuple[str, ...] = ()
    sender: Sender = NOBODY

    def of(self, part: str, effect: Effect | None = None) -> Sequence[ComingItem]:
        """Return the things of one kind, or those of one kind and effect; none unchanged."""
        wanted = (effect,) if effect else (Effect.NEW, Effect.CHANGED)
        return [item for item in self.items if item.part == part and item.effect in wanted]


class DownPackages:
    """Implements ``KindOfPackage`` for what comes down."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        reader: PackageReader,
        trial: Callable[[], TemplateTrial],
    ) -> None:
        self._store = store
        self._clock = clock
        self._reader = reader
        self._trial = trial

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
        manifest = look.manifest
        if manifest is None:
            return self.coming(sent)
        return self.coming(
            sent, Sender(manifest.office.workspace_id, manifest.office.name, manifest.package_id)
        )

    def coming(self, sent: SentDown, sender: Sender = NOBODY) -> ComingDown:
        """Return what of ``sent`` is for this office and new here; refused when none of it is."""
        if sent.to and not any(map(self._is_ours, sent.to)):
            names = ", ".join(each.name for each in sent.to[:_NAMES_TOLD])
            more = "…" if len(sent.to) > _NAMES_TOLD else ""
            raise Refused(
                _("Gói này gửi cho đơn vị khác: {names}.").format(names=names + more),
                _("Dữ liệu trên máy này không thay đổi."),
            )
        own = self._store.received.workspace_id
        words = [each.word for each in sent.words if each.workspace_id == own]
        new_words = [word for word in words if self._is_new_word(word)]
        comparing = Comparing(self._store, self._clock, self._trial, sender, self._is_ours)
        items = tuple(comparing.items(sent))
        return ComingDown(
            sender.office,
            tuple(new_words),
            items,
            len(words) - len(new_words) + comparing.known,
            tuple(comparing.remarks),
            sender,
        )

    def take(self, look: PackageLook, payload: ComingDown) -> frozenset[Kind]:  # noqa: ARG002
        """Take in what is new; inside a step."""
        received, sender = self._store.received, payload.sender
        changed = received.words_from_above.put(*payload.words)
        changed |= self._close_calendar(payload.words)
        for item in payload.items:
            changed |= self._take_item(item, sender)
        return changed | received.packages_from_above.put(
            PackageFromAbove(
                sender.package_id, sender.office, sender.workspace_id, self._clock.today()
            )
        )

    def _take_item(self, item: ComingItem, sender: Sender) -> frozenset[Kind]:
        changed: frozenset[Kind] = frozenset()
        if isinstance(item.value, PlanItem):
            changed |= self._store.tasks.own.put(item.value)
        elif isinstance(item.value, LegalDocument) and item.effect is not Effect.UNCHANGED:
            self._store.library.save(item.value)
            changed |= {Kind.LEGAL_LIBRARY}
        row = ItemFromAbove(
            item_id(sender.workspace_id, item.part, item.key),
            *(sender.workspace_id, item.part, item.key, item.title, item.version),
            *(sender.office, sender.package_id, self._clock.today(), item.record),
        )
        return changed | self._store.received.items_from_above.put(row)

    def _is_ours(self, to: Recipient) -> bool:
        """Tell whether we are meant: by our workspace, by our name where it is not known."""
        if to.workspace_id:
            return to.workspace_id == self._store.received.workspace_id
        profile = self._store.profile.get()
        return profile is not None and fold(manifest_name(profile)) == fold(to.name)

    def _close_calendar(self, words: Sequence[SuperiorWord]) -> frozenset[Kind]:
        """Note in the report calendar what was received, and open again what was sent back.

        Only the last word on a report counts: one that comes late by an older package does not.
        """
        there = self._store.received.words_from_above.list() if words else ()
        last = {(word.year, word.period): word for word in sorted(there, key=_order)}
        last = {key: word for key, word in last.items() if word in words}
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


class WordsFromAbove:
    """What the level above said and gave: receipts, reports sent back, things that came."""

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

    def things(self) -> Sequence[ItemFromAbove]:
        """Return all that came from above besides words on reports, the last first."""
        found = self._store.received.items_from_above.list()
        return sorted(found, key=lambda one: (one.on, one.package_id, one.id), reverse=True)

    def criteria(self, key: str) -> CriteriaSet:
        """Return a set of criteria that came from above, by its key or the key of its row."""
        return criteria(self._thing(CRITERIA, key).content)

    def scores(self, key: str) -> tuple[ScoresFor, CriteriaSet | None]:
        """Return reviewed scores that came from above, with the criteria if these came, too."""
        row = self._thing(SCORE, key)
        found = score(row.content)
        named = self._store.received.items_from_above.get(
            item_id(row.workspace_id, CRITERIA, found.sheet.set_id)
        )
        return found, criteria(named.content) if named else None

    def _thing(self, part: str, key: str) -> ItemFromAbove:
        for row in self.things():
            if row.part == part and key in (row.id, row.key):
                return row
        raise Refused(_("Không có mục này trong những gì cấp trên đã gửi."))


def _order(word: SuperiorWord) -> tuple[object, ...]:
    """Order words by day; what is sent back on a day was received before."""
    return word.year, word.on, word.verdict is Verdict.RETURNED, word.id
