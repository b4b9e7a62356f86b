"""The command that takes over the data of a commune that was merged into this one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from desktop.cli.context import Context
from desktop.domain.commune import Unit
from desktop.domain.folding import fold
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange.succession import Succession
from desktop.services.tasks.checks import read_day


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the command of this module."""
    succeed = commands.add_parser(
        "succeed", parents=[common], help=_("tiếp nhận dữ liệu của xã đã sáp nhập vào xã này")
    )
    succeed.add_argument("file", type=Path, metavar=_("GÓI"))
    succeed.add_argument("--on", required=True, metavar=_("NGÀY"), help=_("ngày sáp nhập"))
    succeed.add_argument(
        "--unit",
        action="append",
        default=[],
        metavar=_("CŨ=MỚI"),
        help=_("đơn vị cũ và đơn vị nhận; đơn vị cùng tên tự khớp; “CŨ=” là giữ riêng"),
    )
    succeed.add_argument("--dry-run", action="store_true", help=_("chỉ xem sẽ làm gì"))
    succeed.set_defaults(run=run_succeed)


def run_succeed(context: Context) -> None:
    """Take over the whole workspace of a merged commune."""
    options, succession_of = context.options, context.services.exchange.succession
    on = read_day(options.on)
    succession = succession_of.preview(options.file)
    try:
        into = _into(succession, options.unit)
    except Refused:
        succession_of.dismiss(succession)
        raise
    if options.dry_run:
        succession_of.dismiss(succession)
    else:
        succession_of.take(succession, into, on)
    _answer(context, succession, into)


def _into(succession: Succession, wanted: list[str]) -> Mapping[str, str]:
    """Return old units to new ones: those of the same name, changed by what was asked for."""
    old = {fold(unit.name): unit.id for unit in succession.units}
    new = {fold(unit.name): unit.id for unit in succession.heirs}
    into = dict(succession.proposal())
    for words in wanted:
        before, _mark, after = words.partition("=")
        key = _found(old, before)
        into[key] = _found(new, after) if after.strip() else ""
    return {key: heir for key, heir in into.items() if heir}


def _found(units: Mapping[str, str], name: str) -> str:
    key = units.get(fold(name))
    if key is None:
        raise Refused(
            _("Không có đơn vị “{name}”.").format(name=name.strip()),
            _("Dữ liệu trên máy này không thay đổi."),
            _("Dùng --dry-run để xem tên các đơn vị."),
        )
    return key


def _answer(context: Context, succession: Succession, into: Mapping[str, str]) -> None:
    heirs: Mapping[str, Unit] = {unit.id: unit for unit in succession.heirs}
    pairs = {
        unit.name: heirs[into[unit.id]].name if unit.id in into else None
        for unit in succession.units
    }
    is_done = not context.options.dry_run
    told = _("Đã tiếp nhận {office}.") if is_done else _("Sẽ tiếp nhận {office}.")
    context.answer(
        {
            "office": succession.office,
            "taken": is_done,
            "counts": dict(succession.counts),
            "units": pairs,
        },
        told.format(office=succession.office),
        *(f"{_(words)}: {count}" for words, count in succession.counts.items()),
        *(f"{old} → {new or _('giữ thành đơn vị riêng')}" for old, new in pairs.items()),
    )
