"""Writing a package: sound or not at all, and the same each time."""

import hashlib
import os
import re
import zipfile
from pathlib import Path

import pytest

from desktop.domain.exchange import limits
from desktop.domain.exchange.model import Office, PackageKind, RowState
from desktop.errors import Cancelled, EnvironmentFailure, Refused
from desktop.exchange import packing, spool
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.exchange_ports import OfficeKeys, Seal
from tests.support.packages import (
    EVIDENCE,
    WORKSPACE,
    contents,
    entries,
    look,
    manifest,
    quiet,
    reader,
    row,
    write,
)

HASH = hashlib.sha256(EVIDENCE).hexdigest()


def nothing_in(folder: Path) -> bool:
    return not folder.exists() or not list(folder.iterdir())


def evidence(tmp_path: Path) -> Path:
    path = tmp_path / "biên bản.pdf"
    path.write_bytes(EVIDENCE)
    return path


def test_a_package_tells_what_it_is(tmp_path: Path, keys: OfficeKeys) -> None:
    receipt = write(tmp_path / "out", keys=keys)
    assert receipt.path.name == "GOI_MINHTIEN-3F2A_0007_20260401.goixa"
    assert receipt.size == receipt.path.stat().st_size
    assert receipt.sha256 == hashlib.sha256(receipt.path.read_bytes()).hexdigest()
    found = dict(entries(receipt.path))
    assert list(found)[:2] == ["manifest.json", "manifest.sig"]
    assert receipt.manifest_hash == hashlib.sha256(found["manifest.json"]).hexdigest()
    assert receipt.manifest.counts == {"row_plan": 1, "row_task": 2, "figure": 1}
    assert sorted(path.suffix for path in receipt.path.parent.iterdir()) == [".goixa", ".txt"]


def test_the_sheet_beside_it_says_the_code(tmp_path: Path) -> None:
    receipt = write(tmp_path / "out")
    sheet = receipt.path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
    assert f"Mã kiểm tra: {receipt.check_code}\r\n" in sheet
    assert receipt.path.name in sheet
    assert "Nhiệm vụ: 2" in sheet


def test_the_same_contents_give_the_same_bytes(tmp_path: Path, keys: OfficeKeys) -> None:
    one = write(tmp_path / "one", keys=keys)
    other = write(tmp_path / "other", keys=keys)
    assert one.path.read_bytes() == other.path.read_bytes()
    assert (one.check_code, one.sha256) == (other.check_code, other.sha256)


def test_a_second_package_of_one_name_gets_another_one(tmp_path: Path) -> None:
    first = write(tmp_path / "out")
    before = first.path.read_bytes()
    second = write(tmp_path / "out")
    assert second.path.name == "GOI_MINHTIEN-3F2A_0007_20260401_2.goixa"
    assert first.path.read_bytes() == before


def test_evidence_is_stored_and_what_is_gone_or_altered_is_named(tmp_path: Path) -> None:
    altered = tmp_path / "altered"
    altered.write_bytes(b"other")
    blobs = {HASH: evidence(tmp_path), "ab" * 32: tmp_path / "gone", "cd" * 32: altered}
    receipt = write(tmp_path / "out", contents(blobs=blobs))
    assert receipt.manifest.missing_blobs == ("ab" * 32, "cd" * 32)
    with zipfile.ZipFile(receipt.path) as archive:
        info = archive.getinfo(f"blobs/{HASH}")
        assert info.compress_type == zipfile.ZIP_STORED
        assert archive.read(info) == EVIDENCE


def test_a_long_part_is_carried_in_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PART_BYTES", 1000)
    many = [row(f"t{number:03}", {"title": "Việc"}) for number in range(30)]
    receipt = write(tmp_path / "out", contents(rows={"task": many}))
    assert len([name for name in receipt.manifest.files if "row_task" in name]) > 3
    assert receipt.manifest.counts["row_task"] == 30
    seen = look(tmp_path, receipt.path)
    assert list(reader(tmp_path).rows(seen, lambda _row: "")) == many


def test_more_than_a_package_may_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PARTS_BYTES", 300)
    with pytest.raises(Refused, match="quá nhiều cho một gói"):
        write(tmp_path / "out")
    assert nothing_in(tmp_path / "out")


def test_too_much_evidence_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BLOBS_BYTES", 10)
    with pytest.raises(Refused, match="Tệp minh chứng quá nhiều"):
        write(tmp_path / "out", contents(blobs={HASH: evidence(tmp_path)}))
    assert nothing_in(tmp_path / "out")


def test_contents_that_are_all_alike_are_not_taken_for_a_bomb(tmp_path: Path) -> None:
    same = [row(f"t{number}", {"title": "a" * 900_000}) for number in range(3)]
    receipt = write(tmp_path / "out", contents(rows={"task": same}))
    assert look(tmp_path, receipt.path).usable


@pytest.mark.parametrize(
    "bad",
    [
        row("1", {"title": "\ud800"}),
        row("1", {"title": b"bytes"}),
        row("1", {"title": "x" * 2**20}),
        row("", {}),
    ],
    ids=["half a letter", "bytes", "long", "no key"],
)
def test_a_row_that_cannot_be_carried_stops_the_package(tmp_path: Path, bad: RowState) -> None:
    with pytest.raises(Refused, match="Dòng 2 của phần “row_task”"):
        write(tmp_path / "out", contents(rows={"task": [row("0"), bad]}))
    assert nothing_in(tmp_path / "out")


def test_a_manifest_that_nobody_could_read_is_not_written(tmp_path: Path) -> None:
    nameless = manifest(office=Office(WORKSPACE, "", ""))
    with pytest.raises(Refused, match="chưa hợp lệ"):
        write(tmp_path / "out", contents(manifest=nameless))
    report = manifest(kind=PackageKind.REPORT)
    with pytest.raises(Refused, match="kỳ báo cáo"):
        write(tmp_path / "out", contents(manifest=report))


@pytest.mark.parametrize("part", ["row_task", "../x", "Figure", ""])
def test_a_part_with_a_wrong_name_is_a_defect_of_ours(tmp_path: Path, part: str) -> None:
    with pytest.raises(ValueError, match="no name for a part"):
        write(tmp_path / "out", contents(records={part: []}))


@pytest.mark.parametrize("after", range(9))
def test_stopping_leaves_nothing(tmp_path: Path, after: int) -> None:
    asked = iter(range(100))
    with pytest.raises(Cancelled):
        ZipPackageWriter().write(
            contents(), tmp_path / "out", None, None, quiet, lambda: next(asked) >= after
        )
    assert nothing_in(tmp_path / "out")


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packing.durable, "sync", full)
    with pytest.raises(EnvironmentFailure, match="Đĩa của máy đã đầy"):
        write(tmp_path / "out")
    assert nothing_in(tmp_path / "out")


def test_a_package_that_is_not_as_written_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = packing.pack

    def worse(out: Path, *rest: object) -> None:
        pack(out, *rest)
        data = bytearray(out.read_bytes())
        data[60] ^= 1
        out.write_bytes(data)

    monkeypatch.setattr(packing, "pack", worse)
    with pytest.raises(Refused):
        write(tmp_path / "out")
    assert nothing_in(tmp_path / "out")


def test_evidence_that_changes_while_it_is_packed_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = evidence(tmp_path)
    take = spool.Spool.take

    def and_then(self: spool.Spool, what: object) -> None:
        take(self, what)
        path.write_bytes(EVIDENCE.upper())

    monkeypatch.setattr(spool.Spool, "take", and_then)
    with pytest.raises(Refused):
        write(tmp_path / "out", contents(blobs={HASH: path}))
    assert nothing_in(tmp_path / "out")


def test_what_a_cut_left_goes_with_the_next_package(tmp_path: Path) -> None:
    left = tmp_path / "out" / ".dang-tao-goi-1"
    left.mkdir(parents=True)
    (left / "plain").write_bytes(b"half")
    write(tmp_path / "out")
    assert not left.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(EnvironmentFailure, match="Không đọc ghi được thư mục out"):
        write(tmp_path / "out")


def test_progress_grows_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    ZipPackageWriter().write(
        contents(),
        tmp_path / "out",
        None,
        None,
        lambda what, share: told.append((what, share)),
        lambda: False,
    )
    shares = [share for _what, share in told]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] > 0.9
    assert all(re.match("Đang ", what) for what, _share in told)


def test_a_seal_names_one_key_or_one_passphrase(tmp_path: Path) -> None:
    for seal in (Seal(), Seal("age1x", "mật khẩu")):
        with pytest.raises(Refused, match="niêm phong"):
            write(tmp_path / "out", seal=seal)
    with pytest.raises(Refused, match="Khóa niêm phong"):
        write(tmp_path / "out", seal=Seal("age1khôngđúng"))
    assert nothing_in(tmp_path / "out")
