"""Files of evidence that a report carries: which task each proves, and whether it may be opened.

A file that came from elsewhere is never run. It may be opened only when its name is that of a kind
which does nothing by itself, and its first bytes are of that kind; any other one is only saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from desktop.domain.consolidation import fields
from desktop.domain.consolidation.fields import checked
from desktop.domain.folding import fold

PROOF = "proof"
"""Name of the part."""

MOST_PROOFS = 20_000
_KEY, _NAME, _LONG = 200, 400, 4_000
_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST_STEM = 40

_ZIP = (b"PK\x03\x04",)
_TIFF = (b"II*\x00", b"MM\x00*")
SAFE_KINDS: Mapping[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF8",),
    ".bmp": (b"BM",),
    ".tif": _TIFF,
    ".tiff": _TIFF,
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".pptx": _ZIP,
    ".odt": _ZIP,
    ".ods": _ZIP,
}
"""Endings of files that may be opened, with what their first bytes are.

Files of these endings cannot carry macros that run; .doc, .xls and .docm can.
"""

SAVED_KINDS = frozenset(
    {*SAFE_KINDS, ".doc", ".xls", ".ppt", ".txt", ".csv", ".zip", ".rar", ".7z", ".mp3", ".mp4"}
)
"""Endings that a copy keeps when it is saved; a system would run some of the others."""

HEAD = 16
"""Bytes of a file that tell its kind."""


@dataclass(frozen=True, slots=True)
class ProofRecord:
    """A file that proves a task.

    Attributes:
        task: Key of the task in the workspace of the commune.
        file_hash: SHA-256 of the file.
        name: Name with which it was attached; foreign words, never a path.
        size: Bytes.
        words: The document in words ("15/BC-UBND ngày 10/03/2026"), may be empty.
    """

    task: str
    file_hash: str
    name: str
    size: int
    words: str = ""

    def record(self) -> dict[str, Any]:
        """Return it as a plain record."""
        return {name: getattr(self, name) for name in RULES}


def _hash(value: Any) -> str:
    found: str = fields.text(64, 64)(value)
    if not _HASH.fullmatch(found):
        raise ValueError("no hash")
    return found


RULES = {
    "task": fields.text(_KEY, 1),
    "file_hash": _hash,
    "name": fields.text(_NAME),
    "size": fields.whole(0),
    "words": fields.text(_LONG),
}


def proofs_from(records: Iterable[Mapping[str, Any]]) -> Iterator[ProofRecord]:
    """Yield the files that plain records tell of; raise ``ValueError`` for one that is none."""
    for number, record in enumerate(records, start=1):
        if number > MOST_PROOFS:
            raise ValueError(f"{PROOF}: too many lines")
        yield ProofRecord(**checked(record, RULES))


def ending(name: str) -> str:
    """Return the ending of a name in small letters: ".pdf"."""
    return PurePosixPath(name.replace("\\", "/").strip(" .")).suffix.lower()


def may_be_opened(name: str, head: bytes) -> bool:
    """Tell whether a file may be given to the program that the system has for its kind."""
    return (
        head.startswith(SAFE_KINDS.get(ending(name), ())) if ending(name) in SAFE_KINDS else False
    )


def plain_name(name: str, file_hash: str) -> str:
    """Return a name for a copy: small plain letters, its ending only when nothing runs by it."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(PurePosixPath(name.replace("\\", "/")).stem))
    kept = ending(name) if ending(name) in SAVED_KINDS else ".tep"
    return f"{stem.strip('-')[:_LONGEST_STEM].strip('-') or 'minh-chung'}-{file_hash[:8]}{kept}"
