"""The plan text format: a whole plan, template or sample as a text file a person can read.

Three parts between lines ``+++``: the head (TOML), the text (see ``plan_text_body``) and, when
there is one, the task table (TOML).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.documents.plan_text_body import parse_body, write_body
from desktop.documents.plan_text_fields import write_fields
from desktop.documents.plan_text_head import parse_head, write_head
from desktop.documents.plan_text_source import Parts, read_text, split_parts
from desktop.documents.plan_text_table import parse_table, write_table
from desktop.domain.plan import Plan

__all__ = [
    "Parts",
    "parse_body",
    "parse_table",
    "plan_from_parts",
    "read_plan",
    "read_text",
    "split_parts",
    "write_body",
    "write_plan",
    "write_table",
]


def read_plan(text: str) -> Plan:
    """Return the plan that a plan text says; raise ``Refused`` naming the line or the key."""
    return plan_from_parts(*split_parts(text))


def plan_from_parts(
    header: Mapping[str, object], body: str, table: Mapping[str, object] | None = None
) -> Plan:
    """Return the plan of the three parts; raise ``Refused`` naming the line or the key."""
    return replace(
        parse_head(header),
        blocks=parse_body(body),
        task_table=parse_table(table) if table else None,
    )


def write_plan(plan: Plan, extra: Mapping[str, object] | None = None) -> str:
    """Return the text that ``read_plan`` reads as ``plan``, apart from its keys.

    ``extra`` are further plain values for the top of the head, such as the title of a template.
    """
    text = f"+++\n{write_fields(extra or {})}{write_head(plan)}+++\n{write_body(plan.blocks)}"
    return f"{text}+++\n{write_table(plan.task_table)}" if plan.task_table else text
