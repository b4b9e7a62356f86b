"""Runs the format checker on papers spoilt in one thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.documents.check.checker import Nd30Checker
from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer
from desktop.domain.eras import Era
from desktop.domain.findings import Finding
from tests.support.docx_files import Paper
from tests.support.office_papers import plan

KIM_LIEN = CommuneProfile(Issuer(CommuneKind.XA, "Kim Liên", "tỉnh Nghệ An"), Era.TWO_LEVEL)


@dataclass(frozen=True)
class Spoilt:
    """A paper spoilt so that exactly the named rules speak.

    Attributes:
        rule: The rule that must find the fault.
        spoil: Edits the paper.
        paper: Makes the conformant paper.
        others: Rules that the same fault cannot but offend.
        issue, profile, local: Options of the check.
    """

    rule: str
    spoil: Callable[[Paper], object]
    paper: Callable[[], Paper] = plan
    others: frozenset[str] = frozenset()
    issue: bool = False
    profile: CommuneProfile | None = None
    name: str = ""
    local: bool = False

    def __str__(self) -> str:
        return self.rule

    def findings(self, spoilt: bool = True) -> list[Finding]:
        """Check the paper, spoilt or as it was."""
        paper = self.paper()
        if spoilt:
            self.spoil(paper)
        checker = Nd30Checker(issue=self.issue, local_rules=self.local)
        return list(checker.check_bytes(paper.data(), profile=self.profile, name=self.name))

    def verify(self) -> None:
        """Assert that the fault is found, and nothing else."""
        found = {finding.rule: finding.found for finding in self.findings()}
        assert set(found) == {self.rule} | self.others, found


def case(
    rule: str,
    spoil: Callable[[Paper], object],
    paper: Callable[[], Paper] = plan,
    others: str = "",
    *,
    issue: bool = False,
    profile: CommuneProfile | None = None,
    name: str = "",
    local: bool = False,
) -> Spoilt:
    """Return a spoilt paper; ``others`` are rules parted by blanks."""
    return Spoilt(rule, spoil, paper, frozenset(others.split()), issue, profile, name, local)
