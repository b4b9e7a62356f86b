"""Conformant DOCX files made of plain XML, to be spoilt one thing at a time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STYLES = f"""<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>
<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
</w:styles>"""
SETTINGS = f'<w:settings {_NAMESPACES}><w:defaultTabStop w:val="720"/></w:settings>'
PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
HEADER = (
    f'<w:hdr {_NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{PAGE_FIELD}</w:p></w:hdr>'
)
EMPTY_HEADER = f"<w:hdr {_NAMESPACES}><w:p/></w:hdr>"


def line(length_mm: float, left_mm: float | None = None) -> str:
    """Return a drawn line; in the middle of its column unless ``left_mm`` is given."""
    place = (
        "<wp:align>center</wp:align>"
        if left_mm is None
        else f"<wp:posOffset>{round(left_mm * 36000)}</wp:posOffset>"
    )
    width = round(length_mm * 36000)
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column">'
        f'{place}</wp:positionH><wp:extent cx="{width}" cy="0"/><a:graphic><a:graphicData>'
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"/><a:ln w="9525">'
        '<a:prstDash val="solid"/></a:ln></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def box(text: str, width_mm: float, height_mm: float) -> str:
    """Return a framed text box in capitals."""
    size = f'cx="{round(width_mm * 36000)}" cy="{round(height_mm * 36000)}"'
    return (
        f"<w:r><w:drawing><wp:anchor><wp:extent {size}/><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:txbx><w:txbxContent>{centred(text, bold=True)}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def picture(relation: str = "rId90", left_mm: float = 0, width_mm: float = 30) -> str:
    """Return a floating picture."""
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column">'
        f"<wp:posOffset>{round(left_mm * 36000)}</wp:posOffset></wp:positionH>"
        f'<wp:extent cx="{round(width_mm * 36000)}" cy="720000"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def run(text: str, size: int = 28, bold: bool = False, italic: bool = False) -> str:
    """Return a run; ``size`` in half-points."""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    return (
        f'<w:r><w:rPr>{marks}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def paragraph(runs: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def centred(
    text: str, size: int = 28, bold: bool = False, italic: bool = False, extra: str = ""
) -> str:
    """Return a centred line without space around; ``extra`` runs stand behind it."""
    look = (
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
    )
    return paragraph(run(text, size, bold, italic) + extra, look)


def flush(text: str, size: int, bold: bool = False, italic: bool = False) -> str:
    """Return a line flush left without space around."""
    look = '<w:spacing w:before="0" w:after="0"/><w:jc w:val="left"/>'
    return paragraph(run(text, size, bold, italic), look)


def body(text: str, bold: bool = False, italic: bool = False, keep: bool = False) -> str:
    """Return a justified paragraph of the text, kept with the next when asked."""
    look = (
        f"{'<w:keepNext/>' if keep else ''}"
        '<w:spacing w:before="120" w:after="0" w:line="264" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:firstLine="720"/><w:jc w:val="both"/>'
    )
    return paragraph(run(text, 28, bold, italic), look)


def cell(content: str, width: int) -> str:
    """Return a cell; ``width`` in twips."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def layout_table(rows: list[tuple[str, str]], widths: tuple[int, int]) -> str:
    """Return a table of two columns without borders and padding; rows stay whole."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{cell(left, widths[0])}{cell(right, widths[1])}</w:tr>"
        for left, right in rows
    )
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{lines}</w:tbl>"
    )


def task_table(texts: list[tuple[str, str]], widths: tuple[int, int] = (900, 8000)) -> str:
    """Return a bordered table with a repeating header row."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right")
    )
    rows = []
    for number, (left, right) in enumerate(texts):
        mark = "<w:cantSplit/>" + ("<w:tblHeader/>" if number == 0 else "")
        cells = cell(flush(left, 24, number == 0), widths[0]) + cell(
            flush(right, 24, number == 0), widths[1]
        )
        rows.append(f"<w:tr><w:trPr>{mark}</w:trPr>{cells}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}'
        f"</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def section(landscape: bool = False, restart: bool = False) -> str:
    """Return the properties of a section: A4, margins T20 B20 L30 R15, numbers at the top."""
    size = (16838, 11906) if landscape else (11906, 16838)
    turned = ' w:orient="landscape"' if landscape else ""
    start = ' w:start="1"' if restart else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/>'
        '<w:headerReference w:type="first" r:id="rId11"/>'
        f'<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" '
        f'w:footer="567" w:gutter="0"/><w:pgNumType w:fmt="decimal"{start}/><w:titlePg/></w:sectPr>'
    )


@dataclass
class Paper:
    """A DOCX in the making: the XML of its body and its other parts, both open to edits."""

    content: str
    parts: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    binaries: dict[str, bytes] = field(default_factory=dict)

    def swap(self, old: str, new: str, times: int = 1) -> Paper:
        """Replace ``old`` in the whole content; it must be there."""
        assert old in self.content, old
        self.content = self.content.replace(old, new, times)
        return self

    def edit(self, words: str, old: str, new: str) -> Paper:
        """Replace ``old`` inside the paragraph that shows ``words``."""
        at = self.content.index(words)
        start = self.content.rindex("<w:p>", 0, at)
        end = self.content.index("</w:p>", at) + len("</w:p>")
        spoilt = self.content[start:end]
        assert old in spoilt, (old, spoilt)
        self.content = self.content[:start] + spoilt.replace(old, new) + self.content[end:]
        return self

    def drop(self, words: str) -> Paper:
        """Take away the paragraph that shows ``words``."""
        return self.replace(words, "")

    def replace(self, words: str, new: str) -> Paper:
        """Put ``new`` in the place of the paragraph that shows ``words``."""
        at = self.content.index(words)
        start = self.content.rindex("<w:p>", 0, at)
        end = self.content.index("</w:p>", at) + len("</w:p>")
        self.content = self.content[:start] + new + self.content[end:]
        return self

    def behind(self, words: str, new: str) -> Paper:
        """Put ``new`` behind the paragraph that shows ``words``."""
        end = self.content.index("</w:p>", self.content.index(words)) + len("</w:p>")
        self.content = self.content[:end] + new + self.content[end:]
        return self

    def part(self, name: str, old: str, new: str) -> Paper:
        """Replace ``old`` in another part ("header1")."""
        path = f"word/{name}.xml"
        text = self.parts.get(path) or _base_parts()[path]
        assert old in text, old
        self.parts[path] = text.replace(old, new)
        return self

    def add_part(self, identifier: str, kind: str, name: str, text: str) -> Paper:
        """Add a part related to the document."""
        self.relations.append((identifier, kind, f"{name}.xml"))
        self.parts[f"word/{name}.xml"] = text
        return self

    def files(self) -> dict[str, bytes]:
        """Return the entries of the package."""
        document = f"<w:document {_NAMESPACES}><w:body>{self.content}</w:body></w:document>"
        texts = {**_base_parts(), **self.parts, "word/document.xml": document}
        relations = [*_BASE_RELATIONS, *self.relations]
        texts["word/_rels/document.xml.rels"] = _relations(relations)
        entries = {name: text.encode() for name, text in texts.items()}
        return {**entries, **self.binaries}

    def data(self) -> bytes:
        """Return the bytes of the file."""
        return zipped(self.files())


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a ZIP of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


_BASE_RELATIONS = [
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId10", "header", "header1.xml"),
    ("rId11", "header", "header2.xml"),
]


def _relations(entries: list[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{target}"/>'
        for key, kind, target in entries
    )
    return f'<Relationships xmlns="{_PACKAGE_REL}">{lines}</Relationships>'


def _base_parts() -> dict[str, str]:
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"), ("styles", "styles"), ("settings", "settings"),
            ("header1", "header"), ("header2", "header"),
        )
    )  # fmt: skip
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{types}</Types>'
        ),
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        "word/header1.xml": HEADER,
        "word/header2.xml": EMPTY_HEADER,
    }
