"""Find the texts of gold files, have them read, and evaluate what was read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from graphkit.errors import EvaluationError
from graphkit.evaluation.gold import load_gold
from graphkit.evaluation.measure import evaluate
from graphkit.evaluation.scores import combine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from graphkit.data_model import Knowledge
    from graphkit.evaluation.gold import Gold
    from graphkit.evaluation.scores import Evaluation

_SUFFIXES = (".txt", ".md", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """The evaluation of the gold files of one folder, which were read together."""

    name: str
    documents: tuple[Evaluation, ...]
    lenient: Evaluation
    strict: Evaluation


def run(
    gold_paths: Iterable[Path],
    *,
    read: Callable[[Sequence[Path]], Knowledge],
    texts: Path | None = None,
    tier: str = "core",
) -> tuple[GroupResult, ...]:
    """Evaluate a way of reading on gold files, those of each folder as one group.

    Args:
        gold_paths: Gold files, or folders with some in them.
        read: Reads texts into one ``Knowledge``; whoever calls this has the pipeline.
        texts: A folder with the texts, where they are not beside the gold.
        tier: ``core``, or ``secondary`` to count those statements as half.

    Raises:
        EvaluationError: A file is not gold, or its text is missing or was not read.
    """
    groups: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in gold_files(gold_paths):
        groups[path.parent].append(path)
    if not groups:
        raise EvaluationError("no gold files there", "give JSON files, or folders that hold some")
    return tuple(
        _run_group(folder.name, paths, read=read, texts=texts, tier=tier)
        for folder, paths in sorted(groups.items())
    )


def gold_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the gold files among, and in the folders among, ``paths``, sorted."""
    found: set[Path] = set()
    for path in paths:
        found |= set(path.rglob("*.json")) if path.is_dir() else {path}
    return tuple(sorted(found))


def find_text(gold_path: Path, texts: Path | None = None) -> Path:
    """Return the text a gold file annotates: the file of the same name.

    It is looked for in ``texts``, beside the gold, and further up in folders of the
    same name as the gold's (``tests/gold/letters/a.json``: ``letters/a.txt``).
    """
    folder = gold_path.resolve().parent
    folders = [texts] if texts else []
    folders += [folder, *(above / folder.name for above in folder.parents)]
    for place in folders:
        for suffix in _SUFFIXES:
            text = place / f"{gold_path.stem}{suffix}"
            if text.is_file():
                return text
    message = f"gold {gold_path.name} has no text of the same name"
    raise EvaluationError(
        message,
        "put it beside the gold, or name the folder it is in",
    )


def _run_group(
    name: str,
    paths: Sequence[Path],
    *,
    read: Callable[[Sequence[Path]], Knowledge],
    texts: Path | None,
    tier: str,
) -> GroupResult:
    golds = [load_gold(path) for path in paths]
    if len({gold.complete for gold in golds}) > 1:
        message = f"folder {name!r} has complete and coarse gold"
        raise EvaluationError(
            message,
            "put them into folders of their own, as their figures mean different things",
        )
    sources = [find_text(path, texts) for path in paths]
    knowledge = read(sources)
    pairs = [
        (gold, _document_id(knowledge, source)) for gold, source in zip(golds, sources, strict=True)
    ]
    lenient = evaluate_all(knowledge, pairs, tier=tier)
    strict = evaluate_all(knowledge, pairs, tier=tier, strict=True)
    return GroupResult(
        name=name,
        documents=lenient,
        lenient=combine(lenient, name=name),
        strict=combine(strict, name=name),
    )


def evaluate_all(
    knowledge: Knowledge,
    pairs: Sequence[tuple[Gold, str]],
    *,
    tier: str = "core",
    strict: bool = False,
) -> tuple[Evaluation, ...]:
    """Evaluate several documents; a relation that one gold annotates counts in all of them."""
    relations = frozenset[str]().union(*(gold.relations for gold, _ in pairs))
    return tuple(
        evaluate(knowledge, gold, document, tier=tier, strict=strict, relations=relations)
        for gold, document in pairs
    )


def _document_id(knowledge: Knowledge, source: Path) -> str:
    wanted = sha256(source.read_bytes()).hexdigest()
    for document in knowledge.documents:
        if document.content_hash == wanted:
            return document.id
    message = f"{source.name} was not read, though there is gold for it"
    raise EvaluationError(message)
