"""Draw statements at random for a reader to judge, and count the judgements.

    python tests/evaluation/audit.py draw FOLDER --seed 7 -o tests/evaluation/audit/NAME.tsv
    python tests/evaluation/audit.py report [tests/evaluation/audit/NAME.tsv …]

``draw`` reads the documents of a folder as one graph. Of ``--n`` statements each
relation gets a share in proportion to the square root of how often it occurs, and
at least ``--least``, so that rare ones are seen, too. The same documents, extractor and
seed draw the same statements. Somebody who reads sentence and document then writes
``right`` or ``wrong`` into the column ``judgement``; the guidelines stand in the
head of the table. ``report`` prints precision with Wilson's interval at 95 %: of the
sample, of each relation, and of all statements (each relation weighted by how often
it occurs).
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from graphkit.data_model import Literal
from tests.evaluation.weak_truth import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphkit.data_model import Knowledge, Statement

AUDITS = Path(__file__).with_name("audit")
COLUMNS = (
    "id", "relation", "document", "subject", "object", "agents", "addressees", "concerning",
    "meeting", "modality", "content", "polarity", "quote", "sentence", "judgement", "note",
)  # fmt: skip
JUDGEMENTS = ("right", "wrong")
POPULATION = "# all statements: "
HEAD = """\
# Statements drawn at random from documents that graphkit was not tuned to, each judged by reading its sentence.
#
# Guidelines. Right: a careful analyst who reads the sentence, with its document for who "he" and
# "the two leaders" are, would agree with
#   - relation, as the comments of the ontology define it (gk:thanked: thanked, appreciated, praised);
#   - subject and every agent: all of them said or did it, none who does not belong there;
#   - object: the person, office, country, meeting, date or place meant; a topic that tells what was
#     said, neither cut so that it misleads nor with words of the next clause. A word too many or
#     too few that misleads nobody is right;
#   - addressee, concerned topic and meeting, where there are any;
#   - polarity and modality: what is planned, hoped for or asked for is not what happened. "content"
#     is how the content of a speech act is put.
# Wrong otherwise, with the reason in "note". In doubt: wrong.
#
# The quoted sentences are of the White House's readouts, works of the US government in the public domain.
"""  # noqa: E501 - the lines of a table's head
_Z = 1.959964

Row = dict[str, str]


class AuditError(Exception):
    """What is wrong with an audit, for whoever runs it."""


def allocate(counts: Mapping[str, int], total: int, *, least: int) -> dict[str, int]:
    """Return how many to draw of each, by the square roots of the counts.

    Examples:
        >>> allocate({"common": 900, "rare": 9, "single": 1}, 20, least=2)
        {'common': 17, 'rare': 2, 'single': 1}
    """
    shares = {name: min(least, count) for name, count in sorted(counts.items())}
    while sum(shares.values()) < min(total, sum(counts.values())):
        open_ = [name for name in shares if shares[name] < counts[name]]
        # The next one goes where the share is smallest, as seats in a parliament do.
        name = max(open_, key=lambda one: (math.sqrt(counts[one]) / (2 * shares[one] + 1), one))
        shares[name] += 1
    return shares


def draw(knowledge: Knowledge, *, n: int, seed: int, least: int) -> list[Row]:
    """Return the rows of ``n`` statements drawn at random, stratified by relation."""
    by_relation: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in knowledge.statements:
        by_relation[statement.predicate].append(statement)
    shares = allocate({name: len(of) for name, of in by_relation.items()}, n, least=least)
    view = _Labels(knowledge)
    return [
        view.row(statement)
        for relation, share in shares.items()
        for statement in Random(f"{seed} {relation}").sample(  # noqa: S311 - no secret
            sorted(by_relation[relation], key=lambda one: one.id), share
        )
    ]


class _Labels:
    """Writes statements with labels in the place of ids."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._labels = {one.id: f"{one.label} [{one.type.value}]" for one in knowledge.entities}
        self._documents = {one.id: one for one in knowledge.documents}

    def row(self, one: Statement) -> Row:
        evidence = one.evidence[0]
        document = self._documents[one.document]
        cells = (
            one.id.removeprefix("statement/"),
            one.predicate,
            Path(document.source).name,
            self._named(one.subject),
            one.object.value if isinstance(one.object, Literal) else self._named(one.object),
            "; ".join(map(self._named, one.agents)),
            "; ".join(map(self._named, one.addressees)),
            "; ".join(map(self._named, one.concerning)),
            self._named(one.meeting) if one.meeting else "",
            one.modality.value,
            one.content_modality.value if one.content_modality else "",
            one.polarity.value,
            evidence.exact,
            evidence.sentence.of(document.text),
        )
        texts = [*map(_one_line, cells), "", ""]
        return dict(zip(COLUMNS, texts, strict=True))

    def _named(self, entity: str) -> str:
        return self._labels.get(entity, entity)


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))


def write(path: Path, rows: Iterable[Row], population: Mapping[str, int]) -> None:
    """Write the table; one that somebody has judged is never written over."""
    if path.exists() and any(row["judgement"] for row in load(path)[0]):
        message = f"{path} has judgements in it; name another file"
        raise AuditError(message)
    path.parent.mkdir(parents=True, exist_ok=True)
    counts = ", ".join(f"{name} {count}" for name, count in sorted(population.items()))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{HEAD}#\n{POPULATION}{counts}\n")
        writer = csv.DictWriter(file, COLUMNS, dialect="excel-tab", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def load(path: Path) -> tuple[list[Row], dict[str, int]]:
    """Return the rows of a table, and how often each relation occurs."""
    lines = path.read_text(encoding="utf-8").splitlines()
    counted = next((line for line in lines if line.startswith(POPULATION)), POPULATION)
    pairs = (pair.rsplit(" ", 1) for pair in counted.removeprefix(POPULATION).split(", ") if pair)
    table = csv.DictReader((one for one in lines if not one.startswith("#")), dialect="excel-tab")
    if tuple(table.fieldnames or ()) != COLUMNS:
        message = f"{path} is no audit: its columns are not {', '.join(COLUMNS)}"
        raise AuditError(message)
    return list(table), {name: int(count) for name, count in pairs}


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the bounds of Wilson's interval at 95 %.

    Examples:
        >>> tuple(round(bound, 2) for bound in wilson(9, 10))
        (0.6, 0.98)
    """
    share, z = right / of, _Z
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def report(path: Path) -> Iterator[str]:
    """Yield the figures of a table that is judged to the end, line by line."""
    rows, population = load(path)
    unjudged = [row["id"] for row in rows if row["judgement"] not in JUDGEMENTS]
    if unjudged or not rows:
        some = ", ".join(unjudged[:5])
        message = f"{path}: {len(unjudged)} of {len(rows)} not judged right or wrong: {some}"
        raise AuditError(message)
    totals = Counter(row["relation"] for row in rows)
    right = Counter(row["relation"] for row in rows if row["judgement"] == "right")
    yield f"{path.name}: {len(rows)} statements"
    yield _line("precision", right.total(), len(rows))
    everything = sum(population.get(name, 0) for name in totals)
    if everything:
        weighted = sum(population.get(n, 0) * right[n] / of for n, of in totals.items())
        yield f"{'… weighted by frequency':32}{weighted / everything:6.3f}"
    yield ""
    for name, of in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])):
        yield _line(name, right[name], of)


def _line(name: str, right: int, of: int) -> str:
    low, high = wilson(right, of)
    return f"{name:32}{right / of:6.3f}  {low:.2f}–{high:.2f}  {right}/{of}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw a sample, or report on judged ones."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="draw statements from the documents of a folder")
    drawing.add_argument("folder", help="documents; they may have been read before")
    drawing.add_argument("--n", type=int, default=150, help="how many statements")
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--least", type=int, default=2, help="of each relation, if it has as many")
    drawing.add_argument("-o", "--output", type=Path, required=True, metavar="TSV")
    reporting = commands.add_parser("report", help="count the judgements")
    reporting.add_argument("tables", nargs="*", type=Path, metavar="TSV")
    options = parser.parse_args(arguments)
    try:
        return _draw(options) if options.command == "draw" else _report(options.tables)
    except AuditError as error:
        parser.error(str(error))


def _draw(options: argparse.Namespace) -> int:
    knowledge, crashes = read([options.folder])
    rows = draw(knowledge, n=options.n, seed=options.seed, least=options.least)
    population = Counter(statement.predicate for statement in knowledge.statements)
    write(options.output, rows, population)
    sys.stdout.write(f"{len(rows)} of {population.total()} statements in {options.output}\n")
    return 1 if crashes else 0


def _report(tables: Sequence[Path]) -> int:
    for table in tables or sorted(AUDITS.glob("*.tsv")):
        sys.stdout.write("\n".join([*report(table), "", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
