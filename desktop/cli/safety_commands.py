"""Commands about safety: backup, restore, check."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.context import Context
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange_ports import never


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    backup = commands.add_parser("backup", parents=[common], help=_("sao lưu tệp dữ liệu"))
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser("restore", parents=[common], help=_("khôi phục từ bản sao lưu"))
    restore.add_argument("backup", type=Path, metavar=_("BẢN_SAO_LƯU"))
    restore.set_defaults(run=run_restore)

    check = commands.add_parser("check", parents=[common], help=_("kiểm tra tệp dữ liệu"))
    check.set_defaults(run=run_check)

    rescue = commands.add_parser(
        "rescue", parents=[common], help=_("cứu những dòng còn đọc được của tệp dữ liệu hỏng")
    )
    rescue.add_argument("file", type=Path, metavar=_("TỆP_HỎNG"))
    rescue.add_argument("--out", type=Path, required=True, metavar=_("TỆP_MỚI"))
    rescue.set_defaults(run=run_rescue)


def run_backup(context: Context) -> None:
    """Write a verified backup."""
    path = context.services.safety.backup()
    context.answer({"backup": str(path)}, _("Đã sao lưu vào {path}").format(path=path))


def run_restore(context: Context) -> None:
    """Put a verified backup in the place of the workspace; the replaced file is kept."""
    for path in (context.options.backup, context.workspace):
        context.unlock(path)
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


def _quiet(_what: str, _share: float) -> None:
    """Tell no progress: the command prints when it is done."""


def run_rescue(context: Context) -> None:
    """Put what can be read of a damaged file into a new one; name the newest good backup."""
    damaged, out = context.options.file, context.options.out
    context.unlock(damaged)
    rescue = context.program.rescue(damaged, out, _quiet, never)
    backups = context.program.backups(damaged)
    newest = next((backup for backup in backups if backup.is_verified()), None)
    lines = [
        _("Đã cứu {saved} dòng vào {path}; mất {lost} dòng.").format(
            saved=rescue.saved, path=rescue.path, lost=rescue.lost
        ),
        _("Tệp hỏng được giữ nguyên; một bản sao ở {kept}.").format(kept=rescue.kept),
    ]
    if rescue.evidence or rescue.evidence_lost:
        words = _("Tệp minh chứng: còn {kept}, mất {lost}.")
        lines.append(words.format(kept=rescue.evidence, lost=len(rescue.evidence_lost)))
    if rescue.rest is not None:
        words = _("Những dòng chỉ còn đọc được thành chữ nằm ở {path}.")
        lines.append(words.format(path=rescue.rest))
    if newest is not None:
        words = _("Bản sao lưu tốt mới nhất: {path}, lúc {at}.")
        lines.append(words.format(path=newest.path, at=f"{newest.at:%H:%M %d/%m/%Y}"))
    told = {table.name: {"saved": table.saved, "lost": table.lost} for table in rescue.tables}
    context.answer(
        {
            "workspace": str(rescue.path),
            "kept": str(rescue.kept),
            "tables": told,
            "rest": str(rescue.rest) if rescue.rest else None,
            "packages": rescue.packages,
            "evidence": rescue.evidence,
            "evidence_lost": list(rescue.evidence_lost),
            "newest_backup": str(newest.path) if newest else None,
        },
        *lines,
    )
