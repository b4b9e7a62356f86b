"""Names of exported evidence files: numbered, short, in letters that every system reads."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from desktop.domain.tracking.model import Evidence

LONGEST = 60
"""Letters of a whole file name."""

_STROKE = str.maketrans({"đ": "d", "Đ": "D"})
_OTHER = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_SUFFIX = 6


def exported_name(evidence: Evidence, number: int, total: int) -> str:
    """Return the name under which the file of an evidence is exported ("01_15-BC-UBND.pdf")."""
    prefix = f"{number:0{max(2, len(str(total)))}d}_"
    suffix = _suffix(evidence.file_name)
    known = (evidence.number, evidence.subject, PurePath(evidence.file_name).stem)
    words = next(filter(None, map(_plain, known)), "minh-chung")
    room = LONGEST - len(prefix) - len(suffix)
    return prefix + words[:room].rstrip("-") + suffix


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.translate(_STROKE))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _OTHER.sub("-", bare).strip("-")


def _suffix(file_name: str) -> str:
    suffix = PurePath(file_name).suffix.lower()
    fits = re.fullmatch(r"\.[a-z0-9]+", suffix) and len(suffix) <= _LONGEST_SUFFIX
    return suffix if fits else ""
