"""The time wording inside a sentence, where the sentence clearly says one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.text import squeeze

_DAY = r"\d{1,2}\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*\d{4})?"
_DAY_IN_WORDS = r"\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
_QUARTER = r"(?:quý|qúy|quí) (?:iv|i{1,3}|[1-4])\b"
_YEAR = r"(?:\s*(?:/\s*|năm )\d{4})?"
_PERIOD = rf"(?:{_QUARTER}|tháng \d{{1,2}}\b|0?6 tháng (?:đầu|cuối) năm){_YEAR}"
_EVERY = r"(?:hằng|hàng|mỗi)"
_CYCLE = (
    r"(?:tuần|tháng|quý|qúy|quí|0?6 tháng|sáu tháng|năm)"
    rf"(?:(?:\s*,\s*|\s+và\s+|\s*,?\s*{_EVERY} )(?:tháng|quý|0?6 tháng|0?9 tháng|năm)\b)*"
)
_BY = r"(?:trước|chậm nhất|muộn nhất|đến hết|không quá|hạn cuối|hoàn thành vào)"
_LINKS = r"(?: là)?(?: vào)?(?: trong)?"


@dataclass(frozen=True, slots=True)
class _Wording:
    """A way to say when.

    Attributes:
        pattern: What it looks like.
        words: Words of which one must stand in the sentence; spares the search.
        cited: Whether the name of a document may hold it ("kế hoạch CCHC hằng năm").
    """

    pattern: re.Pattern[str]
    words: Sequence[str]
    cited: bool = True


def _wording(pattern: str, words: Sequence[str], cited: bool = True) -> _Wording:
    whole = rf"(?<!\w){pattern}(?!\w)"
    return _Wording(re.compile(whole, re.IGNORECASE), words, cited)


_BY_WORDS = ("trước", "nhất", "hết", "quá", "hạn cuối", "thành vào")
_WORDINGS = (
    _wording(
        rf"{_BY}{_LINKS}(?: ngày)? (?:{_DAY_IN_WORDS}|{_DAY})(?:\s*{_EVERY} (?:năm|tháng))?",
        _BY_WORDS,
        cited=False,
    ),
    _wording(
        rf"{_BY}{_LINKS} ngày \d{{1,2}}(?: của)? {_EVERY} (?:tháng|quý)", _BY_WORDS, cited=False
    ),
    _wording(rf"(?:trong|vào|xong|hết|trước|đến) {_PERIOD}", ("quý", "quí", "qúy", "tháng")),
    _wording(r"(?:hoàn thành|xong|hết) (?:trong |trước |vào )?năm \d{4}", ("năm",)),
    _wording(rf"(?:định kỳ|thường kỳ),?(?: \d+ lần)?,? (?:{_EVERY},? )?{_CYCLE}", (" kỳ",)),
    _wording(rf"(?<!kế hoạch )(?<!báo cáo )(?:hằng|hàng) {_CYCLE}", ("hằng", "hàng")),
    _wording(r"thường xuyên(?! trực\b)", ("thường xuyên",)),
)
"""Ways to say when, the surest first: a day, a period, a cycle, "thường xuyên"."""

_CITED = re.compile(
    r"(?:kế hoạch|quyết định|nghị quyết|nghị định|công văn|chỉ thị|thông tư|văn bản|chương trình)"
    r"[^.;,:]{0,80}$",
    re.IGNORECASE,
)
"""What stands before the words that belong to the name of a document."""


@lru_cache(maxsize=4096)
def time_in_sentence(sentence: str) -> str:
    """Return the words of a sentence that say when, as written; "" when none clearly do.

    A year or a period in the name of a document is no time of the task.
    """
    text = squeeze(sentence)
    lowered = text.lower()
    for wording in _WORDINGS:
        if not any(word in lowered for word in wording.words):
            continue
        for found in wording.pattern.finditer(text):
            if not (wording.cited and _CITED.search(text, 0, found.start())):
                return found.group()
    return ""
