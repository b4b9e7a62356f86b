"""The commands pack, verify, merge and consolidate: files, numbers, one sentence for the rest."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.cli.main import DONE, REFUSED, WRONG_USAGE, main
from tests.support.machines import Machine, commune, machine
from tests.support.report_office import CULTURE, ECONOMY, plan

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """The PC of xã Minh Tiến."""
    own = machine(monkeypatch, tmp_path / "pc")
    commune(own)
    return own


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return machine(monkeypatch, tmp_path / "laptop")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    def run(on: Machine, *arguments: object) -> tuple[int, str, str]:
        words = [*map(str, arguments), "--db", str(on.workspace)]
        code = main(words, on.application())
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err

    return run


def packed(shell: Shell, pc: Machine, out: Path, *more: object) -> dict[str, Any]:
    code, text, problem = shell(pc, "pack", "--out", out, "--json", *more)
    assert (code, problem) == (DONE, "")
    data: dict[str, Any] = json.loads(text)
    return data


def test_a_package_gets_the_name_that_was_asked_for(
    shell: Shell, pc: Machine, tmp_path: Path
) -> None:
    out = tmp_path / "usb" / "quy-1.goixa"
    out.parent.mkdir()
    code, text, problem = shell(pc, "pack", "--out", out)
    assert (code, problem) == (DONE, "")
    assert text.startswith("Đã chép xong, có thể rút USB.")
    assert sorted(path.name for path in out.parent.iterdir()) == ["quy-1.goixa", "quy-1.txt"]


def test_in_a_folder_a_package_has_its_own_name_and_number(
    shell: Shell, pc: Machine, tmp_path: Path
) -> None:
    first = packed(shell, pc, tmp_path)
    second = packed(shell, pc, tmp_path)
    assert [first["sequence"], second["sequence"]] == [1, 2]
    assert first["file"] != second["file"]
    assert Path(first["file"]).name.startswith("GOI_MINHTIEN-")
    assert first["counts"]["row_plan"] == 1


def test_an_existing_file_is_never_overwritten(shell: Shell, pc: Machine, tmp_path: Path) -> None:
    out = tmp_path / "goi.goixa"
    out.write_bytes(b"old")
    code, text, problem = shell(pc, "pack", "--out", out)
    assert (code, text) == (REFUSED, "")
    assert problem.startswith("Đã có tệp goi.goixa.")
    assert out.read_bytes() == b"old"


def test_verify_tells_what_a_package_says_of_itself(
    shell: Shell, pc: Machine, tmp_path: Path
) -> None:
    made = packed(shell, pc, tmp_path)
    code, text, problem = shell(pc, "verify", made["file"], "--json")
    assert (code, problem) == (DONE, "")
    look = json.loads(text)
    assert look["check_code"] == made["check_code"]
    assert look["trust"] == "đúng khóa đã biết"
    assert look["office"]["name"] == "xã Minh Tiến"
    code, text, _ = shell(pc, "verify", made["file"])
    assert f"Mã kiểm tra: {made['check_code']}" in text


def test_verify_needs_no_workspace(
    pc: Machine, shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = packed(shell, pc, tmp_path)
    assert main(["verify", made["file"], "--json"], pc.application()) == DONE
    assert json.loads(capsys.readouterr().out)["trust"] == "khóa mới"


@pytest.mark.parametrize("cut", [0, 20, 500])
def test_a_package_that_is_cut_short_is_refused_with_one_sentence(
    shell: Shell, pc: Machine, tmp_path: Path, cut: int
) -> None:
    path = Path(packed(shell, pc, tmp_path)["file"])
    path.write_bytes(path.read_bytes()[:cut])
    for command in ("verify", "merge"):
        code, _text, problem = shell(pc, command, path)
        assert code == REFUSED
        assert problem.count("\n") == 1


def test_a_new_pc_takes_everything_over(
    shell: Shell, pc: Machine, laptop: Machine, tmp_path: Path
) -> None:
    made = packed(shell, pc, tmp_path)
    code, text, problem = shell(laptop, "merge", "--new", made["file"])
    assert (code, problem) == (DONE, "")
    assert "đã nhận Toàn bộ dữ liệu của xã Minh Tiến." in text
    with pc.open() as old, laptop.open() as new:
        assert new.plans.list() == old.plans.list()
        assert new.profile.get() == old.profile.get()


def test_a_dry_run_changes_nothing(
    shell: Shell, pc: Machine, laptop: Machine, tmp_path: Path
) -> None:
    made = packed(shell, pc, tmp_path)
    shell(laptop, "merge", "--new", made["file"])
    with pc.open() as services:
        services.tasks.done(["k-ra-soat"])
    later = packed(shell, pc, tmp_path)
    code, text, _ = shell(laptop, "merge", "--dry-run", "--json", later["file"])
    (file,) = json.loads(text)
    assert (code, file["result"], file["rows"]["new"]) == (DONE, "would-take", 1)
    code, text, _ = shell(laptop, "merge", "--json", later["file"])
    assert json.loads(text)[0]["result"] == "taken"
    code, text, _ = shell(laptop, "merge", "--json", later["file"], made["file"])
    assert [file["result"] for file in json.loads(text)] == ["known", "known"]


def test_a_bad_package_never_stops_the_others(
    shell: Shell, pc: Machine, laptop: Machine, tmp_path: Path
) -> None:
    made = packed(shell, pc, tmp_path)
    bad = tmp_path / "hỏng.goixa"
    bad.write_bytes(b"PK")
    code, text, problem = shell(laptop, "merge", "--new", bad, made["file"])
    assert code == REFUSED
    assert "hỏng.goixa: KHÔNG NHẬN." in text
    assert "đã nhận Toàn bộ dữ liệu" in text
    assert problem == "Không nhận 1 trên 2 gói: hỏng.goixa.\n"


def test_a_sealed_package_opens_with_its_passphrase_only(
    shell: Shell, pc: Machine, tmp_path: Path
) -> None:
    secret = tmp_path / "mat-khau.txt"
    secret.write_text("Hoa phượng đỏ 2026\n", encoding="utf-8")
    made = packed(shell, pc, tmp_path, "--passphrase-file", secret)
    assert made["sealed"]
    code, _, problem = shell(pc, "verify", made["file"])
    assert code == REFUSED
    assert "mật khẩu" in problem
    code, text, _ = shell(pc, "verify", made["file"], "--passphrase-file", secret, "--json")
    assert (code, json.loads(text)["sealed"]) == (DONE, True)
    secret.write_text("sai\n", encoding="utf-8")
    assert shell(pc, "verify", made["file"], "--passphrase-file", secret)[0] == REFUSED


def test_an_empty_passphrase_file_is_refused(shell: Shell, pc: Machine, tmp_path: Path) -> None:
    secret = tmp_path / "mat-khau.txt"
    secret.write_text("\n", encoding="utf-8")
    code, _, problem = shell(pc, "pack", "--out", tmp_path, "--passphrase-file", secret)
    assert (code, problem) == (REFUSED, "Tệp mật khẩu mat-khau.txt trống.\n")


def test_a_report_is_sent_once_its_figures_are_frozen(
    shell: Shell, pc: Machine, tmp_path: Path
) -> None:
    period = ("--period", "Q1", "--year", 2026)
    code, _, problem = shell(pc, "pack", "--out", tmp_path, *period)
    assert code == REFUSED
    assert problem.startswith("Báo cáo quý I năm 2026 chưa chốt số liệu")
    made = packed(shell, pc, tmp_path, *period, "--freeze")
    assert (made["kind"], made["counts"]["task"]) == ("report", 5)


def test_wrong_usage_is_told_in_vietnamese(shell: Shell, pc: Machine) -> None:
    code, _, problem = shell(pc, "pack")
    assert code == WRONG_USAGE
    assert "Lệnh viết chưa đúng" in problem


@pytest.fixture
def reports(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Path, Machine]:
    """Reports of two communes in a folder, and the PC of the province."""
    usb = tmp_path / "usb"
    for number, name in enumerate(("An Bình", "Minh Tiến")):
        own = machine(monkeypatch, tmp_path / f"xa-{number}")
        commune(own, name)
        packed(shell, own, usb, "--period", "Q1", "--year", 2026, "--freeze")
    province = machine(monkeypatch, tmp_path / "tinh")
    names = tmp_path / "xa.txt"
    names.write_text("xã An Bình; Trần Văn Bình; 0912 345 678\nxã Minh Tiến\nPhường 12\n", "utf-8")
    arguments = ("--name", "tỉnh Hưng Yên", "--communes", names, "--json")
    code, text, problem = shell(province, "superior", *arguments)
    assert (code, problem, json.loads(text)["communes"]) == (DONE, "", 3)
    return usb, province


def sheet(path: Path) -> list[list[str]]:
    book = openpyxl.load_workbook(path, read_only=True)
    found = [[str(cell or "") for cell in row] for row in book.worksheets[0].values]
    book.close()
    return found


def test_reports_are_added_up_with_a_row_for_each_commune(
    shell: Shell, reports: tuple[Path, Machine], tmp_path: Path
) -> None:
    usb, province = reports
    out = tmp_path / "tong-hop.xlsx"
    code, text, problem = shell(province, "consolidate", usb, "--out", out, "--json")
    assert (code, problem) == (DONE, "")
    data = json.loads(text)
    assert (data["expected"], data["received"], data["period"]) == (3, 2, "Q1")
    assert data["numbers"]["all/total"] == 10
    rows = [row for row in sheet(out) if "xã Minh Tiến" in row or "xã An Bình" in row]
    assert [row[1] for row in rows] == ["xã An Bình", "xã Minh Tiến"]
    code, text, _ = shell(province, "consolidate", "--out", tmp_path / "lai.docx")
    assert code == DONE
    assert "2 trên 3 xã, 10 nhiệm vụ" in text


def test_without_a_workspace_the_named_packages_are_added_up(
    shell: Shell, reports: tuple[Path, Machine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usb, _province = reports
    nobody = machine(monkeypatch, tmp_path / "khac")
    bad = tmp_path / "hỏng.goixa"
    bad.write_bytes(b"PK")
    out = tmp_path / "tong-hop.xlsx"
    code, text, problem = shell(nobody, "consolidate", usb, bad, "--out", out, "--json")
    assert code == REFUSED
    assert problem == "Không nhận 1 trên 3 gói: hỏng.goixa.\n"
    assert json.loads(text)["received"] == 2
    assert len(sheet(out)) > 3
    assert not nobody.workspace.exists()


def test_nothing_to_add_up_is_one_sentence(
    shell: Shell, reports: tuple[Path, Machine], tmp_path: Path
) -> None:
    _usb, province = reports
    code, _, problem = shell(province, "consolidate", "--out", tmp_path / "x.xlsx")
    assert (code, problem.count("\n")) == (REFUSED, 1)
    code, _, problem = shell(province, "consolidate", "--out", tmp_path / "x.txt")
    assert (code, problem.count("\n")) == (REFUSED, 1)


def test_a_level_without_communes_has_nothing_to_add_up(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    province = machine(monkeypatch, tmp_path / "tinh")
    assert shell(province, "superior", "--name", "tỉnh Hưng Yên")[0] == DONE
    wanted = ("consolidate", "--period", "Q1", "--year", 2026, "--out", tmp_path / "x.xlsx")
    code, _, problem = shell(province, *wanted)
    assert code == REFUSED
    assert problem.startswith("Chưa có xã nào để tổng hợp quý I năm 2026.")
    assert not (tmp_path / "x.xlsx").exists()


def test_receipts_go_down_to_the_communes(
    shell: Shell, reports: tuple[Path, Machine], tmp_path: Path
) -> None:
    usb, province = reports
    shell(province, "merge", usb)
    made = packed(shell, province, tmp_path, "--kind", "down", "--contact", "Chị Hoa")
    assert (made["kind"], made["counts"]["word"]) == ("down", 2)
    assert made["office"]["level"] == "tỉnh"


def merged_commune(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Machine:
    """Return the PC of xã Tống Trân, which is to become part of xã Minh Tiến."""
    pc = machine(monkeypatch, folder)
    with pc.open() as services:
        profile = services.profile.proposal("two-level", "Tống Trân", "tỉnh Hưng Yên")
        services.profile.set_up(profile)
        services.plans.add(replace(plan(key="tt"), subject="Kế hoạch xã Tống Trân"), "Thêm")
    return pc


def test_a_merged_commune_is_taken_over(
    shell: Shell, pc: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = merged_commune(monkeypatch, tmp_path / "old")
    package = tmp_path / "usb.goixa"
    packed(shell, old, package)
    named = ("--unit", f"{CULTURE}={ECONOMY}", "--unit", "Công an xã=")
    code, text, _problem = shell(pc, "succeed", package, "--on", "1/7/2026", "--dry-run", *named)
    assert code == DONE
    assert f"{CULTURE} → {ECONOMY}" in text
    assert "Công an xã → giữ thành đơn vị riêng" in text
    with pc.open() as services:
        assert len(services.plans.list()) == 1
    code, text, _problem = shell(pc, "succeed", package, "--on", "1/7/2026", "--json", *named)
    data = json.loads(text)
    assert (code, data["taken"], data["counts"]["nhiệm vụ"]) == (DONE, True, 5)
    with pc.open() as services:
        assert {each.subject for each in services.plans.list()} >= {"Kế hoạch xã Tống Trân"}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--on", "31/2/2026"), "31/2/2026"),
        (("--on", "1/7/2026", "--unit", "Ban không có=Công an xã"), "Ban không có"),
    ],
)
def test_what_is_not_there_is_refused_before_anything_is_written(
    shell: Shell,
    pc: Machine,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    more: tuple[str, ...],
    told: str,
) -> None:
    old = merged_commune(monkeypatch, tmp_path / "old")
    package = tmp_path / "usb.goixa"
    packed(shell, old, package)
    code, text, problem = shell(pc, "succeed", package, *more)
    assert (code, text) == (REFUSED, "")
    assert told in problem
    with pc.open() as services:
        assert len(services.plans.list()) == 1
