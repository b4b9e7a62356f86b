"""Who signs, and under which authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.domain.commune import CommuneProfile, Officer
from desktop.domain.document_types import type_of
from desktop.domain.findings import Finding, Severity
from desktop.domain.folding import fold
from desktop.domain.plan import Plan
from desktop.domain.plan_rules import sources
from desktop.domain.plan_rules.sources import content_finding
from desktop.domain.signing import Signing, default_signing, signing_options
from desktop.i18n import _


def signature_findings(plan: Plan, profile: CommuneProfile, today: date) -> list[Finding]:
    """Return what is wrong with the signature block; a lone appendix has none."""
    if type_of(plan.document_type) is None:
        return []
    if plan.signing is None:
        return [_finding("K10", _("Chưa có người ký."), _("Chọn người ký và quyền hạn ký."))]
    signing, day = plan.signing, plan.date or today
    return [*_name(signing), *_authority(signing), *_post(signing, profile, day)]


def _name(signing: Signing) -> Iterator[Finding]:
    if not signing.signer.strip():
        yield _finding(
            "K11", _("Chưa có họ tên người ký."), _("Chọn người ký trong danh sách cán bộ.")
        )


def _authority(signing: Signing) -> Iterator[Finding]:
    if signing.authority in signing_options(signing.title, signing.body):
        return
    right = default_signing(signing.title, body=signing.body)
    yield _finding(
        "K12",
        _("“{title}” không ký theo hình thức “{printed}”.").format(
            title=signing.title, printed=" / ".join(signing.lines())
        ),
        _("Hình thức đúng: “{printed}”.").format(printed=" / ".join(right.lines())),
    )


def _post(signing: Signing, profile: CommuneProfile, day: date) -> Iterator[Finding]:
    """Compare with the list of officers, where the signer stands in it."""
    posts = [one for one in profile.officers if fold(one.name) == fold(signing.signer) != ""]
    held = [one for one in posts if _holds_on(one, day)]
    if posts and not held:
        yield _finding(
            "K13",
            _("{name} không còn giữ chức vụ vào ngày ký.").format(name=signing.signer),
            _("Chọn người đang giữ chức vụ."),
            Severity.WARNING,
        )
    elif held and all(fold(one.title) != fold(signing.title) for one in held):
        yield _finding(
            "K14",
            _("Chức vụ ghi là “{title}”.").format(title=signing.title),
            _("Chức vụ của {name} trong danh sách là “{title}”.").format(
                name=signing.signer, title=held[0].title
            ),
            Severity.WARNING,
        )


def _holds_on(officer: Officer, day: date) -> bool:
    begun = officer.held_from is None or officer.held_from <= day
    return begun and (officer.held_to is None or day <= officer.held_to)


def _finding(rule: str, found: str, expected: str, severity: Severity = Severity.ERROR) -> Finding:
    place = _("Chức vụ, họ tên người ký")
    return content_finding(rule, severity, "signer", place, found, expected, sources.SIGNER)
