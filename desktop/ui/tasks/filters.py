"""What the filter bar knows: spans of due days, chips for filters in use, links to a list."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.model import Part, TaskState
from desktop.domain.tracking.query import DueSpan, GroupBy, Order, SortKey, TaskQuery
from desktop.domain.tracking.spans import with_span
from desktop.domain.tracking.words import OPEN_STATES, STATE_WORDS, URGENCY
from desktop.errors import Refused
from desktop.i18n import _

QUERY = "query:"
VIEW = "view:"
"""How a link to this place begins that asks for a list: a query, or the name of a saved view."""

Change = Callable[[TaskQuery], TaskQuery]
"""Makes the changed query of a query."""


@dataclass(frozen=True, slots=True)
class DueChoice:
    """An entry of the filter by due day: its words, and what it makes of a query on a day."""

    words: str
    change: Callable[[TaskQuery, dt.date], TaskQuery]


def without_due(query: TaskQuery) -> TaskQuery:
    """Return the query without filters by due day."""
    return replace(query, due_from=None, due_to=None, span=None, undated=None)


def due_choices() -> tuple[DueChoice, ...]:
    """Return the spans of due days that are offered."""
    return (
        DueChoice(_("Quá hạn"), _overdue),
        DueChoice(_("7 ngày tới"), _ahead(DueSpan.NEXT_7)),
        DueChoice(_("30 ngày tới"), _ahead(DueSpan.NEXT_30)),
        DueChoice(_("Tháng này"), _within(DueSpan.MONTH)),
        DueChoice(_("Quý này"), _within(DueSpan.QUARTER)),
        DueChoice(_("Chưa xác định ngày"), lambda q, _day: replace(without_due(q), undated=True)),
    )


def _overdue(query: TaskQuery, _day: dt.date) -> TaskQuery:
    return replace(without_due(query), states=frozenset({TaskState.OVERDUE}))


def _within(span: DueSpan) -> Callable[[TaskQuery, dt.date], TaskQuery]:
    return lambda query, day: with_span(without_due(query), span, day)


def _ahead(span: DueSpan) -> Callable[[TaskQuery, dt.date], TaskQuery]:
    """Ask for open tasks only, unless states were chosen."""

    def change(query: TaskQuery, day: dt.date) -> TaskQuery:
        return with_span(replace(without_due(query), states=query.states or OPEN_STATES), span, day)

    return change


def toggle_state(query: TaskQuery, state: TaskState) -> TaskQuery:
    """Return the query with a state taken in, or taken out where it was in."""
    return replace(query, states=query.states ^ {state})


# -- chips ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """Words for the keys in a query."""

    assignees: Mapping[str, str]
    plans: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FilterChip:
    """A filter in use: its words, and how the query is without it."""

    words: str
    without: Change


def chips_of(query: TaskQuery, names: Names) -> list[FilterChip]:
    """Return a chip for each filter in use but the words, the states and the year.

    Those have a place of their own: the search line, the chips of states, the rail.
    """
    return [*_chips_of_sets(query, names), *_chips_of_days(query), *_chips_of_flags(query)]


def _chips_of_sets(query: TaskQuery, names: Names) -> Iterator[FilterChip]:
    part = {None: "{name}", Part.LEAD: _("Chủ trì: {name}"), Part.COOPERATE: _("Phối hợp: {name}")}
    for ref in sorted(query.assignees):
        name = names.assignees.get(ref) or ref.partition(":")[2]
        yield FilterChip(
            part[query.part].format(name=name),
            lambda q, ref=ref: replace(q, assignees=q.assignees - {ref}),
        )
    for area in sorted(query.areas):
        yield FilterChip(
            area or _("Không có lĩnh vực"), lambda q, area=area: replace(q, areas=q.areas - {area})
        )
    for plan in sorted(query.plans):
        name = names.plans.get(plan, plan) if plan else _("Nhiệm vụ riêng")
        yield FilterChip(name, lambda q, plan=plan: replace(q, plans=q.plans - {plan}))


def _chips_of_days(query: TaskQuery) -> Iterator[FilterChip]:
    if query.due_from or query.due_to:
        words = _span(_("Hạn"), query.due_from, query.due_to)
        yield FilterChip(words, lambda q: replace(q, due_from=None, due_to=None, span=None))
    if query.done_from or query.done_to:
        words = _span(_("Hoàn thành"), query.done_from, query.done_to)
        yield FilterChip(words, lambda q: replace(q, done_from=None, done_to=None))


def _span(what: str, first: dt.date | None, last: dt.date | None) -> str:
    if first is None and last is not None:
        return _("{what} đến {last}").format(what=what, last=short_date(last))
    if last is None and first is not None:
        return _("{what} từ {first}").format(what=what, first=short_date(first))
    assert first is not None and last is not None
    words = _("{what} {first} – {last}")
    return words.format(what=what, first=short_date(first), last=short_date(last))


def _chips_of_flags(query: TaskQuery) -> Iterator[FilterChip]:
    for flag in flag_choices():
        if getattr(query, flag.field) is flag.value:
            yield FilterChip(flag.words, flag.off)


@dataclass(frozen=True, slots=True)
class FlagChoice:
    """A filter that is on or off."""

    words: str
    field: str
    value: bool = True

    def on(self, query: TaskQuery) -> TaskQuery:
        """Return the query with this filter."""
        return replace(query, **{self.field: self.value})

    def off(self, query: TaskQuery) -> TaskQuery:
        """Return the query without this filter."""
        empty = {field.name: field.default for field in fields(TaskQuery)}
        return replace(query, **{self.field: empty[self.field]})


def flag_choices() -> tuple[FlagChoice, ...]:
    """Return the filters that are on or off."""
    return (
        FlagChoice(_("Chưa xác định ngày"), "undated"),
        FlagChoice(_("Đã xác định ngày"), "undated", False),
        FlagChoice(_("Thường xuyên"), "continuous"),
        FlagChoice(_("Không kể thường xuyên"), "continuous", False),
        FlagChoice(_("Xong nhưng thiếu minh chứng"), "without_evidence"),
        FlagChoice(_("Đã được nhắc"), "reminded"),
        FlagChoice(_("Cả kế hoạch thôi theo dõi"), "untracked"),
    )


def subject_words(query: TaskQuery, names: Names, day: dt.date) -> str:
    """Return in words what a list holds: its year, the filters in use, the day it is of."""
    year = [_("năm {year}").format(year=query.year)] if query.year else []
    words = [f"“{query.text}”"] if query.text else []
    states = [_(STATE_WORDS[state]) for state in URGENCY if state in query.states]
    chips = [chip.words for chip in chips_of(query, names)]
    until = _("đến ngày {day}").format(day=short_date(day))
    return ", ".join([*year, *words, *chips, *states, until])


def is_narrowed(query: TaskQuery) -> bool:
    """Tell whether the officer narrowed the list; the year of the program does not count."""
    return replace(query, year=None) != TaskQuery()


# -- links ---------------------------------------------------------------------------------


def link_to(query: TaskQuery, order: Order | None = None) -> str:
    """Return the link that opens a list in this place.

    It is "query:" and a JSON object with the fields of ``TaskQuery`` that are not empty: sets as
    sorted lists, days as ISO dates, states and parts by their values; and "order" as a list of
    key, descending, group where the list is not ordered by due day.
    """
    data: dict[str, object] = {
        field.name: _plain(getattr(query, field.name))
        for field in fields(TaskQuery)
        if getattr(query, field.name) != field.default
    }
    if order is not None and order != Order():
        data["order"] = [order.key.value, order.descending, order.group.value]
    return QUERY + json.dumps(data, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(str(_plain(each)) for each in value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.value if isinstance(value, Part | TaskState | DueSpan) else value


def read_link(link: str) -> tuple[TaskQuery, Order]:
    """Return the query and order of a link; refuses one that is none."""
    try:
        data = json.loads(link.removeprefix(QUERY))
        order = data.pop("order", None)
        query = replace(TaskQuery(), **{name: _rich(name, value) for name, value in data.items()})
        return query, _order(order)
    except (ValueError, TypeError, AttributeError, KeyError):
        raise Refused(_("Liên kết tới danh sách nhiệm vụ không đúng.")) from None


def _order(data: Any) -> Order:
    if data is None:
        return Order()
    key, descending, group = data
    return Order(SortKey(key), bool(descending), GroupBy(group))


def _rich(name: str, value: Any) -> object:
    if name.endswith(("_from", "_to")):
        return dt.date.fromisoformat(value)
    if name == "states":
        return frozenset(map(TaskState, value))
    if name == "part":
        return Part(value)
    if name == "span":
        return DueSpan(value)
    return frozenset(map(str, value)) if isinstance(value, list) else value
