"""The template library: text files that ship with the program and those of the office."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from desktop.documents.plan_text import read_plan, read_text
from desktop.documents.presets import PresetBook
from desktop.documents.template_shelf import Given, GivenTemplate, given_files, none_given
from desktop.documents.templates_file import TemplateFile, accepted
from desktop.documents.templates_fill import Filler
from desktop.documents.templates_save import template_text
from desktop.documents.templates_values import signer_name, template_values
from desktop.domain.commune import CommuneProfile
from desktop.domain.eras import Era, era_of_plan_year
from desktop.domain.folding import fold
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.sorting import Syllable, sort_key
from desktop.domain.template import Question, TemplateInfo
from desktop.domain.text import squeeze
from desktop.errors import AppError, EnvironmentFailure, Refused
from desktop.i18n import _

SUFFIX = ".txt"
MAX_NAME = 50
"""Longest file name of a saved template, without suffix."""
MOST_BYTES = 2_000_000
"""Size of a file from outside above which it is no template."""
ERA_KEY = "mo_hinh"
_BY_YEAR = "theo năm của kế hoạch"
_ERA_ANSWERS = {"ba cấp": Era.THREE_LEVEL, "hai cấp": Era.TWO_LEVEL}


class FileTemplates:
    """Templates in folders of text files; implements ``services.ports.TemplateLibrary``.

    Args:
        built_in: Folder of the templates that ship with the program.
        own: Folder of the templates that the office saved; None when there is none.
        samples: Folder of the sample plans.
        presets: Folder of the presets; by default beside ``built_in``.
        given: Templates of the level above.
    """

    def __init__(
        self,
        built_in: Path,
        own: Path | None,
        samples: Path,
        presets: Path | None = None,
        given: Given = none_given,
    ) -> None:
        self._built_in = built_in
        self._own = own
        self._samples = samples
        self._presets = presets or built_in.parent / "presets"
        self._book = PresetBook(self._presets)
        self._given = given

    def with_given(self, given: Given) -> FileTemplates:
        """Return the library of one workspace, with what the level above gave it."""
        return FileTemplates(self._built_in, self._own, self._samples, self._presets, given)

    def text(self, template_id: str) -> str:
        """Return a template as a whole, to be sent on; refused for an unknown or broken one."""
        return self._template(template_id).text

    def list(self) -> Sequence[TemplateInfo]:
        """Return the templates of the program by kind, then those of the office by title.

        A broken file of the office is shown with what is wrong with it; it cannot be used.
        """
        infos = [self._info(path) for path in self._paths().values()]
        given = map(self._given_info, self._given_ones())
        return sorted((*infos, *given), key=_order)

    def questions(
        self, template_id: str, year: int, profile: CommuneProfile, answers: Mapping[str, str]
    ) -> Sequence[Question]:
        """Return what a template asks, with the ready answers of this commune and year."""
        template = self._template(template_id)
        era = _era(template.info, year, answers)
        filler = self._filler(profile, _span(template.info, year), era)
        return (*_era_questions(template.info), *template.asked(filler, answers)[0])

    def draft(
        self, template_id: str, year: int, profile: CommuneProfile, answers: Mapping[str, str]
    ) -> Plan:
        """Return a new plan filled for the commune and year.

        Raises ``Refused`` for an unknown template, question or answer, and for a template file
        with a fault.
        """
        template = self._template(template_id)
        _judge_keys(template.info, answers)
        span = _span(template.info, year)
        era = _era(template.info, year, answers)
        filler = template.asked(self._filler(profile, span, era), answers)[1]
        plan = template.plan(filler, span)
        signing = plan.signing
        if signing is None or signing.signer:
            return plan
        signer = signer_name(profile.officers, signing.title)
        return replace(plan, signing=replace(signing, signer=signer))

    def save_plan_as_template(self, plan: Plan, title: str) -> TemplateInfo:
        """Keep a plan as a template of the office; it never replaces another."""
        if self._own is None:
            raise Refused(_("Chưa có thư mục để lưu mẫu riêng."))
        name = squeeze(title)
        note = _("Lưu từ kế hoạch “{subject}”.").format(subject=plan.subject)
        path = self._free_path(self._own, name)
        _write(path, template_text(plan, name, note))
        return self._info(path)

    def own_texts(self) -> Mapping[str, str]:
        """Return the templates of the office that can be used, by name."""
        texts = {}
        for path in _files(self._own) if self._own else []:
            with suppress(AppError):
                texts[path.stem] = TemplateFile(path, built_in=False).text
        return texts

    def take(self, name: str, text: str) -> bool:
        """Keep a template that came from another PC of the office; False when it is not kept.

        It is not when the same one is here, or when it is no template. It replaces no other.
        """
        if self._own is None or text in self.own_texts().values():
            return False
        try:
            TemplateFile(Path(f"mau{SUFFIX}"), built_in=False, text=text)
        except AppError:
            return False
        _write(self._free_path(self._own, name), text)
        return True

    def take_all(self, folder: Path) -> int:
        """Keep the templates of a folder from outside as ``take`` does; return how many."""
        kept = 0
        for path in _files(folder):
            with suppress(AppError, OSError):
                if not path.is_symlink() and path.stat().st_size <= MOST_BYTES:
                    kept += self.take(path.stem, read_text(path))
        return kept

    def samples(self) -> Sequence[str]:
        """Return the names of the sample plans."""
        return sorted(path.stem for path in _files(self._samples))

    def sample(self, name: str) -> Plan:
        """Return a real plan stored as sample data."""
        if name not in self.samples():
            raise Refused(_("Không có kế hoạch mẫu thực tế “{name}”.").format(name=name))
        return read_plan(read_text(self._samples / f"{name}{SUFFIX}"))

    def _paths(self) -> dict[str, Path]:
        """Return the file of each template; one of the office hides a built-in of its name."""
        own = _files(self._own) if self._own else []
        return {path.stem: path for path in (*_files(self._built_in), *own)}

    def _template(self, template_id: str) -> TemplateFile:
        path = self._paths().get(template_id)
        given = None if path else self._given_ones().get(template_id)
        if given is not None:
            name = Path(template_id + SUFFIX)
            return TemplateFile(name, built_in=False, text=given.text, sender=given.sender)
        if path is None:
            known = ", ".join((*self._paths(), *self._given_ones()))
            raise Refused(
                _("Không có mẫu “{name}”.").format(name=template_id),
                advice=_("Các mẫu hiện có: {names}.").format(names=known),
            )
        return TemplateFile(path, built_in=path.parent == self._built_in)

    def _given_ones(self) -> dict[str, GivenTemplate]:
        """Return the templates of the level above by name; those of the office go before."""
        files = self._paths()
        return {name: each for name, each in given_files(self._given()) if name not in files}

    def _info(self, path: Path) -> TemplateInfo:
        try:
            return TemplateFile(path, built_in=path.parent == self._built_in).info
        except AppError as error:
            return TemplateInfo(
                path.stem, path.stem, error.what, PlanKind.OTHER, (), built_in=False
            )

    def _given_info(self, name: str) -> TemplateInfo:
        try:
            return self._template(name).info
        except AppError as error:
            return TemplateInfo(name, name, error.what, PlanKind.OTHER, (), built_in=False)

    def _filler(self, profile: CommuneProfile, span: YearSpan, era: Era) -> Filler:
        return Filler(template_values(profile, span, era, self._book))

    def _free_path(self, folder: Path, title: str) -> Path:
        """Return the path of a new file named after ``title``."""
        slug = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:MAX_NAME] or "mau"
        taken = self._paths()
        names = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3)))
        return folder / f"{next(name for name in names if name not in taken)}{SUFFIX}"


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []


def _write(path: Path, text: str) -> None:
    """Write a whole file or nothing."""
    unfinished = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise EnvironmentFailure(
            _("Không ghi được mẫu vào {folder}.").format(folder=path.parent),
            _("Kế hoạch không thay đổi."),
            _("Kiểm tra ổ đĩa còn chỗ và thư mục cho phép ghi."),
        ) from error


def _order(info: TemplateInfo) -> tuple[bool, int, tuple[Syllable, ...], str]:
    return (not info.built_in, list(PlanKind).index(info.kind), sort_key(info.title), info.id)


def _span(info: TemplateInfo, year: int) -> YearSpan:
    return YearSpan(year, year + info.years - 1)


def _era_question() -> Question:
    return Question(
        key=ERA_KEY,
        label=_("Mô hình chính quyền địa phương"),
        default=_BY_YEAR,
        choices=(_BY_YEAR, *_ERA_ANSWERS),
        help=_("Kế hoạch ký trước ngày 01/7/2025 dùng từ ngữ ba cấp, từ ngày đó là hai cấp."),
    )


def _era_questions(info: TemplateInfo) -> tuple[Question, ...]:
    return (_era_question(),) if len(info.eras) > 1 else ()


def _era(info: TemplateInfo, year: int, answers: Mapping[str, str]) -> Era:
    """Return the era whose words the plan takes: that of its year, unless answered otherwise."""
    answer = accepted(_era_question(), answers.get(ERA_KEY, _BY_YEAR))
    era = _ERA_ANSWERS.get(answer, era_of_plan_year(year))
    if era not in info.eras:
        raise Refused(
            _("Mẫu “{title}” không có từ ngữ cho kế hoạch năm {year}.").format(
                title=info.title, year=year
            ),
            advice=_("Hãy chọn mẫu khác."),
        )
    return era


def _judge_keys(info: TemplateInfo, answers: Mapping[str, str]) -> None:
    known = [question.key for question in (*_era_questions(info), *info.questions)]
    for key in answers:
        if key not in known:
            raise Refused(
                _("Mẫu này không hỏi “{key}”.").format(key=key),
                advice=_("Các câu hỏi: {keys}.").format(keys=", ".join(known)),
            )
