"""The 29 types of administrative documents.

Source: Nghị định 30/2020/NĐ-CP, Điều 7; abbreviations: Phụ lục III, mục I.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.folding import fold


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document (tên loại văn bản).

    Attributes:
        code: Key inside the program; the abbreviation where the decree gives one.
        name: Name in mixed case.
        abbreviation: What stands in the symbol; empty where the decree gives none.
        addressed: True when the document may open with "Kính gửi" (mục II.9).
    """

    code: str
    name: str
    abbreviation: str
    addressed: bool = False

    @property
    def title(self) -> str:
        """The name in capitals, as printed; a công văn prints no title."""
        return self.name.upper()


OFFICIAL_LETTER = DocumentType("CV", "Công văn", "", addressed=True)
"""Công văn: no title, no type in its symbol."""

LONE_APPENDIX = "PL"
"""Document type of a plan that is only an appendix, as a file of its own: no letterhead, no
signature (Phụ lục I, mục III.1)."""

_TABLE = """
NQ Nghị quyết|QĐ Quyết định|CT Chỉ thị|QC Quy chế|QyĐ Quy định|TC Thông cáo|TB Thông báo
HD Hướng dẫn|CTr Chương trình|KH Kế hoạch|PA Phương án|ĐA Đề án|DA Dự án|BC Báo cáo|BB Biên bản
TTr Tờ trình|HĐ Hợp đồng|CĐ Công điện|BGN Bản ghi nhớ|BTT Bản thỏa thuận|GUQ Giấy ủy quyền
GM Giấy mời|GGT Giấy giới thiệu|GNP Giấy nghỉ phép|PG Phiếu gửi|PC Phiếu chuyển|PB Phiếu báo
"""
_ADDRESSED = frozenset({"BC", "TTr"})


def _named_types() -> tuple[DocumentType, ...]:
    entries = (entry.partition(" ") for entry in _TABLE.strip().replace("\n", "|").split("|"))
    return tuple(DocumentType(code, name, code, code in _ADDRESSED) for code, _, name in entries)


DOCUMENT_TYPES = (
    *_named_types(),
    OFFICIAL_LETTER,
    DocumentType("ThC", "Thư công", ""),
)
"""All types; the two without abbreviation have a code of the program's own."""

_BY_CODE = {kind.code: kind for kind in DOCUMENT_TYPES}
_BY_NAME = {fold(kind.name): kind for kind in DOCUMENT_TYPES}


def type_of(abbreviation: str) -> DocumentType | None:
    """Return the type by its abbreviation or code ("KH"); capitals matter (QyĐ, TTr)."""
    return _BY_CODE.get(abbreviation)


def type_by_title(title: str) -> DocumentType | None:
    """Return the type by its title or name, in any case ("KẾ HOẠCH"); None when unknown."""
    return _BY_NAME.get(fold(title))
