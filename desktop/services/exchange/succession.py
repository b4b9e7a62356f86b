"""Sáp nhập xã: taking over the data of a commune that became part of this one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.domain import mergers
from desktop.domain.commune import CommuneProfile, Unit
from desktop.domain.consolidation.register import Level
from desktop.domain.exchange import merging, refusals
from desktop.domain.exchange.model import Effect, Manifest, MergeEntry, MergePlan, PackageKind
from desktop.domain.exchange.package_names import shown
from desktop.domain.exchange.succession import LIBRARY, taken_over
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange import log
from desktop.services.exchange.copies import WorkspacePackages
from desktop.services.exchange.ports import Direction, PackageNote
from desktop.services.exchange.taking import Taking
from desktop.services.exchange_ports import PackageLook, PackageReader, Trust
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Clock, Store

BACKUP_REASON = "truoc-khi-sap-nhap"

PARTS = {
    "plan": "kế hoạch",
    "table_row": "nhiệm vụ",
    "own_task": "nhiệm vụ nhập tay",
    "target": "chỉ tiêu",
    "evidence": "minh chứng",
    "unit": "đơn vị, bộ phận",
    "officer": "cán bộ",
}
"""What is told of a workspace that would be taken over, by table; shown through the translation."""


_GROUP = "group"
"""Kind of the rows of a task table that are headings; no plan is of this kind."""


@dataclass(frozen=True, slots=True)
class OldUnit:
    """A unit of the merged commune.

    Attributes:
        id, name: As the merged commune keeps it.
        heir: Key of the unit of this commune that goes by the same name, "" when there is none.
    """

    id: str
    name: str
    heir: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """What taking over a commune's data would do, to be read before anything is written.

    Attributes:
        look: The package.
        plan: Row by row.
        units: The units of the merged commune that still stand.
        heirs: The units of this commune.
        counts: How many rows are new or changed, by the words of ``PARTS``.
        blobs: Files of evidence that come along.
        missing_blobs: How many are named but do not come along.
    """

    look: PackageLook
    plan: MergePlan
    units: tuple[OldUnit, ...]
    heirs: tuple[Unit, ...]
    counts: Mapping[str, int]
    blobs: tuple[str, ...] = ()
    missing_blobs: int = 0

    @property
    def manifest(self) -> Manifest:
        """The table of contents of the package."""
        assert self.look.manifest is not None
        return self.look.manifest

    @property
    def office(self) -> str:
        """Name of the merged commune."""
        return shown(self.manifest.office.name)

    def proposal(self) -> Mapping[str, str]:
        """Return the units that go by the same name in both communes, old key to new key."""
        return {unit.id: unit.heir for unit in self.units if unit.heir}


class SuccessionService:
    """Takes over communes that were merged into this one; each is one step, and undone as one."""

    def __init__(self, store: Store, clock: Clock, reader: PackageReader, taking: Taking) -> None:
        """Join the parts; ``taking`` judges whether a package is what it says."""
        self._store = store
        self._clock = clock
        self._reader = reader
        self._taking = taking
        self._copies = WorkspacePackages(store, reader)

    def offers(self, look: PackageLook) -> bool:
        """Tell whether a package is one of which a commune may have been merged into this one."""
        return look.manifest is not None and self._problem(look) is None

    def preview(self, path: Path, passphrase: str = "") -> Succession:
        """Return what taking over would do; ``take`` or ``dismiss`` ends it."""
        look = self._taking.check(path, passphrase)
        try:
            self._require_ours(look)
            return self._read(look)
        except BaseException:
            self._reader.forget(look)
            raise

    def dismiss(self, succession: Succession) -> None:
        """Let a package go that was only previewed."""
        self._reader.forget(succession.look)

    def take(
        self, succession: Succession, into: Mapping[str, str], on: dt.date
    ) -> Outcome[PackageNote]:
        """Take the data over: a backup, then one step.

        Args:
            succession: As it was previewed.
            into: Units of the merged commune to units of this one; those left out stay units of
                their own.
            on: First day of the merged commune's new life; its units end the day before.
        """
        look, manifest = succession.look, succession.manifest
        try:
            self._require_units(succession, into)
            self._store.backup(BACKUP_REASON)
            self._reader.keep(look, self._taking.inbox)
            label = _("Tiếp nhận dữ liệu của {office} sau sáp nhập").format(
                office=succession.office
            )
            with self._store.step(label, manifest.package_id) as step:
                changed = self._store.exchange.apply(succession.plan)
                self._copies.take_blobs(look, succession.blobs)
                changed |= self._settle(succession, into, on, label)
                note = log.note_of(
                    *(manifest, look.manifest_hash, Direction.TAKEN, self._clock),
                    *(look.path.name, step),
                )
                self._taking.bind(manifest)
                self._store.exchange.note(note)
        finally:
            self._reader.forget(look)
        return Outcome(note, changed | {Kind.PACKAGES, Kind.EVIDENCE}, step)

    # reading

    def _require_ours(self, look: PackageLook) -> None:
        if not look.usable:
            raise Refused(" ".join(look.problems) or _("Gói này không nhận được."))
        if problem := self._problem(look):
            raise problem

    def _problem(self, look: PackageLook) -> Refused | None:
        assert look.manifest is not None
        manifest, exchange = look.manifest, self._store.exchange
        if look.trust is Trust.OTHER_KEY:
            return refusals.other_key()
        if manifest.schema_version > exchange.schema_version:
            return refusals.newer(manifest.schema_version)
        is_other = manifest.office.workspace_id != exchange.workspace_id
        is_commune = manifest.office.level == Level.COMMUNE.value
        is_here = self._store.received.level().level is Level.COMMUNE
        if manifest.kind is PackageKind.WORKSPACE and is_other and is_commune and is_here:
            return None if self._store.profile.get() else _no_commune_here()
        return Refused(
            _("Gói này không phải toàn bộ dữ liệu của một xã khác."),
            _("Dữ liệu trên máy này không thay đổi."),
            _("Hãy nhờ xã đó tạo gói toàn bộ dữ liệu."),
        )

    def _read(self, look: PackageLook) -> Succession:
        assert look.manifest is not None
        exchange, profile = self._store.exchange, self._store.profile.get()
        assert profile is not None
        here = {state.id for state in exchange.states(LIBRARY)}
        states = list(taken_over(self._copies.arrived(look), here))
        plan = merging.merge(exchange.known({state.key for state in states}), states)
        today = self._clock.today()
        heirs = tuple(unit for unit in _own_units(profile, plan) if _stands(unit, today))
        return Succession(
            look,
            plan,
            tuple(_old_units(plan, heirs)),
            heirs,
            _counts(plan),
            tuple(self._reader.blobs(look)),
            len(look.manifest.missing_blobs),
        )

    # taking over

    def _require_units(self, succession: Succession, into: Mapping[str, str]) -> None:
        old = {unit.id for unit in succession.units}
        heirs = {unit.id for unit in succession.heirs}
        if not into.keys() <= old or not set(into.values()) <= heirs:
            raise Refused(
                _("Đơn vị nhận việc không còn như lúc xem trước."),
                _("Không có gì bị thay đổi."),
                _("Hãy mở lại gói rồi chọn lại."),
            )

    def _settle(
        self, succession: Succession, into: Mapping[str, str], on: dt.date, reason: str
    ) -> frozenset[Kind]:
        """Let the units of this commune take the place of those of the merged one."""
        profile = self._store.profile.get()
        assert profile is not None
        theirs = {entry.after.id for entry in _of(succession.plan, "officer")}
        settled = mergers.merged(profile, into, on)
        settled = mergers.known_by_old_names(settled, into)
        settled = mergers.without_signing(settled, theirs, on)
        changed = self._store.profile.save(settled)
        units = {unit.id: unit for unit in settled.units}
        heirs = {old: units[new] for old, new in into.items()}
        given = self._store.tasks.assignments
        moved = mergers.handed_on(given.list(), heirs, on, squeeze(reason))
        return changed | given.put(*moved)


def _own_units(profile: CommuneProfile, plan: MergePlan) -> Iterator[Unit]:
    theirs = {entry.after.id for entry in _of(plan, "unit")}
    return (unit for unit in profile.units if unit.id not in theirs)


def _old_units(plan: MergePlan, heirs: Iterable[Unit]) -> Iterator[OldUnit]:
    known = tuple(heirs)
    for entry in _of(plan, "unit"):
        content = entry.after.content or {}
        if not content["valid_to"]:
            name = str(content["name"])
            same = mergers.namesake(Unit(entry.after.id, name), known)
            yield OldUnit(entry.after.id, name, same.id if same else "")


def _counts(plan: MergePlan) -> Mapping[str, int]:
    coming = (entry for entry in plan.entries if entry.effect is not Effect.UNCHANGED)
    count = Counter(
        entry.after.table
        for entry in coming
        if entry.after.content is not None and entry.after.content.get("kind") != _GROUP
    )
    return {words: count[table] for table, words in PARTS.items() if count[table]}


def _of(plan: MergePlan, table: str) -> Iterator[MergeEntry]:
    """Return the entries of the rows of a table that stand, in their order."""
    entries = (
        entry
        for entry in plan.entries
        if entry.after.table == table and entry.after.content is not None
    )
    return iter(sorted(entries, key=lambda entry: str((entry.after.content or {})["rank"])))


def _stands(unit: Unit, today: dt.date) -> bool:
    return unit.valid_to is None or unit.valid_to >= today


def _no_commune_here() -> Refused:
    return Refused(
        _("Tệp dữ liệu này chưa có thông tin xã."),
        advice=_("Hãy nhập thông tin của xã mới trước, rồi mới tiếp nhận xã đã sáp nhập."),
    )
