"""What style sheets and attributes of HTML say of text, as far as a plan needs it."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.documents.word.effective import RunFormat
from desktop.documents.word.ooxml import Element
from desktop.domain.reading.source import Alignment

Style = dict[str, str]

UNSIZED = RunFormat(size=0, ascii="", hansi="", cs="")
"""Letters of which nothing is known."""
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-zA-Z][\w]*)?(?:\.([\w-]+))?")
_COMMENT = re.compile(r"<!--|-->|/\*.*?\*/", re.DOTALL)
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{0,6})?)(pt|px|cm|mm|in)")
_MM = {"pt": 25.4 / 72, "px": 25.4 / 96, "cm": 10.0, "mm": 1.0, "in": 25.4}
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em"})
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTER,
    "middle": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "justify": Alignment.JUSTIFY,
}
_MAX_CSS = 500_000


class StyleSheet:
    """Rules of the ``style`` elements for elements and classes; others are passed over."""

    def __init__(self, root: Element) -> None:
        self._rules: dict[tuple[str, str], Style] = {}
        for item in root.iter("style"):
            text = _COMMENT.sub(" ", (item.text or "")[:_MAX_CSS])
            for selectors, body in _RULE.findall(text):
                self._add(selectors, declarations(body))

    def _add(self, selectors: str, style: Style) -> None:
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if match and selector.strip():
                key = ((match[1] or "").lower(), match[2] or "")
                self._rules.setdefault(key, {}).update(style)

    def of(self, element: Element) -> Style:
        """Return what is said of an element: by its name, its classes, its own attributes."""
        tag = str(element.tag)
        found: Style = dict(self._rules.get((tag, ""), {}))
        for name in str(element.get("class", "")).split()[:8]:
            found.update(self._rules.get(("", name), {}))
            found.update(self._rules.get((tag, name), {}))
        if element.get("align"):
            found["text-align"] = str(element.get("align"))
        if tag == "font" and element.get("face"):
            found["font-family"] = str(element.get("face"))
        found.update(declarations(str(element.get("style", ""))))
        return found


def declarations(text: str) -> Style:
    """Read "name: value; …"; names in small letters."""
    if not text:
        return {}
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}


def looked(look: RunFormat, tag: str, style: Style) -> RunFormat:
    """Return the look of letters inside an element."""
    bold = look.bold or tag in _BOLD
    weight = style.get("font-weight", "").lower()
    if weight:
        bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    italic = look.italic or tag in _ITALIC
    if "font-style" in style:
        italic = style["font-style"].lower() in ("italic", "oblique")
    family = style.get("font-family", "").split(",")[0].strip("\"' ")
    size = length_mm(style.get("font-size", ""))
    caps = style.get("text-transform", "").lower() == "uppercase"
    changed = replace(
        look,
        bold=bold,
        italic=italic,
        hansi=family or look.hansi,
        size=round(size / _MM["pt"] * 2) if size else look.size,
        caps=caps or look.caps,
    )
    return look if changed == look else changed


def alignment_of(style: Style) -> Alignment | None:
    """Return the alignment that a style sets."""
    return _ALIGNMENTS.get(style.get("text-align", "").lower())


def length_mm(text: str) -> float | None:
    """Return a length in millimetres, None for one without a known unit."""
    match = _LENGTH.fullmatch(text.strip().lower())
    try:
        return float(match[1]) * _MM[match[2]] if match else None
    except ValueError:
        return None


def indent_mm(style: Style) -> float | None:
    """Return the left edge of the first line; None when nothing is said."""
    parts = [length_mm(style[name]) for name in ("margin-left", "text-indent") if name in style]
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


def is_hidden(style: Style) -> bool:
    """Tell whether an element does not show."""
    return style.get("display") == "none" or style.get("mso-hide") == "all"


def has_edges(style: Style) -> bool:
    """Tell whether an element shows a border."""
    for name, value in style.items():
        if name in ("border", "border-left", "border-right", "border-top", "border-bottom"):
            words = value.lower().split()
            if words and not {"none", "0", "0px", "0pt", "hidden"} & set(words):
                return True
    return False
