"""R4: Word and Excel files changed at random are read or refused, soon and in little memory."""

import random
import resource
import time
from pathlib import Path

import pytest

from tests.reading.files import DATA
from tests.reading.test_hostile import mutated, outcome

LONGEST = 10
MOST_MB = 500
SHORT, SEEDS, LONG = 500, 10, 1000
SUFFIXES = (".docx", ".xlsx")


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def mutate_many_times(suffix: str, path: Path, times: int, seed: int) -> None:
    samples = [sample.read_bytes() for sample in sorted((DATA / "foreign").rglob(f"*{suffix}"))]
    chance, before, refused = random.Random(seed), peak_mb(), 0
    for number in range(times):
        path.write_bytes(mutated(samples[number % len(samples)], chance))
        begin = time.perf_counter()
        refused += bool(outcome(path))
        assert time.perf_counter() - begin < LONGEST, number
    assert peak_mb() - before < MOST_MB
    assert 0 < refused < times


@pytest.mark.timeout(600)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_r04_mutated_documents(tmp_path: Path, suffix: str) -> None:
    mutate_many_times(suffix, tmp_path / f"x{suffix}", SHORT, 0)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, SEEDS + 1))
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_r04_mutated_documents_long(tmp_path: Path, suffix: str, seed: int) -> None:
    mutate_many_times(suffix, tmp_path / f"x{suffix}", LONG, seed)
