"""A key pair of one office, and long forms only on demand."""

import pytest

from desktop.services.exchange_ports import OfficeKeys
from tests.support.packages import office_keys


@pytest.fixture(scope="session")
def keys() -> OfficeKeys:
    return office_keys()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long forms unless they are asked for by ``-m stress``."""
    if "stress" in config.option.markexpr:
        return
    for item in items:
        if item.get_closest_marker("stress") and "tests/exchange" in str(item.path):
            item.add_marker(pytest.mark.skip(reason="long form: python -m pytest -m stress"))
