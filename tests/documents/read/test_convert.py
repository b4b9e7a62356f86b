"""Other formats through LibreOffice or Microsoft Office: every letter arrives, and it ends."""

from __future__ import annotations

import base64
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.read import convert as conversion
from desktop.documents.read import microsoft_office
from desktop.documents.read.convert import convert, program_for
from desktop.documents.read.converters import (
    DOC,
    EXCEL_XML,
    ODS,
    ODT,
    RTF,
    WORD_XML,
    XLS,
    XLSB,
    Converter,
    Job,
    Launch,
    OtherFormat,
)
from desktop.documents.read.docx import read_docx
from desktop.documents.read.libreoffice import LIBREOFFICE
from desktop.documents.read.microsoft_office import EXCEL, WORD
from desktop.documents.read.process import end_commands, numbers_in, start
from desktop.documents.read.reader import FileReader
from desktop.errors import Cancelled, EnvironmentFailure, Refused
from desktop.paths import RESOURCES
from tests.support.foreign import FOREIGN, letters

NAME = "000_minh-tien-2024"
SHELL = Path("C:/Windows/System32/WindowsPowerShell/v1.0/powershell.exe")
needs_libreoffice = pytest.mark.skipif(
    LIBREOFFICE.find() is None, reason="máy không có LibreOffice"
)


@needs_libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".odt"])
def test_the_same_text_arrives(suffix: str) -> None:
    path = FOREIGN / f"{NAME}{suffix}"
    document = FileReader().read(path, lambda _doing, _share: None, lambda: False)
    wanted = read_docx((FOREIGN / f"{NAME}.docx").read_bytes())
    assert letters(document) == letters(wanted)
    assert len(document.items) == len(wanted.items)
    assert "LibreOffice" in document.notes[0]


@needs_libreoffice
def test_damaged_file_is_refused() -> None:
    data = (FOREIGN / f"{NAME}.odt").read_bytes()[:3000]
    with pytest.raises(Refused, match="OpenDocument"):
        convert(data, ODT)


@needs_libreoffice
def test_the_officer_can_stop_it() -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 2

    with pytest.raises(Cancelled):
        convert((FOREIGN / f"{NAME}.doc").read_bytes(), DOC, cancelled)
    assert time.monotonic() - asked[-1] < 2


@needs_libreoffice
def test_it_never_takes_longer_than_allowed() -> None:
    with pytest.raises(Refused, match="quá lâu"):
        convert((FOREIGN / f"{NAME}.doc").read_bytes(), DOC, time_limit_s=0.05)


def installed(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the PC have just the named converters."""
    monkeypatch.setattr(
        conversion,
        "CONVERTERS",
        tuple(
            replace(known, find=lambda found=SHELL if known.name in names else None: found)
            for known in conversion.CONVERTERS
        ),
    )


class FakeOffice:
    """A program that writes its result after some looks, or runs for ever."""

    def __init__(self, result: bytes | None = None, looks: float = 2, running: str = "") -> None:
        self.result, self.looks, self.running = result, looks, running
        self.launches: list[Launch] = []
        self.ended: list[tuple[str, list[int]]] = []
        self.folder = Path()

    def __call__(self, launch: Launch, folder: Path) -> FakeOffice:
        self.launches.append(launch)
        self.folder = folder
        environment = launch.environment
        assert Path(environment["KEHOACHXA_SOURCE"]).read_bytes() == b"old"
        if self.running:
            Path(environment["KEHOACHXA_RUNNING"]).write_text(self.running, encoding="ascii")
        return self

    def poll(self) -> int | None:
        self.looks -= 1
        if self.looks > 0:
            return None
        if self.result is not None:
            Path(self.launches[0].environment["KEHOACHXA_TARGET"]).write_bytes(self.result)
        return 0

    def end(self, image: str, others: Sequence[int]) -> None:
        self.ended.append((image, list(others)))


@pytest.fixture(autouse=True)
def nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert list(tmp_path.glob("kehoachxa-*")) == []


@pytest.mark.parametrize(
    ("names", "source", "chosen"),
    [
        (("LibreOffice", "Microsoft Word", "Microsoft Excel"), DOC, "LibreOffice"),
        (("Microsoft Word", "Microsoft Excel"), DOC, "Microsoft Word"),
        (("Microsoft Word", "Microsoft Excel"), ODT, "Microsoft Word"),
        (("Microsoft Word", "Microsoft Excel"), XLS, "Microsoft Excel"),
        (("LibreOffice",), XLS, "LibreOffice"),
    ],
)
def test_the_program_is_chosen_by_what_the_pc_has(
    monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], source: OtherFormat, chosen: str
) -> None:
    installed(monkeypatch, *names)
    assert program_for(source) == chosen


@pytest.mark.parametrize("source", [DOC, ODT, RTF, WORD_XML, XLS, XLSB, ODS, EXCEL_XML])
def test_every_format_has_two_programs(source: OtherFormat) -> None:
    able = [known for known in conversion.CONVERTERS if source.target in known.targets]
    assert [known.name for known in able] == ["LibreOffice", f"Microsoft {source.program}"]


@pytest.mark.parametrize(
    ("source", "others", "target"),
    [(DOC, ("Microsoft Excel",), ".docx"), (XLS, ("Microsoft Word",), ".xlsx")],
)
def test_without_a_program_the_way_out_is_told(
    monkeypatch: pytest.MonkeyPatch, source: OtherFormat, others: tuple[str, ...], target: str
) -> None:
    installed(monkeypatch, *others)
    with pytest.raises(Refused, match=f"chưa có LibreOffice hoặc Microsoft {source.program}") as no:
        convert(b"", source)
    assert target in no.value.advice


@pytest.mark.parametrize(
    ("converter", "program", "suffix", "target"),
    [
        (WORD, "Word.Application", ".doc", "docx"),
        (EXCEL, "Excel.Application", ".xls", "xlsx"),
    ],
)
def test_one_fixed_command_runs_the_script_and_only_the_environment_names_the_file(
    tmp_path: Path, converter: Converter, program: str, suffix: str, target: str
) -> None:
    folder = tmp_path / "thư mục $(calc) ' `"
    job = Job(folder, folder / f"tep{suffix}", folder / "out" / f"tep.{target}")
    launch = converter.launch(SHELL, job)
    *options, script = launch.command
    assert options == [str(SHELL), "-NoLogo", "-NoProfile", "-NonInteractive", "-EncodedCommand"]
    kept = (RESOURCES / "convert" / "office.ps1").read_text(encoding="utf-8")
    assert base64.b64decode(script).decode("utf-16-le") == kept
    assert launch.environment == {
        "KEHOACHXA_PROGRAM": program,
        "KEHOACHXA_SOURCE": str(folder / f"tep{suffix}"),
        "KEHOACHXA_TARGET": str(folder / "out" / f"tep.{target}"),
        "KEHOACHXA_RUNNING": str(folder / "running"),
    }
    assert sum(map(len, launch.command)) < 30_000


def test_the_script_opens_without_macros_questions_and_links_and_always_quits() -> None:
    script = (RESOURCES / "convert" / "office.ps1").read_text(encoding="utf-8")
    assert script.isascii()
    opening = script.index("'Open' (@($env:KEHOACHXA_SOURCE)")
    for line in (
        "$app.Visible = $false",
        "$app.DisplayAlerts = 0",
        "$app.AutomationSecurity = 3",
        "$app.Options.UpdateLinksAtOpen = $false",
    ):
        assert script.index(line) < opening
    assert "Save = 'SaveAs2'; Format = 16" in script
    assert "Save = 'SaveAs'; Format = 51" in script
    assert script.index("finally {") < script.index("'Quit'")
    assert "Invoke-Expression" not in script
    for pair in ("()", "{}", "[]"):
        assert script.count(pair[0]) == script.count(pair[1])


def test_word_converts_what_libreoffice_is_not_there_for(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "Microsoft Word")
    office = FakeOffice(b"new")
    assert convert(b"old", DOC, starter=office) == b"new"
    assert office.ended == [("WINWORD.EXE", [])]
    assert not office.folder.exists()


def test_a_word_that_hangs_is_ended_with_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "Microsoft Word")
    office = FakeOffice(looks=float("inf"), running="4711\n")
    with pytest.raises(Refused) as refused:
        convert(b"old", DOC, time_limit_s=0, starter=office)
    assert refused.value.what == "Microsoft Word đọc tệp quá lâu nên đã dừng."
    assert ".docx" in refused.value.advice
    assert office.ended == [("WINWORD.EXE", [4711])]
    assert not office.folder.exists()


def test_excel_is_ended_when_the_officer_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "Microsoft Excel")
    office = FakeOffice(looks=float("inf"), running="12\n13\n")
    with pytest.raises(Cancelled):
        convert(b"old", XLS, lambda: True, starter=office)
    assert office.ended == [("EXCEL.EXE", [12, 13])]


def test_a_file_that_word_cannot_open_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "Microsoft Word")
    office = FakeOffice(looks=1, running="99")
    with pytest.raises(Refused, match="bị hỏng hoặc có mật khẩu") as refused:
        convert(b"old", DOC, starter=office)
    assert ".docx" in refused.value.advice
    assert office.ended == [("WINWORD.EXE", [99])]


def test_a_program_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def starter(_launch: Launch, _folder: Path) -> FakeOffice:
        raise PermissionError

    installed(monkeypatch, "Microsoft Word")
    with pytest.raises(EnvironmentFailure, match="Không chạy được Microsoft Word"):
        convert(b"old", DOC, starter=starter)


def test_processes_are_ended_by_number_and_name() -> None:
    assert end_commands(7, "WINWORD.EXE", [8]) == [
        ["taskkill", "/F", "/T", "/PID", "7"],
        ["taskkill", "/F", "/FI", "PID eq 8", "/FI", "IMAGENAME eq WINWORD.EXE"],
    ]
    assert end_commands(None, "WINWORD.EXE", []) == []


def test_only_numbers_are_taken_from_the_list_of_processes(tmp_path: Path) -> None:
    listed = tmp_path / "running"
    assert numbers_in(listed) == []
    listed.write_bytes(b"\xff 12 -3 4x\r\n 99999999999999 56\r\n")
    assert numbers_in(listed) == [12, 56]


@pytest.mark.skipif(sys.platform == "win32", reason="chỉ trên máy không phải Windows")
def test_office_is_looked_for_on_windows_only() -> None:
    assert not microsoft_office.is_registered("Word.Application")
    assert WORD.find() is None


def test_a_started_program_has_its_environment_and_is_ended(tmp_path: Path) -> None:
    code = "import os, time; open(os.environ['KHO'], 'w').close(); time.sleep(60)"
    mark = tmp_path / "mark"
    running = start(Launch((sys.executable, "-c", code), {"KHO": str(mark)}), tmp_path)
    end = time.monotonic() + 30
    while not mark.exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert running.poll() is None
    running.end("", [])
    assert mark.exists()
    assert running.poll() is not None
