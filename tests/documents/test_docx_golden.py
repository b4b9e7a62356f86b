"""The parts of a small plan, element by element.

After a wanted change, look at the file in Word, then run ``python -m tests.documents.golden_docx``.
"""

import pytest

from tests.documents.golden_docx import KEPT, current, golden_path


@pytest.mark.parametrize("name", KEPT)
def test_part_is_as_it_was_when_someone_last_looked_at_it(name: str) -> None:
    assert current()[name] == golden_path(name).read_text(encoding="utf-8")
