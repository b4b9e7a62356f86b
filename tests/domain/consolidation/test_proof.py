"""Files of evidence from elsewhere: which may be opened, under which name a copy is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consolidation.proof import (
    SAFE_KINDS,
    SAVED_KINDS,
    ProofRecord,
    ending,
    may_be_opened,
    plain_name,
    proofs_from,
)

HASH = "ab" * 32


@pytest.mark.parametrize(
    ("name", "head", "opens"),
    [
        ("biên bản.pdf", b"%PDF-1.7", True),
        ("BIÊN BẢN.PDF", b"%PDF-1.7", True),
        ("biên bản.pdf", b"MZ\x90\x00", False),
        ("anh.jpg", b"\xff\xd8\xff\xe0", True),
        ("bang.xlsx", b"PK\x03\x04", True),
        ("bang.xlsm", b"PK\x03\x04", False),
        ("bang.xls", b"\xd0\xcf\x11\xe0", False),
        ("bien ban.pdf.exe", b"%PDF-1.7", False),
        ("bien ban.pdf .lnk", b"%PDF-1.7", False),
        ("pdf", b"%PDF-1.7", False),
        ("", b"%PDF-1.7", False),
    ],
)
def test_only_kinds_that_do_nothing_by_themselves_are_opened(
    name: str, head: bytes, opens: bool
) -> None:
    assert may_be_opened(name, head) is opens


@given(st.text(max_size=300), st.binary(max_size=16))
def test_a_copy_has_a_plain_name_whatever_the_foreign_one_is(name: str, head: bytes) -> None:
    kept = plain_name(name, HASH)
    assert kept.isascii()
    assert len(kept) <= 60
    assert not set(kept) & set('/\\:*?"<>| ')
    assert ending(kept) in {*SAVED_KINDS, ".tep"}
    if may_be_opened(name, head):
        assert ending(kept) in SAFE_KINDS


def test_names_are_told_from_one_another_by_their_contents() -> None:
    assert plain_name("Biên bản số 1.PDF", HASH) == "bien-ban-so-1-abababab.pdf"
    assert plain_name("..\\..\\chay.exe", HASH) == "chay-abababab.tep"
    assert plain_name("", HASH) == "minh-chung-abababab.tep"


def test_lines_go_there_and_back() -> None:
    proof = ProofRecord("t1", HASH, "biên bản.pdf", 12, "15/BC-UBND")
    assert list(proofs_from([proof.record()])) == [proof]


@pytest.mark.parametrize(
    "change",
    [
        {"file_hash": "../../x"},
        {"file_hash": "AB" * 32},
        {"task": ""},
        {"size": -1},
        {"name": "x" * 401},
        {"name": "a\u202egpj.exe"},
        {"more": 1},
    ],
)
def test_lines_that_no_version_writes_are_refused(change: dict[str, object]) -> None:
    record = {**ProofRecord("t1", HASH, "biên bản.pdf", 12).record(), **change}
    with pytest.raises(ValueError, match=r"fields|file_hash|task|size|name"):
        list(proofs_from([record]))
