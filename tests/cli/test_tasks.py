"""The commands that follow tasks: what they print, take and refuse."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.app import Application
from desktop.cli.main import DONE, REFUSED, WRONG_USAGE, main
from tests.support.clocks import HandClock
from tests.support.followed_office import TODAY, followed_office
from tests.support.programs import program

FIELDS = {
    *("id", "plan", "task", "area", "lead", "cooperate", "time", "kind", "state", "state_words"),
    *("start", "due", "label", "done_on", "percent", "times", "evidence"),
}


class Shell:
    """Runs commands on one workspace and keeps what they print."""

    def __init__(
        self, application: Application, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.application = application
        self.workspace = workspace
        self.capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        words = [str(argument) for argument in arguments]
        code = main([*words, "--db", str(self.workspace)], self.application)
        printed = self.capsys.readouterr()
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err

    def data(self, *arguments: object) -> Any:
        code, out, problem = self(*arguments, "--json")
        assert (code, problem) == (DONE, "")
        return json.loads(out)

    def keys(self, *arguments: object) -> list[str]:
        return [line["id"] for line in self.data("tasks", *arguments)]

    def refusal(self, *arguments: object) -> str:
        before = self.data("tasks")
        code, out, problem = self(*arguments)
        assert (code, out) == (REFUSED, "")
        assert problem.count("\n") == 1
        assert self.data("tasks") == before
        return problem


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[Shell]:
    application = program(monkeypatch, tmp_path / "home")
    application.clock = HandClock(TODAY)
    followed_office(application, tmp_path / "xa.khx").close()
    yield Shell(application, tmp_path / "xa.khx", capsys)


def test_a_task_is_printed_with_all_its_fields(shell: Shell) -> None:
    lines = {line["id"]: line for line in shell.data("tasks")}
    assert len(lines) == 8
    assert all(line.keys() >= FIELDS for line in lines.values())
    quarterly = lines["quarterly"]
    assert (quarterly["lead"], quarterly["cooperate"]) == (["Phòng Kinh tế"], [])
    assert (quarterly["start"], quarterly["due"]) == ("2026-01-01", "2026-03-31")
    assert (quarterly["label"], quarterly["times"]) == ("Quý I/2026", {"done": 0, "all": 4})
    assert (quarterly["state"], quarterly["state_words"]) == ("in-progress", "Đang thực hiện")
    assert (lines["late"]["state"], lines["late"]["done_on"]) == ("overdue", None)
    assert (lines["undated"]["kind"], lines["undated"]["due"]) == ("empty/unknown", None)
    assert lines["late"]["plan"] == "Cải cách hành chính năm 2026"


def test_without_json_a_readable_table(shell: Shell) -> None:
    code, out, problem = shell("tasks", "--status", "quá hạn")
    assert (code, problem) == (DONE, "")
    row, total = out.splitlines()
    assert row.split("\t")[0] == "late"
    assert "● Quá hạn" in row
    assert "28/02/2026" in row
    assert total == "Có 1 nhiệm vụ."


@pytest.mark.parametrize("name", ["Phòng Kinh tế", "phong kinh te", "KT", "kt", "PHÒNG KINH TẾ"])
def test_a_unit_is_named_in_any_way(shell: Shell, name: str) -> None:
    found = {*shell.keys("--unit", name)}
    assert "quarterly" in found
    assert "undated" in found, "a task of all units"
    assert not {"late", "soon", "year"} & found
    assert len(found) == 3, "a duty of the text is followed too"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Văn phòng", "soon"),
        ("Trần Thị Bình", "late"),
        ("tran thi binh", "late"),
        ("Chuyên viên tổng hợp", "always"),
        ("Bưu điện", "undated"),
    ],
)
def test_aliases_people_posts_and_outside_bodies_are_found(
    shell: Shell, name: str, key: str
) -> None:
    assert key in shell.keys("--unit", name)


def test_an_unknown_name_is_refused_with_the_nearest(shell: Shell) -> None:
    told = shell.refusal("tasks", "--unit", "Phòng Kinh tê hạ tầng")
    assert "Gần giống" in told
    assert "Phòng Kinh tế" in told
    assert "không có đơn vị" in shell.refusal("tasks", "--unit", "zzz").lower()


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["DUE_SOON"], {"soon"}),
        (["overdue"], {"late"}),
        (["quá hạn"], {"late"}),
        (["qua han", "sap den han"], {"late", "soon"}),
        (["Hoàn thành quá hạn"], set()),
    ],
)
def test_states_by_value_and_by_words(shell: Shell, words: list[str], keys: set[str]) -> None:
    assert {*shell.keys("--status", *words)} == keys


def test_filters_combine(shell: Shell) -> None:
    assert shell.keys("--due-before", "01/03/2026") == ["late"]
    assert shell.keys("--due-before", "2026-02-28") == []
    for words in ("2026/03/01", "ngày 01 tháng 3 năm 2026", "Ngày 1.3.2026"):
        assert shell.keys("--due-before", words) == ["late"]
    assert {*shell.keys("--due-before", "11/3/2026", "--unit", "VP")} == {"late", "soon"}
    assert len(shell.keys("--plan", "k", "--year", 2026)) == 8
    assert shell.keys("--year", 2025) == []
    assert shell.keys("--text", "ra soat") == ["year"]
    assert shell.keys("--unit", "VP", "--part", "cooperate") == []


def test_done_marks_tasks_with_evidence_and_prints_the_changed_lines(
    shell: Shell, tmp_path: Path
) -> None:
    scan = tmp_path / "bao cao.pdf"
    scan.write_bytes(b"%PDF")
    lines = shell.data(
        *("done", "late", "quar", "--on", "04/03/2026", "--note", "Đã nộp"),
        *("--evidence-number", "15/BC-UBND", "--evidence-date", "2026-03-04"),
        *("--evidence-subject", "Báo cáo", "--file", scan),
    )
    assert [line["id"] for line in lines] == ["late", "quarterly"]
    assert [line["done_on"] for line in lines] == ["2026-03-04"] * 2
    assert [line["evidence"] for line in lines] == [1, 1]
    assert (lines[0]["state"], lines[0]["percent"]) == ("done-late", 100)
    assert lines[1]["times"] == {"done": 1, "all": 4}
    (line,) = shell.data("done", "quarterly", "--time", "Quý IV/2026")
    assert line["times"] == {"done": 2, "all": 4}


def test_progress_prints_the_changed_lines(shell: Shell) -> None:
    (line,) = shell.data("progress", "year", "--percent", 40, "--note", "Đang rà soát")
    assert (line["percent"], line["state"]) == (40, "in-progress")
    code, out, _ = shell("progress", "year", "--note", "Xong đợt 1", "--on", "2026-03-01")
    assert code == DONE
    assert out.splitlines()[-1] == "Đã ghi tiến độ 1 nhiệm vụ."


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("done", "khong-co"), "khong-co"),
        (("done", "l", "khong-co"), "khong-co"),
        (("done", ""), "mã"),
        (("done", "late", "--on", "31/02/2026"), "31/02/2026"),
        (("done", "late", "--on", "06/03/2026"), "tương lai"),
        (("done", "late", "--on", "tuần trước"), "tuần trước"),
        (("done", "late", "--on", "mai"), "tương lai"),
        (("tasks", "--due-before", "30/2"), "30/2 không có trong lịch"),
        (("tasks", "--due-before", "3/2026"), "Không hiểu ngày"),
        (("tasks", "--due-before", "1/2/3"), "Không hiểu ngày"),
        (("done", "late", "--time", "Quý V"), "Quý V"),
        (("done", "late", "--file", "/khong/co.pdf"), "co.pdf"),
        (("done", "late", "--evidence-date", "2026-03-01"), "số, ký hiệu"),
        (("progress", "late", "--percent", 101), "101%"),
        (("progress", "late"), "Cần ghi"),
        (("tasks", "--status", "xong rồi"), "xong rồi"),
        (("tasks", "--due-before", "2026-13-01"), "2026-13-01"),
        (("tasks", "--due-before", "01/01/2199"), "2199"),
        (("tasks", "--plan", "khong"), "khong"),
    ],
)
def test_bad_input_is_one_sentence(shell: Shell, arguments: tuple[object, ...], word: str) -> None:
    assert word in shell.refusal(*arguments)


def test_wrong_usage_is_told(shell: Shell) -> None:
    assert shell("done")[0] == WRONG_USAGE
    assert shell("progress", "late", "--percent", "nhiều")[0] == WRONG_USAGE


@pytest.mark.parametrize(
    "name", ["Văn phòng –Thống kê", "VĂN PHÒNG - THỐNG KÊ", "cong chuc van phong thong ke"]
)
def test_a_post_of_no_unit_is_found_in_any_spelling(shell: Shell, name: str) -> None:
    with closing(shell.application.open(shell.workspace)) as services:
        old, other = (
            services.tasks.add("Việc cũ", "Tháng 01/2026", lead=[lead]).value.id
            for lead in ("Công chức Văn phòng - Thống Kê", "Văn phòng – Thống kê")
        )
    assert {*shell.keys("--unit", name)} == {old, other}
    out = shell.workspace.with_name("dd.docx")
    assert {*shell.data("remind", "--unit", name, "--out", out)["tasks"]} == {old, other}


def test_an_empty_name_is_nobody(shell: Shell) -> None:
    assert "đơn vị" in shell.refusal("tasks", "--unit", "")


PROVINCE = """\
ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN
Số: 12/KH-UBND
KẾ HOẠCH
Cải cách hành chính tỉnh Hưng Yên năm 2026
II. TỔ CHỨC THỰC HIỆN
1. Ủy ban nhân dân các xã, phường
- Ban hành kế hoạch kiểm tra công tác;
- Phủ sóng 5G tới các thôn.
"""


def test_gaps_to_a_plan_of_the_level_above_are_told_and_written(
    shell: Shell, tmp_path: Path
) -> None:
    above, out = tmp_path / "tinh.txt", tmp_path / "thieu.xlsx"
    above.write_text(PROVINCE, encoding="utf-8")
    data = shell.data("coverage", above, "--out", out)
    assert data["counts"] == {"yes": 1, "maybe": 0, "no": 1}
    assert [task["own"][:1] for task in data["tasks"]] == [
        [{"id": "late", "task": "Ban hành kế hoạch kiểm tra"}],
        [],
    ]
    assert out.stat().st_size
    code, text, _problem = shell("coverage", above, "--gaps", "--plan", "kh")
    assert code == DONE
    assert "Chưa có" in text
    assert "Ban hành" not in text
    assert "tệp cần có phần mở rộng" in shell.refusal("coverage", above, "--out", "x.odt")
