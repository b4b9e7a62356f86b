"""Finds a font for the PDF: Times New Roman, or a twin of the same widths with all letters.

The program ships no font. A twin that lacks letters of Vietnamese (Liberation 1 has no "ề") is
passed over, so no page ever shows an empty box in place of a letter.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.errors import EnvironmentFailure
from desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Font:
    """A font family and the folder that holds its four faces."""

    family: str
    folder: Path


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
                faces = _faces(regular.parent, names, found)
                if faces and all(has_vietnamese(face) for face in faces):
                    return Font(family, regular.parent)
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
    folder: Path, names: Sequence[str], found: dict[str, list[Path]]
) -> tuple[Path, ...] | None:
    """Return the files of the four faces in ``folder``; None when one is missing."""
    faces = [
        file for name in names for file in found.get(name.lower(), ()) if file.parent == folder
    ]
    return tuple(faces) if len(faces) >= len(names) else None


def has_vietnamese(file: Path) -> bool:
    """Tell whether a TrueType file maps every letter of Vietnamese to a glyph."""
    try:
        mapped = _mapped_letters(file.read_bytes())
    except (OSError, struct.error, ValueError):
        return False
    return mapped >= {ord(letter) for letter in LETTERS}


def _mapped_letters(data: bytes) -> set[int]:
    """Return the code points of the Unicode table of a TrueType font (cmap format 4)."""
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * index)
        if (platform, encoding) in ((3, 1), (0, 3)):
            return _format_4(data, start + offset)
    return set()


def _table(data: bytes, tag: bytes) -> int:
    """Return where a table of the font begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(tag)


def _format_4(data: bytes, start: int) -> set[int]:
    form, _length, _language, doubled = struct.unpack_from(">HHHH", data, start)
    if form != 4:
        return set()
    width = doubled // 2
    ends = struct.unpack_from(f">{width}H", data, start + 14)
    starts, deltas, offsets = (
        struct.unpack_from(f">{width}H", data, start + 16 + doubled * place) for place in (1, 2, 3)
    )
    offsets_start = start + 16 + 3 * doubled
    mapped = set()
    for code in map(ord, LETTERS):
        segment = next((i for i, end in enumerate(ends) if end >= code), None)
        if segment is None or starts[segment] > code:
            continue
        glyph = code
        if offsets[segment]:
            place = offsets_start + 2 * segment + offsets[segment] + 2 * (code - starts[segment])
            (glyph,) = struct.unpack_from(">H", data, place)
        if glyph and (glyph + deltas[segment]) & 0xFFFF:
            mapped.add(code)
    return mapped
