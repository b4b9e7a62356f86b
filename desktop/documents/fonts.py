"""Finds a font for the PDF: Times New Roman, or a twin of the same widths with all letters.

The program ships no font. A twin that lacks letters of Vietnamese (Liberation 1 has no "ề") is
passed over, so no page ever shows an empty box in place of a letter.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.errors import EnvironmentFailure
from desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Font:
    """A font that has every letter of Vietnamese.

    Attributes:
        family: Name of the family.
        folder: Folder that holds its four faces.
        letters: Letters that all four faces have.
    """

    family: str
    folder: Path
    letters: frozenset[str] = frozenset()


_FAMILIES: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "Times New Roman",
        (
            ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
            (
                "Times_New_Roman.ttf",
                "Times_New_Roman_Bold.ttf",
                "Times_New_Roman_Italic.ttf",
                "Times_New_Roman_Bold_Italic.ttf",
            ),
            (
                "Times New Roman.ttf",
                "Times New Roman Bold.ttf",
                "Times New Roman Italic.ttf",
                "Times New Roman Bold Italic.ttf",
            ),
        ),
    ),
    (
        "Liberation Serif",
        (
            (
                "LiberationSerif-Regular.ttf",
                "LiberationSerif-Bold.ttf",
                "LiberationSerif-Italic.ttf",
                "LiberationSerif-BoldItalic.ttf",
            ),
        ),
    ),
    (
        "Tinos",
        (
            (
                "Tinos-Regular.ttf",
                "Tinos-Bold.ttf",
                "Tinos-Italic.ttf",
                "Tinos-BoldItalic.ttf",
            ),
        ),
    ),
)
"""Families in order of preference, each with the file names of its four faces."""

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"
LETTERS = frozenset(
    unicodedata.normalize("NFC", letter + tone)
    for vowel in _VOWELS
    for letter in (vowel, vowel.upper())
    for tone in _TONES
) | {"đ", "Đ"}
"""All letters that Vietnamese adds to the Latin alphabet, with the plain vowels."""


@cache
def find_font() -> Font:
    """Return the font for PDF and page pictures; searched for once in each run.

    Raises:
        EnvironmentFailure: No font of the machine has the letters; says what to install.
    """
    return search(font_folders())


def search(folders: Sequence[Path]) -> Font:
    """Return the best font in ``folders`` and the folders below them."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for file in _font_files(folder):
            found.setdefault(file.name.lower(), []).append(file)
    for family, sets in _FAMILIES:
        for names in sets:
            for regular in found.get(names[0].lower(), ()):
                letters = _common_letters(_faces(regular.parent, names, found))
                if letters >= LETTERS:
                    return Font(family, regular.parent, letters)
    raise EnvironmentFailure(
        _("Máy chưa có phông chữ Times New Roman đủ chữ tiếng Việt nên không dàn được trang."),
        _("Dữ liệu của kế hoạch vẫn nguyên vẹn."),
        _(
            "Hãy cài phông Times New Roman (trên Linux: gói fonts-liberation2 hoặc"
            " ttf-mscorefonts-installer) rồi mở lại chương trình."
        ),
    )


def font_folders() -> tuple[Path, ...]:
    """Return the folders in which this system keeps its fonts."""
    home = Path.home()
    folders = [
        Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
        Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts",
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts/Supplemental"),
        home / "Library/Fonts",
        home / ".local/share/fonts",
        home / ".fonts",
    ]
    return tuple(folder for folder in folders if folder.is_dir())


def _font_files(folder: Path) -> Iterator[Path]:
    for root, _folders, names in os.walk(folder):
        yield from (Path(root) / name for name in names if name.lower().endswith(".ttf"))


def _faces(
    folder: Path, names: Sequence[str], found: Mapping[str, Sequence[Path]]
) -> list[Path | None]:
    """Return the files of the faces in ``folder``, None where one is missing."""
    return [
        next((file for file in found.get(name.lower(), ()) if file.parent == folder), None)
        for name in names
    ]


def _common_letters(faces: Sequence[Path | None]) -> frozenset[str]:
    """Return the letters that all faces have; none when a face is missing."""
    return frozenset.intersection(
        *(mapped_letters(face) if face else frozenset() for face in faces)
    )


def mapped_letters(file: Path) -> frozenset[str]:
    """Return the letters for which a TrueType file has a glyph; none for a broken file."""
    try:
        data = file.read_bytes()
        return frozenset(map(chr, _segments(data, _unicode_table(data))))
    except (OSError, struct.error, ValueError):
        return frozenset()


def _unicode_table(data: bytes) -> int:
    """Return where the table of the letters U+0000 to U+FFFF begins (cmap format 4)."""
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", data, cmap + offset)
        if (platform, encoding) in ((3, 1), (0, 3)) and form == 4:
            return int(cmap + offset)
    raise ValueError


def _table(data: bytes, tag: bytes) -> int:
    """Return where a table of the font begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError


def _segments(data: bytes, start: int) -> Iterator[int]:
    """Yield the code points that the segments of the table map to a glyph."""
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    numbers = f">{doubled // 2}H"
    ends = struct.unpack_from(numbers, data, start + 14)
    starts, deltas, offsets = (
        struct.unpack_from(numbers, data, start + 16 + place * doubled) for place in (1, 2, 3)
    )
    place = start + 16 + 3 * doubled
    for first, last, delta, offset in zip(starts, ends, deltas, offsets, strict=True):
        if offset:
            glyphs = struct.unpack_from(f">{last - first + 1}H", data, place + offset)
        else:
            glyphs = tuple((code + delta) & 0xFFFF for code in range(first, last + 1))
        yield from (first + index for index, glyph in enumerate(glyphs) if glyph)
        place += 2
