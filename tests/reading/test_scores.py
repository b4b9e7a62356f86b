"""The bars of reading, file by file: what is found of a sample beside its truth."""

from __future__ import annotations

import re
import shutil

import pytest

from desktop.domain.reading.source import SourceParagraph
from tests.reading.files import SEED_NAMES, Sample, samples
from tests.reading.reading import read, read_as_json
from tests.reading.scoring import HEAD_FIELDS, all_scores, kept, letters

ALL = list(samples())
NEEDS_OFFICE = {".doc", ".odt"}
EXACT = dict.fromkeys((*HEAD_FIELDS, "legal_bases"), 1.0)

BARS: dict[str, dict[str, float]] = {
    "clean": EXACT
    | {"outline": 0.98, "tasks": 1.0, "task_fields": 0.99, "targets": 0.95, "reports": 1.0},
    "messy": EXACT | {"tasks": 1.0, "task_fields": 0.97, "outline": 0.97, "targets": 0.95},
    "pdf": EXACT | {"tasks": 0.98, "task_fields": 0.95, "outline": 0.98, "targets": 0.95},
    "table": {"tasks": 1.0, "task_fields": 0.99},
    "seed": {"tasks": 0.9, "task_fields": 0.9, "outline": 0.95},
}
"""Least precision and recall of each field by the kind of file."""

DUTIES = {"clean": 0.95, "messy": 0.95, "pdf": 0.95}


def _ids(sample: Sample) -> str:
    return sample.name


@pytest.fixture(params=ALL, ids=_ids)
def sample(request: pytest.FixtureRequest) -> Sample:
    chosen: Sample = request.param
    if chosen.path.suffix in NEEDS_OFFICE and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    return chosen


def test_fields_are_read_as_a_careful_reader_does(sample: Sample) -> None:
    scores = all_scores(read_as_json(sample.path), sample.truth)
    short = {
        field: scores[field]
        for field, bar in BARS[sample.kind].items()
        if scores[field].worst < bar
    }
    assert not short


def test_duties_are_found(sample: Sample) -> None:
    scores = all_scores(read_as_json(sample.path), sample.truth)
    if sample.kind in DUTIES:
        assert scores["duties"].worst >= DUTIES[sample.kind]
        assert scores["duty_items"].worst >= DUTIES[sample.kind]


def test_every_paragraph_of_the_original_stands_in_the_blocks_in_order(sample: Sample) -> None:
    reading = read(sample.path)
    blocks = read_as_json(sample.path)["blocks"]
    text = letters(" ".join(f"{block['label']} {block['text']}" for block in blocks))
    position = 0
    for item in reading.source.items:
        is_text = isinstance(item, SourceParagraph)
        for paragraph in [item] if is_text else [p for c in item.cells for p in c.paragraphs]:
            words = letters(f"{paragraph.label} {paragraph.text}")
            found = text.find(words, position)
            assert found >= 0, paragraph.text
            position = found + len(words)


@pytest.mark.parametrize(
    "clean", [s for s in ALL if s.kind == "clean" and "_letterhead" not in s.name], ids=_ids
)
def test_no_letter_of_the_plan_is_lost(clean: Sample) -> None:
    if clean.path.suffix in NEEDS_OFFICE and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    seed = next(s for s in ALL if s.path.stem == SEED_NAMES[clean.name[:3]])
    assert kept(read_as_json(clean.path)["blocks"], _words(seed)) > 0.999


def _words(seed: Sample) -> str:
    """Return the words of a seed without marks of bold and header rows repeated on each page."""
    text = re.sub(r"</?b>", "", seed.path.read_text(encoding="utf-8"))
    return "\n".join(dict.fromkeys(text.splitlines())) if "\t" in text else text


def test_the_doubtful_rows_of_scrambled_tables_are_told() -> None:
    """Where pasted text has mixed the cells, what is wrong carries low confidence."""
    for sample in (sample for sample in ALL if sample.kind == "seed"):
        scores = all_scores(read_as_json(sample.path), sample.truth)
        if scores["task_fields"].worst < 1:
            assert read(sample.path).doubtful
