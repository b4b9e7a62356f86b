"""Names of the styles as the officer meets them in Word and Excel."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.documents.format import Part
from desktop.documents.tree import Style

NAMES: Mapping[Style | Part, tuple[str, str]] = {
    Style.BASIS: ("CanCu", "Căn cứ"),
    Style.BODY: ("NoiDung", "Nội dung"),
    Style.PART_LABEL: ("Phan", "Phần"),
    Style.PART_TITLE: ("TenPhan", "Tên phần"),
    Style.UPPER: ("Heading1", "heading 1"),
    Style.ROMAN: ("Heading2", "heading 2"),
    Style.HEADING: ("Heading3", "heading 3"),
    Style.LETTER_HEADING: ("Heading4", "heading 4"),
    Style.ITEM: ("Muc", "Mục liệt kê"),
    Style.APPENDIX_LABEL: ("PhuLuc", "Phụ lục"),
    Style.APPENDIX_TITLE: ("TenPhuLuc", "Tên phụ lục"),
    Style.APPENDIX_REFERENCE: ("KemTheo", "Kèm theo"),
    Style.END_MARK: ("KetThuc", "Dấu kết thúc"),
    Part.NATIONAL_NAME: ("QuocHieu", "Quốc hiệu"),
    Part.MOTTO: ("TieuNgu", "Tiêu ngữ"),
    Part.PARENT: ("CoQuanChuQuan", "Cơ quan chủ quản"),
    Part.ISSUER: ("CoQuanBanHanh", "Cơ quan ban hành"),
    Part.NUMBER: ("SoKyHieu", "Số và ký hiệu"),
    Part.ABOUT: ("TrichYeuCongVan", "Trích yếu công văn"),
    Part.DATE: ("DiaDanhNgayThang", "Địa danh và thời gian"),
    Part.TYPE_LINE: ("TenLoai", "Tên loại"),
    Part.SUBJECT: ("TrichYeu", "Trích yếu"),
    Part.ADDRESSEE: ("KinhGui", "Kính gửi"),
    Part.ADDRESSEES_LABEL: ("KinhGuiNhieuNoi", "Kính gửi nhiều nơi"),
    Part.ADDRESSEE_ENTRY: ("KinhGuiMuc", "Danh sách kính gửi"),
    Part.AUTHORITY: ("ChucVu", "Chức vụ người ký"),
    Part.SIGNER: ("HoTen", "Họ tên người ký"),
    Part.RECIPIENTS_LABEL: ("NoiNhan", "Nơi nhận"),
    Part.RECIPIENT: ("NoiNhanMuc", "Danh sách nơi nhận"),
    Part.PAGE_NUMBER: ("Header", "header"),
    Part.CELL: ("OBang", "Ô bảng"),
    Part.CELL_HEADER: ("DauBang", "Đầu bảng"),
}
"""Key and name of the style of each paragraph; the lower-case names are Word's own."""
