"""Reads the paragraphs of a text as numbered items and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.check.layout import Item, Step
from desktop.documents.check.model import Block, Paragraph
from desktop.domain.outline import Level
from desktop.domain.typed_labels import read_typed_label

_STEPS = {
    Level.PART: Step.PART,
    Level.UPPER: Step.UPPER,
    Level.ROMAN: Step.ROMAN,
    Level.ARABIC: Step.ARABIC,
    Level.DOTTED_2: Step.DOTTED,
    Level.DOTTED_3: Step.DOTTED,
    Level.DOTTED_4: Step.DOTTED,
    Level.LETTER: Step.LETTER,
    Level.DASH: Step.DASH,
    Level.PLUS: Step.PLUS,
}
_NUMBER_AND_TITLE = r"\s+(?P<label>[IVXLC]+|\d+)(?P<mark>[.:]?)(?P<rest>(?:\s.*)?)$"
_NAMED = tuple(
    (step, re.compile(words + _NUMBER_AND_TITLE))
    for step, words in (
        (Step.PART, r"(?:Phần|PHẦN)(?:\s+(?:thứ|THỨ))?"),
        (Step.CHAPTER, r"(?:Chương|CHƯƠNG)"),
        (Step.SUBSECTION, r"(?:Tiểu mục|TIỂU MỤC)"),
        (Step.SECTION, r"(?:Mục|MỤC)"),
        (Step.ARTICLE, r"(?:Điều|ĐIỀU)"),
    )
)
_SLASHED = re.compile(r"(?P<label>[a-zđ]|\d{1,2})\s?/\s+(?P<rest>.*)")
_GLUED_LETTER = re.compile(r"(?P<label>[a-zđ])(?P<mark>[.)])(?P<rest>\S.*)")
_HEADINGS = frozenset({Step.PART, Step.CHAPTER, Step.SECTION, Step.SUBSECTION, Step.ROMAN,
                       Step.UPPER})  # fmt: skip
_MAYBE_HEADINGS = frozenset({Step.ARABIC, Step.DOTTED, Step.ARTICLE})
_CENTRED_STEPS = (Step.PART, Step.CHAPTER, Step.SECTION, Step.SUBSECTION)


def read_items(blocks: tuple[Block, ...], first: int, end: int) -> Iterator[Item]:
    """Yield the paragraphs with words of these blocks; tables are left out."""
    for place in range(first, end):
        block = blocks[place]
        if isinstance(block, Paragraph) and block.text:
            yield read_item(block, place)


def read_item(paragraph: Paragraph, place: int) -> Item:
    """Return a paragraph with its number, typed or automatic, and its level."""
    text = paragraph.text
    item = _named(paragraph, place) or _labelled(paragraph, place, text)
    item.heading = item.step in _HEADINGS or (
        item.step in _MAYBE_HEADINGS and paragraph.all("bold", True)
    )
    return item


def _named(paragraph: Paragraph, place: int) -> Item | None:
    """Read "Phần I", "Chương II", "Mục 1", "Điều 1."; a sentence that begins so is none."""
    for step, pattern in _NAMED:
        match = pattern.match(paragraph.text)
        if match is None:
            continue
        own_line = not match["rest"].strip()
        standing = own_line or paragraph.format.align == "center" or paragraph.all("bold", True)
        if step in _CENTRED_STEPS and not standing:
            return None
        if step is Step.ARTICLE and not match["mark"] and not paragraph.runs[0].format.bold:
            return None
        return Item(paragraph, place, step, match["label"], match["mark"], match["rest"].strip())
    return None


def _labelled(paragraph: Paragraph, place: int, text: str) -> Item:
    slashed = _SLASHED.match(text)
    if slashed:
        step = Step.ARABIC if slashed["label"].isdigit() else Step.LETTER
        return Item(paragraph, place, step, slashed["label"], "/", slashed["rest"])
    glued = _GLUED_LETTER.match(text)
    if glued and glued["mark"] == ")":
        return Item(paragraph, place, Step.LETTER, glued["label"], ")", glued["rest"])
    read = read_typed_label(text)
    if read is None or read.level is Level.PART:
        return Item(paragraph, place, rest=text)
    between = text[len(read.label) : len(text) - len(read.rest)].strip()
    return Item(paragraph, place, _STEPS[read.level], read.label, between[:1], read.rest)
