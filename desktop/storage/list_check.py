"""All that the list of tasks says, in one form whatever way it came about."""

from __future__ import annotations

from typing import Any

from desktop.storage import engine

_IN_USE = "party IN (SELECT lead FROM list_task UNION SELECT cooperate FROM list_task)"

_QUESTIONS = (
    """SELECT id, plan_id, list_task.place, list_task.tracked, first_year, last_year, areas.text,
times.text, leads.signature, others.signature, base, started_from, soon_from, overdue_from, due,
done_on, percent, undated, continuous, bare, reminded, known_until, folded, item,
list_title.sort_key
FROM list_task JOIN list_plan ON list_plan.n = plan
JOIN list_text USING (n) JOIN list_item USING (n) JOIN list_title ON list_title.place = title
JOIN list_word AS areas ON areas.n = area JOIN list_word AS times ON times.n = time
JOIN list_party AS leads ON leads.n = lead JOIN list_party AS others ON others.n = cooperate
ORDER BY list_task.rank, list_task.place""",
    """SELECT id, list_time.place, label, start, list_time.due, planned_due, list_time.done_on,
dropped, fact_id FROM list_time JOIN list_task USING (n) ORDER BY 1, 2""",
    """SELECT DISTINCT sort_key FROM list_task JOIN list_title ON list_title.place = title
ORDER BY title""",
    f"""SELECT signature, valid_from, valid_to, sort_key, units, officers FROM list_party_span
JOIN list_party ON list_party.n = party WHERE {_IN_USE} ORDER BY 1, 2""",  # noqa: S608
    f"""SELECT signature, ref, valid_from, valid_to FROM list_party_ref
JOIN list_party ON list_party.n = party WHERE {_IN_USE} ORDER BY 1, 2, 3""",  # noqa: S608
)


def content(raw: engine.Connection) -> list[list[Any]]:
    """Return all that the list says, in its order, without the numbers it gave."""
    return [raw.execute(question).fetchall() for question in _QUESTIONS]
