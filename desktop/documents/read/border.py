"""The border to foreign files: whatever goes wrong behind it is one refusal in one sentence."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from struct import error as struct_error

from lxml import etree

from desktop.errors import Cancelled, Refused
from desktop.i18n import _

_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    struct_error,
    etree.LxmlError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    OSError,
    EOFError,
    SyntaxError,  # the base of xml.etree's ParseError
    RuntimeError,  # RecursionError and NotImplementedError are two of these
    MemoryError,
)


@contextmanager
def border(kind: str, advice: str = "") -> Iterator[None]:
    """Turn every failure of reading into ``Refused``.

    ``kind`` is the kind of file in the officer's words ("Word (.docx)").
    """
    try:
        yield
    except _FAILURES as error:
        raise Refused(
            _("Không đọc được tệp {kind}: tệp bị hỏng hoặc không đúng định dạng.").format(
                kind=kind
            ),
            advice=advice,
        ) from error


def quietly(_doing: str, _share: float) -> None:
    """Tell nobody how far the work is."""


def never() -> bool:
    """Say that nobody stops the work."""
    return False


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise ``Cancelled`` when the officer has stopped the work."""
    if cancelled():
        raise Cancelled(_("Đã dừng đọc tệp."), _("Chưa có gì thay đổi."))
