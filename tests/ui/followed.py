"""The window of an office that follows the plan of 2026, for the places beside it."""

import pytest

from tests.support.report_office import plan


@pytest.fixture
def office(window, session):
    """Return the window on 21/11/2026; five tasks, three of them with something overdue."""
    session.do(lambda services: services.plans.add(plan(), "Thêm kế hoạch"))
    return window


def dialog_of(screen):
    """Return the form that is open."""
    from desktop.ui.fields.form_dialog import FormDialog

    return next(d for d in screen.findChildren(FormDialog) if d.isVisible())


def type_date(field, day):
    """Type a day over what stands there."""
    field.setText(day)
    field.textEdited.emit(day)
