"""Colours of the review, from the look in use."""

from __future__ import annotations

from PySide6.QtGui import QColor

from desktop.ui.theme import colours

_ON_LIGHT, _ON_DARK = 0.86, 0.2
"""Lightness of the amber ground on a light and on a dark look; words keep their contrast."""
_STRENGTH = 0.9


def doubt_ground(on_paper: bool = False) -> QColor:
    """Return the ground of what is still to be looked at; a printed page is always light."""
    look = colours()
    light = _ON_LIGHT if on_paper or QColor(look.base).lightnessF() > 0.5 else _ON_DARK
    return QColor.fromHslF(QColor(look.soon).hslHueF(), _STRENGTH, light)


def current_line() -> QColor:
    """Return the colour of the frame around the current place."""
    return QColor(colours().accent)
