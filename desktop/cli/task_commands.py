"""Commands that follow tasks: tasks, done, progress."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.context import Context
from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.model import Part, TaskState
from desktop.domain.tracking.query import TaskLine, TaskQuery
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.tasks.attaching import EvidenceDraft
from desktop.services.tasks.checks import read_day
from desktop.services.tasks.finding import states_named

TITLE_LENGTH = 70


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    tasks = commands.add_parser("tasks", parents=[common], help=_("liệt kê nhiệm vụ"))
    tasks.add_argument("--unit", help=_("tên, tên tắt của đơn vị hoặc họ tên, chức danh"))
    tasks.add_argument("--part", choices=[part.value for part in Part], help=_("chủ trì, phối hợp"))
    tasks.add_argument(
        "--status", nargs="+", action="extend", default=[], help=_("trạng thái, có thể nhiều")
    )
    tasks.add_argument("--due-before", help=_("hạn trước ngày này, ví dụ 15/3/2026, 15/3"))
    tasks.add_argument("--plan", help=_("mã kế hoạch"))
    tasks.add_argument("--year", type=int)
    tasks.add_argument("--text", default="", help=_("từ cần tìm"))
    tasks.set_defaults(run=run_tasks)

    done = commands.add_parser("done", parents=[common], help=_("ghi nhiệm vụ đã hoàn thành"))
    _add_tasks(done)
    done.add_argument("--time", help=_("lần thực hiện, ví dụ “Quý I/2026”"))
    done.add_argument("--evidence-number", default="", help=_("số, ký hiệu văn bản minh chứng"))
    done.add_argument("--evidence-date", help=_("ngày của văn bản minh chứng"))
    done.add_argument("--evidence-subject", default="", help=_("trích yếu văn bản minh chứng"))
    done.add_argument("--file", type=Path, help=_("tệp minh chứng"))
    done.set_defaults(run=run_done)

    progress = commands.add_parser("progress", parents=[common], help=_("ghi tiến độ nhiệm vụ"))
    _add_tasks(progress)
    progress.add_argument("--percent", type=int, help=_("tỷ lệ, 0 - 100"))
    progress.add_argument("--difficulty", default="", help=_("khó khăn, vướng mắc"))
    progress.set_defaults(run=run_progress)


def _add_tasks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("task", nargs="+", metavar=_("NHIỆM_VỤ"))
    parser.add_argument("--on", help=_("ngày: 15/3/2026, 15/3, “hôm qua”; không ghi là hôm nay"))
    parser.add_argument("--note", default="", help=_("nội dung"))


def run_tasks(context: Context) -> None:
    """List tasks, the nearest due day first."""
    tasks = context.services.tasks
    lines = tasks.lines(tasks.find(_query(context)).keys)
    _answer(context, lines, _("Có {count} nhiệm vụ.").format(count=len(lines)))


def run_done(context: Context) -> None:
    """Note that tasks were carried out, with what proves it."""
    options = context.options
    changed = context.services.tasks.done(
        options.task,
        _day(context, options.on),
        options.time,
        options.note,
        evidence=_evidence(context),
    ).value
    lines = context.services.tasks.lines(changed)
    _answer(context, lines, _("Đã ghi hoàn thành {count} nhiệm vụ.").format(count=len(changed)))


def run_progress(context: Context) -> None:
    """Add a line to the diary of tasks."""
    options = context.options
    changed = context.services.tasks.progress(
        options.task, options.percent, options.note, options.difficulty, _day(context, options.on)
    ).value
    lines = context.services.tasks.lines(changed)
    _answer(context, lines, _("Đã ghi tiến độ {count} nhiệm vụ.").format(count=len(changed)))


def _query(context: Context) -> TaskQuery:
    options, services = context.options, context.services
    states: frozenset[TaskState] = frozenset()
    for words in options.status:
        states |= states_named(words)
    before = _day(context, options.due_before)
    return TaskQuery(
        text=options.text,
        assignees=_refs(context),
        part=Part(options.part) if options.part else None,
        states=states,
        plans=frozenset({services.plans.get(options.plan).id} if options.plan else ()),
        year=options.year,
        due_to=before - dt.timedelta(days=1) if before else None,
    )


def _refs(context: Context) -> frozenset[str]:
    unit = context.options.unit
    return frozenset() if unit is None else context.services.tasks.refs_named(unit)


def _evidence(context: Context) -> EvidenceDraft | None:
    options = context.options
    draft = EvidenceDraft(
        number=options.evidence_number,
        date=_day(context, options.evidence_date),
        subject=options.evidence_subject,
        files=(options.file,) if options.file else (),
    )
    if draft.date is not None and not (draft.number or draft.subject):
        raise Refused(_("Cần ghi số, ký hiệu hoặc trích yếu của văn bản minh chứng."))
    return draft if draft.names_document or draft.files else None


def _day(context: Context, text: str | None) -> dt.date | None:
    return None if text is None else read_day(text, context.program.clock.today())


def _answer(context: Context, lines: Sequence[TaskLine], told: str) -> None:
    context.answer([line_as_json(line) for line in lines], *map(_row, lines), told)


def line_as_json(line: TaskLine) -> dict[str, object]:
    """Return a task as data; dates are ISO or null."""
    return {
        "id": line.id,
        "plan": line.plan,
        "plan_id": line.plan_id,
        "origin": line.origin.value,
        "area": line.area,
        "task": line.title,
        "context": line.context,
        "products": [*line.products],
        "lead": _names(line.lead),
        "cooperate": _names(line.cooperate),
        "time": line.time,
        "kind": line.kind,
        "state": line.state.value,
        "state_words": _(STATE_WORDS[line.state]),
        "label": line.label,
        "start": _iso(line.start),
        "due": _iso(line.due),
        "done_on": _iso(line.done_on),
        "percent": line.percent,
        "times": {"done": line.done, "all": line.times},
        "evidence": line.evidence,
        "reminders": line.reminders,
    }


def _names(joined: str) -> list[str]:
    return joined.split("; ") if joined else []


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _row(line: TaskLine) -> str:
    due = short_date(line.due) if line.due else line.time or "-"
    state = f"{STATE_SIGNS[line.state]} {_(STATE_WORDS[line.state])}"
    return "\t".join((line.id, f"{state:<24}", f"{due:<12}", _short(line.title), line.lead))


def _short(title: str) -> str:
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1] + "…"
