"""What the document templates say, and what they refuse."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.compose_text import printable
from desktop.documents.office_documents import FileOfficeDocuments
from desktop.documents.office_template_fill import blocks_text, text_blocks
from desktop.documents.office_templates import OfficeTemplates
from desktop.domain.office_document import DataTable, OfficeDocument
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.signing import Authority, Signing
from desktop.errors import Refused
from desktop.paths import RESOURCES
from tests.support.office_documents import (
    EMPTY_REPORT,
    EVALUATION,
    HANDOVER,
    LETTER,
    LETTER_TO_ONE,
    NOTE,
    OFFICE,
    ONE_TASK_REPORT,
    REPORT,
    SAMPLES,
    STATES,
    YEAR,
    Sample,
    maker,
    report_area,
    report_target,
    report_task,
    task_table,
)
from tests.support.offices import OFFICES, office

BUILT_IN = RESOURCES / "templates" / "documents"
IDS = sorted(path.stem for path in BUILT_IN.glob("*.txt"))
HEAD = '+++\ntitle = "Riêng"\ndocument_type = "BC"\nsubject = "{subject}"\n+++\n'


def words(document: OfficeDocument) -> str:
    """Return the text of a document, one paragraph a line."""
    lines = [part.text for part in document.parts if isinstance(part, Block)]
    return "\n".join([document.opening, *lines, document.closing])


def said(sample: Sample, **changes: Any) -> str:
    return words(sample.with_values(**changes).document())


def table_keys(document: OfficeDocument) -> list[str]:
    return [part.key for part in document.parts if isinstance(part, DataTable)]


def own(folder: Path, name: str, text: str) -> FileOfficeDocuments:
    """Return the maker of documents of an office with a template of its own."""
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return FileOfficeDocuments(BUILT_IN, folder, RESOURCES / "presets")


def own_text(folder: Path, body: str, **values: object) -> str:
    made = own(folder, "lich-nam", HEAD.format(subject="Thử") + body)
    return words(made.fill("lich-nam", OFFICE, YEAR, values)).strip()


def test_every_template_has_a_sample_and_is_listed() -> None:
    assert {sample.template_id for sample in SAMPLES.values()} == set(IDS)
    infos = maker().templates()
    assert {info.kind for info in infos} == {"document"}
    assert {info.id for info in infos} == set(IDS)
    assert all(info.title and info.description.endswith(".") and info.built_in for info in infos)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("key", OFFICES)
def test_no_template_mark_or_blank_is_left_for_any_office(name: str, key: str) -> None:
    profile, _year = office(key)
    document = SAMPLES[name].document(profile)
    text = "\n".join([document.subject, words(document), *document.recipients])
    for mark in ("{{", "}}", "{%", "None", ":::", " ,", " .", " ;", "()", "  ", ";;", "..", ": :"):
        assert mark not in text, mark
    assert text == text.replace(",.", "").replace(";.", "")


@pytest.mark.parametrize(
    ("overdue", "coming", "sentence", "tables"),
    [
        (3, 2, "còn 03 nhiệm vụ đã quá thời hạn nhưng chưa hoàn thành và 02 nhiệm vụ sắp đến hạn",
         ["qua_han", "sap_den_han"]),
        (1, 0, "còn 01 nhiệm vụ đã quá thời hạn nhưng chưa hoàn thành.", ["qua_han"]),
        (0, 12, "có 12 nhiệm vụ sắp đến hạn, không có nhiệm vụ quá hạn", ["sap_den_han"]),
        (0, 0, "các nhiệm vụ đến hạn đều đã hoàn thành", []),
    ],
)  # fmt: skip
def test_a_letter_reads_well_for_any_numbers(
    overdue: int, coming: int, sentence: str, tables: list[str]
) -> None:
    document = LETTER.with_values(qua_han=overdue, sap_den_han=coming).document()
    assert sentence in words(document)
    assert table_keys(document) == tables


def test_a_letter_without_a_day_to_answer_asks_for_none() -> None:
    assert "trước ngày 15 tháng 4 năm 2026" in said(LETTER)
    assert "kịp thời báo cáo kết quả" in said(LETTER, han_tra_loi="")


def test_each_line_of_a_note_is_a_paragraph() -> None:
    lines = said(NOTE).split("\n")
    assert "Ưu tiên nhiệm vụ số 1." in lines
    assert "Báo lại ngay nếu cần gia hạn." in lines


def test_a_table_without_rows_is_left_out() -> None:
    sample = Sample(LETTER.template_id, LETTER.values, (task_table("qua_han", "", 0),))
    document = sample.document()
    assert table_keys(document) == []
    assert "thời gian hoàn thành." in words(document)


def test_values_of_the_head_replace_what_the_template_says() -> None:
    signing = Signing(Authority.DEPUTY, "Phó Chủ tịch")
    document = LETTER.with_values(
        so="7", ky_hieu="UBND-KT", ngay=dt.date(2026, 4, 7), kinh_gui=["A"], can_cu=["Căn cứ B"],
        noi_nhan=["Lưu: VT"], nguoi_ky=signing, nguoi_ky_trai=Signing(Authority.HEAD, "Kế toán"),
    ).document()  # fmt: skip
    assert (document.number, document.symbol) == ("7", "UBND-KT")
    assert document.date == dt.date(2026, 4, 7)
    assert (document.addressees, document.bases) == (("A",), ("Căn cứ B",))
    assert document.recipients == ("Lưu: VT",)
    assert document.signing == Signing(Authority.DEPUTY, "Phó Chủ tịch", "Trần Thị Hà")
    assert document.second_signing is not None
    assert LETTER.with_values(nguoi_ky=None).document().signing is None


REPORT_SENTENCES = [
    ("Đã hoàn thành 05 nhiệm vụ, đạt 41,7% (đúng thời hạn 04 nhiệm vụ, chậm so với thời hạn 01"
     " nhiệm vụ);", REPORT),
    ("Tổng số 03 nhiệm vụ; trong kỳ đã hoàn thành 02 nội dung, trong đó 01 nội dung chậm so với"
     " thời hạn; đang thực hiện 01 nhiệm vụ.", REPORT),
    ("nguyên nhân: thiếu nhân sự do sắp xếp bộ máy.", REPORT),
    ("Trong kỳ không có nhiệm vụ thuộc lĩnh vực này.", REPORT),
    ("Hồ sơ nộp trực tuyến: 71%, chưa đạt chỉ tiêu (từ 80% trở lên).", REPORT),
    ("Mức độ hài lòng: chưa có số liệu (từ 95% trở lên).", REPORT),
    ("Số liệu chi tiết tại các Phụ lục I, II kèm theo Báo cáo này.", REPORT),
    ("Đã hoàn thành 01 nhiệm vụ (đúng thời hạn).", ONE_TASK_REPORT),
    ("Tổng số 01 nhiệm vụ; trong kỳ đã hoàn thành 01 nội dung.", ONE_TASK_REPORT),
    ("Hoàn thành đúng thời hạn 01 nhiệm vụ đến hạn trong kỳ:", ONE_TASK_REPORT),
    ("Trong kỳ báo cáo chưa có nhiệm vụ cải cách hành chính nào được theo dõi.", EMPTY_REPORT),
    ("Trong kỳ báo cáo, Ủy ban nhân dân xã không có kiến nghị, đề xuất.", EMPTY_REPORT),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "sample"), REPORT_SENTENCES)
def test_the_report_says(sentence: str, sample: Sample) -> None:
    assert sentence in words(sample.document())


@pytest.mark.parametrize(
    "title", ["Quý I năm 2026", "6 tháng đầu năm 2026", "9 tháng năm 2026", "Năm 2026"]
)
def test_the_title_of_any_period_stands_inside_the_sentence(title: str) -> None:
    document = REPORT.with_values(ky=title).document()
    inside = title[0].lower() + title[1:]
    assert document.subject.startswith(f"Kết quả công tác cải cách hành chính {inside};")
    assert f"cải cách hành chính {inside} (số liệu từ ngày 15 tháng 12 năm 2025" in words(document)


def test_all_numbers_of_states_together_are_the_total() -> None:
    counts = dict(zip(STATES, (11, 12, 13, 14, 15, 16, 17), strict=True))
    text = said(REPORT, tong=98, theo_trang_thai=counts)
    for number in ("23 nhiệm vụ", "29 nhiệm vụ", "16 nhiệm vụ", "13 nhiệm vụ", "17 nhiệm vụ"):
        assert number in text


def test_targets_are_listed_unless_an_appendix_lists_them() -> None:
    target = report_target("Hồ sơ đúng hạn", "98%", "99%", True)
    counts = {"tong": 1, "dat": 1, "chua_dat": 0, "chua_co": 0}
    sample = EMPTY_REPORT.with_values(chi_tieu=[target], so_chi_tieu=counts)
    assert "Hồ sơ đúng hạn: 99%, đạt chỉ tiêu (98%)." in words(sample.document())
    tabled = Sample(sample.template_id, sample.values, (task_table("chi_tieu", "Chỉ tiêu"),))
    assert "Hồ sơ đúng hạn" not in words(tabled.document())
    assert "tại Phụ lục kèm theo Báo cáo này" in words(tabled.document())


def test_appendices_of_the_report_are_those_whose_tables_are_given() -> None:
    document = REPORT.document()
    assert [appendix.landscape for appendix in document.appendices] == [False, True]
    assert EMPTY_REPORT.document().appendices == ()


def test_an_area_named_in_capitals_is_written_as_a_sentence() -> None:
    assert "\nCải cách thể chế\n" in words(REPORT.document())


def test_sections_can_be_read_changed_and_printed_again() -> None:
    made = maker()
    filled = (REPORT.template_id, OFFICE, YEAR, REPORT.values, REPORT.tables)
    sections = {section.key: section for section in made.sections(*filled)}
    assert {"chi_dao", "linh_vuc_the_che", "noi_bat", "ton_tai", "kien_nghi"} <= set(sections)
    assert sections["linh_vuc_the_che"].title == "Cải cách thể chế"
    assert "- Có 01 nhiệm vụ hoàn thành chậm" in sections["ton_tai"].text
    own_words = {"ton_tai": "Còn chậm:\n- một việc\n- hai việc", "noi_bat": "   "}
    document = REPORT.with_values(sections=own_words).document()
    assert "Còn chậm:\nmột việc;\nhai việc.\n" in words(document)
    assert "Đã hoàn thành 05/12 nhiệm vụ" in words(document)


def test_the_words_of_a_section_print_the_same_when_they_are_given_back() -> None:
    made = maker()
    filled = (REPORT.template_id, OFFICE, YEAR)
    sections = made.sections(*filled, REPORT.values, REPORT.tables)
    again = REPORT.with_values(sections={section.key: section.text for section in sections})
    assert words(again.document()) == words(REPORT.document())


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_words_of_the_officer_are_only_text_and_items(text: str) -> None:
    blocks = text_blocks(text)
    assert all(block.kind is BlockKind.PARAGRAPH for block in blocks)
    assert {block.level for block in blocks} <= {Level.TEXT, Level.DASH, Level.PLUS}
    again = text_blocks(blocks_text(blocks))
    assert [(b.level, b.text) for b in again] == [(b.level, b.text) for b in blocks]


HOSTILE = st.sampled_from(
    ["{{ nam }}", "{% for x in y %}", "I# MỤC", "1. Một", "- gạch", "::: bảng viec", "+++", "\\",
     "[6]1. x", "::: hết", "{# #}", "${x}", "#{x}", "{{ ''.__class__ }}", "a\n+++\nb", "\x00", "…"]
) | st.text(st.characters(codec="utf-8"), max_size=30)  # fmt: skip


@given(HOSTILE, HOSTILE)
@settings(max_examples=50, deadline=None)
def test_a_value_is_printed_as_it_is_and_steers_nothing(task: str, reason: str) -> None:
    task = f"Việc {task}"
    entry = report_task(0, ly_do=reason) | {"viec": task}
    areas = [report_area("a", "Lĩnh vực", 1, khong=[entry])]
    plain = said(EMPTY_REPORT, linh_vuc=[report_area("a", "Lĩnh vực", 1, khong=[report_task(0)])])
    document = EMPTY_REPORT.with_values(linh_vuc=areas).document()
    assert printable(task).rstrip(" .;,:") in words(document)
    assert len(words(document).split("\n")) == len(plain.split("\n"))


def test_a_missing_value_is_named_with_file_and_line() -> None:
    values = {key: value for key, value in LETTER.values.items() if key != "qua_han"}
    with pytest.raises(Refused, match=r"cong-van-don-doc\.txt \(dòng \d+\).*“qua_han”"):
        Sample(LETTER.template_id, values).document()


def test_a_value_that_is_no_data_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        LETTER.with_values(qua_han=object()).document()


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(Refused, match="khong-co"):
        maker().fill("khong-co", OFFICE, YEAR, {})


def test_the_version_of_the_office_stands_in_for_that_of_the_program(tmp_path: Path) -> None:
    made = own(tmp_path, "lich-nam", HEAD.format(subject="Bản riêng {{ xa }}") + "Một dòng\n")
    document = made.fill("lich-nam", OFFICE, YEAR, {})
    assert document.subject == "Bản riêng Kim Liên"
    infos = OfficeTemplates(BUILT_IN, tmp_path, RESOURCES / "presets").list()
    assert [info.id for info in infos if not info.built_in] == ["lich-nam"]


def test_a_file_of_another_name_is_no_document_template(tmp_path: Path) -> None:
    made = own(tmp_path, "mau-la", HEAD.format(subject="Lạ"))
    with pytest.raises(Refused, match="mau-la"):
        made.fill("mau-la", OFFICE, YEAR, {})


FAULTS = [
    ("::: lạ\n", 6, "lạ"),
    ("a\n::: hết\n", 7, "thừa"),
    ("::: nếu nam\na\n", 6, "thiếu dòng ::: hết"),
    ("::: nếu không\n", 6, "phải đứng sau"),
    ("::: nếu nam\n::: nếu không\n::: nếu không\n::: hết\n", 8, "phải đứng sau"),
    ("::: mục a | A\n::: bảng b\n::: hết\n", 7, "bảng không đứng trong mục"),
    ("::: mục a | A\n::: mục b | B\n", 7, "mục không đứng trong mục"),
    ("::: với mỗi a trong kinh_gui\n::: với mỗi b trong kinh_gui\n", 7, "danh sách của “a”"),
    ("::: với mỗi a trong khong_co\n::: hết\n", 6, "khong_co"),
    ("::: với mỗi a trong nam\n::: hết\n", 6, "không phải là danh sách"),
    ("\n\n{{ khong_co }}\n", 8, "khong_co"),
    ("::: nếu khong_co\n::: hết\n", 6, "khong_co"),
    ("{% for a in kinh_gui %}x{% endfor %}\n", 6, "for"),
    ("{{ don_vi.items }}\n", 6, "items"),
    ("{{ xa | attr('__class__') }}\n", 6, "attr"),
    ("{{ nam | so | dem }}\n", 6, ""),
    ("2.3# Mục\n", 6, "không phải là một cấp mục"),
    ("::: phụ lục chéo | X\n", 6, "phụ lục chéo"),
    ("::: nếu 1\n" * 13, 18, "lồng nhau quá sâu"),
]


@pytest.mark.parametrize(("body", "line", "reason"), FAULTS)
def test_a_fault_of_a_template_is_named_with_its_line(
    tmp_path: Path, body: str, line: int, reason: str
) -> None:
    with pytest.raises(Refused, match=rf"lich-nam\.txt \(dòng {line}\)") as refused:
        own_text(tmp_path, body)
    assert reason in refused.value.what


def test_a_fault_in_the_head_is_named_with_its_line(tmp_path: Path) -> None:
    made = own(tmp_path, "lich-nam", HEAD.format(subject="{{ khong_co }}"))
    with pytest.raises(Refused, match=r"dòng 4\): không có giá trị “khong_co”"):
        made.fill("lich-nam", OFFICE, YEAR, {})


@pytest.mark.parametrize("text", ["", "+++\n", "+++\nx = \n+++\n", "+++\ntitle = 1\n+++\n", "\x00"])
def test_a_broken_file_is_refused_and_listed_with_what_is_wrong(tmp_path: Path, text: str) -> None:
    made = own(tmp_path, "lich-nam", text)
    with pytest.raises(Refused, match=r"lich-nam\.txt"):
        made.fill("lich-nam", OFFICE, YEAR, {})
    infos = OfficeTemplates(BUILT_IN, tmp_path, RESOURCES / "presets").list()
    (broken,) = [info for info in infos if info.id == "lich-nam"]
    assert "lich-nam.txt" in broken.description


LANGUAGE = [
    ("{{ n | so }}", {"n": 0}, "0"),
    ("{{ n | so }}", {"n": 9}, "09"),
    ("{{ n | so }}", {"n": 1250}, "1.250"),
    ("{{ n | so }}", {"n": ["a", "b"]}, "02"),
    ("{{ n | noi('; ') }}", {"n": ["a", "b"]}, "a; b"),
    ("{{ n | thuong }}", {"n": "UBND xã"}, "UBND xã"),
    ("{{ n | thuong }}", {"n": "Quý I"}, "quý I"),
    ("{{ n | hoa }}", {"n": "quý I"}, "Quý I"),
    ("{{ n | bo_dau }}", {"n": "Việc; ."}, "Việc"),
    ("{{ n | cau }}", {"n": "CẢI CÁCH"}, "Cải cách"),
    ("{{ n | chu }}", {"n": "5/3/2026"}, "ngày 05 tháng 3 năm 2026"),
    ("{{ n | chu }}", {"n": "Quý I/2026"}, "Quý I/2026"),
    ("{{ n }} {{ n | ngan }}", {"n": dt.date(2026, 3, 5)}, "ngày 05 tháng 3 năm 2026 05/03/2026"),
    ("{{ n }}", {"n": 12.5}, "12,5"),
    ("[{{ n }}]", {"n": None}, "[]"),
    ("{{ n.a.b }}", {"n": {"a": {"b": "sâu"}}}, "sâu"),
    ("::: với mỗi a trong n\n- {{ a }}\n::: hết", {"n": ["x", "y;", "z"]}, "x;\ny;\nz."),
    ("::: với mỗi a trong n\n{{ a }}\n::: hết", {"n": "x\n\n y \n"}, "x\ny"),
    ("::: với mỗi a trong n\n::: với mỗi b trong a.c\n{{ b }}\n::: hết\n::: hết",
     {"n": [{"c": ["x"]}, {"c": []}, {"c": ["y", "z"]}]}, "x\ny\nz"),
    ("::: nếu n\ncó\n::: nếu không\nkhông\n::: hết", {"n": 0}, "không"),
    ("::: nếu n\n::: nếu n == 2\nhai\n::: nếu không\nkhác\n::: hết\nsau\n::: nếu không\nkhông\n"
     "::: hết", {"n": 3}, "khác\nsau"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "values", "shown"), LANGUAGE)
def test_the_language_of_templates(
    tmp_path: Path, body: str, values: dict[str, object], shown: str
) -> None:
    body = body.replace("[{{", "\\[{{")
    assert own_text(tmp_path, body, **values) == shown


def test_a_loop_cannot_run_away(tmp_path: Path) -> None:
    entries = ["x"] * 30_000
    start = time.monotonic()
    with pytest.raises(Refused, match="nội dung quá dài"):
        own_text(tmp_path, "::: với mỗi a trong n\n{{ a }}\n::: hết\n", n=entries)
    assert time.monotonic() - start < 10


def test_a_report_on_many_tasks_is_filled_at_once() -> None:
    tasks = [report_task(place) for place in range(1000)]
    areas = [report_area("a", "Lĩnh vực", 1000, hoan_thanh=tasks)]
    start = time.monotonic()
    document = EMPTY_REPORT.with_values(linh_vuc=areas, tong=1000).document()
    assert len(document.parts) > 1000
    assert time.monotonic() - start < 5


def test_an_evaluation_without_tasks_says_so() -> None:
    text = said(EVALUATION, giao=0, hoan_thanh=0, dung_han=0, muon=0, chua_xong=0)
    assert "Trong tháng không có nhiệm vụ đến hạn." in text


def test_a_handover_names_both_sides_and_what_is_late() -> None:
    text = words(HANDOVER.document())
    assert "trong đó có 01 nhiệm vụ đã quá thời hạn:" in text
    assert "Bên giao: ông (bà) Lê Thị Thu, Chuyên viên, Phòng Văn hóa - Xã hội." in text
    assert "Bên giao không còn nhiệm vụ" in said(HANDOVER, so_viec=0)


def test_one_addressee_of_a_letter_is_named() -> None:
    assert LETTER_TO_ONE.document().addressees == ("Phòng Kinh tế",)
