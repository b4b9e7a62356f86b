"""Templates that come from the level above: tried before they are taken, then offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.documents.presets import PresetBook
from desktop.documents.templates_file import TemplateFile
from desktop.documents.templates_fill import Filler
from desktop.documents.templates_values import template_values
from desktop.domain.commune import CommuneProfile
from desktop.domain.consolidation.down_records import TemplateText
from desktop.domain.eras import Era
from desktop.domain.folding import fold
from desktop.domain.plan import YearSpan
from desktop.errors import AppError, Refused

_UNPRINTED = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 50
PREFIX = "cap-tren-"
"""Names of templates from above begin so: they hide none of the program or the office."""


@dataclass(frozen=True, slots=True)
class GivenTemplate:
    """A template as the level above gave it; ``sender`` is the name of its office."""

    key: str
    sender: str
    text: str


Given = Callable[[], Sequence[GivenTemplate]]


def none_given() -> Sequence[GivenTemplate]:
    """Return no template: no workspace is open."""
    return ()


def given_files(given: Sequence[GivenTemplate]) -> Iterator[tuple[str, GivenTemplate]]:
    """Yield the templates under names of their own, the same at each look."""
    taken: set[str] = set()
    for each in given:
        slug = PREFIX + (_UNPRINTED.sub("-", fold(each.key)).strip("-")[:_LONGEST_NAME] or "mau")
        ends = ("", *(f"-{number}" for number in range(2, len(given) + 2)))
        name = next(slug + end for end in ends if slug + end not in taken)
        taken.add(name)
        yield name, each


class TemplateTrialRun:
    """Implements ``TemplateTrial``: makes a plan of a foreign template as a commune would.

    Args:
        profile: The commune, None where none was set up.
        year: The year of the plan that is tried.
        presets: The presets of the program.
    """

    def __init__(
        self, profile: Callable[[], CommuneProfile | None], year: int, presets: Path
    ) -> None:
        self._profile = profile
        self._year = year
        self._presets = presets

    def problem_of(self, given: TemplateText) -> str:
        """Return why a template cannot be used, "" when it can."""
        try:
            name = Path(re.sub(r"[\\/]+", " ", given.title).strip() or PREFIX)
            template = TemplateFile(name, built_in=False, text=given.text)
            self._try(template)
        except Refused as refusal:
            return refusal.what
        except AppError as error:
            return error.what
        return ""

    def _try(self, template: TemplateFile) -> None:
        """Fill the template in every era for which it says to have words."""
        profile = self._profile()
        if profile is None:
            return
        span = YearSpan(self._year, self._year + template.info.years - 1)
        for era in template.info.eras or tuple(Era):
            values = template_values(profile, span, era, PresetBook(self._presets))
            _questions, filler = template.asked(Filler(values), {})
            template.plan(filler, span)
