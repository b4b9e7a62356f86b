"""The schedule command: one wording, or a table of them."""

import json
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.cli.main import DONE, REFUSED, WRONG_USAGE, main
from tests.domain.schedule.catalogue import CATALOGUE
from tests.support.programs import program

Run = tuple[int, str, str]


class Shell:
    def __init__(self, application: Application, capsys: pytest.CaptureFixture[str]) -> None:
        self.application = application
        self.capsys = capsys

    def __call__(self, *arguments: object) -> Run:
        code = main(["schedule", *map(str, arguments)], self.application)
        printed = self.capsys.readouterr()
        return code, printed.out, printed.err


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Shell:
    return Shell(program(monkeypatch, tmp_path / "home"), capsys)


def test_one_wording_as_json(shell: Shell) -> None:
    code, out, problem = shell("Quý I, 6 tháng, quý III", "--year", 2026, "--json")
    read = json.loads(out)
    assert (code, problem) == (DONE, "")
    assert (read["kind"], read["start"], read["due"]) == ("multi", "2026-01-01", "2026-09-30")
    assert read["occurrences"][1] == {
        "label": "6 tháng đầu năm 2026", "start": "2026-01-01", "due": "2026-06-30",
    }  # fmt: skip
    assert read["doubts"] == ["Không ghi năm: lấy năm của kế hoạch."]


def test_an_event_as_json_has_no_dates(shell: Shell) -> None:
    _code, out, _problem = shell("20 ngày sau khi Tỉnh ủy ban hành", "--year", 2026, "--json")
    read = json.loads(out)
    assert (read["start"], read["due"], read["occurrences"]) == (None, None, [])
    assert read["duration"] == {"count": 20, "unit": "ngày"}


def test_one_wording_for_people(shell: Shell) -> None:
    code, out, _problem = shell("Cuối năm", "--year", 2026)
    assert code == DONE
    assert out.splitlines()[0] == "year\t\t2026-12-31"
    assert "lấy ngày cuối kỳ" in out


def test_an_empty_wording_is_unknown(shell: Shell) -> None:
    code, out, _problem = shell("", "--year", 2026, "--json")
    assert (code, json.loads(out)["kind"]) == (DONE, "empty/unknown")


def test_without_a_year_the_plan_is_of_this_year(shell: Shell) -> None:
    _code, out, _problem = shell("Quý I", "--json")
    this_year = shell.application.clock.today().year
    assert json.loads(out)["due"] == f"{this_year}-03-31"


def test_the_whole_catalogue_as_a_table(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "bang.tsv"
    lines = ["phrase\tyear", *(f"{row.phrase}\t{row.year}" for row in CATALOGUE)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, problem = shell("--tsv", table)
    expected = [
        "\t".join((row.phrase, row.kind, str(row.start or ""), str(row.due or "")))
        for row in CATALOGUE
    ]
    assert (code, problem) == (DONE, "")
    assert out.splitlines() == ["phrase\tkind\tstart\tdue", *expected]


def test_a_table_of_windows_with_other_columns(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "bang.tsv"
    table.write_bytes('\ufeffstt\tyear\tphrase\r\n1\t2026\t"Quý I"\r\n'.encode())
    code, out, _problem = shell("--tsv", table)
    assert code == DONE
    assert out.splitlines()[1] == '"Quý I"\tquarter\t2026-01-01\t2026-03-31'


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"wording\tyear\nQu\xc3\xbd I\t2026\n", "Bảng thiếu cột"),
        (b"", "Bảng thiếu cột"),
        (b"phrase\tyear\nx\t2026\ny\tnay\n", "Dòng 3"),
        (b"phrase\tyear\nx\t12026\n", "Dòng 2"),
        (b"phrase\tyear\nx\n", "Dòng 2"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_bad_table_is_refused_in_one_sentence(
    shell: Shell, tmp_path: Path, content: bytes, word: str
) -> None:
    table = tmp_path / "bang.tsv"
    table.write_bytes(content)
    code, out, problem = shell("--tsv", table)
    assert (code, out) == (REFUSED, "")
    assert word in problem
    assert len(problem.splitlines()) == 1


def test_what_cannot_be_read_at_all(shell: Shell, tmp_path: Path) -> None:
    assert shell("--tsv", tmp_path / "thieu.tsv")[0] == REFUSED
    assert shell("Quý I", "--year", 1)[0] == REFUSED
    assert shell()[0] == WRONG_USAGE
    assert shell("Quý I", "--tsv", tmp_path / "x.tsv")[0] == WRONG_USAGE
    assert shell("Quý I", "--year", "nay")[0] == WRONG_USAGE
