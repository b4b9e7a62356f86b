"""Frozen dataclasses to rows of a table and back, field by field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from desktop.storage import failures

Item = TypeVar("Item")
Row = dict[str, Any]
"""Name of a column to its value, as SQLite keeps it."""


class Codec(NamedTuple):
    """How one field is written to its column and read back."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Gives the text in which lists and rows are kept: one form for one value."""


def optional(codec: Codec) -> Codec:
    """Return ``codec`` for a field that may be None."""
    return Codec(
        lambda value: None if value is None else codec.write(value),
        lambda value: None if value is None else codec.read(value),
    )


def enum(kind: type[Enum]) -> Codec:
    """Return the codec of an enumeration, kept by its value."""
    members = {member.value: member for member in kind}
    return Codec(attrgetter("value"), members.__getitem__)


WORDS = Codec(to_json, lambda text: tuple(json.loads(text)))
"""A tuple of strings."""

DATE = optional(Codec(date.isoformat, date.fromisoformat))
FLAG = Codec(int, bool)
REAL = Codec(float, float)
MAPPING = Codec(lambda values: to_json(dict(values)), json.loads)
"""Strings by strings."""


class Record(Generic[Item]):
    """A dataclass and the codecs of those fields that SQLite does not keep as they are."""

    def __init__(
        self,
        kind: type[Item],
        codecs: Mapping[str, Codec] | None = None,
        skip: tuple[str, ...] = (),
        key: str = "id",
    ) -> None:
        """Describe ``kind``.

        Args:
            kind: The dataclass.
            codecs: By name, for the fields that need one.
            skip: Names of fields that are kept elsewhere.
            key: Field kept in the column ``id``.
        """
        self.kind = kind
        self.names = tuple(f.name for f in fields(kind) if f.name not in skip)  # type: ignore[arg-type]
        self._codecs = tuple((codecs or {}).items())
        self._values = attrgetter(*self.names)
        self._columns = tuple("id" if name == key else name for name in self.names)

    def column(self, field: str) -> str:
        """Return the column in which a field is kept."""
        return dict(zip(self.names, self._columns, strict=True))[field]

    def row(self, item: Item) -> Row:
        """Return the columns of ``item``."""
        row = dict(zip(self._columns, self._values(item), strict=True))
        for name, codec in self._codecs:
            row[name] = codec.write(row[name])
        return row

    def item(self, row: Mapping[str, Any], **further: object) -> Item:
        """Return the item that ``row`` keeps; further columns are ignored."""
        values = {name: row[column] for name, column in zip(self.names, self._columns, strict=True)}
        try:
            for name, codec in self._codecs:
                values[name] = codec.read(values[name])
        except (ValueError, KeyError, TypeError) as error:
            raise failures.unreadable_row() from error
        return self.kind(**values, **further)


def nested(record: Record[Any]) -> Codec:
    """Return the codec of a small dataclass kept as one JSON object, or None."""
    return optional(
        Codec(
            lambda item: to_json(record.row(item)),
            lambda text: record.item(json.loads(text)),
        )
    )


def with_defaults(record: Record[Item], default: Item) -> Codec:
    """Return the codec of a dataclass; fields that it got later are read as in ``default``."""
    known = record.row(default)
    return Codec(
        lambda item: to_json(record.row(item)),
        lambda text: record.item(known | json.loads(text)),
    )
