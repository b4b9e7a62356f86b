"""Paragraphs that the original breaks in two, by a slip or by a page, put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.reading.labels import read_label
from desktop.domain.reading.lines import Line, ends_sentence
from desktop.domain.reading.names import is_open
from desktop.domain.reading.source import SourceTable

_SHORT = 60
_LONGEST = 10_000
"""Letters of a paragraph to which nothing is joined any more; no office writes a longer one."""
_OPEN_WORDS = ("va", "cua", "cac", "voi", "ve", "cho", "theo", "&")


def join_items(items: Iterable[Line | SourceTable]) -> Iterator[Line | SourceTable]:
    """Yield the items with broken paragraphs joined; nothing is joined over a table."""
    run: list[Line] = []
    for item in items:
        if isinstance(item, SourceTable):
            yield from join_broken(run)
            run = []
            yield item
        else:
            run.append(item)
    yield from join_broken(run)


def join_broken(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines; one that goes on with the one before is joined to it."""
    before: Line | None = None
    for line in lines:
        if before is not None and goes_on(before, line):
            before = before.joined_with(line)
            continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def goes_on(before: Line, line: Line) -> bool:
    """Tell whether ``line`` is the rest of the paragraph ``before``."""
    if not 0 < len(before.text) < _LONGEST:
        return False
    if (before.bold and not line.bold) or before.text.endswith(":"):
        return False
    if read_label(line) is not None:
        return False
    if line.text[:1].islower():
        return before.text.endswith(";") or not ends_sentence(before.text)
    if ends_sentence(before.text):
        return False
    if before.text.endswith((",", " -", " –", "(", "/", "&")):
        return True
    return _is_title_rest(before, line) or _is_name_rest(before, line)


def _is_title_rest(before: Line, line: Line) -> bool:
    """Tell whether a numbered title in capitals goes on in the next line."""
    if not (before.is_capital and line.is_capital) or before.place.index + 1 != line.place.index:
        return False
    label = read_label(before)
    return label is not None and bool(label.rest)


def _is_name_rest(before: Line, line: Line) -> bool:
    """Tell whether a short line ends a name that the line before cannot end."""
    if len(line.text) > _SHORT or ends_sentence(line.text):
        return False
    words = before.folded.split()
    return words[-1] in _OPEN_WORDS or (len(words) > 3 and is_open(" ".join(words[-2:])))
