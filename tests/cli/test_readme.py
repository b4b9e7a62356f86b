"""What the README says of the command line is what the command line does."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from desktop.cli.main import build_parser

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\.venv/bin/kehoachxa (.+)$", README, re.MULTILINE)


def commands() -> list[str]:
    parser = build_parser()
    action = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return sorted(action.choices)


@pytest.mark.parametrize("line", LINES)
def test_each_line_can_be_typed(line: str) -> None:
    build_parser().parse_args(shlex.split(line, comments=True))


@pytest.mark.parametrize("command", commands())
def test_each_command_is_shown_and_logged(command: str) -> None:
    assert command in {line.split()[0] for line in LINES}
    assert re.search(rf"\b{command}\b", CHANGELOG)
