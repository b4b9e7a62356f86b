"""Widths of text in Times New Roman, and the lengths that the decree ties to them.

The advance widths, measured on Liberation Serif 2, are those of Times New Roman; they are kept in
``resources/metrics`` so that nothing depends on the fonts of the machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from desktop.documents import format as fmt
from desktop.documents.format import LetterheadSizes, Look
from desktop.documents.units import MM_PER_PT

_WIDTHS = Path(__file__).resolve().parents[2] / "resources" / "metrics" / "times-new-roman.tsv"
_UNITS_PER_EM = 2048
_COLUMN_SLACK_MM = 1.0
"""Room beside a line that must not wrap."""
_NARROWEST_NAME_MM = 45.0
"""Room that the name of the body keeps: "ỦY BAN NHÂN DÂN" on one line."""
_TOLERANCE_MM = 3.0
"""How far a short line may miss its share and still be found right."""


@cache
def _advances() -> tuple[Mapping[str, int], ...]:
    """Return letter to width for regular, bold, italic and bold italic."""
    faces: tuple[dict[str, int], ...] = ({}, {}, {}, {})
    for line in _WIDTHS.read_text(encoding="utf-8").splitlines()[1:]:
        code, *widths = line.split("\t")
        for face, width in zip(faces, widths, strict=True):
            face[chr(int(code, 16))] = int(width)
    return faces


def text_width_mm(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width of ``text`` set on one line, in millimetres.

    A letter that the font lacks counts as wide as a figure.
    """
    face = _advances()[(1 if bold else 0) + (2 if italic else 0)]
    unknown = face["0"]
    units = sum(face.get(letter, unknown) for letter in unicodedata.normalize("NFC", text))
    return units / _UNITS_PER_EM * size_pt * MM_PER_PT


def line_widths_mm(text: str, width_mm: float, look: Look) -> list[float]:
    """Return the widths of the lines into which ``text`` wraps in a column of ``width_mm``."""
    space = text_width_mm(" ", look.size_pt, look.bold, look.italic)
    lines = [0.0]
    for word in text.split():
        width = text_width_mm(word, look.size_pt, look.bold, look.italic)
        if lines[-1] and lines[-1] + space + width > width_mm:
            lines.append(width)
        else:
            lines[-1] += width + (space if lines[-1] else 0)
    return lines


def short_line_mm(widths: Sequence[float]) -> float:
    """Return the length of the line drawn under text whose lines are ``widths`` long.

    The decree asks for 1/3 to 1/2 of "the line of text" and is silent on text of several lines
    (Phụ lục I, mục II.2 and II.5): the length is right for each of them where that can be, else
    for the longest.
    """
    low, high = (share * width for share, width in _extremes(widths))
    wanted = fmt.RULE_SHARE * max(widths)
    if low <= high:
        return min(max(wanted, low), high)
    if low - high <= 2 * _TOLERANCE_MM:
        return (low + high) / 2
    return wanted


def _extremes(widths: Sequence[float]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the least share with the longest line and the greatest with the shortest."""
    least, greatest = fmt.RULE_SHARES
    return (least, max(widths)), (greatest, min(widths))


def motto_line_mm(sizes: LetterheadSizes) -> float:
    """Return the length of the line under Tiêu ngữ: that of its text."""
    return text_width_mm(fmt.MOTTO, sizes.motto_pt, bold=True)


def issuer_line_mm(issuer_lines: Sequence[str], sizes: LetterheadSizes) -> float:
    """Return the length of the line under the name of the issuing body."""
    look = replace(fmt.LOOKS[fmt.Part.ISSUER], size_pt=sizes.name_pt)
    room = fmt.PORTRAIT.text_width - sizes.right_mm
    widths = [width for text in issuer_lines for width in line_widths_mm(text, room, look)]
    return short_line_mm(widths or [0.0])


def fit_letterhead(
    parent_lines: Sequence[str], issuer_lines: Sequence[str], date_line: str = ""
) -> LetterheadSizes:
    """Return the sizes of the head in which each line fits its column.

    The smaller set comes in only when a name or the date needs its room. Where even that is too
    little, the date keeps its line and the name of the body takes several (mục II.2).
    """
    for sizes in (fmt.STANDARD_HEAD, fmt.SMALL_HEAD):
        left = [text_width_mm(line, sizes.name_pt) for line in parent_lines]
        left += [text_width_mm(line, sizes.name_pt, bold=True) for line in issuer_lines]
        date = text_width_mm(date_line, sizes.motto_pt, italic=True)
        right_mm = max(sizes.right_mm, date + _COLUMN_SLACK_MM)
        if max(left, default=0) + right_mm <= fmt.PORTRAIT.text_width:
            break
    return replace(sizes, right_mm=min(right_mm, fmt.PORTRAIT.text_width - _NARROWEST_NAME_MM))


def column_widths_mm(weights: Sequence[float], total_mm: float) -> list[float]:
    """Return the widths of columns with these weights; they add up to ``total_mm``."""
    whole = sum(weights)
    edges = [0.0]
    for weight in weights:
        edges.append(edges[-1] + weight * total_mm / whole)
    return [right - left for left, right in pairwise(edges)]


def roomy_widths_mm(
    weights: Sequence[float], least_mm: Sequence[float], total_mm: float
) -> list[float]:
    """Return widths by weight of which none is below its least width.

    What a column takes above its share the others give; where the least widths do not fit
    together, the weights alone count.
    """
    if sum(least_mm) >= total_mm:
        return column_widths_mm(weights, total_mm)
    short: set[int] = set()
    while True:
        rest = total_mm - sum(least_mm[column] for column in short)
        whole = sum(weight for column, weight in enumerate(weights) if column not in short)
        widths = [
            least_mm[column] if column in short else weight * rest / whole
            for column, weight in enumerate(weights)
        ]
        narrow = {column for column, width in enumerate(widths) if width < least_mm[column]}
        if narrow <= short:
            return widths
        short |= narrow
