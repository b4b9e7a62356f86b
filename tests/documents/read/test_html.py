"""What a reader sees on the clipboard: Word, Excel, a browser, plain text."""

from __future__ import annotations

import random

import pytest

from desktop.documents.read.html import read_html
from desktop.domain.reading.source import Alignment, SourceParagraph
from desktop.errors import Refused
from tests.support.foreign import never_overlap, shown, table_of

WORD = """Version:1.0
StartHTML:0000000105
<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><title>Không đọc</title>
<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->
<style><!--
 p.MsoNormal, li.MsoNormal {margin:0cm; text-align:justify; font-size:14.0pt;}
 @page Section1 {size:21cm 29.7cm;}
--></style></head><body lang=VI><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b>KẾ HOẠCH<br>Cải   cách
hành&nbsp;chính</b><o:p></o:p></p>
<p style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times"'>&nbsp;&nbsp;
</span></span><![endif]>Mục đích</p>
<p style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><!--[endif]-->Yêu cầu <del>cũ</del>
<span style='display:none'>ẩn</span><span style='mso-tab-count:1'>     </span>mới</p>
<p class=MsoNormal><span style='font-family:".VnTime"'>C«ng chøc</span></p>
<table border=1><thead><tr><td rowspan=2><p>STT</p></td><td colspan=2><b>Nội dung</b></td></tr>
</thead><tr><td><p>a</p><p>b</p></td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr>
</table><div style='mso-element:comment-list'>Ý kiến</div><!--EndFragment--></body></html>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
table {mso-displayed-decimal-separator:","} .xl65 {font-weight:700; text-align:center;
border:.5pt solid windowtext;} .xl66 {border:none}--></style></head><body><table border=0>
<tr><td class=xl65>STT</td><td class=xl65>Nhiệm vụ</td></tr>
<tr style='display:none'><td>0</td><td>ẩn</td></tr>
<tr><td>1</td><td class=xl66>Xây dựng<br>kế hoạch</td></tr></table></body></html>"""


def test_word() -> None:
    document = read_html(WORD)
    assert shown(document) == [
        "KẾ HOẠCH\nCải cách hành chính",
        "1. Mục đích",
        "- Yêu cầu mới",
        "Công chức",
        [["STT", "Nội dung", ""], ["", "a\nb", "x\ny"]],
    ]
    title, item, _bullet, text, _table = document.items
    assert isinstance(title, SourceParagraph)
    assert (title.bold, title.size_pt, title.alignment) == (True, 14.0, Alignment.CENTER)
    assert isinstance(item, SourceParagraph)
    assert (item.label, item.indent_mm) == ("1.", 6.3)
    assert isinstance(text, SourceParagraph)
    assert text.alignment is Alignment.JUSTIFY
    found = table_of(document)
    assert (found.bordered, found.header_rows) == (True, 1)
    assert never_overlap(found)


def test_excel() -> None:
    document = read_html(EXCEL)
    assert shown(document) == [[["STT", "Nhiệm vụ"], ["1", "Xây dựng\nkế hoạch"]]]
    found = table_of(document)
    assert found.bordered
    assert found.cells[0].paragraphs[0].bold
    assert not found.cells[2].paragraphs[0].bold


def test_lists_of_a_browser() -> None:
    document = read_html("<ol start=3 type=a><li>ba<li>bốn<ul><li>gạch</ul></ol><h2>Mục</h2>")
    assert shown(document) == ["c. ba", "d. bốn", "- gạch", "Mục"]
    last = document.items[-1]
    assert isinstance(last, SourceParagraph)
    assert last.heading_level == 2


def test_layout_table_has_no_edges_and_a_single_column_is_text() -> None:
    document = read_html(
        "<table><tr><td>UBND XÃ</td><td>CỘNG HÒA</td></tr></table>"
        "<table><tr><td>Một</td></tr><tr><td>Hai</td></tr></table>"
    )
    assert shown(document) == [[["UBND XÃ", "CỘNG HÒA"]], "Một", "Hai"]
    assert not table_of(document).bordered


def test_plain_text_with_tabs_is_a_table() -> None:
    text = (
        "Bảng\r\nSTT\tNhiệm vụ\tThời gian\r\n"
        '1\t"Xây dựng\r\nkế ""hoạch"""\tQuý I\r\n'
        "\tTiếp\t\r\n\r\n1.\tMục đích\r\n-\tYêu cầu\r\nHết"
    )
    assert shown(read_html(text)) == [
        "Bảng",
        [
            ["STT", "Nhiệm vụ", "Thời gian"],
            ["1", 'Xây dựng\nkế "hoạch"', "Quý I"],
            ["", "Tiếp", ""],
        ],
        "1. Mục đích",
        "- Yêu cầu",
        "Hết",
    ]


def test_quotes_of_plain_text_stay() -> None:
    assert shown(read_html('"Chính quyền số" là\na\t"b" và\tc')) == [
        '"Chính quyền số" là',
        [["a", '"b" và', "c"]],
    ]


@pytest.mark.parametrize("text", ["", "   ", "<!-- -->", "<html></html>", "<p>&nbsp;</p>"])
def test_nothing_gives_nothing(text: str) -> None:
    assert read_html(text).items == ()


def test_nothing_outside_is_read(tmp_path) -> None:
    secret = tmp_path / "mat.txt"
    secret.write_text("bí mật", encoding="utf-8")
    document = read_html(
        f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}">]><p>x&a;</p>'
        f'<iframe src="{secret.as_uri()}"></iframe><object data="{secret.as_uri()}">o</object>'
    )
    assert "bí mật" not in str(document)


@pytest.mark.parametrize(
    "text",
    [
        "<p>" * 2_000_001,
        "<table>" + "<tr><td rowspan=60000 colspan=60>x</td></tr>" * 10_000 + "</table>",
    ],
)
def test_bombs_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="bất thường"):
        read_html(text)


def test_bottomless_nesting_is_read_or_refused() -> None:
    try:
        document = read_html("<div>" * 5000 + "đáy")
    except Refused:
        return
    assert document.file_kind == "html"


def test_spoilt_html_is_read_or_refused() -> None:
    chance = random.Random(3)
    for source in (WORD, EXCEL):
        for _time in range(60):
            signs = list(source)
            for _sign in range(4):
                signs[chance.randrange(len(signs))] = chance.choice("<>\"'/=&;- a0\0\ufffe\ud800")
            try:
                document = read_html("".join(signs))
            except Refused:
                continue
            assert all(
                never_overlap(i) for i in document.items if not isinstance(i, SourceParagraph)
            )
