"""Small files that ask for far more than they weigh: time, memory, depth, outside files."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from tests.reading.files import DATA

WORD = DATA / "foreign" / "003_vinh-chap-2023.docx"
SHEET = DATA / "foreign" / "003_vinh-chap-2023.xlsx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT, PAGE = "word/document.xml", "xl/worksheets/sheet1.xml"
MB = 2**20


def package(sample: Path, changed: Mapping[str, bytes]) -> bytes:
    """Return a sample with some parts replaced or added."""
    with zipfile.ZipFile(sample) as found:
        parts = {name: found.read(name) for name in found.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | changed).items():
            archive.writestr(name, data)
    return made.getvalue()


def document(body: str, before: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>'
    return package(WORD, {DOCUMENT: f"{head}{body}</w:body></w:document>".encode()})


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def sheet(rows: str, after: str = "", before: str = "") -> bytes:
    """Return a workbook with one sheet of these rows."""
    page = f'<worksheet xmlns="{S}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return package(SHEET, {PAGE: page.encode()})


def laughing(reference: str = "&h;") -> bytes:
    """Return a document of entities each ten times as long as the one before."""
    names = "abcdefgh"
    inner = zip(names[1:], names, strict=False)
    lines = "".join(f'<!ENTITY {name} "{f"&{of};" * 10}">' for name, of in inner)
    kind = f'<!DOCTYPE d [<!ENTITY a "{"ha" * 10}">{lines}]>'
    return document(paragraph(reference), kind)


def outside(address: str) -> bytes:
    kind = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{address}">]>'
    return document(paragraph("&x;") + paragraph("Kế hoạch"), kind)


def repeated() -> bytes:
    """Return a document that names one long entity a thousand times."""
    return document(paragraph("&x;" * 1000), f'<!DOCTYPE d [<!ENTITY x "{"ha" * 50_000}">]>')


def nested_tables(depth: int) -> bytes:
    opening, closing = "<w:tbl><w:tr><w:tc>" * depth, "<w:p/></w:tc></w:tr></w:tbl>" * depth
    return document(opening + closing + "<w:p/>")


def wide_table(span: int) -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph("a")}</w:tc>'
    return document(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl><w:p/>")


def rows_of(words: str) -> bytes:
    """Return a document with a table of tasks, one of which has such words everywhere."""
    head = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    rows = (
        "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in (head, (words,) * 4)
    )
    return document("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl><w:p/>")


def cell(place: str, value: str = "1") -> str:
    return f'<row r="{place.lstrip("ABCDFX")}"><c r="{place}"><v>{value}</v></c></row>'


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of these objects, the first of which is the catalogue."""
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        *(len(places) + 1, start),
    )
    return bytes(made)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def drawn(stream: bytes) -> bytes:
    """Return a PDF of one page with a packed stream."""
    packed = zlib.compress(stream, 9)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>"
    )
    held = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return pdf(CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, held, FONT)


def endless_pages() -> bytes:
    """Return a PDF whose tree of pages goes round."""
    return pdf(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>")


def nested_array() -> bytes:
    return pdf(CATALOGUE, b"<< /Type /Pages /Kids " + b"[" * 100_000 + b"] >>")


def page(text: str) -> bytes:
    return f"<html><body>{text}</body></html>".encode()


DOCUMENTS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "picture of 100 MB": (
        ".docx",
        lambda: package(WORD, {"word/media/image1.png": bytes(100 * MB)}),
    ),
    "text of 60 MB": (".docx", lambda: package(WORD, {DOCUMENT: b" " * 60 * MB})),
    "five thousand parts": (
        ".docx",
        lambda: package(WORD, {f"word/p{number}.xml": b"<a/>" for number in range(5000)}),
    ),
    "laughing entities": (".docx", laughing),
    "one entity a thousand times": (".docx", repeated),
    "file of this machine": (".docx", lambda: outside("file:///etc/passwd")),
    "device without end": (".docx", lambda: outside("file:///dev/zero")),
    "page of another machine": (".docx", lambda: outside("http://example.invalid/x")),
    "half a million paragraphs": (
        ".docx",
        lambda: document("".join(paragraph(f"{number}") for number in range(500_000))),
    ),
    "tables in tables": (".docx", lambda: nested_tables(1000)),
    "depth of a hundred thousand": (".docx", lambda: nested_tables(30_000)),
    "cell over a thousand million columns": (".docx", lambda: wide_table(10**9)),
    "paragraph of 20 MB": (".docx", lambda: document(paragraph("a b " * 5 * MB))),
    "last cell of a sheet": (".xlsx", lambda: sheet(cell("A1") + cell("XFD1048576"))),
    "size told of a whole sheet": (
        ".xlsx",
        lambda: sheet(cell("A1"), before='<dimension ref="A1:XFD1048576"/>'),
    ),
    "merged over a whole sheet": (
        ".xlsx",
        lambda: sheet(
            cell("A1"), '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
    ),
    "a hundred thousand merged": (
        ".xlsx",
        lambda: sheet(
            cell("A1"),
            "<mergeCells>"
            + "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 100_000))
            + "</mergeCells>",
        ),
    ),
    "number of a million figures": (".xlsx", lambda: sheet(cell("A1", "9" * MB))),
    "exponent without end": (".xlsx", lambda: sheet(cell("A1", "1e999999999"))),
    "text that is not shared": (
        ".xlsx",
        lambda: sheet('<row r="1"><c r="A1" t="s"><v>999999999999</v></c></row>'),
    ),
    "row of no sheet": (".xlsx", lambda: sheet(cell("A999999999999999"))),
    "stream of 60 MB": (".pdf", lambda: drawn(b" " * 60 * MB)),
    "million words": (
        ".pdf",
        lambda: drawn(b"BT /F 9 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 500_000 + b"ET"),
    ),
    "million lines": (".pdf", lambda: drawn(b"0 0 m 9 9 l S " * 10**6)),
    "pages going round": (".pdf", endless_pages),
    "list in list": (".pdf", nested_array),
    "tags in tags": (".html", lambda: page("<div>" * 200_000)),
    "tables of a page in tables": (".html", lambda: page("<table><tr><td>" * 20_000)),
    "cell over columns and rows": (
        ".html",
        lambda: page("<table><tr><td colspan=999999999 rowspan=999999999>a</table>"),
    ),
    "line of 7 MB": (".txt", lambda: b"a " * (7 * MB // 2)),
    "line of commas": (".txt", lambda: b"," * 9_900),
    "cells of dashes": (".docx", lambda: rows_of("-" * 9_900)),
    "cells of brackets": (".docx", lambda: rows_of("(" * 9_900)),
    "title of capitals": (".docx", lambda: document(paragraph("KẾHOẠCH" * 1_400))),
    "a million empty lines": (".txt", lambda: b"\n" * MB + b"a"),
    "letters under letters": (".txt", lambda: ("a" + "\u0301" * MB).encode()),
}
"""Name → suffix and content of each file."""


def workspace(sql: str, sound: Path) -> bytes:
    """Return a workspace file that was changed behind the back of the program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "xa.khx"
        path.write_bytes(sound.read_bytes())
        with closing(sqlite3.connect(path)) as raw:
            raw.executescript(sql)
        return path.read_bytes()


NUMBERS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
WORKSPACES: Mapping[str, str] = {
    "view in the place of a table": (
        f"DROP TABLE duty; CREATE VIEW duty AS {NUMBERS} SELECT x AS id FROM n;"
    ),
    "trigger without end": (
        "CREATE TRIGGER evil AFTER UPDATE ON meta BEGIN"
        f" DELETE FROM meta WHERE (SELECT count(*) FROM ({NUMBERS} SELECT x FROM n)); END;"
    ),
    "index over a sum": (
        "CREATE TABLE evil (x); INSERT INTO evil VALUES (1);"
        " CREATE INDEX sum ON evil (length(hex(zeroblob(x * 40000000))));"
    ),
    "value of 100 MB": "CREATE TABLE evil (x); INSERT INTO evil VALUES (zeroblob(100000000));",
}
"""Name → what was done to a workspace file."""
