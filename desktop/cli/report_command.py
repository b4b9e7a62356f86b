"""Commands that make documents of the tasks: report, remind."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.context import Context
from desktop.domain.outgoing import Purpose
from desktop.domain.reporting.model import Period, Report
from desktop.domain.reporting.period_names import period_named
from desktop.domain.reporting.periods import PERIOD_WORDS
from desktop.domain.tracking.model import TaskState
from desktop.errors import Refused
from desktop.i18n import _

REPORT_FORMATS = ("docx", "xlsx", "pdf")
LETTER_FORMATS = ("docx", "pdf")


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    report = commands.add_parser("report", parents=[common], help=_("lập báo cáo định kỳ"))
    report.add_argument(
        "period", metavar=_("KỲ"), type=_period, help=_("Q1, H1, 9M, Q3, Q4, YEAR hoặc “quý I”")
    )
    report.add_argument("--year", type=int, required=True)
    report.add_argument("--format", choices=REPORT_FORMATS)
    report.add_argument("--out", type=Path, required=True)
    report.set_defaults(run=run_report)

    remind = commands.add_parser("remind", parents=[common], help=_("lập công văn đôn đốc"))
    remind.add_argument("--unit", required=True, help=_("đơn vị, chức danh hoặc cán bộ"))
    remind.add_argument("--format", choices=LETTER_FORMATS)
    remind.add_argument("--out", type=Path, required=True)
    remind.add_argument("--note", default="", help=_("lời nhắn thêm trong công văn"))
    remind.set_defaults(run=run_remind)


def run_report(context: Context) -> None:
    """Write the report of a period: the one that was begun, else one of today's figures."""
    options, reports = context.options, context.services.reports
    report = reports.look(options.period, options.year)
    figures = reports.figures(report)
    out = reports.export(report, _format(options, REPORT_FORMATS), options.out)
    states = {state.value: figures.count(state.value) for state in TaskState}
    data = {
        "file": str(out),
        "id": report.id if _is_kept(context, report) else None,
        "period": report.period.value,
        "year": report.year,
        "data_from": report.data_from.isoformat(),
        "data_to": report.data_to.isoformat(),
        "as_of": figures.window.as_of.isoformat(),
        "estimate": figures.window.is_estimate,
        "frozen": bool(report.figures),
        "total": figures.count("total"),
        "states": states,
    }
    name = _(PERIOD_WORDS[report.period]).format(year=report.year)
    context.answer(data, _("Đã lập báo cáo {period}: {path}").format(period=name, path=out))


def run_remind(context: Context) -> None:
    """Write the letter to a unit, register it and log the reminders.

    Nothing is registered when the file cannot be written.
    """
    options, letters = context.options, context.services.letters
    assignee = letters.assignee(options.unit)
    document = letters.draft(Purpose.URGE, assignee, options.note)
    out = letters.export(document, _format(options, LETTER_FORMATS), options.out)
    letter = letters.urge([assignee], options.note).value[0]
    data = {
        "file": str(out),
        "id": letter.outgoing.id,
        "addressee": letter.outgoing.addressee,
        "subject": letter.outgoing.subject,
        "tasks": list(letter.outgoing.about),
    }
    context.answer(
        data,
        _("Đã lập công văn đôn đốc gửi {name}, {count} nhiệm vụ: {path}").format(
            name=assignee.name, count=len(letter.outgoing.about), path=out
        ),
    )


def _period(text: str) -> Period:
    found = period_named(text)
    if found is None:
        raise argparse.ArgumentTypeError(
            _("không có kỳ báo cáo “{text}”, chọn một trong: {names}").format(
                text=text, names=", ".join(period.value for period in Period)
            )
        )
    return found


def _format(options: argparse.Namespace, formats: tuple[str, ...]) -> str:
    """Return the format that was named, else that of the file's ending."""
    name = options.format or options.out.suffix.lstrip(".").lower()
    if name not in formats:
        raise Refused(
            _("Chưa rõ định dạng: thêm --format hoặc phần mở rộng của tệp."),
            advice=_("Chọn một trong: {names}.").format(names=", ".join(formats)),
        )
    return str(name)


def _is_kept(context: Context, report: Report) -> bool:
    kept = context.services.reports.list(report.year)
    return any(each.id == report.id for each in kept)
