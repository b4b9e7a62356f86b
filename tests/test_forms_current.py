"""The compiled forms are those of the .ui files."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORMS = sorted((ROOT / "forms").glob("*.ui"))
COMPILER = Path(sys.executable).with_name("pyside6-uic")


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_compiled_form_is_current(form: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "form.py"
    subprocess.run([COMPILER, str(form), "-o", str(compiled)], check=True, timeout=60)
    kept = ROOT / "desktop" / "ui" / "forms" / f"ui_{form.stem}.py"
    assert kept.read_text(encoding="utf-8") == compiled.read_text(encoding="utf-8")


def test_every_compiled_form_has_its_source() -> None:
    compiled = {
        path.stem.removeprefix("ui_") for path in (ROOT / "desktop/ui/forms").glob("ui_*.py")
    }
    assert compiled == {form.stem for form in FORMS}
