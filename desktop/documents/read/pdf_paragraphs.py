"""Lines of a PDF put together into the paragraphs that the page's edge had broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.read.line_ends import CLOSED, GLUED
from desktop.documents.read.parted_names import parts_a_name
from desktop.documents.read.pdf_words import Line, share_of
from desktop.documents.units import MM_PER_PT
from desktop.domain.reading.source import Alignment, Place, SourceParagraph
from desktop.domain.typed_labels import read_typed_label

_SAME_EDGE = 3.0
_ROOM = 1.5
_MIN_INSET = 8.0
_NARROW = 250.0
_WIDER = 1.08
_OTHER_SIZE = 0.8
_FULL_LINES = 3
_FAR = 2.2


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that lines have: its left and right edge."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Half way between the edges."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Framed:
    """A line with the room that it had."""

    line: Line
    frame: Frame

    @property
    def indent(self) -> float:
        """Distance of its beginning from the left edge."""
        return self.line.x0 - self.frame.left

    @property
    def room_left(self) -> float:
        """What is empty behind it; on both sides of a centred line."""
        if self.centred:
            return self.frame.right - self.frame.left - self.line.width
        return self.frame.right - self.line.x1

    @property
    def in_the_middle(self) -> bool:
        """True when as much is empty before it as behind it, be it nothing."""
        return abs(self.line.middle - self.frame.middle) < _SAME_EDGE

    @property
    def narrow(self) -> bool:
        """True for a cell or column of a few words' width."""
        return self.frame.right - self.frame.left < _NARROW

    @property
    def centred(self) -> bool:
        """True when it is set in the middle and not only full."""
        return self.in_the_middle and self.indent > (_ROOM if self.narrow else _MIN_INSET)


def page_frame(lines: Sequence[Line]) -> Frame:
    """Return the room of running text: the edges that several lines reach."""
    left = _edge(Counter(round(line.x0) for line in lines), leftmost=True)
    right = _edge(Counter(round(line.x1 / 2) * 2 for line in lines), leftmost=False)
    return Frame(left, right)


def _edge(counts: Counter[int], leftmost: bool) -> float:
    reached = [place for place, count in counts.items() if count >= _FULL_LINES]
    places = reached or list(counts)
    return float(min(places) if leftmost else max(places))


def paragraphs_of(lines: Sequence[Framed]) -> Iterator[tuple[Framed, ...]]:
    """Yield the lines of each paragraph."""
    current: list[Framed] = []
    for number, item in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if current and not _goes_on(current, item, following):
            yield tuple(current)
            current = []
        current.append(item)
    if current:
        yield tuple(current)


def _goes_on(paragraph: Sequence[Framed], item: Framed, following: Framed | None) -> bool:
    """Tell whether ``item`` is the next line of the paragraph.

    The surest sign is room: a line ends early only where its paragraph ends. After it come the
    distance between the lines, the look, the indent, and a label at the beginning.
    """
    last = paragraph[-1]
    if _mid_sentence(last, item):
        return True
    if _had_room(last, item) or _further_down(paragraph, item, following):
        return False
    if _other_look(last, item) or (last.centred != item.centred and _is_title(last, item)):
        return False
    if _begins_item(paragraph, item):
        return False
    return _both_centred(last, item) or _indent_goes_on(paragraph, item)


def _mid_sentence(last: Framed, item: Framed) -> bool:
    """Tell running text that goes on in small letters, though somebody broke the line by hand."""
    drop = _drop(last, item)
    return (
        (item.narrow or not (last.centred and item.centred))
        and item.line.text[:1].islower()
        and read_typed_label(item.line.text) is None
        and CLOSED.search(last.line.text) is None
        and (drop is None or drop < _FAR * item.line.size)
    )


def _had_room(last: Framed, item: Framed) -> bool:
    blank = last.line.size * 0.25
    return last.room_left > item.line.first_width + blank + _ROOM


def _further_down(paragraph: Sequence[Framed], item: Framed, following: Framed | None) -> bool:
    """Tell whether more room stands above the line than between lines of one paragraph."""
    drop = _drop(paragraph[-1], item)
    if drop is None:
        return False
    usual = _drop(paragraph[-2], paragraph[-1]) if len(paragraph) > 1 else None
    if usual is None and following is not None and not _had_room(item, following):
        usual = _drop(item, following)
    size = max(item.line.size, paragraph[-1].line.size)
    return drop > (usual * _WIDER + 0.4 if usual else size * _FAR)


def _drop(above: Framed, below: Framed) -> float | None:
    """Return how far one line stands below another on the same page."""
    if above.line.page != below.line.page:
        return None
    return below.line.baseline - above.line.baseline


def _other_look(last: Framed, item: Framed) -> bool:
    if item.line.text[:1].islower():
        return False
    if abs(last.line.size - item.line.size) > _OTHER_SIZE:
        return True
    return last.line.bold != item.line.bold and read_typed_label(item.line.text) is not None


def _both_centred(last: Framed, item: Framed) -> bool:
    """Tell lines that are set in the middle; in a cell one of them may fill it."""
    if last.centred and item.centred:
        return True
    filled = item.narrow or (last.line.bold and item.line.bold)
    in_the_middle = last.in_the_middle and item.in_the_middle
    return filled and in_the_middle and (last.centred or item.centred)


def _is_title(last: Framed, item: Framed) -> bool:
    centred = last if last.centred else item
    return centred.indent > 2 * _MIN_INSET and not item.line.text[:1].islower()


def _indent_goes_on(paragraph: Sequence[Framed], item: Framed) -> bool:
    last = paragraph[-1]
    deeper = item.indent - last.indent
    if len(paragraph) > 1:
        return abs(deeper) <= _SAME_EDGE
    if deeper > _SAME_EDGE:
        return abs(item.indent - _words_indent(last)) <= 2 * _SAME_EDGE
    if deeper > -_SAME_EDGE:
        return last.indent <= 2 * _SAME_EDGE or item.line.text[:1].islower()
    return True


def _words_indent(item: Framed) -> float:
    """Return where the words behind a label begin, the lines of a hanging item below them."""
    label = read_typed_label(item.line.text)
    if label is None or len(item.line.words) < 2:
        return item.indent
    return item.line.words[1].x0 - item.frame.left


def _begins_item(paragraph: Sequence[Framed], item: Framed) -> bool:
    """Tell a line that begins with a label and does not go on with a sentence.

    The paragraph above is closed by its last sign, is a heading, or is an item of the same list.
    """
    label = read_typed_label(item.line.text)
    if label is None or parts_a_name(paragraph[-1].line.text, item.line.text):
        return False
    first, last = paragraph[0], paragraph[-1]
    outdented = item.indent < min(_SAME_EDGE, last.indent - _SAME_EDGE)
    if CLOSED.search(last.line.text) or (last.line.bold and not outdented):
        return True
    above = read_typed_label(first.line.text)
    same_list = above is not None and above.level is label.level
    same_edge = abs(first.indent - item.indent) < _SAME_EDGE
    return same_list and same_edge and not label.rest[:1].islower()


def source_paragraph(lines: Sequence[Framed], place: Place) -> SourceParagraph:
    """Return the paragraph of some lines with its look."""
    plain = [item.line for item in lines]
    return SourceParagraph(
        joined_text(line.text for line in plain),
        place,
        bold=share_of(plain, "bold"),
        italic=share_of(plain, "italic"),
        alignment=_alignment(lines),
        size_pt=plain[0].size,
        indent_mm=round(lines[0].indent * MM_PER_PT, 1),
    )


def joined_text(parts: Iterable[str]) -> str:
    """Return the lines as one; a word parted behind its hyphen or slash gets no blank."""
    text = ""
    for part in parts:
        text += ("" if not text or GLUED.search(text) else " ") + part
    return text


def _alignment(lines: Sequence[Framed]) -> Alignment:
    if all(item.centred for item in lines):
        return Alignment.CENTER
    first = lines[0]
    if len(lines) > 1:
        full = all(item.room_left < _SAME_EDGE for item in lines[:-1])
        return Alignment.JUSTIFY if full else Alignment.LEFT
    half = first.indent > (first.frame.right - first.frame.left) / 3
    return Alignment.RIGHT if half and first.room_left < _SAME_EDGE else Alignment.LEFT
