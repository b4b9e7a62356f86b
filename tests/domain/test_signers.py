"""Who may sign, and under which authority."""

import datetime as dt
from dataclasses import replace

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer
from desktop.domain.eras import Era
from desktop.domain.signers import label_of, signer_named, signers_on, signing_by
from desktop.domain.signing import Authority, Signing

HEAD = Officer("1", "Nguyễn Văn An", "Chủ tịch", signs=True)
DEPUTY = Officer("2", "Trần Thị Bình", "Phó Chủ tịch", signs=True)
FORMER = Officer("3", "Lê Cũ", "Chủ tịch", signs=True, held_to=dt.date(2025, 6, 30))
CLERK = Officer("4", "Phạm Thư", "Công chức")
PROFILE = CommuneProfile(
    Issuer(CommuneKind.XA, "A", "tỉnh B"),
    Era.TWO_LEVEL,
    officers=(DEPUTY, FORMER, CLERK, HEAD),
)


def test_those_in_post_are_offered_the_head_first():
    assert signers_on(PROFILE, None) == (HEAD, DEPUTY)
    assert signers_on(PROFILE, dt.date(2025, 6, 30)) == (FORMER, HEAD, DEPUTY)
    assert signers_on(PROFILE, dt.date(2025, 7, 1)) == (HEAD, DEPUTY)


def test_a_deputy_signs_for_the_head_and_the_form_stays_where_it_may():
    signed = signing_by(DEPUTY, Signing())
    assert (signed.authority, signed.title, signed.signer) == (
        Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Trần Thị Bình",
    )  # fmt: skip
    own = replace(Signing(), authority=Authority.HEAD)
    assert signing_by(HEAD, own).authority is Authority.HEAD
    assert signing_by(DEPUTY, own).authority is Authority.COLLECTIVE_DEPUTY


def test_people_are_found_by_name_or_label_in_any_marks():
    assert signer_named(PROFILE, "tran thi binh") == DEPUTY
    assert signer_named(PROFILE, label_of(HEAD)) == HEAD
    assert signer_named(PROFILE, "") is None
    assert signer_named(PROFILE, "Người lạ") is None
