"""Prints how well every sample is read: one row a file, one column a field (worst of P and R)."""

import sys

from tests.reading.files import samples
from tests.reading.reading import read_as_json
from tests.reading.scoring import Score, all_scores


def _cell(score: Score) -> str:
    return "   ok" if score.worst == 1 else f"{score.worst:5.2f}"


def main() -> None:
    """Print the table; arguments choose files by a part of their name."""
    header: list[str] = []
    for sample in samples():
        if sys.argv[1:] and not any(part in sample.name for part in sys.argv[1:]):
            continue
        scores = all_scores(read_as_json(sample.path), sample.truth)
        if not header:
            header = list(scores)
            print(f"{'':42}" + " ".join(f"{name[:9]:>9}" for name in header))
        row = " ".join(f"{_cell(score):>9}" for score in scores.values())
        print(f"{sample.name[:34]:34} {sample.kind:7}{row}")


if __name__ == "__main__":
    main()
