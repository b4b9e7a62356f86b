"""Whatever keys are pressed, the document shows the plan, and undo leads back to the start."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from desktop.ui.editor.flow import lines_of
from desktop.ui.editor.session import PlanSession
from desktop.ui.editor.text_pane import TextPane
from desktop.ui.jobs import SynchronousJobs
from tests.support.editor_services import MemoryServices, small_plan
from tests.support.typing_vi import compose, press, type_text

KEYS = {
    "enter": (Qt.Key.Key_Return, "\r"),
    "backspace": (Qt.Key.Key_Backspace, "\b"),
    "delete": (Qt.Key.Key_Delete, ""),
    "tab": (Qt.Key.Key_Tab, "\t"),
    "backtab": (Qt.Key.Key_Backtab, ""),
}
PASTED = ("một dòng", "I. MỤC\n1. Việc\na) Ý\n- Gạch\nthường", "\n\n", "a)\n-")
PLACE = st.integers(0, 200)
ACTION = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(sorted(KEYS))),
    st.tuples(st.just("type"), st.sampled_from(["ế", "a) ", "- ", "xin chào ", "1. "])),
    st.tuples(st.just("compose"), st.sampled_from(["đường", "Ủy"])),
    st.tuples(st.just("paste"), st.sampled_from(PASTED)),
    st.tuples(st.just("go"), PLACE),
    st.tuples(st.just("select"), st.tuples(PLACE, PLACE)),
    st.tuples(st.just("cut"), st.none()),
    st.tuples(st.just("drop"), st.none()),
    st.tuples(st.just("move"), st.sampled_from([-1, 1])),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
)


@pytest.fixture(scope="module")
def pane(qapp):
    session = PlanSession(MemoryServices(), SynchronousJobs())
    return TextPane(session)


def set_cursor(flow, first, last):
    end = flow.document().characterCount() - 1
    cursor = flow.textCursor()
    cursor.setPosition(min(first, end))
    cursor.setPosition(min(last, end), QTextCursor.MoveMode.KeepAnchor)
    flow.setTextCursor(cursor)


def act(pane, kind, what):
    flow = pane.flow
    mime = QMimeData()
    if kind == "key":
        press(flow, *KEYS[what])
    elif kind == "type":
        type_text(flow, what)
    elif kind == "compose":
        compose(flow, what[:1], what[:2], commit=what)
    elif kind == "paste":
        mime.setText(what)
        flow.insertFromMimeData(mime)
    elif kind == "go":
        set_cursor(flow, what, what)
    elif kind == "select":
        set_cursor(flow, *what)
    elif kind == "cut":
        flow.cut_selection()
    elif kind == "drop":  # as Qt itself removes text that was dragged away
        flow.textCursor().removeSelectedText()
        pane.flow._take_lines_over()
    elif kind == "move":
        pane._move(what)
    else:
        getattr(pane._session, kind)()


def agree(pane):
    pane.hand_over()
    session = pane._session
    lines = lines_of(session.plan)
    assert pane.flow.toPlainText().split("\n") == [line.text for line in lines]
    shown = [pane.flow.line_of(block) for block in pane.flow.flow_document.blocks()]
    assert [replace(line, text="") for line in shown] == [replace(line, text="") for line in lines]
    assert session.services.plans["p1"] == session.plan


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=st.lists(ACTION, max_size=14))
def test_the_document_always_shows_the_plan_and_undo_leads_back(pane, actions):
    services = MemoryServices()
    pane._session.services = services
    pane._session.open("p1")
    for kind, what in actions:
        act(pane, kind, what)
        if kind not in ("type", "compose"):
            agree(pane)
    agree(pane)
    ids = [block.id for block in pane._session.plan.blocks]
    assert len(set(ids)) == len(ids)
    assert pane._session.plan.task_table == small_plan().task_table
    for _count in range(len(services.past) + 1):
        pane._session.undo()
    assert pane._session.plan == small_plan()
    agree(pane)
