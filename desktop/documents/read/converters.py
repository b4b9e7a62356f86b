"""What a program that turns other office files into DOCX or XLSX has to say of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OtherFormat:
    """A format that is read through another.

    Attributes:
        suffix: How its files end (".odt").
        target: "docx" or "xlsx".
        name: What it is, in the officer's words.
    """

    suffix: str
    target: str
    name: str

    @property
    def program(self) -> str:
        """Name of the program that saves the target."""
        return "Word" if self.target == "docx" else "Excel"


DOC = OtherFormat(".doc", "docx", "Word 97-2003 (.doc)")
ODT = OtherFormat(".odt", "docx", "OpenDocument (.odt)")
RTF = OtherFormat(".rtf", "docx", "RTF")
WORD_XML = OtherFormat(".xml", "docx", "Word XML")
XLS = OtherFormat(".xls", "xlsx", "Excel 97-2003 (.xls)")
XLSB = OtherFormat(".xlsb", "xlsx", "Excel (.xlsb)")
ODS = OtherFormat(".ods", "xlsx", "OpenDocument (.ods)")
EXCEL_XML = OtherFormat(".xml", "xlsx", "Excel XML")


@dataclass(frozen=True, slots=True)
class Job:
    """One file to convert, in a folder of its own that is deleted afterwards.

    Attributes:
        folder: The folder.
        original: The file to read in it.
        result: The file to write in it; the folder around it exists.
    """

    folder: Path
    original: Path
    result: Path

    @property
    def running(self) -> Path:
        """Where the numbers of processes stand that outlive the one that was started."""
        return self.folder / "running"


@dataclass(frozen=True, slots=True)
class Launch:
    """How a program is started: its command, and what is added to the environment."""

    command: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Converter:
    """A program that converts.

    Attributes:
        name: Its name, for the officer.
        targets: Formats that it writes ("docx", "xlsx").
        find: Its program file on this PC, None where it is not installed.
        launch: How to start that program file for a job.
        image: Program whose processes it leaves to Windows to start, "" for none.
    """

    name: str
    targets: frozenset[str]
    find: Callable[[], Path | None]
    launch: Callable[[Path, Job], Launch]
    image: str = ""
