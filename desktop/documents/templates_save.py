"""A plan kept as a template: its years become values, what belongs to one issue goes."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.documents.plan_text import write_plan
from desktop.domain.plan import Plan
from desktop.domain.plan_copy import copy_for_year

_MARK_YEAR = 98_700_000
"""A year that no text names: the running years of the plan are moved there to be found again."""
_MARKED = re.compile(r"(?:98699999|98700\d{3})")


def template_text(plan: Plan, title: str, description: str) -> str:
    """Return the template file that makes plans with the words of ``plan``.

    Years in running words follow the year of the new plan; years inside cited documents stay
    (see ``copy_for_year``). Number, day, signer and letterhead are left to the new plan.
    """
    moved = copy_for_year(plan, _MARK_YEAR)
    bare = replace(
        moved,
        years=plan.years,
        issuer=None,
        template_id="",
        signing=replace(plan.signing, signer="") if plan.signing else None,
    )
    text = write_plan(bare, {"title": title, "description": description})
    return _MARKED.sub(_year_value, text.replace("{", "{{ ngoac }}"))


def _year_value(match: re.Match[str]) -> str:
    distance = int(match[0]) - _MARK_YEAR
    if distance == 0:
        return "{{ nam }}"
    return f"{{{{ nam + {distance} }}}}" if distance > 0 else "{{ nam_truoc }}"
