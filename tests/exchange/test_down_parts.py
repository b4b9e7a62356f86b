"""The parts of a package that goes down: written and read back, and whatever else may lie there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consolidation.criteria import (
    CriteriaSet,
    Criterion,
    ReviewedScore,
    ScoreSheet,
)
from desktop.domain.consolidation.down import SentDown, sent_down
from desktop.domain.consolidation.down_records import (
    PARTS,
    Recipient,
    ScoresFor,
    TemplateText,
    WordFor,
)
from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.exchange.model import Manifest, Office, PackageKind
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument
from desktop.exchange.reader import ZipPackageReader
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.exchange_ports import PackageContents

DAY = dt.date(2026, 3, 20)
OURS = Recipient("w1", "xã Minh Tiến")
SENT = SentDown(
    words=(
        WordFor("w1", SuperiorWord("r1", 2026, Period.Q1, "p", Verdict.RETURNED, DAY, "Sở Nội vụ")),
    ),
    tasks=(
        PlanItem("t1", "", Origin.OWN, 0, "Rà soát", 2026, 2026, source=SourceDocument("12/KH")),
    ),
    templates=(TemplateText("Mẫu", "+++\n+++\n", "m1"),),
    legal=(LegalDocument("l1", "Nghị quyết", "76/NQ-CP", "về A", date=DAY),),
    criteria=(CriteriaSet("c1", "Chỉ số", 2026, "", (Criterion("1", "Ban hành", 1.5),)),),
    scores=(
        ScoresFor(
            OURS, ScoreSheet("c1.o", "c1", OURS.name, DAY, (ReviewedScore("1", 2.0, None, "x"),))
        ),
    ),
    to=(OURS, Recipient("", "xã An Bình")),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def test_what_goes_down_is_read_as_it_was_written(tmp_path: Path) -> None:
    manifest = Manifest(
        new_id(),
        PackageKind.DOWN,
        Office("w0", "tỉnh Hưng Yên", "", "tỉnh"),
        new_id(),
        1,
        "",
        dt.datetime(2026, 3, 21, 9, 0),
        4,
    )
    path = (
        ZipPackageWriter()
        .write(
            PackageContents(manifest, records=SENT.records()),
            tmp_path,
            None,
            None,
            lambda *_told: None,
            lambda: False,
        )
        .path
    )
    reader = ZipPackageReader(tmp_path / "staging")
    look = reader.look(path, lambda _workspace: "")
    found = sent_down({part: reader.records(look, part, lambda *_one: "") for part in PARTS})
    assert found.records() == SENT.records()
    reader.forget(look)


@given(st.data())
def test_any_other_value_is_refused_or_can_be_sent_again(data: st.DataObject) -> None:
    records: dict[str, list[dict[str, Any]]] = SENT.records()
    part = data.draw(st.sampled_from(sorted(records)))
    field = data.draw(st.sampled_from(sorted(records[part][0])))
    records[part][0][field] = data.draw(JSON)
    try:
        found = sent_down(records)
    except ValueError:
        return
    assert sent_down(found.records()).records() == found.records()
