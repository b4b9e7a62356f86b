"""Who may import whom: the layers of the program, kept by reading every import."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop"
EVERYWHERE = {"desktop.errors", "desktop.i18n", "desktop.paths", "desktop.settings", "desktop"}

MAY_IMPORT = {
    "domain": {"domain"},
    "services": {"services", "domain"},
    "storage": {"storage", "domain", "services"},
    "documents": {"documents", "domain", "services"},
    "calendars": {"calendars", "domain", "services"},
    "exchange": {"exchange", "domain", "services"},
    "cli": {"cli", "services", "domain"},
    "ui": {"ui", "services", "domain"},
}
"""For each package the packages it may import."""

ONLY_IN = {
    "PySide6": {"ui", "app"},
    "sqlite3": {"storage"},
    "sqlcipher3": {"storage"},
    "sqlite_utils": {"storage"},
    "docx": {"documents"},
    "lxml": {"documents"},
    "openpyxl": {"documents"},
    "typst": {"documents"},
    "pypdfium2": {"documents"},
    "jinja2": {"documents"},
    "holidays": {"calendars"},
    "nacl": {"exchange", "storage"},
    "pyrage": {"exchange"},
}
"""For each library the packages (or top-level modules) that may know it."""

FORBIDDEN = {"pickle", "shelve", "marshal", "socket", "http", "urllib", "ssl", "ftplib", "requests"}
"""Nothing is unpickled, and the program never goes to the network."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            module = node.module or ""
            found |= {_imported(module, alias.name) for alias in node.names}
    return found


def _imported(module: str, name: str) -> str:
    """Name the module that ``from module import name`` loads."""
    is_module = module == "desktop" and not name.startswith("__")
    return f"{module}.{name}" if is_module else module


def place(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_follow_the_layers(path: Path) -> None:
    here = place(path)
    for name in imports(path):
        top = name.split(".")[0]
        assert top not in FORBIDDEN, f"{path} imports {name}"
        assert here in ONLY_IN.get(top, {here}), f"{path} imports {name}"
        if top == "desktop" and here in MAY_IMPORT and name not in EVERYWHERE:
            assert name.split(".")[1] in MAY_IMPORT[here], f"{path} imports {name}"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if place(p) == "domain"], ids=lambda path: path.name
)
def test_domain_uses_the_standard_library_only(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        assert top == "desktop" or top in sys.stdlib_module_names, f"{path} imports {name}"


def test_every_package_has_its_rule() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages <= MAY_IMPORT.keys()
