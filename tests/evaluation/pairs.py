"""How often resolution is right about who is who, on pairs of descriptions of persons.

    python tests/evaluation/pairs.py             figures of both files, and below their floor?
    python tests/evaluation/pairs.py --pairs     … with the pairs of dev.yaml that went wrong

Exit status 1 if precision or recall is below its floor. Of held-out pairs only counts are
printed. The floors are those that the figures of automatic merges may not fall below.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from graphkit.evaluation.person_pairs import Answer, answer_all, figures_of, read_pairs

PAIRS = Path(__file__).resolve().parent / "gold" / "pairs"
FLOORS = {"dev": (0.98, 0.91), "held-out": (0.96, 0.83)}
BINS = (0.3, 0.5, 0.7, 0.9, 0.95, 0.98, 1.01)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--pairs", action="store_true", help="print the pairs of dev that are wrong"
    )
    parser.add_argument("--kinds", action="store_true", help="print the figures of each kind")
    chosen = parser.parse_args(arguments)
    low = False
    for name, (precision, recall) in FLOORS.items():
        answers = answer_all(read_pairs(PAIRS / f"{name}.yaml"))
        found = figures_of(answers)
        below = found.precision < precision or found.recall < recall
        low |= below
        say(
            f"{name:9} precision {found.precision:.3f}  recall {found.recall:.3f}  "
            f"merges {found.merges}, right {found.hits}, of {found.wanted}"
            f"{'  BELOW ITS FLOOR' if below else ''}"
        )
        if chosen.kinds:
            say_kinds(answers)
        if name == "dev":
            say_calibration(answers)
        if chosen.pairs and name == "dev":
            say_wrong(answers)
    return int(low)


def say_kinds(answers: list[Answer]) -> None:
    kinds: defaultdict[str, list[Answer]] = defaultdict(list)
    for one in answers:
        kinds[one.kind].append(one)
    for kind, some in sorted(kinds.items()):
        right = sum(one.merged == one.same for one in some)
        say(f"    {kind:38} {right:3} of {len(some):3} right")


def say_calibration(answers: list[Answer]) -> None:
    """Print how many of the pairs with a score in each range are one."""
    for low, high in pairwise(BINS):
        inside = [one for one in answers if low <= one.score < high]
        same = sum(one.same for one in inside)
        say(f"    score {low:.2f} to {min(high, 1):.2f}: {same:3} of {len(inside):3} are one")


def say_wrong(answers: list[Answer]) -> None:
    for one in answers:
        if one.merged != one.same:
            word = "wrongly merged" if one.merged else "not merged"
            say(f"    {one.id} {one.kind}: {word}, {one.score:.3f}: {'; '.join(one.reasons)}")


if __name__ == "__main__":
    sys.exit(main())
