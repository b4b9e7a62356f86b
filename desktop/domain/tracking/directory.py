"""The office on any day: whom a printed name means, who holds a post, which units there are."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.domain.commune import CommuneProfile, Officer, Unit
from desktop.domain.decree_dates import short_date
from desktop.domain.folding import fold
from desktop.domain.reading.name_matching import Match, match, normal_form
from desktop.domain.reading.names import split_names
from desktop.domain.tracking.model import Assignee, AssigneeKind
from desktop.i18n import _

_ONE_DAY = dt.timedelta(days=1)
_SURE = 0.9
_ROLE = "cong chuc"
_TITLES = (
    "công chức", "cán bộ", "chuyên viên", "chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư",
    "trưởng ", "phó trưởng", "giám đốc", "phó giám đốc", "chánh văn phòng", "phó chánh văn phòng",
    "chỉ huy trưởng",
)  # fmt: skip
"""Beginnings of posts, with their marks: "trưởng" is no "trường"."""
_ASIDE = re.compile(r"\s*\([^)]*\)|(?<=\w),?\s+(?:phụ trách|theo dõi)\s.*$", re.IGNORECASE)
"""What follows a name and does not change who is meant ("(theo dõi …)", "phụ trách mảng …")."""
_NOBODY = frozenset({"", "nt", "nhu tren", "khong", "-"})
_MOST_OFFICES = 4

_recent: list[tuple[CommuneProfile, Directory]] = []


def directory(profile: CommuneProfile) -> Directory:
    """Return the directory of an office; the last few are kept with all they resolved."""
    for known, kept in _recent:
        if known is profile:
            return kept
    for known, kept in _recent:
        if known == profile:
            return kept
    made = Directory(profile)
    _recent[:] = [(profile, made), *_recent[: _MOST_OFFICES - 1]]
    return made


def post_of(title: str) -> Assignee:
    """Return a post, by its title, as one to whom tasks are given."""
    return Assignee(AssigneeKind.POST, fold(title), title)


def bare_form(name: str) -> str:
    """Return the form in which two spellings of a post or body are alike.

    Dashes, marks, short forms and a leading "Công chức" do not count.
    """
    return normal_form(name).removeprefix(_ROLE).strip()


def everyone(name: str = "Các cơ quan, đơn vị") -> Assignee:
    """Return all units together as one to whom tasks are given."""
    return Assignee(AssigneeKind.ALL_UNITS, "", name)


class Directory:
    """The units and officers of one office with their time of validity.

    Names are matched once for each stretch of time in which the office stays the same.
    """

    def __init__(self, profile: CommuneProfile) -> None:
        """Take the office."""
        self._profile = profile
        self._units = {unit.id: unit for unit in profile.units}
        self._officers = {officer.id: officer for officer in profile.officers}
        self._changes = sorted(set(_changes(profile)))
        self._posts, self._titles = _posts(profile)
        self._unit_forms = {normal_form(unit.name) for unit in profile.units}
        self._printed: dict[tuple[tuple[str, ...], int], tuple[Assignee, ...]] = {}
        self._named: dict[tuple[str, int], Assignee] = {}
        self._refs: dict[tuple[tuple[Assignee, ...], int], frozenset[str]] = {}
        self._on_days: dict[int, CommuneProfile] = {}

    def _stretch(self, day: dt.date) -> int:
        """Return the number of the stretch of time in which ``day`` lies."""
        return bisect_right(self._changes, day)

    # -- printed names ---------------------------------------------------------------------

    def printed(self, names: tuple[str, ...], day: dt.date) -> tuple[Assignee, ...]:
        """Return whom the names in a cell mean on ``day``, each once."""
        key = (names, self._stretch(day))
        found = self._printed.get(key)
        if found is None:
            parts = [part for name in names for part in split_names(name)]
            meant = [self._whom(part, day) for part in parts if fold(part) not in _NOBODY]
            found = self._printed[key] = tuple({each.ref: each for each in meant}.values())
        return found

    def _whom(self, name: str, day: dt.date) -> Assignee:
        key = (name, self._stretch(day))
        if key not in self._named:
            self._named[key] = self._resolve(name, day)
        return self._named[key]

    def _resolve(self, name: str, day: dt.date) -> Assignee:
        """Recognise a name as printed, else without what is said of it in passing."""
        bare = _ASIDE.sub("", name)
        found = self._recognise(name, day)
        if found is None and bare and bare != name:
            found = self._recognise(bare, day)
        if found is not None:
            return found
        is_post = name.lower().startswith(_TITLES)
        return _stranger(AssigneeKind.POST if is_post else AssigneeKind.OUTSIDE, name)

    def _recognise(self, name: str, day: dt.date) -> Assignee | None:
        found = self._match(name, day)
        officer = self._officers.get(found.officer_id or "")
        if officer and officer.name and normal_form(officer.name) in normal_form(name):
            return self._person(officer, day)
        title = self._title(name, sure_unit=found if found.unit_id else None)
        if title:
            return post_of(title)
        unit = self._units.get(found.unit_id or "")
        if unit is not None:
            return self._body(unit, day)
        if found.everyone:
            return everyone(name)
        return _stranger(AssigneeKind.OUTSIDE, name) if found.outside else None

    def _match(self, name: str, day: dt.date) -> Match:
        """Match with the office of that day first, then with all it ever had."""
        today = match(name, self._on_day(day), {})
        if _is_sure(today):
            return today
        ever = match(name, self._profile, {})
        return ever if _is_sure(ever) else today

    def _title(self, name: str, sure_unit: Match | None) -> str:
        """Return the title of the post that a name means, "" when it means none.

        The short form of a title ("Văn phòng - Thống kê") may be the name of a unit: then the
        unit is meant, unless the unit itself is named like the post.
        """
        officer_id = match(name, self._posts, {}).officer_id
        if officer_id is None:
            return ""
        title, whole = self._titles[officer_id]
        if whole or sure_unit is None or normal_form(title) in self._unit_forms:
            return title
        return ""

    def _on_day(self, day: dt.date) -> CommuneProfile:
        stretch = self._stretch(day)
        if stretch not in self._on_days:
            self._on_days[stretch] = replace(
                self._profile,
                units=tuple(self._valid_units(day)),
                officers=tuple(o for o in self._profile.officers if _holds(o, day)),
            )
        return self._on_days[stretch]

    # -- names of a day --------------------------------------------------------------------

    def of_today(self, assignee: Assignee, day: dt.date) -> Assignee:
        """Return an assignee under its name of ``day``; unknown ones stay as they are."""
        if assignee.kind is AssigneeKind.UNIT and assignee.key in self._units:
            return self._body(self._units[assignee.key], day)
        if assignee.kind is AssigneeKind.OFFICER and assignee.key in self._officers:
            return self._person(self._officers[assignee.key], day)
        return assignee

    def _body(self, unit: Unit, day: dt.date) -> Assignee:
        return Assignee(AssigneeKind.UNIT, unit.id, _ended(unit.name, unit.valid_to, day))

    def _person(self, officer: Officer, day: dt.date) -> Assignee:
        name = _ended(officer.name, officer.held_to, day)
        return Assignee(AssigneeKind.OFFICER, officer.id, name)

    # -- refs ------------------------------------------------------------------------------

    def refs(self, found: tuple[Assignee, ...], day: dt.date) -> frozenset[str]:
        """Return all refs under which a task of these is found on ``day``."""
        key = (found, self._stretch(day))
        refs = self._refs.get(key)
        if refs is None:
            refs = self._refs[key] = frozenset(r for each in found for r in self._under(each, day))
        return refs

    def _under(self, assignee: Assignee, day: dt.date) -> Iterator[str]:
        yield assignee.ref
        match assignee.kind:
            case AssigneeKind.ALL_UNITS:
                yield from (_unit_ref(unit.id) for unit in self._valid_units(day))
            case AssigneeKind.OFFICER:
                officer = self._officers.get(assignee.key)
                yield from _around([officer] if officer else [])
            case AssigneeKind.POST:
                yield from self._around_post(assignee.key, day)

    def _around_post(self, key: str, day: dt.date) -> Iterator[str]:
        """Yield the holders and their units; of a vacant post the units of earlier holders."""
        now = self.holders(key, day)
        yield from (f"{AssigneeKind.OFFICER.value}:{officer.id}" for officer in now)
        yield from _around(now)
        if not now:
            yield from (ref for ref in _around(self._ever(key)) if ref.startswith("unit:"))

    def holders(self, post: str, day: dt.date) -> tuple[Officer, ...]:
        """Return who holds a post, given by title or key, on ``day``."""
        return tuple(officer for officer in self._ever(post) if _holds(officer, day))

    def _ever(self, post: str) -> Sequence[Officer]:
        form = normal_form(post)
        return [each for each in self._profile.officers if normal_form(each.title) == form]

    def _valid_units(self, day: dt.date) -> Iterator[Unit]:
        for unit in self._profile.units:
            begun = unit.valid_from is None or unit.valid_from <= day
            if begun and (unit.valid_to is None or day <= unit.valid_to):
                yield unit


def _stranger(kind: AssigneeKind, name: str) -> Assignee:
    """Return somebody the office does not know; two spellings of the name are one."""
    return Assignee(kind, normal_form(name) or fold(name), name)


def _is_sure(found: Match) -> bool:
    return bool(found.unit_id or found.officer_id) and found.confidence >= _SURE


def _holds(officer: Officer, day: dt.date) -> bool:
    begun = officer.held_from is None or officer.held_from <= day
    return begun and (officer.held_to is None or day <= officer.held_to)


def _ended(name: str, last: dt.date | None, day: dt.date) -> str:
    if last is None or last >= day:
        return name
    return _("{name} (đến {day})").format(name=name, day=short_date(last))


def _unit_ref(unit_id: str) -> str:
    return f"{AssigneeKind.UNIT.value}:{unit_id}"


def _around(officers: Iterable[Officer]) -> Iterator[str]:
    """Yield the units and posts of officers."""
    for officer in officers:
        if officer.unit_id:
            yield _unit_ref(officer.unit_id)
        if officer.title:
            yield post_of(officer.title).ref


def _changes(profile: CommuneProfile) -> Iterator[dt.date]:
    """Yield the days from which on the office is another."""
    spans = [(unit.valid_from, unit.valid_to) for unit in profile.units]
    spans += [(officer.held_from, officer.held_to) for officer in profile.officers]
    for first, last in spans:
        if first is not None:
            yield first
        if last is not None and last < dt.date.max:
            yield last + _ONE_DAY


def _posts(profile: CommuneProfile) -> tuple[CommuneProfile, dict[str, tuple[str, bool]]]:
    """Return an office of nothing but posts, and what each of its entries stands for.

    Each title stands once as it is, and once with or without "Công chức" where no other title is
    written so.
    """
    titles = {normal_form(each.title): each.title for each in reversed(profile.officers)}
    titles.pop("", None)
    meant = {form: (title, True) for form, title in titles.items()}
    for form, title in titles.items():
        other = form.removeprefix(f"{_ROLE} ") if form.startswith(_ROLE) else f"{_ROLE} {form}"
        meant.setdefault(other, (title, False))
    entries = tuple(Officer(form, "", form) for form in meant)
    return replace(profile, units=(), officers=entries), meant
