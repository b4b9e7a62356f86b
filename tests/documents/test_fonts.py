"""The font of the PDF has every letter of Vietnamese, or the officer is told what to install."""

import struct
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from desktop.documents.fonts import LETTERS, find_font, mapped_letters, search
from desktop.errors import EnvironmentFailure

TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
LIBERATION = tuple(
    f"LiberationSerif-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")
)


def font_file(letters: Iterable[str]) -> bytes:
    """Return a TrueType file with nothing but the table of its letters."""
    codes = sorted(map(ord, letters))
    ends = [*codes, 0xFFFF]
    deltas = [(number + 1 - code) & 0xFFFF for number, code in enumerate(codes)] + [1]
    width = len(ends)
    segments = struct.pack(f">{width}H", *ends) + b"\0\0" + struct.pack(f">{width}H", *ends)
    segments += struct.pack(f">{width}H", *deltas) + bytes(2 * width)
    table = struct.pack(">HHHHHHH", 4, 14 + len(segments), 0, 2 * width, 0, 0, 0) + segments
    cmap = struct.pack(">HH", 0, 1) + struct.pack(">HHL", 3, 1, 12) + table
    head = struct.pack(">LHHHH", 0x00010000, 1, 0, 0, 0)
    return head + struct.pack(">4sLLL", b"cmap", 0, 28, len(cmap)) + cmap


def lay(folder: Path, names: Iterable[str], letters: Iterable[str] = LETTERS) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(font_file(letters))
    return folder


def test_the_letters_are_all_those_of_vietnamese():
    assert len(LETTERS) == 2 * (12 * 6 + 1)
    assert {"ề", "ữ", "Ẵ", "ỵ", "đ", "Đ", "a"} <= LETTERS
    assert all(unicodedata.is_normalized("NFC", letter) for letter in LETTERS)


def test_this_machine_has_a_font_with_all_letters():
    font = find_font()
    assert font.letters >= LETTERS
    assert font.letters >= set("./,;:-()%“”0123456789")
    assert "\U0001f389" not in font.letters


def test_times_new_roman_goes_before_its_twins(tmp_path):
    lay(tmp_path / "twin", LIBERATION)
    times = lay(tmp_path / "word", TIMES)
    assert (search([tmp_path]).family, search([tmp_path]).folder) == ("Times New Roman", times)


def test_names_of_files_match_in_any_case(tmp_path):
    lay(tmp_path, (name.upper() for name in TIMES))
    assert search([tmp_path]).family == "Times New Roman"


def test_a_twin_without_all_letters_is_passed_over(tmp_path):
    lay(tmp_path / "liberation-1", LIBERATION, LETTERS - {"ề"})
    newer = lay(tmp_path / "liberation-2", LIBERATION)
    assert search([tmp_path]).folder == newer


def test_a_family_with_a_missing_or_poor_face_is_passed_over(tmp_path):
    lay(tmp_path / "a", TIMES[:3])
    lay(tmp_path / "b", TIMES)
    lay(tmp_path / "b", TIMES[3:], LETTERS - {"ữ"})
    lay(tmp_path / "c", LIBERATION)
    assert search([tmp_path]).family == "Liberation Serif"


def test_without_a_font_one_sentence_says_what_to_install(tmp_path):
    lay(tmp_path, LIBERATION, LETTERS - {"ữ"})
    with pytest.raises(EnvironmentFailure) as failure:
        search([tmp_path])
    sentence = failure.value.sentence()
    assert "Times New Roman" in sentence
    assert "fonts-liberation2" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"not a font at all" * 9, font_file("")[:40]])
def test_a_broken_file_has_no_letters(tmp_path, data):
    file = tmp_path / "times.ttf"
    file.write_bytes(data)
    assert mapped_letters(file) == frozenset()


def test_letters_in_one_segment_with_glyph_numbers_are_read(tmp_path):
    """The other form of a segment: an offset to a list of glyphs, 0 for none."""
    glyphs = struct.pack(">3H", 5, 0, 7)
    segments = struct.pack(">2H", 99, 0xFFFF) + b"\0\0" + struct.pack(">2H", 97, 0xFFFF)
    segments += struct.pack(">2H", 0, 1) + struct.pack(">2H", 4, 0) + glyphs
    table = struct.pack(">HHHHHHH", 4, 0, 0, 4, 0, 0, 0) + segments
    cmap = struct.pack(">HH", 0, 1) + struct.pack(">HHL", 3, 1, 12) + table
    head = struct.pack(">LHHHH", 0x00010000, 1, 0, 0, 0)
    file = tmp_path / "times.ttf"
    file.write_bytes(head + struct.pack(">4sLLL", b"cmap", 0, 28, len(cmap)) + cmap)
    assert mapped_letters(file) == {"a", "c"}
