"""Views of the list of tasks that the officer named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.ids import new_id
from desktop.domain.sorting import sort_key
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.domain.tracking.spans import moved
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Store
from desktop.services.task_ports import SavedView, TaskStore
from desktop.services.tasks.checks import require_words

LONGEST_NAME = 80


def sorted_views(tasks: TaskStore, day: dt.date) -> Sequence[SavedView]:
    """Return the views by name, in Vietnamese order, as they are meant on ``day``."""
    views = (replace(view, query=moved(view.query, day)) for view in tasks.views.list())
    return sorted(views, key=lambda view: sort_key(view.name))


def save(store: Store, name: str, query: TaskQuery, order: Order) -> Outcome[SavedView]:
    """Keep a view; one of the same name is replaced."""
    words = require_words(name, _("Cần đặt tên cho bộ lọc."))[:LONGEST_NAME]
    same = (view.id for view in store.tasks.views.list() if view.name.lower() == words.lower())
    view = SavedView(next(same, new_id()), words, query, order)
    with store.step(_("Lưu bộ lọc “{name}”").format(name=words)) as step:
        kinds = store.tasks.views.put(view)
    return Outcome(view, kinds | {Kind.VIEWS}, step)


def rename(store: Store, view_id: str, name: str) -> Outcome[SavedView]:
    """Give a view another name; refuses one that another view has."""
    words = require_words(name, _("Cần đặt tên cho bộ lọc."))[:LONGEST_NAME]
    before = _known(store, view_id)
    others = (view for view in store.tasks.views.list() if view.id != view_id)
    if any(view.name.lower() == words.lower() for view in others):
        raise Refused(
            _("Đã có bộ lọc tên “{name}”.").format(name=words), advice=_("Hãy chọn tên khác.")
        )
    view = replace(before, name=words)
    if view == before:
        return Outcome(view)
    label = _("Đổi tên bộ lọc “{name}”").format(name=before.name)
    with store.step(label) as step:
        kinds = store.tasks.views.put(view)
    return Outcome(view, kinds | {Kind.VIEWS}, step)


def delete(store: Store, view_id: str) -> Outcome[None]:
    """Remove a view; refuses an unknown key."""
    view = _known(store, view_id)
    with store.step(_("Xóa bộ lọc “{name}”").format(name=view.name)) as step:
        kinds = store.tasks.views.remove(view_id)
    return Outcome(None, kinds | {Kind.VIEWS}, step)


def _known(store: Store, view_id: str) -> SavedView:
    view = store.tasks.views.get(view_id)
    if view is None:
        raise Refused(_("Không có bộ lọc này."))
    return view
