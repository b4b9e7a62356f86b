"""Who signs under which authority, and what the lines above the signature say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.signing import (
    Authority,
    Signing,
    default_signing,
    parse_authority_lines,
    signing_options,
)

UNIT = "Phòng Văn hóa - Xã hội"


@pytest.mark.parametrize(
    ("title", "options"),
    [
        ("Chủ tịch", (Authority.COLLECTIVE, Authority.HEAD)),
        ("CHỦ TỊCH", (Authority.COLLECTIVE, Authority.HEAD)),
        ("Chủ tịch Ủy ban nhân dân xã", (Authority.COLLECTIVE, Authority.HEAD)),
        ("Phó Chủ tịch", (Authority.COLLECTIVE_DEPUTY, Authority.DEPUTY)),
        ("Phó Chủ tịch phụ trách", (Authority.COLLECTIVE_DEPUTY, Authority.DEPUTY)),
        ("Quyền Chủ tịch", (Authority.ACTING,)),
        ("Q. Chủ tịch", (Authority.ACTING,)),
        ("Chánh Văn phòng", (Authority.BY_ORDER, Authority.DELEGATED)),
        ("Trưởng phòng Kinh tế", (Authority.BY_ORDER, Authority.DELEGATED)),
        ("Phó Trưởng phòng", (Authority.DELEGATED,)),
        ("Công chức Tư pháp - Hộ tịch", (Authority.DELEGATED,)),
    ],
)
def test_who_may_sign_how_for_the_commune(title: str, options: tuple[Authority, ...]) -> None:
    assert signing_options(title) == options


@pytest.mark.parametrize("title", ["Phó Chủ tịch", "Phó Chủ tịch Thường trực"])
def test_a_deputy_never_signs_by_order_or_delegation(title: str) -> None:
    for body in ("Ủy ban nhân dân", "Hội đồng nhân dân", "Thường trực Hội đồng nhân dân"):
        assert not {Authority.BY_ORDER, Authority.DELEGATED} & set(signing_options(title, body))


@pytest.mark.parametrize("body", ["Hội đồng nhân dân", "Thường trực HĐND", "Ban Pháp chế"])
def test_other_collectives_are_signed_for_too(body: str) -> None:
    assert default_signing("Chủ tịch", body=body).lines() == (f"TM. {body.upper()}", "CHỦ TỊCH")


def test_papers_of_a_unit_are_signed_by_its_head_or_deputy() -> None:
    assert signing_options("Trưởng phòng", UNIT) == (Authority.HEAD,)
    assert signing_options("Phó Trưởng phòng", UNIT) == (Authority.DEPUTY,)
    assert signing_options("Phó Giám đốc", "Trung tâm Phục vụ hành chính công") == (
        Authority.DEPUTY,
    )


def test_every_form_is_open_while_the_title_is_not_known() -> None:
    assert signing_options("") == tuple(Authority)


@pytest.mark.parametrize(
    ("title", "body", "lines"),
    [
        ("Chủ tịch", "Ủy ban nhân dân", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "Phó Chủ tịch", "Ủy ban nhân dân",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("Quyền Chủ tịch", "Ủy ban nhân dân", ("Q. CHỦ TỊCH",)),
        ("Chánh Văn phòng", "Ủy ban nhân dân", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (
            "Công chức Văn hóa - Xã hội", "Ủy ban nhân dân",
            ("TUQ. CHỦ TỊCH", "CÔNG CHỨC VĂN HÓA - XÃ HỘI"),
        ),
        ("Chánh Văn phòng", "Văn phòng HĐND và UBND", ("CHÁNH VĂN PHÒNG",)),
        ("Phó Giám đốc", "Trung tâm Phục vụ hành chính công", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)  # fmt: skip
def test_the_usual_block(title: str, body: str, lines: tuple[str, ...]) -> None:
    signing = default_signing(title, "Nguyễn Văn An", body)
    assert signing.lines() == lines
    assert signing.signer == "Nguyễn Văn An"


@pytest.mark.parametrize(
    ("lines", "signing"),
    [
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], Signing()),
        (["", "TM.ỦY BAN NHÂN DÂN", " CHỦ  TỊCH "], Signing()),
        (["T/M UBND XÃ", "CHỦ TỊCH"], Signing(body="UBND xã")),
        (["CHỦ TỊCH"], Signing(Authority.HEAD)),
        (["KT CHỦ TỊCH", "PHÓ CHỦ TỊCH"], Signing(Authority.DEPUTY, "Phó Chủ tịch")),
        (
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch"),
        ),
        (["Q. CHỦ TỊCH"], Signing(Authority.ACTING, "Quyền Chủ tịch")),
        (
            ["TL. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ"],
            Signing(Authority.BY_ORDER, "Trưởng phòng kinh tế"),
        ),
        (["TUQ. Chủ tịch", "Công chức"], Signing(Authority.DELEGATED, "Công chức")),
        (
            ["TM. ỦY BAN NHÂN DÂN", "TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
            Signing(Authority.DELEGATED, "Chánh Văn phòng"),
        ),
        (
            ["TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
            Signing(Authority.BY_ORDER, "Chánh Văn phòng"),
        ),
        (["GIÁM ĐỐC"], Signing(Authority.HEAD, "Giám đốc", head_title="Giám đốc")),
    ],
)
def test_printed_lines_are_read(lines: list[str], signing: Signing) -> None:
    assert parse_authority_lines(lines) == signing


@pytest.mark.parametrize(
    "lines",
    [[], [""], ["Nơi nhận:"], ["NGUYỄN VĂN A"], ["TM. ỦY BAN NHÂN DÂN"], ["KT. CHỦ TỊCH"],
     ["CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "X"], ["QUÂN SỰ"]],
)  # fmt: skip
def test_lines_that_are_no_signature_block(lines: list[str]) -> None:
    assert parse_authority_lines(lines) is None


@given(
    st.sampled_from(["Chủ tịch", "Phó Chủ tịch", "Quyền Chủ tịch", "Chánh Văn phòng", "Công chức"]),
    st.sampled_from(["Ủy ban nhân dân", "Hội đồng nhân dân", "Ban Chỉ đạo"]),
)
def test_what_is_printed_is_read_back(title: str, body: str) -> None:
    printed = default_signing(title, body=body).lines()
    read = parse_authority_lines(printed)
    assert read is not None
    assert read.lines() == printed
