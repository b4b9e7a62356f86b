"""Keys of rows: of the form of the standard, later ones sort later."""

import uuid

from desktop.domain.ids import new_id


def test_keys_are_uuids_of_version_seven() -> None:
    key = uuid.UUID(new_id())
    assert (key.version, key.variant) == (7, uuid.RFC_4122)


def test_keys_made_in_one_moment_are_in_the_order_in_which_they_were_made() -> None:
    keys = [new_id() for _each in range(5000)]
    assert keys == sorted(keys)
    assert len({*keys}) == len(keys)
