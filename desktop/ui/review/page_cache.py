"""Pictures of pages, drawn off the GUI thread one at a time and kept within bounds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.errors import AppError
from desktop.services.ports import PagePicture, PagePictures
from desktop.ui.jobs import JobRunner, OwnedJobs

MOST_BYTES = 96 * 1024 * 1024
"""What the pictures that are kept may take."""
Sizes = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A picture and the width it was asked with; None for a page that cannot be drawn."""

    width: int
    image: QImage | None


class PageCache(QObject):
    """Pages of one file.

    Signals:
        opened: The file is open; carries width and height of its pages in millimetres.
        drawn: The picture of a page is there; carries its number from 1.
        refused: The file cannot be shown as pages; carries the error.
    """

    opened = Signal(object)
    drawn = Signal(int)
    refused = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = jobs
        self._jobs = OwnedJobs(jobs, self)
        self._pages: PagePictures | None = None
        self._file: object = None
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._wanted: dict[int, int] = {}
        self._drawing = False

    # -- the file --------------------------------------------------------------------------

    def open(self, open_pages: Callable[[Path], PagePictures], path: Path) -> None:
        """Open a file in place of the one before."""
        self.close()
        file = self._file = object()

        def work() -> tuple[PagePictures, Sizes]:
            pages = open_pages(path)
            return pages, tuple(pages.sizes())

        self._jobs.render(
            work, lambda found: self._opened(file, *found), lambda error: self._failed(file, error)
        )

    def close(self) -> None:
        """Let the file and its pictures go."""
        self._let_go(self._pages)
        self._pages = self._file = None
        self._kept.clear()
        self._wanted, self._drawing = {}, False

    def _let_go(self, pages: PagePictures | None) -> None:
        """Close a file in the thread that draws, behind what is still being drawn of it."""
        if pages is not None:
            self._work.render(pages.close, lambda _none: None, lambda _error: None)

    def _opened(self, file: object, pages: PagePictures, sizes: Sizes) -> None:
        if file is not self._file:
            self._let_go(pages)
            return
        self._pages = pages
        self.opened.emit(sizes)

    def _failed(self, file: object, error: AppError) -> None:
        if file is self._file:
            self.refused.emit(error)

    # -- pictures --------------------------------------------------------------------------

    def image(self, page: int) -> QImage | None:
        """Return the picture of a page, maybe of another width; None when there is none yet."""
        kept = self._kept.get(page)
        if kept is None:
            return None
        self._kept.move_to_end(page)
        return kept.image

    def want(self, widths: Mapping[int, int]) -> None:
        """Ask for pages by number, each with its width in dots, the first ones first.

        Those asked for before and not drawn yet are forgotten.
        """
        self._wanted = dict(widths)
        self._draw_next()

    def _draw_next(self) -> None:
        pages = self._pages
        missing = [want for want in self._wanted.items() if not self._is_drawn(*want)]
        if self._drawing or pages is None or not missing:
            return
        self._drawing = True
        file, (page, width) = self._file, missing[0]
        self._jobs.render(
            lambda: _image(pages.draw(page, width)),
            lambda image: self._keep(file, page, _Kept(width, image)),
            lambda _error: self._keep(file, page, _Kept(width, None)),
        )

    def _is_drawn(self, page: int, width: int) -> bool:
        kept = self._kept.get(page)
        return kept is not None and kept.width == width

    def _keep(self, file: object, page: int, kept: _Kept) -> None:
        if file is not self._file:
            return
        self._drawing = False
        self._kept[page] = kept
        self._kept.move_to_end(page)
        self._forget_old()
        self.drawn.emit(page)
        self._draw_next()

    def _forget_old(self) -> None:
        """Drop the pictures used longest ago; never those in sight, or they would come back."""
        idle = [page for page in self._kept if page not in self._wanted]
        while idle and self._bytes() > MOST_BYTES:
            del self._kept[idle.pop(0)]

    def _bytes(self) -> int:
        return sum(kept.image.sizeInBytes() for kept in self._kept.values() if kept.image)


def _image(picture: PagePicture) -> QImage:
    form = QImage.Format.Format_RGBX8888
    return QImage(picture.data, picture.width, picture.height, picture.stride, form).copy()
