"""Words: capitals, abolished levels, expired texts, abbreviations (V01-V09)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from desktop.documents.check.layout import Case, Item
from desktop.documents.check.model import Paragraph
from desktop.documents.check.registry import Hit, at, rule
from desktop.documents.check.rules.number_and_date import date_of, year_of
from desktop.documents.check.word_lists import word_lists
from desktop.domain.eras import TWO_LEVEL_START
from desktop.i18n import _

_LOW = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_UP = _LOW.upper()
"""Letters for character classes: in Unicode order capitals and small letters are mixed."""
_BEFORE = r"(?<=[\w,;:(] )"
_CITED_LOW = re.compile(rf"{_BEFORE}(?P<word>Khoản|Điểm) (?P<number>\d+|[a-zđ])(?!\w)")
_CITED_HIGH = re.compile(
    r"(?<!\w)(?P<word>điều \d+"
    r"|(?<!danh )(?<!hạng )(?<!đề )(?<!tiểu )(?:chương|mục|phần) [IVXLC]+)(?!\w)"
)
_UNIT_HIGH = re.compile(
    rf"(?<=[{_LOW},] )(?P<word>Xã|Phường|Huyện|Tỉnh|Thị trấn|Đặc khu) "
    rf"(?P<name>[{_UP}]\w+(?: [{_UP}]\w+)*)"
)
_UNIT_FIGURE = re.compile(
    rf"(?<=[{_LOW},] )(?P<word>phường|quận) (?P<name>\d+)(?=[,.;)]|$| (?:của|và|tỉnh|thành))"
)
_SENTENCE = re.compile(rf"(?<=[{_LOW})”%][.?!] )[{_LOW}]\w*")
_NOT_AN_END = re.compile(r"\b(v\.v|tr|TP|Tp|tp|ThS|TS|St|vv)\.? $|…\s?$")
_OLD_TONES = re.compile(r"(?<![qQ])(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_NEW_TONES = re.compile(r"(?<![qQ])(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?<![\w/.\-–])[A-ZĐ]{2,}[A-ZĐ0-9]*(?![\w/\-–]|\.\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_CITATION = re.compile(
    r"(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Chương trình|Luật"
    r"|Báo cáo)"
    r"[^;.]{0,20}?(?:số|ngày) [^;.]*"
)
_TITLE_STARTS = re.compile(r"[“\"'(\[\s]*")


def _texts(case: Case) -> Iterator[Paragraph]:
    """Yield every paragraph of running words once: text, tables, recipients left out."""
    ends = case.layout.signature.table if case.layout.signature else None
    head = case.layout.letterhead.table if case.layout.letterhead else None
    for item in case.all_items:
        yield item.paragraph
    for _number, table, _section in case.tables:
        if table not in (head, ends):
            for paragraph in table.paragraphs:
                if paragraph.text:
                    yield paragraph


def _mixed(paragraph: Paragraph) -> bool:
    return bool(paragraph.text) and not paragraph.upper


@rule("V01")
def names_of_bodies(case: Case) -> Iterator[Hit]:
    """Names of bodies with capitals at type and field only."""
    for paragraph in _texts(case):
        if not _mixed(paragraph):
            continue
        for name in word_lists().names:
            for match in name.wrong.finditer(paragraph.text):
                allowed = name.allowed and name.allowed.fullmatch(match[0])
                if not allowed and not match[0].isupper():
                    yield at(paragraph, match[0], name.right)
                    break


@rule("V02")
def cited_parts(case: Case) -> Iterator[Hit]:
    """khoản and điểm lower, Điều, Chương, Mục, Phần upper."""
    for paragraph in _texts(case):
        for match in _CITED_LOW.finditer(paragraph.text):
            yield at(paragraph, match[0], match[0].lower())
        for match in _CITED_HIGH.finditer(paragraph.text):
            word = match["word"]
            yield at(paragraph, word, word[0].upper() + word[1:])


@rule("V03")
def units(case: Case) -> Iterator[Hit]:
    """xã, phường, tỉnh lower before a name, upper before a figure."""
    named = word_lists().named_after
    for paragraph in _texts(case):
        if not _mixed(paragraph):
            continue
        for match in _UNIT_HIGH.finditer(paragraph.text):
            if not named.match(match["name"]):
                yield at(paragraph, match[0], f"{match['word'].lower()} {match['name']}")
        for match in _UNIT_FIGURE.finditer(paragraph.text):
            yield at(paragraph, match[0], f"{match['word'].capitalize()} {match['name']}")


def _starts_low(words: str) -> bool:
    first = _TITLE_STARTS.sub("", words, count=1)[:1]
    return first.islower()


@rule("V04")
def sentence_capitals(case: Case) -> Iterator[Hit]:
    """Sentences and paragraphs start with a capital."""
    for item in case.all_items:
        if _starts_low(item.rest) and not item.rest.startswith(("http", "www")):
            expected = _("Viết hoa chữ đầu đoạn")
            yield at(item.paragraph, item.rest.split()[0], expected)
        for match in _SENTENCE.finditer(item.paragraph.text):
            if not _NOT_AN_END.search(item.paragraph.text[: match.start()]):
                yield at(item.paragraph, match[0], _("Viết hoa chữ đầu câu"))


@rule("V05")
def nouns(case: Case) -> Iterator[Hit]:
    """Nhân dân and Nhà nước as nouns of their own."""
    words = word_lists()
    for paragraph in _texts(case):
        for pattern, right in ((words.people, "Nhân dân"), (words.state, "Nhà nước")):
            if pattern.search(paragraph.text):
                yield at(paragraph, right.lower(), right)


@rule("V06")
def tone_marks(case: Case) -> Iterator[Hit]:
    """One way of placing tone marks (hòa or hoà)."""
    text = " ".join(paragraph.text for paragraph in case.paragraphs)
    old = [match[0] for match in _OLD_TONES.finditer(text)]
    new = [match[0] for match in _NEW_TONES.finditer(text)]
    if old and new:
        found = _("{new} chỗ kiểu “hòa, ủy”, {old} chỗ kiểu “hoà, uỷ”").format(
            new=len(new), old=len(old)
        )
        yield Hit(_("Toàn văn bản"), found, _("Thống nhất một cách đặt dấu thanh"))


def _without_citations(text: str) -> str:
    return _CITATION.sub(" ", text)


def _day(case: Case) -> dt.date | None:
    """Return the day of the document; of a draft the last day that it may bear."""
    day, year = date_of(case), year_of(case)
    if day is None and year is not None:
        return dt.date(year, 12, 31)
    return day


@rule("V07")
def abolished_level(case: Case) -> Iterator[Hit]:
    """No words of the district level after 30/6/2025, except inside titles of older texts."""
    day = _day(case)
    if day is None or day < TWO_LEVEL_START or (date_of(case) is None and day.year == 2025):
        return
    for paragraph in _texts(case):
        text = _without_citations(paragraph.text)
        found = [match[0] for pattern in word_lists().abolished for match in pattern.finditer(text)]
        if found:
            words = ", ".join(dict.fromkeys(found))
            yield at(paragraph, words, _("Không còn cấp huyện từ ngày 01 tháng 7 năm 2025"))


@rule("V08")
def expired_texts(case: Case) -> Iterator[Hit]:
    """No text that is no longer in force."""
    day, year = date_of(case), year_of(case)
    if day is None:
        day = dt.date(year, 1, 1) if year is not None else None
    for paragraph in _texts(case):
        for entry in word_lists().expired:
            if (day is None or day >= entry.expired) and entry.pattern.search(paragraph.text):
                expected = _("Hết hiệu lực từ ngày {day}; thay bằng {name}").format(
                    day=entry.expired.strftime("%d/%m/%Y"), name=entry.successor
                )
                yield at(paragraph, entry.name, expected)


@rule("V09")
def abbreviations(case: Case) -> Iterator[Hit]:
    """An abbreviation is explained where it is first used."""
    known = set(word_lists().abbreviations)
    if case.profile:
        known |= {unit.short for unit in case.profile.units} | {case.profile.filing_code}
    seen: set[str] = set()
    for item in case.layout.items:
        if not _mixed(item.paragraph):
            continue
        for match in _ABBREVIATION.finditer(item.paragraph.text):
            short = match[0]
            if short in known or short in seen or _ROMAN.fullmatch(short):
                continue
            seen.add(short)
            if not _explained(item, short, match.start()):
                expected = _("Ghi đầy đủ ở lần đầu, kèm “(viết tắt là {short})”")
                yield at(item.paragraph, short, expected.format(short=short))


def _explained(item: Item, short: str, start: int) -> bool:
    text = item.paragraph.text
    before, after = text[max(0, start - 40) : start], text[start + len(short) :]
    bracketed = before.rstrip().endswith("(") or re.search(
        r"\([^)]*(viết tắt|gọi tắt)[^)]*$", before
    )
    return (bool(bracketed) and ")" in after) or after.lstrip().startswith("(")
