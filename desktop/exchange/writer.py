"""Writes packages: prepared and checked on this machine, then carried to a stick."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from desktop.domain.exchange import manifest_rules, package_names, sheet
from desktop.domain.exchange.canonical import Malformed
from desktop.domain.exchange.check_code import check_code
from desktop.domain.exchange.model import Manifest
from desktop.errors import Refused
from desktop.exchange import durable, keys, packing, sealing, troubles
from desktop.exchange.device import Device
from desktop.exchange.looking import Checked
from desktop.exchange.spool import Spool
from desktop.exchange.stick import StickCopy
from desktop.i18n import _
from desktop.services.exchange_ports import (
    CopyReceipt,
    OfficeKeys,
    PackageContents,
    PackageReceipt,
    Seal,
    Stop,
)
from desktop.services.ports import Progress

_WORK = ".dang-tao-goi-"
"""Folder of a package that is being made; one that a cut left is removed by the next."""


class ZipPackageWriter:
    """Implements ``PackageWriter``."""

    def __init__(self, device: Device | None = None) -> None:
        """Copy by means of ``device``."""
        self._device = device or Device()

    def write(
        self,
        contents: PackageContents,
        out: Path,
        keys: OfficeKeys | None,
        seal: Seal | None,
        tell: Progress,
        cancelled: Stop,
    ) -> PackageReceipt:
        """Write a package and its sheet into the folder ``out``, and read it back."""
        if seal:
            sealing.require_possible(seal)
        with troubles.on_this_machine(out), durable.work_folder(out, _WORK) as work:
            return _Making(contents, keys, seal, work, tell, cancelled).run(out)

    def copy(self, package: Path, folder: Path, tell: Progress, cancelled: Stop) -> CopyReceipt:
        """Copy a package of the outbox and its sheet to a stick and read it back from there."""
        _require_sound(package, cancelled)
        files = (package, package.with_suffix(package_names.SHEET_SUFFIX))
        return StickCopy(self._device, files, folder, tell, cancelled).run()


class _Making:
    """One package while it is being made in a folder of its own."""

    def __init__(
        self,
        contents: PackageContents,
        office_keys: OfficeKeys | None,
        seal: Seal | None,
        work: Path,
        tell: Progress,
        cancelled: Stop,
    ) -> None:
        self._contents = contents
        self._keys = office_keys
        self._seal = seal
        self._work = work
        self._tell = tell
        self._cancelled = cancelled

    def run(self, out: Path) -> PackageReceipt:
        """Make the package in the work folder and move it to ``out`` when it is sound."""
        self._tell(_("Đang gom dữ liệu"), 0.0)
        spool = Spool(self._work, self._cancelled)
        spool.take(self._contents)
        manifest = self._manifest(spool)
        data = _manifest_data(manifest)
        self._tell(_("Đang đóng gói"), 0.4)
        plain = self._work / "plain"
        packing.pack(plain, self._head(data), spool.sources, manifest.created, self._cancelled)
        self._tell(_("Đang đọc lại gói"), 0.7)
        _require_same(plain, data, self._cancelled)
        ready = self._sealed(plain)
        durable.require_going_on(self._cancelled)
        self._tell(_("Đang ghi gói"), 0.95)
        return self._receipt(ready, manifest, data, out)

    def _manifest(self, spool: Spool) -> Manifest:
        given = self._contents.manifest
        key = self._keys.signing_public if self._keys else ""
        return replace(
            given,
            office=replace(given.office, key=key),
            created=given.created.replace(microsecond=0),
            counts=spool.counts,
            files=spool.files,
            missing_blobs=tuple(sorted({*given.missing_blobs, *spool.missing})),
        )

    def _head(self, data: bytes) -> dict[str, bytes]:
        head = {package_names.MANIFEST: data}
        if self._keys:
            head[package_names.SIGNATURE] = keys.sign(data, self._keys)
        return head

    def _sealed(self, plain: Path) -> Path:
        """Return the package as it shall be carried, opened again where that is possible."""
        if self._seal is None:
            return plain
        sealed, again = self._work / "sealed", self._work / "again"
        sealing.seal_file(plain, sealed, self._seal, self._keys)
        if self._seal.passphrase or self._keys:
            unseal = sealing.own_way(self._seal, self._keys)
            sealing.unseal_file(sealed, again, unseal, self._cancelled)
            if _digest(again) != _digest(plain):
                raise _not_as_written()
        return sealed

    def _receipt(self, ready: Path, manifest: Manifest, data: bytes, out: Path) -> PackageReceipt:
        """Give the package its lasting name, its sheet before it."""
        manifest_hash = hashlib.sha256(data).hexdigest()
        code = check_code(manifest_hash)
        path = _free_name(out, package_names.package_name(manifest))
        sealed = self._seal is not None
        size = ready.stat().st_size
        text = sheet.write_sheet(manifest, path.name, size, code, self._contents.summary, sealed)
        sheet_part = self._work / "sheet"
        durable.write_new(sheet_part, text)
        sha256 = _digest(ready)
        durable.put_in_place(sheet_part, path.with_suffix(package_names.SHEET_SUFFIX))
        durable.put_in_place(ready, path)
        return PackageReceipt(path, manifest, manifest_hash, sha256, size, code, sealed)


def _manifest_data(manifest: Manifest) -> bytes:
    try:
        return manifest_rules.to_json(manifest)
    except Malformed as error:
        raise Refused(
            _("Thông tin của đơn vị hoặc của kỳ báo cáo chưa hợp lệ nên chưa tạo được gói."),
            _("Dữ liệu đã lưu vẫn nguyên vẹn."),
            _("Hãy kiểm tra tên đơn vị, người liên hệ và kỳ báo cáo."),
            str(error),
        ) from error


def _free_name(folder: Path, name: str) -> Path:
    """Return a path in ``folder`` whose name no package or sheet has."""
    path, number = folder / name, 1
    while path.exists() or path.with_suffix(package_names.SHEET_SUFFIX).exists():
        number += 1
        path = folder / name.replace(package_names.SUFFIX, f"_{number}{package_names.SUFFIX}")
    return path


def _require_same(path: Path, manifest: bytes, cancelled: Stop) -> None:
    """Read a package as its addressee will; it must say what was meant."""
    checked = Checked(path, lambda _workspace: "", cancelled)
    if checked.manifest_hash != hashlib.sha256(manifest).hexdigest():
        raise _not_as_written()


def _require_sound(package: Path, cancelled: Stop) -> None:
    """Refuse a package of the outbox that is gone or was altered since it was written."""
    try:
        if sealing.lock_of(package) is None:
            Checked(package, lambda _workspace: "", cancelled)
    except (OSError, Refused) as error:
        raise troubles.source_gone(package.name) from error


def _not_as_written() -> Refused:
    return Refused(
        _("Gói đọc lại không giống dữ liệu đã ghi."),
        _("Dữ liệu đã lưu vẫn nguyên vẹn, chưa có gói nào được tạo."),
        _("Hãy làm lại; nếu vẫn vậy, hãy kiểm tra ổ đĩa của máy."),
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
