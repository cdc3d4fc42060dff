"""Variants of training sentences, in the spelling of press releases.

Web text has straight quotes, few headings and spelled-out names; readouts have
curly quotes, headings in title case, and reach the parser with each name
collapsed to one word. Every choice is drawn from a seeded generator.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from graphkit.extraction.training.treebank import Sentence

CURLY_SHARE = 1 / 3
BARE_SHARE = 0.05
TITLE_SHARE = 0.08
COLLAPSED_SHARE = 0.6
SHORTEST_TITLE, LONGEST_TITLE = 3, 14
KEPT_LOWER = frozenset({"ADP", "CCONJ", "DET", "PART", "SCONJ"})


def augment(sentences: Iterable[Sentence], *, seed: int = 0) -> Iterator[Sentence]:
    """Yield each sentence, some respelled, and after it the copies made from it."""
    random = Random(seed)  # noqa: S311 - no secret, and it must repeat
    for sentence in sentences:
        spelled = curly_quotes(sentence) if random.random() < CURLY_SHARE else sentence
        yield without_stop(spelled) if random.random() < BARE_SHARE else spelled
        short = SHORTEST_TITLE <= len(sentence.words) <= LONGEST_TITLE
        if short and random.random() < TITLE_SHARE:
            yield title_case(without_stop(spelled))
        collapsed = collapse_names(spelled)
        if collapsed != spelled and random.random() < COLLAPSED_SHARE:
            yield collapsed


def curly_quotes(sentence: Sentence) -> Sentence:
    """Turn straight quotes into typographic ones."""
    words, is_open = [], False
    for word in sentence.words:
        form = word.form.replace("'", "’")
        if form == '"':
            form, is_open = ("”" if is_open else "“"), not is_open
        words.append(replace(word, form=form))
    return replace(sentence, words=tuple(words))


def without_stop(sentence: Sentence) -> Sentence:
    """Drop the full stop, as headings and list items do."""
    words = sentence.words
    is_head = any(word.head == len(words) - 1 for word in words)
    if len(words) == 1 or words[-1].form != "." or is_head:
        return sentence
    return _keep(sentence, list(range(len(words) - 1)))


def title_case(sentence: Sentence) -> Sentence:
    """Capitalise every word but prepositions, articles and conjunctions."""
    words = tuple(
        word
        if index and word.upos in KEPT_LOWER
        else replace(word, form=word.form[:1].upper() + word.form[1:])
        for index, word in enumerate(sentence.words)
    )
    return replace(sentence, words=words)


def collapse_names(sentence: Sentence) -> Sentence:
    """Cut names of several words down to one, as the extractor does before parsing.

    A proper noun keeps its place in the tree and takes the form of the last of
    its ``flat`` parts; parts with dependents of their own stay.
    """
    words = list(sentence.words)
    parents = {word.head for word in words}
    dropped = set()
    for index, word in enumerate(words):
        head = words[word.head] if word.head >= 0 else word
        is_part = word.deprel in {"flat", "flat:name"} and index not in parents
        if is_part and head.upos == word.upos == "PROPN":
            dropped.add(index)
            words[word.head] = replace(head, form=word.form, lemma=word.lemma, space=word.space)
    kept = [index for index in range(len(words)) if index not in dropped]
    return _keep(replace(sentence, words=tuple(words)), kept) if dropped else sentence


def _keep(sentence: Sentence, kept: list[int]) -> Sentence:
    """Return the sentence with the words at ``kept`` only; none of the rest may be a head."""
    new = {old: index for index, old in enumerate(kept)}
    words = tuple(
        replace(sentence.words[old], head=new.get(sentence.words[old].head, -1)) for old in kept
    )
    names = tuple(sentence.names[old] for old in kept) if sentence.names else ()
    return Sentence(words, names)
