"""Lines drawn under Tiêu ngữ, issuer, trích yếu and "Kèm theo".

A drawing anchored to the last line of the text: it stays centred under the text and moves with
it. Word 2007 knows no such drawing and takes the same line in its older form.
"""

from __future__ import annotations

from lxml import etree

from desktop.documents import format as fmt
from desktop.documents.docx_xml import NAMESPACES, emu, sub
from desktop.documents.units import MM_PER_PT

_DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_EMU_PER_POINT = 12700

_LINE = """<mc:AlternateContent {names}><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{order}"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
<wp:positionV relativeFrom="line"><wp:posOffset>{drop}</wp:posOffset></wp:positionV>
<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{order}" name="{name}"/><wp:cNvGraphicFramePr/>
<a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="{weight}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>
</wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:line id="line{order}" from="0,0" to="{points}pt,0" strokecolor="black"
 strokeweight="{weight_pt}pt" style="position:absolute;z-index:{order};margin-top:{drop_pt}pt;
mso-position-horizontal:center;mso-position-horizontal-relative:text;
mso-position-vertical:absolute;mso-position-vertical-relative:line"/></w:pict></mc:Fallback>
</mc:AlternateContent>"""
_COMPACT = _LINE.replace(">\n", ">").replace(";\n", ";").replace("\n", "")


class Lines:
    """The drawn lines of one document; each gets a number of its own."""

    def __init__(self) -> None:
        self._count = 0

    def draw(self, paragraph: etree._Element, name: str, length_mm: float, size_pt: float) -> None:
        """Draw a line of ``length_mm`` below the last line of a text of ``size_pt``."""
        self._count += 1
        drop_pt = round(size_pt * fmt.SINGLE_LINE + fmt.RULE_GAP_PT, 2)
        markup = _COMPACT.format(
            names=_DECLARATIONS,
            name=name,
            order=self._count,
            length=emu(length_mm),
            points=round(length_mm / MM_PER_PT, 1),
            drop=round(drop_pt * _EMU_PER_POINT),
            drop_pt=drop_pt,
            weight=round(fmt.RULE_WEIGHT_PT * _EMU_PER_POINT),
            weight_pt=fmt.RULE_WEIGHT_PT,
        )
        sub(paragraph, "r").append(etree.fromstring(markup))
