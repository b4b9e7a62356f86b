"""Backups brought outside, the way back from there, checking and mending, by commands."""

import json
from pathlib import Path

from desktop.cli.main import DONE, REFUSED
from desktop.domain.tracking.query import TaskQuery
from desktop.services.tasks.attaching import EvidenceDraft
from tests.cli.test_commands import Shell, application, draft, office, shell

__all__ = ["application", "office", "shell"]


def attach(shell: Shell, office: Path, tmp_path: Path) -> Path:
    """Give the first task of the office a file of evidence; return where it is kept."""
    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF quyet dinh")
    services = shell.application.open(office)
    key = services.tasks.find(TaskQuery()).keys[0]
    services.evidence.attach([key], EvidenceDraft(files=(scan,)))
    services.close()
    (kept,) = office.with_suffix(".minh-chung").glob("??/*")
    return kept


def test_a_backup_goes_to_a_folder_and_comes_back_on_a_new_pc(
    shell: Shell, office: Path, tmp_path: Path
) -> None:
    key = draft(shell, office)
    kept = attach(shell, office, tmp_path)
    usb = tmp_path / "usb"
    usb.mkdir()
    code, out, problem = shell("backup", "--db", office, "--to", usb, "--json")
    assert (code, problem) == (DONE, "")
    assert json.loads(out)["copied_to"] == str(usb)
    (backup,) = usb.rglob("*.khx")

    new = tmp_path / "may-moi" / "xa.khx"
    new.parent.mkdir()
    code, out, problem = shell("restore", backup, "--db", new)
    assert (code, problem) == (DONE, "")
    assert "Đã lấy lại 1 tệp minh chứng và gói." in out
    assert shell("show", key, "--db", new)[0] == DONE
    back = new.with_suffix(".minh-chung") / kept.parent.name / kept.name
    assert back.read_bytes() == kept.read_bytes()
    assert shell("check", "--db", new)[0] == DONE


def test_a_folder_that_is_not_there_is_refused(shell: Shell, office: Path, tmp_path: Path) -> None:
    code, _, problem = shell("backup", "--db", office, "--to", tmp_path / "khong-co")
    assert code == REFUSED
    assert "Không tìm thấy thư mục" in problem


def test_a_check_names_lost_evidence_and_mends_it(
    shell: Shell, office: Path, tmp_path: Path
) -> None:
    draft(shell, office)
    kept = attach(shell, office, tmp_path)
    copies = tmp_path / "chep" / kept.parent.name
    copies.mkdir(parents=True)
    kept.rename(copies / kept.name)
    code, _, problem = shell("check", "--db", office)
    assert code == REFUSED
    assert "1 tệp minh chứng đã mất hoặc bị thay đổi: quyet-dinh.pdf." in problem
    code, _, problem = shell("check", "--db", office, "--repair")
    assert code == REFUSED
    assert "còn thiếu 1 tệp" in problem
    code, out, problem = shell(
        "check", "--db", office, "--repair", "--evidence", tmp_path / "chep", "--json"
    )
    assert (code, problem) == (DONE, "")
    assert json.loads(out) == {"faults": [], "done": ["Đã lấy lại 1 tệp minh chứng."]}
    assert kept.is_file()
