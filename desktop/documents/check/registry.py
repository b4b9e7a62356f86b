"""The table of rules: what each is worth and where the decree says it, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from desktop.documents.check.layout import Case, TextLine
from desktop.documents.check.model import Paragraph
from desktop.domain.findings import Aspect, Severity
from desktop.paths import RESOURCES

FOLDER = RESOURCES / "check"
_DECREE = "Nghị định 30/2020/NĐ-CP"
_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO}
_ASPECTS = {"F": Aspect.FORMAT, "C": Aspect.CONTENT}


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found.

    Attributes:
        place: Where, in the officer's words.
        found, expected: What stands there and what is right.
        paragraph: The paragraph it is about, to find the block of a plan by.
        severity, aspect: Weight and aspect when they differ from those of the rule.
    """

    place: str
    found: str
    expected: str
    paragraph: Paragraph | None = None
    severity: Severity | None = None
    aspect: Aspect | None = None


Check = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """Weight, aspect and source of a rule."""

    severity: Severity
    aspect: Aspect
    source: str


CHECKS: dict[str, Check] = {}
"""Functions of the rules by identifier, filled when the rule modules are imported."""


def rule(identifier: str) -> Callable[[Check], Check]:
    """Register a function as the check of a rule."""

    def register(check: Check) -> Check:
        CHECKS[identifier] = check
        return check

    return register


@cache
def rule_table() -> dict[str, RuleInfo]:
    """Return the data of all rules by identifier."""
    data = tomllib.loads((FOLDER / "rules.toml").read_text(encoding="utf-8"))
    return {identifier: _info(*entry) for identifier, entry in data.items()}


def _info(severity: str, aspect: str, source: str) -> RuleInfo:
    named = f"{_DECREE}, {source}" if source.startswith("Phụ lục") else source
    return RuleInfo(_SEVERITIES[severity], _ASPECTS[aspect], named)


def at(paragraph: Paragraph, found: str, expected: str, severity: Severity | None = None) -> Hit:
    """Return a hit at a paragraph."""
    return Hit(paragraph.place, found, expected, paragraph, severity)


def at_line(line: TextLine, found: str, expected: str, severity: Severity | None = None) -> Hit:
    """Return a hit at a printed line."""
    place = line.place or line.paragraph.place
    return Hit(place, found, expected, line.paragraph, severity)
