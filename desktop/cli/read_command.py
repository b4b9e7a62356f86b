"""The command that reads foreign files: read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.cli.context import Context
from desktop.domain.reading.result import ReadPlan
from desktop.i18n import _
from desktop.services.reading_view import read_as_json


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the command of this module."""
    read = commands.add_parser(
        "read", parents=[common], help=_("đọc kế hoạch từ tệp Word, Excel, PDF, văn bản")
    )
    read.add_argument("file", type=Path, metavar=_("TỆP"))
    read.add_argument("--save", action="store_true", help=_("lưu thành kế hoạch nháp"))
    read.set_defaults(run=run_read)


def run_read(context: Context) -> None:
    """Print what a file says; ``--save`` keeps it as a draft, for which a workspace is needed."""
    read = context.program.understanding().read(context.options.file, _tell, lambda: False)
    data = read_as_json(read)
    lines = [f"{block['label']} {block['text']}".strip() for block in data["blocks"]]
    if context.options.save:
        plan = context.services.reading.save(read).value
        data["id"] = plan.id
        lines.append(_("Đã lưu thành kế hoạch nháp {id}").format(id=plan.id))
    _warn(read)
    context.answer(data, *lines)


def _warn(read: ReadPlan) -> None:
    for note in read.notes:
        print(note, file=sys.stderr)
    if read.doubtful:
        print(_("Có {count} chỗ cần xem lại.").format(count=len(read.doubtful)), file=sys.stderr)


def _tell(what: str, share: float) -> None:
    print(f"{share:4.0%} {what}", file=sys.stderr)
