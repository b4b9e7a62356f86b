"""Commands about safety: backup, restore, check."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.context import Context
from desktop.errors import Refused
from desktop.i18n import _


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    backup = commands.add_parser("backup", parents=[common], help=_("sao lưu tệp dữ liệu"))
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser("restore", parents=[common], help=_("khôi phục từ bản sao lưu"))
    restore.add_argument("backup", type=Path, metavar=_("BẢN_SAO_LƯU"))
    restore.set_defaults(run=run_restore)

    check = commands.add_parser("check", parents=[common], help=_("kiểm tra tệp dữ liệu"))
    check.set_defaults(run=run_check)


def run_backup(context: Context) -> None:
    """Write a verified backup."""
    path = context.services.safety.backup()
    context.answer({"backup": str(path)}, _("Đã sao lưu vào {path}").format(path=path))


def run_restore(context: Context) -> None:
    """Put a verified backup in the place of the workspace; the replaced file is kept."""
    kept = context.program.restore(context.options.backup, context.workspace)
    context.answer(
        {"workspace": str(context.workspace), "replaced": str(kept)},
        _("Đã khôi phục {path}; tệp cũ được giữ ở {kept}").format(
            path=context.workspace, kept=kept
        ),
    )


def run_check(context: Context) -> None:
    """Check the workspace file; what is wrong is a refusal."""
    faults = context.services.safety.check()
    if faults:
        raise Refused(" ".join(faults))
    context.answer({"faults": []}, _("Tệp dữ liệu lành lặn: {path}").format(path=context.workspace))
