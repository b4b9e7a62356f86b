"""Plans: drafted from a template, edited, put through their life, removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from desktop.domain.plan import Plan, PlanStatus
from desktop.domain.plan_copy import copy_for_year
from desktop.domain.plan_life import FROZEN, check_edit
from desktop.domain.template import TemplateInfo
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services import precautions
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import PlanSummary, Store, TemplateLibrary
from desktop.services.profile import ProfileService

YEARS = range(2000, 2101)
"""Years for which plans are made; anything else is a slip of the keyboard."""


class PlanService:
    """What the officer does with plans."""

    def __init__(self, store: Store, profile: ProfileService, templates: TemplateLibrary) -> None:
        self._store = store
        self._profile = profile
        self._templates = templates

    def list(self) -> Sequence[PlanSummary]:
        """Return all plans, the last changed first."""
        return self._store.plans.list()

    def get(self, plan_id: str) -> Plan:
        """Return a plan by its key, or by the beginning of its key when only one has it."""
        matches = [plan.id for plan in self._store.plans.list() if plan.id.startswith(plan_id)]
        if not plan_id or len(matches) != 1:
            raise Refused(
                _("Không có kế hoạch nào có mã “{id}”.").format(id=plan_id)
                if not matches
                else _("Mã “{id}” trùng với nhiều kế hoạch, hãy ghi mã đầy đủ.").format(id=plan_id)
            )
        return self._store.plans.get(matches[0])

    def templates(self) -> Sequence[TemplateInfo]:
        """Return the templates at hand, those that the level above gave included."""
        return self._templates.list()

    def template_text(self, template_id: str) -> str:
        """Return a template as a whole, to be sent on."""
        return self._templates.text(template_id)

    def proposal(self, template_id: str, year: int, answers: Mapping[str, str]) -> Plan:
        """Return the plan that a template makes, without storing it."""
        if year not in YEARS:
            raise Refused(
                _("Năm {year} không hợp lệ.").format(year=year),
                advice=_("Nhập năm từ {first} đến {last}.").format(first=YEARS[0], last=YEARS[-1]),
            )
        return self._templates.draft(template_id, year, self._profile.get(), answers)

    def draft(self, template_id: str, year: int, answers: Mapping[str, str]) -> Outcome[Plan]:
        """Make and store a new plan from a template."""
        return self.add(self.proposal(template_id, year, answers), _("Soạn kế hoạch từ mẫu"))

    def add(self, plan: Plan, label: str) -> Outcome[Plan]:
        """Store a new plan.

        The step belongs to the workspace, not to the plan: taking back the edits of a plan must
        never take back the plan itself.
        """
        with self._store.step(label) as step:
            changed = self._store.plans.save(plan)
        return Outcome(plan, changed | {Kind.PLANS}, step)

    def copy_to_year(self, plan_id: str, year: int) -> Outcome[Plan]:
        """Make next year's plan of this one: new keys, new year, no number and no day."""
        copied = copy_for_year(self._store.plans.get(plan_id), year)
        return self.add(copied, _("Chép kế hoạch sang năm {year}").format(year=year))

    def edit(self, plan_id: str, transform: Callable[[Plan], Plan], label: str) -> Outcome[Plan]:
        """Change a plan by a pure function, in one transaction.

        Raises ``Refused`` when the life of the plan forbids the change.
        """
        before = self._store.plans.get(plan_id)
        after = transform(before)
        if after == before:
            return Outcome(before)
        check_edit(before, after)
        precautions.before_editing(self._store, before, after)
        with self._store.step(label, plan_id) as step:
            changed = self._store.plans.save(after)
        return Outcome(after, changed, step)

    def set_status(self, plan_id: str, status: PlanStatus) -> Outcome[Plan]:
        """Move a plan along its life."""
        return self.edit(
            plan_id,
            lambda plan: replace(plan, status=status),
            _("Chuyển trạng thái: {status}").format(status=_(status.value)),
        )

    def delete(self, *plan_ids: str) -> Outcome[None]:
        """Remove plans in one step; undo brings them back. Refused when one was issued."""
        plans = [self._store.plans.get(plan_id) for plan_id in plan_ids]
        if any(plan.status in FROZEN for plan in plans):
            raise Refused(
                _("Kế hoạch đã ban hành không xóa được."),
                advice=_("Chuyển sang “Kết thúc” khi không còn dùng."),
            )
        precautions.before_removing_plans(self._store, plan_ids)
        subject = plans[0].id if len(plans) == 1 else ""
        with self._store.step(_("Xóa kế hoạch"), subject) as step:
            for plan in plans:
                self._store.plans.delete(plan.id)
        return Outcome(None, frozenset({Kind.PLANS}), step)

    def save_as_template(self, plan_id: str, title: str) -> Outcome[str]:
        """Keep a plan as a template of the office; return the template's key."""
        if not title.strip():
            raise Refused(_("Cần đặt tên cho mẫu."))
        info = self._templates.save_plan_as_template(self._store.plans.get(plan_id), title.strip())
        return Outcome(info.id, frozenset({Kind.TEMPLATES}))
