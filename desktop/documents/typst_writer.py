"""PDF and page pictures of a document, set by typst from the layout in ``resources/layout``.

One typesetter is kept for the life of the program: it remembers what it has set, so after a
small change only the changed part is set anew.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import unicodedata
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from desktop.documents import tree
from desktop.documents.fonts import Font, find_font
from desktop.documents.typst_tree import document_json
from desktop.documents.units import MM_PER_PT
from desktop.errors import EnvironmentFailure
from desktop.i18n import _
from desktop.services.ports import PageSpot, Preview

LAYOUT = Path(__file__).resolve().parents[2] / "resources" / "layout"
_SPOTS = "query(<spot>).map(spot => (spot.value, spot.location().position()))"
_BOX = "\u25a1"


class Typesetter:
    """Sets documents in one font; may be called from any thread, one call at a time.

    The typesetter finds again what it has set only when the layout and the text come from the
    same files as before, so the text goes through a file in a folder of its own, which is there
    only while a document is being set.
    """

    def __init__(self, font: Font) -> None:
        self._font = font
        self._lock = Lock()
        self._folder = Path(tempfile.mkdtemp(prefix="kehoachxa-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(font.folder)],
        )
        self._document = self._compiler("document.typ")
        self._page = self._compiler("page.typ")

    def _compiler(self, layout: str) -> typst.Compiler:
        shutil.copy(LAYOUT / layout, self._folder)
        return typst.Compiler(
            self._folder / layout, self._folder, self._fonts, ignore_system_fonts=True
        )

    def pdf(self, document: tree.Document) -> bytes:
        """Return the document as PDF; the same document gives the same bytes.

        Without tags the file is a fifth of the size, and older viewers do not complain.
        """
        with self._loaded(document):
            return _only(self._document.compile(format="pdf", pdf_tags=False))

    def pages(self, document: tree.Document, dpi: int, spots: bool, pages: range | None) -> Preview:
        """Return the pages as PNG at ``dpi``, and where the anchors stand when asked for."""
        with self._loaded(document):
            if pages is None:
                drawn = _all(self._document.compile(format="png", ppi=dpi))
            else:
                sketches = _all(self._document.compile(format="svg"))
                drawn = tuple(
                    self._drawn(sketch, dpi) if number in pages else b""
                    for number, sketch in enumerate(sketches, start=1)
                )
            places = json.loads(self._document.eval(_SPOTS)) if spots else []
        found = [_spot(anchor, place) for anchor, place in places]
        return Preview(drawn, tuple(sorted(found, key=lambda spot: (spot.page, spot.y_mm))))

    @contextmanager
    def _loaded(self, document: tree.Document) -> Iterator[None]:
        """Let the layout read ``document``."""
        data = json.dumps(document_json(document, self._font.family), ensure_ascii=False)
        with self._lock:
            file = self._folder / "document.json"
            try:
                file.write_text(self._shown(data), encoding="utf-8")
                yield
            except OSError as error:
                raise EnvironmentFailure(
                    _("Không ghi được tệp tạm để dàn trang."),
                    _("Dữ liệu của kế hoạch vẫn nguyên vẹn."),
                    _("Hãy kiểm tra dung lượng trống của ổ đĩa rồi thử lại."),
                ) from error
            finally:
                file.unlink(missing_ok=True)

    def _drawn(self, sketch: bytes, dpi: int) -> bytes:
        """Return one page as PNG from its drawing in SVG, which is made much faster."""
        inputs = {"picture": sketch.decode("utf-8")}
        return _only(self._page.compile(format="png", ppi=dpi, sys_inputs=inputs))

    def _shown(self, text: str) -> str:
        """Return ``text`` with a box for each letter that the font lacks, so that it is seen."""
        missing = set(text) - self._font.letters
        boxes = {ord(letter): _BOX for letter in missing if _is_drawn(letter)}
        return text.translate(boxes) if boxes else text


def _all(compiled: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    """Return the pages; typst gives a single page as it is."""
    return (compiled,) if isinstance(compiled, bytes) else tuple(compiled or ())


def _only(compiled: bytes | list[bytes] | None) -> bytes:
    return _all(compiled)[0]


def _is_drawn(letter: str) -> bool:
    """Tell whether a letter leaves ink on the page: no blank, mark of format or of tone."""
    return unicodedata.category(letter)[0] not in "ZM" and unicodedata.category(letter) != "Cf"


def _spot(anchor: str, place: dict[str, Any]) -> PageSpot:
    down_pt = float(str(place["y"]).removesuffix("pt"))
    return PageSpot(anchor, int(place["page"]), down_pt * MM_PER_PT)


@cache
def _typesetter() -> Typesetter:
    return Typesetter(find_font())


def write_pdf(document: tree.Document) -> bytes:
    """Return ``document`` as PDF: A4, fonts embedded, text that can be searched.

    Raises:
        EnvironmentFailure: The machine has no font with the letters of Vietnamese.
    """
    return _typesetter().pdf(document)


def write_pages(
    document: tree.Document, dpi: int, spots: bool = False, pages: range | None = None
) -> Preview:
    """Return the pages of ``document`` as PNG pictures at ``dpi``.

    Args:
        document: What to draw.
        dpi: Dots to the inch.
        spots: Also return the page and the distance from its top of each anchor.
        pages: Numbers of the pages to draw, from 1; the others come back empty. Worth its
            while for a few pages of a long document.

    Raises:
        EnvironmentFailure: The machine has no font with the letters of Vietnamese.
    """
    return _typesetter().pages(document, dpi, spots, pages)
