"""What a workspace file says of itself: its identity, whether it is running, when it was seen."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.ids import new_id
from desktop.i18n import _
from desktop.storage import engine, failures

_NEVER = "0001-01-01"


class Meta:
    """Keys and values that are not rows of the office.

    Keys: workspace_id, replica_id, mark (see ``machine``), running ("" or when opened), last_seen,
    backed_up (``state_of_history`` at the last backup).
    """

    def __init__(self, raw: engine.Connection) -> None:
        self._raw = raw

    def get(self, key: str) -> str:
        """Return a value, empty when it was never set."""
        found = self._raw.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return "" if found is None else str(found[0])

    def set(self, **values: str) -> None:
        """Set values in one statement."""
        places = ", ".join(["(?, ?)"] * len(values))
        self._raw.execute(
            f"INSERT INTO meta (key, value) VALUES {places} "  # noqa: S608
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [part for pair in values.items() for part in pair],
        )

    def name_workspace(self) -> None:
        """Give a new file its lasting identity."""
        self.set(workspace_id=new_id(), replica_id=new_id())

    def state_of_history(self) -> str:
        """Return a word that differs after each step, and after one was taken back; "" at first."""
        sql = "SELECT max(id), sum(status = 'undone') FROM step"
        last, undone = self._raw.execute(sql).fetchone()
        return f"{last}-{undone}" if last else ""

    def mark_running(self, now: datetime) -> None:
        """Note that the file is in use, so that a cut is noticed at the next start."""
        moment = now.isoformat(timespec="seconds")
        self.set(running=moment, last_seen=moment)

    def mark_closed(self, now: datetime) -> None:
        """Note that the file was let go in order."""
        self.set(running="", last_seen=now.isoformat(timespec="seconds"))

    def notices(self, now: datetime, *, log_found: bool) -> tuple[str, ...]:
        """Return what the marks of the last time tell; to be asked before ``mark_running``.

        Args:
            now: Local time.
            log_found: False when there was no write-ahead log beside the file, which a file
                copied while in use lacks.
        """
        found = []
        if self.get("running"):
            found.append(
                _("Lần trước chương trình dừng đột ngột; mọi thay đổi đã lưu vẫn còn.")
                if log_found
                else _("Tệp này có thể được sao chép khi đang mở; hãy kiểm tra nội dung mới nhất.")
            )
        with failures.readable():
            last_seen = datetime.fromisoformat(self.get("last_seen") or _NEVER)
        if last_seen.replace(tzinfo=None) > now.replace(tzinfo=None):
            found.append(_("Đồng hồ máy chậm hơn lần mở trước; hãy kiểm tra ngày giờ của máy."))
        return tuple(found)
