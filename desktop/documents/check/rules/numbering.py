"""Sequences of numbers, typed and automatic (B19-B21)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.documents.check.figures import sentence
from desktop.documents.check.layout import Case, Item, Step
from desktop.documents.check.registry import Hit, at, rule
from desktop.domain.numbering import letter, parse_letter, parse_roman, roman
from desktop.i18n import _

_RANK = {
    step: rank
    for rank, step in enumerate(
        (Step.PART, Step.CHAPTER, Step.SECTION, Step.SUBSECTION, Step.ARTICLE, Step.UPPER,
         Step.ROMAN, Step.ARABIC, Step.DOTTED, Step.LETTER, Step.DASH, Step.PLUS)
    )
}  # fmt: skip
_UNNUMBERED = (Step.DASH, Step.PLUS)
_THROUGH = (Step.ARTICLE, Step.CHAPTER)
"""Counted through the whole document: Điều 5 may be the first of Chương II."""
_NEEDS_TITLE = (Step.PART, Step.CHAPTER, Step.SECTION, Step.SUBSECTION)

_CAPITALS = "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"
_SKIPPED = frozenset("ĐFJWZ")
"""Capitals that one alphabet or the other leaves out; the decree orders only those of điểm."""

Key = tuple[Step, int, str]
"""Step, depth of a dotted number, mark: "1." and "1)" count apart."""
Value = tuple[int, ...]


def _value(item: Item) -> Value | None:
    label = item.label
    if item.step is Step.DOTTED:
        return tuple(int(part) for part in label.split("."))
    if item.step is Step.UPPER:
        found: int | None = _CAPITALS.find(label) + 1
    elif item.step is Step.LETTER:
        found = parse_letter(label.lower())
    else:
        found = int(label) if label.isdigit() else parse_roman(label)
    return (found,) if found else None


def _printed(item: Item, value: Value) -> str:
    if item.step is Step.DOTTED:
        return ".".join(map(str, value))
    number = value[-1]
    if item.step is Step.LETTER:
        return letter(number)
    if item.step is Step.UPPER:
        return _CAPITALS[(number - 1) % len(_CAPITALS)]
    return str(number) if item.label.isdigit() else roman(number)


def _after(value: Value) -> Value:
    return (*value[:-1], value[-1] + 1)


class _Counter:
    """Follows the numbers down and up the outline."""

    def __init__(self) -> None:
        self._open: list[tuple[Key, Value]] = []
        self._meant: dict[Key, Value] = {}
        """What should have stood where the last wrong number of a list stands."""
        self._through: dict[Step, Value] = {}

    def expected(self, item: Item) -> Value | None:
        """Return the number that should stand here when another does, else None."""
        if item.step in _UNNUMBERED:
            self._close_to((item.step or Step.DASH, 1, ""))
            self._open.append(((item.step or Step.DASH, 1, ""), (1,)))
            return None
        value = _value(item)
        if value is None or item.step is None:
            return None
        bracket = item.step is Step.ARABIC and item.mark == ")"
        key = (item.step, len(value), ")" if bracket else "")
        before = self._before(key, value)
        wanted = self._next(key, before, value)
        self._open.append((key, value))
        if item.step in _THROUGH:
            self._through[item.step] = value
        return None if self._continues(key, before, wanted, value) else wanted

    def _continues(self, key: Key, before: Value | None, wanted: Value, value: Value) -> bool:
        """Tell whether a number goes on from the one before or from what that one should be."""
        meant = self._meant.pop(key, None)
        if wanted == value or (before is not None and meant and _after(meant) == value):
            return True
        if key[0] is Step.UPPER and value > wanted:
            between = _CAPITALS[wanted[-1] - 1 : value[-1] - 1]
            if _SKIPPED.issuperset(between):
                return True
        self._meant[key] = wanted
        return False

    def _before(self, key: Key, value: Value) -> Value | None:
        """Return the number before this one in its list, None for the first of a list."""
        known = [place for place, (other, _value) in enumerate(self._open) if other == key]
        deeper_first = (
            bool(known)
            and value[-1] == 1
            and known[-1] < len(self._open) - 1
            and _RANK[key[0]] > _RANK[self._open[-1][0][0]]
        )
        if not known or deeper_first:
            return None
        before = self._open[known[-1]][1]
        del self._open[known[-1] :]
        return before

    def _close_to(self, key: Key) -> None:
        known = [place for place, (other, _value) in enumerate(self._open) if other == key]
        if known:
            del self._open[known[-1] :]

    def _next(self, key: Key, before: Value | None, value: Value) -> Value:
        if before is None and key[0] in self._through:
            before = self._through[key[0]]
        if before is not None:
            return _after(before)
        if len(value) > 1:
            return (*self._parent(key, value), 1)
        return (1,)

    def _parent(self, key: Key, value: Value) -> Value:
        """Return the number above a dotted one ("2" of "2.1"); its own where none stands above."""
        for (step, depth, _mark), above in reversed(self._open):
            if step in (Step.ARABIC, Step.DOTTED) and depth == key[1] - 1:
                return above
        return value[:-1]


def _is_ambiguous(item: Item) -> bool:
    """Tell whether one capital may be a letter or a Roman number (C., D., I., V., X.)."""
    return (
        item.step in (Step.ROMAN, Step.UPPER) and len(item.label) == 1 and item.label in "CDILMVX"
    )


def _settled(items: Iterable[Item]) -> Iterator[Item]:
    """Read ambiguous capitals as what continues the list at hand."""
    last: dict[Step, int] = {}
    for item in items:
        if _is_ambiguous(item):
            as_letter, as_roman = _CAPITALS.find(item.label) + 1, parse_roman(item.label)
            if 0 < as_letter - last.get(Step.UPPER, -9) <= 2:
                item.step = Step.UPPER
            elif as_roman and last.get(Step.ROMAN, 0) == as_roman - 1:
                item.step = Step.ROMAN
        value = _value(item) if item.step in (Step.ROMAN, Step.UPPER) else None
        if value and item.step:
            last[item.step] = value[-1]
        yield item


@rule("B19")
def sequences(case: Case) -> Iterator[Hit]:
    """No gap and no repeat in any list, typed or automatic."""
    parts = [case.layout.items, *(appendix.items for appendix in case.layout.appendices)]
    for items in parts:
        counter = _Counter()
        for item in _settled(item for item in items if item.step):
            wanted = counter.expected(item)
            if wanted is not None:
                shown = item.paragraph.text[: -len(item.rest)].strip() if item.rest else item.label
                expected = _("Số thứ tự tiếp theo: {number}").format(number=_printed(item, wanted))
                yield at(item.paragraph, _("Đánh số “{label}”").format(label=shown), expected)


@rule("B20")
def automatic_numbers(case: Case) -> Iterator[Hit]:
    """Automatic numbers look like the words after them."""
    for item in case.layout.items:
        look, label = item.paragraph.label_look, item.paragraph.label
        words = item.paragraph.shown
        if not label or look is None or not words or item.step in _UNNUMBERED:
            continue
        faults: list[str] = []
        if item.step is Step.LETTER and not label.endswith(")"):
            faults.append(_("dấu sau số: “{label}”").format(label=label))
        if item.step in (Step.ROMAN, Step.ARABIC) and not label.endswith("."):
            faults.append(_("dấu sau số: “{label}”").format(label=label))
        first = words[0].format
        if look.bold != first.bold or look.italic != first.italic or look.size != first.size:
            faults.append(_("kiểu chữ của số khác kiểu chữ của nội dung"))
        if faults:
            expected = _("Số tự động trình bày như số gõ tay: I., 1., a)")
            yield at(item.paragraph, sentence(faults), expected)


@rule("B21")
def groups_have_titles(case: Case) -> Iterator[Hit]:
    """Phần, chương, mục, tiểu mục have a title."""
    items = case.layout.items
    for place, item in enumerate(items):
        if item.step not in _NEEDS_TITLE or item.rest:
            continue
        below = items[place + 1] if place + 1 < len(items) else None
        titled = (
            below is not None and below.step is None and (below.centred or below.paragraph.upper)
        )
        if not titled:
            found = _("{label} không có tiêu đề").format(label=item.paragraph.text)
            yield at(item.paragraph, found, _("Tiêu đề in hoa, đậm ở dòng dưới"))
