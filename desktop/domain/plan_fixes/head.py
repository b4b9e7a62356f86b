"""Number, symbol and subject (K02, K03, K05, N01-N07, T03, T05)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.commune import CommuneProfile
from desktop.domain.document_types import DocumentType, type_of
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.corrections import Correction, Swap
from desktop.domain.plan_fixes.fix import Fix
from desktop.domain.plan_fixes.texts import Part
from desktop.domain.symbols import is_number, is_symbol, normal_number, symbol_agrees, symbol_for
from desktop.i18n import _

_ABOUT = re.compile(r"V/v\s*:?\s*(?:về việc\s+)?", re.IGNORECASE)
_CLOSING = re.compile(r"[\s.;,]+$")


def right_symbol(_finding: Finding, plan: Plan, profile: CommuneProfile) -> Fix | None:
    """Write the symbol as the type of the document wants it (K02, K03, N01-N07)."""
    kind = type_of(plan.document_type)
    right = _symbol(plan.symbol, kind, profile.filing_code) if kind else ""
    if not right or right == plan.symbol:
        return None
    label = _("Đổi ký hiệu “{before}” thành “{after}”").format(before=plan.symbol, after=right)
    return Fix(label, lambda before: replace(before, symbol=right))


def _symbol(symbol: str, kind: DocumentType, unit: str) -> str:
    """Return the symbol of ``kind``, the body kept where the symbol names it; empty if unsure."""
    joined = "".join(symbol.split()).replace("–", "-")
    first, _dash, rest = joined.partition("-")
    other_type = f"{kind.abbreviation}-{rest}" if type_of(first) and kind.abbreviation else ""
    choices = (joined, other_type, symbol_for(kind, unit=unit))
    return next((one for one in choices if is_symbol(one) and symbol_agrees(one, kind.code)), "")


def right_number(_finding: Finding, plan: Plan, _profile: CommuneProfile) -> Fix | None:
    """Write the number with the zeros of the decree (K05)."""
    right = normal_number(plan.number)
    if not is_number(right) or right == plan.number:
        return None
    label = _("Đổi số “{before}” thành “{after}”").format(before=plan.number, after=right)
    return Fix(label, lambda before: replace(before, number=right))


def subject_words(_finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction:
    """Begin the subject with a capital, end it without a mark, write "V/v" out (T03, T05)."""
    return Correction(_subject_swaps, Part.SUBJECT)


def _subject_swaps(text: str) -> Sequence[Swap]:
    about, closing = _ABOUT.match(text), _CLOSING.search(text)
    swaps = [Swap(*about.span(), "Về việc ")] if about else []
    if not about and text[:1].islower():
        first = text.split(" ", 1)[0]
        swaps.append(Swap(0, len(first), f"{first[0].upper()}{first[1:]}"))
    if closing and not text.rstrip().endswith("..."):
        swaps.append(Swap(*closing.span(), ""))
    return swaps
