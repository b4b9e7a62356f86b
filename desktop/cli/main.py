"""The command line: a contract with other tools (exit 0 done, 1 refused, 2 wrong usage)."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from desktop import __version__
from desktop.cli import (
    coverage_command,
    document_commands,
    package_commands,
    passphrase_command,
    plan_commands,
    read_command,
    report_command,
    safety_commands,
    schedule_command,
    succession_command,
    task_commands,
)
from desktop.cli.context import Context
from desktop.cli.usage import in_own_words
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.passphrases import PassphraseNeeded
from desktop.services.program import Program

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

_log = logging.getLogger(__name__)


class _Parser(argparse.ArgumentParser):
    """An argument parser that answers wrong usage in one Vietnamese sentence."""

    def format_help(self) -> str:
        return in_own_words(super().format_help())

    def error(self, message: str) -> NoReturn:
        told = _("Lệnh viết chưa đúng: {message}").format(message=in_own_words(message))
        self.exit(WRONG_USAGE, f"{in_own_words(self.format_usage())}{told}\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser with all commands."""
    parser = _Parser(prog="kehoachxa", description=_("Kế hoạch xã: soạn, in và lưu kế hoạch."))
    parser.add_argument("--version", action="version", version=__version__)
    _add_common(parser, None)
    commands = parser.add_subparsers(dest="command", metavar=_("LỆNH"), required=True)
    common = argparse.ArgumentParser(add_help=False)
    _add_common(common, argparse.SUPPRESS)
    for module in (
        plan_commands,
        document_commands,
        read_command,
        schedule_command,
        task_commands,
        coverage_command,
        report_command,
        package_commands,
        succession_command,
        safety_commands,
        passphrase_command,
    ):
        module.add_commands(commands, common)
    return parser


def _add_common(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Let ``--db`` and ``--json`` stand before or after the command."""
    parser.add_argument("--db", type=Path, default=default, help=_("tệp dữ liệu (.khx)"))
    parser.add_argument(
        "--db-passphrase-file",
        type=Path,
        default=default,
        metavar=_("TỆP"),
        help=_("tệp chứa mật khẩu mở tệp dữ liệu ở dòng đầu; “-” là đọc từ bàn phím"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help=_("in dữ liệu dạng JSON"),
    )


def main(arguments: Sequence[str], program: Program) -> int:
    """Run one command and return its exit code; never raises for what a person can cause."""
    _speak_utf8()
    try:
        options = build_parser().parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or DONE)
    context = Context(program, options)
    try:
        options.run(context)
    except PassphraseNeeded as refusal:
        advice = _("Hãy chỉ ra tệp chứa mật khẩu bằng --db-passphrase-file.")
        print(f"{refusal.what} {advice}", file=sys.stderr)
        return REFUSED
    except AppError as refusal:
        print(refusal.sentence(), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        return REFUSED
    except KeyboardInterrupt:
        print(_("Đã dừng theo yêu cầu."), file=sys.stderr)
        return REFUSED
    except Exception:
        _log.exception("A command failed")
        print(
            _("Có lỗi ngoài dự kiến trong chương trình; dữ liệu đã lưu không bị ảnh hưởng."),
            file=sys.stderr,
        )
        return REFUSED
    finally:
        context.close()
    return DONE


def _speak_utf8() -> None:
    """Print UTF-8 also where the console has another code page (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
