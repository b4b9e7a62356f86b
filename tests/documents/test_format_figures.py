"""The figures stay inside the ranges of Nghị định 30/2020/NĐ-CP."""

import pytest

from desktop.documents import format as fmt
from desktop.documents.format import LOOKS, Part
from desktop.documents.style_names import NAMES
from desktop.documents.tree import Align, Style

RANGES = {
    Part.NATIONAL_NAME: (12, 13),
    Part.MOTTO: (13, 14),
    Part.PARENT: (12, 13),
    Part.ISSUER: (12, 13),
    Part.NUMBER: (13, 13),
    Part.ABOUT: (12, 13),
    Part.DATE: (13, 14),
    Part.TYPE_LINE: (13, 14),
    Part.SUBJECT: (13, 14),
    Part.AUTHORITY: (13, 14),
    Part.SIGNER: (13, 14),
    Part.RECIPIENTS_LABEL: (12, 12),
    Part.RECIPIENT: (11, 11),
    Part.PAGE_NUMBER: (13, 14),
    Part.CELL: (11, 14),
    Part.CELL_HEADER: (11, 14),
    Style.APPENDIX_LABEL: (14, 14),
}
TEXT = (
    Style.BASIS, Style.BODY, Style.UPPER, Style.ROMAN, Style.HEADING, Style.LETTER_HEADING,
    Style.ITEM, Style.END_MARK,
)  # fmt: skip


@pytest.mark.parametrize("what", LOOKS)
def test_sizes_are_those_of_the_type_table(what: Style | Part) -> None:
    low, high = RANGES.get(what, (13, 14))
    assert low <= LOOKS[what].size_pt <= high


def test_every_style_has_a_look_a_name_and_a_clause() -> None:
    everything = {*Style, *Part}
    assert set(LOOKS) == everything == set(NAMES)
    assert all(look.clause for look in LOOKS.values())
    assert len({key for key, _ in NAMES.values()}) == len(NAMES)


@pytest.mark.parametrize("page", [fmt.PORTRAIT, fmt.LANDSCAPE])
def test_margins_are_inside_their_ranges(page: fmt.Page) -> None:
    assert sorted((page.width, page.height)) == [210, 297]
    assert 20 <= page.top <= 25
    assert 20 <= page.bottom <= 25
    assert 30 <= page.left <= 35
    assert 15 <= page.right <= 20
    number_bottom = page.header + LOOKS[Part.PAGE_NUMBER].size_pt * fmt.SINGLE_LINE * 25.4 / 72
    assert number_bottom < page.top


@pytest.mark.parametrize("style", TEXT)
def test_paragraphs_of_the_text(style: Style) -> None:
    look = LOOKS[style]
    assert look.align is Align.JUSTIFY
    assert look.first_line_mm in (10, 12.7)
    assert look.before_pt >= 6
    assert 1 <= look.line <= 1.5
    assert look.size_pt == fmt.BODY_SIZE_PT


@pytest.mark.parametrize("sizes", [fmt.STANDARD_HEAD, fmt.SMALL_HEAD])
def test_sizes_of_the_head_step_together(sizes: fmt.LetterheadSizes) -> None:
    assert (sizes.name_pt, sizes.motto_pt) in ((12, 13), (13, 14))


def test_only_headings_stand_in_the_navigation_pane() -> None:
    outlined = {what for what, look in LOOKS.items() if look.outline}
    assert outlined == {
        Style.PART_LABEL, Style.PART_TITLE, Style.UPPER, Style.ROMAN, Style.HEADING,
        Style.LETTER_HEADING,
        Style.APPENDIX_LABEL,
    }  # fmt: skip
