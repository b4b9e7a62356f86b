"""What is told of a template that comes again in another wording."""

from __future__ import annotations

from desktop.domain.consolidation.coming import record_changes
from desktop.domain.consolidation.down_records import TEMPLATE
from desktop.domain.exchange.model import FieldChange


def changes(before: str, after: str) -> tuple[FieldChange, ...]:
    records = ({"title": "Mẫu", "text": text} for text in (before, after))
    return record_changes(TEMPLATE, *records)


def test_each_change_of_a_template_is_told() -> None:
    assert changes("một\nhai\nba\nbốn", "một\nHai\nba\nbốn\nnăm") == (
        FieldChange("text", "hai", "Hai"),
        FieldChange("text", "", "năm"),
    )


def test_a_template_of_endless_equal_lines_is_told_at_once() -> None:
    same, lines = ["đầu"], ["-"] * 100_000
    (change,) = changes("\n".join([*same, *lines]), "\n".join([*same, "+", *lines]))
    assert str(change.after).startswith("+\n-\n")
    assert len(str(change.before).splitlines()) == len(str(change.after).splitlines()) == 200
