"""Names of units, posts and people in a cell of the task table: parting and recognising them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from desktop.domain.commune import CommuneKind, CommuneProfile, Officer, Unit
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
_HONORIFIC = re.compile(
    r"^(?:đồng chí|đ\s?[/.]?\s?c|ông|bà|anh|chị)(?:\s*[.:]\s*|\s+)", re.IGNORECASE
)
_INNER_HONORIFIC = re.compile(r"\b(?:dong chi|d c|ong|ba|anh|chi) ")
_COUNCIL = re.compile(r"(?:hdnd|hoi dong nhan dan)$")
_COMMITTEE = re.compile(r"(?:ubnd|uy ban nhan dan)\b")
_OFFICE = re.compile(r"(?:van phong|vp)\b")
_WORDS = re.compile(r"[a-z0-9]+")
_KINDS = "|".join(fold(kind.value) for kind in CommuneKind)
_SIMILAR = 0.9
_GIVEN_NAME = 0.8


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
    if _starts(folded, words.NOT_NAMES):
        return False
    if _starts(folded, words.HEADS) or _is_person(text) or _is_called(text):
        return True
    return text[:1].isupper() and _starts(squeeze(text).lower(), words.CAPITAL_HEADS)


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
    return begins_name(line) or _starts(fold(line), words.ROLES)


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
    """Yield the names that commas, "và", dashes, slashes and plus signs part."""
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
    return _starts(fold(right), words.DASH_HEADS) and right[:1].isupper()


def _comma_parts(left: str, right: str) -> bool:
    folded_left, folded = fold(left), fold(right)
    if _list_dwellings(folded_left, right):
        return False
    is_list = _starts(folded_left, words.GENERIC_STARTS) or " cac " in folded_left
    if is_list and right[:1].islower() and _starts(folded, words.GENERIC):
        return False
    if _starts(folded, words.TITLES) and _is_person(_HONORIFIC.sub("", left)):
        return False
    if begins_name(right):
        return True
    if _starts(folded, words.GENERIC):
        return not is_list
    return _starts(folded, words.ROLES) and _ends_with_role(folded_left)


def _list_dwellings(folded_left: str, right: str) -> bool:
    """Tell "Trưởng thôn, bản, tổ dân phố", where the comma only lists kinds of dwelling."""
    last = f" {folded_left}".endswith(tuple(f" {kind}" for kind in words.DWELLINGS))
    return last and right[:1].islower() and _starts(fold(right), words.DWELLINGS)


def _ends_with_role(folded: str) -> bool:
    """Tell whether a name is a post, or ends with the short form of one (VP-TK)."""
    post = _without_role(fold(normalise_dashes(folded)))
    return _starts(post, words.ROLES) or folded.rsplit(maxsplit=1)[-1] in words.ROLES


def _and_parts(left: str, right: str) -> bool:
    folded_left, folded = fold(left), fold(right)
    if _COMMITTEE.match(folded) and (_COUNCIL.search(folded_left) or _OFFICE.match(folded_left)):
        return False
    if _starts(folded_left, words.GENERIC_STARTS) and _starts(folded, words.GENERIC):
        return False
    if _is_called(right):
        return True
    if right[:1].isupper():
        return begins_name(right)
    return _starts(folded, ("cac", "cong chuc", "toan the", "tat ca"))


@lru_cache(maxsize=4096)
def _starts(folded: str, heads: tuple[str, ...]) -> bool:
    return any(
        folded.startswith(head) and not folded[len(head) : len(head) + 1].isalpha()
        for head in heads
    )


def _is_called(text: str) -> bool:
    """Tell whether ``text`` begins with a polite word and a name ("đ/c Hoa")."""
    found = _HONORIFIC.match(text)
    return found is not None and text[found.end() : found.end() + 1].isupper()


def _is_person(text: str) -> bool:
    """Tell whether ``text`` begins with a full name: a surname and one to four more names."""
    first = re.split(r"[,;(\n]| [-–] ", text.strip(), maxsplit=1)[0].split()
    return (
        2 <= len(first) <= 5
        and fold(first[0]) in words.SURNAMES
        and all(word[:1].isupper() and word[1:].islower() for word in first)
    )


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a printed name means.

    Attributes:
        unit_id, officer_id: The unit or the officer of the workspace, None when it is neither.
        everyone: True when all units are meant ("Các cơ quan, đơn vị").
        outside: True for a body outside the commune; the printed name is kept.
        confidence: From 0 (not recognised) to 1.
    """

    unit_id: str | None = None
    officer_id: str | None = None
    everyone: bool = False
    outside: bool = False
    confidence: float = 0.0


@lru_cache(maxsize=8192)
def normal_form(name: str) -> str:
    """Return the form in which two spellings of a name are alike.

    Folded, without punctuation and "và", with the usual short forms written out.
    """
    found = (word for word in _WORDS.findall(fold(name)) if word != "va")
    text = f" {' '.join(found)} "
    for short, full in _expansions():
        text = text.replace(f" {short} ", f" {full} ")
    return squeeze(text)


@lru_cache(maxsize=1)
def _expansions() -> tuple[tuple[str, str], ...]:
    """Return the short forms, those of more words first."""
    return tuple(sorted(words.EXPANSIONS.items(), key=lambda item: -len(item[0].split())))


def match(name: str, profile: CommuneProfile, aliases: Mapping[str, str]) -> Match:
    """Return whom ``name`` means in the office of ``profile``.

    Args:
        name: One name, as ``split_names`` gives it.
        profile: The commune with its units and officers.
        aliases: Names that the officer assigned before, with the key of the unit or officer.
    """
    form = normal_form(name)
    if not form:
        return Match()
    known = {normal_form(alias): key for alias, key in aliases.items()}
    if form in known:
        return _by_key(known[form], profile)
    found = _unit(form, profile) or _officer(name, profile) or _everyone(form)
    return found or _outside(form, profile) or _nearly(form, profile) or Match()


def _by_key(key: str, profile: CommuneProfile) -> Match:
    if any(officer.id == key for officer in profile.officers):
        return Match(officer_id=key, confidence=1.0)
    return Match(unit_id=key, confidence=1.0)


def _forms(unit: Unit) -> Iterator[str]:
    for name in (unit.name, *unit.aliases, unit.short):
        if name:
            yield normal_form(name)


def _unit(form: str, profile: CommuneProfile) -> Match | None:
    """Return the one unit of that name: as written, without the commune, without "công chức"."""
    steps = (
        (1.0, lambda text: text),
        (0.97, lambda text: _without_commune(text, profile)),
        (0.93, lambda text: _without_role(_without_commune(text, profile))),
    )
    for confidence, bare in steps:
        wanted = bare(form)
        found = {
            unit.id for unit in profile.units if wanted in {bare(other) for other in _forms(unit)}
        }
        if len(found) == 1 and wanted:
            return Match(unit_id=found.pop(), confidence=confidence)
    return None


def _without_commune(form: str, profile: CommuneProfile) -> str:
    name = re.escape(normal_form(profile.issuer.name))
    return re.sub(rf" (?:{_KINDS})(?: {name})?$", "", form)


def _without_role(form: str) -> str:
    for prefix in words.ROLE_PREFIXES:
        if form.startswith(f"{prefix} "):
            return form[len(prefix) + 1 :]
    return form


def _officer(name: str, profile: CommuneProfile) -> Match | None:
    """Return the one officer of that name, post or learned alias, politely called or not."""
    printed = squeeze(name)
    called = _HONORIFIC.sub("", printed)
    form, person = normal_form(printed), normal_form(called)
    learned = _one(o for o in profile.officers if form in map(normal_form, o.aliases))
    if learned:
        return Match(officer_id=learned.id, unit_id=learned.unit_id, confidence=1.0)
    sure = _one(o for o in profile.officers if _names(person, o) or _names(form, o))
    if sure:
        return Match(officer_id=sure.id, unit_id=sure.unit_id, confidence=0.97)
    bare = _without_commune(person, profile)
    titles = {form, person, bare, bare.removesuffix(" uy ban nhan dan")}
    held = _one(o for o in profile.officers if normal_form(o.title) in titles)
    if held:
        return Match(officer_id=held.id, unit_id=held.unit_id, confidence=0.95)
    return _by_given_name(person, profile) if called != printed else None


def _names(form: str, officer: Officer) -> bool:
    """Tell whether ``form`` is the officer's name, alone or with a title before or after it."""
    name, title = normal_form(officer.name), normal_form(officer.title)
    if " " not in name:
        return False
    plain = _INNER_HONORIFIC.sub("", form)
    return plain == _INNER_HONORIFIC.sub("", f"{title} {name}") or f"{form} ".startswith(f"{name} ")


def _by_given_name(form: str, profile: CommuneProfile) -> Match | None:
    """Return the one officer who is called by her given name, as in "đ/c Hoa"; never sure."""

    def called(officer: Officer) -> bool:
        given, title = normal_form(officer.name).split()[-1:], normal_form(officer.title)
        return bool(given) and form in (given[0], f"{given[0]} {title}", f"{title} {given[0]}")

    found = _one(officer for officer in profile.officers if called(officer))
    if found is None:
        return None
    return Match(officer_id=found.id, unit_id=found.unit_id, confidence=_GIVEN_NAME)


def _one(officers: Iterable[Officer]) -> Officer | None:
    found = list(officers)
    return found[0] if len(found) == 1 else None


def _everyone(form: str) -> Match | None:
    if not _starts(form, words.EVERYONE_STARTS):
        return None
    if set(form.split()) <= words.EVERYONE_WORDS:
        return Match(everyone=True, confidence=0.8 if "lien quan" in form else 0.95)
    return None


def _outside(form: str, profile: CommuneProfile) -> Match | None:
    if _without_commune(form, profile) != form or _starts(form, words.INSIDE_STARTS):
        return None
    named = any(f" {word} " in f" {form} " for word in words.OUTSIDE_WORDS)
    if named or _starts(form, words.OUTSIDE_STARTS):
        return Match(outside=True, confidence=0.9)
    return None


def _nearly(form: str, profile: CommuneProfile) -> Match | None:
    """Return the unit whose name differs by a slip of typing, below the sure confidence."""
    best = max(
        (
            (SequenceMatcher(None, form, other, autojunk=False).ratio(), unit.id)
            for unit in profile.units
            for other in _forms(unit)
        ),
        default=(0.0, ""),
    )
    return Match(unit_id=best[1], confidence=0.75) if best[0] >= _SIMILAR else None
