"""The manifest of a package as canonical JSON, every field checked when it is read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from desktop.domain.exchange import canonical, limits, package_names, refusals
from desktop.domain.exchange.canonical import Malformed
from desktop.domain.exchange.model import FORMAT_VERSION, Manifest, Office, PackageKind
from desktop.domain.reporting.model import Period

FORMAT = "goixa"
LEVELS = frozenset({"xã", "huyện", "tỉnh"})

_HASH = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"[0-9A-Za-z_-]{1,64}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PERIODS = frozenset({"", *(period.value for period in Period)})
_SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_FIRST_YEAR, _LAST_YEAR = 2000, 2200
_LONGEST_TEXT = 200
_MOST = 10**12

Json = Mapping[str, Any]


def to_json(manifest: Manifest) -> bytes:
    """Return the manifest in its one form: keys sorted, UTF-8, no blanks.

    Raises ``Malformed`` naming the field that the reader would not take.
    """
    office = manifest.office
    data = canonical.dump(
        {
            "format": FORMAT,
            "version": manifest.format_version,
            "min_reader": manifest.min_reader,
            "package_id": manifest.package_id,
            "kind": manifest.kind.value,
            "office": {name: getattr(office, name) for name in _OFFICE},
            "replica_id": manifest.replica_id,
            "seq": manifest.sequence,
            "prev": manifest.previous,
            "created": manifest.created.isoformat(timespec="seconds"),
            "clock_suspect": manifest.clock_suspect,
            "schema_version": manifest.schema_version,
            "addressee": manifest.addressee,
            "year": manifest.year,
            "period": manifest.period,
            "counts": dict(manifest.counts),
            "files": {name: list(fact) for name, fact in manifest.files.items()},
            "missing_blobs": sorted(manifest.missing_blobs),
            "state_digest": manifest.state_digest,
        }
    )
    _checked(canonical.load(data))
    return data


def from_json(data: bytes) -> Manifest:
    """Return the manifest of a foreign package.

    Raises ``Refused``: it needs a newer reader, is of an unknown kind, or is no manifest that
    the program writes.
    """
    try:
        value = canonical.load(data)
        _require_readable(value)
        manifest = _checked(value)
        if not _is_newer(value):
            _require_canonical(value, data)
    except Malformed as error:
        raise refusals.damaged(f"{package_names.MANIFEST}: {error}") from error
    return manifest


def _require_readable(value: object) -> None:
    """Refuse other formats, newer ones and unknown kinds before the fields are looked at."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise refusals.not_a_package()
    oldest = _integer(1, _MOST)(value.get("min_reader"))
    if oldest > FORMAT_VERSION:
        raise refusals.newer(oldest)
    if value.get("kind") not in [kind.value for kind in PackageKind]:
        raise refusals.unknown_kind()


def _checked(value: object) -> Manifest:
    """Return the manifest that decoded JSON stands for; ``Malformed`` names what is wrong."""
    fields = _fields(value, _MANIFEST, _is_newer(value))
    office = Office(**_fields(fields.pop("office"), _OFFICE, _is_newer(value)))
    manifest = Manifest(
        office=office,
        format_version=fields.pop("version"),
        sequence=fields.pop("seq"),
        previous=fields.pop("prev"),
        **{name: fact for name, fact in fields.items() if name != "format"},
    )
    _require_whole(manifest)
    return manifest


def _require_canonical(value: object, data: bytes) -> None:
    """A manifest has one form, so that nothing can be hidden in another one."""
    if canonical.dump(value) != data:
        raise Malformed("not canonical")


def _is_newer(value: object) -> bool:
    """Tell whether a newer program wrote it; its additional fields are passed over."""
    version = value.get("version") if isinstance(value, dict) else None
    return type(version) is int and version > FORMAT_VERSION


def _fields(
    value: object, rules: Mapping[str, Callable[[Any], Any]], newer: bool
) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Malformed("no object")
    names = value.keys() & rules.keys() if newer else value.keys()
    if names != rules.keys():
        raise Malformed(f"fields {sorted(value.keys() ^ rules.keys())}")
    found = {}
    for name, rule in rules.items():
        try:
            found[name] = rule(value[name])
        except Malformed as error:
            raise Malformed(f"{name}: {error}") from error
    return found


def _require_whole(manifest: Manifest) -> None:
    """Raise ``Malformed`` where the fields do not fit one another."""
    parts = {found[0] for name in manifest.files if (found := package_names.part_of(name))}
    if parts != manifest.counts.keys():
        raise Malformed("counts: not those of the parts")
    is_report = manifest.kind is PackageKind.REPORT
    if {bool(manifest.year), bool(manifest.period)} != {is_report}:
        raise Malformed("period: of reports, and only of them")
    if not 1 <= manifest.min_reader <= manifest.format_version:
        raise Malformed("min_reader: after version")


def _text(longest: int, shortest: int = 0) -> Callable[[Any], str]:
    def rule(value: Any) -> str:
        if not isinstance(value, str) or not shortest <= len(value) <= longest:
            raise Malformed("length")
        if package_names.has_hidden(value):
            raise Malformed("hidden marks")
        return value

    return rule


def _pattern(pattern: re.Pattern[str], blank: bool = False) -> Callable[[Any], str]:
    def rule(value: Any) -> str:
        if not isinstance(value, str) or not (pattern.fullmatch(value) or (blank and not value)):
            raise Malformed("form")
        return value

    return rule


def _integer(lowest: int, highest: int) -> Callable[[Any], int]:
    def rule(value: Any) -> int:
        if type(value) is not int or not lowest <= value <= highest:
            raise Malformed("number")
        return value

    return rule


def _one_of(values: frozenset[Any]) -> Callable[[Any], Any]:
    def rule(value: Any) -> Any:
        if not isinstance(value, str | bool) or value not in values:
            raise Malformed("value")
        return value

    return rule


def _year(value: Any) -> int:
    return 0 if value == 0 else _integer(_FIRST_YEAR, _LAST_YEAR)(value)


def _created(value: Any) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(_pattern(_SECONDS)(value))
    except ValueError as error:
        raise Malformed("time") from error


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Malformed("yes or no")
    return value


def _counts(value: Any) -> dict[str, int]:
    if not isinstance(value, dict) or not all(map(package_names.is_part, value)):
        raise Malformed("parts")
    return {part: _integer(0, _MOST)(count) for part, count in value.items()}


def _files(value: Any) -> dict[str, tuple[int, str]]:
    """Check names, sizes and hashes of all entries, each part carried on without a gap."""
    if not isinstance(value, dict) or len(value) > limits.ENTRIES - 2:
        raise Malformed("entries")
    found = {name: _file(name, fact) for name, fact in value.items()}
    parts = {place for name in found if (place := package_names.part_of(name))}
    if any(number > 1 and (part, number - 1) not in parts for part, number in parts):
        raise Malformed("a part with a gap")
    blobs = sum(size for name, (size, _hash) in found.items() if package_names.blob_of(name))
    rows = sum(size for size, _hash in found.values()) - blobs
    if rows > limits.PARTS_BYTES or blobs > limits.BLOBS_BYTES:
        raise Malformed("too large in all")
    return found


def _file(name: str, fact: Any) -> tuple[int, str]:
    blob = package_names.blob_of(name)
    if not blob and not package_names.part_of(name):
        raise Malformed(f"entry {name!r}")
    if not isinstance(fact, list) or len(fact) != 2:
        raise Malformed(f"entry {name!r}")
    most = limits.BLOB_BYTES if blob else limits.PART_BYTES
    size, file_hash = _integer(0, most)(fact[0]), _pattern(_HASH)(fact[1])
    if blob and blob != file_hash:
        raise Malformed(f"entry {name!r}")
    return size, file_hash


def _missing(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > limits.MISSING_BLOBS:
        raise Malformed("hashes")
    hashes = tuple(map(_pattern(_HASH), value))
    if list(hashes) != sorted(set(hashes)):
        raise Malformed("order")
    return hashes


_OFFICE: Mapping[str, Callable[[Any], Any]] = {
    "workspace_id": _pattern(_KEY),
    "name": _text(_LONGEST_TEXT, 1),
    "superior": _text(_LONGEST_TEXT),
    "level": _one_of(LEVELS),
    "contact": _text(_LONGEST_TEXT),
    "key": _pattern(_HASH, blank=True),
}

_MANIFEST: Mapping[str, Callable[[Any], Any]] = {
    "format": _one_of(frozenset({FORMAT})),
    "version": _integer(1, _MOST),
    "min_reader": _integer(1, FORMAT_VERSION),
    "package_id": _pattern(_UUID),
    "kind": lambda value: PackageKind(_one_of(frozenset(k.value for k in PackageKind))(value)),
    "office": lambda value: value,
    "replica_id": _pattern(_KEY),
    "seq": _integer(1, _MOST),
    "prev": _pattern(_HASH, blank=True),
    "created": _created,
    "clock_suspect": _flag,
    "schema_version": _integer(1, _MOST),
    "addressee": _pattern(_KEY, blank=True),
    "year": _year,
    "period": _one_of(_PERIODS),
    "counts": _counts,
    "files": _files,
    "missing_blobs": _missing,
    "state_digest": _pattern(_HASH, blank=True),
}
