"""Columns that many tables of a workspace file share, as SQLite is told of them."""

from __future__ import annotations

TRAVELS = """
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) > 0),
    owner TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),"""
"""First columns of every table whose rows travel between offices."""

_DATE = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"


def date(name: str, needed: str = "") -> str:
    """Return the definition of a column that keeps a day, "YYYY-MM-DD"."""
    return f"{name} TEXT {needed}CHECK ({name} {_DATE})"


def words(name: str, needed: str = "") -> str:
    """Return the definition of a column that keeps a list, as JSON."""
    return f"{name} TEXT {needed} CHECK (substr({name}, 1, 1) = '[')"


def nested(name: str, needed: str = "") -> str:
    """Return the definition of a column that keeps an object, as JSON."""
    return f"{name} TEXT {needed}CHECK (substr({name}, 1, 1) = '{{')"


def one_of(name: str, *values: str) -> str:
    """Return the definition of a column that keeps one of a few words."""
    allowed = ", ".join(f"'{value}'" for value in values)
    return f"{name} TEXT NOT NULL CHECK ({name} IN ({allowed}))"


def flag(name: str) -> str:
    """Return the definition of a column that keeps yes or no."""
    return f"{name} INTEGER NOT NULL CHECK ({name} IN (0, 1))"
