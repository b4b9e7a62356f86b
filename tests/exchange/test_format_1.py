"""The package of format 1 that is kept for ever: every later version must read it.

It was written by the first version of the program that could; it is never written anew.
"""

from pathlib import Path

from desktop.domain.exchange.model import Office, PackageKind, RowState
from desktop.services.exchange_ports import Trust
from tests.support.packages import EVIDENCE, look, reader

FOLDER = Path(__file__).parent.parent / "data" / "packages"
PACKAGE = FOLDER / "format-1.goixa"
KEY = "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737"
REPLICA = "01890a5d-ac96-774b-bcce-b302099a3f2a"
WORKSPACE = "01890a5d-ac96-774b-bcce-b302099a8057"


def test_the_first_format_is_read(tmp_path: Path) -> None:
    seen = look(tmp_path, PACKAGE, known=lambda _id: KEY)
    assert seen.problems == () and seen.trust is Trust.KNOWN
    assert seen.check_code == "5341 7268 1253 7548"
    made = seen.manifest
    assert made is not None
    assert made.office == Office(
        WORKSPACE, "xã Minh Tiến", "huyện Phù Cừ", contact="Chị Hoa, 0912345678", key=KEY
    )
    assert (made.kind, made.sequence, made.schema_version) == (PackageKind.WORKSPACE, 7, 3)
    assert (made.format_version, made.min_reader) == (1, 1)
    assert made.missing_blobs == ("ab" * 32,)


def test_its_rows_are_what_they_were(tmp_path: Path) -> None:
    seen, here = look(tmp_path, PACKAGE), reader(tmp_path)
    versions = {REPLICA: 1}
    title = {"title": "Trồng cây xanh", "percent": 40}
    assert list(here.rows(seen, lambda _row: "")) == [
        RowState("plan", "p1", WORKSPACE, versions, {"subject": "Cải cách hành chính"}),
        RowState("task", "t1", WORKSPACE, versions, title),
        RowState("task", "t2", WORKSPACE, versions, None),
    ]
    figures = here.records(seen, "figure", lambda _part, _one: "")
    assert list(figures) == [{"key": "tong", "value": 71}]
    (blob,) = here.blobs(seen)
    here.extract_blob(seen, blob, tmp_path / "evidence")
    assert (tmp_path / "evidence").read_bytes() == EVIDENCE
