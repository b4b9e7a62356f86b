"""Names of units, posts and people in a cell of the task table: where they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.domain.folding import fold
from desktop.domain.reading import name_words as words
from desktop.domain.text import nfc, squeeze

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_DASH = re.compile(rf"(?<=[^\W\d_.)])\s*[{DASHES}]\s*(?=[^\W\d_])")
_BULLET = re.compile(rf"^\s*(?:[{DASHES}+*•●▪◦·✓➢]+|\d{{1,2}}\s*[.)](?!\d)|[a-zđ]\s*\))\s*")
_END_MARKS = " \t.,;:" + DASHES
_JOINT = re.compile(
    rf"\s*,\s*[{DASHES}]?\s*|\s+và\s+|\s*&\s*|\s*[/+]\s*|\s+[{DASHES}]\s+|\s*[{DASHES}](?=\w)"
)
HONORIFIC = re.compile(
    r"^(?:đồng chí|đ\s?[/.]?\s?c|ông|bà|anh|chị)(?:\s*[.:]\s*|\s+)", re.IGNORECASE
)
"""Polite words before the name of a person."""
_COUNCIL = re.compile(r"(?:hdnd|hoi dong nhan dan)$")
_COMMITTEE = re.compile(r"(?:ubnd|uy ban nhan dan)\b")
_OFFICE = re.compile(r"(?:van phong|vp)\b")
_LONGEST_LIST = 2500


def normalise_dashes(text: str) -> str:
    """Return ``text`` on one line with each dash between words written " - "."""
    return _DASH.sub(" - ", squeeze(text))


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a cell, in order, without bullets and end marks, dashes as " - ".

    A semicolon, a bullet and a line that begins a new name part them; a comma, "và" and a dash
    only where a new name follows ("A, B và C", but "Văn phòng HĐND và UBND" is one).
    """
    names = (
        name
        for entry in _entries(text)
        for piece in _outside_brackets(entry)
        for name in _parts(piece)
    )
    return tuple(clean for clean in map(clean_name, names) if clean)


def clean_name(text: str) -> str:
    """Return a name without bullet and end marks, its dashes written " - "."""
    return normalise_dashes(strip_bullet(squeeze(text))).rstrip(_END_MARKS).lstrip(_END_MARKS)


def strip_bullet(text: str) -> str:
    """Return ``text`` without the dash, point or number that makes it an entry of a list."""
    return _BULLET.sub("", text, count=1)


def has_bullet(text: str) -> bool:
    """Tell whether a line begins with the sign of a list."""
    return bool(_BULLET.match(text)) and bool(strip_bullet(text))


def begins_name(text: str) -> bool:
    """Tell whether ``text`` begins like the name of a unit, post or person."""
    folded = fold(text)
    if starts(folded, words.NOT_NAMES):
        return False
    if starts(folded, words.HEADS) or _is_person(text) or _is_called(text):
        return True
    return text[:1].isupper() and starts(squeeze(text).lower(), words.CAPITAL_HEADS)


def is_open(text: str) -> bool:
    """Tell whether a name cannot end with ``text``: more of it must follow."""
    folded = fold(text).strip()
    if not folded or folded[-1] in f"&({DASHES}" or folded.endswith(" va"):
        return True
    return strip_bullet(folded) in words.OPEN_ENDS


def _entries(text: str) -> Iterator[str]:
    """Yield the entries of a cell: lines that go on with the one before are joined to it."""
    entry = ""
    for line in nfc(text).splitlines():
        words_of_line = squeeze(line)
        if not words_of_line:
            continue
        if entry and _begins_entry(entry, words_of_line):
            yield strip_bullet(entry)
            entry = words_of_line
        else:
            entry = f"{entry} {words_of_line}" if entry else words_of_line
    if entry:
        yield strip_bullet(entry)


def _begins_entry(before: str, line: str) -> bool:
    if has_bullet(line):
        return not is_second_half(before, line)
    return _new_line_name(before, line)


def is_second_half(before: str, line: str) -> bool:
    """Tell whether a line that begins with a dash ends a name ("Văn phòng", "- Thống kê")."""
    return fold(before).endswith(words.COMPOUND_STARTS) and fold(strip_bullet(line)).startswith(
        words.COMPOUND_ENDS
    )


def _new_line_name(before: str, line: str) -> bool:
    if is_open(before) or not line[:1].isupper():
        return False
    if _OFFICE.fullmatch(fold(strip_bullet(before))):
        return False
    last = re.split(r"[;,]", before)[-1]
    if is_open(last) and last.strip():
        return False
    return begins_name(line) or starts(fold(line), words.ROLES)


def _outside_brackets(text: str) -> Iterator[str]:
    """Yield the parts of ``text`` between semicolons that stand outside brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(text):
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign == ";" and not depth:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _parts(piece: str) -> Iterator[str]:
    """Yield the names that commas, "và", dashes, slashes and plus signs part.

    Running text far longer than any list of names is not parted: each joint looks at all of it.
    """
    if len(piece) > _LONGEST_LIST:
        yield piece
        return
    start = 0
    for joint in _JOINT.finditer(piece):
        left, right = piece[start : joint.start()], piece[joint.end() :]
        if _inside_brackets(piece, joint.start()):
            continue
        if _parts_names(joint.group().strip(), left.strip(), right.strip()):
            yield left
            start = joint.end()
    yield piece[start:]


def _inside_brackets(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def _parts_names(sign: str, left: str, right: str) -> bool:
    whole = sign in ("/", "+") and fold(left) == "van phong"
    if not left or not right or (is_open(left) and not whole):
        return False
    if sign.startswith(","):
        return _comma_parts(left, right)
    if sign in ("và", "&"):
        return _and_parts(left, right)
    if sign == "+":
        return begins_name(right)
    return starts(fold(right), words.DASH_HEADS) and right[:1].isupper()


def _comma_parts(left: str, right: str) -> bool:
    folded_left, folded = fold(left), fold(right)
    if _list_dwellings(folded_left, right):
        return False
    is_list = starts(folded_left, words.GENERIC_STARTS) or " cac " in folded_left
    if is_list and right[:1].islower() and starts(folded, words.GENERIC):
        return False
    if starts(folded, words.TITLES) and _is_person(HONORIFIC.sub("", left)):
        return False
    if begins_name(right):
        return True
    if starts(folded, words.GENERIC):
        return not is_list
    return starts(folded, words.ROLES) and _ends_with_role(folded_left)


def _list_dwellings(folded_left: str, right: str) -> bool:
    """Tell "Trưởng thôn, bản, tổ dân phố", where the comma only lists kinds of dwelling."""
    last = f" {folded_left}".endswith(tuple(f" {kind}" for kind in words.DWELLINGS))
    return last and right[:1].islower() and starts(fold(right), words.DWELLINGS)


def _ends_with_role(folded: str) -> bool:
    """Tell whether a name is a post, or ends with the short form of one (VP-TK)."""
    post = without_role(fold(normalise_dashes(folded)))
    return starts(post, words.ROLES) or folded.rsplit(maxsplit=1)[-1] in words.ROLES


def _and_parts(left: str, right: str) -> bool:
    folded_left, folded = fold(left), fold(right)
    if _COMMITTEE.match(folded) and (_COUNCIL.search(folded_left) or _OFFICE.match(folded_left)):
        return False
    if starts(folded_left, words.GENERIC_STARTS) and starts(folded, words.GENERIC):
        return False
    if _is_called(right):
        return True
    if right[:1].isupper():
        return begins_name(right)
    return starts(folded, ("cac", "cong chuc", "toan the", "tat ca"))


@lru_cache(maxsize=4096)
def starts(folded: str, heads: tuple[str, ...]) -> bool:
    """Tell whether folded text begins with one of ``heads`` as whole words."""
    return any(
        folded.startswith(head) and not folded[len(head) : len(head) + 1].isalpha()
        for head in heads
    )


def _is_called(text: str) -> bool:
    """Tell whether ``text`` begins with a polite word and a name ("đ/c Hoa")."""
    found = HONORIFIC.match(text)
    return found is not None and text[found.end() : found.end() + 1].isupper()


def _is_person(text: str) -> bool:
    """Tell whether ``text`` begins with a full name: a surname and one to four more names."""
    first = re.split(r"[,;(\n]| [-–] ", text.strip(), maxsplit=1)[0].split()
    return (
        2 <= len(first) <= 5
        and fold(first[0]) in words.SURNAMES
        and all(word[:1].isupper() and word[1:].islower() for word in first)
    )


def without_role(form: str) -> str:
    """Return a folded name without the word for who holds the post ("công chức")."""
    for prefix in words.ROLE_PREFIXES:
        if form.startswith(f"{prefix} "):
            return form[len(prefix) + 1 :]
    return form
