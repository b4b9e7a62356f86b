"""Commands about the office and its plans: init, templates, draft, plans, show."""

from __future__ import annotations

import argparse

from desktop.cli.context import Context
from desktop.domain.plan import Plan
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.plan_view import plan_as_json

PRESETS = ("two-level", "three-level")


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    init = commands.add_parser("init", parents=[common], help=_("tạo tệp dữ liệu của xã"))
    init.add_argument("--commune", required=True, help=_("tên xã, không ghi chữ “xã”"))
    init.add_argument("--province", required=True, help=_("tên tỉnh, thành phố"))
    init.add_argument("--district", default="", help=_("tên huyện (mô hình ba cấp)"))
    init.add_argument("--preset", choices=PRESETS, default=PRESETS[0])
    init.set_defaults(run=run_init)

    templates = commands.add_parser("templates", parents=[common], help=_("liệt kê mẫu"))
    templates.set_defaults(run=run_templates)

    draft = commands.add_parser("draft", parents=[common], help=_("soạn kế hoạch từ mẫu"))
    draft.add_argument("template", metavar=_("MẪU"))
    draft.add_argument("--year", type=int, required=True)
    draft.add_argument("--set", nargs="+", action="extend", default=[], metavar="k=v")
    draft.set_defaults(run=run_draft)

    plans = commands.add_parser("plans", parents=[common], help=_("liệt kê kế hoạch"))
    plans.set_defaults(run=run_plans)

    show = commands.add_parser("show", parents=[common], help=_("xem một kế hoạch"))
    show.add_argument("plan", metavar=_("KẾ_HOẠCH"))
    show.set_defaults(run=run_show)


def run_init(context: Context) -> None:
    """Make a workspace with the preset's units and officers."""
    options = context.options
    if context.workspace.exists():
        raise Refused(
            _("Đã có tệp {path}.").format(path=context.workspace),
            safe=_("Tệp cũ được giữ nguyên."),
            advice=_("Chọn tên khác bằng --db."),
        )
    services = context.program.create(context.workspace)
    context.adopt(services)
    services.profile.set_up(
        services.profile.proposal(
            options.preset, options.commune, options.province, options.district
        )
    )
    context.program.remember(context.workspace)
    context.answer(
        {"workspace": str(context.workspace)},
        _("Đã tạo {path}").format(path=context.workspace),
    )


def run_templates(context: Context) -> None:
    """List the templates with their questions."""
    # What the level above gave stands in the workspace; the others need none.
    exists = context.workspace.exists()
    infos = context.services.plans.templates() if exists else context.program.templates().list()
    data = [
        {
            "id": info.id,
            "title": info.title,
            "description": info.description,
            "kind": info.kind.value,
            "eras": [era.value for era in info.eras],
            "years": info.years,
            "built_in": info.built_in,
            "sender": info.sender,
            "questions": [
                {"key": q.key, "label": q.label, "default": q.default, "choices": list(q.choices)}
                for q in info.questions
            ],
        }
        for info in infos
    ]
    context.answer(data, *(f"{info.id}\t{info.name}" for info in infos))


def run_draft(context: Context) -> None:
    """Make a plan from a template and print its key."""
    options = context.options
    answers = dict(_pair(text) for text in options.set)
    plan = context.services.plans.draft(options.template, options.year, answers).value
    context.answer({"id": plan.id, "subject": plan.subject}, plan.id)


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise Refused(_("“{text}” chưa đúng dạng tên=giá trị.").format(text=text))
    return key, value


def run_plans(context: Context) -> None:
    """List the plans of the workspace."""
    plans = context.services.plans.list()
    data = [
        {
            "id": plan.id,
            "subject": plan.subject,
            "years": [plan.years.first, plan.years.last],
            "number": plan.number or None,
            "symbol": plan.symbol,
            "status": plan.status.value,
            "tasks": plan.task_count,
        }
        for plan in plans
    ]
    context.answer(data, *(f"{plan.id}\t{plan.years}\t{plan.subject}" for plan in plans))


def run_show(context: Context) -> None:
    """Print a plan as data, or its text."""
    services = context.services
    plan: Plan = services.plans.get(context.options.plan)
    data = plan_as_json(plan, services.profile.get())
    lines = [f"{block['label']} {block['text']}".strip() for block in data["blocks"]]
    context.answer(data, *lines)
