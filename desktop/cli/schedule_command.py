"""The command that reads time wordings: schedule."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from desktop.cli.context import Context
from desktop.domain.schedule import Schedule
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.schedule import read_table, read_time

HEADER = ("phrase", "kind", "start", "due")


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    schedule = commands.add_parser(
        "schedule", parents=[common], help=_("đọc lời ghi thời gian thành thời hạn")
    )
    source = schedule.add_mutually_exclusive_group(required=True)
    source.add_argument("phrase", nargs="?", metavar=_("LỜI_VĂN"))
    source.add_argument("--tsv", type=Path, help=_("bảng có dòng đầu phrase, year"))
    schedule.add_argument("--year", type=int, help=_("năm của kế hoạch, không ghi là năm nay"))
    schedule.set_defaults(run=run_schedule)


def run_schedule(context: Context) -> None:
    """Print the reading of one wording, or of a table of them."""
    options = context.options
    if options.tsv is not None:
        schedules = read_table(_text_of(options.tsv))
        rows = ["\t".join(HEADER), *("\t".join(_cells(schedule)) for schedule in schedules)]
        context.answer([schedule_as_json(schedule) for schedule in schedules], *rows)
        return
    year = context.program.clock.today().year if options.year is None else options.year
    schedule = read_time(options.phrase, year)
    context.answer(schedule_as_json(schedule), "\t".join(_cells(schedule)[1:]), *schedule.doubts)


def schedule_as_json(schedule: Schedule) -> dict[str, object]:
    """Return a reading as data; dates are ISO or null."""
    duration = schedule.duration
    return {
        "phrase": schedule.wording,
        "kind": schedule.kind.value,
        "start": _iso(schedule.start) or None,
        "due": _iso(schedule.due) or None,
        "occurrences": [
            {"label": each.label, "start": _iso(each.start) or None, "due": _iso(each.due) or None}
            for each in schedule.occurrences
        ],
        "event": schedule.event or None,
        "duration": {"count": duration.count, "unit": duration.unit.value} if duration else None,
        "read": [schedule.wording[start:end] for start, end in schedule.spans],
        "doubts": list(schedule.doubts),
    }


def _cells(schedule: Schedule) -> tuple[str, str, str, str]:
    start, due = _iso(schedule.start), _iso(schedule.due)
    return schedule.wording, schedule.kind.value, start, due


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise Refused(_("Không mở được tệp {path}.").format(path=path)) from problem
    except UnicodeDecodeError as problem:
        raise Refused(_("Tệp {path} không phải là văn bản UTF-8.").format(path=path)) from problem
