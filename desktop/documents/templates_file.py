"""One template file: what it offers and asks, and the plan it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.documents.plan_text import plan_from_parts, read_text, split_parts
from desktop.documents.plan_text_fields import Fields
from desktop.documents.templates_fill import Filler, TemplateFault, refusal
from desktop.domain.eras import Era
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.template import Question, TemplateInfo
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _

MAX_TEXT = 400_000
"""Longest template, in characters; the longest real plan has a quarter of it."""
MAX_ANSWER = 500
"""Longest answer to a question, in characters."""
YEARS = range(1, 11)
"""How many years a plan may cover."""
FIRST_CALENDAR_YEAR = 1900
"""From here on a number of years is a year itself."""

_ERAS = tuple(era.value for era in Era)
_FIGURE = re.compile(r"\d{1,4}(?:,\d{1,2})?")
_NOT_OF_A_DRAFT = ("question", "number", "date", "status", "issuer", "template_id", "years")
_QUESTION_KEYS = ("key", "label", "default", "choices", "help", "when")


class TemplateFile:
    """A parsed template; every fault of the file is a ``Refused`` that names file and line.

    Args:
        path: The file; of a template that is no file only its name counts.
        built_in: True for one that ships with the program.
        text: The template itself where it is no file.
        sender: The office that sent it, "" for a file of our own.
    """

    def __init__(
        self, path: Path, *, built_in: bool, text: str | None = None, sender: str = ""
    ) -> None:
        self._path = path
        self._built_in = built_in
        self._sender = sender
        with self._faults():
            self._text = read_text(path) if text is None else text
            if len(self._text) > MAX_TEXT:
                raise Refused(_("tệp quá lớn để là một mẫu."))
            self._header, self._body, self._table = split_parts(self._text)
            self.info = self._described()

    @property
    def text(self) -> str:
        """The whole file."""
        return self._text

    def asked(self, filler: Filler, answers: Mapping[str, str]) -> tuple[list[Question], Filler]:
        """Return the questions with their ready answers, and a filler that knows all answers.

        A question whose ``when`` does not hold is left out and its answer is empty. Raises
        ``Refused`` for an answer that a question does not take.
        """
        shown = []
        for question, condition in zip(self.info.questions, self._conditions(), strict=True):
            holds = self._kept(filler, {"when": condition})
            ready = squeeze(self._fill_text(filler, question.default)) if holds else ""
            filled = replace(question, default=ready)
            given = answers.get(question.key, question.default)
            answer = ready if given == question.default else accepted(filled, given)
            filler = filler.with_values({question.key: answer})
            if holds:
                shown.append(filled)
        return shown, filler

    def plan(self, filler: Filler, years: YearSpan) -> Plan:
        """Return the plan with all values put in; nothing is numbered, dated or issued."""
        header = {key: value for key, value in self._header.items() if key not in _NOT_OF_A_DRAFT}
        head, table = (self._fill(filler, part) for part in (header, self._table))
        body = self._fill_text(filler, self._body)
        with self._faults():
            plan = plan_from_parts({**head, "years": [years.first, years.last]}, body, table)
        return replace(plan, kind=self.info.kind, template_id=self.info.id)

    def _conditions(self) -> list[object]:
        entries = self._header.get("question", [])
        return [entry.get("when") for entry in entries] if isinstance(entries, list) else []

    def _described(self) -> TemplateInfo:
        header = Fields(self._header)
        return TemplateInfo(
            id=self._path.stem,
            title=squeeze(header.needed_text("title")),
            description=squeeze(header.text("description")),
            kind=header.choice("kind", PlanKind.OTHER),
            eras=tuple(era for era in Era if era.value in (header.texts("eras") or _ERAS)),
            questions=header.each("question", _QUESTION_KEYS, _question),
            years=_length(header),
            built_in=self._built_in,
            sender=self._sender,
        )

    def _fill(self, filler: Filler, value: Any) -> Any:
        """Return ``value`` with every string in it filled; list entries that end empty go."""
        if isinstance(value, dict):
            return {key: self._fill(filler, entry) for key, entry in value.items() if key != "when"}
        if isinstance(value, list):
            kept = [self._fill(filler, entry) for entry in value if self._kept(filler, entry)]
            return [entry for entry in kept if entry != ""]
        return squeeze(self._fill_text(filler, value)) if isinstance(value, str) else value

    def _fill_text(self, filler: Filler, text: str) -> str:
        try:
            return filler.fill(text)
        except TemplateFault as fault:
            raise refusal(self._path.name, self._line_of(text, fault), fault.reason) from fault

    def _kept(self, filler: Filler, entry: object) -> bool:
        condition = entry.get("when") if isinstance(entry, dict) else None
        if not isinstance(condition, str):
            return True
        try:
            return filler.holds(condition)
        except TemplateFault as fault:
            raise refusal(self._path.name, self._line_of(condition, fault), fault.reason) from fault

    def _line_of(self, text: str, fault: TemplateFault) -> int | None:
        """Return the line of the file that has a fault, None when it cannot be told."""
        if text is self._body:
            return fault.line  # the body keeps the line numbers of the file
        found = self._text.find(text.split("\n", 1)[0])
        return self._text.count("\n", 0, found) + (fault.line or 1) if found >= 0 else None

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Name the file in what the parser of the text format refuses."""
        try:
            yield
        except Refused as error:
            raise refusal(self._path.name, None, error.what) from error


def accepted(question: Question, given: str) -> str:
    """Return an answer in order; raise ``Refused`` for one that the question does not take.

    A question with choices takes only these, one whose ready answer is a figure only figures.
    """
    answer = squeeze(given)
    wish = ""
    if question.choices and answer not in question.choices:
        wish = _("chọn một trong: {choices}").format(choices=", ".join(question.choices))
    elif _FIGURE.fullmatch(question.default) and not _FIGURE.fullmatch(answer):
        wish = _("cần một con số")
    elif len(answer) > MAX_ANSWER:
        wish = _("tối đa {limit} ký tự").format(limit=MAX_ANSWER)
    if wish:
        raise Refused(
            _("Câu trả lời “{answer}” cho “{label}” không dùng được: {wish}.").format(
                answer=answer[:60], label=question.label, wish=wish
            )
        )
    return answer


def _length(header: Fields) -> int:
    """Return how many years the plans cover; a saved plan tells it by its own years."""
    years = header.wholes("years")
    calendar = years[0] >= FIRST_CALENDAR_YEAR
    count = years[-1] - years[0] + 1 if calendar else years[0]
    if count not in YEARS:
        raise header.refused("years", _("phải là số năm từ 1 đến 10"))
    return count


def _question(entry: Fields) -> Question:
    key = entry.needed_text("key")
    if not key.isidentifier() or not key.isascii():
        raise entry.refused("key", _("phải là tên không dấu, không cách"))
    return Question(
        key=key,
        label=squeeze(entry.needed_text("label")),
        default=entry.text("default"),
        choices=entry.texts("choices"),
        help=squeeze(entry.text("help")),
    )
