"""The contract of the command line: what it prints, its exit codes, never a traceback."""

import json
import sqlite3
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.cli.main import DONE, REFUSED, WRONG_USAGE, main
from tests.support.programs import program

TEMPLATE = "cchc-nam-phu-luc-6-cot"


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Application:
    return program(monkeypatch, tmp_path / "home")


class Shell:
    """Runs commands against one workspace and keeps what they print."""

    def __init__(self, application: Application, capsys: pytest.CaptureFixture[str]) -> None:
        self.application = application
        self.capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments], self.application)
        printed = self.capsys.readouterr()
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err


@pytest.fixture
def shell(application: Application, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(application, capsys)


@pytest.fixture
def office(shell: Shell, tmp_path: Path) -> Path:
    workspace = tmp_path / "xa.khx"
    code, _, problem = shell(
        "init", "--db", workspace, "--commune", "Minh Tiến", "--province", "Hưng Yên"
    )
    assert (code, problem) == (DONE, "")
    return workspace


def draft(shell: Shell, office: Path, *more: str) -> str:
    code, out, problem = shell("draft", TEMPLATE, "--year", 2026, "--db", office, "--json", *more)
    assert (code, problem) == (DONE, "")
    key: str = json.loads(out)["id"]
    return key


def test_templates_are_listed_with_their_questions(shell: Shell) -> None:
    code, out, _ = shell("templates", "--json")
    listed = json.loads(out)
    assert code == DONE
    assert TEMPLATE in {template["id"] for template in listed}
    assert all(template["title"] and template["eras"] for template in listed)


def test_a_drafted_plan_is_shown_in_the_schema_with_nothing_left_blank(
    shell: Shell, office: Path
) -> None:
    key = draft(shell, office)
    code, out, _ = shell("show", key, "--db", office, "--json")
    plan = json.loads(out)
    assert code == DONE
    assert plan["document"]["issuer"] == "XÃ MINH TIẾN"
    assert plan["document"]["years"] == [2026]
    assert plan["document"]["number"] is None
    assert len(plan["tasks"]) > 20
    assert plan["outline"][0]["label"] == "I"
    assert {"kind", "label", "text"} <= plan["blocks"][0].keys()
    assert "{{" not in out


@pytest.mark.parametrize(("name", "head"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")])
def test_export_writes_each_format(
    shell: Shell, office: Path, tmp_path: Path, name: str, head: bytes
) -> None:
    out = tmp_path / f"ke-hoach.{name}"
    code, _, problem = shell("export", draft(shell, office), "--db", office, "--out", out)
    assert (code, problem) == (DONE, "")
    assert out.read_bytes().startswith(head)


def test_our_own_word_file_has_no_findings(shell: Shell, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "ke-hoach.docx"
    shell("export", draft(shell, office), "--db", office, "--out", out)
    code, printed, _ = shell("check-format", out, "--json")
    assert (code, json.loads(printed)) == (DONE, [])


def test_print_preview_writes_a_picture_for_each_page(
    shell: Shell, office: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "trang"
    code, out, _ = shell("print-preview", draft(shell, office), "--db", office, "--out", folder)
    pages = sorted(folder.iterdir())
    assert code == DONE
    assert [str(page) for page in pages] == out.split()
    assert len(pages) > 3
    assert all(page.read_bytes().startswith(b"\x89PNG") for page in pages)


def test_backup_restore_and_check(shell: Shell, office: Path) -> None:
    key = draft(shell, office)
    _, out, _ = shell("backup", "--db", office, "--json")
    backup = json.loads(out)["backup"]
    other = draft(shell, office)
    code, _, problem = shell("restore", backup, "--db", office)
    assert (code, problem) == (DONE, "")
    assert shell("show", key, "--db", office)[0] == DONE
    assert shell("show", other, "--db", office)[0] == REFUSED
    assert shell("check", "--db", office)[0] == DONE


def test_rescue_tells_what_was_saved(shell: Shell, office: Path, tmp_path: Path) -> None:
    key = draft(shell, office)
    shell("backup", "--db", office)
    new = tmp_path / "moi.khx"
    code, out, problem = shell("rescue", office, "--out", new)
    assert (code, problem) == (DONE, "")
    assert "mất 0 dòng" in out
    assert "tep-hong-" in out
    assert "Bản sao lưu tốt mới nhất" in out
    assert shell("show", key, "--db", new)[0] == DONE
    code, _, problem = shell("rescue", office, "--out", new)
    assert code == REFUSED
    assert "Đã có tệp" in problem


def test_the_workspace_made_last_opens_when_none_is_named(shell: Shell, office: Path) -> None:
    draft(shell, office)
    code, out, _ = shell("plans", "--json")
    assert code == DONE
    assert len(json.loads(out)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("khong-co-lenh",),
        ("draft", TEMPLATE),
        ("draft", TEMPLATE, "--year", "hai nghìn"),
        ("export", "x", "--format", "odt", "--out", "x"),
        ("schedule", "--json"),
        ("schedule", "Quý I", "--tsv", "bang.tsv"),
        ("show", "x", "--json=1"),
        ("plans", "--d", "x"),
    ],
)
def test_wrong_usage_exits_with_2(shell: Shell, arguments: tuple[str, ...]) -> None:
    code, out, problem = shell(*arguments)
    assert (code, out) == (WRONG_USAGE, "")
    assert "Lệnh viết chưa đúng" in problem
    english = ("usage", "argument", "required", "invalid", "choose", "expected", "option", "match")
    assert not any(word in problem for word in english)


def refused(shell: Shell, *arguments: object) -> str:
    """Run a command that is refused with exactly one sentence line on stderr."""
    code, out, problem = shell(*arguments)
    assert (code, out) == (REFUSED, "")
    assert len(problem.strip().splitlines()) == 1
    return problem


def test_an_unknown_type_of_document_is_refused(shell: Shell, tmp_path: Path) -> None:
    problem = refused(shell, "check-format", tmp_path / "a.docx", "--type", "kh")
    assert "“kh”" in problem
    assert "KH" in problem


def test_unknown_template_plan_and_answer_are_refused(shell: Shell, office: Path) -> None:
    db = ("--db", office)
    assert "khong-co" in refused(shell, "draft", "khong-co", "--year", 2026, *db)
    assert "Không có kế hoạch" in refused(shell, "show", "khong-co", *db)
    assert "1926" in refused(shell, "draft", TEMPLATE, "--year", 1926, *db)
    assert "la" in refused(shell, "draft", TEMPLATE, "--year", 2026, "--set", "la=1", *db)
    assert shell("plans", "--json", *db)[1] == "[]\n"


def test_a_refused_command_leaves_files_as_they_were(
    shell: Shell, office: Path, tmp_path: Path
) -> None:
    before = office.read_bytes()
    assert "giữ nguyên" in refused(
        shell, "init", "--db", office, "--commune", "A", "--province", "B"
    )
    assert office.read_bytes() == before
    foreign = tmp_path / "anh.khx"
    foreign.write_bytes(b"\x89PNG not ours")
    refused(shell, "plans", "--db", foreign)
    assert foreign.read_bytes() == b"\x89PNG not ours"
    other = tmp_path / "other.khx"
    sqlite3.connect(other).execute("create table t (x)").connection.close()
    kept = other.read_bytes()
    refused(shell, "plans", "--db", other)
    assert other.read_bytes() == kept


def test_missing_workspace_and_folders_that_cannot_be_written(
    shell: Shell, office: Path, tmp_path: Path
) -> None:
    assert "init" in refused(shell, "plans", "--db", tmp_path / "khong-co.khx")
    blocked = tmp_path / "tep"
    blocked.write_text("một tệp, không phải thư mục", encoding="utf-8")
    key = draft(shell, office)
    refused(shell, "export", key, "--db", office, "--out", blocked / "a.docx")
    refused(shell, "print-preview", key, "--db", office, "--out", blocked)
    refused(shell, "demo", "--out", blocked)


def test_check_format_refuses_what_is_no_word_file(shell: Shell, tmp_path: Path) -> None:
    foreign = tmp_path / "van-ban.docx"
    refused(shell, "check-format", foreign)
    foreign.write_bytes(b"not a zip")
    refused(shell, "check-format", foreign)
