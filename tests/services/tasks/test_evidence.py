"""Evidence: kept once, linked to many, listed, missing, exported with an index."""

import os
import re
import time
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.tracking.model import Evidence
from desktop.domain.tracking.query import TaskQuery
from desktop.errors import Cancelled, Refused
from desktop.services.program import Services
from desktop.services.tasks.attaching import EvidenceDraft
from desktop.services.tasks.evidence_names import LONGEST, exported_name
from tests.services.tasks.conftest import day
from tests.support.clocks import HandClock
from tests.support.followed_office import TODAY


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo quý I.PDF"
    path.write_bytes(b"%PDF-1.4 bao cao")
    return path


def kept_files(services: Services) -> list[Path]:
    folder = services.store.path.with_suffix(".minh-chung")
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_kept_once_however_often_it_is_attached(
    services: Services, scan: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "ban sao.pdf"
    twin.write_bytes(scan.read_bytes())
    first = services.evidence.attach_files(["soon"], [scan], "trang 2").value
    again = services.evidence.attach_files(["late", "soon"], [twin]).value
    assert (first.known, again.known) == ((), ("ban sao.pdf",))
    assert first.evidence == again.evidence
    assert first.evidence[0].subject == "Báo cáo quý I"
    assert len(kept_files(services)) == 1
    assert [each.evidence for each in services.tasks.lines(["soon", "late"])] == [1, 1]
    (line,) = services.evidence.list()
    assert [(each.title, each.link.place) for each in line.tasks] == [
        ("Báo cáo quý I", "trang 2"),
        ("Ban hành kế hoạch kiểm tra", ""),
    ]
    assert services.evidence.path_of(line.evidence.id).read_bytes() == scan.read_bytes()


def test_attaching_the_same_again_changes_nothing(services: Services, scan: Path) -> None:
    services.evidence.attach_files(["soon"], [scan])
    steps = services.history.steps()
    assert services.evidence.attach_files(["soon"], [scan]).step_id is None
    assert services.history.steps() == steps


def test_a_document_is_known_by_number_date_and_issuer(services: Services, scan: Path) -> None:
    attach = services.evidence.attach_document
    first = attach(["soon"], "15/BC-UBND", day(3, 1), "Báo cáo quý I").value.evidence[0]
    same = attach(["late"], " 15/bc-ubnd", day(3, 1), "", file=scan).value.evidence[0]
    other = attach(["late"], "15/BC-UBND", day(3, 1), "Khác", "UBND tỉnh").value.evidence[0]
    assert same.id == first.id != other.id
    assert (same.number, same.subject, same.file_name) == (
        "15/BC-UBND",
        "Báo cáo quý I",
        scan.name,
    )
    assert len(services.evidence.list("báo cáo")) == 1
    assert len(services.evidence.list("15 ubnd")) == 2


def test_a_file_kept_first_gets_the_number_of_its_document(services: Services, scan: Path) -> None:
    kept = services.evidence.attach_files(["soon"], [scan]).value.evidence[0]
    named = services.evidence.attach_document(
        ["soon"], "15/BC-UBND", day(3, 1), "Kết quả quý I", file=scan
    ).value.evidence[0]
    assert (named.id, named.number, named.subject) == (kept.id, "15/BC-UBND", "Kết quả quý I")


def test_done_with_evidence_is_one_step(services: Services, scan: Path) -> None:
    draft = EvidenceDraft("9/KH-UBND", day(3, 2), "Kế hoạch kiểm tra", files=(scan,))
    outcome = services.tasks.done(["late", "quarterly"], evidence=draft)
    detail = services.tasks.detail("quarterly")
    assert [each.link.label for each in detail.evidence] == ["Quý I/2026"]
    assert services.history.undo().value.id == outcome.step_id  # type: ignore[union-attr]
    assert services.evidence.list() == []
    assert services.tasks.lines(["late"])[0].done_on is None


def test_a_refused_evidence_leaves_the_task_open(services: Services, tmp_path: Path) -> None:
    draft = EvidenceDraft(files=(tmp_path / "mat.pdf",))
    with pytest.raises(Refused, match="mat"):
        services.tasks.done(["late"], evidence=draft)
    assert services.tasks.lines(["late"])[0].done_on is None


def test_linking_editing_and_taking_away(services: Services) -> None:
    evidence = services.evidence.attach_document(["soon"], "1/BC", None, "Báo cáo").value.evidence[
        0
    ]
    services.evidence.link(evidence.id, ["year", "soon"], "mục II")
    line = services.evidence.list()[0]
    assert [each.link.task_id for each in line.tasks] == ["soon", "year"]
    services.evidence.edit(replace(evidence, number="2/BC", date=day(3, 1), file_name="x"))
    assert services.evidence.get(evidence.id) == replace(evidence, number="2/BC", date=day(3, 1))
    services.evidence.unlink(line.tasks[0].link.id)
    assert services.tasks.lines(["soon"])[0].evidence == 0
    services.evidence.delete(evidence.id)
    assert services.evidence.list() == []
    assert services.history.undo() is not None
    assert services.tasks.lines(["year"])[0].evidence == 1


def test_what_is_done_without_evidence_is_listed(services: Services) -> None:
    services.tasks.done(["late", "soon", "undated"])
    services.evidence.attach_document(["soon"], "1/BC", None, "Báo cáo")
    assert {*services.evidence.missing().keys} == {"late", "undated"}


def test_bad_evidence_is_one_sentence_and_changes_nothing(
    services: Services, scan: Path, tmp_path: Path
) -> None:
    huge = tmp_path / "quay-phim.mp4"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 5 * 2**30)
    steps = services.history.steps()
    evidence = services.evidence
    for attempt, word in (
        (lambda: evidence.attach_files(["soon"], [scan, huge]), "5120 MB"),
        (lambda: evidence.attach_files(["soon"], [tmp_path / "mat.pdf"]), "mat.pdf"),
        (lambda: evidence.attach_files(["soon"], [tmp_path]), tmp_path.name),
        (lambda: evidence.attach_files(["soon"], []), "Chưa chọn"),
        (lambda: evidence.attach_files(["khong"], [scan]), "khong"),
        (lambda: evidence.attach_document(["soon"], " ", None, ""), "số, ký hiệu"),
        (lambda: evidence.attach_document(["soon"], "", day(3, 1), ""), "số, ký hiệu"),
        (lambda: evidence.attach_document(["soon"], "1/BC", day(3, 6), ""), "tương lai"),
        (lambda: evidence.unlink("khong"), "không còn gắn"),
        (lambda: evidence.path_of("khong"), "Không có minh chứng"),
    ):
        with pytest.raises(Refused, match=word):
            attempt()
    assert services.history.steps() == steps
    assert evidence.list() == []


def test_a_document_without_file_and_a_vanished_file_are_told(
    services: Services, scan: Path
) -> None:
    bare = services.evidence.attach_document(["soon"], "1/BC", None, "").value.evidence[0]
    with pytest.raises(Refused, match="không có tệp"):
        services.evidence.path_of(bare.id)
    kept = services.evidence.attach_files(["soon"], [scan]).value.evidence[0]
    for path in kept_files(services):
        path.unlink()
    with pytest.raises(Refused, match="không còn"):
        services.evidence.path_of(kept.id)


# the folder for the scoring file


def test_the_folder_has_numbered_files_and_an_index(
    services: Services, scan: Path, tmp_path: Path
) -> None:
    draft = EvidenceDraft("15/BC-UBND", TODAY, "Báo cáo", place="mục I", files=(scan,))
    services.tasks.done(["late", "soon"], evidence=draft)
    lost = tmp_path / "đã mất.docx"
    lost.write_bytes(b"PK mat")
    gone = services.evidence.attach_files(["year"], [lost]).value.evidence[0]
    services.evidence.path_of(gone.id).unlink()
    services.evidence.attach_document(["year"], "3/QĐ-UBND", day(2, 1), "Quyết định")
    services.tasks.done(["undated"])
    made = services.evidence.export(tmp_path / "minh chung")
    assert [path.name for path in made.files] == ["01_15-BC-UBND.pdf"]
    assert made.files[0].read_bytes() == scan.read_bytes()
    assert (made.lost, made.missing) == ((gone,), 1)
    assert [path.name for path in made.indexes] == [
        "00_danh-muc-minh-chung.docx",
        "00_danh-muc-minh-chung.xlsx",
    ]
    assert {path.name for path in made.folder.iterdir()} == {
        path.name for path in (*made.files, *made.indexes)
    }
    cells = [
        str(cell)
        for sheet in openpyxl.load_workbook(made.indexes[1]).worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    for words in ("15/BC-UBND", "01_15-BC-UBND.pdf", "(không còn tệp)", "3/QĐ-UBND", "mục I"):
        assert words in cells
    assert "Cập nhật dữ liệu" in cells, "done without evidence"


def test_only_the_evidence_of_the_chosen_tasks_is_exported(
    services: Services, scan: Path, tmp_path: Path
) -> None:
    services.evidence.attach_files(["soon"], [scan])
    services.evidence.attach_document(["year"], "3/QĐ-UBND", None, "Quyết định")
    made = services.evidence.export(tmp_path / "ra", TaskQuery(text="rà soát văn bản"))
    assert made.files == ()


def test_a_folder_with_files_is_left_alone(services: Services, scan: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="không trống"):
        services.evidence.export(tmp_path)
    with pytest.raises(Refused, match="không trống"):
        services.evidence.export(scan)


def test_a_stopped_export_leaves_nothing(services: Services, tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.txt"
        path.write_text(str(number))
        services.evidence.attach_files(["soon"], [path])
    told: list[float] = []
    with pytest.raises(Cancelled):
        services.evidence.export(
            tmp_path / "ra",
            tell=lambda _what, share: told.append(share),
            cancelled=lambda: len(told) > 3,
        )
    assert list((tmp_path / "ra").iterdir()) == []
    assert told == sorted(told)


def test_two_hundred_files_are_exported_in_good_time(services: Services, tmp_path: Path) -> None:
    paths = [tmp_path / f"tệp {number}.pdf" for number in range(200)]
    for number, path in enumerate(paths):
        path.write_bytes(f"%PDF {number}".encode() * 1000)
    services.evidence.attach_files(["soon"], paths)
    begun = time.perf_counter()
    made = services.evidence.export(tmp_path / "ra")
    assert time.perf_counter() - begun < 30
    assert len(made.files) == 200
    assert made.files[199].name == "200_tep-199.pdf"


@pytest.mark.parametrize(
    ("evidence", "name"),
    [
        (Evidence("e", "15/BC-UBND", file_name="a.PDF"), "01_15-BC-UBND.pdf"),
        (Evidence("e", "02/QĐ-UBND", file_name="a"), "01_02-QD-UBND"),
        (Evidence("e", subject="Ảnh: hội nghị “Đối thoại”", file_name="IMG.jpeg"),
         "01_Anh-hoi-nghi-Doi-thoai.jpeg"),
        (Evidence("e", file_name="../../etc/passwd.exe."), "01_passwd-exe"),
        (Evidence("e", subject="???", file_name="???.docx"), "01_minh-chung.docx"),
        (Evidence("e", subject="Kế hoạch " * 30, file_name="x.pdf"),
         "01_Ke-hoach-Ke-hoach-Ke-hoach-Ke-hoach-Ke-hoach-Ke-hoach.pdf"),
    ],
)  # fmt: skip
def test_exported_names_are_short_and_plain(evidence: Evidence, name: str) -> None:
    found = exported_name(evidence, 1, 12)
    assert found == name
    assert len(found) <= LONGEST
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", found)


def test_the_day_of_attaching_comes_from_the_history(services: Services, clock: HandClock) -> None:
    clock.day = day(3, 6)
    kept = services.evidence.attach_document(["soon"], "1/BC", day(2, 1), "Báo cáo").value
    clock.day = day(3, 20)
    services.evidence.link(kept.evidence[0].id, ["year"])
    line = services.evidence.list()[0]
    assert {task.link.task_id: task.attached for task in line.tasks} == {
        "soon": day(3, 6),
        "year": day(3, 20),
    }
    assert line.attached == day(3, 6)
    assert services.tasks.detail("year").evidence[0].attached == day(3, 20)
    services.history.undo()
    services.history.redo()
    assert services.tasks.detail("year").evidence[0].attached == day(3, 20)


def test_the_history_of_a_task_keeps_what_was_taken_away(services: Services) -> None:
    """Evidence taken off and lines of the diary removed leave their trace with the task."""
    services.evidence.attach_document(["soon"], "1/BC", None, "Báo cáo")
    services.tasks.progress(["soon"], 40, "Đã họp")
    before = services.tasks.detail("soon")
    services.evidence.unlink(before.evidence[0].link.id)
    services.tasks.remove_progress(before.facts.progress[0].id)
    assert [step.label for step in services.tasks.detail("soon").history] == [
        "Xóa dòng nhật ký: Báo cáo quý I",
        "Gỡ minh chứng 1/BC",
        "Ghi tiến độ: Báo cáo quý I",
        "Gắn minh chứng vào: Báo cáo quý I",
        "Nhập kế hoạch",
    ]
    assert len(services.tasks.detail("year").history) == 1
