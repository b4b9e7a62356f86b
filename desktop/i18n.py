"""Translation of what a person reads: one gettext catalogue for Python, forms and Qt's own texts.

The source language is Vietnamese, so a sentence without translation is still the officer's own.
Qt's own texts (standard buttons, context menus) are English at the source and stand in the
Vietnamese catalogue under their Qt context.
"""

from __future__ import annotations

import gettext
from pathlib import Path

LANGUAGES = ("vi", "en")
DOMAIN = "messages"
CATALOGUES = Path(__file__).resolve().parent.parent / "i18n"

_active: gettext.NullTranslations = gettext.NullTranslations()


def install(language: str, catalogues: Path = CATALOGUES) -> None:
    """Make ``language`` the language of ``_``; unknown languages give Vietnamese."""
    global _active
    _active = gettext.translation(DOMAIN, catalogues, [language], fallback=True)


def _(message: str) -> str:
    """Return ``message`` in the language chosen by ``install``."""
    return _active.gettext(message)


def pgettext(context: str, message: str) -> str | None:
    """Return the translation of ``message`` in ``context``, None when there is none."""
    translated = _active.pgettext(context, message)
    return None if translated == message else translated
