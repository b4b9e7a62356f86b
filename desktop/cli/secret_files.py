"""Passphrases for the command line: read from a file or the keyboard, never from an argument.

What stands in an argument can be seen by every program of the PC and stays in the history of the
shell.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.domain.text import nfc
from desktop.errors import Refused
from desktop.i18n import _

_STANDARD_INPUT = Path("-")
_LONGEST = 1024


def passphrase_in(path: Path | None) -> str:
    """Return the first line of a file, of the standard input for "-", "" when none was named."""
    if path is None:
        return ""
    try:
        text = sys.stdin.readline() if path == _STANDARD_INPUT else _first_line(path)
    except (OSError, ValueError) as error:
        raise Refused(_("Không đọc được tệp mật khẩu {name}.").format(name=path.name)) from error
    if not text.strip("\r\n"):
        raise Refused(_("Tệp mật khẩu {name} trống.").format(name=path.name))
    return nfc(text.strip("\r\n"))


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8-sig") as file:
        return file.readline(_LONGEST)
