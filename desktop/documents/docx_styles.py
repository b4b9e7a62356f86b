"""Named styles of the Word file, made from the decree's figures."""

from __future__ import annotations

from lxml import etree

from desktop.documents import format as fmt
from desktop.documents.docx_xml import NAMESPACES, half_points, part, points, sub, twips, w
from desktop.documents.format import Look, Part
from desktop.documents.style_names import NAMES
from desktop.documents.tree import Align, Style

SECTION_END = "CuoiPhan"
"""Style of the hairline paragraph that Word needs between a table and the end of a section."""

_JUSTIFICATION = {Align.LEFT: "left", Align.CENTER: "center", Align.JUSTIFY: "both"}


def style_id(what: Style | Part) -> str:
    """Return the key of the style of a paragraph."""
    return NAMES[what][0]


def justification(align: Align) -> str:
    """Return the word of ``w:jc``."""
    return _JUSTIFICATION[align]


def styles_part() -> bytes:
    """Return the part with all styles."""
    root = etree.Element(w("styles"), nsmap={"w": NAMESPACES["w"]})
    _defaults(root)
    normal = sub(root, "style", type="paragraph", default=1, styleId="Normal")
    sub(normal, "name", val="Normal")
    sub(normal, "qFormat")
    _no_space_table(root)
    for what, (key, name) in NAMES.items():
        _style(root, key, name, fmt.LOOKS[what])
    _section_end(root)
    return part(root)


def _defaults(root: etree._Element) -> None:
    defaults = sub(root, "docDefaults")
    letters = sub(sub(defaults, "rPrDefault"), "rPr")
    sub(letters, "rFonts", ascii=fmt.FONT, hAnsi=fmt.FONT, eastAsia=fmt.FONT, cs=fmt.FONT)
    sub(letters, "color", val="000000")
    size = half_points(fmt.BODY_SIZE_PT)
    sub(letters, "sz", val=size)
    sub(letters, "szCs", val=size)
    sub(letters, "lang", val=fmt.LANGUAGE, eastAsia=fmt.LANGUAGE, bidi="ar-SA")
    paragraph = sub(sub(defaults, "pPrDefault"), "pPr")
    sub(paragraph, "widowControl")
    sub(paragraph, "spacing", before=0, after=0, line=240, lineRule="auto")


def _no_space_table(root: etree._Element) -> None:
    """Add the table style that every table rests on: no borders, no padding."""
    style = sub(root, "style", type="table", default=1, styleId="TableNormal")
    sub(style, "name", val="Normal Table")
    sub(style, "uiPriority", val=99)
    sub(style, "semiHidden")
    sub(style, "unhideWhenUsed")
    properties = sub(style, "tblPr")
    sub(properties, "tblInd", w=0, type="dxa")
    margins = sub(properties, "tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        sub(margins, side, w=0, type="dxa")


def _style(root: etree._Element, key: str, name: str, look: Look) -> None:
    own = name != name.lower() or not name.isascii()
    attributes: dict[str, str | int] = {"customStyle": 1} if own else {}
    style = sub(root, "style", type="paragraph", **attributes, styleId=key)
    sub(style, "name", val=name)
    sub(style, "basedOn", val="Normal")
    if look.keep_with_next and look.outline:
        sub(style, "next", val=style_id(Style.BODY))
    sub(style, "qFormat")
    _paragraph_properties(style, look)
    _run_properties(style, look)


def _paragraph_properties(style: etree._Element, look: Look) -> None:
    properties = sub(style, "pPr")
    if look.keep_with_next:
        sub(properties, "keepNext")
    sub(
        properties,
        "spacing",
        before=points(look.before_pt),
        after=points(look.after_pt),
        line=round(240 * look.line),
        lineRule="auto",
    )
    _indents(properties, look)
    sub(properties, "jc", val=justification(look.align))
    if look.outline:
        sub(properties, "outlineLvl", val=look.outline - 1)


def _indents(properties: etree._Element, look: Look) -> None:
    if look.first_line_mm:
        sub(properties, "ind", firstLine=twips(look.first_line_mm))
    elif look.left_mm:
        left = twips(look.left_mm + look.hanging_mm)
        hanging = {"hanging": twips(look.hanging_mm)} if look.hanging_mm else {}
        sub(properties, "ind", left=left, **hanging)


def _run_properties(style: etree._Element, look: Look) -> None:
    properties = sub(style, "rPr")
    if look.bold:
        sub(properties, "b")
        sub(properties, "bCs")
    if look.italic:
        sub(properties, "i")
        sub(properties, "iCs")
    size = half_points(look.size_pt)
    sub(properties, "sz", val=size)
    sub(properties, "szCs", val=size)


def _section_end(root: etree._Element) -> None:
    style = sub(root, "style", type="paragraph", customStyle=1, styleId=SECTION_END)
    sub(style, "name", val="Cuối phần")
    sub(style, "basedOn", val="Normal")
    properties = sub(style, "pPr")
    sub(properties, "spacing", before=0, after=0, line=20, lineRule="exact")
    letters = sub(style, "rPr")
    sub(letters, "sz", val=2)
    sub(letters, "szCs", val=2)
