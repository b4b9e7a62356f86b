"""Names of packages and of what is inside them, and how foreign names are shown."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.exchange.model import Manifest
from desktop.domain.folding import fold
from desktop.domain.text import nfc

SUFFIX = ".goixa"
SHEET_SUFFIX = ".txt"
INBOX_SUFFIX = ".goi-nhan"
"""The folder beside a workspace that keeps the packages taken in."""
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
ROW_PART = "row_"
"""Parts that carry states of rows are named by their table after this."""

_PART = re.compile(r"[a-z][a-z0-9_]{0,63}")
_DATA = re.compile(r"data/([a-z][a-z0-9_]{0,63})(?:-([2-9]|[1-9][0-9]{1,2}))?\.jsonl")
_BLOB = re.compile(r"blobs/([0-9a-f]{64})")
_LEVELS = re.compile(r"^(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh) ")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_OFFICE_LETTERS = 20
_SHOWN = 80


def package_name(manifest: Manifest) -> str:
    """Return the file name of a package: ``GOI_<code>_<sequence>_<yyyymmdd>.goixa``.

    ASCII, so that it is the same on every stick and system; the code is the name of the office
    and four figures of the replica, so that the two PCs of an office do not meet in one name.
    """
    words = _LEVELS.sub("", fold(manifest.office.name))
    office = re.sub(r"[^a-z0-9]", "", words)[:_OFFICE_LETTERS].upper() or "COQUAN"
    replica = re.sub(r"[^a-z0-9]", "", manifest.replica_id.lower())[-4:].upper()
    return f"GOI_{office}-{replica}_{manifest.sequence:04}_{manifest.created:%Y%m%d}{SUFFIX}"


def is_part(name: str) -> bool:
    """Tell whether a part may have this name."""
    return bool(_PART.fullmatch(name))


def data_entry(part: str, number: int = 1) -> str:
    """Return the entry of a part, or of the continuation with this ``number``."""
    return f"data/{part}.jsonl" if number == 1 else f"data/{part}-{number}.jsonl"


def blob_entry(file_hash: str) -> str:
    """Return the entry of an evidence file."""
    return f"blobs/{file_hash}"


def part_of(entry: str) -> tuple[str, int] | None:
    """Return the part that an entry carries and its number from 1, None for other entries."""
    found = _DATA.fullmatch(entry)
    return (found[1], int(found[2] or 1)) if found else None


def blob_of(entry: str) -> str:
    """Return the hash of the evidence file that an entry carries, "" for other entries."""
    found = _BLOB.fullmatch(entry)
    return found[1] if found else ""


def table_of(part: str) -> str:
    """Return the table whose rows a part carries, "" for a part of records."""
    return part.removeprefix(ROW_PART) if part.startswith(ROW_PART) else ""


def has_hidden(text: str) -> bool:
    """Tell whether a text holds marks that are not seen, or that turn the writing about."""
    return any(map(_is_hidden, text))


def shown(name: str) -> str:
    """Return a foreign file name fit for a sentence: composed, one line, not too long."""
    plain = "".join("�" if _is_hidden(letter) else letter for letter in nfc(name))
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN // 2]}…{plain[-_SHOWN // 2 :]}"


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one on FAT and Windows: case and composition apart."""
    return _drive_key(one) == _drive_key(other)


def _drive_key(name: str) -> str:
    return nfc(nfc(name).casefold()).rstrip(". ")


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) in _HIDDEN
