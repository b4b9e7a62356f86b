"""The five real plans: as stored samples, as printed text, and as a careful reader reads them."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop.documents import tree
from desktop.documents.compose import compose
from desktop.documents.plan_text import read_plan, read_text
from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer
from desktop.domain.eras import Era
from desktop.domain.plan import Plan

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "resources" / "samples"
DATA = ROOT / "data"

PROFILE = CommuneProfile(Issuer(CommuneKind.XA, "Nhà", "tỉnh Nhà"), Era.TWO_LEVEL)
"""An office that issued none of the samples: what a sample prints must be its own."""

_MARKUP = re.compile(r"</?b>|\*\*")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the parts of a plan stand in its printed text.

    Attributes:
        name: Name of the sample.
        first: First words of the bases or the text.
        last: First words behind the text; empty when there is no text.
        table: First words of the table in the text and first words behind it.
        appendix: Last words before the table of an appendix.
        stray: Page numbers that stand inside the text.
        table_stray: Page numbers that stand inside the table.
    """

    name: str
    first: str = ""
    last: str = "Nơi nhận:"
    table: tuple[str, str] = ("", "")
    appendix: str = ""
    stray: tuple[str, ...] = ()
    table_stray: tuple[str, ...] = ()


PRINTED = (
    Printed("minh-tien-2024", "Căn cứ Quyết định số 2555", stray=("25",)),
    Printed(
        "thieu-van-2024", "Thực hiện Nghị quyết số 76", appendix=" Vân)", table_stray=("12", "13")
    ),
    Printed("gia-luong-2021-2025", "Căn cứ Nghị quyết số 76"),
    Printed(
        "vinh-chap-2023",
        "I. MỤC TIÊU, YÊU CẦU",
        table=("STT Nội dung thực hiện", "IV. KINH PHÍ"),
        table_stray=("9",),
    ),
    Printed("loc-tan-2026", last="", appendix="xã Lộc Tân)"),
)
NAMES = tuple(printed.name for printed in PRINTED)


@cache
def sample(name: str) -> Plan:
    """Return the stored sample."""
    return read_plan(read_text(SAMPLES / f"{name}.txt"))


@cache
def document(name: str) -> tree.Document:
    """Return the document that the sample makes."""
    return compose(sample(name), PROFILE)


@cache
def expected(name: str) -> dict[str, Any]:
    """Return what a careful reader finds in the plan."""
    data: dict[str, Any] = json.loads((DATA / "samples" / f"{name}.json").read_text("utf-8"))
    return data


@cache
def printed_text(name: str) -> str:
    """Return the text of the plan as it was printed, without markup and lone page numbers."""
    text = (DATA / "seeds" / f"{name}.txt").read_text("utf-8")
    return _MARKUP.sub("", unicodedata.normalize("NFC", text))


def without_strays(text: str, numbers: tuple[str, ...]) -> str:
    """Return the text without the page numbers that stand on lines of their own."""
    for number in numbers:
        text, count = re.subn(rf"(?m)^\s*{number}\s*$", "", text, count=1)
        assert count == 1, number
    return text


def squashed(text: str) -> str:
    """Return the text without any blank."""
    return _BLANKS.sub("", unicodedata.normalize("NFC", text))


def paragraphs(name: str) -> list[tree.Paragraph]:
    """Return the paragraphs of the document of a sample, the appendix's last."""
    nodes = [node for section in document(name).sections for node in section.nodes]
    return [node for node in nodes if isinstance(node, tree.Paragraph)]


def table_lines(name: str) -> list[str]:
    """Return the lines of all cells of the document of a sample."""
    return [
        line
        for section in document(name).sections
        for node in section.nodes
        if isinstance(node, tree.Table)
        for row in (*node.header, *node.rows)
        for cell in row.cells
        for line in cell.lines
    ]
