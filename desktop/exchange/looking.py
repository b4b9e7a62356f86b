"""What a package says of itself, believed only as far as hashes and signature bear it out."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.exchange import manifest_rules, package_names, refusals
from desktop.domain.exchange.model import Manifest
from desktop.errors import Refused
from desktop.exchange import durable, keys
from desktop.exchange.directory import READ_ERRORS, open_checked
from desktop.services.exchange_ports import KnownKeys, Stop, Trust

_HEAD = frozenset({package_names.MANIFEST, package_names.SIGNATURE})


class Checked:
    """A local package that was checked as a whole.

    Attributes:
        manifest: What it says of itself.
        manifest_hash: SHA-256 of that.
        trust: What its signature says.
    """

    def __init__(self, path: Path, known: KnownKeys, cancelled: Stop) -> None:
        """Check limits, names, sizes, hashes, counts and signature.

        Raises ``Refused`` with one sentence for the first that is wrong; a wrong or unexpected
        signature is told by ``trust`` alone.
        """
        with open_checked(path) as archive:
            data = read_entry(archive, package_names.MANIFEST)
            self.manifest: Manifest = manifest_rules.from_json(data)
            self.manifest_hash = hashlib.sha256(data).hexdigest()
            self.trust = _trust(archive, data, self.manifest, known)
            _require_listed(archive, self.manifest)
            _require_content(archive, self.manifest, cancelled)


def problem_of(trust: Trust) -> Refused | None:
    """Return why a package with such a signature is stopped, None when it is not."""
    stopped = {Trust.WRONG: refusals.wrong_signature, Trust.OTHER_KEY: refusals.other_key}
    return stopped[trust]() if trust in stopped else None


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a small entry; raises ``Refused`` when it is damaged."""
    return b"".join(entry_pieces(archive, name, lambda: False))


def entry_pieces(archive: zipfile.ZipFile, name: str, cancelled: Stop) -> Iterator[bytes]:
    """Yield the content of an entry; raises ``Refused`` when it is damaged."""
    try:
        with archive.open(name) as entry:
            while True:
                durable.require_going_on(cancelled)
                piece = entry.read(durable.PIECE)
                if not piece:
                    return
                yield piece
    except READ_ERRORS as error:
        raise refusals.damaged(f"{name}: {error}") from error


def _require_listed(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Refuse entries that are not on the list, and a list with more than there is."""
    sizes = {info.filename: info.file_size for info in archive.infolist()}
    if sizes.keys() - _HEAD != manifest.files.keys():
        raise refusals.tampered("entries that differ from the list")
    for name, (size, _hash) in manifest.files.items():
        if sizes[name] != size:
            raise refusals.tampered(name)


def _require_content(archive: zipfile.ZipFile, manifest: Manifest, cancelled: Stop) -> None:
    """Refuse entries with another hash, and parts with another number of lines than told."""
    lines = dict.fromkeys(manifest.counts, 0)
    for name, (size, file_hash) in manifest.files.items():
        digest, found, breaks = hashlib.sha256(), 0, 0
        for piece in entry_pieces(archive, name, cancelled):
            digest.update(piece)
            found += len(piece)
            breaks += piece.count(b"\n")
        if (found, digest.hexdigest()) != (size, file_hash):
            raise refusals.tampered(name)
        place = package_names.part_of(name)
        if place:
            lines[place[0]] += breaks
    if lines != manifest.counts:
        raise refusals.tampered("counts")


def _trust(archive: zipfile.ZipFile, data: bytes, manifest: Manifest, known: KnownKeys) -> Trust:
    key = manifest.office.key
    has_signature = package_names.SIGNATURE in archive.namelist()
    if has_signature or key:
        signature = read_entry(archive, package_names.SIGNATURE) if has_signature else b""
        if not key or not keys.is_signed(data, signature, key):
            return Trust.WRONG
    bound = known(manifest.office.workspace_id)
    if bound:
        return Trust.KNOWN if bound == key else Trust.OTHER_KEY
    return Trust.NEW if key else Trust.UNSIGNED
