"""Nơi nhận: who gets the document, and the files."""

from __future__ import annotations

from datetime import date

from desktop.domain.commune import CommuneProfile
from desktop.domain.document_types import type_of
from desktop.domain.findings import Finding, Severity
from desktop.domain.folding import fold
from desktop.domain.plan import Plan
from desktop.domain.plan_rules import sources
from desktop.domain.plan_rules.sources import content_finding
from desktop.domain.recipients import AS_ABOVE, filing_entry, is_filing, normal_entry
from desktop.i18n import _


def recipient_findings(plan: Plan, profile: CommuneProfile, _today: date) -> list[Finding]:
    """Return what is wrong with the recipients; a lone appendix has none."""
    kind = type_of(plan.document_type)
    if kind is None:
        return []
    entries = [normal_entry(entry) for entry in plan.recipients]
    if not any(entries):
        return [_finding("K20", _("Chưa có nơi nhận."), _("Nhập các nơi nhận văn bản."))]
    found = _filing(entries, profile.filing_code)
    if not kind.addressed and fold(entries[0]) == fold(AS_ABOVE):
        found.append(
            _finding(
                "K23",
                _("Nơi nhận có “Như trên” nhưng văn bản không có Kính gửi."),
                _("Ghi tên nơi nhận đầu tiên."),
            )
        )
    return found


def _filing(entries: list[str], code: str) -> list[Finding]:
    places = [place for place, entry in enumerate(entries) if is_filing(entry)]
    right = filing_entry(code)
    advice = _("Dòng cuối ghi “- {entry}.”.").format(entry=right)
    if not places:
        return [_finding("K21", _("Nơi nhận chưa có dòng lưu."), advice)]
    if places != [len(entries) - 1]:
        return [_finding("K22", _("Dòng lưu không phải là một dòng ở cuối nơi nhận."), advice)]
    if code and fold(entries[-1]) == fold(filing_entry()):
        return [
            _finding("K24", _("Dòng lưu chưa có đơn vị soạn thảo."), advice, severity=Severity.INFO)
        ]
    return []


def _finding(rule: str, found: str, expected: str, severity: Severity = Severity.ERROR) -> Finding:
    place = _("Nơi nhận")
    return content_finding(rule, severity, "recipients", place, found, expected, sources.RECIPIENTS)
