"""Templates that come from the level above, put among those of the office."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from desktop.documents.plan_text import read_text
from desktop.documents.templates_file import TemplateFile
from desktop.domain.consolidation.down import TemplateText
from desktop.domain.folding import fold
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _

_SUFFIX = ".txt"
_LONGEST_NAME = 50


class FolderShelf:
    """Implements ``TemplateShelf`` over the folder of the office's own templates."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def problem_of(self, template: TemplateText) -> str:
        """Return why a template cannot be used, "" when it can."""
        with tempfile.TemporaryDirectory() as work:
            path = Path(work) / f"{_slug(template.title)}{_SUFFIX}"
            path.write_text(template.text, encoding="utf-8", newline="\n")
            try:
                TemplateFile(path, built_in=False)
            except Refused as refusal:
                return refusal.what
        return ""

    def has(self, template: TemplateText) -> bool:
        """Tell whether the same text is there already."""
        return any(read_text(path) == template.text for path in self._files())

    def keep(self, template: TemplateText) -> None:
        """Keep a template under a name of its own; it never replaces another."""
        if self.has(template):
            return
        taken = {path.stem for path in self._files()}
        slug = _slug(template.title)
        names = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3)))
        path = self._folder / f"{next(name for name in names if name not in taken)}{_SUFFIX}"
        part = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(template.text, encoding="utf-8", newline="\n")
            part.replace(path)
        except OSError as error:
            raise EnvironmentFailure(
                _("Không ghi được mẫu vào {folder}.").format(folder=self._folder),
                _("Dữ liệu trên máy này không thay đổi."),
                _("Kiểm tra ổ đĩa còn chỗ và thư mục cho phép ghi."),
            ) from error

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{_SUFFIX}")) if self._folder.is_dir() else []


def _slug(title: str) -> str:
    """Return a file name for a foreign title: ASCII letters, figures and dashes only."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:_LONGEST_NAME] or "mau-cap-tren"
