"""What version 2 of the workspace file adds: facts about tasks and the list of all tasks.

A fact names its task by a plain key: the task may be a row of a table, a sentence of the running
text or a task of its own, and it may have gone while the fact stays. Tables whose names begin
with "list_" are derived: never logged, never sent, made anew whenever they are out of date.
"""

from __future__ import annotations

from desktop.storage.columns import TRAVELS, date, flag, nested, one_of, words

NEW_COLUMNS_2 = {
    "plan": "tracked INTEGER NOT NULL DEFAULT 1 CHECK (tracked IN (0, 1))",
    "officer": words("aliases", "NOT NULL DEFAULT '[]'"),
}
"""Columns that tables of version 1 get."""

_DAY = "NOT NULL "
_PERIOD = one_of("period", "Q1", "H1", "9M", "Q3", "Q4", "YEAR")
_PERCENT = "percent INTEGER CHECK (percent BETWEEN 0 AND 100)"

_FACTS: dict[str, str] = {
    "task_mark": f"""CREATE TABLE task_mark ({TRAVELS}
    {nested("schedule")},
    event_document TEXT NOT NULL,
    {date("event_date")},
    {date("dropped_on")},
    dropped_reason TEXT NOT NULL,
    note TEXT NOT NULL,
    {nested("source")}
) STRICT""",
    "occurrence": f"""CREATE TABLE occurrence ({TRAVELS}
    task_id TEXT NOT NULL,
    label TEXT NOT NULL,
    {date("due")},
    {date("done_on")},
    {date("extended_to")},
    extension_reason TEXT NOT NULL,
    dropped_reason TEXT NOT NULL,
    quality INTEGER CHECK (quality >= 0),
    note TEXT NOT NULL
) STRICT""",
    "progress": f"""CREATE TABLE progress ({TRAVELS}
    task_id TEXT NOT NULL,
    {date('"on"', _DAY)},
    {_PERCENT},
    note TEXT NOT NULL,
    difficulty TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT""",
    "assignment": f"""CREATE TABLE assignment ({TRAVELS}
    task_id TEXT NOT NULL,
    {one_of("part", "lead", "cooperate")},
    {nested("assignee", "NOT NULL ")},
    {date("valid_from")},
    {date("valid_to")},
    reason TEXT NOT NULL
) STRICT""",
    "evidence": f"""CREATE TABLE evidence ({TRAVELS}
    number TEXT NOT NULL,
    {date("date")},
    subject TEXT NOT NULL,
    issuer TEXT NOT NULL,
    file_hash TEXT NOT NULL CHECK (length(file_hash) IN (0, 64)),
    file_name TEXT NOT NULL,
    file_size INTEGER NOT NULL CHECK (file_size >= 0)
) STRICT""",
    "evidence_link": f"""CREATE TABLE evidence_link ({TRAVELS}
    evidence_id TEXT NOT NULL REFERENCES evidence (id),
    task_id TEXT NOT NULL,
    label TEXT NOT NULL,
    place TEXT NOT NULL
) STRICT""",
    "reminder": f"""CREATE TABLE reminder ({TRAVELS}
    task_id TEXT NOT NULL,
    {date('"on"', _DAY)},
    {one_of("way", "letter", "note", "spoken")},
    assignee TEXT NOT NULL,
    outgoing_id TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT""",
    "own_task": f"""CREATE TABLE own_task ({TRAVELS}
    "order" INTEGER NOT NULL,
    task TEXT NOT NULL,
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL CHECK (last_year >= first_year),
    area TEXT NOT NULL,
    objective TEXT NOT NULL,
    activity TEXT NOT NULL,
    {words("products", "NOT NULL")},
    {words("lead", "NOT NULL")},
    {words("cooperate", "NOT NULL")},
    time TEXT NOT NULL,
    budget TEXT NOT NULL,
    {nested("source")}
) STRICT""",
    "special_day": f"""CREATE TABLE special_day ({TRAVELS}
    {date("date", _DAY)},
    {one_of("kind", "off", "working")},
    name TEXT NOT NULL
) STRICT""",
    "saved_view": f"""CREATE TABLE saved_view ({TRAVELS}
    name TEXT NOT NULL,
    {nested("query", "NOT NULL ")},
    {nested('"order"', "NOT NULL ")}
) STRICT""",
    "outgoing": f"""CREATE TABLE outgoing ({TRAVELS}
    {one_of("purpose", "urge", "note", "handout", "report", "evaluation", "handover")},
    document_type TEXT NOT NULL,
    subject TEXT NOT NULL,
    addressee TEXT NOT NULL,
    {date("made_on", _DAY)},
    number TEXT NOT NULL,
    symbol TEXT NOT NULL,
    {date("date")},
    {one_of("status", "Chờ ký", "Đã ban hành", "Đã hủy")},
    {words("about", "NOT NULL")}
) STRICT""",
    "report_date": f"""CREATE TABLE report_date ({TRAVELS}
    year INTEGER NOT NULL,
    {_PERIOD},
    recipient TEXT NOT NULL,
    {date("due", _DAY)},
    {date("data_from", _DAY)},
    {date("data_to", _DAY)},
    {date("sent_on")}
) STRICT""",
    "report": f"""CREATE TABLE report ({TRAVELS}
    year INTEGER NOT NULL,
    {_PERIOD},
    {date("data_from", _DAY)},
    {date("data_to", _DAY)},
    {one_of("status", "Đang soạn", "Đã chốt số liệu", "Đã gửi")},
    number TEXT NOT NULL,
    symbol TEXT NOT NULL,
    {date("date")},
    template_id TEXT NOT NULL,
    {nested("sections", "NOT NULL ")},
    figures TEXT NOT NULL,
    {date("frozen_on")}
) STRICT""",
    "measurement": f"""CREATE TABLE measurement ({TRAVELS}
    target_id TEXT NOT NULL,
    year INTEGER NOT NULL,
    {_PERIOD},
    value REAL NOT NULL,
    numerator REAL,
    denominator REAL,
    source TEXT NOT NULL,
    {date('"on"')}
) STRICT""",
}

_FACT_INDEXES = {
    f"{table}_of_{owner}": f"CREATE INDEX {table}_of_{owner} ON {table} ({owner}_id)"
    for table, owner in (
        *((name, "task") for name in ("occurrence", "progress", "assignment", "reminder")),
        *(("evidence_link", "task"), ("evidence_link", "evidence"), ("measurement", "target")),
    )
}

_LIST: dict[str, str] = {
    "list_plan": f"""CREATE TABLE list_plan (
    n INTEGER NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    subject TEXT NOT NULL,
    {flag("tracked")},
    rank REAL NOT NULL
) STRICT""",
    "list_word": """CREATE TABLE list_word (
    n INTEGER NOT NULL PRIMARY KEY,
    text TEXT NOT NULL UNIQUE,
    sort_key BLOB NOT NULL
) STRICT""",
    "list_party": """CREATE TABLE list_party (
    n INTEGER NOT NULL PRIMARY KEY,
    signature TEXT NOT NULL UNIQUE
) STRICT""",
    "list_party_span": f"""CREATE TABLE list_party_span (
    party INTEGER NOT NULL,
    {date("valid_from", _DAY)},
    {date("valid_to", _DAY)},
    sort_key BLOB NOT NULL,
    {words("units", "NOT NULL")},
    {words("officers", "NOT NULL")},
    PRIMARY KEY (party, valid_from)
) STRICT, WITHOUT ROWID""",
    "list_party_ref": f"""CREATE TABLE list_party_ref (
    ref TEXT NOT NULL,
    party INTEGER NOT NULL,
    {date("valid_from", _DAY)},
    {date("valid_to", _DAY)},
    PRIMARY KEY (ref, party, valid_from)
) STRICT, WITHOUT ROWID""",
    "list_task": f"""CREATE TABLE list_task (
    rank REAL NOT NULL,
    place INTEGER NOT NULL,
    n INTEGER NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,
    plan INTEGER NOT NULL,
    {flag("tracked")},
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL,
    area INTEGER NOT NULL,
    time INTEGER NOT NULL,
    lead INTEGER NOT NULL,
    cooperate INTEGER NOT NULL,
    base INTEGER NOT NULL,
    {date("started_from")},
    {date("soon_from")},
    {date("overdue_from")},
    {date("due")},
    {date("done_on")},
    percent INTEGER NOT NULL,
    {flag("undated")},
    {flag("continuous")},
    {flag("bare")},
    {flag("reminded")},
    {date("known_until", _DAY)},
    PRIMARY KEY (rank, place, n)
) STRICT, WITHOUT ROWID""",
    "list_text": """CREATE TABLE list_text (
    n INTEGER NOT NULL PRIMARY KEY,
    folded TEXT NOT NULL
) STRICT""",
    "list_item": f"""CREATE TABLE list_item (
    n INTEGER NOT NULL PRIMARY KEY,
    {nested("item", "NOT NULL ")},
    title_key BLOB NOT NULL
) STRICT""",
    "list_time": f"""CREATE TABLE list_time (
    n INTEGER NOT NULL,
    place INTEGER NOT NULL,
    label TEXT NOT NULL,
    {date("start")},
    {date("due")},
    {date("planned_due")},
    {date("done_on")},
    {flag("dropped")},
    fact_id TEXT NOT NULL,
    PRIMARY KEY (n, place)
) STRICT, WITHOUT ROWID""",
    "list_task_of_plan": "CREATE INDEX list_task_of_plan ON list_task (plan)",
    "list_task_known": "CREATE INDEX list_task_known ON list_task (known_until)",
    "list_item_title": "CREATE INDEX list_item_title ON list_item (title_key)",
    "list_time_due": "CREATE INDEX list_time_due ON list_time (due)",
}

ADDED_2 = _FACTS | _FACT_INDEXES | _LIST
"""Name and definition of the tables and indexes that version 2 adds."""
