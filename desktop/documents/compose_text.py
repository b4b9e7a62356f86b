"""Text as it may stand in a document: one line, composed letters, nothing XML forbids."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.documents.format import END_MARK
from desktop.domain.text import squeeze

_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CLOSING_MARKS = " .;,:/"


def printable(text: str) -> str:
    """Return ``text`` on one line, in NFC, without characters that no XML file can hold."""
    return squeeze(_FORBIDDEN.sub("", text))


def printable_lines(text: str) -> tuple[str, ...]:
    """Return the lines of ``text`` that are not empty, each printable."""
    lines = (printable(line) for line in text.splitlines())
    return tuple(line for line in lines if line)


def bare(text: str) -> str:
    """Return ``text`` printable and without its closing mark."""
    return printable(text).rstrip(_CLOSING_MARKS)


_HELD = re.compile(r"\b(quý|năm|tháng|ngày|phụ lục|số) (?=(?:\d+|[IVX]+)\b)", re.IGNORECASE)


def unbroken(text: str) -> str:
    """Return a title in which no line ends between a word and its figure ("QUÝ / III")."""
    return _HELD.sub("\\1\u00a0", text)


def with_end_mark(text: str) -> str:
    """Return the last text of a document with "./." attached to its last word."""
    return bare(text) + END_MARK


def closed_list(entries: Sequence[str], prefix: str = "") -> tuple[str, ...]:
    """Return the entries that say something, each ending ";" and the last "."."""
    texts = [text for entry in entries if (text := bare(entry))]
    return tuple(
        f"{prefix}{text}{'.' if place == len(texts) else ';'}"
        for place, text in enumerate(texts, start=1)
    )


def labelled(label: str, text: str) -> str:
    """Return the printed label, a blank and the text; without one of them the other alone."""
    return " ".join(part for part in (label, text) if part)


def dashed(entries: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a cell: several entries as a list of dashes, a single one as it is."""
    lines = [line for entry in entries for line in printable_lines(entry)]
    if len(lines) < 2:
        return tuple(lines)
    return tuple(line if line.startswith(("-", "+")) else f"- {line}" for line in lines)
