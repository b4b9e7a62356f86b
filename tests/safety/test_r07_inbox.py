"""R7: the inbox alone gives the live state, whatever the order of its packages."""

from tests.services.consolidation.test_taking import (
    office,
)
from tests.services.consolidation.test_taking import (
    test_any_order_and_any_number_of_times_give_one_state as test_r07_any_order_gives_one_state,
)
from tests.services.consolidation.test_taking import (
    test_everything_is_made_anew_from_the_inbox as test_r07_the_inbox_alone_gives_the_live_state,
)

__all__ = [
    "office",
    "test_r07_any_order_gives_one_state",
    "test_r07_the_inbox_alone_gives_the_live_state",
]
