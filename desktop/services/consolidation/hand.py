"""Communes without the program: their figures are typed, or read from the Excel form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.consolidation.hand import FORM, checked
from desktop.domain.consolidation.matrix import last_day
from desktop.domain.consolidation.register import CommuneOffice, HandFigures, cell_id
from desktop.domain.folding import fold
from desktop.domain.reporting.model import Period
from desktop.domain.text import squeeze
from desktop.errors import AppError, EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.consolidation.offices import split_name
from desktop.services.consolidation.ports import FigureForm, FigureForms
from desktop.services.letters.export import WriteFile
from desktop.services.outcome import Outcome

_LONGEST_NAME = 40
_LARGEST_FILE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TakenForm:
    """What became of a form: whose it was, or why it was not taken.

    Attributes:
        path: The file.
        office: The commune, "" with a problem.
        form: What was filled in, None with a problem.
        problem: Why not, in one sentence.
    """

    path: Path
    office: str = ""
    form: FigureForm | None = None
    problem: str = ""


class HandEntry:
    """Each writing function is one step."""

    def __init__(self, desk: ConsolidationDesk, forms: FigureForms, write_file: WriteFile) -> None:
        self._desk = desk
        self._forms = forms
        self._write_file = write_file

    def hand_entry(
        self,
        office_id: str,
        year: int,
        period: Period,
        figures: Mapping[str, int],
        source: str = "",
    ) -> Outcome[HandFigures]:
        """Keep the figures of a commune; none at all takes them back.

        Refused when a package of the commune counts for the period: its figures hold.
        """
        office = self._desk.office(office_id)
        if (office_id, year, period) in self._desk.standings(year, period):
            raise Refused(
                _("{name} đã gửi gói báo cáo của kỳ này nên không nhập tay.").format(
                    name=office.full_name
                ),
                advice=_("Nếu số liệu sai, hãy gửi trả để xã sửa và gửi lại."),
            )
        numbers = checked(figures)
        hand = self._desk.received.hand
        key = cell_id(office_id, year, period)
        entry = HandFigures(
            key, office_id, year, period, numbers, squeeze(source), self._desk.today()
        )
        label = _("Nhập tay số liệu của {name}").format(name=office.full_name)
        with self._desk.store.step(label) as step:
            changed = hand.put(entry) if numbers else hand.remove(key)
        return Outcome(entry, changed, step if changed else None)

    def write_form(self, office_id: str, year: int, period: Period, out: Path) -> Path:
        """Write the Excel form for a commune, with what is known of it filled in."""
        office = self._desk.office(office_id)
        known = self._desk.received.hand.get(cell_id(office_id, year, period))
        figures = {key: known.figures.get(key, 0) for key in FORM} if known else {}
        form = FigureForm(office.full_name, year, period, figures, known.source if known else "")
        self._write_file(out, self._forms.write(form, self._desk.level().name))
        return out

    def write_forms(
        self, office_ids: Sequence[str], year: int, period: Period, folder: Path
    ) -> Iterator[Path]:
        """Write the form of each commune into ``folder``; one that is there already stays."""
        for office_id in office_ids:
            name = fold(self._desk.office(office_id).full_name).replace(" ", "-")
            plain = re.sub(r"[^a-z0-9-]", "", name)[:_LONGEST_NAME]
            out = folder / f"bieu-{plain}-{period.value.lower()}-{year}.xlsx"
            if not out.exists():
                yield self.write_form(office_id, year, period, out)

    def take_forms(self, paths: Sequence[Path]) -> Iterator[TakenForm]:
        """Keep the figures of filled forms, a step each; a bad one never stops the others."""
        for path in paths:
            try:
                office, form = self.read_form(path)
                self.hand_entry(office.id, form.year, form.period, form.figures, form.source)
                yield TakenForm(path, office.full_name, form)
            except AppError as error:
                yield TakenForm(path, problem=error.sentence())

    def read_form(self, path: Path) -> tuple[CommuneOffice, FigureForm]:
        """Return whose form a file is and what was filled in; nothing is kept yet.

        ``hand_entry`` keeps it. Refused for a commune that is not in the register.
        """
        try:
            if path.stat().st_size > _LARGEST_FILE:
                raise Refused(_("Tệp quá lớn nên không mở."))
            data = path.read_bytes()
        except OSError as error:
            raise EnvironmentFailure(
                _("Không đọc được tệp {name}.").format(name=path.name)
            ) from error
        form = self._forms.read(data)
        checked(form.figures)
        kind, name = split_name(form.office)
        named = [
            office
            for office in self._desk.offices()
            if (office.kind, fold(office.name)) == (kind, fold(name))
        ]
        # A commune made of others often takes the name of one of them.
        there = [one for one in named if one.exists_on(last_day(form.year, form.period))]
        found = there or named
        if len(found) != 1:
            raise Refused(
                _("Không rõ biểu này của đơn vị nào trong danh sách: “{name}”.").format(
                    name=form.office
                ),
                _("Chưa lưu số liệu nào."),
            )
        return found[0], form
