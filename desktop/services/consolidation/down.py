"""What the level above sends down: receipts, reports sent back, tasks, templates, documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.consolidation.criteria import CriteriaSet
from desktop.domain.consolidation.down import SentDown, Versions, record_digest, unfit
from desktop.domain.consolidation.down_records import (
    KEPT_PARTS,
    Recipient,
    ScoresFor,
    TemplateText,
    WordFor,
)
from desktop.domain.consolidation.register import (
    CommuneOffice,
    OfficeLevel,
    ReportReturn,
    SentItem,
    SentPackage,
    SuperiorWord,
    Verdict,
    item_id,
)
from desktop.domain.exchange.model import PackageKind
from desktop.domain.ids import new_id
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.domain.tracking.model import PlanItem, SourceDocument
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.criteria import CriteriaDesk
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.exchange.contents import DownContents
from desktop.services.exchange.ports import Direction
from desktop.services.outcome import Outcome

_NAMES_TOLD = 20


@dataclass(frozen=True, slots=True)
class DownChoice:
    """What the level above chose to send down.

    Attributes:
        year, period: The reports of which receipts and returns go along; None for none.
        office_ids: Keys of the communes for which it is; empty for all of today.
        tasks, legal, criteria: Keys of what goes along.
        scores: Keys of sets of criteria whose reviewed scores go to the communes.
        templates, template_ids: Templates as a whole, or by their keys in the library.
        source: The document that gives the tasks, for those that name none.
        by: Who sends it, with the telephone number.
    """

    year: int = 0
    period: Period | None = None
    office_ids: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    templates: tuple[TemplateText, ...] = ()
    template_ids: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    scores: tuple[str, ...] = ()
    source: SourceDocument | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class SentLine:
    """A package that went to one commune; ``taken_on`` is None until the commune told of it."""

    package: SentPackage
    office: CommuneOffice
    taken_on: dt.date | None


class SendingDown:
    """Sends reports back, and gathers what a package to the communes carries.

    Attributes:
        criteria: Sets of criteria and reviewed scores.
    """

    def __init__(self, desk: ConsolidationDesk) -> None:
        self._desk = desk
        self.criteria = CriteriaDesk(desk)

    def send_back(
        self,
        office_ids: Sequence[str],
        year: int,
        period: Period,
        remarks: str,
        new_due: dt.date | None = None,
        by: str = "",
    ) -> Outcome[Sequence[ReportReturn]]:
        """Send reports back with what is to be mended, in one step (gửi trả)."""
        words, today = remarks.strip(), self._desk.today()
        if not words:
            raise Refused(_("Cần ghi rõ nội dung phải sửa khi gửi trả."))
        if new_due is not None and new_due < today:
            raise Refused(_("Hạn gửi lại đã qua."))
        standings = self._desk.standings(year, period)
        made = []
        for office_id in office_ids:
            found = standings.get((office_id, year, period))
            if found is None:
                name = self._desk.office(office_id).full_name
                raise Refused(_("{name} chưa gửi gói báo cáo của kỳ này.").format(name=name))
            made.append(
                ReportReturn(
                    new_id(), office_id, year, period, found.package.id, words, new_due, today, by
                )
            )
        if not made:
            raise Refused(_("Chưa chọn báo cáo để gửi trả."))
        label = _("Gửi trả {count} báo cáo {period}")
        label = label.format(count=len(made), period=title(period, year))
        with self._desk.store.step(label) as step:
            changed = self._desk.received.returns.put(*made)
        return Outcome(tuple(made), changed, step)

    def words(
        self, year: int, period: Period, by: str = "", office_ids: Sequence[str] = ()
    ) -> Sequence[WordFor]:
        """Return what is to be told the communes about their reports of a period.

        A receipt for the package that counts, and the decisions to send back.
        """
        level = self._desk.level()
        standings = self._desk.standings(year, period)
        returns: dict[str, list[ReportReturn]] = {}
        for each in self._desk.received.returns.list("year", str(year)):
            if each.period is period:
                returns.setdefault(each.office_id, []).append(each)
        wanted = set(office_ids)
        chosen = [o for o in self._desk.offices() if not wanted or o.id in wanted]
        found: list[WordFor] = []
        for office in chosen:
            standing = standings.get((office.id, year, period))
            if standing is None:
                continue
            package = standing.package
            receipt = SuperiorWord(
                f"{package.id}.receipt",
                *(year, period, package.id, Verdict.RECEIVED, package.received_on),
                *(office_words(level), by or level.contact),
            )
            found.append(WordFor(package.workspace_id, receipt))
            found += [
                WordFor(package.workspace_id, _return_word(each, level))
                for each in returns.get(office.id, ())
            ]
        return found

    def contents(self, sent: SentDown) -> DownContents:
        """Return the contents of a package, refused when there is nothing in it."""
        if sent.is_empty:
            raise Refused(_("Chưa chọn nội dung để gửi xuống."))
        for name in unfit(sent):
            raise Refused(
                _("“{name}” không gửi được: quá dài, hoặc có ký tự ẩn.").format(name=name[:200]),
                advice=_("Bỏ nội dung này, hoặc sửa lại rồi gửi."),
            )
        counts = (
            (_("biên nhận, gửi trả"), len(sent.words)),
            (_("nhiệm vụ"), len(sent.tasks)),
            (_("mẫu văn bản"), len(sent.templates)),
            (_("văn bản căn cứ"), len(sent.legal)),
            (_("bộ tiêu chí"), len(sent.criteria)),
            (_("bảng điểm thẩm định"), len(sent.scores)),
        )
        whole = replace(sent, versions=self._versions(sent))
        return DownContents(
            whole.records(), tuple(count for count in counts if count[1]), tuple(_told(sent))
        )

    def _versions(self, sent: SentDown) -> Versions:
        """Return the version of each thing: the last one sent, or a new one when it differs.

        A new one is above the number of packages made here, which no undoing takes back.
        """
        log = self._desk.store.exchange.notes(self._desk.store.exchange.replica_id)
        made = sum(
            note.direction is Direction.MADE and note.kind is PackageKind.DOWN for note in log
        )
        last = {item.id: item for item in self._desk.received.sent_items.list()}
        found = {}
        for part, records in sent.plain().items():
            for record in records if part in KEPT_PARTS else ():
                known = last.get(item_id(part, record["id"]))
                same = known is not None and known.digest == record_digest(record)
                before = known.version if known else 0
                found[part, record["id"]] = before if same else max(before, made) + 1
        return found

    def note(self, package_id: str, carried: DownContents, chosen: DownChoice) -> Outcome[None]:
        """Note a package that was made: what it carried, and for which communes."""
        offices = tuple(office.id for office in self._addressees(chosen.office_ids))
        words = ", ".join(f"{count} {name}" for name, count in carried.counts)
        package = SentPackage(package_id, self._desk.today(), offices, words, chosen.by)
        items = [
            SentItem(
                item_id(part, str(record["id"])),
                *(part, str(record["id"]), int(str(record["version"])), record_digest(record)),
            )
            for part, records in carried.records.items()
            if part in KEPT_PARTS
            for record in records
        ]
        label = _("Gửi xuống {count} xã: {contents}").format(count=len(offices), contents=words)
        with self._desk.store.step(label) as step:
            changed = self._desk.received.sent_packages.put(package)
            changed |= self._desk.received.sent_items.put(*items)
        return Outcome(None, changed, step)

    def sent(self) -> Sequence[SentLine]:
        """Return what went down, commune by commune, the last package first."""
        received = self._desk.received
        told = {(each.package_id, each.office_id): each for each in received.receipts.list()}
        offices = {office.id: office for office in self._desk.offices()}
        packages = received.sent_packages.list()
        return [
            SentLine(package, offices[office_id], receipt.taken_on if receipt else None)
            for package in sorted(packages, key=lambda one: (one.on, one.id), reverse=True)
            for office_id in package.offices
            if office_id in offices
            for receipt in [told.get((package.id, office_id))]
        ]

    def chosen(self, choice: DownChoice) -> SentDown:
        """Return what is chosen of the workspace, refused for what is no longer there."""
        words: Sequence[WordFor] = ()
        if choice.period is not None:
            words = self.words(choice.year, choice.period, choice.by, choice.office_ids)
        sent = self.gathered(
            words=words,
            task_keys=choice.tasks,
            templates=choice.templates,
            legal_ids=choice.legal,
            source=choice.source,
        )
        to = tuple(map(_recipient, self._addressees(choice.office_ids)))
        return replace(
            sent,
            criteria=tuple(map(self._criteria, choice.criteria)),
            scores=tuple(self._scores(choice)),
            to=to if choice.office_ids else (),
        )

    def _criteria(self, key: str) -> CriteriaSet:
        found = self._desk.received.criteria.get(key)
        if found is None:
            raise Refused(_("Bộ tiêu chí này không còn trong tệp dữ liệu."), details=key)
        return found

    def _scores(self, choice: DownChoice) -> Iterator[ScoresFor]:
        wanted = {office.id: office for office in self._addressees(choice.office_ids)}
        for key in choice.scores:
            for sheet in self._desk.received.scores.list("set_id", key):
                if sheet.office_id in wanted:
                    yield ScoresFor(_recipient(wanted[sheet.office_id]), sheet)

    def _addressees(self, office_ids: Sequence[str]) -> Sequence[CommuneOffice]:
        """Return the communes that are meant: those named, or all that exist today."""
        today, wanted = self._desk.today(), set(office_ids)
        return [
            office
            for office in self._desk.offices()
            if (office.id in wanted if wanted else _stands(office, today))
        ]

    def gathered(
        self,
        *,
        words: Iterable[WordFor] = (),
        task_keys: Sequence[str] = (),
        templates: Iterable[TemplateText] = (),
        legal_ids: Sequence[str] = (),
        source: SourceDocument | None = None,
    ) -> SentDown:
        """Return what is chosen of the workspace: its tasks and its library.

        ``source`` is the document that gives the tasks, for those that name none.
        """
        library = {each.id: each for each in self._desk.store.library.list()}
        unknown = [key for key in legal_ids if key not in library]
        if unknown:
            raise Refused(_("Văn bản này không còn trong thư viện."), details=str(unknown))
        return SentDown(
            tuple(words),
            tuple(self._tasks(task_keys, source)),
            tuple(templates),
            tuple(library[key] for key in legal_ids),
        )

    def _tasks(self, keys: Sequence[str], source: SourceDocument | None) -> Iterator[PlanItem]:
        issuer = office_words(self._desk.level())
        tasks, once = self._desk.store.tasks, list(dict.fromkeys(keys))
        found = {each.item.id: each.item for each in tasks.tracked(once, self._desk.today())}
        items = [found.get(key) or tasks.item(key) for key in once]
        plans = {key: self._plan_document(key) for key in {item.plan_id for item in items} if key}
        for item in items:
            given = item.source or source or plans.get(item.plan_id) or SourceDocument()
            yield replace(item, source=replace(given, issuer=given.issuer or issuer))

    def _plan_document(self, plan_id: str) -> SourceDocument | None:
        """Return the plan that gives tasks as a document, None for a draft."""
        plan = self._desk.store.plans.get(plan_id)
        return SourceDocument(f"{plan.number}/{plan.symbol}", plan.date) if plan.number else None


def _told(sent: SentDown) -> Iterator[tuple[str, str]]:
    """Yield what the sheet beside the package says besides the counts."""
    names = [each.name for each in sent.to]
    if not names:
        yield _("Gửi cho"), _("tất cả các xã")
    elif len(names) <= _NAMES_TOLD:
        yield _("Gửi cho"), ", ".join(names)
    else:
        first, more = ", ".join(names[:_NAMES_TOLD]), len(names) - _NAMES_TOLD
        yield _("Gửi cho"), _("{names} và {count} xã khác").format(names=first, count=more)
    periods = {(each.word.year, each.word.period) for each in sent.words}
    for year, period in sorted(periods, key=lambda one: (one[0], one[1].value)):
        yield _("Về báo cáo"), title(period, year)


def _recipient(office: CommuneOffice) -> Recipient:
    return Recipient(office.workspace_id, office.full_name)


def _stands(office: CommuneOffice, day: dt.date) -> bool:
    return office.exists_on(day) and not office.merged_into


def office_words(level: OfficeLevel) -> str:
    """Return the office as communes know it: "Sở Nội vụ tỉnh Hưng Yên"."""
    return f"{level.agency} {level.name}" if level.agency else f"UBND {level.name}"


def _return_word(each: ReportReturn, level: OfficeLevel) -> SuperiorWord:
    return SuperiorWord(
        each.id,
        *(each.year, each.period, each.package_id, Verdict.RETURNED, each.on),
        *(office_words(level), each.by or level.contact, each.remarks, each.new_due),
    )
