"""Entry point: the window without arguments or for a workspace, else the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

WINDOW_OPTIONS = ("--quit-after-paint",)
"""Options that belong to the window: start-up is measured and tested through them."""

WORKSPACE = ".khx"
"""Ending of a workspace; one alone, as a double click on the file gives it, opens the window."""


def main() -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:]
    from desktop import app

    if is_for_window(arguments):
        return app.run_window(arguments)
    return app.run_command(arguments)


def is_for_window(arguments: Sequence[str]) -> bool:
    """Tell whether the window is wanted: no command, at most one workspace."""
    named = [argument for argument in arguments if argument not in WINDOW_OPTIONS]
    return len(named) < 2 and all(name.lower().endswith(WORKSPACE) for name in named)


if __name__ == "__main__":
    sys.exit(main())
