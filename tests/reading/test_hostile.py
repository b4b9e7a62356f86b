"""Hostile and damaged files: one clear sentence or a safe reading, never anything else."""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop.documents.read.reader import FileReader
from desktop.domain.reading.understand import understand
from desktop.errors import AppError
from tests.reading.files import DATA

FILES = sorted(
    path for path in (DATA / "foreign").rglob("*.*") if path.suffix in (".docx", ".xlsx", ".pdf")
)
PROJECT = Path(__file__).resolve().parents[2]
MOST_MB = 300
"""Memory that reading any file may take."""
SHORT, LONG = 4, 1000
"""How many times each sample is mutated in the suite, and in the long form."""


def outcome(path: Path) -> str:
    """Read a file as the program does: the sentence of its refusal, or "" when it is read."""
    try:
        source = FileReader().read(path, lambda _what, _share: None, lambda: False)
        understand(source)
    except AppError as refusal:
        assert refusal.what.strip()
        assert "\n" not in refusal.what
        return refusal.what
    return ""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return data cut, zeroed, flipped or doubled somewhere."""
    start = chance.randrange(len(data))
    length = chance.choice([1, 8, 64, 512, 4096])
    piece = data[start : start + length]
    return chance.choice(
        [
            data[:start],
            data[:start] + bytes(len(piece)) + data[start + length :],
            data[:start] + chance.randbytes(len(piece)) + data[start + length :],
            data[:start] + piece + data[start:],
            data[:start] + data[start + length :],
            _mutated_part(data, chance),
        ]
    )


def _mutated_part(data: bytes, chance: random.Random) -> bytes:
    """Return a package with one of its parts mutated inside; other data as it is."""
    if not data.startswith(b"PK"):
        return data[::-1]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            if name == victim and part:
                at = chance.randrange(len(part))
                part = part[:at] + chance.choice([b"<", b"&", b"\x00", b'"/>']) + part[at + 1 :]
            new.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_mutated_sample_is_read_or_refused(path: Path, tmp_path: Path) -> None:
    _mutate(path, tmp_path, SHORT)


@pytest.mark.stress
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_mutated_a_thousand_times(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if "stress" not in request.config.option.markexpr:
        pytest.skip("long form: python -m pytest -m stress")
    _mutate(path, tmp_path, LONG)


def _mutate(path: Path, folder: Path, times: int) -> None:
    chance = random.Random(path.name)
    data = path.read_bytes()
    for number in range(times):
        target = folder / f"{number}{path.suffix}"
        target.write_bytes(mutated(data, chance))
        outcome(target)
        target.unlink()


def package(path: Path, parts: dict[str, bytes]) -> Path:
    """Write a package of the given parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


WORD = DATA / "foreign" / "003_vinh-chap-2023.docx"
SHEET = DATA / "foreign" / "003_vinh-chap-2023.xlsx"


def test_truncated_and_empty_files_are_refused(tmp_path: Path) -> None:
    for sample in (WORD, SHEET, WORD.with_suffix(".pdf")):
        cut = tmp_path / sample.name
        cut.write_bytes(sample.read_bytes()[:3000])
        assert outcome(cut)
        cut.write_bytes(b"")
        assert outcome(cut)


def test_a_wrong_extension_is_read_by_its_content(tmp_path: Path) -> None:
    named = tmp_path / "bang.xlsx"
    named.write_bytes(WORD.read_bytes())
    assert outcome(named) == ""


def test_a_password_protected_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mat-khau.docx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le")
    )
    assert "mật khẩu" in outcome(path)


def test_bombs_are_refused(tmp_path: Path) -> None:
    parts = parts_of(WORD)
    parts["word/media/image1.png"] = bytes(300_000_000)
    assert outcome(package(tmp_path / "zip.docx", parts))
    parts = parts_of(WORD)
    parts["word/document.xml"] = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;">]><w:document xmlns:w="http://schemas.openxmlformats.org/'
        b'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body>'
        b"</w:document>"
    )
    assert outcome(package(tmp_path / "entities.docx", parts))


def test_macros_and_outside_links_are_left_alone(tmp_path: Path) -> None:
    parts = parts_of(WORD)
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 macro"
    rels = parts["word/_rels/document.xml.rels"]
    link = (
        b'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/attachedTemplate" Target="http://example.invalid/x.dotm" '
        b'TargetMode="External"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = rels.replace(b"</Relationships>", link)
    assert outcome(package(tmp_path / "macro.docx", parts)) == ""


def test_a_sheet_of_ten_thousand_columns_is_bounded(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([f"cột {number}" for number in range(10_000)])
    book.save(tmp_path / "rong.xlsx")
    outcome(tmp_path / "rong.xlsx")


def test_a_thousand_nested_tables_are_read_or_refused(tmp_path: Path) -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    opening = b"<w:tbl><w:tr><w:tc>" * 1000
    closing = b"<w:p/></w:tc></w:tr></w:tbl>" * 1000
    parts = parts_of(WORD)
    parts["word/document.xml"] = (
        f'<w:document xmlns:w="{name}"><w:body>'.encode()
        + opening
        + closing
        + b"<w:p/></w:body></w:document>"
    )
    outcome(package(tmp_path / "long.docx", parts))


def paragraph_bomb(path: Path, count: int) -> Path:
    """Write a Word file of very many short paragraphs, each unlike the others."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(
        f"<w:p><w:r><w:t>Mục {number * 7919 % count}.</w:t></w:r></w:p>" for number in range(count)
    )
    body = f'<w:document xmlns:w="{name}"><w:body>{paragraphs}</w:body></w:document>'
    return package(path, {**parts_of(WORD), "word/document.xml": body.encode()})


def peak_mb(path: Path) -> float:
    """Return the most memory that reading a file takes, in a process of its own."""
    script = (
        "import sys; from pathlib import Path; from tests.reading.test_hostile import outcome;"
        "outcome(Path(sys.argv[1])); print(Path('/proc/self/status').read_text())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    peak = re.search(r"VmHWM:\s+(\d+) kB", done.stdout)
    assert peak is not None
    return int(peak[1]) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="bộ nhớ chỉ đo được trên Linux")
def test_a_bomb_of_paragraphs_takes_little_memory(tmp_path: Path) -> None:
    assert peak_mb(paragraph_bomb(tmp_path / "nhieu-doan.docx", 490_000)) < MOST_MB


@pytest.mark.stress
@pytest.mark.skipif(sys.platform != "linux", reason="bộ nhớ chỉ đo được trên Linux")
def test_the_longest_word_file_takes_bounded_memory(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if "stress" not in request.config.option.markexpr:
        pytest.skip("long form: python -m pytest -m stress")
    assert peak_mb(paragraph_bomb(tmp_path / "dai-nhat.docx", 40_000)) < MOST_MB


def test_formulas_and_direction_marks_are_plain_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["STT", "Nội dung thực hiện", "Chủ trì", "Thời gian"])
    for number, sign in enumerate("=+-@", start=1):
        book.active.append([number, f"{sign}HYPERLINK(1)", "Văn phòng \u202eđảo", "Quý I"])
    book.save(tmp_path / "cong-thuc.xlsx")
    assert outcome(tmp_path / "cong-thuc.xlsx") == ""
    document = docx.Document()
    document.add_paragraph("Kế hoạch \u202e\u2066 đảo chiều")
    document.save(tmp_path / "chieu.docx")
    source = FileReader().read(tmp_path / "chieu.docx", lambda _w, _s: None, lambda: False)
    assert "đảo chiều" in source.items[0].text
