"""From drafts of rows to groups and tasks, with the origin of each cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.task_tables.cells import one_text, split_products, split_who
from desktop.domain.reading.task_tables.drafts import GroupDraft, RowDraft, TaskDraft, Value
from desktop.domain.reading.task_tables.labels import clean_label
from desktop.domain.reading.task_tables.vocabulary import Meaning
from desktop.domain.tasks import TableRow, Task, TaskField, TaskGroup
from desktop.domain.text import squeeze
from desktop.i18n import _

_WHO_UNSURE = 0.7


def finished_rows(
    drafts: list[RowDraft], labels: Mapping[str, str | None]
) -> tuple[tuple[TableRow, ...], tuple[ReadFact, ...]]:
    """Return the rows and the origin of their cells."""
    rows: list[TableRow] = []
    facts: list[ReadFact] = []
    for draft in drafts:
        if isinstance(draft, GroupDraft):
            rows.append(_group(draft, labels[draft.id]))
            facts += _group_facts(draft)
        else:
            rows.append(_task(draft, labels[draft.id]))
            facts += _task_facts(draft)
    return tuple(rows), tuple(facts)


def _group(draft: GroupDraft, label: str | None) -> TaskGroup:
    budget = one_text(draft.budget.text) if draft.budget else ""
    return TaskGroup(draft.id, squeeze(draft.title.text), label, budget, draft.depth)


def _group_facts(draft: GroupDraft) -> Iterator[ReadFact]:
    if draft.label:
        yield ReadFact(_anchor(draft, TaskField.NUMBER), draft.title.place)
    yield _fact(draft, TaskField.TASK, draft.title)
    if draft.budget:
        yield _fact(draft, TaskField.BUDGET, draft.budget)


def _task(draft: TaskDraft, label: str | None) -> Task:
    lead, together, _sure = _who(draft)
    return Task(
        draft.id,
        _joined(draft, Meaning.TASK),
        _joined(draft, Meaning.OBJECTIVE),
        _joined(draft, Meaning.ACTIVITY),
        split_products(draft.text(Meaning.PRODUCTS)),
        lead,
        together,
        _joined(draft, Meaning.TIME, " - "),
        _joined(draft, Meaning.BUDGET),
        label,
    )


def _joined(draft: TaskDraft, meaning: Meaning, sign: str = " ") -> str:
    texts = (one_text(value.text) for value in draft.values.get(meaning, ()))
    return sign.join(text for text in texts if text)


def _who(draft: TaskDraft) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return those who lead and those who take part, and whether the cells say who is which."""
    lead, along, sure = split_who(draft.text(Meaning.LEAD), together=False)
    both = split_who(draft.text(Meaning.WHO), together=True)
    others = split_who(draft.text(Meaning.COOPERATE), together=False)
    return (
        (*lead, *both[0]),
        (*along, *both[1], *others[0], *others[1]),
        sure and both[2],
    )


def _task_facts(draft: TaskDraft) -> Iterator[ReadFact]:
    if draft.label and clean_label(draft.label.text):
        yield _fact(draft, TaskField.NUMBER, draft.label)
    for meaning, values in draft.values.items():
        if meaning is Meaning.WHO:
            yield from _who_facts(draft, values)
        elif meaning.field:
            yield from (_fact(draft, meaning.field, value) for value in values)


def _who_facts(draft: TaskDraft, values: list[Value]) -> Iterator[ReadFact]:
    lead, along, sure = split_who(draft.text(Meaning.WHO), together=True)
    doubt = "" if sure else _("Ô không ghi rõ ai chủ trì, ai phối hợp; lấy tên đầu là chủ trì.")
    for value in values:
        shown = value if sure else value.doubted(_WHO_UNSURE, doubt)
        if lead:
            yield _fact(draft, TaskField.LEAD, shown)
        if along:
            yield _fact(draft, TaskField.COOPERATE, shown)


def _fact(draft: RowDraft, field: TaskField, value: Value) -> ReadFact:
    return ReadFact(_anchor(draft, field), value.place, value.confidence, value.doubt)


def _anchor(draft: RowDraft, field: TaskField) -> str:
    return f"{draft.id}:{field.value}"
