"""Hypothesis strategies: any plan that the program can hold."""

from __future__ import annotations

import datetime as dt
import unicodedata

from hypothesis import strategies as st

from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, PlanStatus, YearSpan
from desktop.domain.signing import Authority, Signing
from desktop.domain.tasks import (
    Column,
    Placement,
    RowNumbering,
    Task,
    TaskField,
    TaskGroup,
    TaskTable,
)

KEY = ""
"""Keys are made anew by every reading, so plans are compared without them."""

LETTERS = st.one_of(
    st.sampled_from("aăâbcđêôơưẤỆỰỹ 0123456789.,;:-+#[]()\\/\"'%&={}“”–…"),
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")),
)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


LOOKALIKES = ("1. a", "2. a", "I# A", "a) x", "- x", "[6]1. x", "::: x", "+++", "# x", "\\x", "[x")
"""Words that begin like a line of the format."""

lines = st.one_of(
    st.sampled_from(LOOKALIKES), st.text(LETTERS, max_size=30).map(_composed).map(str.strip)
)
texts = st.one_of(lines, st.text(LETTERS | st.sampled_from("\n\t"), max_size=30).map(_composed))
lists = st.lists(texts, max_size=3).map(tuple)
labels = st.none() | st.sampled_from(("", "6", "1.10", "đ", "Phần II", "27, 28"))
years = st.integers(1, 9999)
figures = st.integers(-(10**6), 10**6).map(float) | st.floats(allow_nan=False, allow_infinity=False)


def _block(kind: BlockKind, level: Level, text: str, label: str | None) -> Block:
    if kind is BlockKind.TASK_TABLE:
        return Block(KEY, kind, Level.TEXT, "")
    plain = kind is BlockKind.PARAGRAPH and level is Level.TEXT
    return Block(KEY, kind, level, text, None if plain else label)


blocks = st.builds(_block, st.sampled_from(BlockKind), st.sampled_from(Level), lines, labels)
columns = st.builds(
    Column, st.sampled_from(TaskField), texts, st.floats(0.001, 1000) | st.integers(1, 99)
)
groups = st.builds(TaskGroup, st.just(KEY), texts, labels, texts, st.sampled_from((1, 2)))
tasks = st.builds(
    Task, st.just(KEY), texts, texts, texts, lists, lists, lists, texts, texts, labels
)
tables = st.builds(
    TaskTable,
    st.lists(columns, min_size=1, max_size=4).map(tuple),
    st.sampled_from(Placement),
    st.lists(groups | tasks, max_size=4).map(tuple),
    st.sampled_from(RowNumbering),
    texts,
)
plans = st.builds(
    Plan,
    id=st.just(KEY),
    kind=st.sampled_from(PlanKind),
    document_type=texts,
    years=st.tuples(years, years).map(lambda pair: YearSpan(min(pair), max(pair))),
    subject=texts,
    symbol=texts,
    issuer=st.none()
    | st.builds(Issuer, st.sampled_from(CommuneKind), texts, texts, st.none() | texts, texts),
    number=texts,
    date=st.none() | st.dates(dt.date(1, 1, 1)),
    status=st.sampled_from(PlanStatus),
    bases=st.lists(st.builds(PlanBasis, st.just(KEY), texts), max_size=3).map(tuple),
    opening=texts,
    blocks=st.lists(blocks, max_size=5).map(tuple),
    closing=texts,
    task_table=st.none() | tables,
    signing=st.none() | st.builds(Signing, st.sampled_from(Authority), texts, texts, texts, texts),
    recipients=lists,
    targets=st.lists(
        st.builds(
            Target,
            st.just(KEY),
            texts,
            texts,
            st.sampled_from((">=", ">", "=", "<=", "<")),
            figures,
            texts,
            st.none() | years,
        ),
        max_size=2,
    ).map(tuple),
    duties=st.lists(st.builds(Duty, st.just(KEY), texts, texts, lists), max_size=2).map(tuple),
    reports=st.lists(
        st.builds(
            ReportDue,
            st.just(KEY),
            st.sampled_from(("Q1", "H1", "9M", "Q3", "Q4", "YEAR")),
            texts,
            st.dates().map(lambda day: f"{day:%m-%d}"),
        ),
        max_size=2,
    ).map(tuple),
    template_id=texts,
)
