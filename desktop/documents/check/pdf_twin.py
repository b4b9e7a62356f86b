"""Checks a PDF made of the same document."""

from __future__ import annotations

import io
from collections.abc import Iterator

from desktop.documents.check.figures import figure
from desktop.documents.units import MM_PER_PT
from desktop.errors import Refused
from desktop.i18n import _

_A4_MM = (210.0, 297.0)
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError)
"""What pypdf lets through when a PDF is damaged."""


def twin_faults(data: bytes, pages: int) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a PDF: what was found and what is right.

    ``pages`` is the number of pages that Word noted, 0 when it is not known. Raises ``Refused``
    for a damaged PDF and ``EnvironmentFailure`` where the PDF reader is not installed.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        count = len(reader.pages)
        sizes = {_size(page.mediabox) for page in reader.pages}
        text = "".join(page.extract_text() for page in reader.pages[:3])
        fonts = [font for page in reader.pages for font in _fonts(page)]
    except (PyPdfError, *_BROKEN) as error:
        raise Refused(_("Tệp PDF bị hỏng, không đọc được.")) from error
    for width, height in sizes:
        if any(abs(a - b) > 1 for a, b in zip(sorted((width, height)), _A4_MM, strict=True)):
            yield f"{figure(width)} × {figure(height)} mm", _("Khổ A4: 210 mm × 297 mm")
    if not all(fonts):
        yield _("Có phông chữ không nhúng trong tệp"), _("Nhúng phông chữ")
    if not text.strip():
        yield _("Không đọc được chữ trong tệp"), _("Chữ Unicode, không phải ảnh quét")
    if pages and pages != count:
        yield (
            _("{count} trang").format(count=count),
            _("{pages} trang như bản Word").format(pages=pages),
        )


def _size(box: object) -> tuple[float, float]:
    width, height = (float(getattr(box, side)) for side in ("width", "height"))
    return round(width * MM_PER_PT, 1), round(height * MM_PER_PT, 1)


def _fonts(page: object) -> Iterator[bool]:
    """Tell of each font of a page whether its letters are in the file."""
    resources = page.get("/Resources", {})  # type: ignore[attr-defined]
    for reference in resources.get_object().get("/Font", {}).values():
        font = reference.get_object()
        below = font.get("/DescendantFonts")
        holder = below[0].get_object() if below else font
        described = holder.get("/FontDescriptor")
        kept = described.get_object() if described else {}
        yield any(f"/FontFile{kind}" in kept for kind in ("", "2", "3"))
