"""Whom a printed name means: the unit or officer of the office, everybody, or a body outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from desktop.domain.commune import CommuneKind, CommuneProfile, Officer, Unit
from desktop.domain.folding import fold
from desktop.domain.reading import name_words as words
from desktop.domain.reading.names import HONORIFIC, starts, without_role
from desktop.domain.text import squeeze

_INNER_HONORIFIC = re.compile(r"\b(?:dong chi|d c|ong|ba|anh|chi) ")
_WORDS = re.compile(r"[a-z0-9]+")
_KINDS = "|".join(fold(kind.value) for kind in CommuneKind)
_SIMILAR = 0.9
_GIVEN_NAME = 0.8


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
        (0.93, lambda text: without_role(_without_commune(text, profile))),
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


def _officer(name: str, profile: CommuneProfile) -> Match | None:
    """Return the one officer of that name, post or learned alias, politely called or not."""
    printed = squeeze(name)
    called = HONORIFIC.sub("", printed)
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
    if not starts(form, words.EVERYONE_STARTS):
        return None
    if set(form.split()) <= words.EVERYONE_WORDS:
        return Match(everyone=True, confidence=0.8 if "lien quan" in form else 0.95)
    return None


def _outside(form: str, profile: CommuneProfile) -> Match | None:
    if _without_commune(form, profile) != form or starts(form, words.INSIDE_STARTS):
        return None
    named = any(f" {word} " in f" {form} " for word in words.OUTSIDE_WORDS)
    if named or starts(form, words.OUTSIDE_STARTS):
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
