"""What Python packages cannot bring on Linux: pip, Qt's libraries, a Vietnamese font, strace."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Libraries that Qt's wheels expect from the system, with Debian's package of each."""

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
FONT_PATTERNS = ("*imes*ew*oman*", "times.ttf", "Tinos-Regular*", "liberation2/LiberationSerif-R*")
"""Fonts with the widths of Times New Roman and all Vietnamese letters."""
FONT_PACKAGE = "fonts-liberation2"
TEST_TOOLS = ("strace",)
"""Programs with which tests make disks fail; their tests are skipped where they are missing."""


class MissingPackages(Exception):
    """System packages are missing and cannot be installed from here."""

    def __init__(self, packages: list[str]) -> None:
        line = "sudo apt-get install -y " + " ".join(packages)
        super().__init__(f"Máy còn thiếu gói hệ thống. Hãy chạy lệnh sau rồi thử lại:\n  {line}")


def ensure(*, for_tests: bool = False) -> None:
    """Install what is missing through apt when root; else raise with the one line to type."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages()
    may_install = os.geteuid() == 0 and shutil.which("apt-get") is not None
    if missing and not may_install:
        raise MissingPackages(missing)
    if for_tests and may_install:
        missing += [tool for tool in TEST_TOOLS if shutil.which(tool) is None]
    if not missing:
        return
    print("Đang cài gói hệ thống: " + " ".join(missing), flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
    ):
        if subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode:
            raise MissingPackages(missing)


def missing_packages() -> list[str]:
    """Return Debian's packages for what this machine lacks."""
    missing = [package for name, package in LIBRARIES.items() if not _loads(name)]
    if importlib.util.find_spec("pip") is None:
        missing.append("python3-pip")
    if not has_font():
        missing.append(FONT_PACKAGE)
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Tell whether a font with the widths of Times and Vietnamese letters is there."""
    folders = [folder for folder in FONT_FOLDERS if folder.is_dir()]
    return any(next(folder.rglob(pattern), None) for folder in folders for pattern in FONT_PATTERNS)
