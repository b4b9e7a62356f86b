"""Text by look, and the paragraph that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.read.placing import UNPLACED, clean_lines
from desktop.documents.read.symbols import from_symbol_font, is_symbol_font, without_private
from desktop.documents.word.effective import RunFormat
from desktop.domain.legacy_encodings import detect, is_capital_font, to_unicode
from desktop.domain.reading.source import Alignment, SourceParagraph

_OLD_FONTS = (".vn", "vni")
_NEARLY_ALL = 0.9
_TAB_MM = 12.7


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look."""

    text: str
    look: RunFormat


def paragraph_of(
    found: Sequence[Piece],
    label: str = "",
    alignment: Alignment | None = None,
    indent_mm: float | None = None,
    heading_level: int | None = None,
) -> SourceParagraph:
    """Return the paragraph that these pieces make; tabs before the text add to its indent."""
    pieces = decoded(found)
    raw = "".join(piece.text for piece in pieces)
    tabs = len(raw) - len(raw.lstrip("\t"))
    return SourceParagraph(
        clean_lines(raw),
        UNPLACED,
        label=label,
        bold=_share(pieces, "bold") >= _NEARLY_ALL,
        italic=_share(pieces, "italic") >= _NEARLY_ALL,
        alignment=alignment,
        size_pt=_usual_size(pieces),
        indent_mm=None if indent_mm is None else round(indent_mm + tabs * _TAB_MM, 1),
        heading_level=heading_level,
    )


def decoded(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces in Unicode, as they look: old fonts and capitals by look are resolved.

    Neighbours of one old font are read together, for a letter of VNI is two signs that may
    stand in two runs.
    """
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and _in_old_font(piece) and _alike(last.look, piece.look):
            joined[-1] = Piece(last.text + piece.text, last.look)
        else:
            joined.append(piece)
    return [Piece(_shown(piece), piece.look) for piece in joined]


def _alike(one: RunFormat, other: RunFormat) -> bool:
    return (one.hansi, one.bold, one.italic, one.caps) == (
        other.hansi,
        other.bold,
        other.italic,
        other.caps,
    )


def _in_old_font(piece: Piece) -> bool:
    return piece.look.hansi.lower().startswith(_OLD_FONTS)


def is_old(piece: Piece) -> bool:
    """Tell whether a piece is written in an old encoding."""
    return _in_old_font(piece) and unicode_of(piece.text, piece.look.hansi) != piece.text


def _shown(piece: Piece) -> str:
    text, font = piece.text, piece.look.hansi
    text = from_symbol_font(text, font) if is_symbol_font(font) else unicode_of(text, font)
    return text.upper() if piece.look.caps else text


def unicode_of(text: str, font: str) -> str:
    """Return text set in ``font`` as Unicode, when the font is of an old encoding."""
    text = without_private(text)
    if not font.lower().startswith(_OLD_FONTS):
        return text
    encoding = detect(text, font)
    return to_unicode(text, encoding, is_capital_font(font)) if encoding else text


def _share(pieces: list[Piece], name: str) -> float:
    """Return the share of letters with a look; of all signs where there is no letter."""
    weights = [sum(map(str.isalpha, piece.text)) for piece in pieces]
    if not any(weights):
        weights = [len(piece.text.strip()) for piece in pieces]
    total = sum(weights)
    wanted = sum(w for w, piece in zip(weights, pieces, strict=True) if getattr(piece.look, name))
    return wanted / total if total else 0.0


def _usual_size(pieces: list[Piece]) -> float | None:
    weights: dict[int, int] = {}
    for piece in pieces:
        weights[piece.look.size] = weights.get(piece.look.size, 0) + len(piece.text.strip())
    if not any(weights.values()):
        return None
    return max(weights, key=lambda size: weights[size]) / 2 or None
