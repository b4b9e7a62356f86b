"""From a fresh machine to the running program, or to its tests, in one command.

    python3 installer/bootstrap.py run      set everything up and open the program
    python3 installer/bootstrap.py test     set everything up and run all tests

Standard library only: this runs before anything is installed. Packages come from the index that
pip is set up with and are checked against the hashes in ``requirements*.txt``.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

import system_packages

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
ENVIRONMENT = PROJECT / ".venv"
DEMO = PROJECT / "demo"
DEMO_WORKSPACE = DEMO / "xa-mau.khx"
LOWEST_PYTHON = (3, 11)
REQUIREMENTS = {"run": HERE / "requirements.txt", "test": HERE / "requirements-dev.txt"}


class SetupError(Exception):
    """Setting up failed; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Set up and do what was asked; return the exit code."""
    purpose = arguments[0] if arguments else ""
    if purpose not in REQUIREMENTS:
        print("Cách dùng: python3 installer/bootstrap.py run | test", file=sys.stderr)
        return 2
    try:
        set_up(purpose)
    except (SetupError, system_packages.MissingPackages) as problem:
        print(problem, file=sys.stderr)
        return 1
    return run(arguments[1:]) if purpose == "run" else test(arguments[1:])


def set_up(purpose: str) -> None:
    """Make the environment unless it already is as the locked requirements want it."""
    if sys.version_info < LOWEST_PYTHON:
        raise SetupError("Cần Python 3.11 trở lên; hãy cài bản mới hơn rồi chạy lại.")
    system_packages.ensure(for_tests=purpose == "test")
    if _is_ready(purpose):
        return
    print("Đang chuẩn bị môi trường, chỉ làm một lần…", flush=True)
    _make_environment()
    _pip("install", "--require-hashes", "-r", str(REQUIREMENTS[purpose]))
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(PROJECT))
    _stamp(purpose).write_text(_wanted(purpose), encoding="ascii")


def _wanted(purpose: str) -> str:
    """Return what identifies the environment: the locked packages, the project's metadata."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (REQUIREMENTS[purpose], PROJECT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _stamp(purpose: str) -> Path:
    return ENVIRONMENT / f"ready-{purpose}"


def _is_ready(purpose: str) -> bool:
    """Tell whether a set-up for this purpose, or for the tests, still holds."""
    return any(
        _stamp(done).exists() and _stamp(done).read_text(encoding="ascii") == _wanted(done)
        for done in {purpose, "test"}
    )


def _make_environment() -> None:
    """Make the virtual environment; pip works on it from outside, so it needs none of its own."""
    try:
        venv.EnvBuilder(with_pip=False, clear=False).create(ENVIRONMENT)
    except OSError as error:
        raise SetupError(f"Không tạo được {ENVIRONMENT}: {error.strerror}.") from error


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--python", str(python())]
    quiet = ["--quiet", "--disable-pip-version-check"]
    if subprocess.run([*command, *arguments, *quiet], check=False).returncode:
        raise SetupError(
            "Không cài được các gói cần thiết. Kiểm tra kết nối tới kho gói của pip rồi chạy lại."
        )


def python() -> Path:
    """Return the Python of the environment."""
    windows = ENVIRONMENT / "Scripts" / "python.exe"
    return windows if os.name == "nt" else ENVIRONMENT / "bin" / "python"


def run(arguments: list[str]) -> int:
    """Open the program; without a display do its main job in the folder ``demo``."""
    if has_display() or arguments:
        return _program(*arguments)
    if DEMO_WORKSPACE.exists():
        print(f"Không có màn hình. Kết quả chạy thử đã có ở {DEMO}")
        return 0
    print("Không có màn hình: chạy thử việc chính với dữ liệu mẫu.", flush=True)
    code = _program("demo", "--out", str(DEMO))
    if code == 0:
        print(f"Văn bản DOCX, PDF, XLSX và dữ liệu mẫu nằm ở {DEMO}")
    return code


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _program(*arguments: str) -> int:
    return subprocess.run([str(python()), "-m", "desktop", *arguments], check=False).returncode


def test(arguments: list[str]) -> int:
    """Run all tests."""
    command = [str(python()), "-m", "pytest", *(arguments or ["-n", "auto"])]
    return subprocess.run(command, check=False, cwd=PROJECT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
