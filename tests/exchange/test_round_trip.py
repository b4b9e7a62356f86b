"""Any contents: written, carried, read, and the same again."""

import hashlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.exchange.model import RowState
from desktop.exchange.writer import ZipPackageWriter
from desktop.services.exchange_ports import OfficeKeys, never
from tests.exchange.test_lines import columns, records, states
from tests.support.packages import contents, look, manifest, quiet, reader, write

tables = st.sampled_from(["plan", "task", "task_mark", "unit"])
parts = st.sampled_from(["figure", "target", "office", "task"])
blobs = st.lists(st.binary(min_size=1, max_size=50), max_size=3)
rows = st.dictionaries(tables, st.lists(states, max_size=8), max_size=3)


def of_table(state: RowState, table: str) -> RowState:
    return RowState(table, state.id, state.owner, state.versions, state.content)


@settings(max_examples=20)
@given(rows, st.dictionaries(parts, st.lists(records, max_size=5), max_size=3), blobs)
def test_any_contents_come_back(
    keys: OfficeKeys,
    some_rows: dict[str, list[RowState]],
    some_records: dict[str, list[dict[str, object]]],
    files: list[bytes],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stick = folder / "usb"
        stick.mkdir()
        given_rows = {
            table: [of_table(state, table) for state in listed]
            for table, listed in some_rows.items()
        }
        kept = {hashlib.sha256(data).hexdigest(): data for data in files}
        for file_hash, data in kept.items():
            (folder / file_hash).write_bytes(data)
        given_blobs = {file_hash: folder / file_hash for file_hash in kept}
        receipt = write(
            folder / "out", contents(rows=given_rows, records=some_records, blobs=given_blobs), keys
        )
        arrived = ZipPackageWriter().copy(receipt.path, stick, quiet, never)
        seen, here = look(folder, arrived.path), reader(folder)
        assert seen.problems == () and seen.manifest == receipt.manifest
        read: dict[str, list[RowState]] = {table: [] for table in given_rows}
        for state in here.rows(seen, lambda _row: ""):
            read[state.table].append(state)
        assert read == given_rows
        for part, listed in some_records.items():
            assert list(here.records(seen, part, lambda _part, _one: "")) == listed
        for file_hash in here.blobs(seen):
            here.extract_blob(seen, file_hash, folder / "extracted")
            assert (folder / "extracted").read_bytes() == kept.pop(file_hash)
            (folder / "extracted").unlink()
        assert not kept


@settings(max_examples=10)
@given(st.lists(st.dictionaries(columns, st.text("aáđ=\n'\"", max_size=8)), max_size=20))
def test_the_same_contents_give_the_same_bytes(listed: list[dict[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        what = contents(manifest=manifest(), records={"figure": listed})
        other = contents(
            manifest=manifest(),
            records={"figure": [dict(reversed(one.items())) for one in listed]},
        )
        assert write(folder / "a", what).sha256 == write(folder / "b", other).sha256
