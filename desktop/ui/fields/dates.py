"""Dates typed as dd/MM/yyyy into plain fields: half-typed words are never refused."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit

FORMAT = "%d/%m/%Y"


def shown(day: date | None) -> str:
    """Return a date as dd/MM/yyyy, empty for none."""
    return f"{day:{FORMAT}}" if day else ""


def typed(field: QLineEdit) -> date | None:
    """Return the date typed, None when the field is empty or not yet a date."""
    try:
        return datetime.strptime(field.text().strip(), FORMAT).date()
    except ValueError:
        return None


def is_date_or_empty(field: QLineEdit) -> bool:
    """Tell whether the field is empty or holds a date."""
    return not field.text().strip() or typed(field) is not None
