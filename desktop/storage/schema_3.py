"""What version 3 of the workspace file adds: what each row knows, so that packages can be merged.

None of these tables travels as it is: versions and conflicts go out inside the states of rows,
the others stay with the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.storage.columns import flag, nested, one_of

if TYPE_CHECKING:
    from sqlite_utils import Database

ADDED_3: dict[str, str] = {
    "row_version": f"""CREATE TABLE row_version (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    {nested("versions", "NOT NULL ")},
    PRIMARY KEY (table_name, row_id)
) STRICT, WITHOUT ROWID""",
    "conflict": f"""CREATE TABLE conflict (
    n INTEGER NOT NULL PRIMARY KEY,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    {nested("versions", "NOT NULL ")},
    {nested("content")}
) STRICT""",
    "step_version": f"""CREATE TABLE step_version (
    step_id INTEGER NOT NULL REFERENCES step (id),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    {nested("before")},
    {nested("after")},
    {flag("imported")},
    PRIMARY KEY (step_id, table_name, row_id)
) STRICT, WITHOUT ROWID""",
    "step_seal": """CREATE TABLE step_seal (
    step_id INTEGER NOT NULL PRIMARY KEY REFERENCES step (id),
    seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT""",
    "package_log": f"""CREATE TABLE package_log (
    manifest_hash TEXT NOT NULL CHECK (length(manifest_hash) = 64),
    {one_of("direction", "made", "taken")},
    package_id TEXT NOT NULL,
    {one_of("kind", "workspace", "report", "down")},
    workspace_id TEXT NOT NULL,
    office TEXT NOT NULL,
    replica_id TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    previous TEXT NOT NULL,
    created TEXT NOT NULL,
    noted TEXT NOT NULL,
    year INTEGER NOT NULL,
    period TEXT NOT NULL,
    file_name TEXT NOT NULL,
    step_id INTEGER REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (manifest_hash, direction)
) STRICT, WITHOUT ROWID""",
    "conflict_of_row": "CREATE INDEX conflict_of_row ON conflict (table_name, row_id)",
    "package_in_chain": "CREATE INDEX package_in_chain ON package_log (replica_id, sequence)",
}
"""Name and definition of the tables and indexes that version 3 adds."""


def fill_3(db: Database, tables: list[str]) -> None:
    """Give every row of an older file the versions that its revision stands for."""
    found = db.execute("SELECT value FROM meta WHERE key = 'replica_id'").fetchone()
    if found is None:
        return
    for table in tables:
        db.execute(
            "INSERT INTO row_version (table_name, row_id, owner, versions) "  # noqa: S608
            f"SELECT ?, id, owner, json_object(?, revision) FROM {table}",
            (table, found[0]),
        )
