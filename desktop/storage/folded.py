"""Texts as search looks at them."""

from __future__ import annotations

from functools import lru_cache

from desktop.domain.folding import fold

_fold_word = lru_cache(maxsize=65_536)(fold)


def folded(text: str) -> str:
    """Return what ``fold`` makes of a text; word by word, because there are few different ones."""
    return " ".join(map(_fold_word, text.split()))
