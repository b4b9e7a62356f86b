"""Figures of sentences that a target can be measured by."""

from collections.abc import Sequence

import pytest

from desktop.domain.reading.source import (
    Place,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourceTable,
)
from desktop.domain.reading.targets import figures, sentences
from desktop.domain.reading.understand import understand


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("100% hồ sơ được số hóa.", [("=", 100, "%", None)]),
        ("Tỷ lệ đúng hạn đạt 98,5%.", [("=", 98.5, "%", None)]),
        ("Đạt từ 95% trở lên.", [(">=", 95, "%", None)]),
        ("Đạt 70% hồ sơ trở lên.", [(">=", 70, "%", None)]),
        ("Tối thiểu 80% hồ sơ.", [(">=", 80, "%", None)]),
        ("Có ít nhất 02 sáng kiến.", [(">=", 2, "sáng kiến", None)]),
        ("Không thấp hơn 60%.", [(">=", 60, "%", None)]),
        ("Trên 97% hồ sơ.", [(">", 97, "%", None)]),
        ("Vượt 5% so với kế hoạch.", [(">", 5, "%", None)]),
        ("Không quá 12 ngày làm việc.", [("<=", 12, "ngày làm việc", None)]),
        ("Chờ tối đa 15 phút/01 lượt giao dịch.", [("<=", 15, "phút/01 lượt", None)]),
        ("Giảm xuống dưới 1%.", [("<", 1, "%", None)]),
        ("Từ 98% - 100% hồ sơ đúng hạn.", [(">=", 98, "%", None)]),
        ("Nằm trong nhóm 5 xã dẫn đầu.", [("<=", 5, "Nhóm", None)]),
        ("Thuộc Top từ 1 đến 3 của tỉnh.", [("<=", 3, "Top", None)]),
        ("Đến năm 2028 đạt 90%; đến hết năm 2030, 100%.",
         [("=", 90, "%", 2028), ("=", 100, "%", 2030)]),
        ("Trong năm 2026, đạt 90% hồ sơ; 80% thanh toán.",
         [("=", 90, "%", 2026), ("=", 80, "%", None)]),
        ("Tăng tối thiểu 20% mỗi năm đến khi đạt 100%.",
         [(">=", 20, "%", None), ("=", 100, "%", None)]),
    ],
)  # fmt: skip
def test_what_a_sentence_measures(
    sentence: str, found: list[tuple[str, float, str, int | None]]
) -> None:
    assert [(f.comparator, f.value, f.unit, f.by_year) for f in figures(sentence)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Dịch vụ công mức độ 3, mức độ 4.",
        "Hoàn thành trước ngày 31/12/2026.",
        "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
        "Áp dụng TCVN ISO 9001:2015.",
        "Tổ chức 02 hội nghị.",
        "Kinh phí 1.500.000 đồng.",
    ],
)
def test_sentences_without_a_target(sentence: str) -> None:
    assert list(figures(sentence)) == []


def test_sentences_end_at_marks_not_at_abbreviations() -> None:
    text = "Đạt 90%. Trong đó 80% ở TP. Huế; còn lại 10%. Hết!"

    assert list(sentences(text)) == [
        "Đạt 90%.",
        "Trong đó 80% ở TP. Huế; còn lại 10%.",
        "Hết!",
    ]


HEADER = ("TT", "Nhiệm vụ", "Hoạt động", "Chủ trì", "Thời gian")
ROWS = (
    ("1", "Số hóa 90% hồ sơ", "Rà soát", "Văn phòng", "Quý I"),
    ("", "", "Trả kết quả đúng hạn tối thiểu 98%", "Công an", "Quý II"),
    ("2", "Họp giao ban", "Họp", "Văn phòng", "Hằng tháng"),
)


def table(index: int, rows: Sequence[Sequence[str]]) -> SourceTable:
    cells = tuple(
        SourceCell(row, column, (SourceParagraph(text, Place(index, 3, row=row, column=column)),))
        for row, texts in enumerate((HEADER, *rows))
        for column, text in enumerate(texts)
    )
    return SourceTable(len(rows) + 1, len(HEADER), cells, Place(index, 3))


def test_targets_of_cells_stand_where_their_cells_stand() -> None:
    text = (SourceParagraph("KẾ HOẠCH", Place(0)), SourceParagraph("Cải cách năm 2026", Place(1)))
    second = tuple((*row[:1], row[1].replace("90%", "95%"), *row[2:]) for row in ROWS[:1])
    read = understand(SourceDocument((*text, table(2, ROWS), table(3, second)), "docx"), 2026)

    values = {f"target:{target.id}": target.value for target in read.plan.targets}
    found = [
        (values[fact.anchor], fact.place.index, fact.place.page, fact.place.row, fact.place.column)
        for fact in read.doubtful
        if fact.anchor in values
    ]

    assert found == [(90, 2, 3, 1, 1), (98, 2, 3, 2, 2), (95, 3, 3, 1, 1)]
