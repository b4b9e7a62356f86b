"""How the paragraphs of the text look (B01-B08, B13-B18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from desktop.documents.check.figures import figure, points, sentence
from desktop.documents.check.layout import Case, Item, Step
from desktop.documents.check.model import Paragraph
from desktop.documents.check.registry import Hit, at, rule
from desktop.documents.check.rules.common import INDENT_TOLERANCE, Wanted, check_looks
from desktop.domain.findings import Severity
from desktop.i18n import _

_SIZES = (26, 28)
_INDENTS = (567, 720)
_INDENT_NAMES = {567: "1 cm", 720: "1,27 cm"}
_BASIS = Wanted(sizes=_SIZES, italic=True, bold=False)
_PART = Wanted(sizes=_SIZES, bold=True, italic=False, align="center")
_PART_TITLE = Wanted(sizes=_SIZES, bold=True, italic=False, upper=True, align="center")
_ARTICLE = Wanted(bold=True, italic=False)
_ROMAN = Wanted(sizes=_SIZES, bold=True, italic=False, upper=True)
_POINT = Wanted(bold=False, italic=False)
_GROUPED = frozenset({Step.PART, Step.CHAPTER, Step.SECTION, Step.SUBSECTION})
_TITLE_WORDS = 14
"""A numbered line of more words without a closing mark may still be a sentence."""


def _text(case: Case) -> Iterator[Item]:
    """Yield justified text: everything but centred lines."""
    for item in case.layout.items:
        if not item.centred:
            yield item


@rule("B01")
def one_size(case: Case) -> Iterator[Hit]:
    """Size 13-14; one size throughout."""
    weights: Counter[int] = Counter()
    for item in case.layout.items:
        for run in item.paragraph.shown:
            if not run.format.raised:
                weights[run.format.size] += len(run.text)
    if not weights:
        return
    usual = weights.most_common(1)[0][0]
    for item in case.layout.items:
        sizes = {run.format.size for run in item.paragraph.shown if not run.format.raised}
        wrong = sorted(size for size in sizes if not _SIZES[0] <= size <= _SIZES[1])
        other = sorted(size for size in sizes if size != usual)
        found = _("Cỡ chữ {sizes}").format(sizes=", ".join(map(points, wrong or other)))
        if wrong:
            yield at(item.paragraph, found, _("Cỡ chữ 13-14"))
        elif other:
            expected = _("Một cỡ chữ trong toàn văn bản: {size}").format(size=points(usual))
            yield at(item.paragraph, found, expected, Severity.WARNING)


@rule("B02")
def justified(case: Case) -> Iterator[Hit]:
    """Justified, when longer than one line."""
    for item in _text(case):
        paragraph = item.paragraph
        align = paragraph.format.align
        if align == "both" or item.heading or paragraph.width_mm <= paragraph.room_mm:
            continue
        severity = Severity.WARNING if align in ("distribute", "thaiDistribute") else None
        expected = _("Căn đều hai lề")
        yield at(paragraph, _("Không căn đều hai lề"), expected, severity)


def _indent(paragraph: Paragraph, tab_stop: int) -> int:
    """Return the indent that shows; a tab typed in front counts as its stop."""
    look = paragraph.format
    shown = look.left + look.first
    if shown == 0 and paragraph.raw.startswith("\t") and not paragraph.raw.startswith("\t\t"):
        return tab_stop
    return look.first if look.left == 0 else -1


def _nearest(indent: int) -> int | None:
    return next((wanted for wanted in _INDENTS if abs(indent - wanted) <= INDENT_TOLERANCE), None)


@rule("B03")
def first_line(case: Case) -> Iterator[Hit]:
    """First lines indented 1 cm or 1.27 cm, the same everywhere."""
    items = [item for item in _text(case) if item.step not in _GROUPED]
    stop = case.document.tab_stop
    indents = [_nearest(_indent(item.paragraph, stop)) for item in items]
    counted = Counter(indent for indent in indents if indent is not None)
    usual = counted.most_common(1)[0][0] if counted else None
    for item, indent in zip(items, indents, strict=True):
        if indent is None:
            yield at(
                item.paragraph, _indent_words(item.paragraph), _("Lùi đầu dòng 1 cm hoặc 1,27 cm")
            )
        elif indent != usual and usual is not None:
            found = _("Lùi đầu dòng {length}").format(length=_INDENT_NAMES[indent])
            expected = _("Thống nhất {length}").format(length=_INDENT_NAMES[usual])
            yield at(item.paragraph, found, expected)


def _indent_words(paragraph: Paragraph) -> str:
    look = paragraph.format
    found = _("Lùi đầu dòng {length} cm").format(length=f"{look.first / 567:.2f}".replace(".", ","))
    if look.left:
        left = f"{look.left / 567:.2f}".replace(".", ",")
        found = _("{found}, thụt lề trái {left} cm").format(found=found, left=left)
    return found


@rule("B04")
def gap(case: Case) -> Iterator[Hit]:
    """At least 6 pt between paragraphs."""
    items = case.layout.items
    for above, below in pairwise(items):
        if below.block != above.block + 1:
            continue
        first, second = above.paragraph.format, below.paragraph.format
        same = first.style == second.style
        after = 0 if same and first.contextual else first.after
        before = 0 if same and second.contextual else second.before
        if max(after, before) >= 110:
            continue
        total = after + before
        found = _("Cách đoạn {gap} pt").format(gap=figure(total / 20))
        severity = Severity.WARNING if total >= 120 else None
        yield at(below.paragraph, found, _("Cách đoạn tối thiểu 6 pt"), severity)


@rule("B05")
def line_spacing(case: Case) -> Iterator[Hit]:
    """Lines single to one and a half."""
    for item in case.layout.items:
        look, size = item.paragraph.format, item.paragraph.look.size / 2
        expected = _("Cách dòng từ dòng đơn đến 1,5 dòng")
        if look.rule == "auto":
            if not 235 <= look.line <= 365:
                found = _("Cách dòng {line} dòng").format(
                    line=f"{look.line / 240:.2f}".replace(".", ",")
                )
                yield at(item.paragraph, found, expected)
        elif not 1.15 * size - 0.5 <= look.line / 20 <= 1.725 * size + 0.5 and not (
            look.rule == "atLeast" and look.line / 20 < 1.15 * size
        ):
            found = _("Cách dòng {line} pt").format(line=figure(look.line / 20))
            yield at(item.paragraph, found, expected)


def _plain(item: Item) -> bool:
    """Tell whether an item is running text, not a quotation or a remark in brackets."""
    words = item.paragraph.text
    return not words.startswith(("“", '"', "(", "“"))


@rule("B06")
def upright_text(case: Case) -> Iterator[Hit]:
    """Running text upright and regular."""
    numbered = _GROUPED | {
        Step.ROMAN,
        Step.UPPER,
        Step.ARABIC,
        Step.DOTTED,
        Step.ARTICLE,
        Step.LETTER,
    }
    for item in _text(case):
        if item.basis or item.step in numbered or not _plain(item) or not item.paragraph.shown:
            continue
        faults = [
            name
            for name, wrong in (
                (_("in đậm"), item.paragraph.all("bold", True)),
                (_("in nghiêng"), item.paragraph.all("italic", True)),
            )
            if wrong
        ]
        if faults:
            found = _("Cả đoạn {faults}").format(faults=", ".join(faults))
            yield at(item.paragraph, found, _("Lời văn kiểu chữ đứng, không đậm"))


@rule("B07")
def no_underline(case: Case) -> Iterator[Hit]:
    """No underlined text."""
    for item in case.all_items:
        if any(run.format.underline for run in item.paragraph.shown):
            yield at(item.paragraph, _("Có chữ gạch chân"), _("Không gạch chân"))


@rule("B08")
def basis_look(case: Case) -> Iterator[Hit]:
    """Căn cứ lines italic, 13-14, one paragraph each."""
    bases = [item.paragraph for item in case.layout.bases]
    yield from check_looks(_BASIS, bases)
    for paragraph in bases:
        if paragraph.text.count("; Căn cứ ") or "\nCăn cứ" in paragraph.raw:
            yield at(paragraph, _("Nhiều căn cứ trong một đoạn"), _("Mỗi căn cứ một đoạn"))


def _with_title(case: Case, steps: tuple[Step, ...]) -> Iterator[tuple[Item, Item | None]]:
    """Yield group headings, each with its title: the centred line without number below it."""
    items = case.layout.items
    for place, item in enumerate(items):
        if item.step in steps:
            below = items[place + 1] if place + 1 < len(items) else None
            titled = (
                below is not None
                and below.step is None
                and not item.rest
                and (below.centred or below.paragraph.upper)
            )
            yield item, below if titled else None


def _group_hits(case: Case, steps: tuple[Step, ...], roman: bool) -> Iterator[Hit]:
    for item, title in _with_title(case, steps):
        word = (item.step or Step.PART).value.capitalize()
        expected = _(
            "“{word} {number}” đứng riêng một dòng, in thường; tiêu đề ở dòng dưới"
        ).format(word=word, number="I" if roman else "1")
        faults = _PART.faults(item.paragraph)
        if (
            item.rest
            or not item.paragraph.text.startswith(word)
            or item.label.isdigit() is roman
            or item.mark
        ):
            yield at(item.paragraph, item.paragraph.text, expected)
        if faults:
            yield at(item.paragraph, sentence(faults), _PART.words())
        if title is not None:
            yield from check_looks(_PART_TITLE, [title.paragraph])


@rule("B13")
def parts_and_chapters(case: Case) -> Iterator[Hit]:
    """Phần and Chương: own line, centred, bold; the title below in capitals."""
    yield from _group_hits(case, (Step.PART, Step.CHAPTER), roman=True)


@rule("B14")
def sections(case: Case) -> Iterator[Hit]:
    """Mục and Tiểu mục: own line, centred, bold; the title below in capitals."""
    yield from _group_hits(case, (Step.SECTION, Step.SUBSECTION), roman=False)


@rule("B15")
def articles(case: Case) -> Iterator[Hit]:
    """The words “Điều 1.” bold with a dot, in the size of the text."""
    for item in case.layout.items:
        if item.step is not Step.ARTICLE:
            continue
        head = item.paragraph.shown[0].format
        if item.mark != "." or not item.paragraph.text.startswith("Điều "):
            expected = _("Điều {number}. …").format(number=item.label)
            yield at(item.paragraph, item.paragraph.text[:20], expected)
        if not head.bold or head.italic:
            yield at(item.paragraph, _("“Điều {number}” không đậm, đứng").format(number=item.label),
                     _ARTICLE.words())  # fmt: skip


@rule("B16")
def roman_headings(case: Case) -> Iterator[Hit]:
    """Headings “I.” in capitals, bold, number and title on one line."""
    for item in case.layout.items:
        if item.step is not Step.ROMAN:
            continue
        yield from check_looks(_ROMAN, [item.paragraph])
        if item.mark not in (".", "") or not item.rest:
            expected = _("{number}. TIÊU ĐỀ trên cùng một dòng").format(number=item.label)
            yield at(item.paragraph, item.paragraph.text[:20], expected)


@rule("B17")
def arabic_headings(case: Case) -> Iterator[Hit]:
    """A khoản with a title bold, without one regular."""
    for item in case.layout.items:
        if item.step is not Step.ARABIC:
            continue
        bold, open_end = item.paragraph.all("bold", True), item.rest[-1:] not in (*".;:,/",)
        if (
            not bold
            and open_end
            and len(item.rest.split()) <= _TITLE_WORDS
            and not _partly_bold(item)
        ):
            found = _("Tiêu đề khoản không đậm")
            yield at(item.paragraph, found, _("Số và tiêu đề của khoản in đậm, đứng"))
        long = item.paragraph.width_mm > 2 * item.paragraph.room_mm
        is_title = item.paragraph.format.outline not in (None, 9)
        if bold and long and not is_title and item.rest.endswith((".", ";")):
            found = _("Cả đoạn dài in đậm")
            yield at(item.paragraph, found, _("Khoản không có tiêu đề thì không in đậm"))


def _partly_bold(item: Item) -> bool:
    return any(run.format.bold for run in item.paragraph.shown)


@rule("B18")
def points_of_law(case: Case) -> Iterator[Hit]:
    """A điểm: lower-case letter and bracket, upright, regular."""
    for item in case.layout.items:
        if item.step is not Step.LETTER:
            continue
        if item.mark != ")":
            found = f"{item.label}{item.mark}"
            yield at(item.paragraph, found, f"{item.label})")
        first = item.paragraph.shown[0].format if item.paragraph.shown else None
        if item.paragraph.all("bold", True) or (first and first.italic):
            faults = _POINT.faults(item.paragraph)
            yield at(item.paragraph, sentence(faults), _POINT.words())
