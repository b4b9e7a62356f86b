import pytest

from desktop import paths
from tests.support.followed_session import followed_session


@pytest.fixture
def office(qapp, monkeypatch, tmp_path):
    """Return a session over the small office whose tasks are followed; refusals fail the test."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    session = followed_session(tmp_path)
    refusals = []
    session.failed.connect(refusals.append)
    yield session
    session.close(lambda: None)
    assert refusals == []
