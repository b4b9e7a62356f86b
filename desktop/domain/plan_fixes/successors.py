"""Names of abolished bodies that have one successor in the commune (K62, K63, K64)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.citations import cited_spans
from desktop.domain.commune import CommuneProfile, Unit
from desktop.domain.findings import Finding
from desktop.domain.folding import fold
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.corrections import Correction, Swap
from desktop.domain.plan_fixes.texts import Part

_ONE_STOP_RULE = "K64"
_ONE_STOP = "Trung tâm Phục vụ hành chính công"
_POST = "cong chuc "
_NAME_GOES_ON = r"(?! giải quyết)"
"""Behind "Bộ phận Tiếp nhận và Trả kết quả" these words still belong to the name."""


def successor(finding: Finding, plan: Plan, profile: CommuneProfile) -> Correction | None:
    """Write the unit that took the place of an old one.

    It is known where a single unit of today has the old name among its other names, and of
    the one-stop section. Without it nobody can tell, and of another commune neither.
    """
    if plan.issuer not in (None, profile.issuer):
        return None
    today = [unit for unit in profile.units if unit.valid_to is None]
    found = [unit for unit in today if _follows(unit, finding)]
    if len(found) != 1 or found[0].name == finding.found:
        return None
    name = found[0].name
    pattern = re.compile(rf"(?<!\w){re.escape(finding.found)}(?!\w){_NAME_GOES_ON}")

    def seek(text: str) -> Sequence[Swap]:
        cited = cited_spans(text)
        return [
            Swap(*match.span(), name)
            for match in pattern.finditer(text)
            if not any(start <= match.start() < end for start, end in cited)
        ]

    return Correction(seek, Part.OWN)


def _follows(unit: Unit, finding: Finding) -> bool:
    if finding.rule == _ONE_STOP_RULE and fold(unit.name).startswith(fold(_ONE_STOP)):
        return True
    return _bare(finding.found) in {_bare(alias) for alias in unit.aliases}


def _bare(name: str) -> str:
    """Return a name for comparing: without marks, dashes written in one way, no "công chức"."""
    return re.sub(r"\s*[-–]\s*", "-", fold(name)).removeprefix(_POST)
