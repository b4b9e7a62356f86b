"""Unexpected errors are told in one sentence and kept with their trace."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.cli import plan_commands
from desktop.cli.main import REFUSED, main
from desktop.error_log import keep_errors
from tests.support.programs import program

Keep = Callable[[Path], None]


@pytest.fixture
def keep() -> Iterator[Keep]:
    handlers: list[logging.Handler] = []
    yield lambda file: handlers.append(keep_errors(file))
    for handler in handlers:
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Application:
    return program(monkeypatch, tmp_path / "home")


def test_a_defect_in_a_command_is_one_sentence_and_a_trace_in_the_log(
    keep: Keep,
    application: Application,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def broken(_context: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(plan_commands, "run_templates", broken)
    log = tmp_path / "new folder" / "errors.txt"
    keep(log)
    code = main(["templates"], application)
    problem = capsys.readouterr().err
    assert code == REFUSED
    assert len(problem.splitlines()) == 1
    assert "ngoài dự kiến" in problem
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_nothing_is_written_while_nothing_fails(keep: Keep, tmp_path: Path) -> None:
    log = tmp_path / "errors.txt"
    keep(log)
    logging.getLogger("desktop").warning("no error")
    assert not log.exists()


def test_a_log_that_cannot_be_written_stops_nobody(
    keep: Keep, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "errors.txt")
    logging.getLogger("desktop").error("lost")
    assert capsys.readouterr().err == ""


def test_a_long_log_begins_anew(keep: Keep, tmp_path: Path) -> None:
    log = tmp_path / "errors.txt"
    log.write_text("x" * 1_000_001, encoding="utf-8")
    keep(log)
    logging.getLogger("desktop").error("kept")
    assert log.stat().st_size < 1000
