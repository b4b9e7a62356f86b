"""Type, subject (trích yếu) and years of a foreign document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.citations import parse_citation
from desktop.domain.document_types import LONE_APPENDIX, DocumentType, type_by_title, type_of
from desktop.domain.folding import fold
from desktop.domain.plan import PlanKind, YearSpan
from desktop.domain.reading.labels import read_label
from desktop.domain.reading.lines import Line

_SEARCHED = 60
_MOST_LINES = 6
_APPENDIX = re.compile(r"phu luc(?: (?:so )?[ivxl\d]+[a-z]?)?\s*[.:]?")
ATTACHED = re.compile(r"\(?\s*(?:ban hanh )?(?:kem theo|dinh kem)\b")
_RANGE = re.compile(r"\b(20\d\d)\s*(?:-|–|—|đến(?: năm)?)\s*(20\d\d)\b")
_ONE_YEAR = re.compile(r"(?<!đến )(?<!hướng )(?:\b[Nn]ăm|NĂM)\s*(20\d\d)\b")
_ANY_YEAR = re.compile(r"\b(20\d\d)\b")
_OPENING = re.compile(
    r"(?:can cu|xet|theo de nghi|de trien khai|nham|uy ban nhan dan|ubnd)\b.{25,}"
    r"|.*\bnhu sau\s*:?$"
)
_CAPITALS = re.compile(r"([A-ZĐÀ-ỸẠ-Ỹ]{2,}(?: [A-ZĐÀ-ỸẠ-Ỹ]{2,})*) ?(?= \S*[^\W\d_][a-zà-ỹ])")
_REFORM = ("cai cach hanh chinh", "cchc", "cai cach nen hanh chinh")
_REMEDY = ("khac phuc", "nang cao chi so", "nang cao cac chi so", "cai thien chi so")


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a document.

    Attributes:
        document_type: Abbreviation of the type.
        subject: The subject on one line.
        first, end: Which of the lines it takes: from ``first`` up to before ``end``.
        confidence: Of the subject.
    """

    document_type: str
    subject: str
    first: int
    end: int
    confidence: float = 1.0


def find_title(lines: Sequence[Line], in_one: bool = False) -> Title | None:
    """Return type and subject, None when no line names a type of document.

    ``in_one`` takes a line in capitals that goes on from the type to the subject ("KẾ HOẠCH CẢI
    CÁCH HÀNH CHÍNH NĂM 2026"). Headings of the text are written like that too, so this is for
    documents where no line of its own names the type.
    """
    for place, line in enumerate(lines[:_SEARCHED]):
        if is_appendix_line(line):
            return None
        found = _type_in_capitals(line) if in_one else _type_and_rest(line)
        if found is None:
            continue
        kind, rest = found
        end = _subject_end(lines, place + 1)
        subject = " ".join(
            [*rest, *(text.text for text in lines[place + 1 : end] if not text.is_rule)]
        )
        sure = 1.0 if subject and end - place <= _MOST_LINES - 1 else 0.6
        return Title(kind.code, subject.strip(" .;"), place, end, sure)
    return None


def _type_and_rest(line: Line) -> tuple[DocumentType, list[str]] | None:
    """Return the type that a line names and the words of the subject behind it."""
    if line.label or not line.pieces:
        return None
    first, *rest = line.pieces
    words = first.rstrip(" :.")
    kind = type_by_title(words)
    if kind and (words.isupper() or line.centred or line.bold):
        return kind, rest
    if not (line.centred or line.bold or not line.looks):
        return None
    capitals = _CAPITALS.match(first)
    kind = type_by_title(capitals[1].strip()) if capitals else None
    return (kind, [first[len(capitals[1]) :].strip(), *rest]) if kind and capitals else None


def _type_in_capitals(line: Line) -> tuple[DocumentType, list[str]] | None:
    if line.label or not line.is_capital:
        return None
    first, *rest = line.pieces
    words = first.split(" ")
    for count in range(len(words) - 1, 0, -1):
        kind = type_by_title(" ".join(words[:count]).rstrip(" :."))
        if kind:
            return kind, [" ".join(words[count:]), *rest]
    return None


def is_appendix_line(line: Line) -> bool:
    """Tell whether a line says that an appendix begins ("PHỤ LỤC I")."""
    if not line.pieces or line.label or not line.folded.startswith("phu luc"):
        return False
    first = line.pieces[0]
    loud = first.isupper() or line.centred or line.bold or len(first) <= 12
    return loud and bool(_APPENDIX.fullmatch(fold(first)) or _loud_appendix(line))


def _loud_appendix(line: Line) -> bool:
    return line.is_capital and bool(re.match(r"phu luc(?: [ivxl\d]+)?\s*[-–:.]", line.folded))


def is_attached_line(line: Line) -> bool:
    """Tell whether a line says what an appendix belongs to ("(Kèm theo Kế hoạch số …)")."""
    return bool(ATTACHED.match(line.folded))


_DECIDING = re.compile(
    r"(?:(?:chu tich )?(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)|bi thu dang uy)\b.{0,40}"
)


def names_who_decides(line: Line) -> bool:
    """Tell whether a line between subject and bases says who decides ("CHỦ TỊCH ỦY BAN …")."""
    return line.is_capital and bool(_DECIDING.fullmatch(line.folded))


def _subject_end(lines: Sequence[Line], start: int) -> int:
    """Return where the lines of the subject end; lines that only draw a line belong to it."""
    end = start
    while end < len(lines) and end - start < _MOST_LINES and _is_subject(lines[end], lines[start]):
        end += 1
    return end


def _is_subject(line: Line, first: Line) -> bool:
    if line.is_rule:
        return True
    if names_who_decides(line) and line is not first and not first.is_capital:
        return False
    if read_label(line) is not None or is_attached_line(line) or _OPENING.match(line.folded):
        return False
    if line.text.endswith((":", ";", ",", ".")) or len(line.text) > 250:
        return False
    if line.looks and first.looks:
        return line.centred or (line.bold and first.bold and not line.heading_level)
    return not (len(line.text) > 60 and parse_citation(line.text))


def read_years(subject: str, others: Sequence[str], default: int | None) -> tuple[YearSpan, float]:
    """Return the years a plan covers and how sure they are.

    Args:
        subject: The subject of the plan, which mostly names them.
        others: Further texts, the surest first.
        default: Year of issue, when known.
    """
    for confidence, text in ((1.0, subject), *((0.85, other) for other in others)):
        span = _RANGE.search(text)
        if span and int(span[1]) <= int(span[2]):
            return YearSpan(int(span[1]), int(span[2])), confidence
        years = [int(year) for year in _ONE_YEAR.findall(text)]
        if years:
            return YearSpan(max(years), max(years)), confidence
    if default:
        return YearSpan(default, default), 0.8
    counted = Counter(year for text in others for year in _ANY_YEAR.findall(text))
    year = int(counted.most_common(1)[0][0]) if counted else 0
    return YearSpan(year, year), 0.4


def kind_of(subject: str, years: YearSpan) -> PlanKind:
    """Return what a plan is for, by its subject."""
    words = fold(subject)
    if any(word in words for word in _REMEDY):
        return PlanKind.INDEX_REMEDY
    if any(word in words for word in _REFORM):
        return PlanKind.ANNUAL_REFORM if years.first == years.last else PlanKind.FIVE_YEAR_REFORM
    return PlanKind.OTHER


def type_by_symbol(symbol: str) -> str:
    """Return the type that a symbol names ("KH-UBND" → "KH"), "KH" when it names none."""
    kind = type_of(symbol.partition("-")[0])
    return kind.code if kind and kind.code != LONE_APPENDIX else "KH"
