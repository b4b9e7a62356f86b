"""Signature, recipients, appendices, marks, language, file: each fault is found alone."""

import pytest

from desktop.domain.findings import Aspect, Severity
from tests.support.docx_files import Paper, box, centred, flush, paragraph, picture, section
from tests.support.office_papers import (
    attached_text,
    attachment,
    decision,
    ending,
    minutes,
    official_letter,
    plan,
)
from tests.support.spoilt import Spoilt, case

BODY = "TM. ỦY BAN NHÂN DÂN"
NAME = "Nguyễn Văn Bình"
DASH = "- Ban hành đầy đủ"
REFERENCE = "(Kèm theo Kế hoạch"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08"


def _authority(*lines: str):
    return lambda paper: paper.swap(ending(), ending(lines))


def _recipients(*entries: str):
    return lambda paper: paper.swap(ending(), ending(recipients=entries))


def _images(paper: Paper, share: float, alpha: bool = True) -> None:
    kind = b"\x06" if alpha else b"\x02"
    paper.relations.append(("rId90", "image", "media/image1.png"))
    paper.binaries["word/media/image1.png"] = PNG + kind
    left = 30 * (share - 1)
    sign, seal = picture(left_mm=30, width_mm=30), picture(left_mm=30 + left, width_mm=30)
    paper.edit(NAME, "</w:p>", f"{sign}{seal}</w:p>")


def _second_appendix(paper: Paper) -> None:
    upright = section(restart=True)
    first = paper.content.index(centred("Phụ lục", 28, bold=True))
    copy = paper.content[first:].replace(section(landscape=True, restart=True), "")
    paper.content = (
        paper.content.replace(section(landscape=True, restart=True), "")
        + paragraph("", section(landscape=True, restart=True))
        + copy
        + upright
    )


def _on_first_page(extra: str):
    return lambda paper: paper.edit("CỘNG HÒA XÃ HỘI", "</w:p>", f"{extra}</w:p>")


def _footer(kind: str, text: str):
    def spoil(paper: Paper) -> None:
        root = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        border = '<w:pBdr><w:top w:val="single"/><w:bottom w:val="single"/></w:pBdr>'
        line = paragraph("", border) + flush(text, 22)
        paper.add_part("rId20", "footer", "footer1", f"<w:ftr {root}>{line}</w:ftr>")
        paper.swap("<w:pgSz", f'<w:footerReference w:type="{kind}" r:id="rId20"/><w:pgSz')

    return spoil


SIGNATURE = [
    case("S01", lambda paper: paper.edit(BODY, "<w:b/>", "")),
    case("S02", _authority("TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    case("S02", _authority("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    case("S03", _authority("TM. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    case("S03", _authority(BODY, "KT. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")),
    case("S04", _authority(BODY, "KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    case("S04", _authority("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    case("S05", _authority(f"{BODY} XÃ KIM LIÊN", "CHỦ TỊCH")),
    case("S06", lambda paper: paper.edit(">CHỦ TỊCH<", "CHỦ TỊCH", BODY), decision),
    case("S07", lambda paper: paper.swap(NAME, NAME.upper())),
    case("S08", lambda paper: paper.swap(NAME, f"ThS. {NAME}")),
    case("S09", _authority(BODY, "KT. CHỦ TỊCH", "PCT")),
    case("S10", lambda paper: paper.swap(centred("", 28) * 5, centred("", 28))),
    case("S11", lambda paper: paper.edit("Văn phòng Hội đồng", "<w:keepNext/>", "")),
    case("S12", lambda paper: _images(paper, 0.8)),
    case("S12", lambda paper: _images(paper, 0.33, alpha=False)),
]  # fmt: skip

RECIPIENTS = [
    case("R01", lambda paper: paper.edit("Nơi nhận:", '"24"', '"26"')),
    case("R02", lambda paper: paper.edit("Nơi nhận:", 'w:before="0"', 'w:before="400"')),
    case("R03", lambda paper: paper.edit("- Sở Nội vụ;", '"22"', '"24"')),
    case("R04", _recipients("- UBND tỉnh.", "- Sở Nội vụ;", "- Lưu: VT, VHXH.")),
    case("R04", _recipients("+ UBND tỉnh;", "- Sở Nội vụ;", "- Lưu: VT, VHXH.")),
    case("R05", _recipients("- UBND tỉnh;", "- Lưu VT.")),
    case("R06", lambda paper: paper.replace("Căn cứ Luật", centred("Kính gửi: Sở Nội vụ", 28)),
         others="R08"),
    case("R07", lambda paper: paper.edit("- Sở Tài chính.", "<w:rPr>", "<w:rPr><w:b/>"),
         official_letter),
    case("R07", lambda paper: paper.swap("- Sở Tài chính.", "- Sở Tài chính;"), official_letter),
    case("R08", lambda paper: paper.swap("- Như trên;", "- Sở Nội vụ tỉnh;"), official_letter),
    case("R08", _recipients("- Như trên;", "- Lưu: VT, VHXH.")),
    case("R09", lambda paper: paper.swap("- Như Điều 2;", "- Như Điều 5;"), decision),
    case("R10", lambda paper: paper.edit("Nơi nhận:", "<w:i/>", '<w:i/><w:u w:val="single"/>')),
]  # fmt: skip

APPENDICES = [
    case("A01", lambda paper: paper.swap("tại Phụ lục kèm theo", "tại bảng kèm theo")),
    case("A02", _second_appendix),
    case("A03", lambda paper: paper.edit(">Phụ lục<", "Phụ lục", "PHỤ LỤC")),
    case("A03", lambda paper: paper.edit(">Phụ lục<", '"28"', '"26"')),
    case("A04", lambda paper: paper.edit("DANH MỤC NHIỆM VỤ", "<w:b/>", "")),
    case("A05", lambda paper: paper.edit(REFERENCE, "<w:i/>", "")),
    case("A05", lambda paper: paper.swap(REFERENCE, "(Ban hành kèm theo Kế hoạch")),
    case("A06", lambda paper: paper.swap(f"{REFERENCE} số 05", f"{REFERENCE} số 06")),
    case("A06", lambda paper: paper.edit(REFERENCE, "tháng 01", "tháng 02")),
    case("A07", lambda paper: paper.swap(' w:start="1"', "")),
    case("A08", lambda paper: _cut_drawing(paper, REFERENCE)),
    case("A09", lambda paper: paper.swap("Báo cáo năm./.", "Báo cáo năm")),
    case("A10", lambda paper: paper.swap(
        centred("", 26), centred("Số: 05/QC-UBND", 26)), attached_text),
    case("A11", lambda paper: paper.part(
        "header2", "<w:p/>", "<w:p><w:r><w:t>Mẫu 01</w:t></w:r></w:p>"), attachment),
]  # fmt: skip


def _cut_drawing(paper: Paper, words: str) -> None:
    start = paper.content.index("<w:r><w:drawing>", paper.content.index(words))
    end = paper.content.index("</w:drawing></w:r>", start) + len("</w:drawing></w:r>")
    paper.content = paper.content[:start] + paper.content[end:]


MARKS = [
    case("X01", _on_first_page(box("KHẨN CẤP", 30, 8))),
    case("X01", _on_first_page(box("HỎA TỐC", 50, 8))),
    case("X02", _on_first_page(box("MẬT", 20, 8))),
    case("X03", _on_first_page(box("lưu hành nội bộ", 50, 8))),
    case("X04", _footer("default", "Địa chỉ: xóm Sen, xã Kim Liên")),
    case("X05", lambda paper: paper.behind("- Lưu: VT, VHXH.", flush("PL.(300)", 26))),
]

LANGUAGE = [
    case("V01", lambda paper: paper.swap("Hội đồng nhân dân và", "Hội Đồng nhân dân và")),
    case("V02", lambda paper: paper.swap("thường xuyên;", "theo Khoản 1 Điều 5;")),
    case("V02", lambda paper: paper.swap("thường xuyên;", "theo khoản 1 điều 5;")),
    case("V03", lambda paper: paper.swap("thường xuyên;", "tại Xã Kim Liên;")),
    case("V04", lambda paper: paper.swap("đ) Công khai", "đ) công khai")),
    case("V05", lambda paper: paper.swap("thường xuyên;", "để phục vụ nhân dân;")),
    case("V06", lambda paper: paper.swap("thường xuyên;", "văn hoá;")),
    case("V07", lambda paper: paper.swap("thường xuyên;", "báo cáo UBND huyện;")),
    case("V08", lambda paper: paper.swap("thường xuyên;", (
        "theo Thông tư số 01/2011/TT-BNV ngày 19 tháng 01 năm 2011 của Bộ Nội vụ;"))),
    case("V09", lambda paper: paper.swap("thường xuyên;", "hồ sơ QLVB;")),
    case("F01", lambda paper: paper.edit(DASH, "<w:r>", '<w:ins w:id="1"/><w:r>')),
    case("F01", lambda paper: paper.edit("c) Kiểm tra", "</w:p>", (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"))),
    case("F02", lambda paper: paper.edit(DASH, "</w:p>", (
        '<w:fldSimple w:instr="REF x"><w:r><w:t>Error! Bookmark not defined.</w:t></w:r>'
        "</w:fldSimple></w:p>"))),
    case("F03", lambda paper: paper.part("styles", "vi-VN", "en-US")),
    case("F05", lambda _paper: None, name="Kế hoạch năm 2026.docx", local=True),
]  # fmt: skip


@pytest.mark.parametrize(
    "spoilt", [*SIGNATURE, *RECIPIENTS, *APPENDICES, *MARKS, *LANGUAGE], ids=str
)
def test_each_fault_is_found_and_nothing_else(spoilt: Spoilt) -> None:
    spoilt.verify()


@pytest.mark.parametrize(
    "paper", [official_letter, minutes, attachment, attached_text],
    ids=lambda paper: paper.__name__,
)  # fmt: skip
def test_conformant_papers_have_no_finding(paper) -> None:
    assert Spoilt("", lambda _paper: None, paper).findings() == []


@pytest.mark.parametrize(("indent", "expected"), [(1150, set()), (1700, {"R07"})])
def test_dashes_of_addressees_stand_under_the_colon(indent: int, expected: set[str]) -> None:
    paper = official_letter()
    for words in ("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính."):
        left = 0 if words.startswith("K") else indent
        paper.edit(words, '<w:jc w:val="center"/>', f'<w:ind w:left="{left}"/>')
    assert {finding.rule for finding in _findings(paper)} == expected


def test_an_official_letter_must_name_its_addressee() -> None:
    paper = official_letter()
    for words in ("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính."):
        paper.drop(words)
    assert {"R06", "R08"} <= {finding.rule for finding in _findings(paper)}


def test_a_missing_name_is_right_in_a_draft_and_an_error_at_issue() -> None:
    def nameless(paper: Paper) -> object:
        return paper.drop(NAME)

    assert Spoilt("", nameless).findings() == []
    [issued] = Spoilt("", nameless, issue=True).findings()
    assert (issued.rule, issued.severity) == ("S07", Severity.ERROR)


def test_a_paper_without_ending_misses_signature_and_recipients() -> None:
    assert {"S01", "R01"} <= {finding.rule for finding in _findings(plan().swap(ending(), ""))}


def test_old_words_and_old_texts_are_right_in_old_papers() -> None:
    paper = plan().swap("thường xuyên;", "báo cáo UBND huyện theo Nghị định số 61/2018/NĐ-CP ngày "
                        "23 tháng 4 năm 2018 của Chính phủ;")  # fmt: skip
    old = "Kim Liên, ngày 15 tháng 01 năm 2024"
    paper.swap("Kim Liên, ngày 15 tháng 01 năm 2026", old)
    paper.edit(REFERENCE, "năm 2026 của", "năm 2024 của")
    assert not {"V07", "V08"} & {finding.rule for finding in _findings(paper)}


def test_words_are_content_and_looks_are_format() -> None:
    [words] = Spoilt("", lambda paper: paper.swap("đ) Công khai", "e) Công khai")).findings()
    [look] = Spoilt("", lambda paper: paper.edit(BODY, "<w:b/>", "")).findings()
    assert (words.aspect, look.aspect) == (Aspect.CONTENT, Aspect.FORMAT)


def _findings(paper: Paper) -> list:
    return Spoilt("", lambda _paper: None, lambda: paper).findings()
