"""Scores of a reading against the truth: precision, recall, exact fields, lost characters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from desktop.domain.reading.source import SourceDocument, SourceParagraph

TASK_FIELDS = (
    "group_label",
    "group",
    "stt",
    "objective",
    "task",
    "activity",
    "products",
    "lead",
    "cooperate",
    "time",
    "budget",
)
HEAD_FIELDS = (
    "issuer_parent",
    "issuer",
    "number",
    "symbol",
    "place",
    "date",
    "type",
    "title",
    "years",
    "authority",
    "signer",
    "recipients",
    "closing",
)

_DASHES = dict.fromkeys(map(ord, "–—−‐‑"), "-")


def plain(text: object) -> str:
    """Return text as the samples are compared: one form of letters, dashes and blanks."""
    if text is None:
        return ""
    if isinstance(text, list):
        return " | ".join(map(plain, text))
    words = unicodedata.normalize("NFC", str(text)).replace("\u00a0", " ").translate(_DASHES)
    words = re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", words)).strip(" .;:")
    return words.replace("Uỷ", "Ủy").replace("uỷ", "ủy").replace("UỶ", "ỦY").casefold()


@dataclass(frozen=True, slots=True)
class Score:
    """How much of a field was found, and how much of what was found is right; both 0 to 1."""

    precision: float
    recall: float

    @property
    def worst(self) -> float:
        """The lower of the two."""
        return min(self.precision, self.recall)


def overlap(found: Iterable[object], wanted: Iterable[object]) -> Score:
    """Compare two bags of things."""
    have, want = Counter(found), Counter(wanted)
    both = (have & want).total()
    return Score(
        both / have.total() if have else float(not want),
        both / want.total() if want else float(not have),
    )


def head_scores(read: dict[str, Any], truth: dict[str, Any]) -> dict[str, Score]:
    """Compare the fields of the letterhead, title and ending, each right or wrong."""
    scores = {}
    for field in HEAD_FIELDS:
        right = plain(read["document"].get(field)) == plain(truth["document"].get(field))
        scores[field] = Score(float(right), float(right))
    bases = [
        [(plain(b["kind"]), plain(b["number"]), b["date"]) for b in side["document"]["legal_bases"]]
        for side in (read, truth)
    ]
    return scores | {"legal_bases": overlap(*bases)}


def outline_rows(nodes: Sequence[dict[str, Any]], path: str = "") -> list[tuple[str, str]]:
    """Return the headings as (path of labels, title); paragraphs with a number are left out."""
    rows = []
    for node in nodes:
        here = f"{path}/{plain(node['label'])}"
        if node.get("kind") != "paragraph":
            rows.append((here, plain(node["title"])))
        rows += outline_rows(node.get("children", []), here)
    return rows


def _task_key(task: dict[str, Any]) -> str:
    return plain(task.get("activity") or task.get("task"))


def task_scores(read: dict[str, Any], truth: dict[str, Any]) -> dict[str, Score]:
    """Compare rows in order by their words, then every field of the rows that meet."""
    have, want = read["tasks"], truth["tasks"]
    matcher = SequenceMatcher(
        None, [_task_key(t) for t in have], [_task_key(t) for t in want], False
    )
    pairs = [
        (have[block.a + step], want[block.b + step])
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]
    rows = Score(
        len(pairs) / len(have) if have else float(not want),
        len(pairs) / len(want) if want else float(not have),
    )
    cells = [_same_cell(a, b, field) for a, b in pairs for field in TASK_FIELDS]
    exact = sum(cells) / len(cells) if cells else rows.worst
    return {"tasks": rows, "task_fields": Score(exact, exact)}


def _same_cell(have: dict[str, Any], want: dict[str, Any], field: str) -> bool:
    readings = [want.get(field), want.get(f"{field}_alt", want.get(field))]
    return plain(have.get(field)) in [plain(reading) for reading in readings]


def fact_scores(read: dict[str, Any], truth: dict[str, Any]) -> dict[str, Score]:
    """Compare targets, duties and reports as bags."""
    return {
        "targets": _facts(read["targets"], truth["targets"], _targets),
        "duties": _facts(read["duties"], truth["duties"], _officers),
        "duty_items": _facts(read["duties"], truth["duties"], _items),
        "reports": _facts(read["reports"], truth["reports"], _reports),
    }


Fact = dict[str, Any]


def _facts(found: list[Fact], wanted: list[Fact], keys: Callable[[Fact], list[object]]) -> Score:
    """Compare facts; what the truth calls doubtful may be found or left out."""
    sure = Counter(key for fact in wanted if not fact.get("doubtful") for key in keys(fact))
    doubtful = Counter(key for fact in wanted if fact.get("doubtful") for key in keys(fact))
    have = Counter(key for fact in found for key in keys(fact))
    return overlap((have - (doubtful & (have - sure))).elements(), sure.elements())


def _targets(target: Fact) -> list[object]:
    return [(plain(target["section"]), target["comparator"], float(target["value"]))]


def _officers(duty: Fact) -> list[object]:
    return [(plain(duty["section"]), plain(duty["officer"]))]


def _items(duty: Fact) -> list[object]:
    return [plain(item) for item in duty["items"]]


def _reports(report: Fact) -> list[object]:
    return [(report["period"], report["due"])]


def letters(text: str) -> str:
    """Return only the letters and figures of a text, for finding what was lost."""
    return re.sub(r"[\W_]+", "", plain(text))


def kept(blocks: Sequence[dict[str, str]], original: str) -> float:
    """Return the share of the letters of the original that stand in the blocks."""
    have = Counter(letters(" ".join(f"{b['label']} {b['text']}" for b in blocks)))
    want = Counter(letters(original))
    return (have & want).total() / max(1, want.total())


def source_text(source: SourceDocument) -> str:
    """Return all words that a reader found in a file."""
    words = []
    for item in source.items:
        is_text = isinstance(item, SourceParagraph)
        paragraphs = [item] if is_text else [p for cell in item.cells for p in cell.paragraphs]
        words += [f"{paragraph.label} {paragraph.text}" for paragraph in paragraphs]
    return " ".join(words)


def all_scores(read: dict[str, Any], truth: dict[str, Any]) -> dict[str, Score]:
    """Return the score of every field."""
    outline = overlap(outline_rows(read["outline"]), outline_rows(truth["outline"]))
    return {
        **head_scores(read, truth),
        "outline": outline,
        **task_scores(read, truth),
        **fact_scores(read, truth),
    }
