"""Lines of pasted text put together into the paragraphs that the page's edge had broken.

Only the words are left of the page, so what they would take in Times New Roman stands for the
length of a line: a line that had room for the next word ended its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.read.line_ends import CLOSED, GLUED
from desktop.documents.read.parted_names import parts_a_name
from desktop.documents.read.text_lines import TextLine
from desktop.domain.outline import Level
from desktop.domain.reading.labels import read_words_label

_NEAR = 12
_SLACK_MM = 2.0
_MOST_INDENT_MM = 20.0
_SHORT_OF_FULL_MM = 40.0
_LONG_MM = 260.0
_MANY_LONG = 0.1
_OPEN = re.compile(
    r"(?:[-–,/(&]|\b(?:của|và|về|với|cho|các|những|theo|tại|trong|do|là|từ|để|số|ngày|tháng|hoặc"
    r"|bằng|thành phố|tỉnh|huyện|thị xã|đồng chí))$"
)
_GROUND = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)\b")
"""Words with which each line of the grounds (căn cứ) begins."""
_HEADINGS = (Level.PART, Level.UPPER, Level.ROMAN)
_CAPITALS = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines were set.

    Attributes:
        rooms: What is empty behind each line: its distance to the longest line near it.
        indent: Room that the first lines of paragraphs leave before them, millimetres.
        blank: Number of empty lines that do not yet part paragraphs.
    """

    rooms: Sequence[float]
    indent: float
    blank: int


def paragraphs_of(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, ...]]:
    """Yield the lines of each paragraph."""
    if _is_unbroken(lines):
        yield from ((line,) for line in lines)
        return
    setting = _setting(lines)
    start = 0
    for number in range(1, len(lines)):
        if not _goes_on(lines, start, number, setting):
            yield tuple(lines[start:number])
            start = number
    yield tuple(lines[start:])


def is_open(text: str) -> bool:
    """Tell a line that cannot be an end: behind a comma, a dash, "của", "tại" more must come."""
    return _OPEN.search(text) is not None


def joined(lines: Sequence[TextLine]) -> str:
    """Return the words of lines as one; a word parted behind its hyphen gets no blank."""
    text = ""
    glued = False
    for line in lines:
        text += ("" if not text or (glued and GLUED.search(text)) else " ") + line.text
        glued = line.glued
    return text


def _is_unbroken(lines: Sequence[TextLine]) -> bool:
    """Tell text that no page has broken: many lines are as long as their paragraphs."""
    long = sum(line.width > _LONG_MM for line in lines)
    return len(lines) < 2 or long > len(lines) * _MANY_LONG


def _setting(lines: Sequence[TextLine]) -> Setting:
    widths = [line.width for line in lines]
    rooms = [
        max(widths[max(0, number - _NEAR) : number + _NEAR + 1]) - width
        for number, width in enumerate(widths)
    ]
    first = [line.width for line in lines if read_words_label(line.text)]
    inner = [line.width for line in lines if line.text[:1].islower()]
    indent = min(max(_almost_longest(inner) - _almost_longest(first), 0.0), _MOST_INDENT_MM)
    is_double_spaced = sum(line.above == 1 for line in lines) > len(lines) * 0.6
    return Setting(rooms, indent if first and inner else 0.0, int(is_double_spaced))


def _almost_longest(widths: Sequence[float]) -> float:
    return sorted(widths)[int(len(widths) * 0.95)] if widths else 0.0


def _goes_on(lines: Sequence[TextLine], start: int, number: int, setting: Setting) -> bool:
    """Tell whether a line is the next one of the paragraph that begins at ``start``."""
    last, line = lines[number - 1], lines[number]
    closed = CLOSED.search(last.text) is not None
    label = None if parts_a_name(last.text, line.text) else read_words_label(line.text)
    if label is not None and (closed or not _is_mid_sentence(label.rest, label.level)):
        return False
    if closed and _GROUND.match(line.text):
        return False
    starts_small = line.text[:1].islower() and label is None
    if line.above > setting.blank:
        return starts_small and not closed
    if is_open(last.text) or parts_a_name(last.text, line.text):
        return True
    if _in_capitals(last.text) != _in_capitals(line.text) or last.bold != line.bold:
        return False
    room = setting.rooms[number - 1] - (setting.indent if number - start == 1 else 0.0)
    if starts_small:
        ended = last.text[-1] in ".:!?" and not last.text.endswith("..")
        return not closed or room < (line.first_width if ended else _SHORT_OF_FULL_MM)
    if room > line.first_width + _SLACK_MM:
        return not closed and number - start > 1 and room < _SHORT_OF_FULL_MM
    return not (closed and _is_indented(lines, number, setting))


def _is_mid_sentence(rest: str, level: Level) -> bool:
    """Tell what looks like a label but is the dash of "kinh tế - xã hội" or a figure's end."""
    return rest[:1].islower() and level not in _HEADINGS


def _in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _CAPITALS


def _is_indented(lines: Sequence[TextLine], number: int, setting: Setting) -> bool:
    """Tell a first line of a paragraph: it ends early although its sentence goes on."""
    if number + 1 >= len(lines) or not lines[number + 1].text[:1].islower():
        return False
    return setting.rooms[number] > lines[number + 1].first_width + _SLACK_MM
