"""Pasted text gives back the paragraphs and tables of the page that it was copied from."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.read.docx import read_docx
from desktop.documents.read.text import read_text
from desktop.domain.legacy_encodings import TCVN3
from desktop.domain.reading.source import SourceDocument, SourceParagraph, SourceTable
from desktop.domain.text import nfc
from desktop.errors import Refused

DATA = Path(__file__).resolve().parents[2] / "data"
SEEDS = {
    "minh-tien-2024": "000_minh-tien-2024",
    "thieu-van-2024": "001_thieu-van-2024",
    "gia-luong-2021-2025": "002_gia-luong-2021-2025",
    "vinh-chap-2023": "003_vinh-chap-2023",
    "loc-tan-2026": "004_loc-tan-2026",
}
_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"</?b>|\*\*")


def bare(text: str) -> str:
    return _BLANKS.sub("", nfc(text))


def seed_text(name: str) -> str:
    return (DATA / "seeds" / f"{name}.txt").read_text(encoding="utf-8")


@cache
def seed(name: str) -> SourceDocument:
    return read_text(seed_text(name).encode())


@cache
def as_word(name: str) -> SourceDocument:
    return read_docx((DATA / "foreign" / f"{SEEDS[name]}.docx").read_bytes())


def texts(document: SourceDocument) -> list[str]:
    """Return the words of each paragraph, those of letterhead and signature column by column."""
    found: list[str] = []
    for item in document.items:
        if isinstance(item, SourceParagraph):
            found.append(bare(f"{item.label} {item.text}"))
        elif not item.bordered:
            cells = sorted(item.cells, key=lambda cell: cell.column)
            found += [bare(line) for cell in cells for line in cell.text.split("\n")]
    return [text for text in found if text]


def tables(document: SourceDocument) -> list[SourceTable]:
    return [t for t in document.items if isinstance(t, SourceTable) and t.bordered]


def grid(table: SourceTable) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): bare(cell.text) for cell in table.cells if cell.text}


def all_letters(document: SourceDocument) -> Counter[str]:
    parts = (
        [item.text] if isinstance(item, SourceParagraph) else [cell.text for cell in item.cells]
        for item in document.items
    )
    return Counter(bare("".join(part for found in parts for part in found)))


def read(text: str) -> SourceDocument:
    return read_text(text.encode())


@pytest.mark.parametrize("name", SEEDS)
def test_paragraphs_are_those_of_the_word_file(name: str) -> None:
    mine, theirs = Counter(texts(seed(name))), Counter(texts(as_word(name)))
    assert (mine & theirs).total() >= 0.97 * theirs.total()


@pytest.mark.parametrize(
    ("name", "strays"),
    list(zip(SEEDS, ("25", "1213", "", "9", ""), strict=True)),
)
def test_no_letter_is_lost_or_added_but_page_numbers_and_marks(name: str, strays: str) -> None:
    whole = Counter(bare(_MARKS.sub("", seed_text(name))))
    assert whole - all_letters(seed(name)) == Counter(strays)
    assert not all_letters(seed(name)) - whole


@pytest.mark.parametrize("name", ["thieu-van-2024", "vinh-chap-2023"])
def test_a_table_whose_cells_stand_below_each_other_gets_its_rows(name: str) -> None:
    (table,), (word,) = tables(seed(name)), tables(as_word(name))
    assert (table.rows, table.columns) == (word.rows, word.columns)
    mine, theirs = grid(table), grid(word)
    same = sum(mine.get(place) == text for place, text in theirs.items())
    assert same >= 0.97 * len(theirs)


def test_tabs_make_tables_with_the_head_of_each_page() -> None:
    parts = tables(seed("loc-tan-2026"))
    assert {part.columns for part in parts} == {9}
    assert {part.header_rows for part in parts} == {1}
    first = grid(parts[0])
    assert (first[0, 1], first[1, 0], first[1, 1]) == ("1-Mụctiêu", "I", "CẢICÁCHTHỂCHẾ")
    title = next(i for i in seed("loc-tan-2026").items if isinstance(i, SourceParagraph))
    assert (title.text, title.bold) == ("PHỤ LỤC", True)


def test_letterhead_columns_on_common_lines_are_told_apart() -> None:
    head = seed("minh-tien-2024").items[0]
    assert isinstance(head, SourceTable)
    assert not head.bordered
    left, right = (cell.text.split("\n") for cell in head.cells)
    assert left == ["ỦY BAN NHÂN DÂN", "XÃ MINH TIẾN", "Số: 23/KH-UBND"]
    assert right == [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Minh Tiến, ngày 07 tháng 02 năm 2024",
    ]


SENTENCES = "Nâng cao chất lượng phục vụ người dân.\nGiữ vững Chỉ số cải cách hành chính."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_encodings_are_told(encoding: str) -> None:
    assert texts(read_text(SENTENCES.encode(encoding))) == texts(read(SENTENCES))


def tcvn3(text: str) -> str:
    """Return small letters in the codes of TCVN3, as Windows-1252 shows them."""
    codes = {letter: code for code, letter in TCVN3.items()}
    return "".join(codes.get(letter, letter) for letter in text)


SMALL = "thực hiện cải cách hành chính, nâng cao chất lượng phục vụ nhân dân"


@pytest.mark.parametrize(
    "data",
    [
        tcvn3(SMALL).encode("latin-1"),
        tcvn3(SMALL).encode("utf-8"),
        # windows-1258 keeps the tone behind its letter
        "thư\u0323c hiê\u0323n ca\u0309i ca\u0301ch ha\u0300nh chi\u0301nh, nâng cao châ\u0301t "
        "lươ\u0323ng phu\u0323c vu\u0323 nhân dân".encode("cp1258"),
    ],
    ids=["tcvn3", "tcvn3 in utf-8", "windows-1258"],
)
def test_old_encodings_become_unicode(data: bytes) -> None:
    assert texts(read_text(data)) == [bare(SMALL)]


LINE = "Ủy ban nhân dân xã ban hành Kế hoạch cải cách hành chính nhà nước"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([LINE, LINE.lower(), "năm 2026.", "Căn cứ tình hình thực tế."], 2),
        ([LINE, "", LINE.lower(), "", "năm 2026.", "", "- Tổ chức thực hiện;"], 2),
        (["1. Mục đích", "- " + LINE, "hằng năm.", "- " + LINE + ";"], 3),
        ([LINE.upper(), "Căn cứ Luật Tổ chức chính quyền địa phương,"], 2),
        ([LINE, "gắn với phát triển kinh tế", "- xã hội của " + LINE.lower()], 1),
        (["I. MỤC ĐÍCH", "a) " + LINE, "và", "b) " + LINE], 3),
        (["Công chức Tài chính", "- Kế toán phối hợp với " + LINE.lower()], 1),
        ([LINE, "a/ " + LINE, "b/ " + LINE], 3),
        ([LINE, "Điều 3. " + LINE], 2),
        ([LINE + " số", "15/KH-UBND của " + LINE.lower()], 1),
        ([f"Căn cứ {LINE};", f"Theo đề nghị của {LINE},", LINE], 2),
    ],
)
def test_lines_are_joined_to_paragraphs(lines: list[str], count: int) -> None:
    document = read("\n".join(lines))
    assert len(texts(document)) == count
    assert all_letters(document) == Counter(bare("".join(lines)))


def test_a_page_break_with_its_number_parts_no_paragraph() -> None:
    text = f"{LINE}\n{LINE.lower()}\n 3 \n\x0c{LINE.lower()}\nnăm 2026.\n\x0c4\nCăn cứ Luật."
    found = texts(read(text))
    assert found == [bare(LINE + LINE.lower() * 2 + " năm 2026."), "CăncứLuật."]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    long = " ".join([LINE] * 6)
    assert texts(read(f"{long}\nvà các đơn vị\n{long}")) == [bare(long), "vàcácđơnvị", bare(long)]


def test_one_long_line_does_not_keep_the_others_apart() -> None:
    lines = [LINE, LINE.lower(), "năm 2026."] * 6
    long = "- " + " ".join([LINE] * 6)
    assert len(texts(read("\n".join([*lines, long])))) == 7


def test_words_parted_behind_a_hyphen_get_no_blank() -> None:
    document = read(f"{LINE} giai đoạn 2021-\n2025.")
    assert [item.text for item in document.items if isinstance(item, SourceParagraph)] == [
        f"{LINE} giai đoạn 2021-2025."
    ]


COLUMNS = """
TT
Nhiệm vụ
Chủ trì
Phối hợp
Thời gian
I. CẢI CÁCH THỂ CHẾ
1 Rà soát văn bản quy phạm
pháp luật của xã
Công chức Tư pháp
Văn phòng
UBND xã
Quý I
2 Phổ biến, giáo dục pháp luật
Công chức Tư pháp
Các thôn
Thường xuyên
II. CẢI CÁCH THỦ TỤC
1 Niêm yết thủ tục
Bộ phận Một cửa
Các thôn
Trước
15/6/2026
"""


def test_rows_are_told_by_numbers_groups_and_words() -> None:
    (table,) = tables(read(COLUMNS))
    rows = [[c.text for c in table.cells if c.row == row] for row in range(table.rows)]
    assert rows == [
        ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
        ["I", "CẢI CÁCH THỂ CHẾ"],
        ["1", "Rà soát văn bản quy phạm pháp luật của xã", "Công chức Tư pháp",
         "Văn phòng UBND xã", "Quý I"],
        ["2", "Phổ biến, giáo dục pháp luật", "Công chức Tư pháp", "Các thôn", "Thường xuyên"],
        ["II", "CẢI CÁCH THỦ TỤC"],
        ["1", "Niêm yết thủ tục", "Bộ phận Một cửa", "Các thôn", "Trước 15/6/2026"],
    ]  # fmt: skip


def test_lines_whose_rows_cannot_be_told_stay_paragraphs() -> None:
    text = "STT\nNội dung\nChủ trì\nPhối hợp\nThời gian\n1\nmột\nhai\nba\nbốn"
    document = read(text)
    assert not tables(document)
    assert all_letters(document) == Counter(bare(text))


def test_marks_of_bold_go_and_leave_bold() -> None:
    document = read("**KẾ HOẠCH**\n<b>Cải cách hành chính</b>\nCăn cứ <b>Luật</b> Tổ chức.")
    looks = [(item.text, item.bold) for item in document.items if isinstance(item, SourceParagraph)]
    assert looks == [
        ("KẾ HOẠCH", True),
        ("Cải cách hành chính", True),
        ("Căn cứ Luật Tổ chức.", False),
    ]


@pytest.mark.parametrize("line", ["****", "*****", "**********"])
def test_a_line_drawn_with_asterisks_is_no_mark_of_bold(line: str) -> None:
    document = read(f"KẾ HOẠCH\n{line}\nNội dung.")
    assert not any(item.bold for item in document.items if isinstance(item, SourceParagraph))
    assert all_letters(document) == Counter(bare(f"KẾ HOẠCH{line}Nội dung."))


@pytest.mark.parametrize("data", [b"", b" \r\n\t \n", "\ufeff".encode()])
def test_a_text_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="trống"):
        read_text(data)


def test_a_text_of_many_megabytes_is_refused() -> None:
    with pytest.raises(Refused, match="8 MB"):
        read_text(b"a" * (9 * 1024 * 1024))


WORDS = st.lists(
    st.sampled_from(
        ["Ủy ban", "nhân dân", "xã", "1.", "a)", "-", "II.", "Năm 2026", "Công chức", "12", "STT",
         "Nội dung", "Thời gian;", "phối hợp.", "TT", "KẾ HOẠCH", "Kế hoạch", "Thường xuyên",
         "Chủ trì", "Phối hợp", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "1", "2", "I"]
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=30), st.sampled_from(["\n", "\n\n"]))
def test_whatever_the_lines_no_letter_is_lost(lines: list[list[str]], ending: str) -> None:
    text = ending.join(" ".join(words) for words in lines)
    assert all_letters(read(text)) == Counter(bare(text))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read_text(data)
    except Refused:
        return
    assert document.items
