"""Turns older and other office files into DOCX or XLSX through LibreOffice, when it is there.

The program works in a folder of its own that is deleted afterwards: without macros, without
following links, without the network, and never longer than the time limit.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.documents.read.border import never, stop_if
from desktop.errors import Refused
from desktop.i18n import _

TIME_LIMIT_S = 120.0
_POLL_S = 0.1
_NOWHERE = "http://127.0.0.1:9"
_WINDOWS_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Settings of the fresh profile: no macros, links never followed, a proxy that is not there."""


@dataclass(frozen=True, slots=True)
class OtherFormat:
    """A format that is read through another.

    Attributes:
        suffix: How its files end (".odt").
        target: "docx" or "xlsx".
        name: What it is, in the officer's words.
    """

    suffix: str
    target: str
    name: str

    @property
    def program(self) -> str:
        """Name of the program that saves the target."""
        return "Word" if self.target == "docx" else "Excel"


DOC = OtherFormat(".doc", "docx", "Word 97-2003 (.doc)")
ODT = OtherFormat(".odt", "docx", "OpenDocument (.odt)")
RTF = OtherFormat(".rtf", "docx", "RTF")
WORD_XML = OtherFormat(".xml", "docx", "Word XML")
XLS = OtherFormat(".xls", "xlsx", "Excel 97-2003 (.xls)")
XLSB = OtherFormat(".xlsb", "xlsx", "Excel (.xlsb)")
ODS = OtherFormat(".ods", "xlsx", "OpenDocument (.ods)")
EXCEL_XML = OtherFormat(".xml", "xlsx", "Excel XML")


def libreoffice() -> Path | None:
    """Return the program file of LibreOffice, None where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((place for place in _WINDOWS_PLACES if place.is_file()), None)


def convert(
    data: bytes,
    source: OtherFormat,
    cancelled: Callable[[], bool] = never,
    time_limit_s: float = TIME_LIMIT_S,
) -> bytes:
    """Return ``data`` as a DOCX or XLSX file.

    Raises ``Refused`` when there is no LibreOffice or when it cannot read the file, and
    ``Cancelled`` when the officer stops it.
    """
    program = libreoffice()
    if program is None:
        raise Refused(
            _("Máy chưa có LibreOffice nên chưa đọc được tệp {name}.").format(name=source.name),
            advice=_save_as(source),
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        original = folder / f"tep{source.suffix}"
        original.write_bytes(data)
        _run(_command(program, folder, original, source), folder, cancelled, time_limit_s)
        result = folder / "out" / f"tep.{source.target}"
        if not result.is_file():
            raise Refused(
                _("Không đọc được tệp {name}: tệp bị hỏng hoặc có mật khẩu.").format(
                    name=source.name
                ),
                advice=_save_as(source),
            )
        return result.read_bytes()


def _save_as(source: OtherFormat) -> str:
    return _("Mở tệp bằng {program}, chọn Lưu dưới dạng (Save As) .{target} rồi đọc lại.").format(
        program=source.program, target=source.target
    )


def _command(program: Path, folder: Path, original: Path, source: OtherFormat) -> list[str]:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    return [
        str(program),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nolockcheck",
        "--convert-to",
        source.target,
        "--outdir",
        str(folder / "out"),
        str(original),
    ]


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n'
    )


def _run(
    command: list[str], folder: Path, cancelled: Callable[[], bool], time_limit_s: float
) -> None:
    """Run LibreOffice to its end; kill it when time is up or the officer says stop."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), _NOWHERE)
    process = subprocess.Popen(  # noqa: S603 - a fixed command, file names are our own
        command,
        cwd=folder,
        env={**os.environ, **proxies},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    end = time.monotonic() + time_limit_s
    try:
        while process.poll() is None:
            stop_if(cancelled)
            if time.monotonic() > end:
                raise Refused(
                    _("LibreOffice đọc tệp quá lâu nên đã dừng."),
                    advice=_("Mở tệp bằng Word, lưu lại dạng .docx rồi đọc lại."),
                )
            time.sleep(_POLL_S)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603
            ["taskkill", "/T", "/F", "/PID", str(process.pid)],  # noqa: S607
            check=False,
            capture_output=True,
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)
