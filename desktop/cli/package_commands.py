"""Commands that carry data by USB stick: pack, verify, merge, consolidate."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.cli import down_commands
from desktop.cli import package_words as words
from desktop.cli.context import Context
from desktop.cli.down_commands import period_option
from desktop.cli.secret_files import passphrase_in
from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.domain.exchange.model import PackageKind
from desktop.domain.exchange.package_names import shown
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.sending import send_down
from desktop.services.exchange.contents import Wanted
from desktop.services.exchange.service import ExchangeService, TakenFile, verify_alone
from desktop.services.exchange_ports import Seal
from desktop.services.program import Services

SUMMARY_FORMATS = ("xlsx", "docx", "pdf")

Parents = Sequence[argparse.ArgumentParser]
"""Parsers whose options a command shares with others."""


def add_commands(commands: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Declare the commands of this module."""
    secret = argparse.ArgumentParser(add_help=False)
    secret.add_argument(
        "--passphrase-file",
        type=Path,
        metavar=_("TỆP"),
        help=_("tệp chứa mật khẩu niêm phong ở dòng đầu; “-” là đọc từ bàn phím"),
    )
    sealed = [common, secret]
    _add_superior(commands, [common])
    _add_pack(commands, sealed)
    _add_verify(commands, sealed)
    _add_merge(commands, sealed)
    _add_consolidate(commands, sealed)
    down_commands.add_commands(commands, common)


def _add_superior(commands: argparse._SubParsersAction, parents: Parents) -> None:
    superior = commands.add_parser(
        "superior", parents=parents, help=_("tạo tệp dữ liệu của cấp trên, nơi tổng hợp báo cáo")
    )
    levels = [level.value for level in Level if level is not Level.COMMUNE]
    superior.add_argument("--level", choices=levels, default=Level.PROVINCE.value)
    superior.add_argument("--name", required=True, help=_("tên có loại: “tỉnh Hưng Yên”"))
    superior.add_argument(
        "--communes", type=Path, metavar=_("TỆP"), help=_("danh sách xã, mỗi xã một dòng")
    )
    superior.set_defaults(run=run_superior)


def _add_verify(commands: argparse._SubParsersAction, parents: Parents) -> None:
    verify = commands.add_parser("verify", parents=parents, help=_("kiểm tra một gói, không nhập"))
    verify.add_argument("file", type=Path, metavar=_("GÓI"))
    verify.set_defaults(run=run_verify)


def _add_merge(commands: argparse._SubParsersAction, parents: Parents) -> None:
    merge = commands.add_parser("merge", parents=parents, help=_("nhập các gói"))
    merge.add_argument("files", type=Path, nargs="+", metavar=_("GÓI"), help=_("gói hoặc thư mục"))
    merge.add_argument("--dry-run", action="store_true", help=_("chỉ xem sẽ làm gì"))
    merge.add_argument(
        "--key-code", default="", metavar=_("MÃ"), help=_("mã khóa đã so qua điện thoại")
    )
    merge.add_argument(
        "--new", action="store_true", help=_("tạo tệp dữ liệu mới từ gói của máy cũ")
    )
    merge.set_defaults(run=run_merge)


def _add_consolidate(commands: argparse._SubParsersAction, parents: Parents) -> None:
    consolidate = commands.add_parser(
        "consolidate", parents=parents, help=_("tổng hợp báo cáo của các xã")
    )
    consolidate.add_argument(
        "files", type=Path, nargs="*", metavar=_("GÓI"), help=_("gói hoặc thư mục, nhập trước")
    )
    consolidate.add_argument("--out", type=Path, required=True, help=_("tệp .xlsx hoặc .docx"))
    _add_period(consolidate)
    consolidate.set_defaults(run=run_consolidate)


def _add_pack(commands: argparse._SubParsersAction, parents: Parents) -> None:
    pack = commands.add_parser("pack", parents=parents, help=_("tạo gói để chép vào USB"))
    pack.add_argument("--out", type=Path, required=True, help=_("tệp .goixa mới, hoặc thư mục"))
    pack.add_argument("--kind", choices=[kind.value for kind in PackageKind], help=_("loại gói"))
    _add_period(pack)
    pack.add_argument("--evidence", action="store_true", help=_("kèm tệp minh chứng"))
    pack.add_argument("--freeze", action="store_true", help=_("chốt số liệu nếu chưa chốt"))
    pack.add_argument("--contact", default="", help=_("người lập và số điện thoại"))
    down_commands.add_choice(pack)
    pack.add_argument("--to", default="", metavar=_("KHÓA"), help=_("khóa niêm phong của nơi nhận"))
    pack.set_defaults(run=run_pack)


def _add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", type=period_option, metavar=_("KỲ"))
    parser.add_argument("--year", type=int, default=0)


def run_superior(context: Context) -> None:
    """Make a workspace of the level above communes."""
    options = context.options
    listed = _text_of(options.communes) if options.communes else ""
    _make_workspace(context)
    register = context.services.consolidation.register
    register.set_level(OfficeLevel(Level(options.level), options.name))
    added = register.add_list(listed).value if listed else ()
    context.answer(
        {"workspace": str(context.workspace), "communes": len(added)},
        _("Đã tạo {path}, {count} xã trong danh sách").format(
            path=context.workspace, count=len(added)
        ),
    )


def run_pack(context: Context) -> None:
    """Make a package and copy it to a new file or a folder."""
    options, services = context.options, context.services
    kind = PackageKind(options.kind or ("report" if options.period else "workspace"))
    if kind is PackageKind.DOWN:
        choice = down_commands.choice_of(services, options)
        packed = send_down(services, choice, options.out, _seal(options)).value
    else:
        if kind is PackageKind.REPORT and options.freeze:
            _freeze(context)
        wanted = Wanted(kind, options.year, options.period, options.evidence, options.contact)
        packed = services.exchange.pack(wanted, options.out, _seal(options))
    context.answer(words.packed_data(packed), packed.sentence, *words.packed_lines(packed))


def run_verify(context: Context) -> None:
    """Tell what a package says of itself; a bad one is a refusal.

    No workspace is needed; with one, it is told whether the key is known there.
    """
    options = context.options
    passphrase = passphrase_in(options.passphrase_file)
    look = (
        context.services.exchange.verify(options.file, passphrase)
        if options.db
        else verify_alone(context.program.package_parts().reader, options.file, passphrase)
    )
    if not look.usable:
        raise Refused(words.problem(look))
    context.answer(words.look_data(look), *words.look_lines(look))


def run_merge(context: Context) -> None:
    """Take packages in, each on its own; refused when one of them was."""
    options = context.options
    if options.new:
        _make_workspace(context)
    exchange = context.services.exchange
    outcome = exchange.take_all(
        _files(exchange, options.files),
        passphrase_in(options.passphrase_file),
        options.key_code,
        dry_run=options.dry_run,
    )
    context.answer(
        [words.file_data(file) for file in outcome.value],
        *(line for file in outcome.value for line in words.file_lines(file)),
    )
    _require_all(outcome.value)


def run_consolidate(context: Context) -> None:
    """Write the report of a period with one row for each commune.

    Without a workspace of the level above, the packages that are named are added up by
    themselves and nothing of them is kept; when none is named, those that the workspace took in.
    """
    options = context.options
    format_name = options.out.suffix.lstrip(".").lower()
    if format_name not in SUMMARY_FORMATS:
        raise Refused(
            _("Chưa rõ định dạng: tệp cần có phần mở rộng .xlsx hoặc .docx."),
        )
    files = _files_to_add_up(context)
    with _services_above(context, files) as services:
        taken = _taken(services, options, files)
        services.consolidation.add_up()
        year, period = _wanted_period(services, options)
        totals = services.consolidation.totals(year, period)
        if not totals.expected + totals.received + totals.typed:
            _require_all(taken)
            raise Refused(
                _("Chưa có xã nào để tổng hợp {period}.").format(period=title(period, year)),
                advice=_("Hãy thêm danh sách xã, hoặc chỉ ra gói của các xã."),
            )
        services.consolidation.export(year, period, format_name, options.out)
    context.answer(
        words.summary_data(options.out, year, period, totals, taken),
        *words.summary_lines(options.out, year, period, totals, taken),
    )
    _require_all(taken)


def _files_to_add_up(context: Context) -> Sequence[Path]:
    named: Sequence[Path] = context.options.files
    if named or not context.workspace.exists() or _is_above(context.services):
        return named
    inbox = context.services.store.received.inbox
    return [inbox] if inbox.is_dir() else []


def _is_above(services: Services) -> bool:
    return services.store.received.level().level is not Level.COMMUNE


@contextmanager
def _services_above(context: Context, files: Sequence[Path]) -> Iterator[Services]:
    """Give the workspace of the level above, or one that lasts for this command only."""
    if not files or (context.workspace.exists() and _is_above(context.services)):
        yield context.services
        return
    with TemporaryDirectory() as folder:
        services = context.program.create(Path(folder) / "tong-hop.khx")
        try:
            services.consolidation.register.set_level(OfficeLevel(Level.PROVINCE, _("cấp trên")))
            yield services
        finally:
            services.close()


def _taken(
    services: Services, options: argparse.Namespace, files: Sequence[Path]
) -> Sequence[TakenFile]:
    if not files:
        return ()
    found = _files(services.exchange, files)
    return services.exchange.take_all(found, passphrase_in(options.passphrase_file)).value


def _wanted_period(services: Services, options: argparse.Namespace) -> tuple[int, Period]:
    """Return the period that was asked for, else the last one of which reports came in."""
    newest = services.exchange.newest_report()
    if options.period and options.year:
        return options.year, options.period
    if newest is None:
        raise Refused(
            _("Chưa nhận báo cáo nào để tổng hợp."),
            advice=_("Hãy nhập gói báo cáo của các xã, hoặc ghi rõ --period và --year."),
        )
    return options.year or newest[0], options.period or newest[1]


def _files(exchange: ExchangeService, named: Sequence[Path]) -> list[Path]:
    """Return the files that were named, and the packages in the folders that were."""
    found: list[Path] = []
    for path in named:
        inside = [package.path for package in exchange.find(path)] if path.is_dir() else [path]
        found += inside
    if not found:
        raise Refused(_("Không có gói nào trong thư mục đã chọn."))
    return found


def _make_workspace(context: Context) -> None:
    if context.workspace.exists():
        raise Refused(
            _("Đã có tệp {name}.").format(name=context.workspace.name),
            _("Tệp đó không bị thay đổi."),
            _("Bỏ --new để nhập vào tệp đó, hoặc đặt tên khác bằng --db."),
        )
    context.adopt(context.program.create(context.workspace))
    context.program.remember(context.workspace)


def _require_all(files: Sequence[TakenFile]) -> None:
    """Refuse with the names of the files that were not taken."""
    refused = [shown(file.preview.look.path.name) for file in files if file.problem]
    if refused:
        raise Refused(
            _("Không nhận {count} trên {all} gói: {names}.").format(
                count=len(refused), all=len(files), names=", ".join(refused)
            )
        )


def _freeze(context: Context) -> None:
    """Freeze the figures of the report that is to be sent, when that was not done yet."""
    options, reports = context.options, context.services.reports
    if options.period is None or not options.year:
        return
    report = reports.open(options.period, options.year).value
    if not report.figures:
        reports.freeze(report.id)


def _seal(options: argparse.Namespace) -> Seal | None:
    passphrase = passphrase_in(options.passphrase_file)
    if options.to and passphrase:
        raise Refused(_("Chỉ niêm phong bằng mật khẩu hoặc bằng khóa của nơi nhận."))
    if options.to:
        return Seal(recipient=options.to)
    return Seal(passphrase=passphrase) if passphrase else None


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise Refused(_("Không đọc được tệp {name}.").format(name=path.name)) from error
