"""Prints how well every sample is read: one row a file, one column a field.

A cell is "ok" or precision/recall; the first column is the share of the letters of the original
that stand in the blocks of the reading.
"""

import sys

from tests.reading.files import samples
from tests.reading.reading import read, read_as_json
from tests.reading.scoring import Score, all_scores, kept, source_text


def _cell(score: Score) -> str:
    return "ok" if score.worst == 1 else f"{score.precision:.2f}/{score.recall:.2f}"


def main() -> None:
    """Print the table; arguments choose files by a part of their name."""
    header: list[str] = []
    for sample in samples():
        if sys.argv[1:] and not any(part in sample.name for part in sys.argv[1:]):
            continue
        found = read_as_json(sample.path)
        scores = all_scores(found, sample.truth)
        letters = kept(found["blocks"], source_text(read(sample.path).source))
        if not header:
            header = list(scores)
            print(f"{'':42}  letters " + " ".join(f"{name[:9]:>9}" for name in header))
        row = " ".join(f"{_cell(score):>9}" for score in scores.values())
        print(f"{sample.name[:34]:34} {sample.kind:7} {letters:9.4f}{row}")


if __name__ == "__main__":
    main()
