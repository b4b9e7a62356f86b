"""Words that do not fit the plan's time: abolished levels, posts and terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.citations import cited_spans
from desktop.domain.commune import CommuneProfile
from desktop.domain.eras import Era, era_of_plan_year, era_on
from desktop.domain.findings import Finding, Severity
from desktop.domain.plan import Plan
from desktop.domain.plan_rules.passages import passages
from desktop.domain.plan_rules.sources import content_finding
from desktop.i18n import _

_DASH = r"\s*[-–]\s*"
_TWO_LEVELS = "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
_COMMUNE_UNITS = "Nghị định số 150/2025/NĐ-CP"
_ONE_STOP = "Nghị định số 118/2025/NĐ-CP"
_ONLINE_SERVICES = "Nghị định số 42/2022/NĐ-CP"
_ONLINE_SERVICES_YEAR = 2023


@dataclass(frozen=True, slots=True)
class _WordRule:
    """Words out of their time.

    Attributes:
        rule: Identifier.
        pattern: The words.
        era: The era in which they are wrong, None for any.
        from_year: First plan year in which they are wrong.
        expected: What to write instead.
        source: The text that changed it.
        severity: Weight.
    """

    rule: str
    pattern: str
    expected: str
    source: str
    era: Era | None = None
    from_year: int = 0
    severity: Severity = Severity.WARNING


def _rules() -> tuple[_WordRule, ...]:
    """Return the rules, their advice in the language chosen."""
    two = Era.TWO_LEVEL
    return (
        _WordRule(
            "K60", r"(?:\b(?:UBND|HĐND|Phòng Nội vụ|cấp|Thường trực) )?\bhuyện(?: ủy| uỷ)?\b",
            _("Từ ngày 01/7/2025 không còn cấp huyện; cấp trên trực tiếp là tỉnh, thành phố."),
            _TWO_LEVELS, two,
        ),
        _WordRule(
            "K61", r"\b(?:UBND |HĐND |các )?(?:thị xã|thị trấn)\b|\b(?:UBND|HĐND) quận\b",
            _("Từ ngày 01/7/2025 chỉ còn xã, phường, đặc khu trực thuộc tỉnh, thành phố."),
            _TWO_LEVELS, two,
        ),
        _WordRule(
            "K62", r"\bPhòng (?:Nội vụ|Tư pháp|Tài chính[ -–]+Kế hoạch)\b",
            _("Phòng của huyện không còn; ghi sở của tỉnh hoặc phòng của xã."),
            _COMMUNE_UNITS, two,
        ),
        _WordRule(
            "K63",
            rf"\b(?:Văn phòng{_DASH}Thống kê|Tư pháp{_DASH}Hộ tịch|Tài chính{_DASH}Kế toán|"
            rf"Địa chính{_DASH}\w+(?: nghiệp)?)\b",
            _("Chức danh cũ của công chức xã; ghi Văn phòng HĐND và UBND, Phòng Kinh tế, "
              "Phòng Văn hóa - Xã hội hoặc Trung tâm Phục vụ hành chính công."),
            _COMMUNE_UNITS, two,
        ),
        _WordRule(
            "K64", r"\bBộ phận (?:Một cửa|Tiếp nhận và [Tt]rả kết quả)\b",
            _("Nay là Trung tâm Phục vụ hành chính công."),
            _ONE_STOP, two, severity=Severity.INFO,
        ),
        _WordRule(
            "K65", r"\bđặc khu\b", _("Đặc khu chỉ có từ ngày 01/7/2025."),
            _TWO_LEVELS, Era.THREE_LEVEL,
        ),
        _WordRule(
            "K66", r"\bmức (?:độ )?[34]\b(?:(?:,| và) (?:mức (?:độ )?)?[34]\b)?",
            _("Nay gọi là dịch vụ công trực tuyến toàn trình, dịch vụ công trực tuyến một phần."),
            _ONLINE_SERVICES, from_year=_ONLINE_SERVICES_YEAR,
        ),
    )  # fmt: skip


def plan_era(plan: Plan, profile: CommuneProfile) -> Era:
    """Return the era whose words a plan must use.

    The day of issue decides; of a draft of another commune its years and district, of an own
    draft the era of the office.
    """
    if plan.date:
        return era_on(plan.date)
    if plan.issuer is None:
        return profile.era
    return Era.THREE_LEVEL if plan.issuer.district else era_of_plan_year(plan.years.first)


def word_findings(plan: Plan, profile: CommuneProfile) -> list[Finding]:
    """Return words of another time; the names of cited documents are left as they are."""
    era = plan_era(plan, profile)
    rules = [
        (rule, re.compile(rule.pattern, re.IGNORECASE))
        for rule in _rules()
        if rule.era in (era, None) and plan.years.first >= rule.from_year
    ]
    return list(_search(plan, rules))


def _search(plan: Plan, rules: list[tuple[_WordRule, re.Pattern[str]]]) -> Iterator[Finding]:
    for passage in passages(plan):
        cited = cited_spans(passage.text)
        for rule, pattern in rules:
            for match in pattern.finditer(passage.text):
                if not any(start <= match.start() < end for start, end in cited):
                    yield content_finding(
                        rule.rule, rule.severity, passage.anchor, passage.place,
                        match[0], rule.expected, rule.source,
                    )  # fmt: skip
