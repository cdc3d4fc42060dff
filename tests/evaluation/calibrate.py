"""Count how often statements of each kind are right, and how well confidence says so.

    python tests/evaluation/calibrate.py            the reliability table
    python tests/evaluation/calibrate.py --write    … and new counts in graphkit/resources
    python tests/evaluation/calibrate.py --on DIR   the table of the shipped counts on other gold
    python tests/evaluation/calibrate.py --write --unseen 132/150
                                                    … brought down to what an audit found right

The counts are of the complete gold that extraction is developed on: the two seeds
and the development set of other publishers. The table is honest about documents
not seen: each is predicted from the counts of the others.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.documents import read_document
from graphkit.evaluation.calibration import Judged, Reliability, counts_of, judge, reliability
from graphkit.evaluation.gold import load_gold
from graphkit.evaluation.running import find_text
from graphkit.extraction import load_extractor
from graphkit.resolution import resolve
from graphkit.resolution.confidence import UNSEEN, ConfidenceTable, confidence_table
from graphkit.resources.confidence import Count, load_confidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GOLD = Path(__file__).parent / "gold"
FOLDERS = (GOLD / "seeds", GOLD / "publishers" / "development")
DATA = Path(__file__).parents[2] / "graphkit" / "resources" / "confidence.yaml"
HEAD = """\
# How often statements of each family of rules and kind of reading were right.
# Source: counted on the project's own gold by tests/evaluation/calibrate.py --write. Licence: MIT.
#
# family  the rule, of acts the relation
# kind    named: all arguments by name; referred: some by pronoun, group noun or office;
#         doubtful: a clause inside another, or a subject that the parser did not see
# right   how many of the judged ones were right
# The entry "*", unseen counts statements of documents that extraction was not developed on; as they
# are right less often, it brings all estimates down.
"""


def judged_of(folder: Path) -> list[Judged]:
    """Read the texts of a folder of gold and judge what is said in them."""
    golds = [load_gold(path) for path in sorted(folder.glob("*.json"))]
    texts = [find_text(path) for path in sorted(folder.glob("*.json"))]
    documents = [read_document(text) for text in texts]
    extractor = load_extractor()
    extractions = [extractor.extract(document) for document in documents]
    knowledge = resolve(documents, extractions, calibrated=False)
    pairs = [(gold, one.id) for gold, one in zip(golds, documents, strict=True)]
    relations = frozenset[str]().union(*(gold.relations for gold in golds))
    return judge(knowledge, pairs, relations)


def cross_validated(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Return the confidence of each statement by the counts of the other documents."""
    pairs = []
    for document in sorted({one.document for one in judged}):
        table = ConfidenceTable(counts_of(one for one in judged if one.document != document))
        pairs += predicted([one for one in judged if one.document == document], table)
    return pairs


def predicted(judged: Sequence[Judged], table: ConfidenceTable) -> list[tuple[float, bool]]:
    """Return the confidence of each statement by a table, and whether it is right."""
    known = ((table.probability(one.family, one.kind), one.right) for one in judged)
    return [(confidence, right) for confidence, right in known if confidence is not None]


def unseen_counts(given: str | None) -> dict[tuple[str, str], Count]:
    """Return the counts of documents not developed on: those given, else those shipped."""
    if given:
        right, judged = map(int, given.split("/"))
        return {UNSEEN: Count(right, judged)}
    shipped = load_confidence()
    return {UNSEEN: shipped[UNSEEN]} if UNSEEN in shipped else {}


def table_of(result: Reliability) -> str:
    """Return the reliability as a Markdown table."""
    rows = ["| confidence | statements | mean | right |", "| --- | ---: | ---: | ---: |"]
    rows += [
        f"| {one.low:.2f}–{one.high:.2f} | {one.size} | {one.mean:.2f} | {one.right:.2f} |"
        for one in result.bins
    ]
    return "\n".join([*rows, "", f"Brier {result.brier:.3f}, ECE {result.error:.3f}"])


def as_yaml(counts: Mapping[tuple[str, str], Count]) -> str:
    """Return counts in the form of the data file."""
    lines = [
        f'- {{family: "{family}", kind: {kind}, right: {count.right}, judged: {count.judged}}}'
        for (family, kind), count in counts.items()
    ]
    return HEAD + "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the reliability, and write the counts if asked to."""
    parser = argparse.ArgumentParser(description="Calibrate the confidence of statements.")
    parser.add_argument("--write", action="store_true", help="write the counts")
    parser.add_argument("--on", type=Path, help="a folder of complete gold")
    parser.add_argument("--unseen", help="right/judged in documents not developed on")
    options = parser.parse_args(arguments)
    if options.on:
        pairs = predicted(judged_of(options.on), confidence_table())
        sys.stdout.write(f"{table_of(reliability(pairs))}\n")
        return 0
    judged = [one for folder in FOLDERS for one in judged_of(folder)]
    sys.stdout.write(f"{table_of(reliability(cross_validated(judged)))}\n")
    if options.write:
        counts = unseen_counts(options.unseen) | counts_of(judged)
        DATA.write_text(as_yaml(counts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
