"""Looking at packages, and reading those that are sound."""

import hashlib
import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.exchange.model import PackageKind
from desktop.errors import Cancelled, Refused
from desktop.exchange import keys as signing
from desktop.exchange import troubles
from desktop.exchange.staging import Staging
from desktop.services.exchange_ports import OfficeKeys, PackageReceipt, Trust
from tests.support.packages import (
    EVIDENCE,
    PACKAGE,
    WORKSPACE,
    Secrets,
    contents,
    entries,
    look,
    manifest,
    office_keys,
    reader,
    relisted,
    rezip,
    write,
)

HASH = hashlib.sha256(EVIDENCE).hexdigest()


@pytest.fixture
def package(tmp_path: Path, keys: OfficeKeys) -> PackageReceipt:
    evidence = tmp_path / "minh chứng"
    evidence.write_bytes(EVIDENCE)
    return write(tmp_path / "out", contents(blobs={HASH: evidence}), keys)


def nothing_staged(tmp_path: Path) -> bool:
    return not list((tmp_path / "staging").glob("*"))


def problem(tmp_path: Path, path: Path, **how: object) -> str:
    """Return the one sentence about a package that must not be imported."""
    seen = look(tmp_path, path, **how)
    assert not seen.usable and seen.staged is None and nothing_staged(tmp_path)
    (sentence,) = seen.problems
    return sentence


def test_a_look_tells_all_without_reading_rows(tmp_path: Path, package: PackageReceipt) -> None:
    seen = look(tmp_path, package.path)
    assert seen.usable
    assert seen.manifest == package.manifest
    assert (seen.sha256, seen.size) == (package.sha256, package.size)
    assert (seen.manifest_hash, seen.check_code) == (package.manifest_hash, package.check_code)
    assert len(seen.fingerprint) == 19
    assert not seen.sealed


def test_rows_records_and_evidence_come_back(tmp_path: Path, package: PackageReceipt) -> None:
    seen, here = look(tmp_path, package.path), reader(tmp_path)
    given = contents()
    rows = [*given.rows["plan"], *given.rows["task"]]
    assert list(here.rows(seen, lambda _row: "")) == rows
    assert list(here.records(seen, "figure", lambda _part, _one: "")) == given.records["figure"]
    assert list(here.records(seen, "other", lambda _part, _one: "")) == []
    assert list(here.records(seen, "row_task", lambda _part, _one: "")) == []
    assert here.blobs(seen) == (HASH,)
    here.extract_blob(seen, HASH, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == EVIDENCE
    with pytest.raises(Refused):
        here.extract_blob(seen, "ab" * 32, tmp_path / "other.pdf")


def test_a_row_that_may_not_come_in_ends_the_reading(
    tmp_path: Path, package: PackageReceipt
) -> None:
    seen = look(tmp_path, package.path)
    rows = reader(tmp_path).rows(seen, lambda row: "cột lạ" if row.id == "t2" else "")
    with pytest.raises(Refused, match="Dòng 2 của phần “row_task”") as refusal:
        list(rows)
    assert refusal.value.details == "cột lạ"
    figures = reader(tmp_path).records(seen, "figure", lambda part, _one: part)
    with pytest.raises(Refused, match="Dòng 1 của phần “figure”"):
        list(figures)


def test_the_stick_may_be_pulled_after_the_look(tmp_path: Path, package: PackageReceipt) -> None:
    seen = look(tmp_path, package.path)
    package.path.unlink()
    assert len(list(reader(tmp_path).rows(seen, lambda _row: ""))) == 3
    reader(tmp_path).forget(seen)
    assert nothing_staged(tmp_path)


def test_a_package_of_our_own_is_read_where_it_is(tmp_path: Path, package: PackageReceipt) -> None:
    seen = look(tmp_path, package.path, local=True)
    assert seen.staged == package.path and nothing_staged(tmp_path)
    reader(tmp_path).forget(seen)
    assert package.path.is_file()


def test_a_package_is_kept_once_by_its_key(tmp_path: Path, package: PackageReceipt) -> None:
    seen, here, inbox = look(tmp_path, package.path), reader(tmp_path), tmp_path / "xa.goi-nhan"
    kept = here.keep(seen, inbox)
    assert kept == inbox / f"{PACKAGE}.goixa" == here.keep(seen, inbox)
    assert kept.read_bytes() == package.path.read_bytes()
    assert look(tmp_path, kept, local=True).manifest_hash == seen.manifest_hash
    other = look(tmp_path, write(tmp_path / "other").path)
    with pytest.raises(Refused, match="không khớp"):
        here.keep(other, inbox)
    assert [path.name for path in inbox.iterdir()] == [kept.name]


def test_nothing_is_read_of_a_package_with_a_problem(
    tmp_path: Path, package: PackageReceipt
) -> None:
    seen = replace(look(tmp_path, package.path), problems=("x",))
    with pytest.raises(Refused):
        list(reader(tmp_path).rows(seen, lambda _row: ""))
    with pytest.raises(Refused):
        reader(tmp_path).keep(seen, tmp_path / "inbox")


def test_what_a_cut_left_in_staging_is_swept(tmp_path: Path, package: PackageReceipt) -> None:
    look(tmp_path, package.path)
    assert not nothing_staged(tmp_path)
    reader(tmp_path).sweep()
    assert nothing_staged(tmp_path)


def test_stopping_a_look_leaves_nothing(tmp_path: Path, package: PackageReceipt) -> None:
    for after in range(4):
        asked = iter(range(100))
        with pytest.raises(Cancelled):
            look(tmp_path, package.path, cancelled=lambda: next(asked) >= after)  # noqa: B023
        assert nothing_staged(tmp_path)


# Signatures


def test_a_key_is_new_at_first_and_known_later(
    tmp_path: Path, package: PackageReceipt, keys: OfficeKeys
) -> None:
    assert look(tmp_path, package.path).trust is Trust.NEW
    bound = {WORKSPACE: keys.signing_public}
    seen = look(tmp_path, package.path, known=lambda one: bound.get(one, ""))
    assert seen.trust is Trust.KNOWN and seen.usable


def test_without_a_signature_it_is_not_authenticated(tmp_path: Path) -> None:
    seen = look(tmp_path, write(tmp_path / "out").path)
    assert seen.trust is Trust.UNSIGNED and seen.usable and seen.fingerprint == ""


def test_a_known_office_with_another_key_or_none_is_stopped(
    tmp_path: Path, package: PackageReceipt
) -> None:
    for path in (package.path, write(tmp_path / "out").path):
        seen = look(tmp_path, path, known=lambda _one: "22" * 32)
        assert seen.trust is Trust.OTHER_KEY and not seen.usable
        assert "không ký bằng khóa đã biết" in seen.problems[0]
        assert seen.manifest is not None and nothing_staged(tmp_path)


def test_a_signature_by_another_key_or_none_at_all_is_wrong(
    tmp_path: Path, package: PackageReceipt
) -> None:
    found = entries(package.path)
    stolen = signing.sign(found[0][1], office_keys("22" * 32))
    for signature in (stolen, b"", b"xx", b"\xff" * 64, stolen[:-2]):
        other = [(n, signature if n == "manifest.sig" else d) for n, d in found]
        path = rezip(tmp_path / "forged.goixa", other)
        assert look(tmp_path, path).trust is Trust.WRONG
        assert "Chữ ký của gói không đúng" in problem(tmp_path, path)
    stripped = rezip(tmp_path / "stripped.goixa", [e for e in found if e[0] != "manifest.sig"])
    assert "Chữ ký" in problem(tmp_path, stripped)


def test_a_signature_without_a_key_is_wrong(tmp_path: Path, package: PackageReceipt) -> None:
    found = entries(package.path)
    keyless = relisted(found)
    path = rezip(tmp_path / "a.goixa", [keyless[0], found[1], *keyless[1:]])
    assert "Chữ ký" in problem(tmp_path, path)


def test_keys_are_made_once_and_kept() -> None:
    secrets = Secrets()
    made = signing.NewKeys().office_keys(secrets)
    assert signing.NewKeys().office_keys(secrets) == made
    assert signing.NewKeys().office_keys(Secrets()) != made
    assert made.signing_secret not in repr(made) and made.sealing_secret not in repr(made)


# Files as sticks give them


@pytest.mark.parametrize(
    "name",
    [
        unicodedata.normalize("NFD", "Gói dữ liệu xã Trường Hòa.goixa"),
        "GOI_A.GOIXA",
        "x" * 249 + ".goixa",
        "con.goixa",
        "tên có\nxuống dòng.goixa",
        "a\u202exiog.goixa",
        "gói (1) [bản sao] #%&.goixa",
    ],
)
def test_any_name_of_the_file_will_do(tmp_path: Path, package: PackageReceipt, name: str) -> None:
    path = package.path.rename(tmp_path / name)
    assert look(tmp_path, path).usable


def test_a_name_that_no_system_takes_is_told(tmp_path: Path) -> None:
    for name in ("ộ" * 300 + ".goixa", "a\0b.goixa"):
        sentence = problem(tmp_path, tmp_path / name)
        assert "Không đọc được tệp" in sentence and len(sentence) < 300


def test_what_is_no_file_is_told(tmp_path: Path, package: PackageReceipt) -> None:
    folder = tmp_path / "gói.goixa"
    folder.mkdir()
    link = tmp_path / "link.goixa"
    link.symlink_to(package.path)
    pipe = tmp_path / "pipe.goixa"
    os.mkfifo(pipe)
    for path in (folder, link, pipe, Path("/dev/null")):
        assert "là thư mục hoặc lối tắt" in problem(tmp_path, path)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.zip", b"PK\x03\x04", "không phải là gói"),
        ("a.goixa", b"", "hỏng hoặc chép chưa hết"),
        ("a.goixa", b"MZ\x90\x00" * 99, "không phải là gói"),
        ("a.goixa", b"PK\x03\x04" + bytes(99), "không phải là gói"),
        ("a.goixa", b"SQLite format 3\x00" + bytes(99), "không phải là gói"),
        ("a.goixa", b"PK\x03\x04" + bytes(26) + b"manifest.json", "hỏng hoặc chép chưa hết"),
    ],
)
def test_other_files_are_told(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert sentence in problem(tmp_path, tmp_path / name)


def test_a_file_that_is_not_there_or_not_given_is_told(
    tmp_path: Path, package: PackageReceipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Không đọc được tệp gone.goixa" in problem(tmp_path, tmp_path / "gone.goixa")

    def pulled(*_arguments: object) -> None:
        raise troubles.unreadable(package.path.name)

    monkeypatch.setattr("desktop.exchange.staging._read", pulled)
    assert "Không đọc được tệp GOI_" in problem(tmp_path, package.path)


def test_a_full_disk_of_this_machine_is_told(
    tmp_path: Path, package: PackageReceipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Staging, *_arguments: object) -> None:
        with troubles.on_this_machine(tmp_path):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(Staging, "bring", full)
    assert "Đĩa của máy đã đầy" in problem(tmp_path, package.path)


@pytest.mark.parametrize("kind", list(PackageKind))
def test_every_kind_is_read(tmp_path: Path, kind: PackageKind) -> None:
    when = {"year": 2026, "period": "H1"} if kind is PackageKind.REPORT else {}
    given = contents(manifest=manifest(kind=kind, **when))
    seen = look(tmp_path, write(tmp_path / "out", given).path)
    assert seen.usable and seen.manifest.kind is kind


def test_a_package_without_anything_is_a_package(tmp_path: Path) -> None:
    seen = look(tmp_path, write(tmp_path / "out", contents(rows={}, records={})).path)
    assert seen.usable and list(reader(tmp_path).rows(seen, lambda _row: "")) == []
