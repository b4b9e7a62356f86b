"""Tool tips that show words as they are."""

from __future__ import annotations

from html import escape


def plain_tip(words: str) -> str:
    """Return a tool tip that wraps long words and takes no letter of them for markup."""
    return f'<p style="white-space: pre-wrap">{escape(words)}</p>'
