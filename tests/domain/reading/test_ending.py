"""Closing paragraph, recipients and signature, in tables and in lines."""

import pytest

from desktop.domain.reading.ending import Ending, read_ending, take_closing
from desktop.domain.reading.lines import Line, line_of
from desktop.domain.reading.source import SourceTable
from desktop.domain.signing import Authority
from tests.support.foreign_plans import layout, paragraph


def ending(*texts: str) -> Ending:
    return read_ending([line_of(paragraph(text)) for text in texts])


def test_a_table_of_two_cells() -> None:
    found = read_ending(
        [
            layout(
                [
                    "Nơi nhận:\n- UBND huyện;\n- Phòng Nội vụ; (để báo cáo)\n- Lưu: VT.",
                    "TM. ỦY BAN NHÂN DÂN\nXÃ PHÚ LỘC\nCHỦ TỊCH\n(Đã ký)\nTrần Văn Bảy",
                ]
            )
        ]
    )

    assert found.recipients == ("UBND huyện", "Phòng Nội vụ (để báo cáo)", "Lưu: VT")
    assert found.authority == ["TM. ỦY BAN NHÂN DÂN XÃ PHÚ LỘC", "CHỦ TỊCH"]
    assert found.signing is not None
    assert found.signing.authority is Authority.COLLECTIVE
    assert (found.signer, found.unread) == ("Trần Văn Bảy", [])


def test_two_columns_on_one_line() -> None:
    found = ending(
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
        "- UBND huyện; KT. CHỦ TỊCH",
        "- Các thôn; PHÓ CHỦ TỊCH",
        "- Lưu: VT. Lê Văn Tám",
    )

    assert found.recipients == ("UBND huyện", "Các thôn", "Lưu: VT")
    assert found.signing is not None
    assert found.signing.authority is Authority.COLLECTIVE_DEPUTY
    assert found.signer == "Lê Văn Tám"


def test_an_entry_that_runs_over_two_lines() -> None:
    found = ending("Nơi nhận:", "- Các ban, ngành,", "đoàn thể xã;", "- Lưu: VT.")

    assert found.recipients == ("Các ban, ngành, đoàn thể xã", "Lưu: VT")


def test_all_entries_in_one_paragraph() -> None:
    found = ending("Nơi nhận:\n- UBND huyện;\n– Đảng ủy;\n- Lưu: VT.")

    assert found.recipients == ("UBND huyện", "Đảng ủy", "Lưu: VT")


def test_a_post_in_small_letters_and_another_word_for_the_recipients() -> None:
    found = ending("T/M UBND THỊ TRẤN", "Chủ tịch", "Nguyễn Văn A", "Nơi gửi:", "- Như trên;")

    assert found.authority == ["T/M UBND THỊ TRẤN", "Chủ tịch"]
    assert found.signer == "Nguyễn Văn A"
    assert found.recipients == ("Như trên",)
    assert found.unread == []


def test_entries_without_dashes_below_their_heading() -> None:
    found = ending("Nơi nhận:", "UBND huyện;", "Các thôn;", "Lưu: VT.")

    assert found.recipients == ("UBND huyện", "Các thôn", "Lưu: VT")


def test_words_above_the_heading_are_no_recipients() -> None:
    found = ending("CHỦ TỊCH", "Hà Anh", "Người lập biểu", "Nơi nhận:", "- Các thôn.")

    assert found.signer == "Hà Anh"
    assert found.recipients == ("Các thôn",)
    assert [line.text for line in found.unread] == ["Người lập biểu"]


def test_lines_below_the_name_are_kept_apart() -> None:
    found = ending("CHỦ TỊCH", "Trần Văn Bảy", "Người lập biểu: Hoa")

    assert found.signer == "Trần Văn Bảy"
    assert [line.text for line in found.unread] == ["Người lập biểu: Hoa"]


@pytest.mark.parametrize(
    "text",
    [
        "Trên đây là Kế hoạch năm 2024 của xã./.",
        "Yêu cầu các bộ phận nghiêm túc thực hiện.",
        "Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Văn phòng.",
        "Ủy ban nhân dân xã yêu cầu các thôn thực hiện tốt Kế hoạch này.",
        "Nhận được Kế hoạch này, đề nghị các đơn vị triển khai.",
    ],
)
def test_closing_paragraphs(text: str) -> None:
    items: list[Line | SourceTable] = [
        line_of(paragraph("I. MỤC ĐÍCH")),
        line_of(paragraph(text)),
    ]

    closing = take_closing(items)

    assert closing is not None
    assert closing.text == text
    assert len(items) == 1


@pytest.mark.parametrize("text", ["- Yêu cầu các thôn báo cáo./.", "Kinh phí do xã bố trí./."])
def test_the_end_of_the_text_is_no_closing_paragraph(text: str) -> None:
    items: list[Line | SourceTable] = [line_of(paragraph(text))]

    assert take_closing(items) is None
