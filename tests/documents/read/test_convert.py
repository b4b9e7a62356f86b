"""Other formats through LibreOffice: every letter arrives, and it ends when it is told to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from desktop.documents.read import convert as conversion
from desktop.documents.read.convert import DOC, ODT, XLS, convert, libreoffice
from desktop.documents.read.docx import read_docx
from desktop.documents.read.reader import FileReader
from desktop.errors import Cancelled, Refused
from tests.support.foreign import FOREIGN, letters

NAME = "000_minh-tien-2024"
needs_libreoffice = pytest.mark.skipif(libreoffice() is None, reason="máy không có LibreOffice")


@needs_libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".odt"])
def test_the_same_text_arrives(suffix: str) -> None:
    path = FOREIGN / f"{NAME}{suffix}"
    document = FileReader().read(path, lambda _doing, _share: None, lambda: False)
    wanted = read_docx((FOREIGN / f"{NAME}.docx").read_bytes())
    assert letters(document) == letters(wanted)
    assert len(document.items) == len(wanted.items)
    assert "LibreOffice" in document.notes[0]


@needs_libreoffice
def test_damaged_file_is_refused() -> None:
    data = (FOREIGN / f"{NAME}.odt").read_bytes()[:3000]
    with pytest.raises(Refused, match="OpenDocument"):
        convert(data, ODT)


@needs_libreoffice
def test_the_officer_can_stop_it() -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 2

    with pytest.raises(Cancelled):
        convert((FOREIGN / f"{NAME}.doc").read_bytes(), DOC, cancelled)
    assert time.monotonic() - asked[-1] < 2


@needs_libreoffice
def test_it_never_takes_longer_than_allowed() -> None:
    with pytest.raises(Refused, match="quá lâu"):
        convert((FOREIGN / f"{NAME}.doc").read_bytes(), DOC, time_limit_s=0.05)


@pytest.mark.parametrize(("source", "target"), [(DOC, ".docx"), (XLS, ".xlsx")])
def test_without_libreoffice_the_way_out_is_told(
    monkeypatch: pytest.MonkeyPatch, source: conversion.OtherFormat, target: str
) -> None:
    monkeypatch.setattr(conversion.shutil, "which", lambda _name: None)
    monkeypatch.setattr(conversion, "_WINDOWS_PLACES", (Path("khong-co.exe"),))
    with pytest.raises(Refused, match="chưa có LibreOffice") as refused:
        convert(b"", source)
    assert target in refused.value.advice
