"""The time wording inside a sentence, where the sentence clearly says one."""

from __future__ import annotations

import re

from desktop.domain.text import squeeze

_DAY = r"\d{1,2}\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*\d{4})?"
_DAY_IN_WORDS = r"\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
_QUARTER = r"(?:quý|qúy|quí) (?:iv|i{1,3}|[1-4])\b"
_YEAR = r"(?:\s*(?:/\s*|năm )\d{4})?"
_PERIOD = rf"(?:{_QUARTER}|tháng \d{{1,2}}\b|6 tháng (?:đầu|cuối) năm){_YEAR}"
_CYCLE = (
    r"(?:tuần|tháng|quý|qúy|quí|0?6 tháng|sáu tháng|năm|nửa năm)"
    r"(?:(?:\s*,\s*|\s+và\s+|\s*,?\s*(?:hằng|hàng) )(?:tháng|quý|0?6 tháng|0?9 tháng|năm))*"
)
_BY = r"(?:trước|chậm nhất|muộn nhất|đến hết|không quá|hạn cuối|hoàn thành vào)"
_WORDINGS = (
    rf"{_BY}(?: là)?(?: vào)?(?: trong)?(?: ngày)? (?:{_DAY_IN_WORDS}|{_DAY})"
    rf"(?:\s*(?:hằng|hàng) (?:năm|tháng))?",
    rf"{_BY}(?: là)?(?: vào)? ngày \d{{1,2}}(?: của)? (?:hằng|hàng|mỗi) (?:tháng|quý)",
    rf"(?:trong|vào|xong|hết|trước) {_PERIOD}",
    r"(?:hoàn thành|xong|hết|đến) (?:trong |trước |vào )?năm \d{4}",
    rf"(?:định kỳ|thường kỳ),?(?: \d+ lần)?,? (?:(?:hằng|hàng|mỗi),? )?{_CYCLE}",
    rf"(?<!kế hoạch )(?<!báo cáo )(?:hằng|hàng) {_CYCLE}",
    r"thường xuyên(?=,? (?!trực\b))",
    r"(?<=, )thường xuyên|^thường xuyên|thường xuyên(?=[.;]|$)",
)
_TIME = tuple(re.compile(rf"(?<!\w){wording}(?!\w)", re.IGNORECASE) for wording in _WORDINGS)
_CITED = re.compile(
    r"(?:kế hoạch|quyết định|nghị quyết|nghị định|công văn|chỉ thị|thông tư|văn bản|chương trình)"
    r"[^.;,:]{0,80}$",
    re.IGNORECASE,
)
"""What stands before the words of a document that is only named."""
_BOUNDS = 2
"""How many of the wordings, from the first, name a day: these never come from a citation."""


def time_in_sentence(sentence: str) -> str:
    """Return the words of a sentence that say when, as written; "" when none clearly do.

    A year or a period in the name of a document is no time of the task.
    """
    text = squeeze(sentence)
    for place, wording in enumerate(_TIME):
        for found in wording.finditer(text):
            if place < _BOUNDS or not _CITED.search(text, 0, found.start()):
                return found.group().strip()
    return ""
