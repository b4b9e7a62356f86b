"""Killed at any moment while packing or copying: whole packages or none."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.packages import look, write

ROOT = Path(__file__).resolve().parents[2]


def run_and_kill(folder: Path, lines: int, pause: float) -> list[tuple[str, str]]:
    """Let a writer say some lines, kill it a moment later; return what it said."""
    command = [sys.executable, "-m", "tests.exchange.killed_writer", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _line in range(lines)]
        try:
            writer.wait(pause)
        except subprocess.TimeoutExpired:
            writer.kill()
        said += writer.stdout.readlines()
    return [(line.split()[0], line.split()[1]) for line in said if len(line.split()) == 2]


@pytest.mark.parametrize(
    "times", [4, pytest.param(200, marks=[pytest.mark.stress, pytest.mark.timeout(1800)])]
)
def test_what_was_told_is_there_and_nothing_half_bears_a_lasting_name(
    tmp_path: Path, times: int
) -> None:
    chance = random.Random(19)
    for _time in range(times):
        said = run_and_kill(tmp_path, chance.randint(1, 6), chance.random() * 0.05)
        for what, name in said:
            place = tmp_path / ("out" if what == "made" else "usb")
            assert (place / name).is_file() and (place / name).with_suffix(".txt").is_file()
        for place in (tmp_path / "out", tmp_path / "usb"):
            for path in place.glob("*.goixa"):
                assert look(tmp_path, path, local=True).usable, path
    write(tmp_path / "out")
    assert not [
        path for path in (tmp_path / "out").iterdir() if path.suffix not in (".goixa", ".txt")
    ]
