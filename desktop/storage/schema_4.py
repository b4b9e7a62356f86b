"""What version 4 of the workspace file adds: what communes sent, for the level above them.

Also how a commune weighs the monthly evaluation.

Tables whose names begin with "received_" are derived from the packages in the inbox: never
logged, never sent, made anew from the inbox at any time. The others travel.
"""

from __future__ import annotations

from desktop.storage.columns import TRAVELS, date, nested, one_of, words

_DAY = "NOT NULL "
_PERIOD = one_of("period", "Q1", "H1", "9M", "Q3", "Q4", "YEAR")
_OFFICE = "office_id TEXT NOT NULL"
_YEAR = "year INTEGER NOT NULL"
_VERSION = "version INTEGER NOT NULL CHECK (version >= 1)"

_KEPT: dict[str, str] = {
    "evaluation_rules": f"""CREATE TABLE evaluation_rules ({TRAVELS}
    quantity REAL NOT NULL,
    quality REAL NOT NULL,
    progress REAL NOT NULL,
    points REAL NOT NULL,
    late_deduction REAL NOT NULL,
    unjudged INTEGER NOT NULL,
    good_from INTEGER NOT NULL,
    met_from INTEGER NOT NULL,
    basis TEXT NOT NULL
) STRICT""",
    "office_level": f"""CREATE TABLE office_level ({TRAVELS}
    {one_of("level", "xã", "huyện", "tỉnh")},
    name TEXT NOT NULL,
    agency TEXT NOT NULL,
    place TEXT NOT NULL,
    contact TEXT NOT NULL,
    telephone TEXT NOT NULL
) STRICT""",
    "commune_office": f"""CREATE TABLE commune_office ({TRAVELS}
    {one_of("kind", "xã", "phường", "thị trấn", "đặc khu")},
    name TEXT NOT NULL,
    superior TEXT NOT NULL,
    contact TEXT NOT NULL,
    telephone TEXT NOT NULL,
    {date("valid_from")},
    {date("valid_to")},
    merged_into TEXT NOT NULL,
    workspace_id TEXT NOT NULL,
    key TEXT NOT NULL CHECK (length(key) IN (0, 64))
) STRICT""",
    "report_package": f"""CREATE TABLE report_package ({TRAVELS}
    {_OFFICE},
    workspace_id TEXT NOT NULL,
    {_YEAR},
    {_PERIOD},
    replica_id TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    previous TEXT NOT NULL,
    manifest_hash TEXT NOT NULL CHECK (length(manifest_hash) = 64),
    created TEXT NOT NULL,
    {date("received_on", _DAY)},
    key TEXT NOT NULL
) STRICT""",
    "office_note": f"""CREATE TABLE office_note ({TRAVELS}
    {_OFFICE},
    {_YEAR},
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    {date('"on"', _DAY)}
) STRICT""",
    "hand_figures": f"""CREATE TABLE hand_figures ({TRAVELS}
    {_OFFICE},
    {_YEAR},
    {_PERIOD},
    {nested("figures", "NOT NULL ")},
    source TEXT NOT NULL,
    {date('"on"')}
) STRICT""",
    "report_return": f"""CREATE TABLE report_return ({TRAVELS}
    {_OFFICE},
    {_YEAR},
    {_PERIOD},
    package_id TEXT NOT NULL,
    remarks TEXT NOT NULL,
    {date("new_due")},
    {date('"on"', _DAY)},
    "by" TEXT NOT NULL
) STRICT""",
    "expected_report": f"""CREATE TABLE expected_report ({TRAVELS}
    {_YEAR},
    {_PERIOD},
    {date("due", _DAY)}
) STRICT""",
    "superior_word": f"""CREATE TABLE superior_word ({TRAVELS}
    {_YEAR},
    {_PERIOD},
    package_id TEXT NOT NULL,
    {one_of("verdict", "Đã nhận", "Gửi trả")},
    {date('"on"', _DAY)},
    office TEXT NOT NULL,
    "by" TEXT NOT NULL,
    remarks TEXT NOT NULL,
    {date("new_due")}
) STRICT""",
    "criteria_set": f"""CREATE TABLE criteria_set ({TRAVELS}
    title TEXT NOT NULL,
    {_YEAR},
    document TEXT NOT NULL,
    {words("items", _DAY)}
) STRICT""",
    "score_sheet": f"""CREATE TABLE score_sheet ({TRAVELS}
    set_id TEXT NOT NULL,
    {_OFFICE},
    {date('"on"', _DAY)},
    {words("lines", _DAY)}
) STRICT""",
    "sent_item": f"""CREATE TABLE sent_item ({TRAVELS}
    part TEXT NOT NULL,
    key TEXT NOT NULL,
    {_VERSION},
    digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT""",
    "sent_package": f"""CREATE TABLE sent_package ({TRAVELS}
    {date('"on"', _DAY)},
    {words("offices", _DAY)},
    contents TEXT NOT NULL,
    "by" TEXT NOT NULL
) STRICT""",
    "down_receipt": f"""CREATE TABLE down_receipt ({TRAVELS}
    package_id TEXT NOT NULL,
    {_OFFICE},
    {date("taken_on", _DAY)}
) STRICT""",
    "package_from_above": f"""CREATE TABLE package_from_above ({TRAVELS}
    office TEXT NOT NULL,
    workspace_id TEXT NOT NULL,
    {date('"on"', _DAY)}
) STRICT""",
    "item_from_above": f"""CREATE TABLE item_from_above ({TRAVELS}
    workspace_id TEXT NOT NULL,
    part TEXT NOT NULL,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    {_VERSION},
    office TEXT NOT NULL,
    package_id TEXT NOT NULL,
    {date('"on"', _DAY)},
    {nested("content", _DAY)}
) STRICT""",
}

_DERIVED: dict[str, str] = {
    "received_package": f"""CREATE TABLE received_package (
    n INTEGER NOT NULL PRIMARY KEY,
    package_id TEXT NOT NULL UNIQUE,
    {nested("office", "NOT NULL ")},
    {nested("figures", "NOT NULL ")},
    {nested("areas", "NOT NULL ")},
    tasks INTEGER NOT NULL
) STRICT""",
    "received_word": """CREATE TABLE received_word (
    n INTEGER NOT NULL PRIMARY KEY,
    text TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL
) STRICT""",
    "received_task": f"""CREATE TABLE received_task (
    package INTEGER NOT NULL,
    place INTEGER NOT NULL,
    task_id TEXT NOT NULL,
    area INTEGER NOT NULL,
    title INTEGER NOT NULL,
    lead INTEGER NOT NULL,
    time INTEGER NOT NULL,
    {date("due")},
    state INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    {date("done_on")},
    evidence INTEGER NOT NULL,
    proof TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (package, place)
) STRICT, WITHOUT ROWID""",
    "received_target": """CREATE TABLE received_target (
    package INTEGER NOT NULL,
    place INTEGER NOT NULL,
    target_id TEXT NOT NULL,
    text INTEGER NOT NULL,
    comparator TEXT NOT NULL,
    goal REAL NOT NULL,
    unit TEXT NOT NULL,
    value REAL,
    numerator REAL,
    denominator REAL,
    reached INTEGER CHECK (reached IN (0, 1)),
    PRIMARY KEY (package, place)
) STRICT, WITHOUT ROWID""",
}

ADDED_4 = (
    _KEPT
    | _DERIVED
    | {
        "report_package_of_period": "CREATE INDEX report_package_of_period "
        "ON report_package (year, period)",
    }
)
"""Name and definition of the tables and indexes that version 4 adds."""
