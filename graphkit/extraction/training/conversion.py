"""Sentences of the treebanks -> spaCy documents to train on.

Changes what the annotation cannot carry over: rare relation subtypes fall back
to their base relation, labels of names are mapped to graphkit's three.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from graphkit.extraction.training.treebank import Sentence

GROUP_SIZES = (1, 2, 1, 5)


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Make one document of whole sentences; layers no sentence has stay missing."""
    words = [word for sentence in sentences for word in sentence.words]
    is_parsed = all(word.deprel for word in words)
    names = [_spacy_tag(tag) for sentence in sentences for tag in sentence.names]
    starts: list[bool | int | None] = [
        index == 0 for sentence in sentences for index, _ in enumerate(sentence.words)
    ]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words] if is_parsed else None,
        pos=[word.upos for word in words] if is_parsed else None,
        morphs=[word.feats for word in words] if is_parsed else None,
        lemmas=[word.lemma for word in words] if is_parsed else None,
        heads=list(_heads(sentences)) if is_parsed else None,
        deps=[word.deprel if word.head >= 0 else "ROOT" for word in words] if is_parsed else None,
        sent_starts=starts if not is_parsed else None,
        ents=names or None,
    )


def group(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Put sentences together in groups of changing size.

    The parser then sees single sentences, as it does in extraction, and
    neighbours, from which it learns where a sentence ends.
    """
    remaining = iter(sentences)
    for size in cycle(GROUP_SIZES):
        taken = list(islice(remaining, size))
        if not taken:
            return
        yield taken


def write_docs(path: Path, documents: Iterable[Doc]) -> int:
    """Write documents in spaCy's binary form; return their number."""
    documents = list(documents)
    DocBin(docs=documents).to_disk(path)
    return len(documents)


def rare_relations(sentences: Iterable[Sentence], *, fewer_than: int) -> dict[str, str]:
    """Map each relation subtype seen too rarely to be learnt to its base relation."""
    counts = Counter(word.deprel for sentence in sentences for word in sentence.words)
    return {
        relation: relation.partition(":")[0]
        for relation, count in sorted(counts.items())
        if ":" in relation and count < fewer_than
    }


def map_relations(sentence: Sentence, relations: Mapping[str, str]) -> Sentence:
    """Return the sentence with its relations renamed."""
    words = tuple(
        replace(word, deprel=relations.get(word.deprel, word.deprel)) for word in sentence.words
    )
    return replace(sentence, words=words)


def map_names(sentence: Sentence, labels: Mapping[str, str]) -> Sentence:
    """Return the sentence with its names relabelled; unmapped ones are dropped."""
    names = []
    for tag in sentence.names:
        prefix, _, label = tag.partition("-")
        dropped = tag if tag == "-" else "O"
        names.append(f"{prefix}-{labels[label]}" if label in labels else dropped)
    return replace(sentence, names=tuple(names))


def _heads(sentences: Sequence[Sentence]) -> Iterator[int]:
    start = 0
    for sentence in sentences:
        for index, word in enumerate(sentence.words):
            yield start + (word.head if word.head >= 0 else index)
        start += len(sentence.words)


def _spacy_tag(tag: str) -> str:
    return "" if tag == "-" else tag
