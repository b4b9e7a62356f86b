"""Whatever a file holds, every word of it ends in the draft or in the notes."""

import re
from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.folding import fold
from desktop.domain.numbering import labels
from desktop.domain.plan import Plan
from desktop.domain.reading.lines import paragraphs_of
from desktop.domain.reading.result import ReadPlan
from desktop.domain.reading.source import SourceDocument, SourceTable
from desktop.domain.reading.understand import understand
from desktop.domain.tasks import TaskGroup
from tests.support.foreign_plans import foreign, grid, layout

LABELS = (
    "", "", "", "I. ", "II. ", "A. ", "1. ", "2. ", "1.1. ", "2.3. ", "1.1.1. ", "a) ", "b) ", "- ",
    "+ ", "* ", "• ", "I/ ", "a/ ", "III- ", "I.2. ", "Phần I ", "Phần thứ hai", "đ) ", "12) ",
)  # fmt: skip
LOOKS = ("", "{b}", "{c}", "{bc}", "{i}", "{p}", "{#1}", "{=1.}", "{=a)}", "{=-}", "{=Bước 1}")
OPENINGS = (
    "", "KẾ HOẠCH", "Căn cứ ", "Thực hiện ", "Trên đây là ", "Nơi nhận: ", "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH", "Phụ lục ", "PHỤ LỤC I", "(Kèm theo Kế hoạch số 5/KH-UBND) ", "Số: 5/KH-UBND ",
    "Đơn vị chủ trì: ", "Thời gian: ", "100% ", "UBND xã ", "Công chức Văn phòng: ", "DỰ THẢO ",
    "Yêu cầu ", "Giao ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ", "STT", "Ghi chú: ",
)  # fmt: skip
ENDS = ("", ".", ";", ":", ",", "./.", " như sau:", "\nđợt hai")

WORDS = tuple("".join(letters) for letters in product("bdgkt", "lmnr", "cpv", "hsx", "qt"))
words = st.sampled_from(WORDS)
sentences = st.builds(
    lambda parts, capital: " ".join(parts).upper() if capital else " ".join(parts).capitalize(),
    st.lists(words, min_size=1, max_size=8),
    st.booleans(),
)
paragraphs = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(LOOKS),
    st.sampled_from(LABELS),
    st.sampled_from(OPENINGS),
    sentences,
    st.sampled_from(ENDS),
)
HEADERS = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Ghi chú")
rows = st.lists(st.lists(sentences, min_size=5, max_size=5), min_size=1, max_size=3)
tables = st.one_of(
    rows.map(lambda cells: grid(HEADERS, *cells)),
    rows.map(lambda cells: layout(*cells)),
    rows.map(lambda cells: grid(*cells)),
)
documents = st.lists(st.one_of(paragraphs, paragraphs, paragraphs, tables), max_size=14).map(
    lambda items: foreign(*items)
)


def told(read: ReadPlan) -> str:
    """Return all that the reading says, in one text."""
    return " ".join([*_texts(read.plan), *read.notes])


def _texts(plan: Plan) -> Iterator[str]:
    numbers = labels(plan.blocks)
    yield from (plan.subject, plan.opening, plan.closing, plan.number, plan.symbol)
    yield from (basis.text for basis in plan.bases)
    yield from (f"{numbers[block.id]} {block.text}" for block in plan.blocks)
    yield from plan.recipients
    if plan.issuer:
        yield f"{plan.issuer.name} {plan.issuer.place} {plan.issuer.district}"
    if plan.signing:
        yield from (*plan.signing.lines(), plan.signing.signer)
    if plan.task_table:
        yield plan.task_table.title
        yield from (column.header for column in plan.task_table.columns)
        for row in plan.task_table.rows:
            if isinstance(row, TaskGroup):
                yield f"{row.title} {row.label} {row.budget}"
            else:
                yield " ".join([row.task, row.time, row.budget, *row.products, row.label or ""])
                yield " ".join([*row.lead, *row.cooperate, row.objective, row.activity])


def words_of(document: SourceDocument) -> set[str]:
    """Return the invented words of a document; they have no vowels, so no other word is one."""
    found: set[str] = set()
    for paragraph in paragraphs_of(document.items):
        tokens = re.findall(r"[a-z]+", fold(paragraph.text))
        found |= {word for word in tokens if len(word) >= 4 and not re.search("[aeiouy]", word)}
    return found


@given(documents)
@settings(max_examples=120, deadline=None)
def test_every_word_of_a_file_is_in_the_draft_or_in_a_note(document: SourceDocument) -> None:
    read = understand(document, 2026)

    said = fold(told(read))

    assert {word for word in words_of(document) if word not in said} == set()


@given(documents)
@settings(max_examples=40, deadline=None)
def test_every_fact_names_a_place_of_the_file(document: SourceDocument) -> None:
    read = understand(document, 2026)

    places = range(max(len(document.items), 1))
    assert all(fact.place.index in places for fact in read.facts)
    assert all(fact.doubt for fact in read.doubtful)
    assert [fact.place.index for fact in read.facts] == sorted(f.place.index for f in read.facts)


@given(st.lists(paragraphs, max_size=14))
@settings(max_examples=40, deadline=None)
def test_reading_again_gives_the_same(texts: list[str]) -> None:
    document = foreign(*texts)

    assert list(_texts(understand(document).plan)) == list(_texts(understand(document).plan))


def test_a_table_that_is_no_task_table_stays_row_by_row() -> None:
    document = foreign(
        "{bc}KẾ HOẠCH",
        "{bc}Thu thập số liệu năm 2026",
        "I. SỐ LIỆU",
        grid(["Chỉ số", "Năm 2025"], ["Hồ sơ", "120"]),
        "II. KINH PHÍ",
    )

    read = understand(document)

    assert [block.text for block in read.plan.blocks] == [
        "SỐ LIỆU",
        "Chỉ số | Năm 2025",
        "Hồ sơ | 120",
        "KINH PHÍ",
    ]
    assert any("không phải bảng nhiệm vụ" in note for note in read.notes)
    assert isinstance(document.items[3], SourceTable)


def test_endless_broken_lines_are_not_joined_without_end() -> None:
    plan = understand(foreign(*["dòng còn dở dang"] * 2_000))

    longest = max(len(block.text) for block in plan.plan.blocks)
    assert 5_000 < longest < 11_000
