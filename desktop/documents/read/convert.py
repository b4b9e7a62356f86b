"""Turns older and other office files into DOCX or XLSX through a program that the PC has.

The program works in a folder of its own that is deleted afterwards: without macros, without
following links, and never longer than the time limit.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.documents.read.border import never, stop_if
from desktop.documents.read.converters import Converter, Job, Launch, OtherFormat
from desktop.documents.read.libreoffice import LIBREOFFICE
from desktop.documents.read.microsoft_office import EXCEL, WORD
from desktop.documents.read.process import Running, numbers_in, start
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _

TIME_LIMIT_S = 120.0
_POLL_S = 0.1
CONVERTERS = (LIBREOFFICE, WORD, EXCEL)
"""Programs that convert, the first one that is there is taken: LibreOffice can be shut off from
the network, and needs no window."""

Starter = Callable[[Launch, Path], Running]


def program_for(source: OtherFormat) -> str:
    """Return the name of the program that converts a format here; ``Refused`` without one."""
    return _chosen(source)[0].name


def convert(
    data: bytes,
    source: OtherFormat,
    cancelled: Callable[[], bool] = never,
    time_limit_s: float = TIME_LIMIT_S,
    starter: Starter = start,
) -> bytes:
    """Return ``data`` as a DOCX or XLSX file.

    Raises ``Refused`` when no program of this PC can do it, when it cannot read the file or
    takes too long, and ``Cancelled`` when the officer stops it.
    """
    converter, program = _chosen(source)
    with _folder() as folder:
        job = _job(folder, data, source)
        launch = converter.launch(program, job)
        running = _started(starter, launch, folder, converter)
        try:
            if not _ended(running, cancelled, time_limit_s):
                raise _too_long(converter, source)
        finally:
            running.end(converter.image, numbers_in(job.running))
        if not job.result.is_file():
            raise _unreadable(source)
        return job.result.read_bytes()


def _chosen(source: OtherFormat) -> tuple[Converter, Path]:
    """Return the first converter for a format that is installed, and its program file."""
    for converter in CONVERTERS:
        program = converter.find() if source.target in converter.targets else None
        if program is not None:
            return converter, program
    raise Refused(
        _("Máy chưa có LibreOffice hoặc Microsoft {program} nên chưa đọc được tệp {name}.").format(
            program=source.program, name=source.name
        ),
        advice=_save_as(source),
    )


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kehoachxa-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _job(folder: Path, data: bytes, source: OtherFormat) -> Job:
    job = Job(folder, folder / f"tep{source.suffix}", folder / "out" / f"tep.{source.target}")
    job.result.parent.mkdir()
    job.original.write_bytes(data)
    return job


def _started(starter: Starter, launch: Launch, folder: Path, converter: Converter) -> Running:
    try:
        return starter(launch, folder)
    except OSError as error:
        raise EnvironmentFailure(
            _("Không chạy được {program} để chuyển tệp.").format(program=converter.name)
        ) from error


def _ended(running: Running, cancelled: Callable[[], bool], time_limit_s: float) -> bool:
    """Wait for the end of the program; False when time is up before."""
    end = time.monotonic() + time_limit_s
    while running.poll() is None:
        stop_if(cancelled)
        if time.monotonic() > end:
            return False
        time.sleep(_POLL_S)
    return True


def _too_long(converter: Converter, source: OtherFormat) -> Refused:
    return Refused(
        _("{program} đọc tệp quá lâu nên đã dừng.").format(program=converter.name),
        advice=_save_as(source),
    )


def _unreadable(source: OtherFormat) -> Refused:
    return Refused(
        _("Không đọc được tệp {name}: tệp bị hỏng hoặc có mật khẩu.").format(name=source.name),
        advice=_save_as(source),
    )


def _save_as(source: OtherFormat) -> str:
    return _("Mở tệp bằng {program}, chọn Lưu dưới dạng (Save As) .{target} rồi đọc lại.").format(
        program=source.program, target=source.target
    )
