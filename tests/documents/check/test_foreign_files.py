"""How files of other offices and programs are read: styles, themes, lines, numbers, encodings."""

import pytest

from desktop.documents.check.checker import Nd30Checker
from desktop.documents.check.locate import locate
from desktop.documents.check.reader import read_document
from tests.support.docx_files import EMPTY_HEADER, PAGE_FIELD, Paper, body, centred, line
from tests.support.office_papers import SUBJECT, official_letter, plan

DASH = "- Ban hành đầy đủ"
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:accent1><a:srgbClr val="4F81BD"/></a:accent1></a:clrScheme><a:fontScheme>'
    '<a:minorFont><a:latin typeface="{font}"/></a:minorFont></a:fontScheme></a:themeElements>'
    "</a:theme>"
)


def _rules(paper: Paper) -> set[str]:
    return {finding.rule for finding in Nd30Checker().check_bytes(paper.data())}


def _style(paper: Paper, text: str) -> Paper:
    return paper.part("styles", "</w:styles>", f"{text}</w:styles>")


def _styled(paper: Paper, words: str, style: str) -> Paper:
    return paper.edit(words, "<w:pPr>", f'<w:pPr><w:pStyle w:val="{style}"/>')


@pytest.mark.parametrize(("font", "wrong"), [("Times New Roman", False), ("Cambria", True)])
def test_fonts_of_the_theme_are_resolved(font: str, wrong: bool) -> None:
    paper = plan().add_part("rId40", "theme", "theme1", THEME.format(font=font))
    themed = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    assert _rules(paper.edit(DASH, "<w:rPr>", themed)) == ({"P18"} if wrong else set())


@pytest.mark.parametrize(("name", "wrong"), [("text1", False), ("accent1", True)])
def test_colours_of_the_theme_are_resolved(name: str, wrong: bool) -> None:
    paper = plan().add_part("rId40", "theme", "theme1", THEME.format(font="Times New Roman"))
    paper.edit(DASH, "<w:rPr>", f'<w:rPr><w:color w:val="auto" w:themeColor="{name}"/>')
    assert _rules(paper) == ({"P21"} if wrong else set())


def test_a_style_passes_its_settings_to_the_styles_based_on_it() -> None:
    paper = _style(
        plan(),
        '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    assert _rules(_styled(paper, DASH, "B")) == {"B07"}


def test_styles_based_on_each_other_do_not_hang() -> None:
    paper = _style(
        plan(),
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    assert _rules(_styled(paper, DASH, "B")) == set()


def test_bold_of_paragraph_and_character_style_cancel_out() -> None:
    bold = "<w:rPr><w:b/></w:rPr></w:style>"
    paper = _style(
        plan(),
        f'<w:style w:type="paragraph" w:styleId="P">{bold}'
        f'<w:style w:type="character" w:styleId="C">{bold}',
    )
    _styled(paper, DASH, "P").edit(DASH, "<w:rPr>", '<w:rPr><w:rStyle w:val="C"/>')
    assert _rules(paper) == set()


def test_capitals_by_formatting_count_as_capitals() -> None:
    paper = plan().swap("II. NHIỆM VỤ", "II. Nhiệm vụ")
    assert _rules(paper.edit("II. Nhiệm vụ", "<w:rPr>", "<w:rPr><w:caps/>")) == set()


VML = (
    '<w:r><w:pict><v:line style="position:absolute" from="{start}pt,18pt" to="{end}pt,18pt"/>'
    "</w:pict></w:r>"
)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (VML.format(start=74, end=111), set()),
        (VML.format(start=0, end=150), {"H18"}),
        (line(13).replace('"solid"', '"dash"'), {"H17"}),
        (line(13).replace('<a:prstGeom prst="line"/>', '<a:prstGeom prst="rect"/>'), set()),
    ],
    ids=["vml", "long", "dashed", "thin rectangle"],
)
def test_lines_of_every_make_are_measured(drawing: str, expected: set[str]) -> None:
    assert _rules(plan().swap(line(13), drawing)) == expected


def test_a_paragraph_border_is_a_line() -> None:
    paper = plan().swap(line(60.5), "")
    ruled = (
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr><w:spacing w:before="0" '
        'w:after="0" w:line="20" w:lineRule="exact"/><w:ind w:left="1120" w:right="1120"/>'
        "</w:pPr></w:p>"
    )
    assert _rules(paper.behind("Độc lập - Tự do", ruled)) == set()


def test_underscores_are_a_line() -> None:
    paper = plan().swap(line(13), "").behind("XÃ KIM LIÊN", centred("_______", 26))
    assert "H17" not in _rules(paper)


def test_alternative_content_counts_once() -> None:
    chosen = line(13).removeprefix("<w:r>").removesuffix("</w:r>")
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{chosen}</mc:Choice><mc:Fallback>'
        f"{VML.format(start=0, end=150)[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _rules(plan().swap(line(13), both)) == set()


def test_a_page_number_in_a_content_control_or_text_box_is_found() -> None:
    inner = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{PAGE_FIELD}</w:p>'
    control = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    paper = plan()
    paper.parts["word/header1.xml"] = EMPTY_HEADER.replace("<w:p/>", control)
    assert _rules(paper) == set()
    drawn = (
        "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx='360000' cy='360000'/><a:graphic>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
    paper.parts["word/header1.xml"] = EMPTY_HEADER.replace("<w:p/>", drawn)
    assert "P08" not in _rules(paper)


def test_strict_open_xml_is_read_like_the_usual_kind() -> None:
    paper = plan()
    files = paper.files()
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    from tests.support.docx_files import zipped

    changed = {name: data.replace(usual, strict) for name, data in files.items()}
    assert Nd30Checker().check_bytes(zipped(changed)) == []


def test_text_of_an_old_encoding_is_judged_by_its_words() -> None:
    old = body("- Ban hµnh ®Çy ®ñ c¸c v¨n b¶n;").replace(
        "<w:rPr>", '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    )
    paper = plan().replace(DASH, old)
    [finding] = Nd30Checker().check_bytes(paper.data())
    assert finding.rule == "P19"
    assert "Ban hành đầy đủ các văn bản" in finding.place


def test_components_that_share_a_paragraph_keep_their_own_names() -> None:
    paper = plan()
    paper.swap(centred(SUBJECT, 28, bold=True, extra=line(45)), "")
    broken = f"KẾ HOẠCH</w:t><w:br/><w:t>{SUBJECT}."
    paper.edit(">KẾ HOẠCH<", "KẾ HOẠCH", broken).edit(SUBJECT, "</w:p>", f"{line(45)}</w:p>")
    places = {finding.rule: finding.place for finding in Nd30Checker().check_bytes(paper.data())}
    assert places["T03"] == "Trích yếu"


def test_a_letter_without_its_about_line_is_known_by_its_symbol() -> None:
    assert "T06" in _rules(official_letter().drop("V/v báo cáo"))


def test_places_name_the_paragraph_by_number_and_first_words() -> None:
    layout = locate(read_document(plan().data()))
    assert layout.text[0].paragraph.place == "Đoạn 1: “Ủy ban nhân dân xã Kim Liên ban hành Kế…”"
    assert layout.signature is not None
    assert layout.signature.recipients[1].place == "Nơi nhận, dòng 2: “- Sở Nội vụ;”"
