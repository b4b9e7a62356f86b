"""What every command needs: the program, its options, the open workspace, a way to answer."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from desktop.cli.secret_files import passphrase_in
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.program import Program, Services


class Context:
    """One run of one command."""

    def __init__(self, program: Program, options: argparse.Namespace) -> None:
        self.program = program
        self.options = options
        self._services: Services | None = None
        self._passphrase: str | None = None

    @property
    def workspace(self) -> Path:
        """The workspace named by ``--db``, or the one last opened."""
        named: Path | None = self.options.db
        return named or self.program.last_workspace()

    @property
    def services(self) -> Services:
        """The use cases over the workspace, opened at first need."""
        if self._services is None:
            if not self.workspace.exists():
                raise Refused(
                    _("Chưa có tệp dữ liệu {path}.").format(path=self.workspace),
                    advice=_("Tạo bằng lệnh init, hoặc chỉ ra tệp bằng --db."),
                )
            self.unlock(self.workspace)
            self._services = self.program.open(self.workspace)
            self.program.remember(self.workspace)
        return self._services

    def unlock(self, path: Path) -> None:
        """Take the passphrase that the command line names for a workspace or a backup."""
        if self._passphrase is None:
            self._passphrase = passphrase_in(self.options.db_passphrase_file)
        if self._passphrase and path.exists():
            self.program.unlock(path, self._passphrase)

    def adopt(self, services: Services) -> None:
        """Close ``services`` at the end of the command."""
        self._services = services

    def close(self) -> None:
        """Let the workspace go."""
        if self._services is not None:
            self._services.close()

    def answer(self, data: object, *lines: str) -> None:
        """Print ``data`` as JSON when asked for, else the lines."""
        if self.options.json:
            print(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            for line in lines:
                print(line)
