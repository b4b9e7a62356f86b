"""Căn cứ lines and the opening paragraph, between the title and the first heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.reading.lines import Line

_BASIS = re.compile(r"(?:can cu|xet|theo de nghi|theo chi dao|tiep theo)\b")
_CARRIES_OUT = re.compile(r"(?:thuc hien|tiep tuc thuc hien|trien khai|thi hanh)\b")
_OTHER_DASH = re.compile(r"(?<=[A-ZĐ0-9])[‐‑‒–—−](?=[A-ZĐ]{2})")
_LEADS_ON = re.compile(r".*(?:\bnhu sau|\bsau day|\bnoi dung sau|\bcu the sau|:)\s*[:.]?$")


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands between the title and the text.

    Attributes:
        bases: The căn cứ lines.
        opening: The opening paragraph, None when there is none.
        rest: Further lines; they open the text.
    """

    bases: tuple[Line, ...]
    opening: Line | None
    rest: tuple[Line, ...]


def read_preamble(lines: Sequence[Line]) -> Preamble:
    """Return bases and opening of the lines before the first heading.

    A căn cứ line that leads on to the text ("…, UBND xã ban hành … như sau:") is the opening.
    What stands between two bases is taken for a basis, so that the order stays.
    """
    last = max((place for place, line in enumerate(lines) if is_basis(line)), default=-1)
    bases, others = tuple(lines[: last + 1]), tuple(lines[last + 1 :])
    return Preamble(bases, others[0] if others else None, others[1:])


def is_basis(line: Line) -> bool:
    """Tell whether a line is a căn cứ line; some offices put a dash before it."""
    if leads_on(line):
        return False
    folded = line.folded.lstrip("-–—+* ")
    if _BASIS.match(folded):
        return True
    return bool(_CARRIES_OUT.match(folded)) and line.text.endswith(";")


def leads_on(line: Line) -> bool:
    """Tell whether a line leads on to what follows ("… với những nội dung như sau:")."""
    return bool(_LEADS_ON.match(line.folded))


def basis_text(text: str) -> str:
    """Return a căn cứ line without its closing mark."""
    return with_hyphens(text).rstrip(" ;,.")


def with_hyphens(text: str) -> str:
    """Return a text whose document numbers have the hyphen that other dashes stand for."""
    return _OTHER_DASH.sub("-", text)
