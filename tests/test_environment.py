"""Faults of the environment that were met before and must not come back."""

import sqlite3
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from sqlcipher3 import dbapi2 as sqlcipher

MANY = 2000


class _Model(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):  # noqa: B008
        return 1

    def columnCount(self, parent=QModelIndex()):  # noqa: B008
        return 1

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return None


def test_overrides_that_return_none_keep_their_references(qapp) -> None:
    """Some releases of PySide6 lose a reference at each call until Python aborts."""
    model = _Model()
    index = model.index(0, 0)
    before = sys.getrefcount(None)
    for _ in range(MANY):
        model.data(index)
        index.data()
    if sys.version_info >= (3, 12):
        pytest.skip("None is immortal from Python 3.12 on")
    assert sys.getrefcount(None) > before - MANY / 10


def test_the_library_of_encrypted_files_is_whole_and_without_known_holes() -> None:
    assert sqlcipher.sqlite_version_info >= (3, 53, 2)
    with closing(sqlcipher.connect(":memory:")) as raw:
        options = {option for (option,) in raw.execute("PRAGMA compile_options")}
        (version,) = raw.execute("PRAGMA cipher_version").fetchone()
    assert {"ENABLE_FTS5", "HAS_CODEC", "TEMP_STORE=2"} <= options
    assert version.startswith("4.")


def test_sqlite_is_new_enough_for_strict_tables() -> None:
    assert sqlite3.sqlite_version_info >= (3, 37)
