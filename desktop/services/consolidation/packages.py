"""Packages of reports as they come in: read to the end, matched with the register, taken in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from desktop.domain.consolidation.flat import FlatReport, flat_of
from desktop.domain.consolidation.model import (
    PARTS,
    ReportContents,
    contents_from,
    office_name,
)
from desktop.domain.consolidation.receipts import RECEIPT, receipts_from
from desktop.domain.consolidation.register import (
    AcceptedPackage,
    CommuneOffice,
    DownReceipt,
    Level,
    receipt_id,
)
from desktop.domain.consolidation.standing import standing
from desktop.domain.exchange.model import Manifest, PackageKind
from desktop.domain.folding import fold
from desktop.domain.reporting.model import Period
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.consolidation.offices import namesakes, split_contact
from desktop.services.exchange_ports import PackageLook, PackageReader
from desktop.services.outcome import Kind


class Effect(Enum):
    """What taking a report in does; the value is the word shown."""

    NEW = "Báo cáo mới"
    REPLACES = "Thay báo cáo đã nhận"
    OLDER = "Cũ hơn báo cáo đã nhận, chỉ lưu lại"
    FORKED = "Bị rẽ nhánh, cần hỏi lại đơn vị"


@dataclass(frozen=True, slots=True)
class IncomingReport:
    """A report that was read and may be taken in.

    Attributes:
        office: The commune as it will stand in the register.
        is_new_office: True when the register did not have it.
        package: The line that will be kept.
        effect: What taking it in does.
        tasks, targets: How many it tells.
        flat: Its contents.
        receipts: Packages that went down and that the commune says it took in.
    """

    office: CommuneOffice
    is_new_office: bool
    package: AcceptedPackage
    effect: Effect
    tasks: int
    targets: int
    flat: FlatReport
    receipts: tuple[DownReceipt, ...] = ()


def contents_of_package(reader: PackageReader, look: PackageLook) -> ReportContents:
    """Return the report in a usable package; refused with one sentence when it is none."""
    try:
        contents = contents_from({part: reader.records(look, part, _as_it_is) for part in PARTS})
        _require_told(contents, look.manifest)
    except ValueError as error:
        raise no_report(str(error)) from error
    return contents


def _as_it_is(_part: str, _record: object) -> str:
    """Let a record through: all of a report are checked together, each once."""
    return ""


def no_report(details: str) -> Refused:
    """Return the refusal of a package whose contents no version of the program writes."""
    return Refused(
        _("Nội dung báo cáo trong gói không hợp lệ hoặc không khớp nhau."),
        _("Dữ liệu trên máy này không thay đổi."),
        _("Hãy yêu cầu đơn vị gửi tạo lại gói."),
        details,
    )


def _require_told(contents: ReportContents, manifest: Manifest | None) -> None:
    """Raise ``ValueError`` when the report is not the one of which the manifest speaks."""
    office = contents.office
    if manifest is None:
        raise ValueError("no manifest")
    is_report = manifest.kind is PackageKind.REPORT
    if is_report and (office.year, office.period) != (manifest.year, manifest.period):
        raise ValueError("office: another period than that of the manifest")
    if fold(office_name(office)) != fold(manifest.office.name):
        raise ValueError("office: another name than that of the manifest")


class ReportPackages:
    """Implements ``KindOfPackage`` for reports."""

    def __init__(self, desk: ConsolidationDesk, reader: PackageReader) -> None:
        self._desk = desk
        self._reader = reader

    def problem(self, manifest: Manifest) -> Refused | None:
        """Return why reports like this are not for this workspace, None when they are."""
        if self._has_plans_of_its_own():
            return Refused(
                _("Gói báo cáo chỉ nhận được ở tệp dữ liệu của cấp huyện, cấp tỉnh."),
                _("Dữ liệu trên máy này không thay đổi."),
            )
        if manifest.office.workspace_id == self._desk.received.workspace_id:
            return Refused(_("Gói này do chính cơ quan này tạo ra."))
        return None

    def _has_plans_of_its_own(self) -> bool:
        """Tell whether this is the working file of a commune, where no other's data belong."""
        is_commune = self._desk.received.level().level is Level.COMMUNE
        return is_commune and bool(self._desk.store.plans.list())

    def read(self, look: PackageLook) -> IncomingReport:
        """Return what a package holds and would do; refused with one sentence for a bad line."""
        contents = contents_of_package(self._reader, look)
        if look.manifest is None:
            raise no_report("no manifest")
        found = self.incoming(look.manifest, look.manifest_hash, contents)
        return replace(found, receipts=self._receipts(look, found.office))

    def _receipts(self, look: PackageLook, office: CommuneOffice) -> tuple[DownReceipt, ...]:
        """Return what of our packages the commune took in; the first day that it told stays."""
        try:
            told = receipts_from(self._reader.records(look, RECEIPT, _as_it_is))
        except ValueError as error:
            raise no_report(str(error)) from error
        received = self._desk.received
        found = []
        for package_id, day in told.items():
            package = received.sent_packages.get(package_id)
            if package is None or office.id not in package.offices:
                continue
            key = receipt_id(package_id, office.id)
            known = received.receipts.get(key)
            first = min(day, known.taken_on) if known else day
            found.append(DownReceipt(key, package_id, office.id, first))
        return tuple(found)

    def incoming(
        self, manifest: Manifest, manifest_hash: str, contents: ReportContents
    ) -> IncomingReport:
        """Return what taking a report in would do."""
        before = self._office_of(manifest, contents)
        office = _bound(before, manifest, contents)
        package = AcceptedPackage(
            id=manifest.package_id,
            office_id=office.id,
            workspace_id=manifest.office.workspace_id,
            year=contents.office.year,
            period=Period(contents.office.period),
            replica_id=manifest.replica_id,
            sequence=manifest.sequence,
            previous=manifest.previous,
            manifest_hash=manifest_hash,
            created=manifest.created.isoformat(timespec="seconds"),
            received_on=self._desk.today(),
            key=manifest.office.key,
        )
        return IncomingReport(
            office=office,
            is_new_office=self._desk.received.offices.get(office.id) is None,
            package=package,
            effect=self._effect(package),
            tasks=len(contents.tasks),
            targets=len(contents.targets),
            flat=flat_of(contents),
        )

    def take(self, look: PackageLook, payload: IncomingReport) -> frozenset[Kind]:  # noqa: ARG002
        """Take a report in; inside a step."""
        received = self._desk.received
        received.fill([(payload.package.id, payload.flat)])
        return (
            received.offices.put(payload.office)
            | received.packages.put(payload.package)
            | received.receipts.put(*payload.receipts)
        )

    def _office_of(self, manifest: Manifest, contents: ReportContents) -> CommuneOffice:
        """Return the commune of a package: the one bound to its workspace, else by its name."""
        offices = self._desk.received.offices.list()
        workspace, told = manifest.office.workspace_id, contents.office
        bound = next((one for one in offices if one.workspace_id == workspace), None)
        if bound is not None:
            return bound
        same = namesakes(offices, told.kind, told.name, told.superior)
        free = [one for one in same if not one.workspace_id and _fits(one, told.superior)]
        if len(free) == 1 or (free and free[0].superior):
            return free[0]
        if any(fold(one.superior) == fold(told.superior) for one in same):
            raise _namesake(contents)
        return CommuneOffice(workspace, told.kind, told.name, told.superior)

    def _effect(self, package: AcceptedPackage) -> Effect:
        there = [
            one
            for one in self._desk.received.packages.list("office_id", package.office_id)
            if (one.year, one.period) == (package.year, package.period) and one.id != package.id
        ]
        if not there:
            return Effect.NEW
        (found,) = standing([*there, package]).values()
        if found.forked:
            return Effect.FORKED
        return Effect.REPLACES if found.package is package else Effect.OLDER


def _fits(office: CommuneOffice, superior: str) -> bool:
    return not office.superior or fold(office.superior) == fold(superior)


def _bound(office: CommuneOffice, manifest: Manifest, contents: ReportContents) -> CommuneOffice:
    """Return the commune bound to workspace and key; what the clerk entered stays as it is."""
    told = contents.office
    contact, telephone = split_contact(told.contact or manifest.office.contact)
    return replace(
        office,
        workspace_id=manifest.office.workspace_id,
        key=manifest.office.key or office.key,
        superior=office.superior or told.superior,
        contact=office.contact or contact,
        telephone=office.telephone or told.telephone or telephone,
    )


def _namesake(contents: ReportContents) -> Refused:
    return Refused(
        _(
            "{name} đã gửi báo cáo từ một bộ dữ liệu khác; gói này có thể của đơn vị trùng tên."
        ).format(name=_first(office_name(contents.office))),
        _("Dữ liệu trên máy này không thay đổi."),
        _("Hãy gọi cho đơn vị; nếu đúng, gắn bộ dữ liệu mới với đơn vị ở danh sách các xã."),
    )


def _first(name: str) -> str:
    return name[:1].upper() + name[1:]
