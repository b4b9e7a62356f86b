"""Reads a workbook: title lines become paragraphs, blocks of cells become tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.documents.read.border import border, never, quietly, stop_if
from desktop.documents.read.pieces import is_old
from desktop.documents.read.placing import placed
from desktop.documents.read.xlsx_blocks import blocks_of
from desktop.documents.read.xlsx_parts import Sheet, SheetReader, cell_looks, shared_texts
from desktop.documents.safe_zip import EXCEL, not_a_package, save_again
from desktop.documents.word.ooxml import Element, Package, R
from desktop.domain.reading.source import SourceDocument, SourceItem
from desktop.i18n import _
from desktop.services.ports import Progress

_MAX_SHEETS = 50


def read_xlsx(
    data: bytes, tell: Progress = quietly, cancelled: Callable[[], bool] = never
) -> SourceDocument:
    """Return what stands in the visible sheets of a workbook; raise ``Refused`` for no sound one.

    Hidden sheets are named in the notes and not read; hidden rows and columns are read and named.
    """
    with border(_("Excel (.xlsx)"), save_again(EXCEL)):
        package = Package(data, EXCEL)
        book = package.part(package.main)
        if book is None or not book.tag.endswith("}workbook"):
            raise not_a_package(EXCEL)
        since_1904 = any(
            item.get("date1904") in ("1", "true") for item in book.iterfind("{*}workbookPr")
        )
        reader = SheetReader(
            cell_looks(package.related("styles")),
            shared_texts(package.related("sharedStrings")),
            since_1904,
        )
        return _document(package, list(_sheets(book)), reader, tell, cancelled)


def _sheets(book: Element) -> Iterator[tuple[str, str, bool]]:
    """Yield name, relation and whether it shows of each sheet."""
    for item in book.iterfind("{*}sheets/{*}sheet"):
        hidden = item.get("state", "visible") != "visible"
        yield str(item.get("name", "")), str(item.get(f"{R}id", "")), not hidden


def _document(
    package: Package,
    sheets: list[tuple[str, str, bool]],
    reader: SheetReader,
    tell: Progress,
    cancelled: Callable[[], bool],
) -> SourceDocument:
    items: list[SourceItem] = []
    notes: list[str] = []
    for number, (name, relation, shown) in enumerate(sheets[:_MAX_SHEETS]):
        stop_if(cancelled)
        tell(_("Đang đọc trang tính {name}…").format(name=name), number / len(sheets))
        target = package.relations.get(relation)
        if target is None or target.kind != "worksheet":
            continue
        if not shown:
            notes.append(_("Trang tính ẩn “{name}” không được đọc vào.").format(name=name))
            continue
        sheet = reader.read(package.binary(target.target))
        items.extend(placed(blocks_of(sheet), len(items), name))
        notes.extend(_notes(name, sheet))
    return SourceDocument(tuple(items), "xlsx", tuple(notes))


def _notes(name: str, sheet: Sheet) -> Iterator[str]:
    old = any(is_old(piece) for cell in sheet.cells for piece in cell.pieces)
    sentences = (
        (sheet.hidden_rows, _("Có {count} dòng ẩn trong trang tính “{name}”, vẫn được đọc vào.")),
        (
            sheet.hidden_columns,
            _("Có {count} cột ẩn trong trang tính “{name}”, vẫn được đọc vào."),
        ),
        (
            sheet.unfinished,
            _("Có {count} ô công thức chưa có kết quả trong trang tính “{name}”;"
              " mở bằng Excel, lưu lại rồi đọc lại."),
        ),
        (int(sheet.cut), _("Trang tính “{name}” quá lớn; phần ở xa không được đọc vào.")),
        (
            int(old),
            _("Trang tính “{name}” dùng phông chữ cũ; chữ đã được chuyển sang Unicode."),
        ),
    )  # fmt: skip
    for count, sentence in sentences:
        if count:
            yield sentence.format(count=count, name=name)
