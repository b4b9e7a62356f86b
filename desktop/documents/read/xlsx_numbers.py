"""How a workbook shows its numbers: the number formats that plans use.

Decimals of formatted numbers have a comma and thousands a dot, as Vietnamese text has; numbers
without a format keep the dot, for most of them are numbers of rows ("3.1").
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy",
    15: "dd/mm/yyyy", 16: "dd/mm", 17: "mm/yyyy", 18: "hh:mm", 19: "hh:mm", 20: "hh:mm",
    21: "hh:mm", 22: "dd/mm/yyyy hh:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "hh:mm",
    46: "hh:mm", 47: "hh:mm",
}  # fmt: skip
_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<plain>.)', re.DOTALL
)
_NUMBER = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?:\.[#0?]*)?")
_DATE_LETTERS = frozenset("ymdhs")
_NUMBER_LETTERS = frozenset("#0?")
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_465
"""31/12/9999, the last day that a workbook knows."""
_LOST_DAY = 60
"""Serial of 29/02/1900, a day that never was; days before it count from one later."""


def format_code(identifier: int, own: dict[int, str]) -> str:
    """Return the format of a number; "General" for one that says nothing."""
    return own.get(identifier) or _BUILT_IN.get(identifier, "General")


def shown_number(text: str, code: str, since_1904: bool = False) -> str:
    """Return a number of the file as the workbook shows it; what is no number stays."""
    try:
        number = float(text)
    except ValueError:
        return text
    if number - number != 0:
        return text
    section = _section(code, number)
    if section is None:
        return _general(number)
    quoteless = "".join(match["plain"] or "" for match in _PARTS.finditer(section)).lower()
    if _DATE_LETTERS & set(quoteless) and not _NUMBER_LETTERS & set(quoteless):
        return _date(number, quoteless, since_1904)
    return _formatted(number, section)


def _section(code: str, number: float) -> str | None:
    """Return the section of a format for this number; None for numbers without format."""
    if code.lower() in ("general", "@", "") or "general" in code.lower():
        return None
    sections = code.split(";")
    if number < 0 and len(sections) > 1:
        return sections[1]
    if number == 0 and len(sections) > 2:
        return sections[2]
    return sections[0] if number >= 0 else f"-{sections[0]}"


def _general(number: float) -> str:
    if number == round(number) and abs(number) < 1e11:
        return str(round(number))
    return f"{number:.10g}"


def _date(number: float, code: str, since_1904: bool) -> str:
    if not 0 <= number <= _LAST_SERIAL:
        return _general(number)
    day = number + 1 if number < _LOST_DAY and not since_1904 else number
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(seconds=round(day * 86_400))
    patterns = []
    if "y" in code or "d" in code:
        patterns.append("/".join(
            pattern
            for letter, pattern in (("d", f"{moment:%d}"), ("m", f"{moment:%m}"),
                                    ("y", f"{moment.year:04d}"))
            if letter in code
        ))  # fmt: skip
    elif "m" in code and "h" not in code and "s" not in code:
        patterns.append(f"{moment:%m}")
    if "h" in code:
        patterns.append(f"{moment:%H:%M}")
    return " ".join(patterns) or _general(number)


def _formatted(number: float, section: str) -> str:
    """Return a number in its format: words around it, decimals, thousands, percent."""
    literal, pattern = _without_literals(section)
    found = _NUMBER.search(pattern)
    if found is None:
        return _words(pattern, literal)
    amount = abs(number) * (100 if "%" in pattern else 1)
    shown = _figures(amount, found[0])
    return _words(pattern[: found.start()] + shown + pattern[found.end() :], literal).strip()


def _without_literals(section: str) -> tuple[list[str], str]:
    """Return the words of a section, and the section with a mark for each of them."""
    words: list[str] = []

    def kept(match: re.Match[str]) -> str:
        if match["plain"] is not None:
            return match["plain"]
        word = match["quoted"] or match["escaped"]
        if word is None:
            return ""
        words.append(word)
        return "\0"

    return words, _PARTS.sub(kept, section)


def _words(pattern: str, words: list[str]) -> str:
    rest = iter(words)
    return "".join(next(rest, "") if sign == "\0" else sign for sign in pattern)


def _figures(amount: float, pattern: str) -> str:
    whole, _, decimals = pattern.partition(".")
    grouped = f"{amount:,.{min(len(decimals), 10)}f}" if amount < 1e15 else _general(amount)
    shown, _, part = grouped.partition(".")
    if "," not in whole:
        shown = shown.replace(",", "")
    optional = len(decimals) - len(decimals.rstrip("#?"))
    required = len(decimals) - optional
    while len(part) > required and part.endswith("0"):
        part = part[:-1]
    shown = shown.replace(",", ".").rjust(sum(sign == "0" for sign in whole), "0")
    return f"{shown},{part}" if part else shown
