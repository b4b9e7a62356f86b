"""What a package may hold at most; more is refused before anything is unpacked."""

from __future__ import annotations

_KB = 1024
_MB = 1024 * _KB

ENTRIES = 2000
"""Entries of the ZIP, the manifest and its signature included."""

PART_BYTES = 64 * _MB
"""One part of rows, unpacked; a longer one is carried in several."""

PARTS_BYTES = 256 * _MB
"""All parts of rows, unpacked."""

BLOB_BYTES = 100 * _MB
"""One evidence file; as much as the program keeps of one."""

BLOBS_BYTES = 1024 * _MB
"""All evidence files."""

MANIFEST_BYTES = 4 * _MB
SIGNATURE_BYTES = 4 * _KB
"""What an Ed25519 signature needs, many times over."""

FILE_BYTES = PARTS_BYTES + BLOBS_BYTES + MANIFEST_BYTES + _MB
"""The package itself."""

RATIO = 200
"""Unpacked to packed size of a part larger than ``RATIO_FROM_BYTES``."""

RATIO_FROM_BYTES = _MB

LINE_BYTES = _MB
"""One line of a part."""

DEPTH = 8
"""Lists and objects of a line inside one another."""

MISSING_BLOBS = 20_000
REPLICAS = 500
"""Copies of the data that a version vector may tell apart."""

WHOLE_NUMBER = 2**63
"""SQLite keeps whole numbers below it."""
