"""Packages that are made here: what goes in, their place in the chain, the way to the stick."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.exchange.model import Manifest, PackageKind
from desktop.domain.exchange.package_names import SHEET_SUFFIX, SUFFIX, shown
from desktop.domain.ids import new_id
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.exchange import contents as gathering
from desktop.services.exchange import words
from desktop.services.exchange.contents import Gathered, Wanted
from desktop.services.exchange.log import last_made, note_of
from desktop.services.exchange.ports import Direction, PackageNote
from desktop.services.exchange_ports import (
    CopyReceipt,
    Drive,
    KeyMaker,
    OfficeKeys,
    OwnTemplates,
    PackageContents,
    PackageReceipt,
    PackageWriter,
    Seal,
    Stop,
)
from desktop.services.ports import Clock, Progress, Store

OUTBOX_SUFFIX = ".goi-di"
"""The packages made from "xa.khx" are kept in "xa.goi-di"."""


@dataclass(frozen=True, slots=True)
class PackSummary:
    """What a package would carry, to be read before it is made.

    Attributes:
        kind, year, period: What it is.
        counts: What it carries in words ("nhiệm vụ", 71), the most telling first.
        size: Bytes, roughly; what is packed becomes smaller.
        next_number: Number that the package will get.
    """

    kind: PackageKind
    year: int
    period: str
    counts: tuple[tuple[str, int], ...]
    size: int
    next_number: int

    def sentence(self, place: Drive | Path | None = None) -> str:
        """Return the sentence above the button."""
        parts = [f"{words.grouped(count)} {name}" for name, count in self.counts if count]
        listed = ", ".join([*parts, words.size_words(self.size)])
        if place is None:
            return _("Gói sẽ có {contents}.").format(contents=listed)
        where = words.drive_words(place) if isinstance(place, Drive) else str(place)
        return _("Sẽ chép {contents} vào {place}.").format(contents=listed, place=where)


@dataclass(frozen=True, slots=True)
class Packed:
    """A package that was made, and copied where it was wanted.

    Attributes:
        receipt: The package in the folder of packages of this machine.
        copy: The copy on the stick, None when there was none to make.
    """

    receipt: PackageReceipt
    copy: CopyReceipt | None = None

    @property
    def path(self) -> Path:
        """The copy, or the package itself."""
        return self.copy.path if self.copy else self.receipt.path

    @property
    def sentence(self) -> str:
        """What the officer reads at the end."""
        if self.copy is None:
            return _("Đã tạo gói {name} trong máy.").format(name=self.receipt.path.name)
        return _("Đã chép xong, có thể rút USB.")


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a package needs, gathered from the workspace; making it asks the store no more.

    Attributes:
        contents: What goes in.
        outbox: Folder in which it is kept.
        keys: Of the office.
        seal: How it is sealed, None when it is not.
    """

    contents: PackageContents
    outbox: Path
    keys: OfficeKeys | None
    seal: Seal | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a package is to be copied; ``name`` is the path of its own that was asked for."""

    folder: Path
    name: Path | None = None


class Packing:
    """Makes packages; each has its number in the chain of this copy of the workspace."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        writer: PackageWriter,
        keys: KeyMaker,
        templates: OwnTemplates,
    ) -> None:
        self._store = store
        self._templates = templates
        self._exchange = store.exchange
        self._clock = clock
        self._writer = writer
        self._keys = keys

    @property
    def outbox(self) -> Path:
        """The folder in which the packages that were made are kept."""
        return self._store.path.with_suffix(OUTBOX_SUFFIX)

    def describe(self, wanted: Wanted) -> PackSummary:
        """Return what a package would carry."""
        gathered = self._gather(wanted)
        last = last_made(self._exchange)
        return PackSummary(
            wanted.kind,
            gathered.year,
            gathered.period,
            gathered.counts,
            gathered.size(),
            last.sequence + 1 if last else 1,
        )

    def prepare(self, wanted: Wanted, seal: Seal | None) -> Prepared:
        """Gather what a package will carry."""
        gathered = self._gather(wanted)
        contents = PackageContents(
            self._manifest(wanted, gathered),
            gathered.rows,
            gathered.records,
            gathered.blobs,
            gathered.summary(),
        )
        keys = self._keys.office_keys(self._exchange)
        return Prepared(contents, self.outbox, keys, seal)

    def write(self, ready: Prepared, tell: Progress, cancelled: Stop) -> PackageReceipt:
        """Make a package in the outbox; does not touch the store."""
        return self._writer.write(
            ready.contents, ready.outbox, ready.keys, ready.seal, tell, cancelled
        )

    def note(self, receipt: PackageReceipt) -> None:
        """Note a package in the log; until then it has no place in the chain."""
        self._exchange.note(self._note(receipt))

    def copy(self, package: Path, place: Place, tell: Progress, cancelled: Stop) -> CopyReceipt:
        """Copy a package of the outbox to its place; does not touch the store."""
        copy = self._writer.copy(package, place.folder, tell, cancelled)
        return _renamed(copy, place.name) if place.name else copy

    def _gather(self, wanted: Wanted) -> Gathered:
        return gathering.gather(self._store, self._clock, wanted, self._templates)

    def _manifest(self, wanted: Wanted, gathered: Gathered) -> Manifest:
        last = last_made(self._exchange)
        return Manifest(
            package_id=new_id(),
            kind=wanted.kind,
            office=gathering.office_of(self._store, wanted.contact),
            replica_id=self._exchange.replica_id,
            sequence=last.sequence + 1 if last else 1,
            previous=last.manifest_hash if last else "",
            created=self._clock.now().replace(tzinfo=None, microsecond=0),
            schema_version=self._exchange.schema_version,
            addressee=wanted.addressee,
            year=gathered.year,
            period=gathered.period,
            state_digest=gathered.digest(),
        )

    def _note(self, receipt: PackageReceipt) -> PackageNote:
        return note_of(
            receipt.manifest,
            receipt.manifest_hash,
            Direction.MADE,
            self._clock,
            receipt.path.name,
        )


def place_of(out: Path | Drive) -> Place:
    """Return where a package is to be copied.

    Refused for a folder that is not there, and for a name that a file has already. The last
    folder of a path is made; that of a stick never is: without its stick it would be a folder
    of this machine.
    """
    if isinstance(out, Drive):
        return Place(_there(out.path))
    if out.suffix.casefold() == SUFFIX and not out.is_dir():
        if out.exists():
            raise Refused(
                _("Đã có tệp {name}.").format(name=shown(out.name)),
                _("Tệp đó không bị ghi đè."),
                _("Hãy đặt tên khác."),
            )
        return Place(_there(out.parent), out)
    if not out.exists() and out.parent.is_dir():
        with contextlib.suppress(OSError):
            out.mkdir()
    return Place(_there(out))


def _there(folder: Path) -> Path:
    if not folder.is_dir():
        raise Refused(
            _("Không có thư mục {path}.").format(path=folder),
            advice=_("Hãy cắm lại USB, hoặc chọn thư mục khác."),
        )
    return folder


def _renamed(copy: CopyReceipt, out: Path) -> CopyReceipt:
    """Give a copy and its sheet the name that was asked for."""
    sheet = out.with_suffix(SHEET_SUFFIX)
    try:
        copy.path.rename(out)
        if not sheet.exists():
            copy.sheet.rename(sheet)
    except OSError as error:
        raise EnvironmentFailure(
            _("Không đặt được tên {name} cho gói.").format(name=shown(out.name)),
            _("Gói đã chép xong với tên {name}.").format(name=copy.path.name),
            details=str(error),
        ) from error
    return replace(copy, path=out, sheet=sheet if sheet.exists() else copy.sheet)
