"""Text to and from other programs: paragraphs with their numbers."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextListFormat

from desktop.domain.outline import TOP_LEVELS, UNNUMBERED_LEVELS, BlockKind, Level
from desktop.domain.text import squeeze
from desktop.domain.typed_labels import read_typed_label
from desktop.ui.editor.flow import Line
from desktop.ui.editor.flow_edits import Paragraph

_LIST_LEVELS = {
    QTextListFormat.Style.ListDecimal: Level.ARABIC,
    QTextListFormat.Style.ListLowerAlpha: Level.LETTER,
    QTextListFormat.Style.ListUpperAlpha: Level.UPPER,
    QTextListFormat.Style.ListUpperRoman: Level.ROMAN,
    QTextListFormat.Style.ListDisc: Level.DASH,
    QTextListFormat.Style.ListCircle: Level.PLUS,
    QTextListFormat.Style.ListSquare: Level.DASH,
}


def lines_to_mime(parts: Sequence[tuple[Line, str]]) -> QMimeData:
    """Return copied lines as plain text and as HTML; one line alone goes without its number."""
    mime = QMimeData()
    if len(parts) == 1:
        mime.setText(parts[0][1])
        return mime
    words = [(line, f"{line.label} {text}".strip()) for line, text in parts]
    mime.setText("\n".join(text for _line, text in words))
    mime.setHtml("".join(_as_html(line, text) for line, text in words))
    return mime


def _as_html(line: Line, text: str) -> str:
    escaped = html.escape(text)
    bold = line.kind is BlockKind.HEADING
    return f"<p><b>{escaped}</b></p>" if bold else f"<p>{escaped}</p>"


def paragraphs_of_mime(source: QMimeData) -> tuple[Paragraph, ...]:
    """Return the paragraphs on the clipboard with the levels that their numbers mean."""
    if source.hasHtml() and "<" in source.html():
        return _paragraphs_of_html(source.html())
    lines = source.text().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(_paragraph(line) for line in lines if squeeze(line))


def _paragraphs_of_html(words: str) -> tuple[Paragraph, ...]:
    document = QTextDocument()
    document.setHtml(words)
    paragraphs = []
    block = document.begin()
    while block.isValid():
        text = squeeze(block.text().replace("\ufffc", ""))
        if text:
            paragraphs.append(_paragraph_of_block(block, text))
        block = block.next()
    return tuple(paragraphs)


def _paragraph_of_block(block: QTextBlock, text: str) -> Paragraph:
    listed = block.textList()
    if listed is not None:
        level = _LIST_LEVELS.get(listed.format().style(), Level.DASH)
        return Paragraph(level, text, _kind(level, bold=_is_bold(block)))
    return _paragraph(text, bold=_is_bold(block))


def _paragraph(text: str, bold: bool = False) -> Paragraph:
    typed = read_typed_label(text)
    if typed is None:
        return Paragraph(Level.TEXT, squeeze(text))
    label = squeeze(text)[: len(squeeze(text)) - len(typed.rest)].strip()
    return Paragraph(typed.level, typed.rest, _kind(typed.level, bold), label)


def _kind(level: Level, bold: bool) -> BlockKind:
    heading = level in TOP_LEVELS or (bold and level not in UNNUMBERED_LEVELS)
    return BlockKind.HEADING if heading else BlockKind.PARAGRAPH


def _is_bold(block: QTextBlock) -> bool:
    """Tell whether all words of a block are bold."""
    pieces = [piece.fragment() for piece in block.begin()] if block.length() > 1 else []
    worded = [piece for piece in pieces if piece.text().strip()]
    return bool(worded) and all(
        piece.charFormat().fontWeight() >= QFont.Weight.DemiBold for piece in worded
    )
