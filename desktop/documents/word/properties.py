"""Settings written in a style, paragraph or run, as plain names and values.

Lengths are twips, sizes half-points.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from desktop.documents.word.ooxml import Element, W, is_on, twips, value, whole

Properties = dict[str, object]

_RUN_FIGURES = {f"{W}sz": "size", f"{W}w": "scale"}
_RUN_CHOICES: dict[str, Callable[[Element], Properties]] = {
    f"{W}rStyle": lambda item: {"style": item.get(f"{W}val", "")},
    f"{W}u": lambda item: {"underline": item.get(f"{W}val", "single") != "none"},
    f"{W}highlight": lambda item: {"highlight": item.get(f"{W}val") not in ("none", "white")},
    f"{W}shd": lambda item: {"shaded": _is_shaded(item)},
    f"{W}spacing": lambda item: {"spacing": twips(item.get(f"{W}val")) or 0},
    f"{W}position": lambda item: {"raised": bool(whole(item.get(f"{W}val")))},
    f"{W}vertAlign": lambda item: {"raised": item.get(f"{W}val") != "baseline"},
    f"{W}lang": lambda item: {"language": item.get(f"{W}val")} if item.get(f"{W}val") else {},
}


def plain_run_property(tag: object, item: Element) -> Properties:
    """Read one setting of a run; nothing for an unknown one."""
    if tag in _RUN_FIGURES:
        number = whole((item.get(f"{W}val") or "").rstrip("%"))
        return {_RUN_FIGURES[str(tag)]: number} if number and 0 < number < 4000 else {}
    reader = _RUN_CHOICES.get(str(tag))
    return reader(item) if reader else {}


def _is_shaded(item: Element) -> bool:
    pattern, fill = item.get(f"{W}val", "clear"), str(item.get(f"{W}fill", "auto")).upper()
    return pattern not in ("clear", "nil") or fill not in ("AUTO", "FFFFFF")


_ALIGNMENTS = {"start": "left", "end": "right", "both": "both", "center": "center"}


def _spacing(item: Element) -> Properties:
    found: Properties = {}
    for side in ("before", "after"):
        length = twips(item.get(f"{W}{side}"))
        if item.get(f"{W}{side}Autospacing") in ("1", "true", "on"):
            length = 280
        if length is not None:
            found[side] = length
    line = twips(item.get(f"{W}line"))
    if line is not None:
        found["line"] = abs(line)
        found["rule"] = item.get(f"{W}lineRule", "auto")
    return found


def _indent(item: Element) -> Properties:
    found: Properties = {}
    for name, names in {"left": ("left", "start"), "right": ("right", "end")}.items():
        length = twips(item.get(f"{W}{names[0]}") or item.get(f"{W}{names[1]}"))
        if length is not None:
            found[name] = length
    hanging, first = twips(item.get(f"{W}hanging")), twips(item.get(f"{W}firstLine"))
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first
    return found


def _borders(item: Element) -> Properties:
    drawn = {
        etree.QName(side).localname
        for side in item
        if side.get(f"{W}val") not in (None, "nil", "none")
    }
    return {
        "border_below": "bottom" in drawn and not {"left", "right"} <= drawn,
        "boxed": {"top", "bottom", "left", "right"} <= drawn,
    }


def _tabs(item: Element) -> Properties:
    centred = (tab for tab in item if tab.get(f"{W}val") == "center")
    return {"tabs": tuple(twips(tab.get(f"{W}pos")) or 0 for tab in centred)}


def _number(item: Element) -> Properties:
    found: Properties = {}
    identifier, level = value(item, f"{W}numId"), whole(value(item, f"{W}ilvl"))
    if identifier is not None:
        found["num_id"] = "" if identifier == "0" else identifier
    if level is not None:
        found["num_level"] = min(max(level, 0), 8)
    return found


def _align(item: Element) -> Properties:
    shown = item.get(f"{W}val", "left")
    return {"align": _ALIGNMENTS.get(shown, shown)}


def _frame(item: Element) -> Properties:
    return {"frame_centred": item.get(f"{W}xAlign") == "center"}


_PARAGRAPH_READERS: dict[str, Callable[[Element], Properties]] = {
    f"{W}pStyle": lambda item: {"style": item.get(f"{W}val", "")},
    f"{W}jc": _align,
    f"{W}spacing": _spacing,
    f"{W}ind": _indent,
    f"{W}pBdr": _borders,
    f"{W}tabs": _tabs,
    f"{W}numPr": _number,
    f"{W}framePr": _frame,
    f"{W}shd": lambda item: {"shaded": _is_shaded(item)},
    f"{W}outlineLvl": lambda item: {"outline": whole(item.get(f"{W}val"))},
    f"{W}contextualSpacing": lambda item: {"contextual": is_on(item)},
    f"{W}keepNext": lambda item: {"keep_next": is_on(item)},
}


def paragraph_properties(element: Element | None) -> Properties:
    """Read the settings of a ``pPr`` element."""
    found: Properties = {}
    if element is None:
        return found
    for item in element:
        reader = _PARAGRAPH_READERS.get(str(item.tag))
        if reader is not None:
            found.update(reader(item))
    return found
