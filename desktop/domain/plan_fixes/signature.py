"""Authority, body and name of who signs (K11, K12, S03-S05, S08)."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.folding import fold
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.fix import Fix
from desktop.domain.signers import signers_on
from desktop.domain.signing import Signing, default_signing, signing_options
from desktop.i18n import _

_ON_BEHALF = "TM. "


def only_signer(_finding: Finding, plan: Plan, profile: CommuneProfile) -> Fix | None:
    """Name the one officer who holds the post that signs (K11)."""
    if plan.signing is None or plan.issuer not in (None, profile.issuer):
        return None
    title = fold(plan.signing.title)
    able = [one for one in signers_on(profile, plan.date) if fold(one.title) == title and one.name]
    if len(able) != 1:
        return None
    label = _("Ghi người ký là {name}").format(name=able[0].name)
    return _signing_fix(label, plan.signing, replace(plan.signing, signer=able[0].name))


def usual_authority(_finding: Finding, plan: Plan, _profile: CommuneProfile) -> Fix | None:
    """Sign in the form that the post of the signer asks for (K12, S03, S04)."""
    before = plan.signing
    if before is None or before.authority in signing_options(before.title, before.body):
        return None
    after = default_signing(before.title, before.signer, before.body)
    label = _("Đổi “{before}” thành “{after}”").format(
        before=" / ".join(before.lines()), after=" / ".join(after.lines())
    )
    return _signing_fix(label, before, after)


def body_without_place(finding: Finding, plan: Plan, _profile: CommuneProfile) -> Fix | None:
    """Leave the name of the commune out after "TM. ỦY BAN NHÂN DÂN" (S05)."""
    before, words = plan.signing, finding.expected.removeprefix(_ON_BEHALF)
    if before is None or not words or not before.body.upper().startswith(words):
        return None
    label = _("Đổi “{before}” thành “{after}”").format(before=finding.found, after=finding.expected)
    return _signing_fix(label, before, replace(before, body=before.body[: len(words)]))


def bare_name(finding: Finding, plan: Plan, _profile: CommuneProfile) -> Fix | None:
    """Leave out what stands before the name of the signer (S08)."""
    before, name = plan.signing, finding.expected
    if before is None or not name or not before.signer.endswith(name):
        return None
    label = _("Đổi “{before}” thành “{after}”").format(before=before.signer, after=name)
    return _signing_fix(label, before, replace(before, signer=name))


def _signing_fix(label: str, before: Signing, after: Signing) -> Fix | None:
    if after == before:
        return None
    return Fix(label, lambda plan: replace(plan, signing=after) if plan.signing == before else plan)
