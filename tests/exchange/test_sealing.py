"""Sealed packages: nothing is seen without the key or the passphrase."""

from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.exchange import sealing
from desktop.exchange.keys import NewKeys
from desktop.services.exchange_ports import OfficeKeys, PackageReceipt, Seal, Trust, Unseal
from tests.support.packages import Secrets, look, reader, write

PASSPHRASE = "sáu giờ sáng trời mưa"


@pytest.fixture(scope="module")
def superior() -> OfficeKeys:
    return NewKeys().office_keys(Secrets())


@pytest.fixture
def for_superior(tmp_path: Path, keys: OfficeKeys, superior: OfficeKeys) -> PackageReceipt:
    return write(tmp_path / "out", keys=keys, seal=Seal(superior.sealing_public))


@pytest.fixture(scope="module")
def by_passphrase(tmp_path_factory: pytest.TempPathFactory) -> PackageReceipt:
    return write(tmp_path_factory.mktemp("out"), seal=Seal(passphrase=PASSPHRASE))


def test_the_addressee_opens_it_and_its_maker_too(
    tmp_path: Path, keys: OfficeKeys, superior: OfficeKeys, for_superior: PackageReceipt
) -> None:
    assert for_superior.sealed
    for identity in (superior.sealing_secret, keys.sealing_secret):
        seen = look(tmp_path, for_superior.path, unseal=Unseal(identity))
        assert seen.usable and seen.sealed and seen.trust is Trust.NEW
        assert seen.sha256 == for_superior.sha256
        assert seen.check_code == for_superior.check_code
        assert len(list(reader(tmp_path).rows(seen, lambda _row: ""))) == 3


def test_others_learn_only_that_it_is_sealed(tmp_path: Path, for_superior: PackageReceipt) -> None:
    stranger = NewKeys().office_keys(Secrets())
    for unseal, sentence in (
        (None, "niêm phong cho riêng đơn vị nhận"),
        (Unseal(passphrase="đoán"), "niêm phong cho riêng đơn vị nhận"),
        (Unseal(stranger.sealing_secret), "không mở được gói này"),
        (Unseal("AGE-SECRET-KEY-không"), "không mở được gói này"),
    ):
        seen = look(tmp_path, for_superior.path, unseal=unseal)
        assert seen.sealed and seen.manifest is None and sentence in seen.problems[0]
        assert not list((tmp_path / "staging").iterdir())
    assert "Minh Tiến".encode() not in for_superior.path.read_bytes()


def test_a_kept_package_is_no_longer_sealed(
    tmp_path: Path, superior: OfficeKeys, for_superior: PackageReceipt
) -> None:
    seen = look(tmp_path, for_superior.path, unseal=Unseal(superior.sealing_secret))
    kept = reader(tmp_path).keep(seen, tmp_path / "inbox")
    again = look(tmp_path, kept, local=True)
    assert again.usable and not again.sealed and again.manifest_hash == seen.manifest_hash


def test_a_passphrase_opens_it(tmp_path: Path, by_passphrase: PackageReceipt) -> None:
    seen = look(tmp_path, by_passphrase.path, unseal=Unseal(passphrase=PASSPHRASE))
    assert seen.usable and seen.sealed
    wrong = look(tmp_path, by_passphrase.path, unseal=Unseal(passphrase="sai"))
    assert "không mở được gói này" in wrong.problems[0]
    none = look(tmp_path, by_passphrase.path, unseal=Unseal("AGE-SECRET-KEY-1"))
    assert "niêm phong bằng mật khẩu" in none.problems[0]


def test_a_sealed_package_that_was_cut_short_or_altered_is_told(
    tmp_path: Path, superior: OfficeKeys, for_superior: PackageReceipt
) -> None:
    data = for_superior.path.read_bytes()
    path = tmp_path / "a.goixa"
    for spoilt in (data[:-1], data[:-40], data[:300], data[:40], data[:-1] + b"x", data + b"x"):
        path.write_bytes(spoilt)
        seen = look(tmp_path, path, unseal=Unseal(superior.sealing_secret))
        assert seen.sealed and not seen.usable and len(seen.problems) == 1
        assert not list((tmp_path / "staging").iterdir())


def test_a_passphrase_made_to_take_for_ever_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.goixa"
    head = b"age-encryption.org/v1\n-> scrypt UFvDi2ma+TotyPc88m420w "
    for factor in (b"21", b"30", b"63", b"999"):
        path.write_bytes(
            head + factor + b"\n" + b"x" * 43 + b"\n--- " + b"y" * 43 + b"\n" + bytes(99)
        )
        seen = look(tmp_path, path, unseal=Unseal(passphrase="a"))
        assert "lớn bất thường" in seen.problems[0]


def test_a_sealed_file_that_unpacks_to_more_than_a_package_is_stopped(
    tmp_path: Path, superior: OfficeKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "big").write_bytes(bytes(300_000))
    sealing.seal_file(tmp_path / "big", tmp_path / "a.goixa", Seal(superior.sealing_public), None)
    monkeypatch.setattr(sealing.limits, "FILE_BYTES", 200_000)
    with pytest.raises(Refused, match="lớn bất thường"):
        sealing.unseal_file(
            tmp_path / "a.goixa",
            tmp_path / "out",
            Unseal(superior.sealing_secret),
            lambda: False,
        )


def test_a_passphrase_is_not_for_large_packages() -> None:
    with pytest.raises(Refused, match="quá lớn để niêm phong bằng mật khẩu"):
        sealing.require_possible(Seal(passphrase="a"), 100 * 2**20)
    sealing.require_possible(Seal(passphrase="a"), 2**20)


def hard(factor: int) -> bytes:
    """Return the beginning of a sealed file that asks for 2 to ``factor`` steps."""
    head = b"age-encryption.org/v1\n-> scrypt UFvDi2ma+TotyPc88m420w "
    return head + str(factor).encode() + b"\n"


def test_a_package_too_hard_for_other_pcs_is_sealed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyrage

    answers = iter([hard(25), hard(21), hard(20)])
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda _plain, _secret: next(answers))
    source = tmp_path / "goi"
    source.write_bytes(b"goi")
    sealing.seal_file(source, tmp_path / "kin", Seal(passphrase=PASSPHRASE), None)
    assert (tmp_path / "kin").read_bytes() == hard(20)


def test_a_pc_that_seals_only_too_hard_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyrage

    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda _plain, _secret: hard(22))
    source = tmp_path / "goi"
    source.write_bytes(b"goi")
    with pytest.raises(Refused, match="sao cho máy khác mở được"):
        sealing.seal_file(source, tmp_path / "kin", Seal(passphrase=PASSPHRASE), None)
