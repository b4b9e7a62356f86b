"""Packages changed at random: never a crash, a hang, or a row before all was verified.

500 of them with each commit; the long form (``-m stress``) takes 10 000.
"""

import json
import random
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.exchange_ports import OfficeKeys, Seal, Unseal
from tests.support.packages import (
    canonical_json,
    contents,
    entries,
    look,
    reader,
    relisted,
    rezip,
    row,
    write,
)

LONGEST = 10
CLUSTER = 4096
Mutator = Callable[[random.Random, bytes], bytes]


def flip_bits(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _time in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def zero_tail(chance: random.Random, data: bytes) -> bytes:
    kept = chance.randrange(len(data))
    return data[:kept] + bytes(len(data) - kept)


def swap_clusters(chance: random.Random, data: bytes) -> bytes:
    places = range(0, len(data), CLUSTER)
    one, other = sorted(chance.sample(places, 2))
    first, second = data[one : one + CLUSTER], data[other : other + CLUSTER]
    return data[:one] + second + data[one + CLUSTER : other] + first + data[other + CLUSTER :]


def insert(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.randbytes(chance.randint(1, 40)) + data[place:]


def drop(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.randint(1, 40) :]


def overwrite_number(chance: random.Random, data: bytes) -> bytes:
    """Put an extreme number where the ZIP keeps one of its own."""
    magics = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
    places = [at for at in range(len(data) - 4) if data[at : at + 4] in magics]
    place = chance.choice(places) + chance.randrange(4, 40)
    number = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\1\0\0\0"))
    return data[:place] + number + data[place + 4 :]


MUTATORS: tuple[Mutator, ...] = (
    flip_bits,
    cut,
    zero_tail,
    swap_clusters,
    insert,
    drop,
    overwrite_number,
)

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


@pytest.mark.parametrize(
    "times", [350, pytest.param(7000, marks=[pytest.mark.stress, pytest.mark.timeout(1800)])]
)
def test_no_change_of_a_signed_package_goes_unnoticed(
    tmp_path: Path, keys: OfficeKeys, rows: list[object], times: int
) -> None:
    package = write(tmp_path / "out", contents(rows={"task": rows}), keys)
    refused_or_the_same(tmp_path, package.path, MUTATORS, times, None)


@pytest.mark.parametrize(
    "times", [100, pytest.param(2000, marks=[pytest.mark.stress, pytest.mark.timeout(1800)])]
)
def test_a_forged_list_never_crashes_the_reader(
    tmp_path: Path, rows: list[object], times: int
) -> None:
    package = write(tmp_path / "out", contents(rows={"task": rows[:20]}))
    contents_changed(tmp_path, package.path, times)


@pytest.mark.parametrize(
    "times", [50, pytest.param(1000, marks=[pytest.mark.stress, pytest.mark.timeout(1800)])]
)
def test_no_change_of_a_sealed_package_goes_unnoticed(
    tmp_path: Path, keys: OfficeKeys, rows: list[object], times: int
) -> None:
    seal = Seal(keys.sealing_public)
    package = write(tmp_path / "out", contents(rows={"task": rows}), keys, seal)
    unseal = Unseal(keys.sealing_secret)
    refused_or_the_same(tmp_path, package.path, MUTATORS[:-1], times, unseal)
