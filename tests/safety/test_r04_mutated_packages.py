"""R4: packages changed at random: never a crash, a hang, or a row before all was verified."""

import json
import random
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.exchange_ports import OfficeKeys, Seal, Unseal
from tests.support.mutators import CLUSTER, MUTATORS, Mutator, cut, drop, flip_bits, insert
from tests.support.packages import (
    canonical_json,
    contents,
    entries,
    look,
    office_keys,
    reader,
    relisted,
    rezip,
    row,
    write,
)

LONGEST = 10
LONG = [pytest.mark.stress, pytest.mark.timeout(1800)]
STRANGE = (None, True, -1, 0, 2**63, 1e300, "", "\u202e", "../..", [], {}, [[]], "a" * 300)


def strange_field(chance: random.Random, found: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Change one field of the manifest, as a forger of unsigned packages can."""
    facts = json.loads(found[0][1])
    where = chance.choice((facts, facts["office"], facts["files"], facts["counts"]))
    where[chance.choice((*where, "new"))] = chance.choice(STRANGE)
    return [("manifest.json", canonical_json(facts)), *found[1:]]


def strange_part(chance: random.Random, found: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Change a part and make the list fit it again."""
    place = chance.randrange(1, len(found))
    name, data = found[place]
    changed = chance.choice((flip_bits, cut, insert, drop))(chance, data)
    return relisted([*found[:place], (name, changed), *found[place + 1 :]])


def judge(tmp_path: Path, path: Path, unseal: Unseal | None = None) -> list[object] | None:
    """Read a package that was changed; return what came out of it, None when it was refused."""
    started = time.monotonic()
    here, read = reader(tmp_path), []
    seen = look(tmp_path, path, unseal=unseal)
    try:
        read += here.rows(seen, lambda _row: "")
        read += here.records(seen, "figure", lambda _part, _one: "")
    except Refused as refusal:
        assert refusal.what
        assert seen.usable or not read
    else:
        assert seen.usable
    assert seen.usable or (len(seen.problems) == 1 and seen.problems[0])
    here.forget(seen)
    assert not list((tmp_path / "staging").iterdir())
    assert time.monotonic() - started < LONGEST
    return read if seen.usable else None


@pytest.fixture(scope="module")
def keys() -> OfficeKeys:
    return office_keys()


@pytest.fixture
def rows() -> list[object]:
    chance = random.Random(1)
    return [row(f"t{n}", {"title": chance.randbytes(60).hex()}) for n in range(300)]


def refused_or_the_same(
    tmp_path: Path, path: Path, mutators: Sequence[Mutator], times: int, unseal: Unseal | None
) -> None:
    """What a ZIP notes besides (who made it, when) may change unnoticed; content never."""
    data, chance = path.read_bytes(), random.Random(2026)
    whole, refused = judge(tmp_path, path, unseal), 0
    assert whole and len(data) > 3 * CLUSTER
    changed = tmp_path / "changed.goixa"
    for number in range(times):
        changed.write_bytes(mutators[number % len(mutators)](chance, data))
        read = judge(tmp_path, changed, unseal)
        assert read in (None, whole), mutators[number % len(mutators)].__name__
        refused += read is None
    assert refused > 0.9 * times


def contents_changed(tmp_path: Path, path: Path, times: int) -> None:
    found, chance = entries(path), random.Random(5)
    for number in range(times):
        spoil = (strange_field, strange_part)[number % 2]
        spoilt = rezip(tmp_path / "changed.goixa", spoil(chance, found), zipfile.ZIP_STORED)
        judge(tmp_path, spoilt)


@pytest.mark.parametrize("times", [350, pytest.param(7000, marks=LONG)])
def test_r04_no_change_of_a_signed_package_goes_unnoticed(
    tmp_path: Path, keys: OfficeKeys, rows: list[object], times: int
) -> None:
    package = write(tmp_path / "out", contents(rows={"task": rows}), keys)
    refused_or_the_same(tmp_path, package.path, MUTATORS, times, None)


@pytest.mark.parametrize("times", [100, pytest.param(2000, marks=LONG)])
def test_r04_a_forged_list_never_crashes_the_reader(
    tmp_path: Path, rows: list[object], times: int
) -> None:
    package = write(tmp_path / "out", contents(rows={"task": rows[:20]}))
    contents_changed(tmp_path, package.path, times)


@pytest.mark.parametrize("times", [50, pytest.param(1000, marks=LONG)])
def test_r04_no_change_of_a_sealed_package_goes_unnoticed(
    tmp_path: Path, keys: OfficeKeys, rows: list[object], times: int
) -> None:
    seal = Seal(keys.sealing_public)
    package = write(tmp_path / "out", contents(rows={"task": rows}), keys, seal)
    unseal = Unseal(keys.sealing_secret)
    refused_or_the_same(tmp_path, package.path, MUTATORS[:-1], times, unseal)
