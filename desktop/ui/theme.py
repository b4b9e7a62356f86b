"""How the window looks: Fusion with our palette and one style sheet, light or dark."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.paths import RESOURCES
from desktop.ui.plain_style import PlainStyle

STYLE_SHEET = RESOURCES / "style" / "window.qss"
ICONS = RESOURCES / "icons"


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of one look; the three signals are used for nothing else.

    Every text colour has a contrast of at least 4.5:1 on the ground it stands on.
    """

    window: str
    base: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    accent_soft: str
    late: str
    soon: str
    good: str


LIGHT = Colours(
    window="#f3f5f8",
    base="#ffffff",
    raised="#e9edf3",
    line="#c9d1dc",
    text="#1b2430",
    muted="#566273",
    accent="#1f4e8c",
    accent_text="#ffffff",
    accent_soft="#dce7f5",
    late="#b3261e",
    soon="#8a5a00",
    good="#1b6e3c",
)
DARK = Colours(
    window="#1d2229",
    base="#14181e",
    raised="#282f38",
    line="#3d4753",
    text="#e6eaf0",
    muted="#a6b1bf",
    accent="#7fb0ec",
    accent_text="#0d1420",
    accent_soft="#263b56",
    late="#ff8a80",
    soon="#f2b94b",
    good="#7bd69b",
)


def colours() -> Colours:
    """Return the colours of the look in use."""
    hints = QApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply(application: QApplication) -> None:
    """Dress the application, and again whenever the system changes between light and dark."""
    application.setStyle(PlainStyle())
    _dress(application)
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: _dress(application))


def _dress(application: QApplication) -> None:
    look = colours()
    application.setPalette(_palette(look))
    sheet = Template(STYLE_SHEET.read_text(encoding="utf-8"))
    values = {name: getattr(look, name) for name in look.__slots__}
    application.setStyleSheet(sheet.substitute(values, icons=ICONS.as_posix()))


def _palette(look: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: look.window,
        role.WindowText: look.text,
        role.Base: look.base,
        role.AlternateBase: look.window,
        role.Text: look.text,
        role.Button: look.raised,
        role.ButtonText: look.text,
        role.ToolTipBase: look.base,
        role.ToolTipText: look.text,
        role.PlaceholderText: look.muted,
        role.Highlight: look.accent,
        role.HighlightedText: look.accent_text,
        role.Link: look.accent,
        role.Mid: look.line,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.muted))
    return palette
