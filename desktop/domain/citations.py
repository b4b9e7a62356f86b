"""Citations of legal documents: written as the decree wants, read as offices write them.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ, viện dẫn).
"""

from __future__ import annotations

import datetime as dt
import re

from desktop.domain.decree_dates import decree_date, find_date
from desktop.domain.folding import fold
from desktop.domain.legal_basis import LegalBasis, LegalDocument
from desktop.domain.text import squeeze

KINDS = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết liên tịch", "Nghị quyết",
    "Nghị định", "Quyết định", "Thông tư liên tịch", "Thông tư", "Chỉ thị",
    "Chương trình hành động", "Chương trình", "Kế hoạch hành động", "Kế hoạch", "Đề án",
    "Phương án", "Quy chế", "Quy định", "Hướng dẫn", "Thông báo", "Kết luận", "Tờ trình",
    "Báo cáo", "Công điện", "Công văn", "Văn bản hợp nhất", "Văn bản",
)  # fmt: skip
"""Kinds of document that are cited, those of higher force first."""

_LAWS = frozenset({"hien phap", "bo luat", "luat", "phap lenh"})
_LONGEST_FIRST = sorted(KINDS, key=len, reverse=True)
_LAW_WORDS = "|".join(kind for kind in KINDS if fold(kind) in _LAWS)

_LEAD = (
    r"(?:Căn cứ|Thực hiện|Tiếp tục thực hiện|Triển khai thực hiện|Triển khai|Thi hành|Theo)"
    r"(?: vào| theo| nội dung| tinh thần)?"
)
_KIND = "|".join(_LONGEST_FIRST)
_NUMBERED = r" số:? ?(?=[\d/.…_])| (?=\d+[a-zđ]?(?:/\d{4})?[/-][A-ZĐ])"
"""A number follows; where its symbol shows what it is, "số" may be left out."""
_START = rf"(?P<kind>(?i:{_KIND}))(?:{_NUMBERED})|(?P<law>{_LAW_WORDS})(?= \S)"
_CITATION = re.compile(rf"(?:(?:(?<=[;.] )|^)(?:(?i:{_LEAD}) )?|(?<=, ){_LEAD} )(?:{_START})")
_GROUPS = r"(?: ?[/-] ?[0-9A-Za-zĐđ]+)"
_NUMBER = re.compile(rf"(?:\d+[A-Za-zĐđ]?|[.…_]+){_GROUPS}*|{_GROUPS}+")
_BLANK_DATE = re.compile(r",? ?ngày[ /.…_\d]*(?:tháng[ /.…_\d]*năm[ .…_\d]*)?")
_LAW_NUMBER = re.compile(rf",? số:? ?({_NUMBER.pattern})")
_OTHER_GROUND = re.compile(r"; ?(?:căn cứ|xét|theo đề nghị)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"(?<!của)(?<!tịch)[,;.]? (?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) "
    r"(?:xã|phường|thị trấn|đặc khu)\b[^;]*(?:như sau|:)\s*:?$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:^|\s)(?=(?:về|ban hành|phê duyệt|quy định|thực hiện|triển khai|hướng dẫn|sửa đổi|"
    r"bổ sung|công bố|công nhận|thành lập|kiện toàn|giao|phân công|phân cấp|điều chỉnh|"
    r"tăng cường|đẩy mạnh|nâng cao|tiếp tục|tổ chức thực hiện|xếp loại|đánh giá|thông qua|"
    r"bãi bỏ|thay thế|v/v)\b|[“\"(])",
    re.IGNORECASE,
)
_KNOWN_ISSUER = re.compile(
    r"(?:Thủ tướng Chính phủ|Chính phủ|Ủy ban Thường vụ Quốc hội|Quốc hội|Bộ Chính trị|"
    r"Ban Bí thư|Ban Chấp hành Trung ương(?: Đảng)?)(?= )"
)
_DAY = r"ngày (?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
_CITED = re.compile(
    rf"(?i:{_KIND})(?: [^\s;,.]+){{0,3}}? số:? ?(?:{_NUMBER.pattern})(?:,? {_DAY})?[^;,.]*"
    rf"|(?:{_LAW_WORDS}) [^;.]{{0,80}}?(?:\d{{4}}\b|(?=[;.]|$))"
    rf"|\b\d+[a-zđ]?(?:/\d{{4}})?[-/][A-ZĐ][A-ZĐa-z0-9]*(?:[-/][A-ZĐ0-9]+)*(?:,? {_DAY})?"
    rf"|{_DAY} của(?= [A-ZĐÁÂƠƯỦỘ])"
)


def is_law(kind: str) -> bool:
    """Tell whether documents of this kind are cited without number and issuing body."""
    return fold(kind) in _LAWS


def name_in_text(document: LegalBasis | LegalDocument) -> str:
    """Return the full citation inside a sentence, as at its first mention in the text.

    A Luật or Pháp lệnh shows neither number nor issuing body; what is not known is left out.
    """
    law = is_law(document.kind)
    parts = (
        document.kind,
        _law_name(document) if law else "",
        f"số {document.number}" if document.number and not law else "",
        decree_date(document.date) if document.date else "",
        f"của {document.issuer}" if document.issuer and not law else "",
        document.subject if not law else "",
    )
    return " ".join(part for part in parts if part)


def write_citation(document: LegalBasis | LegalDocument) -> str:
    """Return the căn cứ line of a document, without its closing mark."""
    return f"Căn cứ {name_in_text(document)}"


def _law_name(document: LegalBasis | LegalDocument) -> str:
    """Return the name of a law without the word of its kind in front."""
    subject, kind = document.subject, document.kind
    return subject[len(kind) + 1 :] if subject.startswith(f"{kind} ") else subject


def parse_citation(text: str) -> list[LegalBasis]:
    """Return the documents cited in a căn cứ line or an opening sentence, in printed order.

    Several citations of one sentence are told apart where a new type of document begins after
    ";", or after a comma with "Căn cứ" or "Thực hiện"; a semicolon inside a subject stays. What
    names no document ("Theo đề nghị của …") gives nothing; parts that are not printed are empty.
    """
    line = squeeze(text)
    if line.endswith((":", "như sau")):
        line = _OPENING.sub("", line)
    starts = list(_CITATION.finditer(line))
    ends = [*(match.start() for match in starts), len(line)][1:]
    return [_parse_one(line, match, end) for match, end in zip(starts, ends, strict=True)]


def cited_spans(text: str) -> list[tuple[int, int]]:
    """Return where running text names documents, with what is said of them up to the comma.

    Years and names of bodies in there belong to the document, not to the plan that cites it.
    """
    return [match.span() for match in _CITED.finditer(text)]


def _parse_one(line: str, start: re.Match[str], end: int) -> LegalBasis:
    other = _OTHER_GROUND.search(line, start.end(), end)
    printed = line[start.start() : other.start() if other else end].rstrip(" ;,./")
    rest = line[start.end() : start.start() + len(printed)]
    if start["law"]:
        return _parse_law(printed, start["law"], rest)
    kind = next(kind for kind in _LONGEST_FIRST if kind.lower() == start["kind"].lower())
    if fold(kind) in _LAWS:
        return _parse_law(printed, kind, f" số {rest}")
    number = _NUMBER.match(rest)
    figures = number[0] if number else ""
    day, before, after = _around_date(rest[len(figures) :])
    issuer, subject = _issuer_and_subject(after)
    return LegalBasis(printed, kind, figures.replace(" ", ""), day, issuer or before, subject)


def _parse_law(printed: str, kind: str, rest: str) -> LegalBasis:
    """Read a law: its name is its subject, whether a number stands after it or not."""
    number = _LAW_NUMBER.search(rest)
    name = rest if number is None else f"{rest[: number.start()]} {rest[number.end() :]}"
    day, before, after = _around_date(name)
    issuer, subject = _issuer_and_subject(after) if day else ("", after)
    return LegalBasis(printed, kind, number[1] if number else "", day, issuer, before or subject)


def _around_date(text: str) -> tuple[dt.date | None, str, str]:
    """Return the date in ``text``, what stands before it without "ngày", and after it.

    A date left blank in a draft parts the words as well; without any all words stand after.
    """
    found = find_date(text)
    if found:
        day, start, end = found
        return (
            day,
            text[:start].strip(" ,").removesuffix("ngày").strip(" ,"),
            text[end:].strip(" ,"),
        )
    blank = _BLANK_DATE.search(text)
    if blank:
        return None, text[: blank.start()].strip(" ,"), text[blank.end() :].strip(" ,")
    return None, "", text.strip(" ,")


def _issuer_and_subject(text: str) -> tuple[str, str]:
    """Part "của Chính phủ về …": the issuer ends where the subject's leading word begins."""
    named = text.startswith("của ")
    words = text.removeprefix("của ")
    known = _KNOWN_ISSUER.match(words)
    begin = _SUBJECT.search(words)
    cut = known.end() if known else begin.start() if begin else len(words) if named else 0
    if not named and not words[:1].isupper():
        cut = 0
    return words[:cut].strip(" ,"), words[cut:].strip(" ,")
