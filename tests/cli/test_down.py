"""The whole circle by commands: criteria and tasks down, taken in, reported, sent back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.cli.main import DONE, REFUSED, WRONG_USAGE, main
from desktop.domain.reporting.model import Period
from tests.support.machines import Machine, commune, machine, stick

Ask = Callable[..., Any]

CRITERIA = [
    ["STT", "Tiêu chí", "Điểm tối đa", "Tài liệu kiểm chứng"],
    ["1", "Ban hành kế hoạch", 2, "Kế hoạch"],
    ["2", "Báo cáo đúng hạn", 1.5, "Báo cáo"],
]
SCORES = [
    ["Đơn vị", "STT", "Điểm tự chấm", "Điểm thẩm định", "Nhận xét"],
    ["xã Minh Tiến", "1", 2, 1, "Ban hành chậm"],
]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(on: Machine, *arguments: object) -> tuple[int, str, str]:
        words = [*map(str, arguments), "--db", str(on.workspace)]
        code = main(words, on.application())
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err

    return run


@pytest.fixture
def ask(shell: Callable[..., tuple[int, str, str]]) -> Ask:
    """Run a command that must succeed; return what it prints as data."""

    def run(on: Machine, *arguments: object) -> Any:
        code, text, problem = shell(on, *arguments, "--json")
        assert (code, problem) == (DONE, "")
        return json.loads(text)

    return run


@pytest.fixture
def communes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Machine]:
    found = {}
    for name in ("Minh Tiến", "An Bình"):
        found[name] = machine(monkeypatch, tmp_path / name)
        commune(found[name], name)
    return found


@pytest.fixture
def province(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ask: Ask) -> Machine:
    pc = machine(monkeypatch, tmp_path / "tinh")
    listed = tmp_path / "xa.txt"
    listed.write_text("xã Minh Tiến\nxã An Bình\n", encoding="utf-8")
    ask(pc, "superior", "--level", "tỉnh", "--name", "tỉnh Hưng Yên", "--communes", listed)
    with pc.open() as services:
        services.tasks.add("Rà soát thủ tục hành chính", "Quý II/2026", year=2026)
        services.tasks.add("Tập huấn chuyển đổi số", "Quý III/2026", year=2026)
    return pc


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return stick(tmp_path / "usb")


def table(path: Path, rows: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def tasks_of(ask: Ask, pc: Machine, text: str) -> list[str]:
    return [task["id"] for task in ask(pc, "tasks", "--text", text)]


def test_the_whole_circle(
    ask: Ask, province: Machine, communes: dict[str, Machine], usb: Path, tmp_path: Path
) -> None:
    file = table(tmp_path / "tieu-chi.xlsx", CRITERIA)
    criteria = ask(province, "criteria", file, "--title", "Chỉ số CCHC", "--year", 2026)
    assert [item["points"] for item in criteria["items"]] == [2, 1.5]
    file = table(tmp_path / "diem.xlsx", SCORES)
    (sheet,) = ask(province, "scores", criteria["id"], file)
    assert (sheet["office"], sheet["lines"][0]["reviewed"]) == ("xã Minh Tiến", 1)
    (key,) = tasks_of(ask, province, "rà soát")
    packed = ask(
        province,
        *("pack", "--kind", "down", "--out", usb, "--tasks", key),
        *("--templates", "cchc-nam-bang-5-cot", "--criteria", "all", "--scores", "all"),
        *("--source", "12/KH-UBND", "--source-date", "05/01/2026", "--contact", "Chị Hoa"),
    )
    assert packed["counts"] == {"task": 1, "template": 1, "criteria": 1, "score": 1}
    sheet = Path(packed["file"]).with_suffix(".txt").read_text(encoding="utf-8-sig")
    assert "- Gửi cho: tất cả các xã" in sheet
    for name, pc in communes.items():
        (taken,) = ask(pc, "merge", packed["file"])
        kinds = [item["kind"] for item in taken["from_above"]["items"]]
        assert kinds == ["task", "template", "criteria", *(["score"] * (name == "Minh Tiến"))]
        assert tasks_of(ask, pc, "rà soát thủ tục hành chính") == [key]
        ids = [each["id"] for each in ask(pc, "templates") if each["sender"]]
        assert ids == ["cap-tren-cchc-nam-bang-5-cot"]
        plan = ask(pc, "draft", *ids, "--year", 2027)
        assert "2027" in plan["subject"]
    scores = next(e for e in ask(communes["Minh Tiến"], "from-above") if e["kind"] == "score")
    shown = ask(communes["Minh Tiến"], "from-above", "--id", scores["key"])
    assert shown["lines"][0]["remark"] == "Ban hành chậm"
    assert [line["taken_on"] for line in ask(province, "sent-down")] == [None, None]

    reported = [report(ask, pc, usb) for pc in communes.values()]
    ask(province, "merge", *reported)
    lines = ask(province, "sent-down")
    assert [(line["office"], line["taken_on"]) for line in lines] == [
        ("xã An Bình", "2026-03-20"),
        ("xã Minh Tiến", "2026-03-20"),
    ]
    ask(
        province,
        *("send-back", "Minh Tiến", "--period", "Q1", "--year", 2026),
        *("--remarks", "Bổ sung minh chứng", "--due", "25/03/2026"),
    )
    packed = ask(province, "pack", "--kind", "down", "--out", usb, "--period", "Q1")
    (taken,) = ask(communes["Minh Tiến"], "merge", packed["file"])
    assert taken["from_above"]["words"] == 2
    with communes["Minh Tiến"].open() as services:
        said = services.words_from_above.sentence(2026, Period.Q1)
    assert "Bổ sung minh chứng" in said
    assert said.endswith("Gửi lại trước 25/03/2026.")


def report(ask: Ask, pc: Machine, usb: Path) -> str:
    """Pack the report of the first quarter, its figures frozen."""
    found = ask(pc, "pack", "--period", "Q1", "--year", 2026, "--freeze", "--out", usb)
    assert found["counts"]["receipt"] == 1
    return str(found["file"])


def test_a_second_package_changes_the_task_and_an_old_one_does_not(
    ask: Ask, province: Machine, communes: dict[str, Machine], usb: Path
) -> None:
    own = communes["An Bình"]
    (key,) = tasks_of(ask, province, "rà soát")
    pack = ("pack", "--kind", "down", "--out", usb, "--tasks", key)
    first = ask(province, *pack)["file"]
    with province.open() as services:
        item = services.tasks.detail(key).item
        services.tasks.edit_own(replace(item, time="Tháng 8/2026"))
    second = ask(province, *pack)["file"]
    for package, result in ((second, "NEW"), (first, None), (second, "NEW")):
        (taken,) = ask(own, "merge", package)
        effects = [item["effect"] for item in taken["from_above"]["items"]]
        assert effects == [result] if result and taken["result"] == "taken" else not effects
        (task,) = ask(own, "tasks", "--text", "rà soát thủ tục hành chính")
        assert task["id"] == key
        assert "8/2026" in task["time"]


def test_a_package_for_one_commune_is_not_taken_by_another(
    shell: Callable[..., tuple[int, str, str]],
    ask: Ask,
    province: Machine,
    communes: dict[str, Machine],
    usb: Path,
) -> None:
    packed = ask(
        province,
        *("pack", "--kind", "down", "--out", usb, "--tasks", "all", "--communes", "An Bình"),
    )
    code, text, _problem = shell(communes["Minh Tiến"], "merge", packed["file"])
    assert code == REFUSED
    assert "gửi cho đơn vị khác: xã An Bình" in text
    (taken,) = ask(communes["An Bình"], "merge", packed["file"])
    assert len(taken["from_above"]["items"]) == 2
    assert [line["office"] for line in ask(province, "sent-down")] == ["xã An Bình"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("pack", "--kind", "down", "--out", "{usb}"), "Chưa chọn nội dung"),
        (("pack", "--kind", "down", "--out", "{usb}", "--criteria", "x"), "bộ tiêu chí “x”"),
        (("pack", "--kind", "down", "--out", "{usb}", "--templates", "x"), "Không có mẫu"),
        (("pack", "--kind", "down", "--out", "{usb}", "--legal", "x"), "Không có văn bản"),
        (("pack", "--kind", "down", "--out", "{usb}", "--communes", "x"), "Không có đơn vị"),
        (("scores", "x"), "bộ tiêu chí “x”"),
        (("from-above", "--id", "x"), "Không có mục “x”"),
        (
            ("send-back", "An Bình", "--period", "Q1", "--year", "2026", "--remarks", "x"),
            "chưa gửi gói báo cáo",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    shell: Callable[..., tuple[int, str, str]],
    province: Machine,
    usb: Path,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    code, text, problem = shell(province, *(each.format(usb=usb) for each in arguments))
    assert (code, text) == (REFUSED, "")
    assert words in problem
    assert not list(usb.iterdir())


def test_an_unknown_period_is_wrong_usage(
    shell: Callable[..., tuple[int, str, str]], province: Machine
) -> None:
    code, _text, problem = shell(
        province, "send-back", "An Bình", "--period", "Q9", "--year", 2026, "--remarks", "x"
    )
    assert code == WRONG_USAGE
    assert "Q9" in problem
