"""Legal bases: written as the decree wants, read as offices write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.citations import (
    KINDS,
    cited_spans,
    is_law,
    name_in_text,
    parse_citation,
    write_citation,
)
from desktop.domain.legal_basis import LegalBasis, LegalDocument

DECREE = LegalDocument(
    "1", "Nghị định", "30/2020/NĐ-CP", "về công tác văn thư", "Chính phủ", dt.date(2020, 3, 5)
)
LAW = LegalDocument(
    "2", "Luật", "72/2025/QH15", "Tổ chức chính quyền địa phương", "Quốc hội", dt.date(2025, 6, 16)
)


def test_a_decree_is_cited_with_all_its_parts() -> None:
    assert write_citation(DECREE) == (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ "
        "về công tác văn thư"
    )


def test_a_law_is_cited_without_number_and_issuer() -> None:
    assert write_citation(LAW) == (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    )


def test_the_kind_is_not_said_twice() -> None:
    law = LegalBasis("", "Luật", subject="Luật Cán bộ, công chức")
    assert name_in_text(law) == "Luật Cán bộ, công chức"


def test_parts_that_are_not_known_are_left_out() -> None:
    basis = LegalBasis("", "Kế hoạch", "31/KH-UBND", subject="về việc triển khai Đề án")
    assert write_citation(basis) == "Căn cứ Kế hoạch số 31/KH-UBND về việc triển khai Đề án"


def only(text: str) -> LegalBasis:
    found = parse_citation(text)
    assert len(found) == 1, found
    return found[0]


def test_a_line_of_the_decree_is_read() -> None:
    text = (
        "Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ quy định tổ "
        "chức các cơ quan chuyên môn thuộc Ủy ban nhân dân xã, phường, đặc khu;"
    )
    assert only(text) == LegalBasis(
        text[:-1],
        "Nghị định",
        "150/2025/NĐ-CP",
        dt.date(2025, 6, 12),
        "Chính phủ",
        "quy định tổ chức các cơ quan chuyên môn thuộc Ủy ban nhân dân xã, phường, đặc khu",
    )


def test_several_citations_of_one_opening_sentence_are_told_apart() -> None:
    found = parse_citation(
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng "
        "thể cải cách hành chính nhà nước; Kế hoạch hành động số 12/KH-TU ngày 2/8/2021 của Tỉnh "
        "ủy An Giang về cải cách hành chính; Quyết định số 951/KH-UBND ngày 25/12/2023 của UBND "
        "tỉnh An Giang về việc ban hành Kế hoạch năm 2024, Thực hiện Kế hoạch số 26/KH-UBND thị "
        "xã Tân Châu ngày 08 tháng 01 năm 2024 UBND xã xây dựng Kế hoạch năm 2024 như sau:"
    )
    assert [(basis.kind, basis.number, basis.issuer) for basis in found] == [
        ("Nghị quyết", "76/NQ-CP", "Chính phủ"),
        ("Kế hoạch hành động", "12/KH-TU", "Tỉnh ủy An Giang"),
        ("Quyết định", "951/KH-UBND", "UBND tỉnh An Giang"),
        ("Kế hoạch", "26/KH-UBND", "thị xã Tân Châu"),
    ]
    assert [basis.date for basis in found] == [
        dt.date(2021, 7, 15),
        dt.date(2021, 8, 2),
        dt.date(2023, 12, 25),
        dt.date(2024, 1, 8),
    ]
    assert found[0].text.startswith("Thực hiện Nghị quyết")
    assert found[1].subject == "về cải cách hành chính"
    assert found[2].text.endswith("Kế hoạch năm 2024")
    assert found[3].text.endswith("năm 2024")
    assert not found[3].subject


def test_a_semicolon_inside_a_subject_does_not_part_it() -> None:
    basis = only(
        "Căn cứ Kế hoạch số 32/KH-UBND ngày 24/01/2024 của UBND huyện Tân Sơn về khắc phục tồn "
        "tại năm 2023; duy trì, nâng cao các chỉ số năm 2024."
    )
    assert basis.subject == ("về khắc phục tồn tại năm 2023; duy trì, nâng cao các chỉ số năm 2024")


def test_a_comma_inside_a_subject_does_not_part_it() -> None:
    basis = only(
        "Căn cứ Quyết định số 90/QĐ-UBND ngày 03/3/2025 của Ủy ban nhân dân tỉnh về thực hiện Nghị "
        "quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW"
    )
    assert basis.number == "90/QĐ-UBND"
    assert basis.subject.endswith("Nghị quyết số 19-NQ/TW")


@pytest.mark.parametrize(
    ("text", "number", "day", "issuer", "subject"),
    [
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "", dt.date(2025, 6, 16), "", "Tổ chức chính quyền địa phương",
        ),
        (
            "Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 của Quốc hội",
            "31/2024/QH15", dt.date(2024, 1, 18), "Quốc hội", "Đất đai",
        ),
        ("Căn cứ Luật Viên chức số 58/2010/QH12;", "58/2010/QH12", None, "", "Viên chức"),
        ("Căn cứ Luật Tiếp công dân;", "", None, "", "Tiếp công dân"),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức "
            "chính quyền địa phương ngày 22 tháng 11 năm 2019;",
            "", dt.date(2019, 11, 22), "",
            "sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền "
            "địa phương",
        ),
    ],
)  # fmt: skip
def test_laws(text: str, number: str, day: dt.date | None, issuer: str, subject: str) -> None:
    basis = only(text)
    assert (basis.kind, basis.number, basis.date) == ("Luật", number, day)
    assert (basis.issuer, basis.subject) == (issuer, subject)


def test_a_list_of_laws_is_parted() -> None:
    found = parse_citation("Căn cứ Luật Cán bộ, công chức; Luật Viên chức; Bộ luật Lao động.")
    assert [(basis.kind, basis.subject) for basis in found] == [
        ("Luật", "Cán bộ, công chức"),
        ("Luật", "Viên chức"),
        ("Bộ luật", "Lao động"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "căn cứ nghị định số 61/2018/NĐ-CP, ngày 23/4/2018 của Chính Phủ về cơ chế một cửa",
            ("Nghị định", "61/2018/NĐ-CP", dt.date(2018, 4, 23), "Chính Phủ",
             "về cơ chế một cửa"),
        ),
        (
            "Căn cứ Nghị định 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
            ("Nghị định", "30/2020/NĐ-CP", dt.date(2020, 3, 5), "Chính phủ",
             "về công tác văn thư"),
        ),
        (
            "Thực hiện Nghị quyết 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá",
            ("Nghị quyết", "57-NQ/TW", dt.date(2024, 12, 22), "Bộ Chính trị", "về đột phá"),
        ),
        (
            "Chương trình hành động số 03-CTr/HU ngày 05/10/2020 của Huyện ủy Ba Vì thực hiện Nghị "
            "quyết Đại hội Đảng bộ huyện",
            ("Chương trình hành động", "03-CTr/HU", dt.date(2020, 10, 5), "Huyện ủy Ba Vì",
             "thực hiện Nghị quyết Đại hội Đảng bộ huyện"),
        ),
        (
            "Thực hiện Quyết định số 5486/QĐ-UBND ngày 31/12/2021 về ban hành Kế hoạch",
            ("Quyết định", "5486/QĐ-UBND", dt.date(2021, 12, 31), "", "về ban hành Kế hoạch"),
        ),
        (
            "Căn cứ Quyết định số 5 / QĐ-UBND ngày 1-2-2024 Ủy ban nhân dân tỉnh giao chỉ tiêu",
            ("Quyết định", "5/QĐ-UBND", dt.date(2024, 2, 1), "Ủy ban nhân dân tỉnh",
             "giao chỉ tiêu"),
        ),
        (
            "Căn cứ Nghị quyết số 1/NQ-CP ngày 05/01/2024 của Chính phủ những nhiệm vụ chủ yếu",
            ("Nghị quyết", "1/NQ-CP", dt.date(2024, 1, 5), "Chính phủ", "những nhiệm vụ chủ yếu"),
        ),
        (
            "Căn cứ Quyết định số     /QĐ-UBND ngày    /01/2026 của UBND tỉnh về giao kế hoạch",
            ("Quyết định", "/QĐ-UBND", None, "UBND tỉnh", "về giao kế hoạch"),
        ),
        (
            "Căn cứ Kế hoạch số 9/KH-UBND ngày 30/02/2026 của UBND tỉnh về tuyên truyền",
            ("Kế hoạch", "9/KH-UBND", None, "UBND tỉnh", "về tuyên truyền"),
        ),
    ],
)  # fmt: skip
def test_citations_as_offices_write_them(text: str, expected: tuple[object, ...]) -> None:
    basis = only(text)
    assert (basis.kind, basis.number, basis.date, basis.issuer, basis.subject) == expected


def test_other_grounds_name_no_document_and_end_the_one_before() -> None:
    assert parse_citation("Theo đề nghị của Chánh Văn phòng HĐND và UBND xã.") == []
    assert parse_citation("Căn cứ tình hình thực tế của địa phương") == []
    basis = only(
        "Thực hiện Kế hoạch số 7/KH-UBND ngày 05/01/2026 của UBND tỉnh; căn cứ tình hình của xã"
    )
    assert basis.issuer == "UBND tỉnh"


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "Theo Kế hoạch số 12/KH-UBND ngày 5/1/2025 của UBND tỉnh về CCHC năm 2025, xong quý I",
            ["Kế hoạch số 12/KH-UBND ngày 5/1/2025 của UBND tỉnh về CCHC năm 2025"],
        ),
        ("Luật Cán bộ, công chức năm 2008 và năm 2024", ["Luật Cán bộ, công chức năm 2008"]),
        ("theo Nghị định 61/2018/NĐ-CP; Luật Đất đai.", ["61/2018/NĐ-CP", "Luật Đất đai"]),
        ("Thông tư ngày 01 tháng 6 năm 2020 của Bộ Nội vụ", ["ngày 01 tháng 6 năm 2020 của"]),
        ("ban hành quyết định về kinh phí năm 2023", []),
    ],
)
def test_cited_documents_are_found_in_running_text(text: str, cited: list[str]) -> None:
    assert [text[start:end] for start, end in cited_spans(text)] == cited


words = st.lists(
    st.sampled_from(["công tác", "văn thư", "kế hoạch", "năm 2026", "của tỉnh"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(
    kind=st.sampled_from([kind for kind in KINDS if not is_law(kind)]),
    number=st.sampled_from(["30/2020/NĐ-CP", "05/KH-UBND", "03-CTr/HU", "1100/UBND-VX"]),
    day=st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
    issuer=st.sampled_from(["", "Chính phủ", "Ủy ban nhân dân tỉnh X", "Bộ trưởng Bộ Nội vụ"]),
    subject=words.map("về {}".format),
)  # fmt: skip
def test_what_is_written_is_read_back(
    kind: str, number: str, day: dt.date, issuer: str, subject: str
) -> None:
    document = LegalDocument("1", kind, number, subject, issuer, day)
    text = write_citation(document)
    assert only(text + ";") == LegalBasis(text, kind, number, day, issuer, subject)


@given(
    kind=st.sampled_from([kind for kind in KINDS if is_law(kind)]),
    name=st.sampled_from(["Đất đai", "Cán bộ, công chức", "sửa đổi Luật Đất đai"]),
    day=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
)
def test_laws_that_are_written_are_read_back(kind: str, name: str, day: dt.date | None) -> None:
    text = write_citation(LegalDocument("1", kind, "72/2025/QH15", name, "Quốc hội", day))
    assert only(text) == LegalBasis(text, kind, "", day, "", name)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(basis.kind in KINDS for basis in parse_citation(text))
