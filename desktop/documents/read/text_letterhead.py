"""The letterhead of pasted text: the two columns that stand on common lines are told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.documents.read.placing import UNPLACED
from desktop.documents.read.text_lines import TextLine
from desktop.domain.document_types import type_by_title
from desktop.domain.reading.source import SourceCell, SourceParagraph, SourceTable

_MOST_LINES = 14
_STATE = re.compile(r"cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa", re.IGNORECASE)
_RIGHT = re.compile(
    rf"(?:{_STATE.pattern}|độc\s+lập\s*[-–]\s*tự\s+do"
    r"|\w+(?:\s+\w+){0,5},\s*ngày\s+[\d.…\s]*tháng\s+[\d.…\s]*năm)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\s*Số\s*:?\s*[\d.…\s]*/\s*[\w.]+(?:\s?-\s?[\w.]+)*", re.IGNORECASE)


def letterhead_of(lines: Sequence[TextLine]) -> tuple[SourceTable | None, int]:
    """Return the letterhead at the beginning of a text and the number of its lines.

    There is one when the name of the state stands above the title of a known type of document.
    """
    title = next(
        (n for n, line in enumerate(lines[:_MOST_LINES]) if type_by_title(line.text)), None
    )
    head = lines[: title or 0]
    if not any(_STATE.search(line.text) for line in head):
        return None, 0
    left: list[SourceParagraph] = []
    right: list[SourceParagraph] = []
    for line in head:
        before, behind = _parted(line.text)
        left += [SourceParagraph(before, UNPLACED, bold=line.bold)] if before else []
        right += [SourceParagraph(behind, UNPLACED, bold=line.bold)] if behind else []
    cells = (SourceCell(0, 0, tuple(left)), SourceCell(0, 1, tuple(right)))
    return SourceTable(1, 2, cells, UNPLACED, bordered=False), len(head)


def _parted(text: str) -> tuple[str, str]:
    """Return what of a line stands in the left and in the right column."""
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    found = _RIGHT.search(text, start)
    if found is None:
        return text, ""
    return text[: found.start()].strip(), text[found.start() :].strip()
