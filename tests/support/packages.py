"""Packages for tests: small contents of fixed keys and clock, and spoilt ones."""

import datetime as dt
import hashlib
import json
import zipfile
from pathlib import Path

from desktop.domain.exchange.model import Manifest, Office, PackageKind, RowState
from desktop.exchange.keys import NewKeys
from desktop.exchange.reader import ZipPackageReader
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.exchange_ports import (
    OfficeKeys,
    PackageContents,
    PackageLook,
    PackageReceipt,
    Seal,
    never,
)

WORKSPACE = "01890a5d-ac96-774b-bcce-b302099a8057"
REPLICA = "01890a5d-ac96-774b-bcce-b302099a3f2a"
PACKAGE = "0192aaaa-0000-7000-8000-000000000001"
EVIDENCE = "Biên bản kiểm tra ngày 05 tháng 3 năm 2026".encode()


class Secrets:
    """A ``SecretStore`` in memory."""

    def __init__(self, **kept: str) -> None:
        self.kept = kept

    def secret(self, name: str) -> str:
        return self.kept.get(name, "")

    def keep_secret(self, name: str, value: str) -> None:
        self.kept[name] = value


def office_keys(seed: str = "11" * 32) -> OfficeKeys:
    """The keys of one office; the signing key is the same in every run."""
    return NewKeys().office_keys(Secrets(signing_key=seed))


def quiet(_what: str, _share: float) -> None:
    """Listen to no progress."""


def manifest(**changes: object) -> Manifest:
    facts = {
        "package_id": PACKAGE,
        "kind": PackageKind.WORKSPACE,
        "office": Office(WORKSPACE, "xã Minh Tiến", "huyện Phù Cừ", contact="Chị Hoa, 0912345678"),
        "replica_id": REPLICA,
        "sequence": 7,
        "previous": "ab" * 32,
        "created": dt.datetime(2026, 4, 1, 8, 30),
        "schema_version": 3,
    }
    return Manifest(**{**facts, **changes})


def row(key: str, content: object = None, table: str = "task", **versions: int) -> RowState:
    return RowState(table, key, WORKSPACE, versions or {REPLICA: 1}, content)


def contents(**changes: object) -> PackageContents:
    facts = {
        "manifest": manifest(),
        "rows": {
            "task": [row("t1", {"title": "Trồng cây xanh", "percent": 40}), row("t2")],
            "plan": [row("p1", {"subject": "Cải cách hành chính"}, "plan")],
        },
        "records": {"figure": [{"key": "tong", "value": 71}]},
        "summary": (("Nhiệm vụ", "2"), ("Kế hoạch", "1")),
    }
    return PackageContents(**{**facts, **changes})


def write(
    out: Path,
    what: PackageContents | None = None,
    keys: OfficeKeys | None = None,
    seal: Seal | None = None,
) -> PackageReceipt:
    return ZipPackageWriter().write(what or contents(), out, keys, seal, quiet, never)


def look(tmp_path: Path, path: Path, **how: object) -> PackageLook:
    """Look at a package without knowing any office."""
    return reader(tmp_path).look(path, how.pop("known", lambda _id: ""), **how)


def reader(tmp_path: Path) -> ZipPackageReader:
    return ZipPackageReader(tmp_path / "staging")


def rezip(path: Path, entries: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a ZIP with these entries in the manner of the program, whatever they say."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, (2026, 4, 1, 8, 30, 0))
            info.create_system, info.compress_type = 3, method
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data)
    return path


def entries(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def relisted(found: list[tuple[str, bytes]], **changes: object) -> list[tuple[str, bytes]]:
    """Make the list of an unsigned package fit its entries again, as a forger would."""
    facts = json.loads(dict(found)["manifest.json"])
    others = [(name, data) for name, data in found if not name.startswith("manifest")]
    facts["files"] = {n: [len(data), hashlib.sha256(data).hexdigest()] for n, data in others}
    facts["office"]["key"] = ""
    facts.update(changes)
    return [("manifest.json", canonical_json(facts)), *others]


def canonical_json(facts: object) -> bytes:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
