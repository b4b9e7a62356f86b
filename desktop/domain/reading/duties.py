"""Duties given to officers, units and bodies in the running text (trách nhiệm)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from desktop.domain.facts import Duty
from desktop.domain.ids import new_id
from desktop.domain.numbering import Node
from desktop.domain.outline import BlockKind, Level
from desktop.domain.reading.ending import is_closing, is_person
from desktop.domain.reading.names import begins_name, normalise_dashes
from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.sections import Standing
from desktop.domain.reading.source import Place
from desktop.domain.text import squeeze
from desktop.i18n import _

Found = tuple[Duty, ReadFact]

_SECTIONS = re.compile(
    r"to chuc thuc hien|to chuc trien khai|trach nhiem|phan cong|nhiem vu cu the|"
    r"nhiem vu cua|che do (?:thong tin,? )?bao cao|kinh phi|to chuc, thuc hien"
)
"""Headings below which officers and units get their duties."""
_SENTENCES = re.compile(
    r"to chuc thuc hien|to chuc trien khai|to chuc, thuc hien|trach nhiem|phan cong|"
    r"che do (?:thong tin,? )?bao cao|kinh phi"
)
"""Headings below which a sentence that begins with a name gives a duty."""
_CALLS = re.compile(
    r"(?:nhiệm vụ (?:cụ thể )?(?:của|đối với)|trách nhiệm (?:của|đối với)|đề nghị|yêu cầu|"
    r"giao nhiệm vụ cho|giao cho|giao|phân công|đối với|đồng chí|đ/c)\s+",
    re.IGNORECASE,
)
_CUTS = (
    "chịu trách nhiệm", "có trách nhiệm", "có nhiệm vụ", "làm đầu mối", "là đầu mối",
    "là cơ quan", "là bộ phận", "tham mưu", "chủ động", "thường xuyên", "định kỳ", "phối hợp",
    "chủ trì", "tăng cường", "xây dựng", "tổ chức", "thực hiện", "hướng dẫn", "theo dõi",
    "căn cứ", "xem xét", "triển khai", "đẩy mạnh", "tiếp tục", "phát huy", "quan tâm", "bố trí",
    "tuyên truyền", "giám sát", "kịp thời", "rà soát", "lập dự toán", "nghiên cứu", "chỉ đạo",
    "tích cực", "báo cáo", "gửi", "cung cấp", "tham gia", "đảm bảo",
    "quán triệt", "phổ biến", "duy trì", "niêm yết", "tiếp nhận", "cập nhật",
    "bảo đảm", "vận động", "tập trung", "đôn đốc", "kiểm tra",
)  # fmt: skip
"""Words that begin what somebody is to do, where a name before them ends."""
_BODIES = re.compile(
    r"\b(?:(?:ban|đoàn|tổ|đội) (?:chỉ đạo|kiểm tra|giám sát)|ban tổ chức|bộ phận tiếp nhận)"
    r"(?= |,|$)(?! các\b)"
)
"""Bodies in whose names such a word stands."""
_HEADING_CUTS = ("chịu trách nhiệm", "có trách nhiệm", "làm đầu mối", "là đầu mối", "tham mưu")
_LISTS = re.compile(r"\s*,?\s*(?:bao gồm|gồm có|gồm|như sau|cụ thể)\s*$")
_MOST_NAME = 120


def find_duties(text: Sequence[Standing], places: Mapping[str, Place]) -> list[Found]:
    """Return the duties of the text in printed order."""
    found: list[Found] = []
    named: set[str] = set()
    officers = {
        standing.block.id: officer_of_heading(standing.block.text)
        for standing in text
        if standing.block.kind is BlockKind.HEADING
    }
    for standing in text:
        if any(node.block.id in named for node in standing.above):
            continue
        duty = _of_heading(standing, officers) or _of_paragraph(standing)
        if duty is None:
            continue
        if standing.block.kind is BlockKind.HEADING:
            named.add(standing.block.id)
        _add(found, duty, places[standing.block.id], standing)
    return found


def _add(found: list[Found], duty: Duty, place: Place, standing: Standing) -> None:
    sure = standing.block.kind is BlockKind.HEADING
    doubt = "" if sure else _("Người được giao việc lấy từ câu văn, hãy xem lại.")
    found.append((duty, ReadFact(f"duty:{duty.id}", place, 1.0 if sure else 0.8, doubt)))


def _of_heading(standing: Standing, officers: Mapping[str, str]) -> Duty | None:
    """Return the duty of a heading that names somebody: what stands below it."""
    officer = officers.get(standing.block.id)
    if not officer or not _may_hold_duties(standing, officers):
        return None
    items = tuple(_items(list(standing.node.walk())[1:]))
    return Duty(new_id(), standing.short_section, officer, items) if items else None


def _may_hold_duties(standing: Standing, officers: Mapping[str, str]) -> bool:
    """Tell whether a heading stands among those that give duties."""
    if _stands_below(standing, _SECTIONS):
        return True
    beside = standing.above[-1].children if standing.above else ()
    return sum(bool(officers.get(node.block.id)) for node in beside) >= 2


def _stands_below(standing: Standing, headings: re.Pattern[str]) -> bool:
    return any(map(headings.search, standing.folded_headings))


def officer_of_heading(text: str) -> str:
    """Return whom a heading names, empty when it names nobody."""
    words = _uncalled(_LISTS.sub("", squeeze(text).rstrip(" .:;")))
    if not begins_name(words):
        return ""
    return _name(_cut(words, _HEADING_CUTS))


def _uncalled(words: str) -> str:
    """Return a text without the words that call on whom it names ("giao đồng chí")."""
    while called := _CALLS.match(words):
        words = words[called.end() :]
    return words


def _cut(words: str, cuts: Sequence[str]) -> str:
    """Return the words before the first of ``cuts``."""
    lowered = _BODIES.sub(lambda body: "_" * len(body[0]), words.lower())
    starts = [at for cut in cuts if (at := lowered.find(f" {cut}")) > 0]
    return words[: min(starts)] if starts else words


def _name(words: str) -> str:
    name = normalise_dashes(words.strip(" ,;:.-–"))
    return name[:1].upper() + name[1:]


def _items(below: Sequence[Node]) -> Iterator[str]:
    """Yield what stands below a heading; the sentence that opens a list is left out."""
    for place, node in enumerate(below):
        block = node.block
        text = block.text
        if block.kind is not BlockKind.PARAGRAPH or is_closing(text):
            continue
        opens = block.level is Level.TEXT and text.endswith(":")
        if opens and place + 1 < len(below):
            continue
        label = node.label if block.level is Level.LETTER else ""
        yield f"{label} {text}".strip()


def _of_paragraph(standing: Standing) -> Duty | None:
    """Return the duty of a paragraph that begins with whom it concerns."""
    block = standing.block
    if block.kind is not BlockKind.PARAGRAPH or not _stands_below(standing, _SENTENCES):
        return None
    text = block.text
    words = _uncalled(text)
    name = _cut(words.partition(":")[0], _CUTS)
    if is_closing(text) or not (begins_name(words) or is_person(name)):
        return None
    if not name.strip() or len(name) > _MOST_NAME or len(name) == len(words):
        return None
    label = standing.node.label if block.level is Level.LETTER else ""
    return Duty(new_id(), standing.short_section, _name(name), (f"{label} {text}".strip(),))
