"""What a document may hold at most before its words are read."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.documents.word.ooxml import Element, W
from desktop.errors import Refused
from desktop.i18n import _

MOST_PARAGRAPHS = 40_000
"""Some 1500 pages."""
MOST_LETTERS = 10_000
"""Of one paragraph or line: some three pages. Looking for words takes longer and longer."""


def require_bounded(body: Element) -> None:
    """Raise ``Refused`` for a text of far more paragraphs, or longer ones, than a plan has."""
    for number, paragraph in enumerate(body.iter(f"{W}p")):
        if number == MOST_PARAGRAPHS:
            raise Refused(_("Tệp Word dài hơn 2000 trang nên không mở."))
        require_usual_length(text.text or "" for text in paragraph.iter(f"{W}t"))


def require_usual_length(texts: Iterable[str]) -> None:
    """Raise ``Refused`` when texts that stand together are longer than any that people write."""
    if sum(map(len, texts)) > MOST_LETTERS:
        raise Refused(
            _("Tệp có một đoạn chữ dài bất thường nên không đọc."),
            advice=_("Hãy xuống dòng giữa các ý của đoạn đó rồi thử lại."),
        )
