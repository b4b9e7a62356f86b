"""Commands about documents: export, print-preview, check-format, demo."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.context import Context
from desktop.domain.document_types import DOCUMENT_TYPES, LONE_APPENDIX
from desktop.domain.findings import Finding
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.demo import run_demo
from desktop.services.documents import FORMATS


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    export = commands.add_parser("export", parents=[common], help=_("xuất kế hoạch ra tệp"))
    export.add_argument("plan", metavar=_("KẾ_HOẠCH"))
    export.add_argument("--format", choices=FORMATS)
    export.add_argument("--out", type=Path, required=True)
    export.set_defaults(run=run_export)

    preview = commands.add_parser("print-preview", parents=[common], help=_("ảnh từng trang in"))
    preview.add_argument("plan", metavar=_("KẾ_HOẠCH"))
    preview.add_argument("--out", type=Path, required=True, help=_("thư mục"))
    preview.set_defaults(run=run_preview)

    check = commands.add_parser(
        "check-format", parents=[common], help=_("soát thể thức theo Nghị định 30/2020/NĐ-CP")
    )
    check.add_argument("file", type=Path, metavar=_("TỆP.docx"))
    check.add_argument("--type", default="", help=_("chữ viết tắt tên loại văn bản, ví dụ KH"))
    check.add_argument("--pdf", type=Path, help=_("bản PDF của cùng văn bản, để đối chiếu"))
    check.set_defaults(run=run_check_format)

    demo = commands.add_parser("demo", parents=[common], help=_("xã mẫu với năm kế hoạch thật"))
    demo.add_argument("--out", type=Path, required=True)
    demo.set_defaults(run=run_demo_command)


def run_export(context: Context) -> None:
    """Write a plan as DOCX, PDF or XLSX."""
    out: Path = context.options.out
    format_name = context.options.format or out.suffix.lstrip(".").lower()
    if not format_name:
        raise Refused(_("Chưa rõ định dạng: thêm --format hoặc phần mở rộng của tệp."))
    services = context.services
    plan = services.plans.get(context.options.plan)
    out = services.documents.export(plan, services.profile.get(), format_name, out)
    context.answer({"file": str(out)}, _("Đã xuất {path}").format(path=out))


def run_preview(context: Context) -> None:
    """Write the pages of a plan as pictures."""
    services = context.services
    plan = services.plans.get(context.options.plan)
    pages = services.documents.export_pages(plan, services.profile.get(), context.options.out)
    context.answer([str(page) for page in pages], *(str(page) for page in pages))


def run_check_format(context: Context) -> None:
    """Check a DOCX file and print what was found."""
    options = context.options
    _refuse_unknown_type(options.type)
    findings = context.program.checker().check_file(options.file, options.type, options.pdf)
    context.answer([finding_as_json(f) for f in findings], *map(_line, findings), _total(findings))


def _refuse_unknown_type(abbreviation: str) -> None:
    """Refuse a slip: a document of no known type would be checked by few of the rules."""
    known = [*(kind.code for kind in DOCUMENT_TYPES), LONE_APPENDIX]
    if abbreviation and abbreviation not in known:
        raise Refused(
            _("Không có tên loại văn bản “{type}”. Chọn một trong: {known}.").format(
                type=abbreviation, known=", ".join(known)
            )
        )


def finding_as_json(finding: Finding) -> dict[str, str]:
    """Return a finding as data."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "aspect": finding.aspect.value,
        "place": finding.place,
        "found": finding.found,
        "expected": finding.expected,
        "source": finding.source,
    }


def _line(finding: Finding) -> str:
    return (
        f"{finding.rule} {finding.severity.value} [{finding.place}] "
        f"{finding.found} → {finding.expected}"
    )


def _total(findings: Sequence[Finding]) -> str:
    if not findings:
        return _("Không thấy lỗi thể thức.")
    counted = Counter(finding.severity.value for finding in findings)
    return ", ".join(f"{name}: {count}" for name, count in counted.items())


def run_demo_command(context: Context) -> None:
    """Make the sample commune with its documents."""
    result = run_demo(context.program, context.options.out, _tell)
    context.answer(
        {
            "folder": str(result.folder),
            "workspace": str(result.workspace),
            "documents": [str(path) for path in result.documents],
            "format_faults": result.format_faults,
        },
        *(str(path) for path in result.documents),
        _("Dữ liệu mẫu: {path}").format(path=result.workspace),
        _("Lỗi thể thức: {count}").format(count=result.format_faults),
    )


def _tell(what: str, share: float) -> None:
    print(f"{share:4.0%} {what}", file=sys.stderr)
