"""Measure en_graphkit on the held-out parts of its treebanks.

Texts are tokenized by the pipeline itself, so errors of the tokenizer count.
As in spaCy and the CoNLL tasks before 2017, punctuation does not count in the
attachment scores.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.vocab import Vocab

NAMES_COMPONENTS = ("ner",)
SYNTAX_SCORES = {
    "tag": "tag_acc",
    "upos": "pos_acc",
    "morphology": "morph_acc",
    "lemma": "lemma_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "sentences": "sents_f",
}
NAMES_SCORES = {"precision": "ents_p", "recall": "ents_r", "f": "ents_f"}

Scores = dict[str, Any]


def evaluate(nlp: Language, corpora: Path) -> dict[str, Scores]:
    """Return the scores on each test corpus in ``corpora``, by its name."""
    scores: dict[str, Scores] = {}
    for path in sorted(corpora.glob("*-*-*.spacy")):
        wanted = NAMES_SCORES if path.name.startswith("names") else SYNTAX_SCORES
        found = nlp.evaluate(list(_examples(nlp, path)))
        scores[path.stem] = {name: round(found[key], 4) for name, key in wanted.items()}
        if wanted is NAMES_SCORES:
            scores[path.stem]["by_label"] = _by_label(found["ents_per_type"])
        else:
            scores[path.stem]["las_by_relation"] = _by_label(found["dep_las_per_type"])
    return scores


def words_per_second(nlp: Language, texts: Sequence[str]) -> dict[str, int]:
    """Return how many words a second the pipeline, and either half of it, reads.

    Counted in processor time, so that other programs do not matter; set
    ``OMP_NUM_THREADS=1`` for the figures of one core.
    """
    syntax = [name for name in nlp.pipe_names if name not in NAMES_COMPONENTS]
    halves = {"all": [], "syntax": list(NAMES_COMPONENTS), "names": syntax}
    return {half: _speed(nlp, texts, without) for half, without in halves.items()}


def texts_of(path: Path) -> list[str]:
    """Return the texts of a corpus."""
    return [doc.text for doc in DocBin().from_disk(path).get_docs(Vocab())]


def report(scores: Mapping[str, Scores], speeds: Mapping[str, int]) -> str:
    """Lay the scores out as lines to read."""
    lines = []
    for corpus, found in scores.items():
        plain = ", ".join(
            f"{name} {100 * value:.1f}" for name, value in found.items() if isinstance(value, float)
        )
        lines.append(f"{corpus:24} {plain}")
        lines.extend(
            f"    {label:20} F {100 * value:.1f}"
            for label, value in found.get("by_label", {}).items()
        )
    lines.extend(f"words per second, {half}: {speed}" for half, speed in speeds.items())
    return "\n".join(lines) + "\n"


def _examples(nlp: Language, path: Path) -> Iterator[Example]:
    for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
        yield Example(nlp.make_doc(doc.text), doc)


def _by_label(scores: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {label: round(scores[label]["f"], 4) for label in sorted(scores)}


def _speed(nlp: Language, texts: Sequence[str], without: list[str]) -> int:
    with nlp.select_pipes(disable=without):
        start = process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
        return round(words / (process_time() - start))
