"""The checker as a whole: files, plans, refusals, and never an exception."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfWriter

from desktop.documents.check.checker import Nd30Checker
from desktop.documents.check.registry import CHECKS, rule_table
from desktop.documents.renderer import PlanDocuments
from desktop.documents.safe_zip import SafeZip, ZipLimits
from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.findings import Severity
from desktop.domain.signing import Authority, Signing
from desktop.errors import EnvironmentFailure, Refused
from tests.support.docx_files import zipped
from tests.support.office_papers import decision, plan
from tests.support.ready_plan import PLAN, PROFILE

FAMILIES = {"P": 23, "H": 21, "N": 14, "T": 10, "B": 30, "S": 12, "R": 10, "A": 11, "X": 5,
            "V": 9, "F": 5}  # fmt: skip


def test_every_rule_of_every_family_has_data_and_a_function() -> None:
    wanted = {f"{family}{n:02d}" for family, last in FAMILIES.items() for n in range(1, last + 1)}
    assert set(rule_table()) == wanted
    assert set(CHECKS) == wanted
    assert len(wanted) == 150


def test_a_file_is_checked_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(plan().data())
    assert Nd30Checker().check_file(path) == []


def test_a_type_known_beforehand_is_compared_with_the_symbol(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(plan().swap(">KẾ HOẠCH<", ">KẾ HOẠCH TỔNG THỂ VÀ CHI TIẾT<").data())
    assert "T01" in {finding.rule for finding in Nd30Checker().check_file(path, "KH")}


def test_errors_come_before_warnings_and_remarks() -> None:
    paper = decision().swap("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH").swap("của Chính phủ về", "về")
    paper.part("styles", "vi-VN", "en-US")
    weights = [finding.severity for finding in Nd30Checker().check_bytes(paper.data())]
    assert weights == sorted(weights, key=list(Severity).index)
    assert set(weights) == set(Severity)


def test_a_plan_is_checked_through_the_document_it_makes() -> None:
    assert list(Nd30Checker(PlanDocuments()).check_plan(PLAN, PROFILE)) == []


TITLES = {
    Authority.COLLECTIVE_DEPUTY: "Phó Chủ tịch",
    Authority.DEPUTY: "Phó Chủ tịch",
    Authority.BY_ORDER: "Chánh Văn phòng",
    Authority.DELEGATED: "Trưởng phòng Kinh tế",
}


@pytest.mark.parametrize("authority", Authority)
def test_plans_signed_under_any_authority_have_no_finding(authority: Authority) -> None:
    signing = Signing(authority, TITLES.get(authority, "Chủ tịch"), "Nguyễn Văn Bình")
    found = Nd30Checker(PlanDocuments()).check_plan(replace(PLAN, signing=signing), PROFILE)
    assert list(found) == []


@pytest.mark.parametrize(
    "issuer",
    [
        Issuer(CommuneKind.PHUONG, "12", "thành phố Hồ Chí Minh"),
        Issuer(CommuneKind.PHUONG, "Quang Trung", "tỉnh Gia Lai", place="Phường Quang Trung"),
        Issuer(CommuneKind.DAC_KHU, "Côn Đảo", "thành phố Hồ Chí Minh"),
        Issuer(CommuneKind.XA, "Ia Y", "tỉnh Gia Lai"),
    ],
    ids=lambda issuer: issuer.name,
)
def test_plans_of_any_commune_have_no_finding(issuer: Issuer) -> None:
    office = replace(PROFILE, issuer=issuer)
    assert list(Nd30Checker(PlanDocuments()).check_plan(PLAN, office)) == []


def test_findings_of_a_plan_lead_to_its_blocks_bases_and_fields() -> None:
    first = PLAN.blocks[1]
    spoilt = replace(
        PLAN,
        subject=f"V/v {PLAN.subject}",
        blocks=(PLAN.blocks[0], replace(first, text=f"{first.text} theo Khoản 1 Điều 2")),
        bases=(replace(PLAN.bases[0], text="Căn cứ Nghị định số 30/2020/NĐ-CP về công tác"),),
        symbol="TT-UBND",
    )
    found = Nd30Checker(PlanDocuments()).check_plan(spoilt, PROFILE)
    anchors = {finding.rule: finding.anchor for finding in found}
    assert anchors["T05"] == "subject"
    assert anchors["V02"] == first.id
    assert anchors["B10"] == f"basis:{PLAN.bases[0].id}"
    assert anchors["N05"] == "number"


def test_a_checker_without_renderer_refuses_plans() -> None:
    with pytest.raises(Refused):
        Nd30Checker().check_plan(PLAN, PROFILE)


def test_a_pdf_of_the_same_plan_is_sound() -> None:
    documents = PlanDocuments()
    data, twin = (documents.render(PLAN, PROFILE, name) for name in ("docx", "pdf"))
    assert list(Nd30Checker().check_bytes(data, pdf_twin=twin)) == []


def test_a_pdf_of_another_paper_size_is_found() -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=612, height=792)
    stream = io.BytesIO()
    writer.write(stream)
    found = Nd30Checker().check_bytes(plan().data(), pdf_twin=stream.getvalue())
    assert {finding.rule for finding in found} == {"F04"}


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"khong phai PDF", b"%PDF-1.4\n1 0 obj <<>>"])
def test_a_damaged_pdf_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match="PDF"):
        Nd30Checker().check_bytes(plan().data(), pdf_twin=data)


def test_a_missing_file_is_a_failure_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match="Không mở được tệp"):
        Nd30Checker().check_file(tmp_path / "khong-co.docx")


BOMB = b"<w:document>" + b" " * 30_000_000 + b"</w:document>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải là văn bản Word"),
        (b"Xin chao", "không phải là văn bản Word"),
        (b"PK\x03\x04 hong", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "Office cũ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (zipped({"a.txt": b"1"}), "không phải là văn bản Word"),
        (zipped({**plan().files(), "word/document.xml": BOMB}), "nén bất thường"),
        (zipped({**plan().files(), "word/document.xml": b"<w:doc"}), "bị hỏng"),
        (
            zipped({**plan().files(), "word/document.xml": (
                b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')}),
            "không an toàn",
        ),
    ],
    ids=["empty", "text", "cut", "old", "locked", "zip", "bomb", "broken", "entities"],
)  # fmt: skip
def test_what_is_no_sound_docx_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        Nd30Checker().check_bytes(data)


def test_packages_beyond_the_limits_are_refused() -> None:
    data = plan().data()
    for limits in (
        ZipLimits(file_bytes=100),
        ZipLimits(entries=3),
        ZipLimits(entry_bytes=100),
        ZipLimits(total_bytes=1000),
        ZipLimits(ratio=1, ratio_from_bytes=1),
    ):
        with pytest.raises(Refused):
            SafeZip(data, limits)


def _check_or_refuse(files: dict[str, bytes]) -> None:
    try:
        Nd30Checker().check_bytes(zipped(files))
    except Refused as refused:
        assert refused.sentence()


@given(st.integers(0, 2**32), st.integers(1, 20))
def test_flipped_bytes_give_findings_or_a_refusal(seed: int, count: int) -> None:
    files = plan().files()
    chance = random.Random(seed)
    for _ in range(count):
        name = chance.choice(sorted(files))
        data = bytearray(files[name])
        data[chance.randrange(len(data))] = chance.choice(b'<>/"=&aw:0 9-')
        files[name] = bytes(data)
    _check_or_refuse(files)


@given(st.integers(0, 2**32))
def test_lost_elements_and_attributes_give_findings_or_a_refusal(seed: int) -> None:
    chance = random.Random(seed)
    files = plan().files()
    name = chance.choice(["word/document.xml", "word/styles.xml", "word/header1.xml"])
    root = etree.fromstring(files[name])
    for _ in range(chance.randint(1, 30)):
        element = chance.choice(list(root.iter()))
        if chance.random() < 0.5 and element.getparent() is not None:
            element.getparent().remove(element)
        elif element.attrib:
            key = chance.choice(sorted(element.attrib))
            element.set(key, chance.choice(["", "-1", "99999999999999", "x", "1e400", "0", "nan"]))
    files[name] = etree.tostring(root)
    _check_or_refuse(files)


@pytest.mark.parametrize("name", sorted(plan().files()))
def test_a_lost_part_gives_findings_or_a_refusal(name: str) -> None:
    files = plan().files()
    del files[name]
    _check_or_refuse(files)


def test_paragraphs_in_any_order_are_checked() -> None:
    for seed in range(10):
        files = plan().files()
        root = etree.fromstring(files["word/document.xml"])
        body = root[0]
        children = list(body)
        random.Random(seed).shuffle(children)
        body[:] = children
        _check_or_refuse({**files, "word/document.xml": etree.tostring(root)})


def test_a_table_nested_very_deep_is_read_to_a_depth() -> None:
    inner = "<w:p/>"
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    paper = plan()
    paper.content = inner + paper.content
    assert Nd30Checker().check_bytes(paper.data()) is not None
