"""The file itself (F01-F05)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from desktop.documents.check.layout import Case
from desktop.documents.check.pdf_twin import twin_faults
from desktop.documents.check.registry import Hit, rule
from desktop.i18n import _

_BROKEN = ("Error!", "Lỗi!", "#REF!", "Error: Reference source not found")
_LONGEST_NAME = 50


@rule("F01")
def clean_file(case: Case) -> Iterator[Hit]:
    """No tracked changes, comments or hidden text."""
    document, place = case.document, _("Tệp văn bản")
    if document.revisions:
        yield Hit(place, _("Còn {count} thay đổi đang theo dõi (Track Changes)").format(
            count=document.revisions), _("Chấp nhận hoặc từ chối mọi thay đổi"))  # fmt: skip
    if document.comments:
        yield Hit(place, _("Còn chú thích (Comments)"), _("Xóa chú thích"))
    if document.hidden:
        yield Hit(place, _("Có chữ ẩn"), _("Xóa chữ ẩn"))


@rule("F02")
def fields(case: Case) -> Iterator[Hit]:
    """Fields show a result, no error."""
    parts = [item for section in case.document.sections
             for kind in (section.headers, section.footers)
             for items in kind.values() for item in items]  # fmt: skip
    for paragraph in (*case.paragraphs, *parts):
        broken = [field.result for field in paragraph.fields if field.result.startswith(_BROKEN)]
        if broken:
            found = _("Trường bị lỗi: “{text}”").format(text=broken[0])
            yield Hit(paragraph.place, found, _("Cập nhật hoặc gõ lại nội dung"), paragraph)


@rule("F03")
def language(case: Case) -> Iterator[Hit]:
    """The language of the text is Vietnamese."""
    weights: Counter[str] = Counter()
    for item in case.all_items:
        for run in item.paragraph.shown:
            weights[run.format.language] += len(run.text)
    if weights and not weights.most_common(1)[0][0].lower().startswith("vi"):
        used = weights.most_common(1)[0][0] or _("chưa đặt")
        yield Hit(_("Tệp văn bản"), _("Ngôn ngữ kiểm tra chính tả: {name}").format(name=used),
                  _("Tiếng Việt (vi-VN)"))  # fmt: skip


@rule("F04")
def pdf_twin(case: Case) -> Iterator[Hit]:
    """The PDF of the document: A4, fonts embedded, text as Unicode, as many pages."""
    if case.twin:
        for found, expected in twin_faults(case.twin, case.document.pages):
            yield Hit(_("Bản PDF"), found, expected)


@rule("F05")
def file_name(case: Case) -> Iterator[Hit]:
    """A file name without diacritics, at most 50 characters; a rule of single provinces."""
    name = case.file_name
    if not case.local_rules or not name:
        return
    marked = any(unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", name))
    if marked or "đ" in name.lower() or len(name) > _LONGEST_NAME:
        expected = _("Tên tệp không dấu, không quá 50 ký tự")
        yield Hit(_("Tên tệp"), name, expected)
