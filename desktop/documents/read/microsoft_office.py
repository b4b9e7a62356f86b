"""Microsoft Word and Excel as converters: driven by a fixed script of Windows PowerShell."""

from __future__ import annotations

import base64
import os
import sys
from functools import partial
from pathlib import Path

from desktop.documents.read.converters import Converter, Job, Launch
from desktop.paths import RESOURCES

_SCRIPT = RESOURCES / "convert" / "office.ps1"
_POWERSHELL = Path("System32/WindowsPowerShell/v1.0/powershell.exe")
_WINDOWS = "C:/Windows"


def _find(program: str) -> Path | None:
    """Return PowerShell where ``program`` ("Word.Application") is registered, else None."""
    shell = Path(os.environ.get("SYSTEMROOT", _WINDOWS)) / _POWERSHELL
    return shell if is_registered(program) and shell.is_file() else None


def is_registered(program: str) -> bool:
    """Tell whether Windows knows a program under this name; never true elsewhere."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{program}\CLSID"))
    except OSError:
        return False
    return True


def _launch(program: str, shell: Path, job: Job) -> Launch:
    """Return the same command for every file; only the environment names the file."""
    script = base64.b64encode(_SCRIPT.read_text(encoding="utf-8").encode("utf-16-le"))
    options = ("-NoLogo", "-NoProfile", "-NonInteractive", "-EncodedCommand")
    environment = {
        "KEHOACHXA_PROGRAM": program,
        "KEHOACHXA_SOURCE": str(job.original),
        "KEHOACHXA_TARGET": str(job.result),
        "KEHOACHXA_RUNNING": str(job.running),
    }
    return Launch((str(shell), *options, script.decode("ascii")), environment)


def _office(name: str, target: str, program: str, image: str) -> Converter:
    return Converter(
        name, frozenset({target}), partial(_find, program), partial(_launch, program), image
    )


WORD = _office("Microsoft Word", "docx", "Word.Application", "WINWORD.EXE")
EXCEL = _office("Microsoft Excel", "xlsx", "Excel.Application", "EXCEL.EXE")
