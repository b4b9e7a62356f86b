"""Units of length of paper and files: points, twips and inches in millimetres."""

from __future__ import annotations

MM_PER_INCH = 25.4
MM_PER_PT = MM_PER_INCH / 72
TWIPS_PER_MM = 1440 / MM_PER_INCH
"""A twip, Word's unit, is a twentieth of a point."""
