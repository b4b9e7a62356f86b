"""Refreshes the catalogues: collects the texts, merges them, compiles the .mo files.

Run it after changing a text that a person reads:

    .venv/bin/python i18n/update.py

Texts come from four places: ``_()`` in Python, the tables and enumerations of ``VALUES``, the
forms, and ``qt_texts.tsv`` with Qt's own texts (context, English source). The source language of
our texts is Vietnamese, so the Vietnamese catalogue needs translations of Qt's texts only, and the
English one of ours only.
"""

from __future__ import annotations

import ast
import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
TEMPLATE = HERE / "messages.pot"
QT_TEXTS = HERE / "qt_texts.tsv"
LANGUAGES = ("vi", "en")
PROJECT_NAME = "Kế hoạch xã"
VALUES = (
    ("desktop.cli.down_commands", "PART_NAMES"),
    ("desktop.domain.consolidation.adding", "MEASURES"),
    ("desktop.domain.consolidation.hand", "FORM"),
    ("desktop.domain.consolidation.matrix", "CellState"),
    ("desktop.domain.consolidation.register", "Verdict"),
    ("desktop.domain.exchange.model", "Effect"),
    ("desktop.domain.findings", "Aspect"),
    ("desktop.domain.findings", "Severity"),
    ("desktop.domain.outgoing", "OutgoingStatus"),
    ("desktop.domain.plan", "PlanStatus"),
    ("desktop.domain.reporting.figures", "MEASURE_WORDS"),
    ("desktop.domain.reporting.periods", "PERIOD_WORDS"),
    ("desktop.domain.schedule.nodes", "Edge"),
    ("desktop.domain.tracking.coverage", "Cover"),
    ("desktop.domain.tracking.words", "STATE_WORDS"),
    ("desktop.services.consolidation.criteria", "FAULT_WORDS"),
    ("desktop.services.consolidation.day", "Concern"),
    ("desktop.services.checkup", "Repair"),
    ("desktop.services.consolidation.packages", "Effect"),
    ("desktop.services.exchange.succession", "PARTS"),
    ("desktop.services.exchange.words", "KIND_WORDS"),
    ("desktop.services.tasks.timetable", "WEEKDAYS"),
    ("desktop.ui.consolidation.words", "CELL_WORDS"),
    ("desktop.ui.consolidation.words", "MEASURE_HEADS"),
    ("desktop.ui.editor.plan_editor", "_FORMAT_WORDS"),
    ("desktop.ui.exchange.log_page", "DIRECTION_WORDS"),
    ("desktop.ui.exchange.words", "FIELD_WORDS"),
    ("desktop.ui.exchange.words", "PERIOD_NAMES"),
    ("desktop.ui.exchange.words", "TABLE_WORDS"),
    ("desktop.ui.exchange.words", "TRUST_WORDS"),
    ("desktop.ui.exchange.words_page", "VERDICT_WORDS"),
    ("desktop.ui.letters.words", "PURPOSE_WORDS"),
    ("desktop.ui.reports.words", "MEASURE_WORDS"),
    ("desktop.ui.reports.words", "REPORT_STATES"),
    ("desktop.ui.review.bar", "TAKING_WORDS"),
    ("desktop.ui.review.merge_model", "KIND_WORDS"),
    ("desktop.ui.review.merge_model", "PART_WORDS"),
    ("desktop.ui.review.wording", "FIELD_WORDS"),
    ("desktop.ui.review.wording", "HEAD_WORDS"),
    ("desktop.ui.review.wording", "_PERIOD_WORDS"),
    ("desktop.ui.screens.days_off", "KIND_WORDS"),
    ("desktop.ui.targets.words", "REACHED"),
    ("desktop.ui.targets.words", "SHORT_PERIODS"),
    ("desktop.ui.tasks.assign_fields", "KIND_WORDS"),
    ("desktop.ui.tasks.detail_words", "WAY_WORDS"),
    ("desktop.ui.tasks.filter_bar", "GROUP_WORDS"),
    ("desktop.ui.timeline.month_grid", "SHORT_DAYS"),
    ("desktop.ui.words", "AUTHORITY_WORDS"),
    ("desktop.ui.words", "BACKUP_REASONS"),
    ("desktop.ui.words", "KIND_WORDS"),
)
"""Enumerations and tables whose words are translated where they are shown."""
ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in compiled catalogues, so that the same texts give the same file."""


def collect() -> Catalog:
    """Return the catalogue of all texts, without translations."""
    catalogue = plain_header(Catalog(charset="utf-8"))
    for path in sorted((PROJECT / "desktop").rglob("*.py")):
        for text in python_texts(path):
            catalogue.add(text, locations=[(path.relative_to(PROJECT).as_posix(), "")])
    for message, path in words_of_values():
        catalogue.add(message, locations=[(path, "")])
    for path in sorted((PROJECT / "forms").glob("*.ui")):
        for text in form_texts(path):
            catalogue.add(text, locations=[(f"forms/{path.name}", "")])
    for context, source in qt_texts():
        catalogue.add(source, context=context)
    return catalogue


def python_texts(path: Path) -> list[str]:
    """Return the texts of ``_()`` in a module, in f-strings and over several lines too."""
    calls = (
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
    )
    firsts = (call.args[0] for call in calls)
    return [
        first.value
        for first in firsts
        if isinstance(first, ast.Constant) and isinstance(first.value, str)
    ]


def form_texts(path: Path) -> list[str]:
    """Return the texts of a form that are for people, in order."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own form
    return [
        text.text
        for text in root.iter("string")
        if text.text and text.get("notr") != "true" and not text.text.isspace()
    ]


def words_of_values() -> list[tuple[str, str]]:
    """Return the words that stand in tables and are translated where they are shown."""
    return [
        (word, module.replace(".", "/") + ".py")
        for module, name in VALUES
        for word in words_in(getattr(import_module(module), name))
        if word
    ]


def words_in(values: type[Enum] | Mapping[object, object] | Sequence[str]) -> list[str]:
    """Return the words of an enumeration, of a table or of a row of words."""
    entries = values.values() if isinstance(values, Mapping) else values
    return [word_of(entry) for entry in entries]


def word_of(entry: object) -> str:
    """Return the word of a member, of an entry with a title, or the word itself."""
    if isinstance(entry, str):
        return entry
    return entry.value if isinstance(entry, Enum) else entry.title


def qt_texts() -> list[tuple[str, str]]:
    """Return context and source of Qt's own texts that the program can show."""
    with QT_TEXTS.open(encoding="utf-8", newline="") as stream:
        return [(row[0], row[1]) for row in csv.reader(stream, delimiter="\t") if row]


def merge(language: str, collected: Catalog) -> Catalog:
    """Return the catalogue of a language with what is new added and what is gone dropped."""
    path = HERE / language / "LC_MESSAGES" / "messages.po"
    known = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as stream:
            known = read_po(stream, locale=language)
    known.update(collected, no_fuzzy_matching=True, update_header_comment=False)
    known.obsolete.clear()
    return plain_header(known)


def plain_header(catalogue: Catalog) -> Catalog:
    """Return ``catalogue`` with a header that says nothing beyond the name of the project."""
    catalogue.project, catalogue.version = PROJECT_NAME, ""
    catalogue.last_translator = catalogue.language_team = PROJECT_NAME
    catalogue.msgid_bugs_address = catalogue.header_comment = ""
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = ANY_DAY
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return the text form of a catalogue, the same for the same texts."""
    data = io.BytesIO()
    write_po(data, catalogue, width=100, omit_header=False, sort_output=True, no_location=True)
    lines = data.getvalue().decode("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(('"POT-Creation', '"PO-Revision'))]
    return "".join(kept).encode("utf-8")


def as_mo(catalogue: Catalog) -> bytes:
    """Return the binary form of a catalogue."""
    data = io.BytesIO()
    write_mo(data, plain_header(catalogue))
    return data.getvalue()


def main() -> None:
    """Refresh all catalogues."""
    collected = collect()
    TEMPLATE.write_bytes(as_po(collected))
    for language in LANGUAGES:
        folder = HERE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "messages.po").write_bytes(as_po(merge(language, collected)))
        with (folder / "messages.po").open("rb") as stream:
            (folder / "messages.mo").write_bytes(as_mo(read_po(stream, locale=language)))


if __name__ == "__main__":
    main()
