"""A template from a foreign stick: whatever stands in it, one sentence and nothing happens."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.templates_fill import Filler, TemplateFault, inside_sentence
from desktop.errors import Refused
from tests.support.offices import office, templates

HEAD = '+++\ntitle = "Lạ"\nyears = 1\nsubject = "{subject}"\n+++\n'
VALUES = {"xa": "Minh Tiến", "nam": 2026, "hai_cap": True, "don_vi": {"van_phong": "Văn phòng"}}

FORBIDDEN = [  # what only shows when it is worked out, and so without its line
    "{{ nam + xa }}",
    "{{ xa < nam }}",
    "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
    "{{ " + "not " * 5000 + "1 }}",
    "{{ " + "9" * 5000 + " }}",
]
WITHOUT_LINE = len(FORBIDDEN)
FORBIDDEN += [
    "{{ ''.__class__ }}",
    "{{ xa.__class__.__mro__ }}",
    "{{ don_vi.__class__ }}",
    "{{ don_vi['van_phong'] }}",
    "{{ don_vi.items() }}",
    "{{ xa.upper() }}",
    "{{ range(10) }}",
    "{{ lipsum() }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ self }}",
    "{{ xa | attr('__class__') }}",
    "{{ xa | center(1000000000) }}",
    "{{ xa * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%1000000000d' % 1 }}",
    "{% for a in xa %}{% for b in xa %}x{% endfor %}{% endfor %}",
    "{% set a = xa ~ xa %}{{ a }}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% filter upper %}a{% endfilter %}",
    "{% autoescape false %}{% endautoescape %}",
    "{{ khong_co }}",
    "{{ don_vi.khong_co }}",
    "{{ xa if hai_cap }}",
    "{{ xa",
    "{% if hai_cap %}",
    "{% if 1 %}" * 200 + "{% endif %}" * 200,
]


@pytest.mark.parametrize("text", FORBIDDEN, ids=range(len(FORBIDDEN)))
def test_only_the_small_language_is_filled(text: str) -> None:
    with pytest.raises(TemplateFault):
        Filler(VALUES).fill(text)


@pytest.mark.parametrize("number", range(len(FORBIDDEN)))
def test_a_hostile_template_is_refused_with_its_name_and_line(number: int, tmp_path: Path) -> None:
    text = FORBIDDEN[number]
    (tmp_path / "la.txt").write_text(HEAD.format(subject="A") + "1. Một\n\n" + text, "utf-8")
    profile, year = office("xa-two")
    with pytest.raises(Refused) as refusal:
        templates(tmp_path).draft("la", year, profile, {})
    assert ("la.txt:" if number < WITHOUT_LINE else "la.txt (dòng 8):") in refusal.value.what
    assert "\n" not in refusal.value.sentence()


def test_a_fault_in_the_head_names_its_line(tmp_path: Path) -> None:
    text = HEAD.format(subject="Kế hoạch {{ lạ }}")
    (tmp_path / "la.txt").write_text(text + "1. Một\n", "utf-8")
    profile, year = office("xa-two")
    with pytest.raises(Refused, match=r"la\.txt \(dòng 4\): không có giá trị “lạ”"):
        templates(tmp_path).draft("la", year, profile, {})


def deep_lists(depth: int) -> bytes:
    lists = "[" * depth + "]" * depth
    return f"+++\ntitle = 'A'\nyears = 1\nsubject = 'A'\nbases = {lists}\n+++\n1. A\n".encode()


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"PK\x03\x04", "ký tự điều khiển"),
        (b"", "dòng +++"),
        (b"+++\n+++\n+++\n+++\n", "thừa dòng +++"),
        (("+++\na = " + "[" * 5000 + "\n+++\n").encode(), "lồng nhau quá sâu"),
        (b"+++\nyears = 1\nsubject = 'A'\n+++\n", "“title”: còn thiếu"),
        (b"+++\ntitle = 5\nyears = 1\n+++\n", "“title”: "),
        (b"+++\ntitle = 'A'\nyears = 40\nsubject = 'A'\n+++\n", "từ 1 đến 10"),
        (b"+++\ntitle = 'A'\nkind = 'x'\nyears = 1\n+++\n", "“kind”"),
        (b"+++\ntitle = 'A'\nyears = 1\nquestion = 3\n+++\n", "“question”"),
        (b"+++\ntitle = 'A'\nyears = 1\nquestion = [{key = '__x y'}]\n+++\n", "“key”"),
        (b"+++\ntitle = 'A'\nyears = 1\n+++\n1. A\n", "“subject”"),
        (deep_lists(450), "“bases”"),
        (b"+++\ntitle='A'\nyears=1\nsubject='A'\n+++\nIV. A\n", "dòng 6"),
        (b"+++\ntitle='A'\nyears=1\nsubject='A'\n+++\n1. A\n+++\nrow = 3\n", "column"),
        (b"+++\ntitle='A'\nyears=1\nsubject='A'\n+++\n" + b"1. A\n" * 90_000, "quá lớn"),
    ],
)
def test_a_damaged_file_is_refused_with_one_sentence(
    content: bytes, part: str, tmp_path: Path
) -> None:
    (tmp_path / "la.txt").write_bytes(content)
    profile, year = office("xa-two")
    with pytest.raises(Refused) as refusal:
        templates(tmp_path).draft("la", year, profile, {})
    assert "la.txt" in refusal.value.what and part in refusal.value.what


def test_a_template_as_large_as_allowed_ends_soon(tmp_path: Path) -> None:
    """Work and result stay in proportion to the file: no piece grows beyond its limit."""
    (tmp_path / "la.txt").write_text(
        HEAD.format(subject="A") + "1. " + "{{ thuong_truc }}" * 20_000, "utf-8"
    )
    text = (
        (tmp_path / "la.txt")
        .read_text("utf-8")
        .replace("years = 1", 'years = 1\nquestion = [{key = "thuong_truc", label = "A"}]')
    )
    (tmp_path / "la.txt").write_text(text, "utf-8")
    profile, year = office("xa-two")
    start = time.perf_counter()
    with pytest.raises(Refused, match="nội dung quá dài"):
        templates(tmp_path).draft("la", year, profile, {"thuong_truc": "a" * 500})
    assert time.perf_counter() - start < 10


@given(st.text(alphabet="{}%#' \nab1()|.~+-[]xanmif", max_size=60))
def test_any_text_is_filled_or_refused(text: str) -> None:
    try:
        filled = Filler(VALUES).fill(text)
    except TemplateFault as fault:
        assert fault.reason
    else:
        assert isinstance(filled, str)


@given(st.text(max_size=40))
def test_values_are_never_read_as_template_text(value: str) -> None:
    assert Filler({"a": value}).fill("<{{ a }}>") == f"<{value}>"


def test_the_small_language_does_what_templates_need() -> None:
    filler = Filler(VALUES)
    assert filler.fill("{% if nam >= 2026 and not hai_cap %}a{% elif hai_cap %}b{% endif %}") == "b"
    assert filler.fill("{{ don_vi.van_phong ~ ' ' ~ xa | upper }}, {{ nam - 1 }}") == (
        "Văn phòng MINH TIẾN, 2025"
    )
    assert filler.holds("nam in (2025, 2026)") and not filler.holds("xa == ''")


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Công chức Tư pháp - Hộ tịch", "công chức Tư pháp - Hộ tịch"),
        ("Các trường học trên địa bàn xã", "các trường học trên địa bàn xã"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
        ("Công an xã", "Công an xã"),
        ("", ""),
    ],
)
def test_posts_are_lower_case_inside_a_sentence_and_bodies_are_not(name: str, inside: str) -> None:
    assert inside_sentence(name) == inside
