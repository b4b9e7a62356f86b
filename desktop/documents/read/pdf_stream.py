"""Runs the drawing operators of a PDF page, as pdfminer does but in half the time.

Nearly all tokens of a page are numbers, names, operators and strings that one pattern tells
apart; everything else goes through pdfminer's own parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import ESC_STRING, KWD, LIT, PSKeyword, PSLiteral, keyword_name

from desktop.documents.read.pdf_guard import Bounded

_BREATH = 4096
_TOKEN = re.compile(
    rb"""\s*+(?:
      (?P<whole>[-+]?\d{1,15}(?=[^\d.]))
    | (?P<broken>[-+]?\d{0,15}\.\d{1,15}(?=\D))
    | (?P<keyword>(?!(?:true|false)\b)[A-Za-z][^#/%\[\]()<>{}\s]*(?=[#/%\[\]()<>{}\s]) | [\[\]])
    | /(?P<name>[\w.+*,-]*)(?=[/%\[\]()<>{}\s])
    | <(?P<hex>(?:[0-9a-fA-F]{2})*)>(?=[^>])
    | \((?P<text>(?:[^()\\]++|\\(?:[0-3][0-7]{2}|[bfnrt()\\]))*+)\)
    )""",
    re.VERBOSE,
)
"""A token of the common kinds that surely ends inside the buffer."""
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED = {letter: bytes((code,)) for letter, code in ESC_STRING.items()}


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(_letter, text) if b"\\" in text else text


def _letter(escape: re.Match[bytes]) -> bytes:
    return _ESCAPED.get(escape[1]) or bytes((int(escape[1], 8),))


_MAKERS: dict[str, Callable[[bytes], Any]] = {
    "whole": int,
    "broken": float,
    "keyword": KWD,
    "name": lambda name: LIT(name.decode("ascii")),
    "hex": lambda digits: bytes.fromhex(digits.decode("ascii")),
    "text": _unescaped,
}
_OPERANDS = (int, float, bytes, PSLiteral)
_STRUCTURE = frozenset(map(KWD, (b"[", b"]", b"<<", b">>", b"{", b"}", b"BI", b"ID")))
"""Keywords that are no operators: they need the stack of the parser."""


class ContentParser(PDFContentParser):
    """Gives the same objects as its base, with a short way for the common ones."""

    BUFSIZ = 65536

    def nexttoken(self) -> Any:
        """Return the position and value of the next token."""
        if not self._tokens and self._parse1 == self._parse_main:
            match = _TOKEN.match(self.buf, self.charpos)
            if match is not None:
                kind = match.lastgroup or ""
                self.charpos = match.end()
                return self.bufpos + match.start(kind), _MAKERS[kind](match[kind])
        return super().nexttoken()

    def nextobject(self) -> Any:
        """Return the position and value of the next operand or operator."""
        if not self.results and not self.context:
            token = self.nexttoken()
            value = token[1]
            plain = isinstance(value, _OPERANDS) or (
                isinstance(value, PSKeyword) and value not in _STRUCTURE
            )
            if plain:
                return token
            self._tokens.insert(0, token)
        return super().nextobject()


class Interpreter(PDFPageInterpreter):
    """Runs the operators of a page; its device says now and then whether to go on (``ask``)."""

    device: Bounded

    def execute(self, streams: Sequence[object]) -> None:
        """Run the operators of some streams; one that is running already is left out."""
        known = {None, *self.parent_stream_ids}
        wanted = [stream for stream in map(stream_value, streams) if stream.objid not in known]
        self.stream_ids = {stream.objid for stream in wanted if stream.objid is not None}
        for number, value in enumerate(_objects(wanted)):
            if number % _BREATH == _BREATH - 1:
                self.device.ask()
            if isinstance(value, PSKeyword):
                self._operate(value)
            else:
                self.push(value)

    def _operate(self, keyword: PSKeyword) -> None:
        found = _operator(keyword.name)
        if found is None:
            return
        operate, operands = found
        given = self.pop(operands) if operands else []
        if len(given) == operands:
            operate(self, *given)


def _objects(streams: Sequence[Any]) -> Iterator[Any]:
    try:
        parser = ContentParser(streams)
        while True:
            yield parser.nextobject()[1]
    except PSEOF:
        return


@lru_cache(maxsize=256)
def _operator(name: bytes) -> tuple[Callable[..., None], int] | None:
    """Return the method of an operator and how many operands it takes."""
    written = keyword_name(KWD(name)).replace("*", "_a").replace('"', "_w").replace("'", "_q")
    operate = getattr(PDFPageInterpreter, f"do_{written}", None)
    return None if operate is None else (operate, operate.__code__.co_argcount - 1)
