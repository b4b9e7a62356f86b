"""Who may import whom: the layers of the program, kept by reading every import."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop"
EVERYWHERE = {"desktop.errors", "desktop.i18n", "desktop.paths", "desktop.settings", "desktop"}
"""Modules that every package may import; they import nothing but each other."""

ROOTS = {"app", "late_parts"}
"""The composition root: what joins the parts may know all of them."""

MAY_IMPORT = {
    "domain": {"domain"},
    "services": {"services", "domain"},
    "storage": {"storage", "domain", "services"},
    "documents": {"documents", "domain", "services"},
    "calendars": {"calendars", "domain", "services"},
    "exchange": {"exchange", "domain", "services"},
    "cli": {"cli", "services", "domain"},
    "ui": {"ui", "services", "domain"},
    "errors": set(),
    "error_log": set(),
    "i18n": set(),
    "paths": set(),
    "settings": set(),
    "__init__": set(),
    "__main__": {"app"},
}
"""For each package or top-level module what of the program it may import."""

ONLY_IN = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui"},
    "sqlite3": {"storage"},
    "sqlcipher3": {"storage"},
    "sqlite_utils": {"storage"},
    "lxml": {"documents"},
    "openpyxl": {"documents"},
    "typst": {"documents"},
    "pdfminer": {"documents"},
    "pdfplumber": {"documents"},
    "pypdf": {"documents"},
    "pypdfium2": {"documents"},
    "jinja2": {"documents"},
    "subprocess": {"documents"},
    "holidays": {"calendars"},
    "platformdirs": {"paths"},
    "nacl": {"exchange", "storage"},
    "pyrage": {"exchange"},
}
"""For each library the packages (or top-level modules) that may know it; there are no others."""

FORBIDDEN = {
    "pickle", "shelve", "marshal", "importlib", "runpy", "code",
    "socket", "socketserver", "asyncio", "http", "urllib", "ssl", "ftplib", "smtplib", "poplib",
    "imaplib", "xmlrpc", "webbrowser", "requests",
}  # fmt: skip
"""Nothing is unpickled or imported by name, and the program never goes to the network."""
FORBIDDEN_PARTS = ("PySide6.QtNetwork", "PySide6.QtWebEngine", "PySide6.QtSql")
"""Parts of Qt that go to the network, or open the file behind the back of the store."""

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
    is_module = module in ("desktop", "PySide6") and not name.startswith("__")
    return f"{module}.{name}" if is_module else module


def place(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_follow_the_layers(path: Path) -> None:
    here = place(path)
    for name in imports(path):
        assert is_allowed(here, name), f"{path} imports {name}"


def is_allowed(here: str, name: str) -> bool:
    """Tell whether a module of the package or top-level module ``here`` may import ``name``."""
    top = name.split(".")[0]
    if top in FORBIDDEN or name.startswith(FORBIDDEN_PARTS):
        return False
    if top != "desktop":
        return here in ONLY_IN.get(top, {here} if top in sys.stdlib_module_names else set())
    return here in ROOTS or name in EVERYWHERE or name.split(".")[1] in MAY_IMPORT[here]


@pytest.mark.parametrize(
    ("here", "name"),
    [
        ("ui", "desktop.storage.workspace"), ("ui", "desktop.documents.compose"), ("ui", "sqlite3"),
        ("cli", "desktop.ui"), ("domain", "desktop.services.ports"), ("domain", "lxml.etree"),
        ("services", "desktop.storage"), ("services", "desktop.documents.tree"),
        ("services", "pdfplumber"), ("services", "PySide6.QtCore"), ("services", "importlib"),
        ("storage", "desktop.documents"), ("documents", "desktop.storage"),
        ("exchange", "desktop.documents"), ("exchange", "socket"), ("errors", "desktop.ui"),
        ("settings", "desktop.domain.plan"), ("__main__", "desktop.storage"), ("ui", "unheard_of"),
        ("ui", "PySide6.QtNetwork"), ("ui", "PySide6.QtSql"),
    ],
)  # fmt: skip
def test_what_breaks_the_layers_is_seen(here: str, name: str) -> None:
    assert not is_allowed(here, name)


@pytest.mark.parametrize(
    "path", [p for p in MODULES if place(p) == "domain"], ids=lambda path: path.name
)
def test_domain_uses_the_standard_library_only(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        assert top == "desktop" or top in sys.stdlib_module_names, f"{path} imports {name}"


def test_every_package_and_module_has_its_rule_and_no_rule_is_left_over() -> None:
    assert {place(path) for path in MODULES} - ROOTS == MAY_IMPORT.keys()


def test_each_dependency_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=\[]", each)[0].lower() for each in project["dependencies"]}
    used = {name.split(".")[0] for path in MODULES for name in imports(path)}
    distributions = packages_distributions()
    found = {each for name in used for each in distributions.get(name, ())}
    brought = {each.lower().replace("_", "-") for each in found}
    assert wanted - brought == {"defusedxml"}, "openpyxl imports that one by itself"
