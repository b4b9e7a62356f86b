"""A sample commune end to end: workspace, the sample plans, their documents, tasks, a report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.findings import Aspect, Finding
from desktop.domain.plan import Plan
from desktop.domain.reporting.model import Period
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.ports import Progress
from desktop.services.program import Program, Services

WORKSPACE_NAME = "xa-mau.khx"
FINDINGS_NAME = "phat-hien.json"
REPORT_NAME = "bao-cao-nam-{year}.{format}"
REPORT_FORMATS = ("docx", "pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class DemoResult:
    """Where the demonstration put things.

    Attributes:
        folder: The folder of all files.
        workspace: The sample workspace.
        documents: All documents written.
        format_faults: How many faults of format the checker found in them; 0 when all is well.
    """

    folder: Path
    workspace: Path
    documents: tuple[Path, ...]
    format_faults: int


def run_demo(program: Program, out: Path, tell: Progress) -> DemoResult:
    """Make the sample commune in ``out``; refuses a folder that holds one already."""
    workspace = out / WORKSPACE_NAME
    if workspace.exists():
        raise Refused(
            _("Thư mục {path} đã có dữ liệu mẫu.").format(path=out),
            safe=_("Dữ liệu cũ được giữ nguyên."),
            advice=_("Chọn một thư mục khác hoặc xóa thư mục này rồi chạy lại."),
        )
    services = program.create(workspace)
    try:
        return _fill(program, services, out, tell)
    finally:
        services.close()


def _fill(program: Program, services: Services, out: Path, tell: Progress) -> DemoResult:
    names = program.templates().samples()
    documents: list[Path] = []
    findings: dict[str, Sequence[Finding]] = {}
    for position, name in enumerate(names):
        tell(_("Đang xuất kế hoạch mẫu {name}").format(name=name), position / len(names))
        plan = program.templates().sample(name)
        if position == 0:
            _set_up_office_of(services, plan)
        services.plans.add(plan, _("Nhập kế hoạch mẫu"))
        documents += _export_all(services, plan, out / name)
        findings[name] = services.documents.findings(plan, services.profile.get())
    (out / FINDINGS_NAME).write_text(_as_json(findings), encoding="utf-8")
    report = _export_report(services, out)
    documents += report
    found = [f for of_plan in findings.values() for f in of_plan]
    found += [f for path in report[:1] for f in program.checker().check_file(path)]
    faults = sum(finding.aspect is Aspect.FORMAT for finding in found)
    return DemoResult(out, services.store.path, tuple(documents), faults)


def _set_up_office_of(services: Services, plan: Plan) -> None:
    issuer = plan.issuer
    if issuer is None:
        raise Refused(_("Kế hoạch mẫu không ghi tên xã."))
    preset = "three-level" if issuer.district else "two-level"
    services.profile.set_up(
        services.profile.proposal(preset, issuer.name, issuer.province, issuer.district or "")
    )


def _export_all(services: Services, plan: Plan, stem: Path) -> list[Path]:
    formats = ("docx", "pdf", "xlsx") if plan.task_table else ("docx", "pdf")
    profile = services.profile.get()
    return [
        services.documents.export(plan, profile, name, stem.with_name(f"{stem.name}.{name}"))
        for name in formats
    ]


def _export_report(services: Services, out: Path) -> list[Path]:
    """Write the yearly report of the year that most of the plans cover."""
    covered = Counter(
        year
        for plan in services.plans.list()
        for year in range(plan.years.first, plan.years.last + 1)
    )
    year = covered.most_common(1)[0][0]
    report = services.reports.look(Period.YEAR, year)
    return [
        services.reports.export(report, name, out / REPORT_NAME.format(year=year, format=name))
        for name in REPORT_FORMATS
    ]


def _as_json(findings: dict[str, Sequence[Finding]]) -> str:
    listed = {
        name: [
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "aspect": finding.aspect.value,
                "place": finding.place,
                "found": finding.found,
                "expected": finding.expected,
            }
            for finding in found
        ]
        for name, found in findings.items()
    }
    return json.dumps(listed, ensure_ascii=False, indent=1)
