"""Order of the children of WordprocessingML properties (ECMA-376, part 1, wml.xsd).

Word refuses or repairs a file whose properties stand in another order.
"""

from __future__ import annotations

from lxml import etree

from desktop.documents.docx_xml import W

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader"
    " tblCellSpacing jc hidden",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tc": "tcPr tbl p",
    "tr": "tblPrEx trPr tc",
    "tbl": "tblPr tblGrid tr",
    "p": "pPr r fldSimple",
}
_PLACES = {
    name: {child: place for place, child in enumerate(children.split())}
    for name, children in _ORDER.items()
}
_PREFIX = f"{{{W}}}"


def misplaced(root: etree._Element) -> list[str]:
    """Return what stands in the wrong order or does not belong, as "parent: children"."""
    return [
        f"{name}: {' '.join(children)}"
        for element in root.iter(f"{_PREFIX}*")
        if (name := element.tag.removeprefix(_PREFIX)) in _PLACES
        if not _in_order(children := [c.tag.removeprefix(_PREFIX) for c in element], name)
    ]


def _in_order(children: list[str], name: str) -> bool:
    places = [_PLACES[name].get(child) for child in children]
    known = [place for place in places if place is not None]
    repeatable = name in ("tc", "tr", "tbl", "p", "sectPr")
    return (
        known == sorted(known)
        and len(known) == len(places)
        and (repeatable or len(set(known)) == len(known))
    )
