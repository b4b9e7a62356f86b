"""Commands about safety: backup, restore, check."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.context import Context
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.checkup import Repair
from desktop.services.exchange_ports import never
from desktop.services.ports import BackupFile
from desktop.services.rescued import Rescue
from desktop.services.second_place import Place, owner_in


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    backup = commands.add_parser("backup", parents=[common], help=_("sao lưu tệp dữ liệu"))
    backup.add_argument(
        "--to", type=Path, metavar=_("THƯ_MỤC"), help=_("chép thêm ra USB hoặc ổ đĩa khác")
    )
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser("restore", parents=[common], help=_("khôi phục từ bản sao lưu"))
    restore.add_argument("backup", type=Path, metavar=_("BẢN_SAO_LƯU"))
    restore.set_defaults(run=run_restore)

    check = commands.add_parser("check", parents=[common], help=_("kiểm tra tệp dữ liệu"))
    check.add_argument("--repair", action="store_true", help=_("sửa những lỗi sửa được an toàn"))
    check.add_argument(
        "--evidence",
        type=Path,
        action="append",
        default=[],
        metavar=_("THƯ_MỤC"),
        help=_("nơi có bản sao của thư mục minh chứng"),
    )
    check.set_defaults(run=run_check)

    rescue = commands.add_parser(
        "rescue", parents=[common], help=_("cứu những dòng còn đọc được của tệp dữ liệu hỏng")
    )
    rescue.add_argument("file", type=Path, metavar=_("TỆP_HỎNG"))
    rescue.add_argument("--out", type=Path, required=True, metavar=_("TỆP_MỚI"))
    rescue.set_defaults(run=run_rescue)


def run_backup(context: Context) -> None:
    """Write a verified backup, and bring it outside this PC when a folder is named."""
    services, program = context.services, context.program
    path = services.safety.backup()
    lines, told = [_("Đã sao lưu vào {path}").format(path=path)], {"backup": str(path)}
    if root := context.options.to:
        second = program.second_places()
        owner = owner_in(services.store, second.pc())
        place = Place(root.resolve(), str(root))
        if not root.is_dir():
            raise Refused(_("Không tìm thấy thư mục {path}.").format(path=root))
        second.carry(place, owner, _quiet, never)
        while not (rest := second.carry_rest(place, owner, never)).is_done:
            pass
        second.note(owner, program.clock.now())
        lines.append(_("Đã chép ra {place}").format(place=root))
        if rest.no_room:
            words = _("{place} không đủ chỗ cho {count} tệp minh chứng.")
            lines.append(words.format(place=root, count=rest.files))
        told["copied_to"] = str(root)
    context.answer(told, *lines)


def run_restore(context: Context) -> None:
    """Put a verified backup in the place of the workspace; the replaced file is kept."""
    backup, workspace = context.options.backup, context.workspace
    for path in (backup, workspace):
        context.unlock(path)
    kept = context.program.restore(backup, workspace)
    files = context.program.bring_back(backup, workspace, _quiet, never)
    lines = [_("Đã khôi phục {path}; tệp cũ được giữ ở {kept}").format(path=workspace, kept=kept)]
    if files:
        lines.append(_("Đã lấy lại {count} tệp minh chứng và gói.").format(count=files))
    context.answer({"workspace": str(workspace), "replaced": str(kept), "files": files}, *lines)


def run_check(context: Context) -> None:
    """Check the workspace, its evidence and backups; what stays wrong is a refusal."""
    checks, options = context.services.checks, context.options
    found, done = checks.look(_quiet), ()
    if options.repair and found.faults:
        done = checks.repair(found, found.repairs(), options.evidence).value
        found = checks.look(_quiet)
    if not found.is_sound:
        raise Refused(" ".join((*done, *(fault.words for fault in found.faults))))
    told = [{"words": fault.words, "repair": _name(fault.repair)} for fault in found.faults]
    sound = _("Dữ liệu lành lặn: {path}").format(path=context.workspace)
    lines = (*done, sound, *(fault.words for fault in found.faults))
    context.answer({"faults": told, "done": list(done)}, *lines)


def _name(repair: Repair | None) -> str | None:
    return repair.name.lower() if repair else None


def _quiet(_what: str, _share: float) -> None:
    """Tell no progress: the command prints when it is done."""


def run_rescue(context: Context) -> None:
    """Put what can be read of a damaged file into a new one; name the newest good backup."""
    damaged, out = context.options.file, context.options.out
    context.unlock(damaged)
    rescue = context.program.rescue(damaged, out, _quiet, never)
    backups = context.program.backups(damaged)
    newest = next((backup for backup in backups if backup.is_verified()), None)
    context.answer(_rescue_as_json(rescue, newest), *_rescue_lines(rescue, newest))


def _rescue_lines(rescue: Rescue, newest: BackupFile | None) -> list[str]:
    """Return what was saved and lost, and where the newest good backup is."""
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
    return lines


def _rescue_as_json(rescue: Rescue, newest: BackupFile | None) -> dict[str, object]:
    """Return the same as data."""
    told = {table.name: {"saved": table.saved, "lost": table.lost} for table in rescue.tables}
    return {
        "workspace": str(rescue.path),
        "kept": str(rescue.kept),
        "tables": told,
        "rest": str(rescue.rest) if rescue.rest else None,
        "packages": rescue.packages,
        "evidence": rescue.evidence,
        "evidence_lost": list(rescue.evidence_lost),
        "newest_backup": str(newest.path) if newest else None,
    }
