"""Levels of foreign outlines put right where the typed number means another level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.outline import Level
from desktop.domain.reading.drafts import Draft
from desktop.i18n import _

_BELOW = {
    Level.ARABIC: Level.DOTTED_2,
    Level.DOTTED_2: Level.DOTTED_3,
    Level.DOTTED_3: Level.DOTTED_4,
}


def raise_arabic_tops(drafts: Sequence[Draft]) -> None:
    """Read "1. MỤC ĐÍCH" as a main heading where "I." is missing before "II.".

    The heading must be written like the other main headings; the printed number stays.
    """
    for missing, between in _gaps(drafts):
        tops = [draft for draft in drafts if draft.level is Level.ROMAN]
        capital = all(draft.text.isupper() for draft in tops)
        for draft in between:
            fits = draft.level is Level.ARABIC and draft.number == missing
            if fits and draft.text.isupper() == capital and _looks_alike(draft, tops[0]):
                draft.level = Level.ROMAN
                draft.confidence = 0.8
                draft.doubt = _("Số thứ tự của đề mục này khác với các đề mục cùng cấp.")
                break


def _looks_alike(draft: Draft, top: Draft) -> bool:
    return draft.line.bold == top.line.bold and (top.text.isupper() or draft.line.bold)


def _gaps(drafts: Sequence[Draft]) -> Iterator[tuple[int, list[Draft]]]:
    """Yield missing numbers of main headings with what stands where they are missing."""
    last, since = 0, 0
    for place, draft in enumerate(drafts):
        if draft.level in (Level.PART, Level.UPPER) and last == 0:
            since = place + 1
        if draft.level is not Level.ROMAN or draft.number is None:
            continue
        if draft.number == last + 2:
            yield last + 1, list(drafts[since:place])
        last, since = draft.number, place + 1


def sink_nested_lists(drafts: Sequence[Draft]) -> None:
    """Put a numbered list below the dotted heading it stands under.

    Paragraphs "1.", "2." (or "6." by a slip) under "2.7." do not go on with "2.": they are a
    list of their own, one level deeper; the printed number stays.
    """
    arabic = 0
    deepest: Level | None = None
    sunk = 0
    for draft in drafts:
        if draft.level in (Level.PART, Level.UPPER, Level.ROMAN):
            arabic, deepest, sunk = 0, None, 0
        elif draft.level in (Level.DOTTED_2, Level.DOTTED_3):
            deepest, sunk = draft.level, 0
        elif draft.level is Level.ARABIC:
            number = draft.number or 0
            goes_on = number == arabic + 1 and not (sunk and number == sunk + 1)
            if deepest is None or draft.heading or goes_on:
                arabic, deepest, sunk = number, None, 0
            else:
                draft.level, sunk = _BELOW[deepest], number
