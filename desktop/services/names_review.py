"""Names in a draft that was read: which the office does not know yet, and learning them.

A name that the officer assigns to a unit or a person becomes an alias, which ``match`` knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.domain.commune import CommuneProfile, Officer, Unit
from desktop.domain.plan import Plan
from desktop.domain.reading.name_matching import Match, match, normal_form
from desktop.domain.reading.result import SURE


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name as the file writes it, with whom it seems to mean.

    Attributes:
        name: The name; of spellings that are alike the one that stands most often.
        count: How often it stands in the task table and among the duties.
        match: The proposal, with its confidence from 0 to 1.
    """

    name: str
    count: int
    match: Match

    @property
    def proposed(self) -> str:
        """Key of the unit that is proposed, or of the person where it is worth confirming.

        Empty where everyone, nobody of ours or a person whom nobody can mistake is meant.
        """
        if self.match.officer_id:
            return "" if self.match.confidence >= SURE else self.match.officer_id
        return self.match.unit_id or ""


def unknown_names(plan: Plan, profile: CommuneProfile) -> tuple[NameRow, ...]:
    """Return the names of ``plan`` that are not just those of a unit, a post or an officer.

    Those with a proposal come first, then those of nobody known, then officers, everyone
    and other offices; the most frequent first in each.
    """
    known = _known_forms(profile)
    spellings: dict[str, Counter[str]] = {}
    for name in names_of(plan):
        form = normal_form(name)
        if form and form not in known:
            spellings.setdefault(form, Counter())[name] += 1
    rows = (_row(found, profile) for found in spellings.values())
    return tuple(sorted(rows, key=lambda row: (_need(row), -row.count)))


def names_of(plan: Plan) -> Iterator[str]:
    """Yield the names that lead, co-operate or have duties, as often as they stand."""
    for task in plan.task_table.tasks if plan.task_table else ():
        yield from task.lead
        yield from task.cooperate
    for duty in plan.duties:
        yield duty.officer


def with_aliases(profile: CommuneProfile, chosen: Mapping[str, str]) -> CommuneProfile:
    """Return ``profile`` with each written name of ``chosen`` an alias of its unit or person.

    ``chosen`` has their keys. A name means one of them: it is taken from the aliases of others.
    Names that they have in whatever spelling, and keys that are not of the profile, change
    nothing.
    """
    ids = {unit.id for unit in profile.units} | {officer.id for officer in profile.officers}
    wanted = {name: key for name, key in chosen.items() if key in ids}
    return replace(
        profile,
        units=tuple(
            replace(unit, aliases=_aliases(unit, (unit.name, unit.short), wanted))
            for unit in profile.units
        ),
        officers=tuple(
            replace(officer, aliases=_aliases(officer, (officer.name, officer.title), wanted))
            for officer in profile.officers
        ),
    )


def _aliases(
    owner: Unit | Officer, names: tuple[str, ...], wanted: Mapping[str, str]
) -> tuple[str, ...]:
    others = {normal_form(name) for name, key in wanted.items() if key != owner.id}
    aliases = [alias for alias in owner.aliases if normal_form(alias) not in others]
    forms = {normal_form(name) for name in (*names, *aliases)}
    for name, key in wanted.items():
        form = normal_form(name)
        if key == owner.id and form not in forms:
            forms.add(form)
            aliases.append(name)
    return tuple(aliases)


def _known_forms(profile: CommuneProfile) -> frozenset[str]:
    of_units = (name for unit in profile.units for name in (unit.name, unit.short, *unit.aliases))
    of_officers = (
        name
        for officer in profile.officers
        for name in (officer.name, officer.title, *officer.aliases)
    )
    return frozenset(normal_form(name) for name in (*of_units, *of_officers))


def _row(found: Counter[str], profile: CommuneProfile) -> NameRow:
    name = found.most_common(1)[0][0]
    return NameRow(name, found.total(), match(name, profile, {}))


def _need(row: NameRow) -> int:
    """Return the rank of a name: 0 where a yes is enough, 2 where nothing is to be done."""
    if row.proposed:
        return 0
    found = row.match
    return 2 if found.officer_id or found.everyone or found.outside else 1
