"""Plan texts from outside: each fault gives one clear sentence, and none costs time."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.plan_text import parse_body, read_plan, read_text
from desktop.documents.plan_text_source import MAX_BYTES
from desktop.errors import EnvironmentFailure, Refused

HEAD = '+++\nsubject = "Kế hoạch"\nyears = 2024\n'
TABLE = f'{HEAD}+++\n+++\n[[column]]\nfield = "task"\n'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "dòng 1"),
        ("Kế hoạch", "dòng 1"),
        ("\n\nKế hoạch\n+++\n", "dòng 3"),
        ("+++\n", "thiếu dòng +++"),
        (f"{HEAD}+++\n+++\n+++\n", "dòng 6"),
        (f"{HEAD}x = \n+++\n", "dòng 4"),
        (f"{HEAD}years = 2025\n+++\n", "dòng 4"),
        (f'{HEAD}x = "\n+++\n', "dòng 4"),
        (f"{HEAD}+++\n\n2. Kinh phí\n", "dòng 6"),
        (f"{HEAD}+++\n- a\n[6] Kinh phí\n", "dòng 6"),
        (f"{HEAD}+++\n::: bảng\n", "dòng 5"),
        (f"{HEAD}+++\nII# MỤC TIÊU\n", "dòng 5"),
        (f"{HEAD}+++\nb) Điểm\n", "dòng 5"),
        (f"{HEAD}+++\n1.1.1.1.1. Sâu quá\n", "dòng 5"),
        (f"{HEAD}+++\n- a\x00b\n", "dòng 5"),
        (f"{TABLE}x\n", "dòng 8"),
    ],
)
def test_the_line_is_named(text: str, place: str) -> None:
    with pytest.raises(Refused, match=re.escape(place)) as refusal:
        read_plan(text)
    assert "\n" not in refusal.value.sentence()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("+++\nyears = 2024\n+++\n", "“subject”: còn thiếu"),
        ('+++\nsubject = "x"\n+++\n', "“years”"),
        ("+++\nsubject = 5\nyears = 2024\n+++\n", "“subject”"),
        ('+++\nsubject = "x"\nyears = [2025, 2021]\n+++\n', "“years”"),
        ('+++\nsubject = "x"\nyears = [2021, 2022, 2023]\n+++\n', "“years”"),
        ('+++\nsubject = "x"\nyears = true\n+++\n', "“years”"),
        ('+++\nsubject = "x"\nyears = 99999\n+++\n', "“years”"),
        (f'{HEAD}kind = "khác"\n+++\n', "“kind”"),
        (f'{HEAD}date = "2024-02-07"\n+++\n', "“date”"),
        (f"{HEAD}date = 2024-02-07T10:00:00\n+++\n", "“date”"),
        (f'{HEAD}recipients = "UBND huyện"\n+++\n', "“recipients”"),
        (f"{HEAD}bases = [1]\n+++\n", "“bases”"),
        (f'{HEAD}issuer = "xã"\n+++\n', "“issuer”"),
        (f'{HEAD}[issuer]\nname = "A"\n+++\n', "[issuer], mục “province”"),
        (f'{HEAD}[issuer]\nname = "A"\nprovince = "B"\ntown = "C"\n+++\n', "“town”"),
        (f'{HEAD}[signing]\nauthority = "PP."\n+++\n', "“authority”"),
        (f"{HEAD}target = 1\n+++\n", "“target”"),
        (
            f'{HEAD}[[target]]\ntext = "x"\ncomparator = "=="\nvalue = 1\n+++\n',
            "[[target]] thứ 1, mục “comparator”",
        ),
        (f'{HEAD}[[target]]\ntext = "x"\ncomparator = "="\n+++\n', "“value”"),
        (f'{HEAD}[[target]]\ntext = "x"\ncomparator = "="\nvalue = nan\n+++\n', "“value”"),
        (f'{HEAD}[[target]]\ntext = "x"\ncomparator = "="\nvalue = true\n+++\n', "“value”"),
        (f'{HEAD}[[target]]\ntext = "x"\ncomparator = "="\nvalue = 1{"0" * 400}\n+++\n', "“value”"),
        (f'{HEAD}[[report]]\nperiod = "Q1"\ndue = "12/3"\n+++\n', "“due”"),
        (f'{HEAD}[[report]]\nperiod = "Q5"\ndue = "03-12"\n+++\n', "“period”"),
        (f'{HEAD}+++\n+++\ntitle = "Khung"\n', "“column”"),
        (f'{HEAD}+++\n+++\n[[column]]\nheader = "x"\n', "[[column]] thứ 1, mục “field”"),
        (f"{TABLE}weight = 0\n", "“weight”"),
        (f'{TABLE}width = "x"\n', "“width”"),
        (f'{TABLE}[[row]]\ntask = "x"\n[[row]]\ntasks = "y"\n', "[[row]] thứ 2, mục “tasks”"),
        (f'{TABLE}[[row]]\ngroup = "x"\ntask = "y"\n', "“task”"),
        (f'{TABLE}[[row]]\ngroup = "x"\ndepth = 3\n', "“depth”"),
        (f'{TABLE}[[row]]\ntask = "x"\ndepth = 1\n', "“depth”"),
        (f'{TABLE}[[row]]\ntask = "x"\nlead = ["a", 1]\n', "“lead”"),
    ],
)
def test_the_key_is_named(text: str, key: str) -> None:
    with pytest.raises(Refused, match=re.escape(key)):
        read_plan(text)


@pytest.mark.parametrize(
    "text",
    [
        "+++\n" + "a." * 1_000_000 + "a = 1\n+++\n",
        "+++\nx = {" + "a." * 1_000_000 + "a = 1}\n+++\n",
        "+++\n[" + "a." * 1_000_000 + "a]\n+++\n",
        '+++\nx = """' + '\\"""' * 500_000 + "\n+++\n",
        "+++\nx = '''" + "''" * 500_000 + "\n+++\n",
        "+++\nx = " + "[" * 500_000 + "\n+++\n",
        "+++\nx = " + "9" * 500_000 + "\n+++\n",
        f"{HEAD}+++\n" + "[" * 500_000 + "\n",
        f"{HEAD}+++\n" + "1." * 500_000 + "\n",
        "+++\n" * 500_000,
        "a" * (MAX_BYTES + 1),
    ],
    ids=[
        "dotted keys",
        "dotted keys inside",
        "dotted table",
        "escaped quotes",
        "quotes",
        "nested",
        "long number",
        "brackets",
        "dots",
        "fences",
        "too large",
    ],
)
def test_a_hostile_text_is_refused_at_once(text: str) -> None:
    started = time.perf_counter()
    try:
        read_plan(text)
    except Refused as refusal:
        assert len(refusal.sentence()) < 400
    assert time.perf_counter() - started < 5


@given(st.text())
def test_any_text_is_a_body_or_refused(text: str) -> None:
    try:
        parse_body(text)
    except Refused as refusal:
        assert "dòng" in refusal.what


@given(st.text(), st.text())
def test_any_head_is_a_plan_or_refused(head: str, body: str) -> None:
    try:
        read_plan(f"+++\n{head}\n+++\n{body}")
    except Refused as refusal:
        assert refusal.what


def test_prose_with_many_full_stops_is_no_fault() -> None:
    opening = "Một. " * 50
    text = f'{HEAD}opening = """\n{opening}\n"""\nclosing = \'{opening}\'  # {opening}\n+++\n'
    assert read_plan(text).closing == opening


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(Refused, match="quá lớn"):
        read_text(path)


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes('+++\nsubject = "Kế"\n'.encode() + b"K\xe0 ho\xa1ch\n")
    with pytest.raises(Refused, match=r"dòng 3: .*UTF-8"):
        read_text(path)


def test_a_file_that_is_gone_is_the_machines_failure(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match=r"khong-co\.txt"):
        read_text(tmp_path / "khong-co.txt")
