"""Findings of the plan's words, and the clauses they rest on."""

from __future__ import annotations

from desktop.domain.findings import Aspect, Finding, Severity

_DECREE = "Nghị định 30/2020/NĐ-CP"
NUMBER = f"{_DECREE}, Phụ lục I, mục II.3"
DATE = f"{_DECREE}, Phụ lục I, mục II.4"
SUBJECT = f"{_DECREE}, Phụ lục I, mục II.5"
CONTENT = f"{_DECREE}, Phụ lục I, mục II.6"
SIGNER = f"{_DECREE}, Điều 13; Phụ lục I, mục II.7"
RECIPIENTS = f"{_DECREE}, Phụ lục I, mục II.9"


def content_finding(
    rule: str,
    severity: Severity,
    anchor: str,
    place: str,
    found: str,
    expected: str,
    source: str = "",
) -> Finding:
    """Return a finding on the words of a plan."""
    return Finding(rule, severity, Aspect.CONTENT, place, found, expected, source, anchor)
