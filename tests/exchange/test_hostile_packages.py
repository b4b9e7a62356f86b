"""Packages made to hurt: each is refused with one sentence, at once, before a row is read."""

import io
import json
import random
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.exchange import limits
from desktop.errors import Refused
from tests.support.packages import (
    contents,
    entries,
    look,
    manifest,
    reader,
    relisted,
    rezip,
    row,
    write,
)

Entries = list[tuple[str, bytes]]


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """An unsigned package: whoever alters it can make its list fit again."""
    return write(tmp_path / "out").path


def refused(tmp_path: Path, path: Path) -> str:
    started = time.monotonic()
    seen = look(tmp_path, path)
    assert time.monotonic() - started < 1
    assert not seen.usable and not list((tmp_path / "staging").iterdir())
    with pytest.raises(Refused):
        list(reader(tmp_path).rows(seen, lambda _row: ""))
    (sentence,) = seen.problems
    return sentence


def test_the_forgers_tools_make_what_the_program_reads(tmp_path: Path, sound: Path) -> None:
    assert look(tmp_path, rezip(tmp_path / "a.goixa", relisted(entries(sound)))).usable


def without(found: Entries, name: str) -> Entries:
    return [entry for entry in found if entry[0] != name]


SPOILERS: dict[str, tuple[Callable[[Entries], Entries], str]] = {
    "more than listed": (lambda e: [*e, ("data/more.jsonl", b"{}\n")], "không khớp"),
    "less than listed": (lambda e: without(e, "data/figure.jsonl"), "không khớp"),
    "other content": (lambda e: [*e[:-1], (e[-1][0], e[-1][1][:-1] + b" ")], "không khớp"),
    "other size": (lambda e: [*e[:-1], (e[-1][0], e[-1][1] + b"{}\n")], "không khớp"),
    "twice": (lambda e: [*e, e[-1]], "không khớp"),
    "twice on Windows": (lambda e: [*e, (e[-1][0].upper(), e[-1][1])], "không khớp"),
    "a path out": (lambda e: [*e, ("../../x.exe", b"MZ")], "không khớp"),
    "an absolute path": (lambda e: [*e, ("C:\\Windows\\x.exe", b"MZ")], "không khớp"),
    "a folder": (lambda e: [*e, ("data/", b"")], "không khớp"),
    "no manifest": (lambda e: e[1:], "không phải là gói"),
    "manifest last": (lambda e: [*e[1:], e[0]], "không phải là gói"),
    "fewer lines than counted": (
        lambda e: relisted([(n, d.replace(b"\n", b" ") if "task" in n else d) for n, d in e]),
        "không khớp",
    ),
}


@pytest.mark.parametrize("name", SPOILERS)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_entries_that_differ_from_the_list(tmp_path: Path, sound: Path, name: str) -> None:
    spoil, sentence = SPOILERS[name]
    path = rezip(tmp_path / "a.goixa", spoil(entries(sound)))
    assert sentence in refused(tmp_path, path)


def patched(sound: Path, path: Path, change: Callable[[zipfile.ZipInfo], None]) -> Path:
    """Write the entries again with other words about the last one."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries(sound):
            info = zipfile.ZipInfo(name, (2026, 4, 1, 8, 30, 0))
            info.external_attr = 0o100644 << 16
            if name == "data/row_task.jsonl":
                change(info)
            archive.writestr(info, data)
    return path


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("external_attr", 0o120777 << 16),
        ("external_attr", 0o040755 << 16),
        ("external_attr", 0o010644 << 16),
        ("compress_type", zipfile.ZIP_BZIP2),
        ("compress_type", zipfile.ZIP_LZMA),
        ("extra", struct.pack("<HH4s", 0x7075, 4, b"abcd")),
        ("comment", b"x"),
    ],
)
def test_links_folders_and_foreign_forms(
    tmp_path: Path, sound: Path, field: str, value: object
) -> None:
    path = patched(sound, tmp_path / "a.goixa", lambda info: setattr(info, field, value))
    assert "không khớp" in refused(tmp_path, path)


def flagged(data: bytes, flag: int) -> bytes:
    """Set a flag on every entry, in its head and in the directory."""
    changed = bytearray(data)
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            struct.pack_into("<H", changed, at + place, flag)
            at = data.find(magic, at + 1)
    return bytes(changed)


@pytest.mark.parametrize("flag", [0x1, 0x8, 0x40, 0x2000])
def test_encrypted_entries(tmp_path: Path, sound: Path, flag: int) -> None:
    path = tmp_path / "a.goixa"
    path.write_bytes(flagged(sound.read_bytes(), flag))
    assert "không khớp" in refused(tmp_path, path)


def test_bytes_before_between_and_after(tmp_path: Path, sound: Path) -> None:
    data, path = sound.read_bytes(), tmp_path / "a.goixa"
    for spoilt in (data + b"x", b"x" + data, data[:-22] + b"x" + data[-22:], data + data):
        path.write_bytes(spoilt)
        assert refused(tmp_path, path)


def test_a_comment_behind_the_directory(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "a.goixa"
    path.write_bytes(sound.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"open calc.exe"
    assert "hỏng" in refused(tmp_path, path)


def bomb(name: str, size: int) -> bytes:
    """Return a ZIP that begins as a package and unpacks to ``size`` bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, length in (("manifest.json", 2), (name, size)):
            info = zipfile.ZipInfo(entry)
            info.external_attr, info.compress_type = 0o100644 << 16, zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as file:
                for _piece in range(0, length, 2**20):
                    file.write(b" " * min(2**20, length))
    return buffer.getvalue()


@pytest.fixture(scope="module")
def bombs() -> dict[str, bytes]:
    return {
        "part": bomb("data/row_task.jsonl", limits.PART_BYTES + 2**20),
        "ratio": bomb("data/row_task.jsonl", 20 * 2**20),
        "blob": bomb("blobs/" + "ab" * 32, limits.BLOB_BYTES + 2**20),
        "signature": bomb("manifest.sig", 10 * 2**20),
    }


@pytest.mark.parametrize("name", ["part", "ratio", "blob", "signature"])
def test_bombs_are_not_unpacked(tmp_path: Path, bombs: dict[str, bytes], name: str) -> None:
    path = tmp_path / "a.goixa"
    path.write_bytes(bombs[name])
    tracemalloc.start()
    try:
        assert "lớn bất thường" in refused(tmp_path, path)
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


def test_a_lie_about_the_size_is_found_while_unpacking(tmp_path: Path, sound: Path) -> None:
    """The directory tells the small size of the list; the stream holds far more."""
    found = relisted([(n, d) for n, d in entries(sound)])
    facts = json.loads(found[0][1])
    name, data = "data/row_task.jsonl", dict(found)["data/row_task.jsonl"]
    big = data + b" " * 10 * 2**20
    path = rezip(tmp_path / "a.goixa", [(n, big if n == name else d) for n, d in found])
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<L", len(big)), struct.pack("<L", len(data))))
    assert facts["files"][name][0] == len(data)
    assert refused(tmp_path, path)


def test_too_many_entries(tmp_path: Path, sound: Path) -> None:
    more = [(f"blobs/{number:064x}", b"x") for number in range(limits.ENTRIES)]
    path = rezip(tmp_path / "a.goixa", [*entries(sound), *more], zipfile.ZIP_STORED)
    assert "lớn bất thường" in refused(tmp_path, path)


def test_a_directory_of_millions_is_not_read(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "a.goixa"
    entry = b"PK\x01\x02" + bytes(42)
    head = sound.read_bytes()[:500]
    for count in (0xFFFF, 0, 10):
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, 46 * 10**5, 500, 0)
        path.write_bytes(head + entry * 10**5 + end)
        assert refused(tmp_path, path)


def test_an_end_of_the_large_form_is_not_followed(tmp_path: Path, sound: Path) -> None:
    data, path = sound.read_bytes(), tmp_path / "a.goixa"
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, 0, 1)
    path.write_bytes(data[:-22] + locator + data[-22:])
    assert "hỏng" in refused(tmp_path, path)


def test_entries_that_overlap(tmp_path: Path, sound: Path) -> None:
    """Every entry of the directory points at the first one."""
    data, path = bytearray(sound.read_bytes()), tmp_path / "a.goixa"
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", data, at + 42, 0)
        at = data.find(b"PK\x01\x02", at + 1)
    path.write_bytes(data)
    assert "hỏng" in refused(tmp_path, path)


def test_cut_anywhere_it_is_told(tmp_path: Path, sound: Path) -> None:
    data, path = sound.read_bytes(), tmp_path / "a.goixa"
    for length in range(1, len(data), 13):
        path.write_bytes(data[:length])
        refused(tmp_path, path)
        path.write_bytes(data[:length] + bytes(len(data) - length))
        refused(tmp_path, path)


LINES = {
    "no row": b'{"a":1}\n',
    "no JSON": b"\xff\xfe\n",
    "nested": b'{"a":' * 100_000 + b"\n",
    "another table": b'{"c":null,"id":"1","o":"w","t":"meta","v":{"r":1}}\n',
    "an empty line": b"\n",
    "piles of marks": ('{"a":"a' + "\u0301\u0323" * 150_000 + '"}\n').encode(),
    "piles of marks in disguise": b'{"a":"a' + rb"\u0301\u0323" * 50_000 + b'"}\n',
    "a long line": b'{"a":"' + random.Random(5).randbytes(2**20).hex().encode() + b'"}\n',
}


@pytest.mark.parametrize("name", LINES)
def test_a_forged_line_is_refused_when_it_is_reached(
    tmp_path: Path, sound: Path, name: str
) -> None:
    """A forger can make the list fit; what the lines hold is then still judged, one by one."""
    found = [(n, LINES[name] if n == "data/row_plan.jsonl" else d) for n, d in entries(sound)]
    seen = look(tmp_path, rezip(tmp_path / "a.goixa", relisted(found)))
    assert seen.usable
    with pytest.raises(Refused, match=r"Dòng 1 của phần “row_plan”|hỏng"):
        next(reader(tmp_path).rows(seen, lambda _row: ""))


def test_a_last_line_without_end_is_refused(tmp_path: Path, sound: Path) -> None:
    found = [(n, d + b'{"a":1}' if "figure" in n else d) for n, d in entries(sound)]
    seen = look(tmp_path, rezip(tmp_path / "a.goixa", relisted(found)))
    with pytest.raises(Refused, match="hỏng"):
        list(reader(tmp_path).records(seen, "figure", lambda _part, _one: ""))


def test_texts_are_carried_as_they_are_and_never_run(tmp_path: Path) -> None:
    evil = "=cmd|'/c calc'!A1 <img src=file:///c:/x> '; DROP TABLE task; -- {{7*7}} \u2028\x00"
    given = contents(manifest=manifest(), rows={"task": [row("t", {"title": evil})]})
    seen = look(tmp_path, write(tmp_path / "evil", given).path)
    (read,) = reader(tmp_path).rows(seen, lambda _row: "")
    assert read.content == {"title": evil}
