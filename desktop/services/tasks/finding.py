"""What the officer types to find tasks: names of units and people, states in words."""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches

from desktop.domain.commune import CommuneProfile
from desktop.domain.folding import fold
from desktop.domain.tracking.directory import bare_form, directory
from desktop.domain.tracking.model import Assignee, AssigneeKind, TaskState
from desktop.domain.tracking.query import GroupBy, Order, TaskQuery
from desktop.domain.tracking.words import OPEN_STATES, STATE_WORDS
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.tasks import choices
from desktop.services.tasks.desk import Desk

_NEAREST = 3
_KNOWN = frozenset({AssigneeKind.UNIT, AssigneeKind.OFFICER, AssigneeKind.ALL_UNITS})

_GROUPS = {
    "hoan thanh": frozenset({TaskState.DONE, TaskState.DONE_LATE}),
    "chua hoan thanh": OPEN_STATES,
    "open": OPEN_STATES,
}
"""Folded words that mean several states."""


def states_named(text: str) -> frozenset[TaskState]:
    """Return the states meant by a value or by words, with or without marks."""
    wanted = fold(text).replace("_", "-")
    for state in TaskState:
        if wanted in (state.value, fold(STATE_WORDS[state]), fold(_(STATE_WORDS[state]))):
            return frozenset({state})
    if wanted in _GROUPS:
        return _GROUPS[wanted]
    known = ", ".join(f"{state.value} ({_(STATE_WORDS[state])})" for state in TaskState)
    raise Refused(
        _("Không có trạng thái “{text}”.").format(text=text),
        advice=_("Chọn một trong: {known}.").format(known=known),
    )


def refs_named(desk: Desk, text: str) -> frozenset[str]:
    """Return the refs of a unit or person by name, short form, alias or title.

    Refuses a name that nobody of the office has and no task mentions, with the nearest ones.
    """
    profile, today = desk.profile(), desk.today()
    names = _names(profile, today)
    if refs := names.get(fold(text)):
        return frozenset(refs)
    found = directory(profile).printed((text,), today)
    if found and all(assignee.kind in _KNOWN for assignee in found):
        return frozenset(assignee.ref for assignee in found)
    alike = {assignee.ref for assignee in leading_alike(desk, text)}
    if alike or (found and all(_is_known(desk, assignee) for assignee in found)):
        return frozenset(alike.union(assignee.ref for assignee in found))
    raise Refused(
        _("Không có đơn vị, cá nhân nào tên “{text}”.").format(text=text),
        advice=_nearest(text, profile, today),
    )


def leading_alike(desk: Desk, text: str) -> tuple[Assignee, ...]:
    """Return those who lead tasks under a name that is ``text`` in another spelling.

    Plans write one post in many ways.
    """
    wanted = bare_form(text)
    order = Order(group=GroupBy.UNIT)
    groups = desk.tasks.find(TaskQuery(), order, desk.today()).groups if wanted else ()
    return tuple(
        Assignee(AssigneeKind(kind), key, group.title)
        for group in groups
        if bare_form(group.title) == wanted
        for kind, _colon, key in (group.key.partition(":"),)
        if kind
    )


def _names(profile: CommuneProfile, today: dt.date) -> dict[str, set[str]]:
    """Return the refs by every folded name that the office knows today, or ever knew."""
    names: dict[str, set[str]] = {}
    for unit in profile.units:
        for name in (unit.name, unit.short, *unit.aliases):
            names.setdefault(fold(name), set()).add(choices.unit_assignee(unit).ref)
    for officer in profile.officers:
        names.setdefault(fold(officer.name), set()).add(choices.officer_assignee(officer).ref)
    for each in choices.candidates(profile, today):
        names.setdefault(fold(each.name), set()).add(each.ref)
    names.pop("", None)
    return names


def _is_known(desk: Desk, assignee: Assignee) -> bool:
    if assignee.kind in _KNOWN:
        return True
    query = TaskQuery(assignees=frozenset({assignee.ref}))
    return desk.tasks.find(query, Order(), desk.today()).total > 0


def _nearest(text: str, profile: CommuneProfile, today: dt.date) -> str:
    shown = {fold(unit.short): unit.short for unit in profile.units if unit.short}
    shown |= {fold(each.name): each.name for each in choices.candidates(profile, today)}
    wanted = fold(text)
    near = get_close_matches(wanted, shown, _NEAREST, 0.4)
    words = set(wanted.split())
    near += [name for name in shown if words & set(name.split()) and name not in near]
    names = ", ".join(shown[name] for name in near[:_NEAREST])
    return _("Gần giống: {names}.").format(names=names) if names else ""
