"""What the officer should know of a DOCX that its text does not tell."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.word.ooxml import Element, Package, W
from desktop.i18n import _

_REVISIONS = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
)


@dataclass
class Seen:
    """What was met while the text was read."""

    hidden: int = 0
    pictures: int = 0
    contents: bool = False
    old_fonts: bool = False

    def sentences(self, package: Package, root: Element) -> tuple[str, ...]:
        """Return the notes, one Vietnamese sentence each."""
        comments = package.related("comments")
        found = [
            (self.old_fonts, _("Tệp dùng phông chữ cũ; chữ đã được chuyển sang Unicode.")),
            (
                next(root.iter(*_REVISIONS), None) is not None,
                _("Tệp có sửa đổi đang theo dõi; nội dung đọc vào là bản đã nhận mọi sửa đổi."),
            ),
            (
                self.hidden > 0,
                _("Có {count} đoạn chữ ẩn trong tệp không được đọc vào.").format(count=self.hidden),
            ),
            (
                self.pictures > 0,
                _("Tệp có {count} hình ảnh; chữ trong hình không đọc được.").format(
                    count=self.pictures
                ),
            ),
            (self.contents, _("Mục lục của tệp không được đọc vào.")),
            (
                comments is not None and len(comments) > 0,
                _("Các ý kiến ghi chú (comment) trong tệp không được đọc vào."),
            ),
            (
                next(root.iter(f"{W}altChunk"), None) is not None,
                _("Tệp có phần chèn từ tệp khác không đọc được; mở bằng Word rồi lưu lại."),
            ),
        ]
        return tuple(sentence for told, sentence in found if told)
