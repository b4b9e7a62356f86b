"""How the lines of a page end: behind a sentence, or inside a word."""

from __future__ import annotations

import re

CLOSED = re.compile(r"[.;:!?…]['\")”’]?$")
"""A line behind which a paragraph may end."""
GLUED = re.compile(r"[^\W_][-–/]$")
"""A line that ends behind a hyphen or slash of a word which goes on without a blank."""
