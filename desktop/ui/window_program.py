"""The program as the window asks for it."""

from __future__ import annotations

from typing import Protocol

from desktop.services.program import Program
from desktop.settings import Settings


class WindowProgram(Program, Protocol):
    """The program with the settings of this PC."""

    settings: Settings

    def save_settings(self) -> None:
        """Write the settings of this PC."""
