"""The tables of a workspace file and the steps from one version to the next.

Rows that travel between offices carry ``id`` (UUIDv7), ``owner`` (workspace of origin),
``revision`` (grows by one at each change) and ``deleted`` (a tombstone). Lists of plain words
are JSON; dates are "YYYY-MM-DD". A step of the schema that alters columns also alters the
states of their rows in ``change``, so that the way back stays open, and seals the steps anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.storage import seals
from desktop.storage.columns import TRAVELS, date, nested, one_of, words
from desktop.storage.connection import Connection
from desktop.storage.schema_2 import ADDED_2, NEW_COLUMNS_2
from desktop.storage.schema_3 import ADDED_3, fill_3
from desktop.storage.schema_4 import ADDED_4
from desktop.storage.schema_4_list import GONE_4, RELAYING_4, REMADE_4

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x4B485831
"""Mark in the file header: "KHX1"."""

SCHEMA_VERSION = 4


def _with_column(definition: str, column: str) -> str:
    """Return the definition of a table after ``ALTER TABLE … ADD COLUMN``, as SQLite keeps it."""
    return f"{definition.removesuffix(') STRICT')}, {column}) STRICT"


VERSION_1: dict[str, str] = {
    "meta": """CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT""",
    "commune": f"""CREATE TABLE commune ({TRAVELS}
    {one_of("kind", "xã", "phường", "thị trấn", "đặc khu")},
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    {one_of("era", "three-level", "two-level")},
    standing_unit TEXT NOT NULL,
    filing_code TEXT NOT NULL
) STRICT""",
    "superior": f"""CREATE TABLE superior ({TRAVELS}
    commune_id TEXT NOT NULL REFERENCES commune (id),
    {one_of("level", "district", "province")},
    name TEXT NOT NULL,
    {date("valid_from")},
    {date("valid_to")}
) STRICT""",
    "unit": f"""CREATE TABLE unit ({TRAVELS}
    rank REAL NOT NULL,
    name TEXT NOT NULL,
    short TEXT NOT NULL,
    fields TEXT NOT NULL,
    {words("aliases", "NOT NULL")},
    {date("valid_from")},
    {date("valid_to")}
) STRICT""",
    "officer": f"""CREATE TABLE officer ({TRAVELS}
    rank REAL NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    unit_id TEXT REFERENCES unit (id),
    signs INTEGER NOT NULL CHECK (signs IN (0, 1)),
    {date("held_from")},
    {date("held_to")}
) STRICT""",
    "legal_document": f"""CREATE TABLE legal_document ({TRAVELS}
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    subject TEXT NOT NULL,
    issuer TEXT NOT NULL,
    {date("date")},
    {date("expired_on")},
    replaced_by TEXT NOT NULL
) STRICT""",
    "plan": f"""CREATE TABLE plan ({TRAVELS}
    changed_at TEXT NOT NULL,
    changed_order INTEGER NOT NULL,
    {one_of("kind", "annual_reform", "five_year_reform", "index_remedy", "other")},
    document_type TEXT NOT NULL,
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL,
    subject TEXT NOT NULL,
    number TEXT NOT NULL,
    symbol TEXT NOT NULL,
    {date("date")},
    {one_of("status", "Nháp", "Trình ký", "Đã ban hành", "Kết thúc")},
    opening TEXT NOT NULL,
    closing TEXT NOT NULL,
    template_id TEXT NOT NULL,
    {words("recipients", "NOT NULL")},
    {nested("issuer")},
    {nested("signing")}
) STRICT""",
    "plan_basis": f"""CREATE TABLE plan_basis ({TRAVELS}
    plan_id TEXT NOT NULL REFERENCES plan (id),
    rank REAL NOT NULL,
    text TEXT NOT NULL,
    document_id TEXT
) STRICT""",
    "block": f"""CREATE TABLE block ({TRAVELS}
    plan_id TEXT NOT NULL REFERENCES plan (id),
    rank REAL NOT NULL,
    {one_of("kind", "heading", "paragraph", "task_table")},
    {one_of("level", "", "Phần I", "A", "I", "1", "1.1", "1.1.1", "1.1.1.1", "a", "-", "+")},
    text TEXT NOT NULL,
    label TEXT
) STRICT""",
    "task_table": f"""CREATE TABLE task_table ({TRAVELS}
    plan_id TEXT NOT NULL REFERENCES plan (id) CHECK (plan_id = id),
    {one_of("placement", "in_text", "appendix")},
    {one_of("numbering", "continuous", "per_group")},
    title TEXT NOT NULL,
    {words("columns", "NOT NULL")}
) STRICT""",
    "table_row": f"""CREATE TABLE table_row ({TRAVELS}
    plan_id TEXT NOT NULL REFERENCES task_table (id),
    rank REAL NOT NULL,
    {one_of("kind", "group", "task")},
    label TEXT,
    budget TEXT NOT NULL,
    title TEXT CHECK ((title IS NOT NULL) = (kind = 'group')),
    depth INTEGER CHECK ((depth IS NOT NULL) = (kind = 'group')),
    task TEXT CHECK ((task IS NOT NULL) = (kind = 'task')),
    objective TEXT,
    activity TEXT,
    {words("products")},
    {words("lead")},
    {words("cooperate")},
    time TEXT
) STRICT""",
    "target": f"""CREATE TABLE target ({TRAVELS}
    plan_id TEXT NOT NULL REFERENCES plan (id),
    rank REAL NOT NULL,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    {one_of("comparator", ">=", ">", "=", "<=", "<")},
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    by_year INTEGER
) STRICT""",
    "duty": f"""CREATE TABLE duty ({TRAVELS}
    plan_id TEXT NOT NULL REFERENCES plan (id),
    rank REAL NOT NULL,
    section TEXT NOT NULL,
    officer TEXT NOT NULL,
    {words("items", "NOT NULL")}
) STRICT""",
    "report_due": f"""CREATE TABLE report_due ({TRAVELS}
    plan_id TEXT NOT NULL REFERENCES plan (id),
    rank REAL NOT NULL,
    period TEXT NOT NULL,
    "to" TEXT NOT NULL,
    due TEXT NOT NULL
) STRICT""",
    "step": """CREATE TABLE step (
    id INTEGER NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('done', 'undone', 'dropped')),
    undone_order INTEGER CHECK ((undone_order IS NOT NULL) = (status = 'undone'))
) STRICT""",
    "change": f"""CREATE TABLE change (
    step_id INTEGER NOT NULL REFERENCES step (id),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    {nested("before")},
    {nested("after")} CHECK (after IS NOT before),
    PRIMARY KEY (step_id, table_name, row_id)
) STRICT, WITHOUT ROWID""",
    "change_of_row": "CREATE INDEX change_of_row ON change (row_id, table_name, step_id)",
    "step_undone": """CREATE INDEX step_undone ON step (undone_order)
    WHERE status = 'undone'""",
    "step_of_subject": "CREATE INDEX step_of_subject ON step (subject_id, status)",
    "plan_by_change": "CREATE INDEX plan_by_change ON plan (changed_order)",
} | {
    f"{table}_of_plan": f"CREATE INDEX {table}_of_plan ON {table} (plan_id, rank)"
    for table in ("plan_basis", "block", "table_row", "target", "duty", "report_due")
}
"""Name and definition of every table and index of version 1."""

VERSION_2 = (
    VERSION_1
    | {table: _with_column(VERSION_1[table], column) for table, column in NEW_COLUMNS_2.items()}
    | ADDED_2
)
"""Name and definition of every table and index of version 2: tasks are followed, people have
other names."""

VERSION_3 = VERSION_2 | ADDED_3
"""Name and definition of every table and index of version 3: packages are merged."""

_KEPT_4 = {name: text for name, text in VERSION_3.items() if name not in GONE_4}
VERSION_4 = _KEPT_4 | REMADE_4 | ADDED_4
"""Name and definition of every table and index of version 4: reports of communes are added up."""

DEFINITIONS = {1: VERSION_1, 2: VERSION_2, 3: VERSION_3, 4: VERSION_4}
"""What a sound file of each version consists of."""


def migrations() -> Migrations:
    """Return the steps that lead from an empty file to the current version."""
    from sqlite_utils import Migrations

    steps = Migrations("kehoachxa")

    @steps()
    def version_1(db: Database) -> None:
        for statement in VERSION_1.values():
            db.execute(statement)
        _stamp(db, 1)

    @steps()
    def version_2(db: Database) -> None:
        for table, column in NEW_COLUMNS_2.items():
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
        _fill_in_changes(db, "plan", "tracked", 1)
        _fill_in_changes(db, "officer", "aliases", "[]")
        for statement in ADDED_2.values():
            db.execute(statement)
        _stamp(db, 2)

    @steps()
    def version_3(db: Database) -> None:
        for statement in ADDED_3.values():
            db.execute(statement)
        fill_3(db, [name for name, text in VERSION_2.items() if TRAVELS in text])
        seals.seal_all(db.conn)
        _stamp(db, 3)

    @steps()
    def version_4(db: Database) -> None:
        for statement in (*RELAYING_4, *ADDED_4.values()):
            db.execute(statement)
        _stamp(db, 4)

    return steps


def _fill_in_changes(db: Database, table: str, column: str, value: object) -> None:
    """Give the states of rows kept for the way back a column that is new in their table."""
    for state in ("before", "after"):
        db.execute(
            f"UPDATE change SET {state} = json_set({state}, '$.{column}', ?) "  # noqa: S608
            f"WHERE table_name = ? AND {state} IS NOT NULL",
            (value, table),
        )


def migrate(connection: Connection) -> None:
    """Bring the file to the current version, each step whole or not at all."""
    migrations().apply(connection.database)


def _stamp(db: Database, version: int) -> None:
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
