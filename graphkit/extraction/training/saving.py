"""Write the pipeline to disk without the words it was trained on.

spaCy keeps every string it has seen in ``vocab/strings.json``: the whole
vocabulary of the treebanks, with the addresses and names of private persons in
the web part. At run time only labels and the pieces of lemmas are looked up.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]  # spaCy ships it
from spacy.language import Language

NO_TREE = 2**32 - 1


def save(nlp: Language, path: Path) -> None:
    """Save a pipeline with only the strings it needs."""
    kept = sorted(set(needed_strings(nlp)))
    nlp.to_disk(path)
    srsly.write_json(path / "vocab" / "strings.json", kept)


def needed_strings(nlp: Language) -> Iterator[str]:
    """Yield spaCy's own strings, the labels and the strings of the lemmatizer."""
    yield from spacy.blank(nlp.lang or "en").vocab.strings
    for name, pipe in nlp.pipeline:
        yield name
        if name == "trainable_lemmatizer":
            yield from _lemma_pieces(nlp, pipe)
        else:
            yield from _label_parts(pipe.labels)  # type: ignore[attr-defined]


def _label_parts(labels: Iterable[str]) -> Iterator[str]:
    """Yield labels and, of morphological ones, features and values: ``Case=Nom|POS=PRON``."""
    for label in labels:
        yield label
        for feature in label.split("|"):
            yield from (feature, *feature.split("="))
        yield "|".join(part for part in label.split("|") if not part.startswith("POS="))


def _lemma_pieces(nlp: Language, lemmatizer: Any) -> Iterator[str]:
    """Yield what the edit trees in use cut off words and put on."""
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    waiting = [int(label) for label in lemmatizer.cfg["labels"]]
    while waiting:
        number = waiting.pop()
        if number == NO_TREE:
            continue
        tree = trees[number]
        if "orig" in tree:
            yield from (nlp.vocab.strings[tree[key]] for key in ("orig", "subst"))
        else:
            waiting += [tree["prefix_tree"], tree["suffix_tree"]]
