"""File names proposed for exported documents: ASCII only, so that any USB stick takes them."""

from __future__ import annotations

import re

from desktop.domain.folding import fold
from desktop.domain.plan import Plan

_MOST = 60


def proposed_name(plan: Plan, suffix: str) -> str:
    """Return a file name for ``plan``: "KH-cai-cach-hanh-chinh-2026.docx"."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(plan.subject)).strip("-")
    words = re.sub(r"-nam-(?=\d{4}\b)", "-", words)
    while len(words) > _MOST and "-" in words:
        words = words.rpartition("-")[0]
    words = words[:_MOST]
    year = str(plan.years.first)
    if year not in words:
        words = f"{words}-{year}".strip("-")
    return f"{plan.document_type}-{words}.{suffix}"
