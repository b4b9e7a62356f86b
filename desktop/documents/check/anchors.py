"""Which block or field of a plan a finding in its document is about."""

from __future__ import annotations

from desktop.documents.check.registry import Hit
from desktop.domain.plan import Plan
from desktop.domain.tasks import Task
from desktop.domain.text import squeeze

_FIRST_DATE_RULE = 10
_SIGNER_RULES = ("S07", "S08", "S10")


class Anchors:
    """Finds the block of a plan by the text of a paragraph."""

    def __init__(self, plan: Plan) -> None:
        self._by_text: dict[str, str] = {}
        for key, text in _texts(plan):
            self._by_text.setdefault(_bare(text), key)

    def of(self, rule: str, hit: Hit) -> str:
        """Return the key of the block or field, empty when none matches.

        What matches no text of the plan falls to the field that the rule is about.
        """
        return self._by_paragraph(hit) or _field(rule)

    def _by_paragraph(self, hit: Hit) -> str:
        if hit.paragraph is None:
            return ""
        text = _bare(hit.paragraph.text)
        if text in self._by_text:
            return self._by_text[text]
        words = text.split(" ", 1)
        return self._by_text.get(_bare(words[1]), "") if len(words) > 1 else ""


def _field(rule: str) -> str:
    """Return the field of the plan that a rule is about."""
    family, number = rule[0], int(rule[1:])
    if family == "N":
        return "number" if number < _FIRST_DATE_RULE else "date"
    if family == "S":
        return "signer" if rule in _SIGNER_RULES else "authority"
    return {"T": "subject", "R": "recipients", "A": "appendix"}.get(family, "")


def _bare(text: str) -> str:
    return squeeze(text).removesuffix("./.").rstrip(" .;,:").lstrip("-+ ").casefold()


def _texts(plan: Plan) -> list[tuple[str, str]]:
    """Return keys and texts; the names of fields are those of the document tree."""
    found = [("subject", plan.subject), ("opening", plan.opening), ("closing", plan.closing)]
    found += [(f"basis:{basis.id}", basis.text) for basis in plan.bases]
    found += [(block.id, block.text) for block in plan.blocks]
    found += [("recipients", entry) for entry in plan.recipients]
    if plan.signing:
        found += [("authority", line) for line in plan.signing.lines()]
        found.append(("signer", plan.signing.signer))
    for row in plan.task_table.rows if plan.task_table else ():
        if isinstance(row, Task):
            texts = (row.task, row.objective, row.activity, *row.products, *row.lead,
                     *row.cooperate, row.time, row.budget)  # fmt: skip
        else:
            texts = (row.title, row.budget)
        found += [(row.id, text) for text in texts]
    return [(key, text) for key, text in found if text]
