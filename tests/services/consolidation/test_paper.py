"""The report of the level above over many communes: its sums, its pages, its form."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from desktop import paths
from desktop.app import Application
from desktop.documents.figure_form import FigureFormFiles
from desktop.documents.office_documents import FileOfficeDocuments
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState
from desktop.services.consolidation.service import ConsolidationService
from desktop.storage.files import write_document
from tests.support.consolidation_records import contents, target, task
from tests.support.superior_office import SendingCommune, SuperiorOffice

Q1 = (2026, Period.Q1)
COMMUNES = 40
STATES = [state.value for state in TaskState]
COLUMNS = (
    TaskState.DONE,
    TaskState.DONE_LATE,
    TaskState.IN_PROGRESS,
    TaskState.DUE_SOON,
    TaskState.NOT_YET,
    TaskState.OVERDUE,
    TaskState.NOT_DONE,
)


def tasks_of(commune: int) -> list[str]:
    return [STATES[(commune * 3 + place) % len(STATES)] for place in range(commune % 11 + 1)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of the report over forty communes."""
    folder = tmp_path_factory.mktemp("bao-cao")
    office = SuperiorOffice(folder, dt.date(2026, 3, 13))
    office.register.add_list("xã Không gửi | Lan | 0911 111 111")
    office.register.set_dates(2026, {Period.Q1: dt.date(2026, 3, 10)})
    for number in range(COMMUNES):
        tasks = [task(str(place), state) for place, state in enumerate(tasks_of(number))]
        report = contents(f"Số {number}", tasks, [target("t", 99.0 if number % 2 else 1.0)])
        office.take(SendingCommune(folder / str(number)).write(report).path)
    documents = FileOfficeDocuments(
        paths.RESOURCES / "templates" / "documents", None, paths.RESOURCES / "presets"
    )
    service = ConsolidationService(
        *(office.store, office.clock, documents, FigureFormFiles(), lambda: None),  # type: ignore[arg-type]
        write_document,
        office.reader,
    )
    for format_name in ("docx", "xlsx"):
        service.export(*Q1, format_name, folder / f"bao-cao.{format_name}")
    yield folder
    office.store.close()


def table_rows(folder: Path) -> list[list[str]]:
    table = docx.Document(str(folder / "bao-cao.docx")).tables[-2]
    assert "Tổng số" in table.rows[0].cells[3].text
    return [[cell.text.strip() for cell in row.cells] for row in table.rows]


def test_every_number_is_that_of_an_independent_count(written: Path) -> None:
    counted = [Counter(tasks_of(number)) for number in range(COMMUNES)]
    rows = {row[1]: row for row in table_rows(written)}
    for number, states in enumerate(counted):
        row = rows[f"xã Số {number}"]
        assert row[3:11] == [
            str(states.total()),
            *(str(states[state.value]) for state in COLUMNS),
        ]
        assert row[13] == f"{number % 2}/1"
    total = sum(counted, Counter())
    assert rows["Tổng cộng"][3:11] == [
        str(total.total()),
        *(str(total[state.value]) for state in COLUMNS),
    ]
    assert rows["xã Không gửi"][3:] == [""] * 11


def test_sums_of_the_workbook_are_those_of_its_rows(written: Path) -> None:
    sheet = openpyxl.load_workbook(written / "bao-cao.xlsx").worksheets[0]
    rows = [row for row in sheet.values if row[1]]
    own = [row for row in rows if str(row[1]).startswith("xã Số")]
    (total,) = (row for row in rows if row[1] == "Tổng cộng")
    assert len(own) == COMMUNES
    for column in range(3, 11):
        assert total[column] == sum(row[column] for row in own)
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows


def test_wide_table_lies_and_repeats_its_head(written: Path) -> None:
    document = docx.Document(str(written / "bao-cao.docx"))
    turned = [section.orientation for section in document.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for table in document.tables[-2:]:
        head = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
        assert head is not None


def test_no_fault_of_form_is_found(written: Path) -> None:
    assert list(Application().checker().check_file(written / "bao-cao.docx")) == []
