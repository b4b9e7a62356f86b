"""Who may sign a document on a day, and under which authority.

Source: Nghị định 30/2020/NĐ-CP, Điều 13.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from desktop.domain.commune import CommuneProfile, Officer
from desktop.domain.folding import fold
from desktop.domain.signing import Authority, Signing, default_signing, signing_options
from desktop.domain.text import squeeze


def signers_on(profile: CommuneProfile, day: dt.date | None) -> tuple[Officer, ...]:
    """Return the officers who may sign, the head before her deputies; all of them without day."""
    able = [officer for officer in profile.officers if officer.signs and _in_post(officer, day)]
    return tuple(sorted(able, key=lambda officer: _is_deputy(officer.title)))


def _in_post(officer: Officer, day: dt.date | None) -> bool:
    if day is None:
        return officer.held_to is None
    begun = officer.held_from is None or officer.held_from <= day
    return begun and (officer.held_to is None or day <= officer.held_to)


def _is_deputy(title: str) -> bool:
    return default_signing(title).authority is Authority.COLLECTIVE_DEPUTY


def signing_by(officer: Officer, before: Signing) -> Signing:
    """Return the signature block when ``officer`` signs in the place of the one before.

    The form of the authority stays when her post allows it, else it is the usual one.
    """
    usual = default_signing(officer.title, officer.name, before.body)
    if before.authority in signing_options(officer.title, before.body):
        return replace(usual, authority=before.authority)
    return usual


def signer_named(profile: CommuneProfile, words: str) -> Officer | None:
    """Return the officer whose name, or name and title, is ``words``; None when nobody is."""
    sought = fold(words)
    for officer in profile.officers:
        if sought and sought in (fold(officer.name), fold(label_of(officer))):
            return officer
    return None


def label_of(officer: Officer) -> str:
    """Return name and title as lists of people show them."""
    return squeeze(f"{officer.name} – {officer.title}") if officer.name else officer.title
