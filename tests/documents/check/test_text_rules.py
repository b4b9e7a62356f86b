"""The text, its words and numbers: each fault is found, and nothing else."""

import pytest

from desktop.domain.findings import Severity
from tests.support.docx_files import Paper, body, task_table
from tests.support.office_papers import decision, plan, plan_in_parts
from tests.support.spoilt import Spoilt, case

DASH = "- Ban hành đầy đủ"
LONG = "Nâng cao hiệu lực"
LAST = "Trên đây là Kế hoạch"
DECREE = "Căn cứ Nghị định số 30/2020/NĐ-CP"
LIST_LEVEL = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
    '<w:lvlText w:val="{text}"/></w:lvl>'
)
NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def _auto(kind: str, text: str, words: tuple[str, ...]):
    """Number paragraphs automatically instead of by hand."""

    def spoil(paper: Paper) -> None:
        level = LIST_LEVEL.format(kind=kind, text=text)
        paper.add_part("rId30", "numbering", "numbering", NUMBERING.format(level=level))
        for word in words:
            number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing'
            paper.edit(word, "<w:spacing", number)
            paper.swap(word, word.split(" ", 1)[1])

    return spoil


def _longer_table(paper: Paper) -> None:
    rows = [("STT", "Nhiệm vụ"), *((str(n), "Việc") for n in range(1, 6))]
    paper.behind(DASH, task_table(rows, (900, 9500)))


LOOK = [
    case("B01", lambda paper: paper.edit(DASH, '"28"', '"30"')),
    case("B01", lambda paper: paper.edit(DASH, '"28"', '"26"')),
    case("B02", lambda paper: paper.edit(LONG, '"both"', '"left"')),
    case("B03", lambda paper: paper.edit(LONG, 'w:firstLine="720"', 'w:firstLine="850"')),
    case("B03", lambda paper: paper.edit(LONG, 'w:firstLine="720"', 'w:firstLine="567"')),
    case("B04", lambda paper: paper.edit(LONG, 'w:before="120"', 'w:before="60"')),
    case("B05", lambda paper: paper.edit(LONG, 'w:line="264"', 'w:line="480"')),
    case("B05", lambda paper: paper.edit(
        LONG, 'w:line="264" w:lineRule="auto"', 'w:line="280" w:lineRule="exact"')),
    case("B06", lambda paper: paper.edit(DASH, "<w:rPr>", "<w:rPr><w:b/>")),
    case("B07", lambda paper: paper.edit(DASH, "<w:rPr>", '<w:rPr><w:u w:val="single"/>')),
    case("B08", lambda paper: paper.edit(DECREE, "<w:i/>", "")),
    case("B13", lambda paper: paper.edit("Phần II", "<w:b/>", ""), plan_in_parts),
    case("B13", lambda paper: paper.swap("Phần II<", "Phần 2<"), plan_in_parts),
    case("B13", lambda paper: paper.swap("QUY ĐỊNH CHUNG", "Quy định chung"), plan_in_parts),
    case("B14", lambda paper: paper.edit("Mục 1", '"center"', '"left"'), plan_in_parts),
    case("B15", lambda paper: paper.edit("Điều 1.", "<w:b/>", ""), decision),
    case("B15", lambda paper: paper.swap("Điều 1.", "Điều 1:"), decision),
    case("B16", lambda paper: paper.swap("II. NHIỆM VỤ", "II. Nhiệm vụ")),
    case("B16", lambda paper: paper.edit("II. NHIỆM VỤ", "<w:b/>", "")),
    case("B17", lambda paper: paper.edit("1. Mục đích", "<w:b/>", "")),
    case("B18", lambda paper: paper.swap("a) Xác định", "a. Xác định")),
    case("B18", lambda paper: paper.edit("a) Xác định", "<w:rPr>", "<w:rPr><w:b/>")),
    case("B22", lambda paper: paper.edit("II. NHIỆM VỤ", "<w:keepNext/>", "")),
    case("B25", lambda paper: paper.behind(DASH, "<w:p/>")),
    case("B26", lambda paper: paper.swap(DASH, "  - Ban hành đầy đủ")),
    case("B26", lambda paper: paper.swap("thường xuyên;", "thường  xuyên;")),
    case("B26", lambda paper: paper.swap("thường xuyên;", "thường xuyên ;")),
    case("B27", lambda paper: paper.edit(LONG, "thuộc xã;", "thuộc xã;</w:t><w:br/><w:t>")),
    case("B29", _longer_table),
    case("B29", lambda paper: paper.swap("<w:tblHeader/>", "")),
]  # fmt: skip

WORDS = [
    case("B09", lambda paper: paper.swap("về công tác văn thư.", "về công tác văn thư;")),
    case("B10", lambda paper: paper.swap("của Chính phủ về công tác", "về công tác")),
    case("B10", lambda paper: paper.swap("ngày 05 tháng 3 năm 2020", "ngày 05/3/2020")),
    case("B11", lambda paper: paper.swap(
        "chính quyền địa phương ngày", "chính quyền địa phương số 72/2025/QH15 ngày")),
    case("B12", lambda paper: paper.swap(DASH, "- Thực hiện Nghị quyết số 76/NQ-CP; ban hành")),
    case("B12", lambda paper: paper.swap(
        DASH, "- Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ,")),
    case("B19", lambda paper: paper.swap("đ) Công khai", "e) Công khai")),
    case("B19", lambda paper: paper.swap("III. TỔ CHỨC", "IV. TỔ CHỨC")),
    case("B19", lambda paper: paper.swap("2. Yêu cầu", "1. Yêu cầu")),
    case("B19", _auto("lowerLetter", "%1)", (
        "a) Xác định", "b) Bảo đảm", "c) Kiểm tra", "d) Gắn kết", "đ) Công khai"))),
    case("B20", _auto("lowerLetter", "%1.", ("a) Xác định",)), others="B18"),
    case("B21", lambda paper: paper.drop("TỔ CHỨC<"), plan_in_parts),
    case("B23", lambda paper: paper.swap("thực hiện./.", "thực hiện.")),
    case("B24", lambda paper: paper.swap("thực hiện./.", "thực hiện../.")),
    case("B24", lambda paper: paper.swap("thực hiện./.", "thực hiện ./.")),
    case("B24", lambda paper: paper.swap("kết quả thực hiện.", "kết quả thực hiện./.")),
    case("B28", lambda paper: paper.swap("thường xuyên;", "trước ngày 15/3/2026;")),
    case("B28", lambda paper: paper.swap("thường xuyên;", "trước ngày 5 tháng 03 năm 2026;")),
    case("B30", lambda paper: paper.swap("thường xuyên;", "trước ngày ......;"), issue=True),
]  # fmt: skip


@pytest.mark.parametrize("spoilt", [*LOOK, *WORDS], ids=str)
def test_each_fault_is_found_and_nothing_else(spoilt: Spoilt) -> None:
    spoilt.verify()


@pytest.mark.parametrize("paper", [plan, plan_in_parts, decision], ids=lambda paper: paper.__name__)
def test_conformant_papers_have_no_finding(paper) -> None:
    assert Spoilt("", lambda _paper: None, paper).findings() == []


def test_a_gap_that_only_the_sum_reaches_is_a_warning() -> None:
    paper = plan()
    paper.content = paper.content.replace(
        'w:before="120" w:after="0"', 'w:before="60" w:after="60"'
    )
    [finding] = [one for one in _findings(paper) if one.rule == "B04"]
    assert finding.severity is Severity.WARNING


def test_the_same_fault_in_many_paragraphs_is_told_once() -> None:
    paper = plan()
    paper.content = paper.content.replace('w:line="264"', 'w:line="480"')
    [finding] = _findings(paper)
    assert finding.rule == "B05"
    assert finding.place.endswith("chỗ khác")
    assert finding.found == "Cách dòng 2,00 dòng"


def test_automatic_numbers_with_the_vietnamese_letters_are_right() -> None:
    paper = plan()
    _auto("lowerLetter", "%1)", ("a) Xác định", "b) Bảo đảm", "c) Kiểm tra", "d) Gắn kết"))(paper)
    assert _findings(paper) == []


def test_capitals_may_go_on_with_or_without_the_crossed_letter() -> None:
    for letters in ("ABCDE", "ABCDĐE"):
        text = "".join(body(f"{letter}. NỘI DUNG", bold=True, keep=True) for letter in letters)
        paper = plan().behind(DASH, text)
        assert _findings(paper) == []


def test_one_wrong_letter_does_not_make_the_next_ones_wrong() -> None:
    paper = plan().swap("c) Kiểm tra", "k) Kiểm tra")
    assert [finding.found for finding in _findings(paper)] == ["Đánh số “k)”"]


def test_quoted_and_bracketed_paragraphs_may_be_italic() -> None:
    paper = plan().behind(DASH, body("(Chi tiết tại Phụ lục kèm theo)", italic=True))
    assert _findings(paper) == []


def test_a_table_at_the_end_asks_for_an_end_mark_below() -> None:
    paper = plan().behind("Trên đây", task_table([("STT", "Việc"), ("1", "Họp")]))
    found = {finding.rule for finding in _findings(paper)}
    assert "B23" in found


def test_small_letters_in_a_table_are_told_as_information() -> None:
    [finding] = _findings(plan().edit("Kiểm tra công vụ", '"24"', '"18"'))
    assert (finding.rule, finding.severity) == ("B29", Severity.INFO)


def _findings(paper: Paper) -> list:
    return Spoilt("", lambda _paper: None, lambda: paper).findings()
