"""Files of evidence are kept once, whole, and never changed; what cannot be kept is told."""

import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest

from desktop.domain.tracking.model import Evidence
from desktop.errors import AppError, Refused
from desktop.storage import blobs
from desktop.storage.blobs import FolderBlobs
from desktop.storage.store import SqliteStore


@pytest.fixture
def kept(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "xa.khx", lambda _hash: 0)


def a_file(tmp_path: Path, content: bytes = b"%PDF-1.7 ...", name: str = "báo cáo.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def everything_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_is_kept_under_its_hash_beside_the_workspace(
    tmp_path: Path, store: SqliteStore
) -> None:
    source = a_file(tmp_path)
    file_hash, size = store.blobs.put(source)
    assert (file_hash, size) == (hashlib.sha256(source.read_bytes()).hexdigest(), 12)
    path = store.blobs.path(file_hash)
    assert path == tmp_path / "xa.minh-chung" / file_hash[:2] / file_hash
    assert path.read_bytes() == source.read_bytes()
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    source.unlink()
    assert store.blobs.path(file_hash) == path


def test_the_same_content_is_kept_once(tmp_path: Path, kept: FolderBlobs) -> None:
    large = os.urandom(3 * 2**20 + 1)
    first = kept.put(a_file(tmp_path, large, "a.pdf"))
    assert kept.put(a_file(tmp_path, large, "b.pdf")) == first
    assert everything_in(kept.folder) == [f"{first[0][:2]}/{first[0]}"]
    assert kept.is_sound(first[0])


def test_what_was_cut_short_or_altered_is_told_and_mended_by_a_new_copy(
    tmp_path: Path, store: SqliteStore
) -> None:
    source = a_file(tmp_path, b"x" * 5000)
    file_hash, size = store.blobs.put(source)
    with store.step("Ghi"):
        store.tasks.evidence.put(Evidence("e", file_hash=file_hash, file_size=size))
    path = store.blobs.path(file_hash)
    for bad in (b"x" * 4000, b"", b"y" * 6000):
        path.chmod(0o600)
        path.write_bytes(bad)
        with pytest.raises(Refused, match="đã bị thay đổi") as refusal:
            store.blobs.path(file_hash)
        assert refusal.value.safe
        assert refusal.value.advice
    path.write_bytes(b"y" * 5000)
    assert isinstance(store.blobs, FolderBlobs)
    assert not store.blobs.is_sound(file_hash)

    store.blobs.put(source)
    assert store.blobs.is_sound(file_hash)
    assert store.blobs.path(file_hash).read_bytes() == b"x" * 5000


def test_a_file_that_vanished_is_told(tmp_path: Path, kept: FolderBlobs) -> None:
    file_hash, _size = kept.put(a_file(tmp_path))
    kept.path(file_hash).unlink()
    with pytest.raises(Refused, match=r"không còn trong thư mục xa\.minh-chung"):
        kept.path(file_hash)
    assert not kept.is_sound(file_hash)


@pytest.mark.parametrize("name", ["", "../xa.khx", "a" * 63, "A" * 64, "/etc/passwd"])
def test_a_hash_that_is_none_leads_nowhere(kept: FolderBlobs, name: str) -> None:
    with pytest.raises(AppError):
        kept.path(name)


def test_a_file_of_5_gb_is_refused_unread(
    tmp_path: Path, kept: FolderBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "phim.mp4"
    with source.open("wb") as file:
        file.truncate(5 * 2**30)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(Refused) as refusal:
        kept.put(source)
    assert refusal.value.what == (
        "Tệp phim.mp4 nặng 5120 MB, lớn hơn mức 100 MB cho một tệp minh chứng."
    )
    assert not kept.folder.exists()


def test_the_limit_itself_is_allowed(
    tmp_path: Path, kept: FolderBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blobs, "LARGEST", 1000)
    assert kept.put(a_file(tmp_path, b"x" * 1000))[1] == 1000
    with pytest.raises(Refused, match="lớn hơn mức"):
        kept.put(a_file(tmp_path, b"x" * 1001))


def test_a_file_that_grows_while_it_is_read_stops_at_the_limit(
    tmp_path: Path, kept: FolderBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = a_file(tmp_path, b"x" * 2000)
    monkeypatch.setattr(blobs, "_require_fit", lambda _source: None)
    monkeypatch.setattr(blobs, "LARGEST", 1000)
    with pytest.raises(Refused, match="lớn hơn mức"):
        kept.put(source)
    assert everything_in(kept.folder) == []


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "Không tìm thấy tệp"),
        (lambda path: path.write_bytes(b""), "không có nội dung"),
        (lambda path: path.mkdir(), "không phải là một tệp"),
    ],
)
def test_what_is_no_file_with_content_is_refused(
    tmp_path: Path, kept: FolderBlobs, make: object, message: str
) -> None:
    source = tmp_path / "minh chứng.pdf"
    assert callable(make)
    make(source)
    with pytest.raises(Refused, match=message) as refusal:
        kept.put(source)
    assert "minh chứng.pdf" in refusal.value.what
    assert not kept.folder.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that nobody can read")
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, kept: FolderBlobs) -> None:
    class Unreadable(type(tmp_path)):  # type: ignore[misc]
        def open(self, *_arguments: object, **_options: object) -> object:
            raise PermissionError(13, "Permission denied")

    with pytest.raises(Refused, match="Không đọc được tệp"):
        kept.put(Unreadable(a_file(tmp_path)))


def test_a_full_disk_leaves_nothing_half(
    tmp_path: Path, kept: FolderBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.storage.blobs.os.fsync", full)
    with pytest.raises(AppError, match="đầy"):
        kept.put(a_file(tmp_path))
    assert everything_in(kept.folder) == []


def test_a_backup_that_is_put_back_finds_its_files(tmp_path: Path, store: SqliteStore) -> None:
    file_hash, size = store.blobs.put(a_file(tmp_path))
    with store.step("Ghi"):
        store.tasks.evidence.put(Evidence("e", file_hash=file_hash, file_size=size))
    store.backup("tay")
    with store.step("Xóa"):
        store.tasks.evidence.remove("e")
    assert store.blobs.path(file_hash).exists(), "what a backup names is never taken away"
