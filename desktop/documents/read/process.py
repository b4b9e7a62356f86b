"""A program that is started for one job and surely ended."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from desktop.documents.read.converters import Launch

_END_S = 10.0
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Known to Windows only, where a program would flash up a black window."""
_NUMBER = re.compile(r"^\d{1,10}$")


class Running(Protocol):
    """A program that was started."""

    def poll(self) -> int | None:
        """Return how it ended, None while it runs."""

    def end(self, image: str, others: Sequence[int]) -> None:
        """End it with all that it started, and the ``others`` where they are ``image``."""


class _Started:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def poll(self) -> int | None:
        return self._process.poll()

    def end(self, image: str, others: Sequence[int]) -> None:
        running = self._process.poll() is None
        if sys.platform == "win32":
            for command in end_commands(self._process.pid if running else None, image, others):
                subprocess.run(  # noqa: S603 - a fixed command with numbers
                    command,
                    check=False,
                    capture_output=True,
                    creationflags=_NO_WINDOW,
                )
        elif running:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=_END_S)


def start(launch: Launch, folder: Path) -> Running:
    """Start a program in ``folder`` without window, input or output."""
    return _Started(
        subprocess.Popen(  # noqa: S603 - a fixed command, file names are our own
            launch.command,
            cwd=folder,
            env={**os.environ, **launch.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=_NO_WINDOW,
        )
    )


def end_commands(own: int | None, image: str, others: Sequence[int]) -> list[list[str]]:
    """Return the commands of Windows that end a process tree, and others by number and name.

    The name guards against a number that Windows has given to another program since.
    """
    tree = [["taskkill", "/F", "/T", "/PID", str(own)]] if own is not None else []
    return tree + [
        ["taskkill", "/F", "/FI", f"PID eq {number}", "/FI", f"IMAGENAME eq {image}"]
        for number in others
    ]


def numbers_in(path: Path) -> list[int]:
    """Return the process numbers that a file lists; none when there is no such file."""
    try:
        lines = path.read_text(encoding="ascii", errors="replace").split()
    except OSError:
        return []
    return [int(line) for line in lines if _NUMBER.match(line)]
