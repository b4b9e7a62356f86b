"""Entry point: without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys

WINDOW_OPTIONS = ("--quit-after-paint",)
"""Options that belong to the window: start-up is measured and tested through them."""


def main() -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:]
    from desktop import app

    if all(argument in WINDOW_OPTIONS for argument in arguments):
        return app.run_window(arguments)
    return app.run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
