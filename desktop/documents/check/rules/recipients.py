"""Recipients and addressees (R01-R10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.check.figures import figure, sentence
from desktop.documents.check.layout import Case, Kind, Signature, Step, TextLine
from desktop.documents.check.registry import Hit, at, at_line, rule
from desktop.documents.check.rules.common import Wanted, check_looks, paragraphs_of_lines
from desktop.documents.metrics import text_width_mm
from desktop.documents.units import TWIPS_PER_MM
from desktop.domain.folding import fold
from desktop.i18n import _

_LABEL = Wanted(sizes=(24, 24), bold=True, italic=True)
_ENTRY = Wanted(sizes=(22, 22), bold=False, italic=False)
_ADDRESS = Wanted(sizes=(26, 28), bold=False, italic=False)
_FILED = re.compile(r"- Lưu: VT(, [^.]+)?\.( ?[A-ZĐ]{1,5}\.?\(?\d+\)?\.?)?")
_ADDRESSED = ("CV", "TTr", "BC")
_FLUSH = 57
"""1 mm in twips."""
_DASH_TOLERANCE_MM = 5.0


def _block(case: Case) -> Signature | None:
    return case.layout.signature if case.main else None


@rule("R01")
def label(case: Case) -> Iterator[Hit]:
    """The label “Nơi nhận:”: size 12, bold italic, flush left, on its own line."""
    if not case.main:
        return
    found = _block(case)
    if found is None or found.label is None:
        expected = _("“Nơi nhận:” ở bên trái, cỡ 12, nghiêng, đậm, ngang hàng quyền hạn ký")
        yield Hit(_("Nơi nhận"), _("Không có"), expected)
        return
    paragraph = found.label.paragraph
    if found.label.text != "Nơi nhận:":
        yield at(paragraph, found.label.text, _("“Nơi nhận:” trên một dòng riêng"))
    if found.table is None:
        return
    yield from check_looks(_LABEL, [paragraph])
    if not _flush(paragraph.format.align, paragraph.format.left + paragraph.format.first):
        yield at(paragraph, _("Không sát lề trái"), _("Sát lề trái"))


def _flush(align: str, indent: int) -> bool:
    return align in ("left", "both") and abs(indent) <= _FLUSH


@rule("R02")
def label_level(case: Case) -> Iterator[Hit]:
    """Level with the authority line."""
    found, kind = _block(case), case.document_type
    if kind is not None and kind.code == "BB":
        return  # minutes have them below the two who sign (Phụ lục III, mẫu 1.9)
    if found and found.label and found.authority and not found.level:
        expected = _("“Nơi nhận:” ngang hàng với dòng quyền hạn, chức vụ của người ký")
        yield at_line(found.label, _("Không ngang hàng"), expected)


@rule("R03")
def entries_look(case: Case) -> Iterator[Hit]:
    """Size 11, upright, regular."""
    found = _block(case)
    if found and found.table is not None:
        lines = [line for line in found.recipients if line.paragraph is not _label_paragraph(found)]
        yield from check_looks(_ENTRY, paragraphs_of_lines(lines))


def _label_paragraph(found: Signature) -> object:
    return found.label.paragraph if found.label else None


@rule("R04")
def entries_marks(case: Case) -> Iterator[Hit]:
    """Each entry with “- ” in front, “;” behind, “.” behind the last."""
    found = _block(case)
    lines = found.recipients if found and found.label else []
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        faults: list[str] = []
        if not line.text.startswith("- "):
            faults.append(_("không bắt đầu bằng “- ”"))
        ends = line.text.endswith("." if last else ";")
        if not ends and not (last and _FILED.fullmatch(line.text)):
            faults.append(_("kết thúc bằng “{mark}”").format(mark=line.text[-1:]))
        if (
            found
            and found.table
            and not _flush(
                line.paragraph.format.align,
                line.paragraph.format.left + line.paragraph.format.first,
            )
        ):
            faults.append(_("không sát lề trái"))
        if faults:
            expected = _("“- … .”") if last else _("“- …;”")
            yield at_line(line, sentence(faults), expected)


@rule("R05")
def filing_entry(case: Case) -> Iterator[Hit]:
    """The last entry is "- Lưu: VT, …."."""
    found = _block(case)
    if found is None or found.label is None:
        return
    expected = _("“- Lưu: VT, <đơn vị soạn thảo>.” ở dòng cuối")
    if not found.recipients:
        yield Hit(_("Nơi nhận"), _("Không có dòng “Lưu”"), expected)
        return
    last = found.recipients[-1]
    bare = last.text if last.text.startswith("- ") else f"- {last.text.lstrip('-–— ')}"
    if not _FILED.fullmatch(bare):
        yield at_line(last, last.text, expected)


@rule("R06")
def addressees_by_type(case: Case) -> Iterator[Hit]:
    """Kính gửi in công văn, tờ trình and báo cáo only; a công văn must have it."""
    kind = case.document_type
    if kind is None or case.layout.kind is not Kind.DOCUMENT:
        return
    lines = case.layout.addressees
    if lines and kind.code not in _ADDRESSED:
        found = _("Có “Kính gửi” trong {name}").format(name=kind.name.lower())
        expected = _("“Kính gửi” chỉ dùng trong công văn, tờ trình, báo cáo gửi cấp trên")
        yield at_line(lines[0], found, expected)
    elif not lines and kind.code == "CV":
        yield Hit(_("Kính gửi"), _("Công văn không có “Kính gửi”"), _("Kính gửi: …"))


@rule("R07")
def addressees_look(case: Case) -> Iterator[Hit]:
    """13-14, upright, regular; several addressees as a list with ";" and "."."""
    lines = case.layout.addressees
    if not lines:
        return
    yield from check_looks(_ADDRESS, paragraphs_of_lines(lines))
    first = lines[0]
    if not first.text.startswith("Kính gửi:"):
        yield at_line(first, first.text[:20], _("Kính gửi: …"))
    listed = lines[1:]
    if listed and first.text != "Kính gửi:":
        yield at_line(first, first.text, _("Nhiều nơi gửi: “Kính gửi:” đứng riêng một dòng"))
    for place, line in enumerate(listed):
        wanted = "." if place == len(listed) - 1 else ";"
        if not line.text.startswith("- ") or not line.text.endswith(wanted):
            yield at_line(line, line.text, _("“- …{mark}”").format(mark=wanted))
    yield from _dash_hits(first, listed)


def _dash_hits(first: TextLine, listed: list[TextLine]) -> Iterator[Hit]:
    """Check that the dashes stand under the colon, where indents tell their place."""
    look = first.paragraph.look
    colon = text_width_mm("Kính gửi", look.size / 2, look.bold, look.italic)
    for line in listed:
        if not (_placed_by_indent(first) and _placed_by_indent(line)):
            continue
        gap = _edge_mm(line) - _edge_mm(first) - colon
        if abs(gap) > _DASH_TOLERANCE_MM:
            found = _("Gạch đầu dòng lệch {gap} mm so với dấu hai chấm").format(
                gap=figure(abs(gap))
            )
            yield at_line(line, found, _("Gạch đầu dòng thẳng hàng dưới dấu hai chấm"))


def _placed_by_indent(line: TextLine) -> bool:
    return line.paragraph.format.align in ("left", "both") and "\t" not in line.paragraph.raw


def _edge_mm(line: TextLine) -> float:
    return (line.paragraph.format.left + line.paragraph.format.first) / TWIPS_PER_MM


@rule("R08")
def as_above(case: Case) -> Iterator[Hit]:
    """With Kính gửi the first recipient is "- Như trên;", else never."""
    found = _block(case)
    if found is None or not found.recipients:
        return
    first = found.recipients[0]
    above = fold(first.text.lstrip("-–— ")).startswith("nhu tren")
    if case.layout.addressees and first.text != "- Như trên;":
        yield at_line(first, first.text, _("- Như trên;"))
    elif above and not case.layout.addressees:
        yield at(
            first.paragraph, first.text, _("Văn bản không có “Kính gửi” thì không ghi “Như trên”")
        )


@rule("R09")
def as_article(case: Case) -> Iterator[Hit]:
    """A decision's first recipient is "- Như Điều n;", and Điều n is there."""
    found, kind = _block(case), case.document_type
    if found is None or not found.recipients or kind is None or kind.code not in ("QĐ", "NQ"):
        return
    first = found.recipients[0]
    match = re.fullmatch(r"- Như Điều (\d+);", first.text)
    articles = {item.label for item in case.layout.items if item.step is Step.ARTICLE}
    if match is None:
        yield at_line(first, first.text, _("- Như Điều …;"))
    elif match[1] not in articles:
        found_words = _("Văn bản không có Điều {number}").format(number=match[1])
        yield at_line(first, found_words, _("Ghi đúng số của điều về trách nhiệm thi hành"))


@rule("R10")
def label_underlined(case: Case) -> Iterator[Hit]:
    """No underline."""
    found = _block(case)
    if found and found.label and any(r.format.underline for r in found.label.paragraph.shown):
        yield at_line(found.label, _("“Nơi nhận” gạch chân"), _("Không gạch chân"))
