"""What goes into a package of each kind, gathered from the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.consolidation.model import ReportContents, contents_of, manifest_name
from desktop.domain.consolidation.receipts import MOST_RECEIPTS, RECEIPT, receipt_record
from desktop.domain.exchange.merging import state_digest
from desktop.domain.exchange.model import Office, PackageKind, RowState
from desktop.domain.reporting.figures import Figures
from desktop.domain.reporting.figures_json import figures_from_json
from desktop.domain.reporting.model import Period, Report
from desktop.domain.reporting.periods import title
from desktop.domain.tracking.model import Evidence
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange import words
from desktop.services.exchange.proof_lines import proof_records
from desktop.services.exchange_ports import OwnTemplates, Record
from desktop.services.ports import Clock, Store
from desktop.services.reports import shelf
from desktop.services.reports.gather import figures_of, window_of
from desktop.services.task_ports import Tracked
from desktop.services.tasks.desk import Desk

TEMPLATES = "own_template"
"""Part of a package with the templates of the office."""

_PACKED_ROW = 120
"""Bytes of a row or a line in a package, roughly."""


@dataclass(frozen=True, slots=True)
class DownContents:
    """What the level above sends down, made by its own use cases.

    Attributes:
        records: Lines by the name of their part.
        counts: What they are in words ("nhiệm vụ", 5).
        told: What else the sheet beside the package says ("Gửi cho", "xã Minh Tiến").
    """

    records: Mapping[str, Sequence[Record]]
    counts: tuple[tuple[str, int], ...] = ()
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The package that is asked for.

    Attributes:
        kind: What it is.
        year, period: Of a report.
        with_evidence: Whether the files of evidence go along.
        contact: Who made it and the telephone number.
        addressee: ``workspace_id`` for which it is meant, "" for anybody.
        down: What goes down; only for that kind.
    """

    kind: PackageKind = PackageKind.WORKSPACE
    year: int = 0
    period: Period | None = None
    with_evidence: bool = False
    contact: str = ""
    addressee: str = ""
    down: DownContents | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a package will carry."""

    year: int = 0
    period: str = ""
    rows: Mapping[str, Sequence[RowState]] = field(default_factory=dict)
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    blobs: Mapping[str, Path] = field(default_factory=dict)
    blob_bytes: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    told: tuple[tuple[str, str], ...] = ()

    def digest(self) -> str:
        """Return the state that the rows make, "" when there are none."""
        states = [state for rows in self.rows.values() for state in rows]
        return state_digest(states) if states else ""

    def size(self) -> int:
        """Return the bytes of the package, roughly."""
        lines = sum(map(len, (*self.rows.values(), *self.records.values())))
        return self.blob_bytes + lines * _PACKED_ROW

    def summary(self) -> tuple[tuple[str, str], ...]:
        """Return what the sheet beside the package says."""
        counted = ((name.capitalize(), words.grouped(count)) for name, count in self.counts)
        return (*self.told, *counted)


def office_of(store: Store, contact: str = "") -> Office:
    """Return the office that owns the workspace, as its packages name it."""
    above = store.received.level()
    if above.name:
        by = contact or ", ".join(filter(None, (above.contact, above.telephone)))
        return Office(store.exchange.workspace_id, above.name, "", above.level.value, by)
    profile = store.profile.get()
    if profile is None:
        raise Refused(_("Chưa có thông tin xã trong tệp dữ liệu này."))
    superior = profile.issuer.district or profile.issuer.province
    return Office(store.exchange.workspace_id, manifest_name(profile), superior, contact=contact)


def gather(store: Store, clock: Clock, wanted: Wanted, templates: OwnTemplates) -> Gathered:
    """Return what a package will carry; refused for what cannot be sent."""
    desk = Desk(store, clock)
    if wanted.kind is PackageKind.REPORT:
        return _report(desk, wanted)
    if wanted.kind is PackageKind.DOWN:
        return _down(wanted)
    return _workspace(desk, wanted, templates.own_texts())


def _workspace(desk: Desk, wanted: Wanted, templates: Mapping[str, str]) -> Gathered:
    exchange = desk.store.exchange
    rows = {table: list(exchange.states(table)) for table in exchange.tables()}
    evidence = desk.tasks.evidence.list()
    carried = evidence if wanted.with_evidence else ()
    tasks = desk.tasks.find(TaskQuery(untracked=True), Order(), desk.today()).total
    blobs = _blobs(desk.store, carried)
    links = desk.tasks.evidence_links.list() if carried else ()
    return Gathered(
        rows={table: states for table, states in rows.items() if states},
        records={
            **_standing_report(desk, wanted.contact),
            **proof_records(links, carried),
            **template_records(templates),
        },
        blobs=blobs,
        blob_bytes=_bytes(carried),
        counts=(
            (_("nhiệm vụ"), tasks),
            (_("kế hoạch"), len(desk.store.plans.list())),
            (_("minh chứng"), len(evidence)),
            (_("tệp minh chứng"), len(blobs)),
            (_("mẫu riêng"), len(templates)),
        ),
    )


def template_records(templates: Mapping[str, str]) -> Mapping[str, Sequence[Record]]:
    """Return the part of a package that carries the templates of the office; none without any."""
    lines = [{"name": name, "text": text} for name, text in templates.items()]
    return {TEMPLATES: lines} if lines else {}


def _standing_report(desk: Desk, contact: str) -> Mapping[str, Sequence[Record]]:
    """Return the year as it stands, so that a copy carried to the level above adds up as well.

    The frozen report of the year goes before the figures of today.
    """
    plans = desk.store.plans.list()
    if not plans or desk.store.profile.get() is None:
        return {}
    today = desk.today().year
    last = max(plan.years.last for plan in plans)
    year = today if any(plan.years.first <= today <= plan.years.last for plan in plans) else last
    frozen = next((r for r in shelf.versions(desk, Period.YEAR, year) if r.figures), None)
    report = frozen or shelf.new_report(desk, Period.YEAR, year)
    figures = (
        figures_from_json(frozen.figures)
        if frozen
        else figures_of(desk, window_of(report, desk.today()))
    )
    contents = _report_contents(desk, report, figures, contact)[0]
    return {**contents.records(), **_receipts(desk.store)}


def _receipts(store: Store) -> Mapping[str, Sequence[Record]]:
    """Return which packages of the level above were taken in: their receipts (biên nhận)."""
    taken = store.received.packages_from_above.list()
    newest = sorted(taken, key=lambda one: (one.on, one.id), reverse=True)[:MOST_RECEIPTS]
    records = [receipt_record(each.id, each.on) for each in newest]
    return {RECEIPT: records} if records else {}


def _report_contents(
    desk: Desk, report: Report, figures: Figures, contact: str
) -> tuple[ReportContents, tuple[Tracked, ...]]:
    followed = tuple(desk.tasks.tracked([task.id for task in figures.tasks], desk.today()))
    items = [task.item for task in followed]
    return contents_of(report, figures, items, desk.profile(), contact), followed


def _report(desk: Desk, wanted: Wanted) -> Gathered:
    if wanted.period is None or not wanted.year:
        raise Refused(_("Chưa chọn kỳ và năm của báo cáo cần gửi."))
    report = frozen_report(desk, wanted.period, wanted.year)
    figures = figures_from_json(report.figures)
    contents, followed = _report_contents(desk, report, figures, wanted.contact)
    carried = _evidence_of(desk, followed) if wanted.with_evidence else ()
    blobs = _blobs(desk.store, carried)
    return Gathered(
        report.year,
        report.period.value,
        records={
            **contents.records(),
            **_receipts(desk.store),
            **proof_records((link for task in followed for link in task.facts.evidence), carried),
        },
        blobs=blobs,
        blob_bytes=_bytes(carried),
        counts=(
            (_("nhiệm vụ"), len(contents.tasks)),
            (_("chỉ tiêu"), len(contents.targets)),
            (_("tệp minh chứng"), len(blobs)),
        ),
    )


def frozen_report(desk: Desk, period: Period, year: int) -> Report:
    """Return the report of a period whose figures were frozen last; refused when none were."""
    found = shelf.versions(desk, period, year)
    frozen = next((report for report in found if report.figures), None)
    if frozen is None:
        raise Refused(
            _("Báo cáo {period} chưa chốt số liệu nên chưa gửi được.").format(
                period=title(period, year)
            ),
            advice=_("Hãy mở báo cáo, xem lại rồi bấm “Chốt số liệu”."),
        )
    return frozen


def _down(wanted: Wanted) -> Gathered:
    if wanted.down is None or not any(wanted.down.records.values()):
        raise Refused(_("Chưa chọn nội dung nào để gửi xuống xã."))
    down = wanted.down
    return Gathered(records=down.records, counts=down.counts, told=down.told)


def _evidence_of(desk: Desk, tasks: Iterable[Tracked]) -> Sequence[Evidence]:
    keys = dict.fromkeys(link.evidence_id for task in tasks for link in task.facts.evidence)
    found = map(desk.tasks.evidence.get, keys)
    return [evidence for evidence in found if evidence is not None]


def _blobs(store: Store, evidence: Iterable[Evidence]) -> dict[str, Path]:
    """Return where the files lie; those that are gone are told by the package as missing."""
    hashes = dict.fromkeys(one.file_hash for one in evidence if one.file_hash)
    return {file_hash: _place(store, file_hash) for file_hash in hashes}


def _place(store: Store, file_hash: str) -> Path:
    try:
        return store.blobs.path(file_hash)
    except Refused:
        return store.path.with_name(file_hash)


def _bytes(evidence: Iterable[Evidence]) -> int:
    return sum({one.file_hash: one.file_size for one in evidence if one.file_hash}.values())
