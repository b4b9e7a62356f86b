"""Which fix goes with the findings of which rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes import (
    bases,
    capitals,
    dates,
    head,
    marks,
    numbers,
    recipients,
    signature,
    successors,
    years,
)
from desktop.domain.plan_fixes.corrections import Correction
from desktop.domain.plan_fixes.fix import Fix

CORRECTIONS: Mapping[str, Callable[[Finding, Plan, CommuneProfile], Correction | None]] = {
    "B10": bases.whole_citation,
    "B11": bases.law_without_number,
    "B24": marks.typed_end_mark,
    "B26": marks.spare_blanks,
    "B28": dates.date_in_words,
    "K50": years.subject_year,
    "K51": years.stray_year,
    "K62": successors.successor,
    "K63": successors.successor,
    "K64": successors.successor,
    "T03": head.subject_words,
    "T05": head.subject_words,
    "V01": capitals.body_name,
    "V02": capitals.cited_part,
    "V04": capitals.first_word,
    "V05": capitals.noun,
}
"""Rules on words: the same correction serves one place and all places."""

FIXES: Mapping[str, Callable[[Finding, Plan, CommuneProfile], Fix | None]] = {
    "K02": head.right_symbol,
    "K03": head.right_symbol,
    "K05": head.right_number,
    "K11": signature.only_signer,
    "K12": signature.usual_authority,
    "K21": recipients.filing,
    "K22": recipients.filing,
    "K24": recipients.filing,
    "K40": numbers.by_order,
    "N01": head.right_symbol,
    "N04": head.right_symbol,
    "N05": head.right_symbol,
    "N07": head.right_symbol,
    "R05": recipients.filing,
    "S03": signature.usual_authority,
    "S04": signature.usual_authority,
    "S05": signature.body_without_place,
    "S08": signature.bare_name,
}
"""Rules on fields and numbers."""

WHOLE_PLAN: Mapping[str, Callable[[Plan], Plan]] = {"K40": numbers.all_by_order}
"""Rules whose findings hang together and are put right at once."""
