"""What is made on Linux is taken in on Windows, and the reverse, whatever files are called."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.exchange.model import PackageKind
from desktop.services.exchange.contents import Wanted
from tests.support.machines import Machine, commune, machine, stick
from tests.support.windows_drive import problem, windows_drive

TASK = "k-niem-yet"
WHOLE = Wanted(PackageKind.WORKSPACE, with_evidence=True)
WORDS = "Biên bản".encode()
LINUX_NAMES = (
    unicodedata.normalize("NFD", "Biên bản rà soát.pdf"),
    "CON.pdf",
    "nul",
    'a<b>:"c"|d?*.docx',
    "dấu chấm cuối.",
    "BÁO CÁO.pdf",
    "báo cáo.pdf",
    "xuống\ndòng.txt",
    "rất dài " * 20 + ".xlsx",
)
WINDOWS_NAMES = ("C:\\Users\\Hoa\\bao cao.pdf", "..\\..\\may.bat", "..", "/etc/passwd", "AUX")


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return machine(monkeypatch, tmp_path / "linux")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return machine(monkeypatch, tmp_path / "windows")


def attach(pc: Machine, names: Sequence[str]) -> None:
    """Attach a file of each name, as the system of that PC may call it."""
    with pc.open() as services:
        for number, name in enumerate(names):
            paper = pc.folder / f"giay-{number}.pdf"
            paper.write_bytes(WORDS + f" {pc.folder.name} {number}".encode())
            (made,) = services.evidence.attach_files([TASK], [paper]).value.evidence
            with services.store.step("Đặt tên"):
                services.store.tasks.evidence.put(replace(made, file_name=name))


def send(pc: Machine, usb: Path) -> Path:
    with pc.open() as services:
        return services.exchange.pack(WHOLE, usb).path


def take(pc: Machine, package: Path) -> list[str]:
    """Take a package in and give its evidence out; return what the files are called there."""
    with pc.open() as services:
        preview = services.exchange.preview(package)
        if not preview.usable:
            preview = services.exchange.preview(package, confirmed=preview.look.fingerprint)
        services.exchange.accept(preview)
        assert services.store.check() == []
        out = services.evidence.export(pc.folder / "xuat").folder
        return [path.name for path in out.iterdir() if path.read_bytes().startswith(WORDS)]


def test_the_drive_refuses_what_windows_refuses(tmp_path: Path) -> None:
    with windows_drive(tmp_path):
        for name in ("CON", "aux.txt", "a:b", "a.", "a ", "x" * 200):
            with pytest.raises(OSError, match="Windows"):
                (tmp_path / name).write_bytes(b"")
        (tmp_path / "Báo cáo.txt").write_bytes(b"")
        with pytest.raises(OSError, match="another file"):
            (tmp_path / "báo cáo.TXT").write_bytes(b"")
    assert problem("Báo cáo quý I.docx") == ""


def test_from_linux_to_windows_and_back(linux: Machine, windows: Machine, tmp_path: Path) -> None:
    commune(linux)
    attach(linux, LINUX_NAMES)
    with windows_drive(tmp_path / "usb") as usb, windows_drive(windows.folder):
        stick(usb)
        names = take(windows, send(linux, usb))
        assert len(names) == len(LINUX_NAMES)
        attach(windows, WINDOWS_NAMES)
        back = send(windows, usb)
    renamed = back.rename(back.with_name(back.name.upper()))
    given = take(linux, renamed)
    assert len(given) == len(LINUX_NAMES + WINDOWS_NAMES)
    assert not any(map(problem, given))
