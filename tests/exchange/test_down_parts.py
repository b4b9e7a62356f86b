"""The parts of a package that goes down: written and read back, and whatever else may lie there."""

from __future__ import annotations

import datetime as dt
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.template_shelf import TemplateTrialRun
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
    kept_thing,
)
from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.exchange import canonical
from desktop.domain.exchange.model import Manifest, Office, PackageKind
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument
from desktop.errors import Refused
from desktop.exchange.reader import ZipPackageReader
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.consolidation.below import DownPackages
from desktop.services.exchange_ports import PackageContents
from desktop.storage.workspace import WorkspaceOpener
from tests.support.clocks import HandClock
from tests.support.offices import RESOURCES
from tests.support.packages import entries, relisted, rezip

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
STRANGE = (None, True, -1, 0, 1, 2027, 1e300, "", "x", "\u202e", "../..", [], {}, [[]], "a" * 9000)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def packed(folder: Path, sent: SentDown = SENT) -> Path:
    """Return a package, not signed, with everything that goes down."""
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
    return (
        ZipPackageWriter()
        .write(
            PackageContents(manifest, records=sent.records()),
            folder,
            None,
            None,
            lambda *_told: None,
            lambda: False,
        )
        .path
    )


def test_what_goes_down_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = packed(tmp_path)
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


@pytest.mark.parametrize("times", [150])
def test_a_forged_package_is_refused_or_leaves_a_sound_workspace(
    tmp_path: Path, times: int
) -> None:
    package = packed(tmp_path, replace(SENT, to=()))
    reader = ZipPackageReader(tmp_path / "staging")
    opener = WorkspaceOpener(
        clock=HandClock(dt.date(2026, 3, 22)), minimum_free=0, local_only=False
    )
    store = opener.create(tmp_path / "xa.khx")
    trial = TemplateTrialRun(lambda: None, 2026, RESOURCES / "presets")
    down = DownPackages(store, HandClock(dt.date(2026, 3, 22)), reader, lambda: trial)
    found, chance, refused = entries(package), random.Random(7), 0
    for number in range(times):
        spoilt = rezip(tmp_path / "spoilt.goixa", relisted(forged(chance, found)))
        look = reader.look(spoilt, lambda _workspace: "")
        try:
            coming = down.read(look)
            with store.step(f"Nhận gói {number}"):
                down.take(look, coming)
        except Refused as refusal:
            assert refusal.what
            refused += 1
        reader.forget(look)
        for row in store.received.items_from_above.list():
            assert kept_thing(row.part, row.content)
    assert store.check() == []
    assert 0 < refused < times
    store.close()


def forged(chance: random.Random, found: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Change one field of one line of a part, as a forger who knows the format can."""
    place = chance.choice([n for n, (name, _data) in enumerate(found) if name.endswith(".jsonl")])
    name, data = found[place]
    first, *others = data.splitlines(keepends=True)
    line = json.loads(first)
    where = chance.choice([line, *(each for v in line.values() for each in inner(v))])
    where[chance.choice([*where, "new"])] = chance.choice(STRANGE)
    return [
        *found[:place],
        (name, b"".join((canonical.dump(line), b"\n", *others))),
        *found[place + 1 :],
    ]


def inner(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
