"""Filling of template text: a small, bounded part of Jinja2 and nothing else.

A template may come from a foreign USB stick, so only what cannot run away is allowed: values,
``if``/``elif``/``else``, comparisons, ``and``/``or``/``not``, ``+``, ``-``, ``~`` and two filters.
Without loops, calls, assignments and multiplication the work and the result stay in proportion
to the size of the file.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from desktop.errors import Refused
from desktop.i18n import _

MAX_DEPTH = 40
"""Deepest nesting of conditions and expressions."""
MAX_FILLED = 2_000_000
"""Longest text, in characters, that one piece may become."""

_ALLOWED_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Add,
    nodes.Sub,
    nodes.Concat,
    nodes.Getattr,
    nodes.Filter,
    nodes.Tuple,
    nodes.List,
)
_LOWERED_FIRST_WORDS = ("Công chức", "Các ", "Trưởng các ", "Tổ trưởng các ")


def inside_sentence(name: str) -> str:
    """Return a post or a general name as it stands inside a sentence: "công chức Văn phòng …".

    Names of bodies keep their capital (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV, V).
    """
    lowered = name.startswith(_LOWERED_FIRST_WORDS)
    return name[:1].lower() + name[1:] if lowered else name


class Filler:
    """Fills text with the values of one plan."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = dict(values)
        self._environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        self._environment.globals.clear()
        self._environment.tests.clear()
        self._environment.filters = {"upper": str.upper, "giua_cau": inside_sentence}
        self._filled: dict[str, str] = {}

    def with_values(self, values: Mapping[str, object]) -> Filler:
        """Return a filler that knows ``values`` too."""
        return Filler({**self._values, **values})

    def fill(self, text: str) -> str:
        """Return ``text`` with its values put in.

        Raises ``TemplateFault`` for what the template language does not allow.
        """
        if "{" not in text:
            return text
        if text not in self._filled:
            self._filled[text] = self._generated(self._compiled(text))
        return self._filled[text]

    def holds(self, condition: str) -> bool:
        """Tell whether a ``when`` condition is true."""
        return bool(self.fill("{% if " + condition + " %}1{% endif %}"))

    def _compiled(self, text: str) -> Template:
        try:
            tree = self._environment.parse(text)
            self._check(tree, 1)
            return self._environment.from_string(tree)
        except TemplateSyntaxError as error:
            reason = _("sai cú pháp ({detail})").format(detail=error.message)
            raise TemplateFault(reason, error.lineno) from error
        except (RecursionError, SyntaxError, ValueError) as error:
            raise TemplateFault(_("lồng nhau quá sâu hoặc số quá dài")) from error

    def _generated(self, template: Template) -> str:
        pieces: list[str] = []
        size = 0
        try:
            for piece in template.generate(self._values):
                size += len(piece)
                if size > MAX_FILLED:
                    raise TemplateFault(_("nội dung quá dài"))
                pieces.append(piece)
        except (TemplateError, TypeError, ValueError) as error:
            reason = _("không tính được ({detail})").format(detail=error)
            raise TemplateFault(reason) from error
        return "".join(pieces)

    def _check(self, node: nodes.Node, line: int, depth: int = 0) -> None:
        near = (node, *node.iter_child_nodes())  # some nodes leave their line to their child
        line = next((one.lineno for one in near if one.lineno), line)
        fault = self._fault_of(node) if depth <= MAX_DEPTH else _("lồng nhau quá sâu")
        if fault:
            raise TemplateFault(fault, line)
        for child in node.iter_child_nodes():
            self._check(child, line, depth + 1)

    def _fault_of(self, node: nodes.Node) -> str:
        """Return what is wrong with ``node`` itself, empty when it is allowed."""
        word = type(node).__name__.lower()
        wrong = not isinstance(node, _ALLOWED_NODES)
        if isinstance(node, nodes.Name):
            word, wrong = node.name, node.name not in self._values
            return _("không có giá trị “{name}”").format(name=word) if wrong else ""
        if isinstance(node, nodes.Getattr):
            word, wrong = node.attr, node.attr not in self._members(node.node)
        elif isinstance(node, nodes.Filter):
            word, wrong = node.name, node.name not in self._environment.filters
        elif isinstance(node, nodes.CondExpr):
            word, wrong = _("if thiếu else"), node.expr2 is None
        return _("không được dùng “{name}”").format(name=word) if wrong else ""

    def _members(self, node: nodes.Node) -> Mapping[str, object]:
        value = self._values.get(node.name) if isinstance(node, nodes.Name) else None
        return value if isinstance(value, Mapping) else {}


class TemplateFault(Exception):
    """What is wrong in a piece of template text, and in which of its lines (from 1) if known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def refusal(file_name: str, line: int | None, reason: str) -> Refused:
    """Return the refusal that names the template file and, when known, its line."""
    place = _("{name} (dòng {line})").format(name=file_name, line=line) if line else file_name
    return Refused(
        _("Không dùng được mẫu {place}: {reason}.").format(place=place, reason=reason.rstrip(".")),
        _("Chưa có gì thay đổi."),
        _("Sửa lại tệp mẫu hoặc chọn mẫu khác."),
    )
