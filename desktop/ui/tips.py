"""Tool tips that show words as they are."""

from __future__ import annotations

from textwrap import fill

WIDTH = 80
"""Letters of a line."""


def plain_tip(words: str) -> str:
    """Return a tool tip with long lines wrapped; ``PlainStyle`` takes no letter for markup."""
    return "\n".join(fill(line, WIDTH) for line in words.split("\n"))
