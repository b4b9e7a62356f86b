"""Effective formatting: what Word shows after defaults, styles and direct settings.

Order: document defaults, table style, paragraph-style chain, numbering level, direct paragraph,
character style, direct run. Weight, slope and capitals combine by exclusive or between the kinds
of style; inside one chain the derived style wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from desktop.documents.word.ooxml import (
    W14,
    A,
    Element,
    Package,
    W,
    child,
    children,
    is_on,
    value,
)
from desktop.documents.word.properties import (
    Properties,
    paragraph_properties,
    plain_run_property,
)

_TOGGLES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}caps": "caps", f"{W}vanish": "hidden"}
_SCRIPTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme"}
_EFFECTS = tuple(
    f"{space}{name}"
    for space, names in (
        (W, ("shadow", "outline", "emboss", "imprint", "effect", "bdr")),
        (W14, ("glow", "shadow", "reflection", "textOutline", "textFill", "props3d")),
    )
    for name in names
)
_THEME_COLOURS = {"text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2",
                  "background1": "lt1", "light1": "lt1", "background2": "lt2",
                  "light2": "lt2"}  # fmt: skip
_MAX_CHAIN = 32
DEFAULT_FONT = "Times New Roman"
"""What Word takes when nothing names a font."""
DEFAULT_SIZE = 20
"""Half-points that Word takes when nothing names a size."""


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How a run looks; ``size`` in half-points, ``colour`` "auto" or six hex digits."""

    ascii: str = DEFAULT_FONT
    hansi: str = DEFAULT_FONT
    cs: str = DEFAULT_FONT
    size: int = DEFAULT_SIZE
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    underline: bool = False
    colour: str = "auto"
    highlight: bool = False
    shaded: bool = False
    scale: int = 100
    spacing: int = 0
    effects: bool = False
    raised: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph stands; lengths in twips.

    Attributes:
        align: "left", "center", "right", "both", "distribute".
        left, right, first: Indents; ``first`` is negative for a hanging one.
        before, after: Space around; ``contextual`` drops it between paragraphs of one style.
        line, rule: Line spacing; 240 is single for the rule "auto".
        border_below: True with a bottom border.
        boxed: True with borders on all sides.
        frame_centred: True inside a text frame centred on the page.
        tabs: Places of centre tabs.
        outline: Outline level from 0, 9 for running text; None when nothing sets one.
    """

    align: str = "left"
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    rule: str = "auto"
    contextual: bool = False
    keep_next: bool = False
    border_below: bool = False
    boxed: bool = False
    shaded: bool = False
    frame_centred: bool = False
    style: str = ""
    num_id: str = ""
    num_level: int = 0
    tabs: tuple[int, ...] = ()
    outline: int | None = None


@dataclass(frozen=True, slots=True)
class StyleSet:
    """Properties that one style chain sets."""

    run: Properties
    paragraph: Properties
    table: Element | None = None


_NOTHING = StyleSet({}, {})


class Theme:
    """Fonts and colours of the theme."""

    def __init__(self, root: Element | None) -> None:
        self._fonts: dict[str, str] = {}
        self._colours: dict[str, str] = {}
        if root is None:
            return
        for family in ("major", "minor"):
            latin = root.find(f".//{A}{family}Font/{A}latin")
            if latin is not None:
                self._fonts[family] = str(latin.get("typeface", ""))
        for colour in children(root.find(f".//{A}clrScheme"), "*"):
            shown = next(iter(colour), None)
            if shown is not None:
                name = etree.QName(colour).localname
                self._colours[name] = str(shown.get("lastClr") or shown.get("val") or "")

    def font(self, name: str) -> str:
        """Return the font of a theme name ("minorHAnsi")."""
        return self._fonts.get(name[:5].lower(), "") or DEFAULT_FONT

    def colour(self, name: str) -> str:
        """Return the colour of a theme name ("text1"); black when the theme is silent."""
        found = self._colours.get(_THEME_COLOURS.get(name, name), "")
        return found.upper() if found and found != "windowText" else "000000"


class Formatting:
    """Resolves formatting of one document; results are kept for equal settings."""

    def __init__(self, package: Package) -> None:
        self._theme = Theme(package.related("theme"))
        root = package.related("styles")
        self._styles = {
            str(style.get(f"{W}styleId", "")): style for style in children(root, f"{W}style")
        }
        self._default_style = {
            str(style.get(f"{W}type")): identifier
            for identifier, style in self._styles.items()
            if style.get(f"{W}default") in ("1", "true", "on")
        }
        self._default_style.setdefault("paragraph", "Normal")
        defaults = child(root, f"{W}docDefaults")
        self.default_run = self.run_properties(child(child(defaults, f"{W}rPrDefault"), f"{W}rPr"))
        self._default_paragraph = paragraph_properties(
            child(child(defaults, f"{W}pPrDefault"), f"{W}pPr")
        )
        self._sets: dict[str, StyleSet] = {}
        self._runs: dict[tuple[object, ...], RunFormat] = {}

    def style(self, identifier: str, kind: str = "") -> StyleSet:
        """Return what a style chain sets; the default style of ``kind`` when empty."""
        identifier = identifier or self._default_style.get(kind, "")
        if identifier not in self._sets:
            self._sets[identifier] = self._chain(identifier)
        return self._sets[identifier]

    def style_name(self, identifier: str) -> str:
        """Return the name of a style ("heading 1"), empty for an unknown one."""
        return value(self._styles.get(identifier), f"{W}name") or ""

    def _chain(self, identifier: str) -> StyleSet:
        chain: list[Element] = []
        while identifier in self._styles and len(chain) < _MAX_CHAIN:
            chain.append(self._styles[identifier])
            identifier = value(chain[-1], f"{W}basedOn") or ""
        if not chain:
            return _NOTHING
        run: Properties = {}
        paragraph: Properties = {}
        table: Element | None = None
        for style in reversed(chain):
            run.update(self.run_properties(child(style, f"{W}rPr")))
            paragraph.update(paragraph_properties(child(style, f"{W}pPr")))
            own = child(style, f"{W}tblPr")
            table = own if own is not None else table
        return StyleSet(run, paragraph, table)

    def paragraph(
        self,
        direct: Element | None,
        table_style: str = "",
        numbering: Callable[[str, int], Properties] | None = None,
    ) -> ParagraphFormat:
        """Return the effective format of a paragraph.

        ``numbering`` gives the indents of a numbering level; they stand between style and
        direct settings, and below the style when the style itself names the numbering.
        """
        own = paragraph_properties(direct)
        style = str(own.get("style") or self._default_style["paragraph"])
        in_style = self.style(style).paragraph
        merged: Properties = {**self._default_paragraph}
        if table_style:
            merged.update(self.style(table_style).paragraph)
        number = {**in_style, **own}
        level = numbering(str(number.get("num_id", "")), _level(number)) if numbering else {}
        if "num_id" in own:
            merged.update({**in_style, **level, **own})
        else:
            merged.update({**level, **in_style, **own})
        return replace(ParagraphFormat(), **{**merged, "style": style})  # type: ignore[arg-type]

    def run(
        self,
        direct: Element | None,
        paragraph_style: str = "",
        table_style: str = "",
        extra: Mapping[str, object] | None = None,
    ) -> RunFormat:
        """Return the effective format of a run; ``extra`` are settings of a numbering level."""
        text = b"" if direct is None or not len(direct) else etree.tostring(direct)
        key = (text, paragraph_style, table_style, tuple(sorted((extra or {}).items())))
        if key not in self._runs:
            self._runs[key] = self._resolve_run(direct, paragraph_style, table_style, extra or {})
        return self._runs[key]

    def _resolve_run(
        self,
        direct: Element | None,
        paragraph_style: str,
        table_style: str,
        extra: Mapping[str, object],
    ) -> RunFormat:
        own = self.run_properties(direct)
        levels = [
            self.style(table_style).run if table_style else {},
            self.style(paragraph_style, "paragraph").run,
            self.style(str(own.pop("style", ""))).run,
        ]
        merged: Properties = dict(self.default_run)
        for level in levels:
            merged.update(level)
        for toggle in _TOGGLES.values():
            shown = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
            merged[toggle] = shown or bool(self.default_run.get(toggle))
        merged.update(extra)
        merged.update(own)
        merged.pop("style", None)
        return replace(RunFormat(), **merged)  # type: ignore[arg-type]

    def run_properties(self, element: Element | None) -> Properties:
        """Read the settings of an ``rPr`` element."""
        if element is None:
            return {}
        found: Properties = {}
        for item in element:
            tag = item.tag
            if tag in _TOGGLES:
                found[_TOGGLES[tag]] = is_on(item)
            elif tag == f"{W}rFonts":
                found.update(self._fonts(item))
            elif tag == f"{W}color":
                found["colour"] = self._colour(item)
            elif tag in _EFFECTS:
                found["effects"] = item.get(f"{W}val") not in ("0", "false", "none", "nil")
            else:
                found.update(plain_run_property(tag, item))
        return found

    def _fonts(self, item: Element) -> Properties:
        found: Properties = {}
        for script, theme in _SCRIPTS.items():
            name = item.get(f"{W}{script}")
            themed = item.get(f"{W}{theme}")
            if themed:
                found[script.lower()] = self._theme.font(themed)
            elif name:
                found[script.lower()] = name.strip()
        return found

    def _colour(self, item: Element) -> str:
        themed = item.get(f"{W}themeColor")
        tinted = item.get(f"{W}themeTint") or item.get(f"{W}themeShade")
        if themed and not tinted:
            return self._theme.colour(themed)
        shown = str(item.get(f"{W}val", "auto"))
        return "auto" if shown == "auto" else shown.upper()


def _level(properties: Properties) -> int:
    level = properties.get("num_level", 0)
    return level if isinstance(level, int) else 0
