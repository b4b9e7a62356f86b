"""A fix: one change of a plan, told before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Fix:
    """What one press of a key changes (sửa nhanh).

    Attributes:
        label: What will change, in the officer's words ("Đổi “năm 2025” thành “năm 2026”").
        apply: Makes the plan after the change; a plan that has no such place is returned as it is.
    """

    label: str
    apply: Callable[[Plan], Plan]
