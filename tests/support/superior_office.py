"""The workspace of a province, and communes that send their reports to it as real packages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.consolidation.model import ReportContents, office_name
from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.domain.exchange.model import Manifest, Office, PackageKind
from desktop.domain.ids import new_id
from desktop.errors import Refused
from desktop.exchange.keys import NewKeys
from desktop.exchange.reader import ZipPackageReader
from desktop.exchange.report_reading import PackageReports
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.consolidation.offices import OfficeRegister
from desktop.services.consolidation.packages import IncomingReport, ReportPackages
from desktop.services.consolidation.rebuilding import Rebuilding
from desktop.services.consolidation.views import Views
from desktop.services.exchange_ports import OfficeKeys, PackageContents, PackageReceipt
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.support.clocks import HandClock

PROVINCE = OfficeLevel(Level.PROVINCE, "tỉnh Hưng Yên", "Sở Nội vụ", "Hưng Yên", "Lê Thị Hoa")


class Secrets:
    """Keeps secrets in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def secret(self, name: str) -> str:
        return self._kept.get(name, "")

    def keep_secret(self, name: str, value: str) -> None:
        self._kept[name] = value


def quiet(_what: str, _share: float) -> None:
    """Listen to no progress."""


@dataclass
class SendingCommune:
    """A commune that writes packages; two of its PCs are two replicas."""

    out: Path
    workspace_id: str = field(default_factory=new_id)
    replica_id: str = field(default_factory=new_id)
    sequence: int = 0
    previous: str = ""
    keys: OfficeKeys | None = field(default_factory=lambda: NewKeys().office_keys(Secrets()))

    def write(self, contents: ReportContents, **manifest: object) -> PackageReceipt:
        """Write the next package."""
        self.sequence += 1
        office = Office(self.workspace_id, office_name(contents.office), contents.office.superior)
        fields = {
            "package_id": new_id(),
            "kind": PackageKind.REPORT,
            "office": office,
            "replica_id": self.replica_id,
            "sequence": self.sequence,
            "previous": self.previous,
            "created": dt.datetime(2026, 3, 12, 8, 30),
            "schema_version": 4,
            "year": contents.office.year,
            "period": contents.office.period,
            **manifest,
        }
        package = PackageContents(Manifest(**fields), records=contents.records())  # type: ignore[arg-type]
        receipt = ZipPackageWriter().write(package, self.out, self.keys, None, quiet, lambda: False)
        self.previous = receipt.manifest_hash
        return receipt

    def other_pc(self) -> SendingCommune:
        """Return the same commune on its other PC, which knows nothing of this one's packages."""
        return SendingCommune(self.out, self.workspace_id, keys=self.keys)


class SuperiorOffice:
    """The open workspace of a province with the use cases of adding up."""

    def __init__(self, folder: Path, day: dt.date = dt.date(2026, 3, 20)) -> None:
        self.clock = HandClock(day)
        self.folder = folder
        opener = WorkspaceOpener(clock=self.clock, minimum_free=0, local_only=False)
        self.store: SqliteStore = opener.create(folder / "tinh.khx")
        self.desk = ConsolidationDesk(self.store, self.clock)
        self.register = OfficeRegister(self.desk)
        self.views = Views(self.desk)
        self.reader = ZipPackageReader(folder / "staging")
        self.packages = ReportPackages(self.desk, self.reader)
        self.rebuilding = Rebuilding(self.desk, lambda: PackageReports(folder / "staging", 1))
        self.register.set_level(PROVINCE)

    def take(self, *paths: Path) -> list[IncomingReport]:
        """Take packages in, one step each."""
        taken = []
        for path in paths:
            look = self.reader.look(path, self._key_of)
            if look.manifest is None or not look.usable:
                raise Refused(" ".join(look.problems))
            problem = self.packages.problem(look.manifest)
            if problem is not None:
                raise problem
            payload = self.packages.read(look)
            self.reader.keep(look, self.store.received.inbox)
            with self.store.step("Nhận gói", look.manifest.package_id):
                self.packages.take(look, payload)
            self.reader.forget(look)
            taken.append(payload)
        return taken

    def on(self, day: dt.date) -> SuperiorOffice:
        """Turn the clock."""
        self.clock.day = day
        return self

    def names(self) -> Sequence[str]:
        """Return the communes of the register."""
        return [office.full_name for office in self.register.offices()]

    def _key_of(self, workspace_id: str) -> str:
        offices = self.store.received.offices.list()
        return next((o.key for o in offices if o.workspace_id == workspace_id), "")
