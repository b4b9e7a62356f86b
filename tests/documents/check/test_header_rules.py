"""Quốc hiệu, Tiêu ngữ, bodies, number, date, title: each fault is found, and nothing else."""

import pytest

from desktop.domain.findings import Severity
from tests.support.docx_files import Paper, centred, flush, line
from tests.support.office_papers import (
    SUBJECT,
    attachment,
    decision,
    letterhead,
    minutes,
    official_letter,
    plan,
)
from tests.support.spoilt import KIM_LIEN, Spoilt, case

NATION = "CỘNG HÒA XÃ HỘI"
MOTTO = "Độc lập - Tự do"
ISSUER = "XÃ KIM LIÊN"
NUMBER = "Số: 05/KH-UBND"
DATE = "Kim Liên, ngày 15 tháng 01 năm 2026"


def _parent(text: str, bold: bool = False):
    return lambda paper: paper.swap(
        centred("ỦY BAN NHÂN DÂN", 26, bold=True),
        centred(text, 26, bold) + centred("ỦY BAN NHÂN DÂN", 26, bold=True),
    )


def _unit(parent: str, name: str):
    """Make the paper one of a unit of the commune."""

    def spoil(paper: Paper) -> None:
        paper.swap(centred("ỦY BAN NHÂN DÂN", 26, bold=True), centred(parent, 26))
        paper.swap(
            centred("XÃ KIM LIÊN", 26, bold=True, extra=line(13)),
            centred(name, 26, bold=True, extra=line(20)),
        )

    return spoil


def _bold_parent(paper: Paper) -> None:
    _unit("UBND XÃ KIM LIÊN", "PHÒNG KINH TẾ")(paper)
    paper.edit("UBND XÃ KIM LIÊN", "<w:rPr>", "<w:rPr><w:b/>")


def _date_lower(paper: Paper) -> None:
    paper.edit(DATE, 'w:before="0"', 'w:before="400"')


HEADER = [
    case("H01", lambda paper: paper.swap(NATION, "CỘNG HÒA XÃ HỘ")),
    case("H02", lambda paper: paper.swap('w:w="5670"', 'w:w="4600"', 9)),
    case("H03", lambda paper: paper.edit(NATION, "<w:b/>", "")),
    case("H04", lambda paper: paper.swap(MOTTO, "Độc Lập - Tự do")),
    case("H04", lambda paper: paper.swap(MOTTO, "Độc lập – Tự do")),
    case("H05", lambda paper: paper.edit(MOTTO, "<w:b/>", "<w:b/><w:i/>")),
    case("H06", lambda paper: paper.swap(line(60.5), "")),
    case("H07", lambda paper: paper.swap(line(60.5), line(70))),
    case("H08", lambda paper: paper.edit(MOTTO, "<w:b/>", '<w:b/><w:u w:val="single"/>')),
    case("H09", lambda paper: paper.edit(MOTTO, 'w:line="240"', 'w:line="300"')),
    case("H10", lambda paper: paper.edit(DATE, '"28"', '"26"')),
    case("H11", lambda paper: paper.edit(ISSUER, "<w:b/>", "")),
    case("H12", _bold_parent, others="A06"),
    case("H13", _parent("UBND TỈNH NGHỆ AN")),
    case("H14", lambda paper: paper.drop(ISSUER).edit(
        "ỦY BAN NHÂN DÂN", "</w:p>", f"{line(18)}</w:p>"), others="A06"),
    case("H15", _unit("ỦY BAN NHÂN DÂN XÃ KIM LIÊN", "PHÒNG KINH TẾ"), others="A06"),
    case("H16", _unit("UBND XÃ KIM LIÊN", "VĂN PHÒNG HĐND VÀ UBND"), others="A06"),
    case("H17", lambda paper: paper.swap(line(13), "")),
    case("H18", lambda paper: paper.swap(line(13), line(40))),
    case("H18", lambda paper: paper.swap(line(13), line(13, left_mm=5))),
    case("H19", lambda paper: paper.swap("<w:tblCellMar>", (
        '<w:tblBorders><w:top w:val="single"/></w:tblBorders><w:tblCellMar>'))),
    case("H20", lambda paper: paper.swap(
        "<w:p><w:pPr><w:spacing", letterhead("").replace("Kim Liên, ngày 15 tháng 01 năm 2026", "")
        + "<w:p><w:pPr><w:spacing"), attachment),
    case("H21", lambda paper: paper.swap(ISSUER, "XÃ KIM LIỄN"), profile=KIM_LIEN),
]  # fmt: skip

NUMBER_AND_DATE = [
    case("N01", lambda paper: paper.swap(NUMBER, "Số 05/KH-UBND")),
    case("N01", lambda paper: paper.swap(NUMBER, "Số:        /KH-UBND"), issue=True),
    case("N02", lambda paper: paper.edit(NUMBER, '"26"', '"28"')),
    case("N03", lambda paper: paper.swap(NUMBER, "Số: 5/KH-UBND"), others="A06"),
    case("N03", lambda paper: paper.swap(NUMBER, "Số: 005/KH-UBND"), others="A06"),
    case("N04", lambda paper: paper.swap(NUMBER, "Số: 05/KH - UBND")),
    case("N04", lambda paper: paper.swap(NUMBER, "Số: 05 /KH-UBND")),
    case("N05", lambda paper: paper.swap(NUMBER, "Số: 05/TT-UBND"), others="A06"),
    case("N06", lambda paper: paper.swap("12/UBND-VHXH", "12/CV-UBND"), official_letter),
    case("N07", lambda paper: paper.swap(NUMBER, "Số: 05/KH-HĐND"), others="A06"),
    case("N08", lambda paper: paper.edit(NUMBER, '"center"', '"left"')),
    case("N09", _date_lower),
    case("N10", lambda paper: paper.swap(DATE, f"{DATE}.")),
    case("N10", lambda paper: paper.swap(DATE, DATE.replace(",", ""))),
    case("N10", lambda paper: paper.swap(DATE, "Kim Liên, ngày    tháng    năm 2026"),
         issue=True),
    case("N11", lambda paper: paper.swap(DATE, "Kim Liên, ngày 15 tháng 1 năm 2026")),
    case("N11", lambda paper: paper.swap(DATE, "Kim Liên, ngày 15 tháng 03 năm 2026"),
         others="A06"),
    case("N12", lambda paper: paper.edit(DATE, "<w:i/>", "")),
    case("N13", lambda paper: paper.swap(DATE, f"Nghệ An{DATE[8:]}"), profile=KIM_LIEN),
    case("N14", lambda paper: paper.swap(DATE, "Kim Liên, ngày 30 tháng 02 năm 2026")),
]  # fmt: skip

TITLE = [
    case("T01", lambda paper: paper.edit(">KẾ HOẠCH<", '"28"', '"32"')),
    case("T01", lambda paper: paper.edit(">KẾ HOẠCH<", '"center"', '"left"')),
    case("T02", lambda paper: paper.edit(SUBJECT, "<w:b/>", "")),
    case("T02", lambda paper: paper.behind(">KẾ HOẠCH<", "<w:p/>")),
    case("T03", lambda paper: paper.swap(SUBJECT, f"{SUBJECT}.")),
    case("T04", lambda paper: paper.swap(line(45), "")),
    case("T04", lambda paper: paper.swap(line(45), line(110))),
    case("T05", lambda paper: paper.swap(SUBJECT, "V/v cải cách hành chính năm 2026 tại xã")),
    case("T06", lambda paper: paper.edit("V/v báo cáo", "<w:rPr>", "<w:rPr><w:b/>"),
         official_letter),
    case("T07", lambda paper: paper.edit("V/v báo cáo", 'w:before="120"', 'w:before="0"'),
         official_letter),
    case("T08", lambda paper: paper.edit("V/v báo cáo", "</w:p>", f"{line(20)}</w:p>"),
         official_letter),
    case("T09", lambda paper: paper.edit("CHỦ TỊCH ỦY BAN", "<w:b/>", ""), decision),
    case("T09", lambda paper: paper.swap("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH"), decision),
    case("T10", lambda paper: paper.swap("THƯ KÝ", "NGƯỜI GHI"), minutes),
]  # fmt: skip


@pytest.mark.parametrize("spoilt", [*HEADER, *NUMBER_AND_DATE, *TITLE], ids=str)
def test_each_fault_is_found_and_nothing_else(spoilt: Spoilt) -> None:
    spoilt.verify()


def test_a_draft_may_leave_number_and_day_blank() -> None:
    paper = plan().swap(NUMBER, "Số:        /KH-UBND")
    paper.swap(DATE, "Kim Liên, ngày      tháng      năm 2026")
    assert _rules(paper) == set()


def test_a_long_dash_in_the_motto_is_a_warning() -> None:
    [finding] = Spoilt("", lambda p: p.swap(MOTTO, "Độc lập – Tự do")).findings()
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("spelling", ["CỘNG HÒA", "CỘNG HOÀ"])
def test_both_places_of_the_tone_mark_are_right(spelling: str) -> None:
    found = _rules(plan().swap("CỘNG HÒA", spelling))
    assert found <= {"V06"}


def test_a_paper_without_head_misses_each_component() -> None:
    paper = plan()
    paper.content = paper.content.replace(letterhead(), "")
    assert _rules(paper) == {"H01", "H04", "H11", "N01", "N10"}


def test_a_head_of_tabbed_lines_is_read_and_warned_of() -> None:
    paper = plan()
    lines = [
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("XÃ KIM LIÊN", "Độc lập - Tự do - Hạnh phúc"),
        (NUMBER, DATE),
    ]
    tabbed = "".join(
        flush(f"{left}@{right}", 26, bold=True).replace("@", "</w:t><w:tab/><w:t>")
        for left, right in lines
    )
    paper.content = paper.content.replace(letterhead(), tabbed)
    found = _rules(paper)
    assert "H19" in found
    assert not found & {"H01", "H04", "N01", "N10"}


def _rules(paper: Paper) -> set[str]:
    return {finding.rule for finding in Spoilt("", lambda _p: None, lambda: paper).findings()}
