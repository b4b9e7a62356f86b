"""The manifest: one form, every field checked."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exchange.canonical import Malformed
from desktop.domain.exchange.manifest_rules import from_json, to_json
from desktop.domain.exchange.model import Manifest, Office, PackageKind
from desktop.errors import Refused
from tests.support.packages import WORKSPACE, canonical_json, manifest

HASH = "cd" * 32
FULL = manifest(
    counts={"row_task": 2, "figure": 1},
    files={
        "data/row_task.jsonl": (10, HASH),
        "data/row_task-2.jsonl": (5, HASH),
        "data/figure.jsonl": (0, HASH),
        f"blobs/{HASH}": (9, HASH),
    },
    missing_blobs=("ef" * 32,),
    clock_suspect=True,
    state_digest=HASH,
    addressee="01890a5d-ac96-774b-bcce-b302099a8058",
)


def changed(**facts: object) -> bytes:
    return canonical_json({**json.loads(to_json(FULL)), **facts})


def office(**facts: object) -> bytes:
    whole = json.loads(to_json(FULL))
    whole["office"].update(facts)
    return canonical_json(whole)


def test_a_manifest_comes_back_as_it_was() -> None:
    assert from_json(to_json(FULL)) == FULL
    report = replace(manifest(), kind=PackageKind.REPORT, year=2026, period="Q1")
    assert from_json(to_json(report)) == report


@given(
    st.text("aăâđêôơư ÁỆ-,.", min_size=1, max_size=200),
    st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(9999, 1, 1)),
    st.integers(1, 10**12),
)
def test_any_office_time_and_number_come_back(name: str, made: dt.datetime, number: int) -> None:
    given_one = manifest(
        office=Office(WORKSPACE, name, ""), created=made.replace(microsecond=0), sequence=number
    )
    data = to_json(given_one)
    assert from_json(data) == given_one
    assert to_json(from_json(data)) == data


def test_a_manifest_is_canonical() -> None:
    data = to_json(FULL)
    assert data.startswith(b'{"addressee":')
    assert b": " not in data and b"\n" not in data
    assert "xã Minh Tiến".encode() in data
    spaced = json.dumps(json.loads(data), ensure_ascii=False).encode()
    with pytest.raises(Refused):
        from_json(spaced)


@pytest.mark.parametrize(
    "data",
    [
        changed(version="1"),
        changed(version=0),
        changed(version=True),
        changed(min_reader=0),
        changed(package_id="../../x"),
        changed(package_id="CON"),
        changed(replica_id=""),
        changed(replica_id="a" * 65),
        changed(seq=0),
        changed(seq=-1),
        changed(seq=1.0),
        changed(prev="xyz"),
        changed(prev=HASH.upper()),
        changed(created="hôm qua"),
        changed(created="2026-02-30T00:00:00"),
        changed(created="2026-02-03T00:00:00+07:00"),
        changed(created=None),
        changed(clock_suspect=1),
        changed(schema_version="3"),
        changed(addressee="a b"),
        changed(year=1999),
        changed(year=2026),
        changed(period="Q1"),
        changed(period="Q9"),
        changed(kind="report"),
        changed(counts={"row_task": 2}),
        changed(counts={"row_task": -1, "figure": 1}),
        changed(counts={"row_task": 2, "figure": 1, "other": 0}),
        changed(counts=[]),
        changed(files={}),
        changed(files={"data/../x.jsonl": [1, HASH]}),
        changed(files={"C:/x.jsonl": [1, HASH]}),
        changed(files={"data/Row.jsonl": [1, HASH]}),
        changed(files={"data/row_task-3.jsonl": [1, HASH], "data/figure.jsonl": [1, HASH]}),
        changed(files={"data/row_task-1.jsonl": [1, HASH], "data/figure.jsonl": [1, HASH]}),
        changed(files={f"blobs/{HASH}": [1, "ab" * 32]}),
        changed(files={"data/figure.jsonl": [2**40, HASH]}),
        changed(files={"data/figure.jsonl": [1]}),
        changed(files={"data/figure.jsonl": "x"}),
        changed(missing_blobs=["x"]),
        changed(missing_blobs=[HASH, HASH]),
        changed(missing_blobs=["ef" * 32, HASH]),
        changed(state_digest="12"),
        changed(more=1),
        changed(office=[]),
        office(name=""),
        office(name="x" * 201),
        office(name="xã \u202eếnT"),
        office(name="xã\nMinh Tiến"),
        office(name=5),
        office(level="liên hiệp quốc"),
        office(workspace_id="a/b"),
        office(key="ab"),
        office(more=""),
        canonical_json({k: v for k, v in json.loads(to_json(FULL)).items() if k != "seq"}),
    ],
)
def test_a_field_that_nobody_writes_is_refused_as_damage(data: bytes) -> None:
    with pytest.raises(Refused, match="hỏng") as refusal:
        from_json(data)
    assert refusal.value.details


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (changed(format="zip"), "không phải là gói"),
        (b"[]", "không phải là gói"),
        (changed(min_reader=2, version=2), "phiên bản mới hơn"),
        (changed(kind="dance"), "loại mà chương trình này không biết"),
        (changed(kind=["report"]), "loại mà chương trình này không biết"),
        (b"", "hỏng"),
        (b"{" * 5000, "hỏng"),
    ],
)
def test_each_reason_has_its_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        from_json(data)


def test_a_newer_format_that_old_readers_can_use_is_read_without_its_news() -> None:
    newer = from_json(changed(version=2, min_reader=1, colour="xanh"))
    assert newer == replace(FULL, format_version=2)


@pytest.mark.parametrize(
    "bad",
    [
        replace(FULL, office=Office(WORKSPACE, "", "")),
        replace(FULL, counts={}),
        replace(FULL, kind=PackageKind.REPORT),
        replace(FULL, previous="no"),
    ],
)
def test_what_could_not_be_read_is_not_written(bad: Manifest) -> None:
    with pytest.raises(Malformed):
        to_json(bad)
