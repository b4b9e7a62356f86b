"""The commands report and remind: files, numbers, one clear sentence for what cannot be."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.cli.main import DONE, REFUSED, WRONG_USAGE, main
from desktop.domain.reporting.model import Period
from tests.support.report_office import CULTURE, ReportOffice, report_office

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ReportOffice:
    """The office on 20/3/2026; the workspace is closed for the command line."""
    opened = report_office(monkeypatch, tmp_path)
    opened.done("ra-soat", 2, 3)
    opened.services.close()
    return opened


@pytest.fixture
def shell(office: ReportOffice, capsys: pytest.CaptureFixture[str]) -> Shell:
    def run(*arguments: object) -> tuple[int, str, str]:
        words = [*map(str, arguments), "--db", str(office.folder / "xa.khx")]
        code = main(words, Application(office.clock))
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err

    return run


@pytest.mark.parametrize("period", ["Q1", "q1", "quý I", "Quý 1", "quy i"])
def test_a_report_is_written_under_any_name_of_its_period(
    shell: Shell, office: ReportOffice, period: str
) -> None:
    out = office.folder / "bc.docx"
    code, text, problem = shell("report", period, "--year", 2026, "--out", out, "--json")
    assert (code, problem) == (DONE, "")
    data = json.loads(text)
    assert data["file"] == str(out)
    assert data["as_of"] == "2026-03-14"
    assert (data["total"], data["states"]["done-late"]) == (5, 1)
    assert data["id"] is None
    assert out.stat().st_size > 5000


@pytest.mark.parametrize(("form", "sign"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_every_format_is_written(
    shell: Shell, office: ReportOffice, form: str, sign: bytes
) -> None:
    out = office.folder / "bao cao"
    code, text, _ = shell("report", "Q1", "--year", 2026, "--format", form, "--out", out)
    assert code == DONE
    assert "quý I năm 2026" in text
    assert out.read_bytes().startswith(sign)


def test_the_report_that_was_begun_is_used(shell: Shell, office: ReportOffice) -> None:
    services = Application(office.clock).open(office.folder / "xa.khx")
    report = services.reports.open(Period.Q1, 2026).value
    services.close()
    out = office.folder / "bc.docx"
    _code, text, _ = shell("report", "Q1", "--year", 2026, "--out", out, "--json")
    assert json.loads(text)["id"] == report.id


def test_the_letter_is_written_registered_and_logged(shell: Shell, office: ReportOffice) -> None:
    office.on(4, 2)
    out = office.folder / "cv.docx"
    code, text, problem = shell(
        "remind", "--unit", "phong van hoa - xa hoi", "--out", out, "--json"
    )
    assert (code, problem) == (DONE, "")
    data = json.loads(text)
    assert (data["addressee"], set(data["tasks"])) == (CULTURE, {"k-bao-cao", "k-ky-luat"})
    services = Application(office.clock).open(office.folder / "xa.khx")
    assert [each.id for each in services.outgoing.list()] == [data["id"]]
    assert len(services.letters.reminders("k-bao-cao")) == 1
    services.close()


def test_nothing_is_registered_when_the_file_cannot_be_written(
    shell: Shell, office: ReportOffice
) -> None:
    office.on(4, 2)
    blocked = office.folder / "tep"
    blocked.write_text("x")
    code, text, problem = shell("remind", "--unit", CULTURE, "--out", blocked / "cv.docx")
    assert (code, text) == (REFUSED, "")
    assert len(problem.strip().splitlines()) == 1
    services = Application(office.clock).open(office.folder / "xa.khx")
    assert services.outgoing.list() == []
    services.close()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("report", "Q1", "--year", 2019, "--out", "x.docx"), "Không có nhiệm vụ"),
        (("report", "Q3", "--year", 2026, "--out", "x.docx"), "chưa bắt đầu"),
        (("report", "Q1", "--year", 1, "--out", "x.docx"), "không hợp lệ"),
        (("report", "Q1", "--year", 2026, "--out", "x.odt"), "định dạng"),
        (("remind", "--unit", "Phòng Không Gian", "--out", "x.docx"), "Không có đơn vị"),
        (("remind", "--unit", "Trung tâm Phục vụ hành chính công", "--out", "x.docx"),
         "không có nhiệm vụ quá hạn"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_in_one_sentence(
    shell: Shell, arguments: tuple[object, ...], words: str
) -> None:
    code, out, problem = shell(*arguments)
    assert (code, out) == (REFUSED, "")
    assert words in problem
    assert len(problem.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("report", "Q5", "--year", 2026, "--out", "x.docx"),
        ("report", "Q1", "--year", "năm nay", "--out", "x.docx"),
        ("report", "Q1", "--year", 2026),
        ("report", "Q1", "--year", 2026, "--format", "odt", "--out", "x"),
        ("remind", "--out", "x.docx"),
        ("remind", "--unit", CULTURE, "--format", "xlsx", "--out", "x"),
    ],
)
def test_wrong_usage_is_told(shell: Shell, arguments: tuple[object, ...]) -> None:
    code, out, problem = shell(*arguments)
    assert (code, out) == (WRONG_USAGE, "")
    assert problem
