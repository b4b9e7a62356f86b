"""A folder of evidence for the scoring file: numbered copies and an index of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.decree_dates import short_date
from desktop.domain.office_document import CellAlign, DataColumn, DataRow, DataTable
from desktop.domain.tracking.model import Evidence, EvidenceLink
from desktop.domain.tracking.query import Order, SortKey, TaskLine, TaskQuery
from desktop.errors import AppError, Cancelled, Refused
from desktop.i18n import _
from desktop.services.documents import WriteFile
from desktop.services.letters.work_tables import without_empty_columns
from desktop.services.ports import Progress
from desktop.services.task_ports import OfficeDocuments
from desktop.services.tasks.desk import Desk
from desktop.services.tasks.evidence_names import exported_name

TEMPLATE = "danh-muc-minh-chung"
INDEX_FORMATS = ("docx", "xlsx")
INDEX_STEM = "00_danh-muc-minh-chung"

_COLUMNS = (
    DataColumn("STT", 0.5, CellAlign.CENTER),
    DataColumn("Số, ký hiệu", 1.6),
    DataColumn("Ngày", 1.6, CellAlign.CENTER),
    DataColumn("Trích yếu", 3.2),
    DataColumn("Nhiệm vụ được chứng minh", 3.4),
    DataColumn("Mục, trang", 1.1),
    DataColumn("Tên tệp", 2.3),
)
_MISSING_COLUMNS = (
    DataColumn("STT", 0.5, CellAlign.CENTER),
    DataColumn("Nhiệm vụ", 5.0),
    DataColumn("Chủ trì", 2.5),
    DataColumn("Ngày hoàn thành", 1.5, CellAlign.CENTER),
)
_LOST = "(không còn tệp)"


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """What was exported.

    Attributes:
        folder: The folder.
        files: Copies of evidence files, in order of their numbers.
        indexes: The index as DOCX and XLSX.
        lost: Evidences whose file has vanished or was altered; they stand in the index.
        missing: How many tasks with something done have no evidence.
    """

    folder: Path
    files: tuple[Path, ...]
    indexes: tuple[Path, ...]
    lost: tuple[Evidence, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class _Entry:
    evidence: Evidence
    links: tuple[EvidenceLink, ...]
    name: str
    source: Path | None


class _Target:
    """The folder that is filled; emptied again when the export does not come to its end."""

    def __init__(self, folder: Path, write_file: WriteFile, cancelled: Callable[[], bool]) -> None:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(
                _("Thư mục {path} không trống.").format(path=folder),
                safe=_("Không có tệp nào bị ghi đè."),
                advice=_("Hãy chọn một thư mục mới hoặc thư mục trống."),
            )
        self.folder = folder
        self.written: list[Path] = []
        self._write_file = write_file
        self._cancelled = cancelled

    def write(self, name: str, data: bytes) -> None:
        """Write a file; raises ``Cancelled`` when the officer wants to stop."""
        if self._cancelled():
            raise Cancelled(
                _("Đã dừng xuất minh chứng."), safe=_("Các tệp đã chép được xóa khỏi thư mục.")
            )
        self._write_file(self.folder / name, data)
        self.written.append(self.folder / name)

    def clear(self) -> None:
        """Remove what was written."""
        for path in self.written:
            path.unlink(missing_ok=True)


def export(
    desk: Desk,
    documents: OfficeDocuments,
    write_file: WriteFile,
    folder: Path,
    query: TaskQuery,
    tell: Progress,
    cancelled: Callable[[], bool],
) -> EvidenceFolder:
    """Write the evidence of the tasks of ``query``; see ``EvidenceService.export``."""
    target = _Target(folder, write_file, cancelled)
    lines = _lines(desk, query)
    entries = _entries(desk, lines)
    missing = _lines(desk, replace(query, without_evidence=True))
    try:
        for place, entry in enumerate(entries):
            tell(_("Đang chép {name}").format(name=entry.name), place / (len(entries) + 1))
            if entry.source is not None:
                target.write(entry.name, entry.source.read_bytes())
        files = tuple(target.written)
        _write_indexes(desk, documents, target, entries, lines, missing)
    except BaseException:
        target.clear()
        raise
    lost = tuple(each.evidence for each in entries if each.name == _LOST)
    indexes = tuple(target.written[len(files) :])
    return EvidenceFolder(folder, files, indexes, lost, len(missing))


def _lines(desk: Desk, query: TaskQuery) -> Sequence[TaskLine]:
    today = desk.today()
    keys = desk.tasks.find(query, Order(SortKey.PLAN), today).keys
    return desk.tasks.lines(keys, today)


def _entries(desk: Desk, lines: Sequence[TaskLine]) -> Sequence[_Entry]:
    """Return the evidences in the order of the tasks they prove, each once."""
    order = {line.id: place for place, line in enumerate(lines)}
    links: dict[str, list[EvidenceLink]] = {}
    chosen = [link for link in desk.tasks.evidence_links.list() if link.task_id in order]
    for link in sorted(chosen, key=lambda link: order[link.task_id]):
        links.setdefault(link.evidence_id, []).append(link)
    kept = {each.id: each for each in desk.tasks.evidence.list() if each.id in links}
    return [
        _entry(desk, kept[key], tuple(links[key]), number, len(links))
        for number, key in enumerate((key for key in links if key in kept), start=1)
    ]


def _entry(
    desk: Desk, evidence: Evidence, links: tuple[EvidenceLink, ...], number: int, total: int
) -> _Entry:
    if not evidence.file_hash:
        return _Entry(evidence, links, "", None)
    try:
        source = desk.store.blobs.path(evidence.file_hash)
    except AppError:
        return _Entry(evidence, links, _LOST, None)
    return _Entry(evidence, links, exported_name(evidence, number, total), source)


def _write_indexes(
    desk: Desk,
    documents: OfficeDocuments,
    target: _Target,
    entries: Sequence[_Entry],
    lines: Sequence[TaskLine],
    missing: Sequence[TaskLine],
) -> None:
    profile, titles = desk.profile(), {line.id: line.title for line in lines}
    values = {
        "so_minh_chung": len(entries),
        "so_viec": len({link.task_id for entry in entries for link in entry.links}),
        "viec_thieu": len(missing),
    }
    tables = (_index(entries, titles), _missing(missing))
    document = documents.fill(TEMPLATE, profile, desk.today().year, values, tables)
    for format_name in INDEX_FORMATS:
        data = documents.render(document, profile, format_name)
        target.write(f"{INDEX_STEM}.{format_name}", data)


def _index(entries: Sequence[_Entry], titles: dict[str, str]) -> DataTable:
    rows = []
    for number, entry in enumerate(entries, start=1):
        evidence = entry.evidence
        places = dict.fromkeys(link.place for link in entry.links if link.place)
        proved = dict.fromkeys(titles[link.task_id] for link in entry.links)
        cells = (
            str(number),
            evidence.number,
            short_date(evidence.date) if evidence.date else "",
            evidence.subject,
            "; ".join(proved),
            "; ".join(places),
            entry.name,
        )
        rows.append(DataRow(cells))
    return without_empty_columns(DataTable("minh_chung", _COLUMNS, tuple(rows)))


def _missing(lines: Sequence[TaskLine]) -> DataTable:
    rows = (
        (str(number), line.title, line.lead, short_date(line.done_on) if line.done_on else "")
        for number, line in enumerate(lines, start=1)
    )
    return DataTable("thieu", _MISSING_COLUMNS, tuple(map(DataRow, rows)))
