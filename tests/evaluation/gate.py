"""Hold the quality of extraction: no figure may fall below its floor.

    python tests/evaluation/gate.py            check: exit status 1 if one is below its floor
    python tests/evaluation/gate.py --update   raise the floors to what is reached

With ``--update --allow-regression`` floors fall, too; the changelog says why.
Floors stand in ``floors.json``, with a digest of the gold: figures against other
gold do not compare. The twelve documents are in two halves: extraction is
developed on one (odd numbers) and only checked on the other. So are the documents
after the manner of further publishers, in folders of their own.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.evaluation import Evaluation, Score, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graphkit.data_model import Knowledge

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold"
FLOORS = HERE / "floors.json"
MAIN = ("persons", "meetings", "met", "statements")
ENOUGH = 10
"""A relation has a floor of its own if the gold wants this many statements of it."""
DIGITS = 4

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Floors:
    """The least figures, by group of documents and by name, for one state of the gold."""

    gold: str
    figures: Figures


def groups(gold: Path = GOLD) -> dict[str, tuple[Path, ...]]:
    """Return the gold files of each group."""
    documents = _gold_in(gold / "documents")
    found = {
        "seeds": _gold_in(gold / "seeds"),
        "development half": documents[::2],
        "held-out half": documents[1::2],
        "publishers, development": _gold_in(gold / "publishers" / "development"),
        "publishers, held-out": _gold_in(gold / "publishers" / "held-out"),
    }
    return {name: paths for name, paths in found.items() if paths}


def digest(gold: Path = GOLD) -> str:
    """Return a fingerprint of all gold files and their texts."""
    files = sorted(chain(gold.rglob("*.json"), gold.rglob("*.txt")))
    total = sha256()
    for file in files:
        content = sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.relative_to(gold).as_posix()} {content}\n".encode())
    return total.hexdigest()


def measure(read: Callable[[Sequence[Path]], Knowledge], gold: Path = GOLD) -> Figures:
    """Return the figures of a way of reading, as they stand in the floors."""
    measured: Figures = {}
    for name, paths in groups(gold).items():
        (result,) = run(paths, read=read)
        measured[name] = dict(
            chain(
                figures_of(result.lenient, "lenient"),
                figures_of(result.strict, "strict", only=("statements",)),
            )
        )
    return measured


def figures_of(
    evaluation: Evaluation, matching: str, *, only: tuple[str, ...] = ()
) -> Iterator[tuple[str, float]]:
    """Yield the named figures of one evaluation that have a floor."""
    for name in only or MAIN:
        yield from _named(f"{name} {matching}", evaluation.figures[name])
    for relation, score in {} if only else evaluation.relations.items():
        if relation not in MAIN and score.wanted >= ENOUGH:
            yield from _named(f"{relation} {matching}", score)


def shortfalls(measured: Figures, floors: Figures) -> list[str]:
    """Return a line for each figure that is below its floor, or no longer measured."""
    lines = []
    for group, figures in floors.items():
        for name, floor in figures.items():
            reached = measured.get(group, {}).get(name)
            if reached is None:
                lines.append(f"{group}: {name} is not measured any more; its floor is {floor:.4f}")
            elif reached < floor:
                lines.append(f"{group}: {name} is {reached:.4f}, below its floor {floor:.4f}")
    return lines


def raised(measured: Figures, floors: Figures, *, allow_regression: bool = False) -> Figures:
    """Return the floors after an update: the higher of old and new, or just the new."""
    if allow_regression:
        return measured
    return {
        group: {
            name: max(figure for figure in (old.get(name), new.get(name)) if figure is not None)
            for name in dict.fromkeys([*old, *new])
        }
        for group in dict.fromkeys([*floors, *measured])
        for old, new in [(floors.get(group, {}), measured.get(group, {}))]
    }


def load_floors(path: Path = FLOORS) -> Floors:
    """Read the floors."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return Floors(gold=content["gold"], figures=content["floors"])


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors."""
    content = {"gold": floors.gold, "floors": floors.figures}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_with_rules(paths: Sequence[Path]) -> Knowledge:
    """Read texts with the extractor that ships."""
    # Loaded late: the trained pipeline takes seconds, comparing floors does not.
    from graphkit.documents import read_document  # noqa: PLC0415
    from graphkit.extraction import load_extractor  # noqa: PLC0415
    from graphkit.resolution import resolve  # noqa: PLC0415

    extractor = load_extractor()
    documents = [read_document(path) for path in paths]
    return resolve(documents, [extractor.extract(document) for document in documents])


def main(arguments: Sequence[str] | None = None) -> int:
    """Check or update the floors; return the exit status."""
    options = _parser().parse_args(arguments)
    floors, gold = load_floors(), digest()
    measured = measure(read_with_rules)
    if options.update:
        if floors.gold != gold and floors.figures and not options.allow_regression:
            return _fail(["the gold has changed; update with --allow-regression and say why"])
        new = raised(measured, floors.figures, allow_regression=options.allow_regression)
        write_floors(Floors(gold, new))
        return 0
    if floors.gold != gold:
        return _fail(["the gold has changed since the floors were set; update them"])
    return _fail(shortfalls(measured, floors.figures))


def _gold_in(folder: Path) -> tuple[Path, ...]:
    """Return the gold files of a folder, none if it does not exist."""
    return tuple(sorted(folder.glob("*.json")))


def _named(name: str, score: Score) -> Iterator[tuple[str, float]]:
    values: Mapping[str, float | None] = {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }
    for kind, value in values.items():
        if value is not None:
            yield f"{name} {kind}", int(value * 10**DIGITS) / 10**DIGITS


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Hold the quality of extraction.")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="lower them, too")
    return parser


def _fail(lines: Sequence[str]) -> int:
    for line in lines:
        sys.stderr.write(f"{line}\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
