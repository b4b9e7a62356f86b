"""What several rules measure: looks of paragraphs, lengths of lines, in the officer's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.check.figures import figure, points, sentence
from desktop.documents.check.layout import PlacedLine, TextLine
from desktop.documents.check.model import Paragraph
from desktop.documents.check.registry import Hit, at
from desktop.documents.format import Look
from desktop.documents.metrics import line_widths_mm
from desktop.documents.units import TWIPS_PER_MM
from desktop.i18n import _

LINE_TOLERANCE_MM = 3.0
INDENT_TOLERANCE = 28
"""0,05 cm in twips."""
_ALIGNMENTS = {
    "left": "căn trái",
    "right": "căn phải",
    "center": "căn giữa",
    "both": "căn đều hai bên",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a component must look; None where nothing is asked.

    Attributes:
        sizes: Least and greatest size in half-points.
        align: Alignment; not asked of tabbed paragraphs.
    """

    sizes: tuple[int, int] | None = None
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None
    align: str | None = None

    def faults(self, paragraph: Paragraph, upper_text: str = "") -> list[str]:
        """Return what is wrong, in words; empty when all is right."""
        found = [*self._size_faults(paragraph), *self._weight_faults(paragraph)]
        words = upper_text or paragraph.text
        shown_upper = paragraph.upper or words == words.upper()
        if self.upper is True and not shown_upper:
            found.append(_("chữ in thường"))
        elif self.upper is False and shown_upper and words != words.lower():
            found.append(_("chữ in hoa"))
        if self.align and paragraph.format.align != self.align:
            found.append(_ALIGNMENTS.get(paragraph.format.align, paragraph.format.align))
        elif self.align == "center" and not _is_centred(paragraph):
            found.append(_("lệch khỏi giữa do thụt lề"))
        return found

    def _size_faults(self, paragraph: Paragraph) -> Iterator[str]:
        if self.sizes:
            low, high = self.sizes
            wrong = {run.format.size for run in paragraph.shown} - set(range(low, high + 1))
            if wrong:
                sizes = ", ".join(points(size) for size in sorted(wrong))
                yield _("cỡ chữ {sizes}").format(sizes=sizes)

    def _weight_faults(self, paragraph: Paragraph) -> Iterator[str]:
        if self.bold is not None and not paragraph.all("bold", self.bold):
            yield _("không đậm") if self.bold else _("in đậm")
        if self.italic is not None and not paragraph.all("italic", self.italic):
            yield _("không nghiêng") if self.italic else _("in nghiêng")

    def words(self) -> str:
        """Return what is right, in words."""
        parts: list[str] = []
        if self.sizes:
            low, high = self.sizes
            size = points(low) if low == high else f"{points(low)}-{points(high)}"
            parts.append(_("cỡ chữ {sizes}").format(sizes=size))
        if self.upper is not None:
            parts.append(_("in hoa") if self.upper else _("in thường"))
        if self.italic is not None:
            parts.append(_("nghiêng") if self.italic else _("đứng"))
        if self.bold is not None:
            parts.append(_("đậm") if self.bold else _("không đậm"))
        if self.align:
            parts.append(_ALIGNMENTS[self.align])
        return sentence(parts)


def _is_centred(paragraph: Paragraph) -> bool:
    look = paragraph.format
    shift = look.left - look.right + look.first
    return abs(shift) / TWIPS_PER_MM / 2 <= LINE_TOLERANCE_MM


def check_looks(wanted: Wanted, paragraphs: Iterable[Paragraph]) -> Iterator[Hit]:
    """Yield a hit for each paragraph that does not look as wanted."""
    seen: set[int] = set()
    for paragraph in paragraphs:
        if id(paragraph) in seen:
            continue
        seen.add(id(paragraph))
        faults = wanted.faults(paragraph)
        if faults:
            yield at(paragraph, sentence(faults), wanted.words())


def paragraphs_of_lines(lines: Iterable[TextLine | None]) -> list[Paragraph]:
    """Return the paragraphs of text lines."""
    return [line.paragraph for line in lines if line is not None]


def printed_widths_mm(lines: Sequence[TextLine]) -> list[float]:
    """Return the widths of printed lines, wrapped as the page wraps them."""
    widths: list[float] = []
    for line in lines:
        look = line.paragraph.look
        text = line.text.upper() if look.caps else line.text
        set_in = Look(look.size / 2, look.bold, look.italic)
        widths.extend(line_widths_mm(text, max(line.paragraph.room_mm, 1), set_in))
    return widths


def short_line_hits(
    lines: Sequence[TextLine], drawn: Sequence[PlacedLine], exists: bool
) -> Iterator[Hit]:
    """Check the short line below a text of one or more lines.

    ``exists`` asks for the line itself, else its length and place are measured.
    """
    if not lines:
        return
    last = lines[-1].paragraph
    solid = [placed for placed in drawn if placed.line.solid]
    if exists:
        if not solid:
            found = _("Kẻ nét đứt") if drawn else _("Không có đường kẻ bên dưới")
            yield at(last, found, _("Có đường kẻ ngang, nét liền bên dưới"))
        return
    widths = printed_widths_mm(lines)
    for placed in solid[:1]:
        yield from _length_hits(last, placed, widths)
        yield from _centre_hits(last, placed)


def _length_hits(last: Paragraph, placed: PlacedLine, widths: list[float]) -> Iterator[Hit]:
    low, high = min(widths) / 3, max(widths) / 2
    length = placed.line.length_mm
    if not low - LINE_TOLERANCE_MM <= length <= high + LINE_TOLERANCE_MM:
        yield at(
            last,
            _("Đường kẻ dài {length} mm").format(length=figure(length)),
            _("Dài từ 1/3 đến 1/2 dòng chữ: {low}-{high} mm").format(
                low=figure(min(low, high)), high=figure(high)
            ),
        )


def _centre_hits(last: Paragraph, placed: PlacedLine) -> Iterator[Hit]:
    centre = placed.line.centre_mm
    look, column = placed.paragraph.format, placed.paragraph.column
    middle = (column.width + look.left - look.right) / 2 / TWIPS_PER_MM
    if centre is not None and abs(centre - middle) > LINE_TOLERANCE_MM:
        yield at(
            last,
            _("Đường kẻ lệch {gap} mm so với dòng chữ").format(gap=figure(abs(centre - middle))),
            _("Đặt cân đối giữa dòng chữ"),
        )
