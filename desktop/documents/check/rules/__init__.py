"""Rules by family; importing the package registers all of them."""

from desktop.documents.check.rules import (
    appendix,
    body,
    body_words,
    header,
    hygiene,
    language,
    marks,
    number_and_date,
    numbering,
    page,
    page_number,
    recipients,
    signature,
    text_look,
    title,
)

__all__ = [
    "appendix",
    "body",
    "body_words",
    "header",
    "hygiene",
    "language",
    "marks",
    "number_and_date",
    "numbering",
    "page",
    "page_number",
    "recipients",
    "signature",
    "text_look",
    "title",
]
