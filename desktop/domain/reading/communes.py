"""Which commune issues a document, and the district and province it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.folding import fold
from desktop.domain.text import squeeze

_WORD = r"[A-ZĐÀ-ỸẠ-Ỹ][^\W\d_]*(?:['’][^\W\d_]+)?"
_NAME = rf"(?P<name>{_WORD}(?:[ -]{_WORD}){{0,4}}|\d{{1,2}})"
_BODIES = frozenset({"uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd"})
_KINDS = {
    "xã": CommuneKind.XA,
    "phường": CommuneKind.PHUONG,
    "thị trấn": CommuneKind.THI_TRAN,
    "đặc khu": CommuneKind.DAC_KHU,
}
_COMMUNE = re.compile(rf"\b(?P<kind>(?i:xã|phường|thị trấn|đặc khu)) {_NAME}")
_DISTRICT = re.compile(rf"\b(?P<kind>(?i:huyện(?: ủy| uỷ)?|quận|thị xã|thành phố|TP)\.?) {_NAME}")
_PROVINCE = re.compile(rf"\b(?P<kind>(?i:tỉnh(?: ủy| uỷ)?)) {_NAME}")
_CAPITALS = re.compile(
    r"(?:^|\s)(?P<kind>XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH) (?P<name>.+)$"
)
_KIND_OF_COMMITTEE = {
    "huyện ủy": "huyện",
    "huyện uỷ": "huyện",
    "tp": "thành phố",
    "tp.": "thành phố",
}
_STOPS = frozenset((
    "ban", "uy", "hoi", "ubnd", "hdnd", "mttq", "ve", "nam", "va", "do", "dang", "doan", "mat",
    "cong", "chu", "phong", "van", "so", "bo", "trung", "ke", "quyet", "nghi", "cac", "tai",
    "trong", "thuc", "cai", "giai", "thi", "theo", "den", "tu", "la", "co",
))  # fmt: skip
_NO_NAMES = frozenset({"", "hoi"})
"""What follows "xã" in "Văn hóa - Xã hội" and is no commune."""
_NATION_WIDE = frozenset({"ha noi", "hai phong", "hue", "da nang", "can tho", "ho chi minh"})
"""Cities that stand where a province stands."""

_PROVINCES = (
    "Hà Giang", "Cao Bằng", "Bắc Kạn", "Tuyên Quang", "Lào Cai", "Điện Biên", "Lai Châu",
    "Sơn La", "Yên Bái", "Hòa Bình", "Thái Nguyên", "Lạng Sơn", "Quảng Ninh", "Bắc Giang",
    "Phú Thọ", "Vĩnh Phúc", "Bắc Ninh", "Hải Dương", "Hưng Yên", "Thái Bình", "Hà Nam",
    "Nam Định", "Ninh Bình", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Bình", "Quảng Trị",
    "Thừa Thiên Huế", "Quảng Nam", "Quảng Ngãi", "Bình Định", "Phú Yên", "Khánh Hòa",
    "Ninh Thuận", "Bình Thuận", "Kon Tum", "Gia Lai", "Đắk Lắk", "Đắk Nông", "Lâm Đồng",
    "Bình Phước", "Tây Ninh", "Bình Dương", "Đồng Nai", "Bà Rịa - Vũng Tàu", "Long An",
    "Tiền Giang", "Bến Tre", "Trà Vinh", "Vĩnh Long", "Đồng Tháp", "An Giang", "Kiên Giang",
    "Hậu Giang", "Sóc Trăng", "Bạc Liêu", "Cà Mau",
)  # fmt: skip
"""Provinces of the three-level era; those of today bear names of this list."""


@dataclass(frozen=True, slots=True)
class FoundIssuer:
    """The issuing commune, and how sure it is.

    Attributes:
        issuer: The commune; None when no text names one.
        confidence: From 0 to 1.
    """

    issuer: Issuer | None
    confidence: float = 1.0


def find_issuer(
    issuer_lines: Sequence[str], place: str, near: Sequence[str], text: Sequence[str], year: int
) -> FoundIssuer:
    """Return the issuing commune.

    Args:
        issuer_lines: Lines of the letterhead, in capitals.
        place: Place printed before the date.
        near: Texts that name the issuer if they name any commune, the surest first
            (title, "Kèm theo …", opening, closing).
        text: All other text.
        year: Year of issue; there are no districts after 2025.
    """
    printed, _unit = _from_letterhead(issuer_lines)
    found = printed or _from_texts(near, text)
    if found is None:
        return FoundIssuer(None, 0.5)
    kind, name = found
    spelled = _as_spelled(name, [place, *near, *text]) if name.isupper() else name
    province, district = _above(issuer_lines, [*near, *text], spelled)
    issuer = Issuer(kind, spelled, province, district if year <= 2025 else None)
    if place and _same_signs(place) != _same_signs(spelled):
        issuer = replace(issuer, place=place)
    return FoundIssuer(issuer, 1.0 if printed else 0.8)


def issuing_unit(issuer_lines: Sequence[str]) -> str:
    """Return the unit of the commune that issues, as printed; empty for the commune itself."""
    return _from_letterhead(issuer_lines)[1]


def unread_lines(issuer_lines: Sequence[str]) -> list[str]:
    """Return the lines of the letterhead that name neither a place, nor its body, nor a unit."""
    unit = issuing_unit(issuer_lines)
    return [
        line
        for line in issuer_lines
        if not _CAPITALS.search(line) and fold(line) not in _BODIES and line not in unit
    ]


def _same_signs(name: str) -> str:
    return fold(name).replace("’", "'")


def _from_letterhead(lines: Sequence[str]) -> tuple[tuple[CommuneKind, str] | None, str]:
    """Return kind and name of the commune, and the unit named below it."""
    for place in range(len(lines) - 1, -1, -1):
        match = _CAPITALS.search(squeeze(lines[place]))
        kind = _KINDS.get(match["kind"].lower()) if match else None
        if match and kind and fold(match["name"]) not in _NO_NAMES:
            return (kind, match["name"].strip(" ,.-")), " ".join(lines[place + 1 :])
    return None, ""


def _from_texts(near: Sequence[str], text: Sequence[str]) -> tuple[CommuneKind, str] | None:
    for words in near:
        for match in filter(_is_named, _COMMUNE.finditer(words)):
            return _KINDS[match["kind"].lower()], _trimmed(match["name"])
    counted = Counter(
        (match["kind"].lower(), _trimmed(match["name"]))
        for words in text
        for match in filter(_is_named, _COMMUNE.finditer(words))
    )
    if not counted:
        return None
    kind, name = counted.most_common(1)[0][0]
    return _KINDS[kind], name


def _is_named(match: re.Match[str]) -> bool:
    """Tell whether the word "xã" is followed by a name, not by another word in capitals."""
    return fold(_trimmed(match["name"])) not in _NO_NAMES


def _trimmed(name: str) -> str:
    """Return a name without the capitalised words of the sentence that go on behind it."""
    words = name.split(" ")
    for place, word in enumerate(words[1:], start=1):
        if fold(word) in _STOPS and not (place == 1 and len(words) == 2):
            return " ".join(words[:place])
    return name


def _as_spelled(name: str, texts: Iterable[str]) -> str:
    """Return a name printed in capitals as running text writes it."""
    pattern = re.compile(
        r"\b" + r"\s".join(re.escape(word) for word in name.split()) + r"\b", re.IGNORECASE
    )
    for words in texts:
        for match in pattern.finditer(words):
            if not match[0].isupper() and all(part[:1].isupper() for part in match[0].split()):
                return match[0]
    return " ".join(_capitalised(word) for word in name.split())


def _capitalised(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def _above(lines: Sequence[str], texts: Sequence[str], commune: str) -> tuple[str, str | None]:
    """Return province and district, each with the word of its kind; province may be empty.

    A province named without its kind is no proof where the commune bears the same name.
    """
    printed = {
        match["kind"].lower(): _as_spelled(match["name"], texts)
        for line in lines
        if (match := _CAPITALS.search(squeeze(line)))
    }
    provinces = _named(_PROVINCE, texts)
    districts = _named(_DISTRICT, texts)
    cities = [(kind, name) for kind, name in districts if fold(name) in _NATION_WIDE]
    district = next(
        ((kind, name) for kind, name in printed.items() if kind in ("huyện", "quận", "thị xã")),
        next(((k, n) for k, n in districts if (k, n) not in cities), None),
    )
    province = next(
        ((k, n) for k, n in printed.items() if k == "tỉnh" or fold(n) in _NATION_WIDE), None
    )
    province = province or next(iter(provinces), None) or next(iter(cities), None)
    if province is None:
        by_name = _by_name(texts)
        province = ("tỉnh", by_name) if by_name and by_name != commune else None
    return " ".join(province or ()), " ".join(district) if district else None


def _named(pattern: re.Pattern[str], texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return kind and name of the places of a level, the most named first."""
    counted: Counter[tuple[str, str]] = Counter()
    for words in texts:
        for match in pattern.finditer(words):
            kind = match["kind"].lower()
            kind = "tỉnh" if kind.startswith("tỉnh") else _KIND_OF_COMMITTEE.get(kind, kind)
            name = _trimmed(match["name"])
            if name.isdigit() or fold(name.split(" ")[0]) in _STOPS:
                continue
            counted[kind, name] += 1
    merged: Counter[tuple[str, str]] = Counter()
    for (kind, name), count in counted.items():
        same = next((key for key in merged if fold(" ".join(key)) == fold(f"{kind} {name}")), None)
        merged[same or (kind, name)] += count
    return [key for key, count in merged.most_common()]


def _by_name(texts: Sequence[str]) -> str:
    """Return the province named most often without the word "tỉnh"."""
    whole = " ".join(texts)
    counted = Counter({name: whole.count(name) for name in _PROVINCES if name in whole})
    return counted.most_common(1)[0][0] if counted else ""
