"""Values of the head and the table of a plan text: each read with its type, each fault named."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import Enum
from typing import TypeVar

from desktop.documents.plan_text_source import writable
from desktop.errors import Refused
from desktop.i18n import _

Choice = TypeVar("Choice", bound=Enum)
Read = TypeVar("Read")
MAX_WHOLE = 9999
"""Largest whole number in the format: a year."""


class Fields:
    """One TOML table that is being read.

    Args:
        values: The table.
        place: Where it stands, as the officer sees it in the file ("[[row]] thứ 3").
        known: Keys that may stand in it; None lets others pass.
    """

    def __init__(
        self, values: Mapping[str, object], place: str = "", known: Iterable[str] | None = None
    ) -> None:
        self._values = values
        self._place = place
        if known is not None:
            self.only(known)

    def __contains__(self, key: str) -> bool:
        """Tell whether ``key`` is there."""
        return key in self._values

    def refused(self, key: str, reason: str) -> Refused:
        """Return the refusal that names the place and the key."""
        place = f"{self._place}, " if self._place else ""
        return Refused(
            _("Không đọc được nội dung kế hoạch, {place}mục “{key}”: {reason}.").format(
                place=place, key=key, reason=reason
            )
        )

    def text(self, key: str, default: str = "") -> str:
        """Return a string."""
        found = self._values.get(key, default)
        if not isinstance(found, str):
            raise self.refused(key, _("phải là chữ trong ngoặc kép"))
        return found

    def needed_text(self, key: str) -> str:
        """Return a string that must be there."""
        if key not in self._values:
            raise self.refused(key, _("còn thiếu"))
        return self.text(key)

    def optional_text(self, key: str) -> str | None:
        """Return a string, None when it is not there."""
        return self.text(key) if key in self._values else None

    def whole(self, key: str, default: int) -> int:
        """Return a whole number."""
        return self._whole(key, self._values.get(key, default))

    def optional_whole(self, key: str) -> int | None:
        """Return a whole number, None when it is not there."""
        return self.whole(key, 1) if key in self._values else None

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a whole number or a list of them."""
        found = self._values.get(key, [])
        return tuple(
            self._whole(key, entry) for entry in (found if isinstance(found, list) else [found])
        )

    def number(self, key: str, default: float | None = None) -> float:
        """Return a finite number; without ``default`` it must be there."""
        found = self._values.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.refused(key, _("phải là số"))
        try:
            value = float(found)
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            raise self.refused(key, _("phải là số"))
        return value

    def date(self, key: str) -> dt.date | None:
        """Return a date without time, None when it is not there."""
        found = self._values.get(key)
        if found is None or type(found) is dt.date:
            return found
        raise self.refused(key, _("phải là ngày dạng 2024-02-07, không có ngoặc kép"))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings."""
        found = self._values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(entry, str) for entry in found):
            raise self.refused(key, _("phải là danh sách chữ trong ngoặc vuông"))
        return tuple(found)

    def choice(self, key: str, default: Choice) -> Choice:
        """Return a member of the enumeration of ``default`` by its value."""
        allowed = {member.value: member for member in type(default)}
        word = self.text(key, default.value)
        if word not in allowed:
            raise self._not_allowed(key, allowed)
        return allowed[word]

    def one_of(self, key: str, allowed: Collection[str]) -> str:
        """Return a string that must be one of ``allowed``."""
        word = self.needed_text(key)
        if word not in allowed:
            raise self._not_allowed(key, allowed)
        return word

    def only(self, known: Iterable[str]) -> None:
        """Raise ``Refused`` when there is another key than the known ones."""
        unknown = sorted(set(self._values) - set(known))
        if unknown:
            raise self.refused(unknown[0], _("không có mục này"))

    def table(self, key: str, known: Iterable[str]) -> Fields | None:
        """Return the inner table ``[key]``, None when it is not there."""
        found = self._values.get(key)
        if found is None:
            return None
        if not isinstance(found, dict):
            raise self.refused(key, _("phải là một bảng [{key}]").format(key=key))
        return Fields(found, f"[{key}]", known)

    def each(
        self, key: str, known: Iterable[str], read: Callable[[Fields], Read]
    ) -> tuple[Read, ...]:
        """Return what ``read`` makes of each table ``[[key]]``."""
        found = self._values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            raise self.refused(key, _("phải là các bảng [[{key}]]").format(key=key))
        places = (_("[[{key}]] thứ {n}").format(key=key, n=n) for n in range(1, len(found) + 1))
        return tuple(
            read(Fields(entry, place, known)) for entry, place in zip(found, places, strict=True)
        )

    def _not_allowed(self, key: str, allowed: Iterable[str]) -> Refused:
        words = ", ".join(f"“{word}”" for word in allowed)
        return self.refused(key, _("phải là một trong {words}").format(words=words))

    def _whole(self, key: str, found: object) -> int:
        if type(found) is not int or not 1 <= found <= MAX_WHOLE:
            raise self.refused(key, _("phải là số nguyên từ 1 đến {most}").format(most=MAX_WHOLE))
        return found


def write_fields(values: Mapping[str, object], keep: Collection[str] = ()) -> str:
    """Return TOML lines for texts, numbers, dates and lists of these.

    None is left out, and so are empty texts and lists unless ``keep`` names their key.
    """
    return "".join(
        f"{key} = {_written(value)}\n"
        for key, value in values.items()
        if value is not None and (key in keep or value not in ("", ()))
    )


def _written(value: object) -> str:
    if isinstance(value, str):
        # JSON and TOML share the escapes that are left (quote, backslash, tab, line break).
        return json.dumps(writable(value), ensure_ascii=False)
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return _written_list([_written(entry) for entry in value])
    raise TypeError(type(value))


def _written_list(entries: list[str]) -> str:
    short = f"[{', '.join(entries)}]"
    if len(short) <= 100:
        return short
    return "[\n" + "".join(f"  {entry},\n" for entry in entries) + "]"
