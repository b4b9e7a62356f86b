"""Qt's own texts and those of the forms, answered from the one gettext catalogue."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from desktop.i18n import _, pgettext


class CatalogueTranslator(QTranslator):
    """Answers Qt from gettext.

    Forms carry Vietnamese source texts without context; Qt's own texts are English and stand
    in the catalogue under their Qt context. For a text that nobody translated the answer is
    None, which leaves Qt's source text; an empty string would blank the label.
    """

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask for; without this it never asks."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the text of ``source`` in the chosen language."""
        translated = pgettext(context, source)
        if translated is None:
            plain = _(source) if source else source
            translated = plain if plain != source else None
        return translated
