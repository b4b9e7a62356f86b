"""Commands of what goes down to the communes: criteria, scores, sending back, what was sent."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from desktop.cli.context import Context
from desktop.domain.consolidation.criteria import CriteriaSet, ScoreSheet, points_words
from desktop.domain.consolidation.down_records import CRITERIA, SCORE
from desktop.domain.consolidation.register import ItemFromAbove
from desktop.domain.decree_dates import short_date
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.period_names import period_named
from desktop.domain.reporting.periods import title
from desktop.domain.tracking.model import SourceDocument
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.criteria import office_named
from desktop.services.consolidation.down import DownChoice, SentLine
from desktop.services.program import Services
from desktop.services.tasks.checks import read_day

Item = TypeVar("Item")
ALL = "all"
"""Stands for every one of a kind."""

PART_NAMES = {
    "task": "nhiệm vụ",
    "template": "mẫu văn bản",
    "legal": "văn bản căn cứ",
    "criteria": "bộ tiêu chí",
    "score": "điểm thẩm định",
}
"""Names of what comes from above; shown through the translation."""


def add_choice(pack: argparse.ArgumentParser) -> None:
    """Declare what a package of kind "down" may carry."""
    chosen = pack.add_argument_group(_("gói gửi xuống xã (--kind down)"))
    for name, words in (
        ("--communes", _("chỉ gửi cho các xã này")),
        ("--tasks", _("mã nhiệm vụ giao cho xã, “all” là mọi việc giao thêm")),
        ("--templates", _("mã mẫu kế hoạch")),
        ("--legal", _("mã hoặc số văn bản căn cứ, “all” là cả thư viện")),
        ("--criteria", _("mã bộ tiêu chí, “all” là tất cả")),
        ("--scores", _("gửi điểm thẩm định theo bộ tiêu chí này")),
    ):
        chosen.add_argument(name, nargs="+", action="extend", default=[], help=words)
    chosen.add_argument("--source", default="", help=_("số, ký hiệu văn bản giao nhiệm vụ"))
    chosen.add_argument("--source-date", help=_("ngày của văn bản giao nhiệm vụ"))
    chosen.add_argument(
        "--no-words", action="store_true", help=_("không kèm biên nhận và gửi trả của kỳ")
    )


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    _add_criteria(commands, common)
    _add_scores(commands, common)
    _add_send_back(commands, common)
    sent = commands.add_parser(
        "sent-down", parents=[common], help=_("gói đã gửi xuống, xã nào đã nhận ngày nào")
    )
    sent.set_defaults(run=run_sent)
    above = commands.add_parser("from-above", parents=[common], help=_("những gì cấp trên đã gửi"))
    above.add_argument("--id", default="", help=_("xem bộ tiêu chí, bảng điểm có mã này"))
    above.set_defaults(run=run_from_above)


def _add_criteria(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    criteria = commands.add_parser(
        "criteria", parents=[common], help=_("bộ tiêu chí: xem, hoặc nhập từ bảng Excel, Word")
    )
    criteria.add_argument("file", type=Path, nargs="?", metavar=_("TỆP"))
    criteria.add_argument("--title", default="", help=_("tên bộ tiêu chí"))
    criteria.add_argument("--year", type=int, default=0)
    criteria.add_argument("--document", default="", help=_("văn bản ban hành"))
    criteria.add_argument("--id", default="", help=_("xem bộ tiêu chí này"))
    criteria.set_defaults(run=run_criteria)


def _add_scores(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    scores = commands.add_parser(
        "scores", parents=[common], help=_("điểm thẩm định: xem, hoặc nhập từ bảng Excel, Word")
    )
    scores.add_argument("criteria", metavar=_("BỘ_TIÊU_CHÍ"))
    scores.add_argument("file", type=Path, nargs="?", metavar=_("TỆP"))
    scores.add_argument("--commune", default="", help=_("xã của bảng không ghi tên xã"))
    scores.set_defaults(run=run_scores)


def _add_send_back(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    back = commands.add_parser("send-back", parents=[common], help=_("gửi trả báo cáo của xã"))
    back.add_argument("communes", nargs="+", metavar=_("XÃ"))
    back.add_argument("--period", type=period_option, required=True, metavar=_("KỲ"))
    back.add_argument("--year", type=int, required=True)
    back.add_argument("--remarks", required=True, help=_("nội dung phải sửa"))
    back.add_argument("--due", help=_("hạn gửi lại"))
    back.add_argument("--by", default="", help=_("người quyết định"))
    back.set_defaults(run=run_send_back)


def choice_of(services: Services, options: argparse.Namespace) -> DownChoice:
    """Return what the options choose; words on reports go along as long as there are any."""
    newest = None if options.no_words else services.exchange.newest_report()
    year, period = options.year, None if options.no_words else options.period
    if newest is not None:
        year, period = year or newest[0], period or newest[1]
    if period is not None and not year:
        raise Refused(_("Cần ghi rõ --year cùng với --period."))
    offices = services.consolidation.register.offices()
    return DownChoice(
        year=year,
        period=period,
        office_ids=tuple(office_named(offices, name).id for name in options.communes),
        tasks=_tasks(services, options.tasks),
        template_ids=tuple(options.templates),
        legal=_legal(services, options.legal),
        criteria=_sets(services, options.criteria),
        scores=_sets(services, options.scores),
        source=_source(options),
        by=options.contact,
    )


def _tasks(services: Services, named: Sequence[str]) -> tuple[str, ...]:
    if ALL in named:
        return tuple(task.id for task in services.store.tasks.own.list())
    return tuple(services.store.tasks.item(key).id for key in named)


def _legal(services: Services, named: Sequence[str]) -> tuple[str, ...]:
    library = services.store.library.list()
    if ALL in named:
        return tuple(each.id for each in library)
    return tuple(_one(library, each, lambda d: (d.id, d.number), _("văn bản")).id for each in named)


def _sets(services: Services, named: Sequence[str]) -> tuple[str, ...]:
    desk = services.consolidation.down.criteria
    if ALL in named:
        return tuple(each.id for each in desk.sets())
    return tuple(desk.get(key).id for key in named)


def _one(
    items: Iterable[Item], wanted: str, names: Callable[[Item], tuple[str, ...]], kind: str
) -> Item:
    for item in items:
        if wanted in names(item):
            return item
    raise Refused(_("Không có {kind} “{name}”.").format(kind=kind, name=wanted))


def _source(options: argparse.Namespace) -> SourceDocument | None:
    if not options.source:
        return None
    day = read_day(options.source_date) if options.source_date else None
    return SourceDocument(options.source, day)


def run_criteria(context: Context) -> None:
    """Read a set of criteria from a file, show one, or list all."""
    options, desk = context.options, context.services.consolidation.down.criteria
    if options.file:
        year = options.year or context.program.clock.today().year
        tables = context.services.reading.tables(options.file)
        kept = desk.put(options.title, year, tables, options.document).value
        told = _("Đã lưu bộ tiêu chí {title} năm {year}: {count} dòng.")
        context.answer(
            _set_data(kept),
            told.format(title=kept.title, year=kept.year, count=len(kept.items)),
            kept.id,
        )
        return
    if options.id:
        found = desk.get(options.id)
        context.answer(_set_data(found), *criteria_lines(found))
        return
    sets = desk.sets()
    context.answer(
        [_set_data(each) for each in sets],
        *(f"{each.id}\t{each.year}\t{each.title}" for each in sets),
    )


def run_scores(context: Context) -> None:
    """Read reviewed scores from a file, or show them."""
    options, down = context.options, context.services.consolidation.down
    found = down.criteria.get(options.criteria)
    offices = context.services.consolidation.register.offices()
    if options.file:
        office = office_named(offices, options.commune).id if options.commune else ""
        tables = context.services.reading.tables(options.file)
        sheets = down.criteria.put_scores(found.id, tables, office).value
    else:
        sheets = down.criteria.scores(found.id)
    names = {office.id: office.full_name for office in offices}
    context.answer(
        [{"office": names.get(each.office_id, ""), **_sheet_data(each)} for each in sheets],
        *(
            _("{name}: {count} tiêu chí").format(
                name=names.get(each.office_id, ""), count=len(each.lines)
            )
            for each in sheets
        ),
    )


def run_send_back(context: Context) -> None:
    """Send reports back with remarks and a new day; a package carries it to the communes."""
    options, service = context.options, context.services.consolidation
    offices = service.register.offices()
    found = [office_named(offices, name) for name in options.communes]
    due = read_day(options.due) if options.due else None
    made = service.send_back(
        [office.id for office in found],
        options.year,
        options.period,
        options.remarks,
        due,
        options.by,
    ).value
    told = _("Đã gửi trả báo cáo {period}: {names}. Tạo gói “down” để chuyển xuống xã.").format(
        period=title(options.period, options.year),
        names=", ".join(office.full_name for office in found),
    )
    context.answer([{"id": each.id, "office_id": each.office_id} for each in made], told)


def run_sent(context: Context) -> None:
    """List what went down, commune by commune, with the day on which it was taken in."""
    lines = context.services.consolidation.down.sent()
    context.answer([_sent_data(line) for line in lines], *map(_sent_words, lines))


def run_from_above(context: Context) -> None:
    """List what came from above, or show a set of criteria or reviewed scores."""
    above, key = context.services.words_from_above, context.options.id
    rows = above.things()
    if not key:
        context.answer(list(map(_row_data, rows)), *map(_row_words, rows))
        return
    row = _one(rows, key, lambda each: (each.id, each.key), _("mục"))
    if row.part == CRITERIA:
        found = above.criteria(row.id)
        context.answer(_set_data(found), *criteria_lines(found))
    elif row.part == SCORE:
        scores, named = above.scores(row.id)
        context.answer(_sheet_data(scores.sheet), *score_lines(scores.sheet, named))
    else:
        context.answer(dict(row.content), _row_words(row))


def criteria_lines(found: CriteriaSet) -> list[str]:
    """Return a set of criteria for people."""
    head = " · ".join(filter(None, (found.title, str(found.year), found.document)))
    rows = (
        (item.code, item.name, points_words(item.points), item.evidence) for item in found.items
    )
    return [head, *("\t".join(row) for row in rows)]


def score_lines(sheet: ScoreSheet, named: CriteriaSet | None) -> list[str]:
    """Return reviewed scores for people, with the criteria by their names if these are known."""
    names = {item.code: item.name for item in named.items} if named else {}
    return [
        "\t".join(
            (
                line.code,
                names.get(line.code, ""),
                points_words(line.own),
                points_words(line.reviewed),
                line.remark,
            )
        )
        for line in sheet.lines
    ]


def period_option(text: str) -> Period:
    """Return the period that an option names."""
    found = period_named(text)
    if found is None:
        names = ", ".join(period.value for period in Period)
        raise argparse.ArgumentTypeError(
            _("không có kỳ báo cáo “{text}”, chọn một trong: {names}").format(
                text=text, names=names
            )
        )
    return found


def _set_data(found: CriteriaSet) -> dict[str, object]:
    return {
        "id": found.id,
        "title": found.title,
        "year": found.year,
        "document": found.document,
        "items": [
            {
                "code": item.code,
                "name": item.name,
                "points": item.points,
                "how": item.how,
                "evidence": item.evidence,
            }
            for item in found.items
        ],
    }


def _sheet_data(sheet: ScoreSheet) -> dict[str, object]:
    return {
        "criteria": sheet.set_id,
        "on": sheet.on.isoformat(),
        "lines": [
            {"code": e.code, "own": e.own, "reviewed": e.reviewed, "remark": e.remark}
            for e in sheet.lines
        ],
    }


def _sent_data(line: SentLine) -> dict[str, object]:
    return {
        "package_id": line.package.id,
        "on": line.package.on.isoformat(),
        "contents": line.package.contents,
        "office": line.office.full_name,
        "taken_on": line.taken_on.isoformat() if line.taken_on else None,
    }


def _sent_words(line: SentLine) -> str:
    taken = (
        _("đã nhận ngày {day}").format(day=short_date(line.taken_on))
        if line.taken_on
        else _("chưa có biên nhận")
    )
    sent, office = short_date(line.package.on), line.office.full_name
    return "\t".join((sent, office, taken, line.package.contents))


def _row_data(row: ItemFromAbove) -> dict[str, object]:
    return {
        "id": row.id,
        "key": row.key,
        "kind": row.part,
        "title": row.title,
        "version": row.version,
        "office": row.office,
        "on": row.on.isoformat(),
    }


def _row_words(row: ItemFromAbove) -> str:
    return "\t".join((short_date(row.on), _(PART_NAMES[row.part]), row.title, row.office, row.key))
