"""Paper, margins, fonts, colours and page numbers: each fault is found, and nothing else."""

import unicodedata

import pytest

from tests.support.docx_files import EMPTY_HEADER, PAGE_FIELD, Paper, body, picture, section
from tests.support.office_papers import TEXT, attachment, ending, letterhead, plan, title
from tests.support.spoilt import Spoilt, case

DASH = "- Ban hành đầy đủ"


def _no_appendix() -> Paper:
    return Paper(letterhead() + title() + TEXT + ending() + section())


def _margin(side: str, old: int, new: int) -> Spoilt:
    rule = {"top": "P03", "bottom": "P04", "left": "P05", "right": "P06"}[side]
    return case(rule, lambda paper: paper.swap(f'w:{side}="{old}"', f'w:{side}="{new}"'))


def _landscape_without_table(paper: Paper) -> None:
    paper.swap(
        '<w:pgSz w:w="11906" w:h="16838"/>',
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    )


def _upright_pages_differ(paper: Paper) -> None:
    extra = section().replace('w:left="1701"', 'w:left="1900"')
    marked = f"<w:p><w:pPr>{extra}</w:pPr></w:p>"
    paper.behind("- Thực hiện các nhiệm vụ", marked)


def _footer(paper: Paper) -> None:
    footer = EMPTY_HEADER.replace("w:hdr", "w:ftr").replace("<w:p/>", f"<w:p>{PAGE_FIELD}</w:p>")
    paper.add_part("rId20", "footer", "footer1", footer)
    paper.swap("<w:pgSz", '<w:footerReference w:type="default" r:id="rId20"/><w:pgSz')


def _even_header(paper: Paper) -> None:
    paper.part("settings", "<w:defaultTabStop", "<w:evenAndOddHeaders/><w:defaultTabStop")


CASES = [
    case("P01", lambda paper: paper.swap('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    case("P02", _landscape_without_table),
    _margin("top", 1134, 1700),
    _margin("bottom", 1134, 1700),
    _margin("left", 1701, 1418),
    _margin("right", 850, 600),
    case("P07", _upright_pages_differ),
    case("P07", lambda paper: paper.part("settings", "<w:default", "<w:mirrorMargins/><w:default")),
    case("P08", lambda paper: paper.part("header1", PAGE_FIELD, "")),
    case("P09", lambda paper: paper.part("header1", '"center"', '"right"')),
    case("P10", lambda paper: paper.part(
        "header1", "<w:r><w:t>", "<w:r><w:rPr><w:b/></w:rPr><w:t>")),
    case("P10", lambda paper: paper.part(
        "header1", "<w:r><w:t>", '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>')),
    case("P11", lambda paper: paper.swap("<w:titlePg/>", "")),
    case("P12", lambda paper: paper.swap('w:fmt="decimal"', 'w:fmt="upperRoman"')),
    case("P12", lambda paper: paper.swap('w:fmt="decimal"/', 'w:start="3"/')),
    case("P13", _footer),
    case("P14", lambda paper: paper.part("header1", "</w:p>", "<w:r><w:t>/10</w:t></w:r></w:p>")),
    case("P15", lambda paper: paper.swap('w:header="567"', 'w:header="900"')),
    case("P16", _even_header),
    case("P17", lambda paper: paper.swap("<w:titlePg/>", '<w:cols w:num="2"/><w:titlePg/>')),
    case("P18", lambda paper: paper.edit(DASH, "<w:rPr>", (
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'))),
    case("P19", lambda paper: paper.edit(DASH, "<w:rPr>", (
        '<w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'))),
    case("P20", lambda paper: paper.swap(
        "người dân, doanh nghiệp", unicodedata.normalize("NFD", "người dân, doanh nghiệp"))),
    case("P21", lambda paper: paper.edit(DASH, "<w:rPr>", '<w:rPr><w:color w:val="1F497D"/>')),
    case("P22", lambda paper: paper.edit(DASH, "<w:rPr>", '<w:rPr><w:highlight w:val="yellow"/>')),
    case("P22", lambda paper: paper.edit(DASH, "<w:rPr>", '<w:rPr><w:spacing w:val="-6"/>')),
    case("P23", lambda paper: paper.edit(DASH, "</w:p>", f"{picture()}</w:p>")),
    case("P23", lambda paper: paper.swap("<w:titlePg/>", "<w:pgBorders/><w:titlePg/>")),
]  # fmt: skip


@pytest.mark.parametrize("spoilt", CASES, ids=str)
def test_each_fault_is_found_and_nothing_else(spoilt: Spoilt) -> None:
    spoilt.verify()


@pytest.mark.parametrize(("top", "right"), [(1106, 822), (1446, 1162), (1417, 1134)])
def test_margins_within_half_a_millimetre_are_right(top: int, right: int) -> None:
    paper = plan()
    paper.content = paper.content.replace('w:top="1134"', f'w:top="{top}"')
    paper.content = paper.content.replace('w:right="850"', f'w:right="{right}"')
    checked = {finding.rule for finding in _findings(paper)}
    assert not checked & {"P03", "P06"}


@pytest.mark.parametrize("top", [1105, 1447])
def test_margins_beyond_half_a_millimetre_are_wrong(top: int) -> None:
    paper = plan()
    paper.content = paper.content.replace('w:top="1134"', f'w:top="{top}"')
    assert "P03" in {finding.rule for finding in _findings(paper)}


def test_the_margin_found_and_the_right_one_are_told_in_millimetres() -> None:
    [finding] = _findings(plan().swap('w:left="1701"', 'w:left="1418"'))
    assert finding.found == "Lề trái 25 mm"
    assert finding.expected == "Lề trái 30-35 mm"
    assert finding.source == "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.3"


def test_one_page_needs_no_number() -> None:
    assert "P08" not in {f.rule for f in _findings(_no_appendix().part("header1", PAGE_FIELD, ""))}


def test_two_pages_need_a_number() -> None:
    paper = _no_appendix().part("header1", PAGE_FIELD, "")
    paper.content = paper.content.replace(TEXT, body("Nội dung dài. " * 600) + TEXT)
    assert "P08" in {finding.rule for finding in _findings(paper)}


def test_the_number_on_the_first_page_of_an_appendix_is_a_warning_only() -> None:
    [finding] = _findings(attachment().swap("<w:titlePg/>", ""))
    assert (finding.rule, finding.severity.name) == ("P11", "WARNING")


def _findings(paper: Paper) -> list:
    return Spoilt("", lambda _paper: None, lambda: paper).findings()
