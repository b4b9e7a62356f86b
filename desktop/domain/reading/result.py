"""What was understood of a foreign file: a draft plan, and where each fact came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.plan import Plan
from desktop.domain.reading.source import Place, SourceDocument

SURE = 0.9
"""From this confidence on a fact is taken as sure; below it the officer is asked to look."""


@dataclass(frozen=True, slots=True)
class ReadFact:
    """One fact of the draft with its origin.

    Attributes:
        anchor: What it fills: "number", "date", "subject", "issuer", "signer", "recipients",
            "basis:<id>", the key of a block, or "<task id>:<TaskField value>".
        place: Where it stands in the original.
        confidence: From 0 to 1.
        doubt: Why it is not sure, one Vietnamese sentence; empty when it is.
    """

    anchor: str
    place: Place
    confidence: float = 1.0
    doubt: str = ""

    @property
    def is_sure(self) -> bool:
        """True when the officer need not look at it."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """The reading of a whole file.

    Attributes:
        plan: The draft; what was not understood stands in it as paragraphs in its place.
        facts: Origin and confidence of its parts, in the order of the original.
        source: What the reader saw.
        notes: What the officer should know, in Vietnamese.
    """

    plan: Plan
    facts: tuple[ReadFact, ...]
    source: SourceDocument
    notes: tuple[str, ...] = field(default=())

    @property
    def doubtful(self) -> tuple[ReadFact, ...]:
        """Facts to look at, in the order of the original."""
        return tuple(fact for fact in self.facts if not fact.is_sure)
