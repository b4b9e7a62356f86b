"""States of rows as lines of a part, read as strictly as they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.domain.exchange import canonical, limits
from desktop.domain.exchange.canonical import Malformed
from desktop.domain.exchange.model import RowState

_FIELDS = frozenset({"t", "id", "o", "v", "c"})
_COLUMN = re.compile(r"[a-z_][a-z0-9_]{0,63}")
_KEY = re.compile(r"[0-9A-Za-z_-]{1,64}")
_LONGEST_ID = 200


def write_row(state: RowState) -> bytes:
    """Return a state of a row as a line, with its end; ``Malformed`` when it cannot be carried."""
    content = None if state.content is None else dict(state.content)
    line: dict[str, object] = {
        "t": state.table,
        "id": state.id,
        "o": state.owner,
        "v": dict(state.versions),
        "c": content,
    }
    _state(line, state.table)
    return write_record(line)


def read_row(line: bytes, table: str) -> RowState:
    """Return the state of a row of ``table``; ``Malformed`` when the line is none."""
    return _state(read_record(line), table)


def write_record(record: Mapping[str, object]) -> bytes:
    """Return a record as a line, with its end; ``Malformed`` when it cannot be carried."""
    line = canonical.dump(dict(record)) + b"\n"
    if len(line) > limits.LINE_BYTES:
        raise Malformed("a line that is too long")
    return line


def read_record(line: bytes) -> dict[str, object]:
    """Return the record on a line; ``Malformed`` when the line is none."""
    if len(line) > limits.LINE_BYTES:
        raise Malformed("a line that is too long")
    value = canonical.load(line)
    if not isinstance(value, dict):
        raise Malformed("a line that is no object")
    return value


def _state(line: dict[str, object], table: str) -> RowState:
    if line.keys() != _FIELDS or line["t"] != table:
        raise Malformed("a line that is no row of its table")
    row_id, owner = line["id"], line["o"]
    if not isinstance(row_id, str) or not 0 < len(row_id) <= _LONGEST_ID:
        raise Malformed("a row without a key")
    if not isinstance(owner, str) or not _KEY.fullmatch(owner):
        raise Malformed("a row without an owner")
    return RowState(table, row_id, owner, _versions(line["v"]), _content(line["c"]))


def _versions(value: object) -> dict[str, int]:
    if not isinstance(value, dict) or not 0 < len(value) <= limits.REPLICAS:
        raise Malformed("a row without versions")
    for replica, count in value.items():
        if not _KEY.fullmatch(replica) or type(count) is not int or count < 1:
            raise Malformed("a version that is none")
    return value


def _content(value: object) -> dict[str, object] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not all(map(_COLUMN.fullmatch, value)):
        raise Malformed("a column that is none")
    if any(isinstance(field, dict | list | tuple) for field in value.values()):
        raise Malformed("a column that holds more than a value")
    return value
