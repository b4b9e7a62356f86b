"""Text files of plans from outside: limits, characters, the three parts, clear refusals."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from desktop.domain.text import nfc
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _

MAX_BYTES = 4 * 1024 * 1024
"""Largest plan text file, in bytes: many times the longest real plan."""

_FENCE = "+++"
_PARTS = (2, 3)
_MAX_KEY_DOTS = 8
"""Most dots on a line outside strings; long dotted keys cost the TOML reader square time."""

_STRINGS_AND_COMMENTS = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TOML_PLACE = re.compile(r"\(at line (\d+), column \d+\)")


class Parts(NamedTuple):
    """The three parts of a plan text.

    Attributes:
        header: TOML of the head.
        body: The text, with an empty line in place of each line before it, so that a line
            number inside it is one of the whole file.
        table: TOML of the task table, empty when there is none.
    """

    header: dict[str, object]
    body: str
    table: dict[str, object]


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises ``Refused`` for a file too large or not UTF-8, ``EnvironmentFailure`` when it cannot
    be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise EnvironmentFailure(
            _("Không đọc được tệp {name}.").format(name=path.name),
            advice=_("Kiểm tra tệp còn ở đó và không bị chương trình khác khóa."),
        ) from error
    _judge_size(len(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused_line(line, _("có chữ không phải Unicode UTF-8")) from error


def split_parts(text: str) -> Parts:
    """Return the head, the body and the task table of a plan text.

    Raises ``Refused`` naming the line for what cannot be read.
    """
    _judge_size(len(text))
    lines = nfc(text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    _judge_characters(lines)
    fences = [place for place, line in enumerate(lines) if line.strip() == _FENCE]
    _judge_fences(lines, fences)
    ends = [*fences[1:], len(lines)]
    parts = [
        "\n" * (start + 1) + "\n".join(lines[start + 1 : end])
        for start, end in zip(fences, ends, strict=True)
    ]
    table = _toml(parts[2]) if len(parts) == max(_PARTS) else {}
    return Parts(_toml(parts[0]), parts[1], table)


def writable(text: str) -> str:
    """Return ``text`` without the characters that ``split_parts`` refuses."""
    return _FORBIDDEN.sub("", text)


def refused_line(line: int, reason: str, advice: str = "") -> Refused:
    """Return the refusal that names a line of the file, counted from 1."""
    return Refused(
        _("Không đọc được nội dung kế hoạch, dòng {line}: {reason}.").format(
            line=line, reason=reason
        ),
        advice=advice,
    )


def _judge_size(size: int) -> None:
    if size > MAX_BYTES:
        raise Refused(
            _("Tệp quá lớn để là một kế hoạch (tối đa {limit} MB).").format(
                limit=MAX_BYTES // (1024 * 1024)
            )
        )


def _judge_characters(lines: list[str]) -> None:
    for number, line in enumerate(lines, 1):
        if _FORBIDDEN.search(line):
            raise refused_line(number, _("có ký tự điều khiển không in được"))


def _judge_fences(lines: list[str], fences: list[int]) -> None:
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if not fences or fences[0] != first:
        raise refused_line(first + 1, _("tệp phải mở đầu bằng dòng +++"))
    if len(fences) < min(_PARTS):
        raise refused_line(len(lines), _("thiếu dòng +++ sau phần đầu"))
    if len(fences) > max(_PARTS):
        raise refused_line(fences[max(_PARTS)] + 1, _("thừa dòng +++"))


def _toml(source: str) -> dict[str, object]:
    plain = _STRINGS_AND_COMMENTS.sub("", source)
    if any(line.count(".") > _MAX_KEY_DOTS for line in plain.split("\n")):
        raise Refused(_("Không đọc được nội dung kế hoạch: tên mục có quá nhiều dấu chấm."))
    try:
        return tomllib.loads(source)
    except RecursionError as error:
        raise Refused(_("Không đọc được nội dung kế hoạch: lồng nhau quá sâu.")) from error
    except (tomllib.TOMLDecodeError, ValueError, OverflowError) as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place else source.count("\n") + 1
        raise refused_line(
            line,
            _("phần khai báo sai cú pháp"),
            _('Mỗi dòng có dạng tên = "giá trị"; dấu " trong giá trị viết là \\".'),
        ) from error
