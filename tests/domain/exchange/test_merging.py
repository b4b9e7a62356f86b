"""Copies that have met all others say the same, whatever the order; nothing is lost silently."""

import random
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop.domain.exchange import merging
from desktop.domain.exchange.merging import merge, rivals, siblings, state_digest
from desktop.domain.exchange.model import Effect, FieldChange, MergeEntry, RowState
from tests.support.copies import (
    KEYS,
    MOVES,
    TABLE,
    WORDS,
    Copy,
    Office,
    gathered,
    play,
)

moves = st.lists(
    st.tuples(st.sampled_from(MOVES), st.integers(0, 2), st.integers(0, 30), st.integers(0, 2)),
    max_size=25,
)
ORDERS = 12


def row(word: str | None, owner: str = "w", **versions: int) -> RowState:
    return RowState(TABLE, "a", owner, versions, None if word is None else {"name": word})


def met(here: RowState | None, *incoming: RowState) -> MergeEntry:
    (entry,) = merge({} if here is None else {here.key: (here,)}, incoming).entries
    return entry


def test_a_row_that_is_not_here_is_new() -> None:
    entry = met(None, row("x", p=1))
    assert entry == MergeEntry(Effect.NEW, None, row("x", p=1))


def test_a_later_state_takes_the_place_of_an_earlier_one() -> None:
    entry = met(row("x", p=1), row("y", p=1, q=1))
    assert (entry.effect, entry.after) == (Effect.CHANGED, row("y", p=1, q=1))
    assert entry.fields == (FieldChange("name", "x", "y"),)


def test_an_earlier_state_changes_nothing() -> None:
    entry = met(row("y", p=1, q=1), row("x", p=1))
    assert (entry.effect, entry.after) == (Effect.UNCHANGED, row("y", p=1, q=1))


def test_a_deletion_is_taken_over_and_a_later_life_too() -> None:
    assert met(row("x", p=1), row(None, p=2)).effect is Effect.DELETED
    assert met(row(None, p=2), row("x", p=3)).effect is Effect.NEW
    assert met(row(None, p=2), row("x", p=1)).effect is Effect.UNCHANGED
    assert met(None, row(None, p=2)).effect is Effect.UNCHANGED


def test_two_changes_that_do_not_know_each_other_are_a_conflict() -> None:
    one, other = row("x", p=2), row("y", p=1, q=1)
    entry = met(one, other)
    assert entry.effect is Effect.CONFLICT
    assert {entry.after.key, *(state.key for state in entry.siblings)} == {one.key}
    assert [entry.after, *entry.siblings] in ([one, other], [other, one])
    assert met(other, one).after == entry.after, "the same one stands on both sides"
    said = entry.after.content, entry.siblings[0].content
    assert entry.fields == (FieldChange("name", said[0]["name"], said[1]["name"]),)  # type: ignore[index]


def test_a_row_changed_after_its_deletion_elsewhere_survives_and_is_told() -> None:
    for here, arriving in ((row(None, p=2), row("x", p=1, q=1)), (row("x", q=1), row(None, p=1))):
        entry = met(here, arriving)
        assert entry.effect is Effect.CONFLICT
        assert entry.after.content == {"name": "x"}
        assert [state.content for state in entry.siblings] == [None]


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    entry = met(row("x", p=2), row("x", p=1, q=1))
    assert entry.effect is Effect.UNCHANGED
    assert rivals((entry.after, *entry.siblings)) == ()
    assert met(row(None, p=2), row(None, p=1, q=1)).effect is Effect.UNCHANGED


def test_letters_in_pieces_are_the_same_letters() -> None:
    entry = met(row("Ti\u1ebfn", p=1), row("Tie\u0302\u0301n", p=1))
    assert (entry.effect, entry.siblings) == (Effect.UNCHANGED, ())
    assert state_digest([row("Ti\u1ebfn", p=1)]) == state_digest([row("Tie\u0302\u0301n", p=1)])


def test_two_copies_under_one_name_lose_nothing() -> None:
    entry = met(row("x", p=2), row("y", p=2))
    assert entry.effect is Effect.CONFLICT
    assert {state.content["name"] for state in (entry.after, *entry.siblings) if state.content} == {
        "x",
        "y",
    }


def test_a_conflict_that_is_known_is_not_told_again_until_it_is_settled() -> None:
    one, other = row("x", p=2), row("y", q=1)
    known = siblings((one, other))
    again = merge({one.key: known}, [other]).entries[0]
    assert again.effect is Effect.UNCHANGED
    assert (again.after, *again.siblings) == known
    settled = merge({one.key: known}, [row("z", p=2, q=2)]).entries[0]
    assert (settled.effect, settled.siblings) == (Effect.CHANGED, ())


def test_a_package_that_brings_its_own_conflict_keeps_it() -> None:
    plan = merge({}, [row("x", p=2), row("y", q=1)])
    assert [entry.effect for entry in plan.entries] == [Effect.CONFLICT]
    assert plan.count(Effect.CONFLICT) == 1


def test_rows_that_do_not_come_in_are_not_touched() -> None:
    here = {(TABLE, "own"): (RowState(TABLE, "own", "w", {"p": 1}, {}),)}
    plan = merge(here, [row("x", q=1)])
    assert [entry.after.id for entry in plan.entries] == ["a"]


def test_a_digest_tells_any_difference() -> None:
    base = row("x", p=1)
    others = (row("y", p=1), row("x", p=2), row(None, p=1), row("x", owner="v", p=1))
    assert len({state_digest([state]) for state in (base, *others)}) == 5
    assert state_digest([base, row("y", q=1)]) == state_digest([row("y", q=1), base])


def require_one_end(story: list[tuple[str, int, int, int]], chance: random.Random) -> None:
    """All that gather the packages of a story in any order and number end the same."""
    copies, packages = play(story)
    digests = set()
    for _order in range(ORDERS):
        order = packages + chance.sample(packages, chance.randint(0, len(packages)))
        chance.shuffle(order)
        digests.add(gathered(order).digest())
    for copy in copies:
        for package in packages:
            copy.take(package)
        digests.add(copy.digest())
        require_no_loss(copy, [state for package in packages for state in package])
    assert len(digests) == 1


def require_no_loss(copy: Copy, seen: list[RowState]) -> None:
    """What was seen is here, or was known to whoever wrote what is here."""
    led_to = copy.office.led_to
    for state in seen:
        here = copy.rows[state.key]
        assert any(led_to(state) <= led_to(other) for other in here)
        for other in here:
            assert state == other or not led_to(state) >= led_to(other)


@settings(max_examples=300)
@given(moves, st.integers(0, 1000))
def test_any_story_ends_the_same_in_any_order(
    story: list[tuple[str, int, int, int]], seed: int
) -> None:
    require_one_end(story, random.Random(seed))


@settings(max_examples=300)
@given(moves)
def test_taking_in_twice_changes_nothing(story: list[tuple[str, int, int, int]]) -> None:
    copies, packages = play(story)
    for copy in copies:
        for package in packages:
            copy.take(package)
            before = copy.rows
            plan = copy.take(package)
            assert plan.count(Effect.UNCHANGED) == len(plan.entries)
            assert copy.rows == before


@settings(max_examples=300)
@given(moves, st.randoms(use_true_random=False))
def test_meetings_may_be_swapped_and_grouped(
    story: list[tuple[str, int, int, int]], chance: random.Random
) -> None:
    _copies, packages = play(story)
    chosen = [chance.choice(packages) for _n in range(3)]
    assert len({gathered(order).digest() for order in permutations(chosen)}) == 1
    first, second, third = chosen
    left = gathered([gathered([first, second]).package(), third])
    right = gathered([first, gathered([second, third]).package()])
    assert left.digest() == right.digest()


class Meetings(RuleBasedStateMachine):
    """Three copies that write, meet, go back and meet again."""

    def __init__(self) -> None:
        super().__init__()
        self.office = Office()
        self.copies = [Copy(self.office, f"r{next(iter(self.office.names))}") for _n in range(3)]
        self.packages: list[tuple[RowState, ...]] = [()]
        self.backups = [self.copies[0].rows]

    @rule(place=st.integers(0, 2), key=st.sampled_from(KEYS), word=st.sampled_from(WORDS))
    def write(self, place: int, key: str, word: str | None) -> None:
        self.copies[place].write(key, word)
        assert rivals(self.copies[place].rows[TABLE, key]) == (), "writing settles a conflict"

    @rule(place=st.integers(0, 2))
    def pack(self, place: int) -> None:
        self.packages.append(self.copies[place].package())

    @rule(place=st.integers(0, 2), which=st.integers(0, 30))
    def take(self, place: int, which: int) -> None:
        package = self.packages[which % len(self.packages)]
        self.copies[place].take(package)
        require_no_loss(self.copies[place], list(package))

    @rule(place=st.integers(0, 2))
    def undo(self, place: int) -> None:
        self.copies[place].undo_import()

    @rule(place=st.integers(0, 2))
    def back_up(self, place: int) -> None:
        self.backups.append(self.copies[place].rows)

    @rule(place=st.integers(0, 2), which=st.integers(0, 30))
    def put_back(self, place: int, which: int) -> None:
        self.copies[place].put_back(self.backups[which % len(self.backups)])

    @invariant()
    def what_stands_is_chosen_the_same_way_everywhere(self) -> None:
        for copy in self.copies:
            for states in copy.rows.values():
                assert siblings(reversed(states)) == states

    def teardown(self) -> None:
        packages = [copy.package() for copy in self.copies]
        for copy in self.copies:
            for package in packages:
                copy.take(package)
        assert len({copy.digest() for copy in self.copies}) == 1
        assert len({merging.state_digest(copy.package()) for copy in self.copies}) == 1


TestMeetings = Meetings.TestCase
TestMeetings.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
