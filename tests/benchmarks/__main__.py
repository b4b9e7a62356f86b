"""Prints how fast the program is beside its peers, all measured in the same run.

    python -m tests.benchmarks [--json] [--only NAME]

``peer ÷ ours`` tells how many times longer the peer takes; a peer that is not installed is left
empty. novelWriter may stand in an environment of its own: KEHOACHXA_NOVELWRITER names its command.
"""

from __future__ import annotations

import argparse
import json
import sys

from tests.benchmarks.measure import Failed
from tests.benchmarks.rows import ROWS

HEAD = ("name", "ours (s)", "peer", "peer (s)", "peer ÷ ours")
LINE = "{:<20} {:>10} {:<14} {:>10} {:>12}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument("--only", choices=[row.name for row in ROWS], help="measure one row")
    chosen = parser.parse_args()
    results = []
    code = 0
    if not chosen.json:
        print(LINE.format(*HEAD))
    for row in ROWS:
        if chosen.only in (None, row.name):
            try:
                result = row.result()
            except Failed as failure:
                print(f"{row.name}: {failure}", file=sys.stderr)
                code = 1
                continue
            results.append(result)
            if not chosen.json:
                shown = ("-" if value in (None, "") else value for value in result.values())
                print(LINE.format(*shown), flush=True)
    if chosen.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))
    return code


if __name__ == "__main__":
    sys.exit(main())
