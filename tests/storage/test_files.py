"""Whole files: the old one or the new one, whatever happens."""

import os
import sqlite3
from pathlib import Path

import pytest

from desktop.errors import EnvironmentFailure
from desktop.storage import failures, files


class Held:
    """Stands for ``os.replace`` while another program holds the file for the first tries."""

    def __init__(self, tries: int, winerror: int = 32) -> None:
        self.left = tries
        self.winerror = winerror
        self.replace = os.replace

    def __call__(self, source: Path, target: Path) -> None:
        if self.left:
            self.left -= 1
            error = PermissionError(13, "held")
            error.winerror = self.winerror
            raise error
        self.replace(source, target)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.docx"
    files.write_atomically(path, b"old")
    files.write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_the_longest_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("ế" * 85)
    files.write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_new_name_is_on_the_disk_before_anything_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = list[Path]()
    monkeypatch.setattr(files, "sync_folder", synced.append)
    files.write_atomically(tmp_path / "a", b"x")
    assert synced == [tmp_path]


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    part, path, pauses = tmp_path / "a.part", tmp_path / "a", list[float]()
    part.write_bytes(b"new")
    monkeypatch.setattr("desktop.storage.files.os.replace", Held(6, winerror))

    files.replace_file(part, path, pauses.append)

    assert path.read_bytes() == b"new"
    assert pauses == [0.05, 0.1, 0.2, 0.4, 0.8, 1.0]


def test_a_file_held_for_good_keeps_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part, path, pauses = tmp_path / "a.docx.part", tmp_path / "a.docx", list[float]()
    part.write_bytes(b"new")
    path.write_bytes(b"old")
    monkeypatch.setattr("desktop.storage.files.os.replace", Held(1000))

    with pytest.raises(EnvironmentFailure, match=r"a\.docx") as failure:
        files.replace_file(part, path, pauses.append)

    assert "a.docx.part" in failure.value.safe
    assert (path.read_bytes(), part.read_bytes()) == (b"old", b"new")
    assert files.PATIENCE <= sum(pauses) < files.PATIENCE + files.LONGEST_PAUSE

    with pytest.raises(EnvironmentFailure, match=r"a\.docx") as failure:
        files.replace_or_leave(part, path, pauses.append)
    assert "vẫn nguyên vẹn" in failure.value.safe


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_FULL, "đầy"),
        (sqlite3.SQLITE_READONLY, "Không được phép ghi"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "Không được phép ghi"),
        (sqlite3.SQLITE_BUSY, "đang mở"),
        (sqlite3.SQLITE_LOCKED, "đang mở"),
        (sqlite3.SQLITE_CORRUPT, "bị hỏng"),
        (sqlite3.SQLITE_NOTADB, "bị hỏng"),
        (sqlite3.SQLITE_TOOBIG, "bị hỏng"),
        (sqlite3.SQLITE_IOERR_WRITE, "Không đọc ghi được"),
        (sqlite3.SQLITE_CANTOPEN, "Không đọc ghi được"),
    ],
)
def test_what_sqlite_says_is_told(code: int, word: str) -> None:
    error = sqlite3.OperationalError("english words")
    error.sqlite_errorcode = code
    with pytest.raises(EnvironmentFailure) as failure, failures.explained(Path("xa.khx")):
        raise error
    assert word in failure.value.what
    assert failure.value.safe
    assert failure.value.advice


def test_our_own_defects_are_not_dressed_up() -> None:
    error = sqlite3.IntegrityError("UNIQUE")
    error.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT
    with pytest.raises(sqlite3.IntegrityError), failures.explained(Path("xa.khx")):
        raise error


@pytest.mark.parametrize(
    ("number", "word"),
    [(28, "đầy"), (13, "Không được phép"), (30, "Không được phép"), (5, "ổ đĩa")],
)
def test_what_the_disk_says_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, "no")

    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr("desktop.storage.files.os.fsync", fail)

    with pytest.raises(EnvironmentFailure) as failure:
        files.write_atomically(path, b"new")

    assert word in failure.value.sentence()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_not_replaced_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    with pytest.raises(EnvironmentFailure, match="bao-cao"):
        files.write_atomically(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]


def test_a_document_open_in_word_is_written_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, taken = tmp_path / "bao-cao.docx", tmp_path / "bao-cao (2).docx"
    report.write_bytes("đang sửa trong Word".encode())
    taken.write_bytes("của lần trước".encode())
    replace, waited = os.replace, []

    def held(part: Path, path: Path) -> None:
        if path == report:
            error = PermissionError(13, "held")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        replace(part, path)

    monkeypatch.setattr("desktop.storage.files.os.replace", held)
    monkeypatch.setattr(files.replace_file, "__defaults__", (waited.append, files.PATIENCE))
    assert files.write_document(report, b"moi") == tmp_path / "bao-cao (3).docx"
    assert 0 < sum(waited) < 3, "the officer does not wait for Word to be closed"
    assert report.read_bytes() == "đang sửa trong Word".encode()
    assert taken.read_bytes() == "của lần trước".encode()
    assert (tmp_path / "bao-cao (3).docx").read_bytes() == b"moi"
    assert not list(tmp_path.glob("*.part"))


def test_a_document_that_nobody_holds_gets_its_name(tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.docx"
    report.write_bytes(b"cu")
    assert files.write_document(report, b"moi") == report
    assert report.read_bytes() == b"moi"
