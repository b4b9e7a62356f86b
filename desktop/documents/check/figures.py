"""Figures in Vietnamese writing."""

from __future__ import annotations

from desktop.documents.units import TWIPS_PER_MM


def figure(number: float) -> str:
    """Return a number in Vietnamese writing with at most one decimal: "13", "13,5"."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def points(half_points: int) -> str:
    """Return a size of letters in points."""
    return figure(half_points / 2)


def millimetres(twips: float) -> str:
    """Return a length in twips as millimetres."""
    return f"{figure(twips / TWIPS_PER_MM)} mm"


def sentence(parts: list[str]) -> str:
    """Join remarks with commas and begin with a capital; names inside keep their letters."""
    joined = ", ".join(parts)
    return joined[:1].upper() + joined[1:]
