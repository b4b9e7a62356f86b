"""The catalogues hold every text, whole in both languages; the source language is Vietnamese."""

import ast
import importlib.util
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from desktop import i18n
from desktop.domain.reporting.period_names import period_named
from desktop.domain.syllables import is_syllable
from desktop.ui.targets.words import SHORT_PERIODS

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path for path in (ROOT / "desktop").rglob("*.py") if "forms" not in path.parts[-2:-1]
)
FORMS = sorted((ROOT / "forms").glob("*.ui"))
LANGUAGES = ("vi", "en")
PLACEHOLDER = re.compile(r"\{\w*\}")
FOREIGN_WORDS = frozenset(
    {"dd", "docx", "excel", "html", "mht", "mm", "pdf", "web", "word", "xlsx", "yyyy"}
    | {"kb", "mb", "usb"}
)
"""Names of programs, formats, devices and figures that a Vietnamese text may consist of."""
ABBREVIATIONS = frozenset({"cn", "stt", "t", "tt"})
"""Vietnamese abbreviations that are no syllables: Chủ nhật, số thứ tự, tháng, thứ tự."""
DOCUMENT_WORDS = frozenset(
    [
        "(Kèm theo Kế hoạch số … ngày … tháng … năm … của …)",
        "- Như trên;",
        "- Như Điều …;",
        "Căn cứ ",
        "Kính gửi: …",
        "Kế hoạch xã",
        "Lĩnh vực mới",
        "Mục mới",
        "QUYẾT NGHỊ:",
        "QUYẾT ĐỊNH:",
        "UBND XÃ …",
        "Về …",
        "Điều {number}. …",
    ]
)
"""Words that stand in the document itself or name the program: Vietnamese in every language."""


def load_tool():
    """Return the module i18n/update.py, which belongs to no package."""
    spec = importlib.util.spec_from_file_location("i18n_update", ROOT / "i18n" / "update.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = load_tool()


@pytest.fixture(scope="module")
def collected():
    return tool.collect()


def folder(language):
    return ROOT / "i18n" / language / "LC_MESSAGES"


def catalogue(language):
    with (folder(language) / "messages.po").open("rb") as stream:
        return read_po(stream, locale=language)


def messages(source):
    return [message for message in source if message.id]


def keys(source):
    return {(message.context, message.id) for message in messages(source)}


def ours(source):
    """Texts of the program itself; those of Qt carry a context."""
    return [message for message in messages(source) if message.context is None]


def qts(source):
    return [message for message in messages(source) if message.context is not None]


def calls_of_translation(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield node.args[0]


def accelerator(text):
    found = re.search(r"&(\w)", text)
    return found.group(1).lower() if found else None


def has_marks(text):
    """Tell whether a text has a letter that only Vietnamese writes."""
    return "đ" in text.lower() or unicodedata.normalize("NFD", text) != text


def is_english_only(text):
    """Tell whether a text without Vietnamese letters has a word that is no syllable."""
    if has_marks(text):
        return False
    words = re.findall(r"[^\W\d_]+", PLACEHOLDER.sub(" ", text).replace("&", ""))
    known = FOREIGN_WORDS | ABBREVIATIONS
    return any(word.lower() not in known and not is_syllable(word) for word in words)


# -- completeness -------------------------------------------------------------------------------


def test_template_is_current(collected):
    with (ROOT / "i18n" / "messages.pot").open("rb") as stream:
        kept = keys(read_po(stream))
    now = keys(collected)
    assert now - kept == set(), "run i18n/update.py: new texts"
    assert kept - now == set(), "run i18n/update.py: texts that are gone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_collected_texts(collected, language):
    assert keys(catalogue(language)) == keys(collected)


def test_every_literal_is_collected(collected):
    known = {message.id for message in ours(collected)}
    literals = {
        argument.value
        for path in MODULES
        for argument in calls_of_translation(path)
        if isinstance(argument, ast.Constant)
    }
    assert len(literals) > 900
    assert literals - known == set()


def test_no_formatted_string_is_translated():
    formatted = [
        f"{path.relative_to(ROOT)}:{argument.lineno}"
        for path in MODULES
        for argument in calls_of_translation(path)
        if isinstance(argument, ast.JoinedStr)
    ]
    assert formatted == []


def test_every_table_whose_words_are_translated_is_known_to_the_tool():
    tables = set()
    for path in MODULES:
        for argument in calls_of_translation(path):
            table = argument.func if isinstance(argument, ast.Call) else argument
            if isinstance(table, ast.Subscript | ast.Attribute) and isinstance(
                table.value, ast.Name
            ):
                tables.add(table.value.id)
    tables = {name for name in tables if name.isupper()}
    assert {"KIND_WORDS", "FIELD_WORDS"} <= tables
    assert tables - {name for _module, name in tool.VALUES} == set()


def test_words_of_values_are_collected(collected):
    known = {message.id for message in ours(collected)}
    assert {"Nháp", "Tự tay sao lưu", "Chỉ bảng nhiệm vụ", "cuối"} <= known


# -- the source language ------------------------------------------------------------------------


def test_the_measure_of_english_tells_the_languages_apart():
    for text in ("Save plan", "Open the file", "&Close", "Export {name}"):
        assert is_english_only(text), text
    for text in (
        "In",
        "&Thay",
        "Trang {number}",
        "PDF…",
        "Lưu kế hoạch",
        "↑",
        "{count} trang",
        "STT",
        "T2",
    ):
        assert not is_english_only(text), text


def test_our_own_texts_are_vietnamese(collected):
    assert [message.id for message in ours(collected) if is_english_only(message.id)] == []


def test_vietnamese_leaves_our_own_texts_as_they_are():
    assert [message.id for message in ours(catalogue("vi")) if message.string] == []


def test_vietnamese_translates_every_text_of_qt():
    texts = qts(catalogue("vi"))
    assert len(texts) > 300
    assert [(m.context, m.id) for m in texts if not m.string or m.fuzzy] == []


# -- English ------------------------------------------------------------------------------------


def test_english_translates_each_of_our_texts():
    texts = ours(catalogue("en"))
    assert len(texts) > 1000
    assert [message.id for message in texts if not message.string.strip()] == []
    assert [message.id for message in texts if message.fuzzy] == []


def test_english_leaves_texts_of_qt_as_they_are():
    assert [message.id for message in qts(catalogue("en")) if message.string] == []


def test_only_words_of_the_document_stay_vietnamese():
    same = {
        message.id
        for message in ours(catalogue("en"))
        if message.string == message.id and has_marks(message.id)
    }
    assert same <= DOCUMENT_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_line_ends_and_accelerators_are_those_of_the_source(language):
    for message in messages(catalogue(language)):
        if not message.string:
            continue
        for pattern in (PLACEHOLDER, re.compile(r"%\w"), re.compile(r"&\w"), re.compile(r"\n")):
            wanted, found = pattern.findall(message.id), pattern.findall(message.string)
            if pattern.pattern == r"&\w":
                assert len(found) == len(wanted), message.id
            else:
                assert Counter(found) == Counter(wanted), message.id


def test_english_keeps_blanks_at_the_ends_and_the_three_dots():
    for message in ours(catalogue("en")):
        for side in (str.lstrip, str.rstrip):
            assert (side(message.id) == message.id) == (side(message.string) == message.string), (
                message.id
            )
        if message.id.endswith("…"):
            assert message.string.endswith("…"), message.id


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_english_accelerators_are_unique_in_a_form(form):
    english = catalogue("en")
    letters = Counter(
        accelerator(english.get(text).string) for text in set(tool.form_texts(form)) if "&" in text
    )
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_english_names_of_periods_are_understood_where_they_are_typed():
    english = catalogue("en")
    assert {name: period_named(english.get(name).string) for name in SHORT_PERIODS.values()} == {
        name: period for period, name in SHORT_PERIODS.items()
    }


# -- what the program loads -----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_is_a_fresh_compile(language):
    assert (folder(language) / "messages.mo").read_bytes() == tool.as_mo(catalogue(language))


@pytest.fixture
def active_language(monkeypatch):
    monkeypatch.setattr(i18n, "_active", i18n._active)


def test_english_is_spoken_when_it_is_chosen(active_language):
    i18n.install("en")
    assert i18n._("Kế hoạch") == "Plans"
    assert i18n._("Không tìm thấy tệp {name}.").format(name="a") == "File a not found."
    i18n.install("vi")
    assert i18n._("Kế hoạch") == "Kế hoạch"


def test_unknown_language_falls_back_to_the_source(active_language):
    i18n.install("en")
    i18n.install("xx")
    assert i18n._("Kế hoạch") == "Kế hoạch"


def test_text_nobody_translated_is_shown_as_it_is(active_language):
    i18n.install("en")
    assert i18n._("chữ chưa ai dịch") == "chữ chưa ai dịch"
    assert i18n.pgettext("QPlatformTheme", "chữ chưa ai dịch") is None
