"""Capitals of names, cited parts, nouns and first words (V01, V02, V04, V05)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.folding import fold
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.corrections import Correction, Swap
from desktop.domain.plan_fixes.texts import Part

_AFTER_A_WORD = r"(?<=[\w,;:(] )"
_NO_OTHER_NOUN = r"(?<!\w)(?<!danh )(?<!hạng )(?<!đề )(?<!tiểu )"
_QUOTES = re.compile(r"[“\"'(\[\s]*")

_NAMES_WITH_PEOPLE = (
    "Ủy ban", "Uỷ ban", "ủy ban", "Ủy Ban", "Uỷ Ban", "Hội đồng", "hội đồng", "Hội Đồng", "Tòa án",
    "Toà án", "Viện kiểm sát", "quân đội", "Quân đội", "công an", "Công an", "an ninh", "nghệ sĩ",
    "Thanh tra", "thanh tra", "dân quân", "nhà giáo", "thầy thuốc", "tín dụng",
)  # fmt: skip
"""Before these "nhân dân" is part of a name or a term and stays as it is."""
_PEOPLE = re.compile("".join(rf"(?<!{name} )" for name in _NAMES_WITH_PEOPLE) + r"\bnhân dân\b")
_STATE = re.compile(
    r"(?:\b(?:của|do|được|giữa|với|và|cho|Đảng,) )\bnhà nước\b(?! (?:về|có thẩm quyền))"
)
_NOUNS = {"Nhân dân": _PEOPLE, "Nhà nước": _STATE}


def body_name(finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction | None:
    """Write the name of a body with the capitals that the checker's list gives it (V01)."""
    right = recased(finding.found, finding.expected)
    if not right or right == finding.found:
        return None
    return _exact(rf"(?<!\w){re.escape(finding.found)}(?!\w)", right)


def recased(found: str, name: str) -> str:
    """Return ``found`` with the part that is ``name`` in the letters of ``name``.

    Tone marks stay on the vowel on which they were written ("Uỷ", "Ủy"). Empty when the name
    is not in there letter by letter.
    """
    bare, sought = fold(found), fold(name)
    start = bare.find(sought)
    if start < 0 or (len(bare), len(sought)) != (len(found), len(name)):
        return ""
    old = found[start : start + len(name)]
    same_marks = _letters(old) == _letters(name)
    new = "".join(map(_in_case_of, old, name)) if same_marks else name
    return f"{found[:start]}{new}{found[start + len(name) :]}"


def _letters(words: str) -> list[str]:
    return sorted(unicodedata.normalize("NFD", words.lower()))


def _in_case_of(letter: str, other: str) -> str:
    return letter.upper() if other.isupper() else letter.lower()


def cited_part(finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction | None:
    """Write khoản, điểm small and Điều, Chương, Mục, Phần with a capital (V02)."""
    before, after = finding.found, finding.expected
    if not after or before.lower() != after.lower() or before == after:
        return None
    place = _AFTER_A_WORD if after[0].islower() else _NO_OTHER_NOUN
    return _exact(rf"{place}{re.escape(before)}(?!\w)", after)


def _exact(pattern: str, right: str) -> Correction:
    compiled = re.compile(pattern)

    def seek(text: str) -> Sequence[Swap]:
        return [Swap(*match.span(), right) for match in compiled.finditer(text)]

    return Correction(seek, Part.PRINTED, moves=True)


def noun(finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction | None:
    """Write Nhân dân and Nhà nước as nouns of their own (V05)."""
    right = finding.expected
    pattern = _NOUNS.get(right)
    if pattern is None:
        return None

    def seek(text: str) -> Sequence[Swap]:
        return [
            Swap(match.end() - len(right), match.end(), right) for match in pattern.finditer(text)
        ]

    return Correction(seek, Part.PRINTED, moves=True)


def first_word(finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction | None:
    """Begin a numbered paragraph with a capital (V04).

    A paragraph without number may be the second half of a sentence, so it is left alone.
    """
    if not finding.found[:1].isalpha():
        return None

    def seek(text: str) -> Sequence[Swap]:
        start = _QUOTES.match(text)
        place = start.end() if start else 0
        if not text[place:].startswith(finding.found) or not text[place].islower():
            return ()
        end = place + len(finding.found)
        word = text[place:end]
        return (Swap(place, end, f"{word[0].upper()}{word[1:]}"),)

    return Correction(seek, Part.ITEMS)
