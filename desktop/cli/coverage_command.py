"""The command that compares the tasks of the commune with a plan of the level above."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.cli.context import Context
from desktop.domain.plan import Plan
from desktop.domain.tracking.coverage import Cover, Covered
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.tasks.coverage import Coverage

FORMATS = ("xlsx", "docx", "pdf")


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the command of this module."""
    command = commands.add_parser(
        "coverage", parents=[common], help=_("đối chiếu nhiệm vụ với kế hoạch cấp trên")
    )
    command.add_argument(
        "above", metavar=_("KẾ_HOẠCH"), help=_("tệp kế hoạch cấp trên, hoặc mã kế hoạch đã lưu")
    )
    command.add_argument(
        "--plan", default="", metavar=_("MÃ"), help=_("chỉ đối chiếu với kế hoạch này của xã")
    )
    command.add_argument("--gaps", action="store_true", help=_("chỉ nhiệm vụ xã chưa có"))
    command.add_argument("--out", type=Path, metavar=_("TỆP"), help=_("tệp .xlsx, .docx hoặc .pdf"))
    command.set_defaults(run=run_coverage)


def run_coverage(context: Context) -> None:
    """Tell for each task of the level above whether the commune has one."""
    options, services = context.options, context.services
    plan_id = services.plans.get(options.plan).id if options.plan else ""
    found = services.coverage.compare(_above(context), plan_id)
    covers = (Cover.NO,) if options.gaps else tuple(Cover)
    if options.out:
        kind = options.out.suffix.lstrip(".").lower()
        if kind not in FORMATS:
            raise Refused(_("Chưa rõ định dạng: tệp cần có phần mở rộng .xlsx, .docx hoặc .pdf."))
        services.letters.export(services.coverage.document(found, covers), kind, options.out)
    rows = [row for row in found.rows if row.cover in covers]
    context.answer(
        {"counts": _counts(found), "tasks": [_data(row) for row in rows]},
        *map(_line, rows),
        _("Cấp trên giao {all} nhiệm vụ: {counts}.").format(
            all=len(found.rows),
            counts=", ".join(f"{_(cover.value)} {n}" for cover, n in found.counts().items()),
        ),
    )


def _above(context: Context) -> Plan:
    path = Path(context.options.above)
    if not path.exists():
        return context.services.plans.get(context.options.above)
    return context.program.understanding().read(path, _tell, lambda: False).plan


def _tell(what: str, share: float) -> None:
    if sys.stderr.isatty():
        print(f"{share:4.0%} {what}", file=sys.stderr)


def _counts(found: Coverage) -> dict[str, int]:
    return {cover.name.lower(): count for cover, count in found.counts().items()}


def _data(row: Covered) -> dict[str, object]:
    return {
        "task": row.above.title,
        "area": row.above.area,
        "time": row.above.time,
        "cover": row.cover.name.lower(),
        "named": row.is_named,
        "own": [{"id": item.id, "task": item.title} for item in row.own],
    }


def _line(row: Covered) -> str:
    own = f" → {row.own[0].title}" if row.own else ""
    return f"{_(row.cover.value):<13} {row.above.title}{own}"
