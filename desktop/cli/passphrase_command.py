"""The command that sets, changes or takes away the passphrase of a workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.context import Context
from desktop.cli.secret_files import passphrase_in
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.passphrases import chosen


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the command of this module."""
    command = commands.add_parser(
        "passphrase", parents=[common], help=_("đặt, đổi hoặc bỏ mật khẩu mở tệp dữ liệu")
    )
    command.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar=_("TỆP"),
        help=_("tệp chứa mật khẩu mới ở dòng đầu; quên mật khẩu là mất dữ liệu"),
    )
    command.add_argument("--remove", action="store_true", help=_("bỏ mật khẩu"))
    command.add_argument(
        "--leave-backups", action="store_true", help=_("để nguyên các bản sao lưu cũ")
    )
    command.set_defaults(run=run_passphrase)


def run_passphrase(context: Context) -> None:
    """Write the workspace anew under another passphrase, and its backups with it."""
    options = context.options
    passphrase = passphrase_in(options.new_passphrase_file)
    if bool(passphrase) == options.remove:
        raise Refused(_("Hãy chỉ ra tệp mật khẩu mới, hoặc --remove để bỏ mật khẩu."))
    if passphrase:
        passphrase = chosen(passphrase, passphrase)
    context.unlock(context.workspace)
    left = context.program.set_passphrase(
        context.workspace, passphrase, backups_too=not options.leave_backups
    )
    _finish_evidence(context)
    told = (
        _("Đã đặt mật khẩu cho {path}; quên mật khẩu là mất dữ liệu.")
        if passphrase
        else _("Đã bỏ mật khẩu của {path}.")
    )
    stays = _("Tệp vẫn như cũ: {path}")
    context.answer(
        {
            "workspace": str(context.workspace),
            "encrypted": bool(passphrase),
            "left": [str(path) for path in left],
        },
        told.format(path=context.workspace),
        *(stays.format(path=path) for path in left),
    )


def _finish_evidence(context: Context) -> None:
    """The files of evidence follow when the workspace is opened."""
    context.adopt(context.program.open(context.workspace))
