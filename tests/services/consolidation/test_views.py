"""Who has sent what; sums, rankings, comparison; the report of the level above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop import paths
from desktop.documents.figure_form import FigureFormFiles
from desktop.documents.office_documents import FileOfficeDocuments
from desktop.domain.consolidation.matrix import CellState
from desktop.domain.consolidation.register import OfficeLevel
from desktop.domain.decree_dates import short_date
from desktop.domain.office_document import DataTable
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState
from desktop.errors import Refused
from desktop.services.consolidation.ports import ReceivedQuery
from desktop.services.consolidation.service import ConsolidationService
from desktop.storage.files import write_document
from tests.support.consolidation_records import contents, target, task
from tests.support.superior_office import SendingCommune, SuperiorOffice

DUE = dt.date(2026, 3, 14)
Q1 = (2026, Period.Q1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SuperiorOffice]:
    opened = SuperiorOffice(tmp_path, dt.date(2026, 3, 13))
    opened.register.add_list(
        "xã An Bình | Lan | 0911 111 111\nxã Bình Minh | Bình | 0922 222 222\n"
        "xã Cẩm Xá | Chi | 0933 333 333\nxã Đông Tảo | Dung | 0944 444 444"
    )
    opened.register.set_dates(2026, {Period.Q1: DUE})
    yield opened
    opened.store.close()


@pytest.fixture
def service(office: SuperiorOffice) -> ConsolidationService:
    documents = FileOfficeDocuments(
        paths.RESOURCES / "templates" / "documents", None, paths.RESOURCES / "presets"
    )
    return ConsolidationService(
        *(office.store, office.clock, documents, FigureFormFiles(), _no_reader, write_document),
        office.reader,
    )


def _no_reader() -> None:  # type: ignore[misc]
    raise AssertionError("nothing is read anew here")


def key(office: SuperiorOffice, name: str) -> str:
    return next(o.id for o in office.register.offices() if o.name == name)


@pytest.fixture
def quarter(
    office: SuperiorOffice, service: ConsolidationService, tmp_path: Path
) -> SuperiorOffice:
    """An Bình in time, Bình Minh late, Cẩm Xá by hand, Đông Tảo not at all."""
    done = [task(f"d{n}") for n in range(3)]
    office.take(
        SendingCommune(tmp_path / "a")
        .write(contents("An Bình", [*done, task("l", "done-late")], [target("t")]))
        .path
    )
    office.on(dt.date(2026, 3, 18))
    late = [task("o1", "overdue", area=1), task("o2", "overdue"), task("d")]
    office.take(
        SendingCommune(tmp_path / "b").write(contents("Bình Minh", late, [target("t", 10.0)])).path
    )
    service.hand_entry(
        key(office, "Cẩm Xá"), *Q1, {"all/total": 10, "all/done": 10, "targets/total": 2}
    )
    return office


def test_the_matrix_tells_received_late_typed_and_missing(
    quarter: SuperiorOffice, service: ConsolidationService
) -> None:
    overview = service.overview(2026)
    first = {row.office.name: row.cells[0].state for row in overview.rows}
    assert first == {
        "An Bình": CellState.RECEIVED,
        "Bình Minh": CellState.LATE,
        "Cẩm Xá": CellState.TYPED,
        "Đông Tảo": CellState.MISSING,
    }
    assert {row.cells[1].state for row in overview.rows} == {CellState.WAITING}
    assert overview.counts(Period.Q1)[CellState.MISSING] == 1
    missing = next(row.office for row in overview.rows if row.cells[0].state is CellState.MISSING)
    assert missing.telephone == "0944 444 444"
    (row,) = service.remind_missing(*Q1).rows
    assert row.cells == (
        "1",
        "xã Đông Tảo",
        "Quá hạn chưa gửi",
        short_date(DUE),
        "Dung",
        "0944 444 444",
    )


def test_totals_are_the_sums_of_what_stands_in_the_matrix(
    quarter: SuperiorOffice, service: ConsolidationService
) -> None:
    totals = service.totals(*Q1)
    assert (totals.expected, totals.received, totals.typed) == (4, 2, 1)
    assert (totals.count("total"), totals.count("done"), totals.count("overdue")) == (17, 14, 2)
    assert totals.share("on-time") == pytest.approx(100 * 14 / 15)
    assert totals.share("targets") == 25
    assert totals.areas == (
        ("area:the_che", "Cải cách thể chế"),
        ("area:thu_tuc", "Cải cách thủ tục hành chính"),
    )
    one = service.totals(*Q1, [key(quarter, "Bình Minh")])
    assert (one.expected, one.count("total")) == (1, 3)
    summed = sum(figures.numbers["all/total"] for figures in service.figures(*Q1))
    assert summed == totals.count("total")
    found = service.tasks(ReceivedQuery(*Q1))
    assert found.total == totals.count("total") - 10, "typed figures have no tasks behind them"
    assert found.states[TaskState.OVERDUE] == totals.count("overdue")


def test_communes_are_ranked_with_ties_and_those_without_figures_last(
    quarter: SuperiorOffice, service: ConsolidationService
) -> None:
    found = [(one.place, one.name, one.value) for one in service.ranking("closed", *Q1)]
    assert found == [
        (1, "xã An Bình", 100.0),
        (1, "xã Cẩm Xá", 100.0),
        (3, "xã Bình Minh", pytest.approx(100 / 3)),
        (None, "xã Đông Tảo", None),
    ]
    lowest = [one.name for one in service.ranking("overdue", *Q1)][:3]
    assert lowest == ["xã An Bình", "xã Cẩm Xá", "xã Bình Minh"]
    with pytest.raises(Refused, match="so sánh"):
        service.ranking("beauty", *Q1)


def test_communes_are_set_side_by_side(
    quarter: SuperiorOffice, service: ConsolidationService
) -> None:
    chosen = [key(quarter, "Bình Minh"), key(quarter, "Đông Tảo")]
    found = service.compare(chosen, ["total", "targets"], *Q1)
    assert [measure.key for measure in found.measures] == ["total", "targets"]
    assert [(o.name, values) for o, values in found.rows] == [
        ("Bình Minh", (3.0, 0.0)),
        ("Đông Tảo", (None, None)),
    ]
    (only,) = service.targets(*Q1, chosen)
    assert (only.office.name, only.target.reached) == ("Bình Minh", False)
    with pytest.raises(Refused, match="danh sách"):
        service.compare(["nobody"], ["total"], *Q1)


def test_a_report_sent_back_waits_for_the_next_package(
    quarter: SuperiorOffice, service: ConsolidationService, tmp_path: Path
) -> None:
    where = key(quarter, "Bình Minh")
    new_due = dt.date(2026, 3, 25)
    service.send_back([where], *Q1, "Thiếu số liệu mục II", new_due)
    cell = service.cell(where, *Q1)
    assert (cell.state, cell.due) == (CellState.RETURNED, new_due)
    assert cell.returned is not None
    assert cell.returned.remarks == "Thiếu số liệu mục II"
    assert "Đã trả lại" in [row.cells[2] for row in service.remind_missing(*Q1).rows]
    for wrong in ((["x"], "a", None), ([where], " ", None), ([where], "a", dt.date(2026, 3, 1))):
        with pytest.raises(Refused):
            service.send_back(wrong[0], *Q1, wrong[1], wrong[2])


def test_the_report_has_one_row_for_each_commune(
    quarter: SuperiorOffice, service: ConsolidationService, tmp_path: Path
) -> None:
    document = service.document(*Q1)
    tables = {
        part.key: part
        for appendix in document.appendices
        for part in appendix.parts
        if isinstance(part, DataTable)
    }
    rows = tables["don_vi"].rows
    assert [row.cells[1] for row in rows] == [
        "xã An Bình",
        "xã Bình Minh",
        "xã Cẩm Xá",
        "xã Đông Tảo",
        "Tổng cộng",
    ]
    assert rows[-1].cells[3] == "17"
    assert rows[3].cells[2:5] == ("Quá hạn chưa gửi", "", "")
    path = service.export(*Q1, "docx", tmp_path / "bao-cao.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "03/04 đơn vị đã gửi báo cáo, trong đó 01 đơn vị gửi sau thời hạn" in text
    assert "xã Đông Tảo" in text
    head = docx.Document(str(path)).tables[0]
    assert "UBND TỈNH HƯNG YÊN" in head.cell(0, 0).text
    assert "SỞ NỘI VỤ" in head.cell(0, 0).text
    book = openpyxl.load_workbook(service.export(*Q1, "xlsx", tmp_path / "bao-cao.xlsx"))
    assert len(book.worksheets) == 2


def test_an_empty_register_makes_a_report_too(
    service: ConsolidationService, office: SuperiorOffice
) -> None:
    for each in office.register.offices():
        office.register.remove(each.id)
    assert service.document(*Q1).parts
    office.register.set_level(OfficeLevel())
    with pytest.raises(Refused, match="cấp xã"):
        service.document(*Q1)
