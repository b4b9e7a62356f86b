"""Communes without the program: typed figures, and the Excel form there and back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop.documents.figure_form import FigureFormFiles
from desktop.domain.consolidation.hand import FORM
from desktop.domain.consolidation.matrix import CellState
from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.ids import new_id
from desktop.domain.reporting.model import Period
from desktop.errors import Refused
from desktop.services.consolidation.hand import HandEntry
from desktop.services.consolidation.ports import FigureForm
from desktop.storage.files import write_atomically
from tests.support.consolidation_records import contents, task
from tests.support.superior_office import SendingCommune, SuperiorOffice

GOOD = {
    "all/total": 10,
    "all/done": 6,
    "all/overdue": 4,
    "targets/total": 5,
    "targets/reached": 3,
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SuperiorOffice]:
    opened = SuperiorOffice(tmp_path)
    opened.register.add_list("xã An Bình; 0912 345 678\nPhường 12")
    yield opened
    opened.store.close()


@pytest.fixture
def entry(office: SuperiorOffice) -> HandEntry:
    return HandEntry(office.desk, FigureFormFiles(), write_atomically)


def key_of(office: SuperiorOffice, name: str) -> str:
    return next(o.id for o in office.register.offices() if o.name == name)


def test_typed_figures_are_added_up_and_shown_as_typed(
    office: SuperiorOffice, entry: HandEntry
) -> None:
    key = key_of(office, "An Bình")
    entry.hand_entry(key, 2026, Period.Q1, GOOD, "12/BC-UBND")
    totals = office.views.totals(2026, Period.Q1)
    assert (totals.expected, totals.received, totals.typed) == (2, 0, 1)
    assert totals.count("closed") == 6
    assert totals.share("targets") == 60
    assert office.views.cell(key, 2026, Period.Q1).state is CellState.TYPED
    office.store.history.undo()
    assert office.views.totals(2026, Period.Q1).typed == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"all/total": 11}, "khác tổng số"),
        ({"all/done": -1}, "không hợp lệ"),
        ({"targets/reached": 6}, "lớn hơn tổng số chỉ tiêu"),
        ({"area:the_che/total": 6}, "không có số liệu"),
    ],
)
def test_figures_that_disagree_are_refused(
    office: SuperiorOffice, entry: HandEntry, change: dict[str, int], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        entry.hand_entry(key_of(office, "An Bình"), 2026, Period.Q1, {**GOOD, **change})
    assert office.views.totals(2026, Period.Q1).typed == 0


def test_a_package_stands_before_what_was_typed(
    office: SuperiorOffice, entry: HandEntry, tmp_path: Path
) -> None:
    key = key_of(office, "An Bình")
    entry.hand_entry(key, 2026, Period.Q1, GOOD)
    office.take(SendingCommune(tmp_path).write(contents("An Bình", [task("a")])).path)
    totals = office.views.totals(2026, Period.Q1)
    assert (totals.received, totals.typed, totals.count("total")) == (1, 0, 1)
    with pytest.raises(Refused, match="đã gửi gói"):
        entry.hand_entry(key, 2026, Period.Q1, GOOD)


def test_the_form_comes_back_as_it_was_filled_in(
    office: SuperiorOffice, entry: HandEntry, tmp_path: Path
) -> None:
    key = key_of(office, "An Bình")
    path = entry.write_form(key, 2026, Period.H1, tmp_path / "bieu.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    by_words = {sheet.cell(n, 1).value: sheet.cell(n, 2) for n in range(1, sheet.max_row + 1)}
    for figure, value in GOOD.items():
        by_words[FORM[figure]].value = value
    by_words[FORM["all/done"]].value = " 6 "
    by_words["Theo báo cáo số, ngày"].value = "=1+1"
    book.save(path)
    found, form = entry.read_form(path)
    assert (found.id, form.year, form.period) == (key, 2026, Period.H1)
    assert form.figures == GOOD
    entry.hand_entry(found.id, form.year, form.period, form.figures, form.source)
    assert office.views.totals(2026, Period.H1).count("overdue") == 4


Spoil = Callable[[openpyxl.worksheet.worksheet.Worksheet], object]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda sheet: sheet.delete_rows(3), "Đơn vị"),
        (lambda sheet: sheet.__setitem__("B3", "xã Không Có"), "đơn vị nào"),
        (lambda sheet: sheet.__setitem__("B5", "quý chín"), "kỳ báo cáo"),
        (lambda sheet: sheet.__setitem__("B8", "nhiều"), "không phải là một con số"),
        (lambda sheet: sheet.__setitem__("B8", 1.5), "số nguyên"),
        (lambda sheet: sheet.__setitem__("B8", 3), "khác tổng số"),
        (lambda sheet: sheet.delete_rows(10), "đã bị sửa: thiếu dòng"),
        (lambda sheet: sheet.__setitem__("A9", "Xong"), "đã bị sửa: thiếu dòng"),
    ],
)
def test_a_form_that_cannot_be_is_refused(
    entry: HandEntry, tmp_path: Path, spoil: Spoil, words: str
) -> None:
    data = FigureFormFiles().write(FigureForm("xã An Bình", 2026, Period.Q1), "tỉnh Hưng Yên")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.active is not None
    spoil(book.active)  # type: ignore[arg-type]
    path = tmp_path / "bieu.xlsx"
    book.save(path)
    with pytest.raises(Refused, match=words):
        entry.read_form(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 200])
def test_a_foreign_file_is_refused(entry: HandEntry, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refused):
        entry.read_form(path)


def test_a_form_with_macros_is_refused(entry: HandEntry, tmp_path: Path) -> None:
    data = FigureFormFiles().write(FigureForm("xã An Bình", 2026, Period.Q1), "tỉnh Hưng Yên")
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(data)
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    with pytest.raises(Refused, match="macro"):
        entry.read_form(path)


def test_one_bad_form_never_stops_the_others(
    office: SuperiorOffice, entry: HandEntry, tmp_path: Path
) -> None:
    foreign, good = tmp_path / "khac.xlsx", tmp_path / "bieu.xlsx"
    foreign.write_bytes(b"PK\x03\x04")
    data = FigureFormFiles().write(
        FigureForm("xã An Bình", 2026, Period.Q1, GOOD, "12/BC-UBND"), "tỉnh Hưng Yên"
    )
    good.write_bytes(data)
    bad, taken = entry.take_forms([foreign, good])
    assert bad.problem
    assert (taken.office, taken.problem) == ("xã An Bình", "")
    assert office.views.totals(2026, Period.Q1).typed == 1


def test_a_form_is_that_of_the_commune_of_its_period(
    office: SuperiorOffice, entry: HandEntry, tmp_path: Path
) -> None:
    old = key_of(office, "An Bình")
    new = office.register.put(CommuneOffice(new_id(), "xã", "An Bình")).value.id
    office.register.put(replace(office.desk.office(new), valid_from=dt.date(2026, 7, 1)))
    office.register.merge([old], new, dt.date(2026, 7, 1))
    for period, expected in ((Period.Q1, old), (Period.Q3, new)):
        path = tmp_path / f"{period.value}.xlsx"
        form = FigureForm("xã An Bình", 2026, period)
        path.write_bytes(FigureFormFiles().write(form, "tỉnh Hưng Yên"))
        assert entry.read_form(path)[0].id == expected
