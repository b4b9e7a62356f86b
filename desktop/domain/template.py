"""What a template offers to the officer before a plan is made of it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.eras import Era
from desktop.domain.plan import PlanKind


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a template asks; every one has a ready answer.

    Attributes:
        key: Name used by ``--set key=value`` and inside the template.
        label: The question, in Vietnamese.
        default: Ready answer, may use other values ("{{ tinh }}").
        choices: Allowed answers, empty when free.
        help: One line of advice, may be empty.
    """

    key: str
    label: str
    default: str = ""
    choices: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template as the list shows it.

    Attributes:
        id: File name without suffix ("cchc-nam-phu-luc-6-cot").
        title: Vietnamese name.
        description: One sentence: for what and how it looks.
        kind: Kind of plan it makes.
        eras: Eras for which it has words.
        questions: What it asks.
        years: How many years a plan made of it covers.
        built_in: False for templates that the office saved itself.
        sender: The office of the level above that sent it, "" for all others.
    """

    id: str
    title: str
    description: str
    kind: PlanKind
    eras: tuple[Era, ...]
    questions: tuple[Question, ...] = ()
    years: int = 1
    built_in: bool = True
    sender: str = ""

    @property
    def name(self) -> str:
        """Its title, with the name of the office that sent it."""
        return f"{self.title} – {self.sender}" if self.sender else self.title
