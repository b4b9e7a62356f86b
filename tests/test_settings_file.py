"""Settings of this PC: what is damaged takes its default, what is held is tried again."""

from pathlib import Path

import pytest

from desktop import settings
from desktop.errors import EnvironmentFailure
from desktop.settings import Settings


def test_values_of_the_wrong_kind_take_their_default(tmp_path: Path) -> None:
    path = tmp_path / "thiet-lap.json"
    path.write_text(
        '{"language": 3, "outside_days": true, "daily_notice": 0, "carried": {"a": 1, "b": "c"},'
        ' "backup_sticks": ["x"], "pc": "ab"}',
        encoding="utf-8",
    )
    loaded = settings.load(path)
    assert loaded == Settings(carried={"b": "c"}, pc="ab")


@pytest.mark.parametrize(("held", "saved"), [(0, True), (3, True), (9, False)])
def test_a_file_that_an_antivirus_holds_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int, saved: bool
) -> None:
    path, waited, left = tmp_path / "thiet-lap.json", [], list(range(held))
    replace = Path.replace

    def replaced(part: Path, target: Path) -> Path:
        if left:
            left.pop()
            raise PermissionError(13, "held")
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(settings.time, "sleep", waited.append)
    if saved:
        settings.save(Settings(language="en"), path)
        assert settings.load(path).language == "en"
    else:
        with pytest.raises(EnvironmentFailure, match="Không ghi được thiết lập"):
            settings.save(Settings(language="en"), path)
    assert waited == list(settings.PAUSES[:held])
