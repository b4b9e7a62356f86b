"""``read`` prints what a file says; only ``--save`` needs a workspace."""

import json
from pathlib import Path

import pytest

from desktop.cli.main import DONE, REFUSED, main
from tests.support.programs import office, program

TEXT = """
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ TÂN LẬP Độc lập - Tự do - Hạnh phúc
Số: 05/KH-UBND Tân Lập, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026

I. MỤC TIÊU
- 100% hồ sơ được số hóa.

Trên đây là Kế hoạch cải cách hành chính năm 2026./.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_is_read_without_a_workspace(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    code = main(["read", str(file), "--json"], program(monkeypatch, tmp_path / "home"))

    data = json.loads(capsys.readouterr().out)
    assert code == DONE
    assert data["document"]["issuer"] == "XÃ TÂN LẬP"
    assert [target["value"] for target in data["targets"]] == [100]
    assert [heading["title"] for heading in data["outline"]] == ["MỤC TIÊU"]
    assert "100% hồ sơ được số hóa." in [block["text"] for block in data["blocks"]]
    assert data["notes"] == []


def test_save_keeps_a_draft(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    application = program(monkeypatch, tmp_path / "home")
    workspace = tmp_path / "xa.khx"
    office(application, workspace).close()

    code = main(["read", str(file), "--save", "--json", "--db", str(workspace)], application)
    saved = json.loads(capsys.readouterr().out)["id"]
    shown = main(["show", saved, "--json", "--db", str(workspace)], application)

    assert (code, shown) == (DONE, DONE)
    stored = json.loads(capsys.readouterr().out)
    assert stored["document"]["title"] == "Cải cách hành chính năm 2026"
    assert stored["status"] == "Nháp"


def test_a_file_that_is_not_there_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["read", str(tmp_path / "khong-co.docx")], program(monkeypatch, tmp_path / "home"))

    printed = capsys.readouterr()
    assert (code, printed.out) == (REFUSED, "")
    assert "Không tìm thấy tệp khong-co.docx" in printed.err
