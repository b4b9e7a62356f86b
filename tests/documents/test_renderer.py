"""The renderer: one plan in every format, each writer loaded only when asked for."""

import subprocess
import sys

import pytest

from desktop.documents.renderer import PlanDocuments
from desktop.errors import Refused
from desktop.services.ports import DocumentRenderer
from tests.support import document_plans as plans
from tests.support.document_plans import PROFILE

HEAVY = {"docx", "openpyxl", "typst", "lxml"}


def test_it_is_the_port_of_the_services() -> None:
    renderer: DocumentRenderer = PlanDocuments()
    assert renderer.render(plans.ISSUED, PROFILE, "docx").startswith(b"PK")


@pytest.mark.parametrize(("name", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF-")])
def test_each_format(name: str, start: bytes) -> None:
    assert PlanDocuments().render(plans.ISSUED, PROFILE, name).startswith(start)


def test_pages_are_pictures() -> None:
    preview = PlanDocuments().preview(plans.ISSUED, PROFILE, dpi=40, spots=True)
    assert len(preview.pages) == 2
    assert all(page.startswith(b"\x89PNG") for page in preview.pages)
    assert {"b1", "closing"} <= {spot.anchor for spot in preview.spots}


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match="odt") as refusal:
        PlanDocuments().render(plans.ISSUED, PROFILE, "odt")
    assert "docx, pdf, xlsx" in refusal.value.advice


def loaded_after(line: str) -> set[str]:
    """Return the heavy packages that a fresh program has loaded after ``line``."""
    code = (
        "import sys\n"
        "from desktop.documents.renderer import PlanDocuments\n"
        "from tests.support.document_plans import ISSUED, PROFILE\n"
        f"{line}\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split()) & HEAVY


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    assert loaded_after("") == set()
    assert loaded_after("PlanDocuments().render(ISSUED, PROFILE, 'docx')") == {"lxml"}
