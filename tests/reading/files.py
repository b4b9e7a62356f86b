"""The files that are read, each with its truth and what is known to differ from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"
SEED_NAMES = {
    "000": "minh-tien-2024",
    "001": "thieu-van-2024",
    "002": "gia-luong-2021-2025",
    "003": "vinh-chap-2023",
    "004": "loc-tan-2026",
}

LETTERHEADS: dict[str, dict[str, str]] = {
    "001": {"issuer_parent": "ỦY BAN NHÂN DÂN", "issuer": "XÃ THIỆU VÂN", "place": "Thiệu Vân"},
    "002": {
        "issuer_parent": "ỦY BAN NHÂN DÂN",
        "issuer": "XÃ GIA LƯƠNG",
        "symbol": "KH-UBND",
        "place": "Gia Lương",
    },
    "004": {"issuer_parent": "ỦY BAN NHÂN DÂN", "issuer": "XÃ LỘC TÂN"},
}
"""What the variants with a letterhead say more than the truth."""


WRONG_NUMBERS = {"000": {"I": "1", "II.B.1.1.6": "II.B.1.1.5"}, "002": {"V": "IV"}}
"""Headings that the messy variants number wrongly; a reader keeps what is printed."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file with its kind ("clean", "messy", "pdf", "seed", "table") and its truth."""

    path: Path
    kind: str
    truth: dict[str, Any]

    @property
    def name(self) -> str:
        """File name for the table and the test ids."""
        return self.path.name


def samples() -> Iterator[Sample]:
    """Yield every sample file and seed."""
    for path in sorted((DATA / "foreign").glob("*.*")):
        if path.suffix in (".docx", ".pdf", ".xlsx", ".odt", ".doc"):
            yield Sample(path, _kind(path), _truth(path))
    for path in sorted((DATA / "foreign" / "messy").glob("*.docx")):
        truth = _truth(path)
        for right, wrong in WRONG_NUMBERS.get(path.name[:3], {}).items():
            _misnumber(truth, right, wrong)
        yield Sample(path, "messy", truth)
    for number, name in SEED_NAMES.items():
        yield Sample(DATA / "seeds" / f"{name}.txt", "seed", _load(number))


def _kind(path: Path) -> str:
    return {".pdf": "pdf", ".xlsx": "table"}.get(path.suffix, "clean")


def _load(number: str) -> dict[str, Any]:
    [path] = (DATA / "truth").glob(f"{number}_*.json")
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return truth


def _truth(path: Path) -> dict[str, Any]:
    number = path.name[:3]
    truth = _load(number)
    if "_letterhead" in path.name:
        truth["document"] |= LETTERHEADS[number]
    return truth


def _misnumber(truth: dict[str, Any], right: str, wrong: str) -> None:
    """Number one heading wrongly, with the sections of all that stands below it."""
    for fact in (*truth["targets"], *truth["duties"]):
        section = fact["section"]
        if section == right or section.startswith(right + "."):
            fact["section"] = wrong + section[len(right) :]
    _relabel(truth["outline"], right, wrong, "")


def _relabel(nodes: list[dict[str, Any]], right: str, wrong: str, above: str) -> None:
    for node in nodes:
        section = f"{above}.{node['label']}".lstrip(".")
        if section == right:
            node["label"] = wrong.removeprefix(f"{above}.")
            return
        _relabel(node["children"], right, wrong, section)
