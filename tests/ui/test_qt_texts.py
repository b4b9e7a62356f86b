"""No English word on screen: our texts are Vietnamese, Qt's own are translated."""

import csv
import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
    QWizard,
)

from desktop.ui.places import places
from desktop.ui.search_popup import SearchPopup
from desktop.ui.wizard.wizard import PlanWizard

I18N = Path(__file__).resolve().parents[2] / "i18n"
VIETNAMESE = I18N / "vi" / "LC_MESSAGES" / "messages.po"
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """ok cancel close save next back finish undo redo copy paste cut delete select all open yes
        no help apply discard abort retry ignore reset restore defaults name size type date modified
        kind print printer page pages options properties look files folder directory file new
        parent list detail view sidebar computer choose rename remove search find enter value show
        hide details finish commit continue done location preview portrait landscape margins""",
    )
)
KEYS = re.compile(r"\((?:\w+\+)*\w+\)$|\t.*")
"""Names of keys after the words of an action; keyboards are labelled in English."""


@pytest.fixture(scope="module")
def qt_texts():
    with (I18N / "qt_texts.tsv").open(encoding="utf-8", newline="") as stream:
        return [tuple(row) for row in csv.reader(stream, delimiter="\t")]


def english_in(words):
    plain = KEYS.sub("", words.replace("&", ""))
    return {
        word
        for word in re.findall(r"[A-Za-zÀ-ỹ]+", plain)
        if word.isascii() and word.lower() in ENGLISH
    }


def texts_of(root):
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
        yield from (action.text() for action in widget.findChildren(QAction))
        yield from own_texts(widget)


def own_texts(widget):
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(tab) for tab in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QHeaderView) and widget.model() is not None:
        columns, across = range(widget.count()), widget.orientation()
        yield from (str(widget.model().headerData(column, across) or "") for column in columns)


def assert_vietnamese(root):
    for words in texts_of(root):
        assert words.startswith("/") or not english_in(words), words


def test_the_word_list_finds_english():
    assert english_in("&Save All") == {"Save", "All"}
    assert english_in("Lưu tất cả, in ra giấy, Word; xóa (Shift+Delete)") == set()


@pytest.mark.parametrize("place", [place.key for place in places()])
def test_every_place_is_vietnamese(vietnamese, plans, place):
    plans.show_place(place)
    assert_vietnamese(plans)


def test_editor_and_wizard_are_vietnamese(vietnamese, qtbot, plans, monkeypatch):
    monkeypatch.setattr("desktop.ui.wizard.wizard.ask", lambda *_words: True)
    plans.go("plans", plans.screen_of("plans").panel.view.current_item().id)
    assert_vietnamese(plans)
    plans.screen_of("plans").close_editor()
    plans.go("plans", "new")
    wizard = plans.findChild(PlanWizard)
    qtbot.waitUntil(wizard.template_page.isComplete)
    for _page in wizard.pageIds():
        assert_vietnamese(wizard)
        wizard.next()
    wizard.close()


def test_search_and_context_menus_are_vietnamese(vietnamese, plans):
    plans.search()
    assert_vietnamese(plans.findChild(SearchPopup))
    for field in (QLineEdit("chữ"), QTextEdit("chữ"), QPlainTextEdit("chữ")):
        menu = field.createStandardContextMenu()
        labels = [action.text() for action in menu.actions() if action.text()]
        assert any(label.startswith("&Chép") for label in labels)
        for label in labels:
            assert not english_in(label), label


def test_standard_buttons_are_vietnamese(vietnamese, qtbot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        if button.name not in ("NoButton", "FirstButton", "LastButton"):
            box.addButton(button)
    assert len(box.buttons()) == 18
    assert_vietnamese(box)


@pytest.mark.parametrize("make", [QMessageBox, QInputDialog, QWizard])
def test_standard_dialogs_are_vietnamese(vietnamese, qtbot, make):
    dialog = make()
    qtbot.addWidget(dialog)
    if isinstance(dialog, QMessageBox):
        dialog.setDetailedText("chi tiết")
        dialog.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.No)
    dialog.show()
    assert_vietnamese(dialog)
    dialog.close()


def test_file_dialog_is_vietnamese(vietnamese, qtbot, tmp_path):
    dialog = QFileDialog(None, "Mở tệp", str(tmp_path), "Tệp dữ liệu (*.khx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    assert_vietnamese(dialog)
    dialog.close()


def test_print_dialog_is_vietnamese(vietnamese, qtbot):
    support = pytest.importorskip("PySide6.QtPrintSupport")
    printer = support.QPrinter()
    printer.setOutputFormat(support.QPrinter.OutputFormat.PdfFormat)
    dialog = support.QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    assert_vietnamese(dialog)
    dialog.close()


def test_every_qt_text_has_its_translation(qt_texts):
    with VIETNAMESE.open("rb") as stream:
        catalogue = read_po(stream, locale="vi")
    assert len(qt_texts) > 300
    assert len(set(qt_texts)) == len(qt_texts)
    for context, source in qt_texts:
        message = catalogue.get(source, context)
        assert message is not None, (context, source)
        assert message.string, (context, source)
        assert not message.fuzzy
        assert re.findall(r"%\d", message.string) == re.findall(r"%\d", source), source
        assert message.string.count("&") == source.count("&"), source
        assert message.string.count("\n") == source.count("\n"), source


@pytest.mark.parametrize("language", ["vi", "en"])
def test_compiled_catalogue_is_that_of_its_source(language):
    folder = I18N / language / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as stream:
        source = read_po(stream, locale=language)
    with (folder / "messages.mo").open("rb") as stream:
        compiled = read_mo(stream)
    wanted = {(m.context, m.id): m.string for m in source if m.id and m.string}
    found = {(as_text(m.context), m.id): m.string for m in compiled if m.id}
    assert found == wanted


def as_text(context):
    return context.decode("utf-8") if isinstance(context, bytes) else context
