"""Passphrases on the command line: only from files, for every command that opens a workspace."""

import io
import json
import sys
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.cli.main import DONE, REFUSED
from desktop.storage import cipher
from tests.cli.test_commands import Shell, application, office, shell

__all__ = ["application", "office", "shell"]

WORDS = "trời xanh mây trắng"


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    cipher.forget_all()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "mat-khau.txt"
    path.write_text(f"\ufeff{WORDS}\r\nkhông đọc dòng này", encoding="utf-8")
    return path


@pytest.fixture
def locked(shell: Shell, office: Path, secret: Path) -> Path:
    code, out, problem = shell("passphrase", "--db", office, "--new-passphrase-file", secret)
    assert (code, problem) == (DONE, "")
    assert "quên mật khẩu là mất dữ liệu" in out
    cipher.forget_all()
    return office


def test_a_locked_workspace_is_refused_in_one_sentence_and_opens_with_the_file(
    shell: Shell, locked: Path, secret: Path
) -> None:
    code, out, problem = shell("check", "--db", locked)
    assert (code, out) == (REFUSED, "")
    assert problem == (
        "Tệp xa.khx được mã hóa bằng mật khẩu. "
        "Hãy chỉ ra tệp chứa mật khẩu bằng --db-passphrase-file.\n"
    )
    assert shell("check", "--db", locked, "--db-passphrase-file", secret)[0] == DONE


def test_a_wrong_one_is_refused(shell: Shell, locked: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "sai.txt"
    wrong.write_text("trời xanh mây xám", encoding="utf-8")
    code, _out, problem = shell("--db-passphrase-file", wrong, "check", "--db", locked)
    assert code == REFUSED
    assert problem.startswith("Mật khẩu không mở được tệp xa.khx.")


def test_it_can_be_typed(shell: Shell, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{WORDS}\n"))
    assert shell("check", "--db", locked, "--db-passphrase-file", "-")[0] == DONE


def test_backup_restore_and_rescue_of_a_locked_workspace(
    shell: Shell, locked: Path, secret: Path, tmp_path: Path
) -> None:
    opened = ("--db", locked, "--db-passphrase-file", secret, "--json")
    backup = json.loads(shell("backup", *opened)[1])["backup"]
    cipher.forget_all()
    assert shell("restore", backup, *opened)[0] == DONE
    cipher.forget_all()
    new = tmp_path / "moi.khx"
    code, _out, problem = shell("rescue", locked, "--out", new, "--db-passphrase-file", secret)
    assert (code, problem) == (DONE, "")
    assert cipher.is_encrypted(new)


def test_changing_and_taking_away_ask_for_the_present_one(
    shell: Shell, application: Application, locked: Path, secret: Path, tmp_path: Path
) -> None:
    new = tmp_path / "moi.txt"
    new.write_text("nắng vàng biển biếc", encoding="utf-8")
    change = ("passphrase", "--db", locked, "--json")
    assert shell(*change, "--remove")[0] == REFUSED
    code, out, _ = shell(*change, "--new-passphrase-file", new, "--db-passphrase-file", secret)
    assert (code, json.loads(out)["encrypted"], json.loads(out)["left"]) == (DONE, True, [])
    cipher.forget_all()
    assert shell(*change, "--remove", "--db-passphrase-file", secret)[0] == REFUSED
    code, out, _ = shell(*change, "--remove", "--db-passphrase-file", new)
    assert (code, json.loads(out)["encrypted"]) == (DONE, False)
    assert shell("check", "--db", locked)[0] == DONE


def test_backups_left_as_they_were_are_named(shell: Shell, office: Path, secret: Path) -> None:
    backup = json.loads(shell("backup", "--db", office, "--json")[1])["backup"]
    code, out, _ = shell(
        "passphrase", "--db", office, "--new-passphrase-file", secret, "--leave-backups"
    )
    assert code == DONE
    assert f"Tệp vẫn như cũ: {backup}" in out


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("ngắn", "ít nhất 10 ký tự"),
        ("\n", "trống"),
    ],
)
def test_what_will_not_do_changes_nothing(
    shell: Shell, office: Path, tmp_path: Path, words: str, problem: str
) -> None:
    before, bad = office.read_bytes(), tmp_path / "ngan.txt"
    bad.write_text(words, encoding="utf-8")
    code, _out, told = shell("passphrase", "--db", office, "--new-passphrase-file", bad)
    assert code == REFUSED
    assert problem in told
    assert office.read_bytes() == before


def test_neither_setting_nor_taking_away_is_refused(shell: Shell, office: Path) -> None:
    assert shell("passphrase", "--db", office)[0] == REFUSED
