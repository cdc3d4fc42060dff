"""Put other persons into sentences: who they are changes, where names begin and end does not.

The treebanks know few names from Africa, Asia and the Pacific, and a network that
has learnt names by heart misses those it has not met. A swapped copy of a sentence
makes it learn the place of a name instead.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

import spacy

from graphkit.extraction.training.person_names import Population
from graphkit.extraction.training.treebank import Sentence, Word

TITLE_SHARE = 0.25
LINKS = frozenset({"and", "for", "of"})
FIRST, INSIDE, NONE, UNKNOWN = "B-PERSON", "I-PERSON", "O", "-"
DETERMINERS = frozenset({"a", "an", "her", "his", "our", "the", "their"})

_RUN = re.compile(r"(?<!n)n{1,3}l?n{1,3}(?!n)")
_tokenizer = spacy.blank("en").tokenizer


class Swapper:
    """Puts persons of a population into sentences, a title before some of them."""

    def __init__(self, people: Population, titles: Sequence[str]) -> None:
        self._people = people
        self._titles = titles

    def swap(self, sentence: Sentence, random: Random) -> Sentence:
        """Return the sentence about other persons; it has no tree any more.

        Who is named twice in the same words is swapped for the same person. One word is
        swapped for a family name, several for a full name.
        """
        words: list[Word] = []
        names: list[str] = []
        drawn: dict[tuple[str, ...], tuple[str, str]] = {}
        end = 0
        for start, stop in _persons(sentence.names):
            words += sentence.words[end:start]
            names += sentence.names[end:start]
            title = self._title(words, random)
            forms = tuple(word.form for word in sentence.words[start:stop])
            if forms not in drawn:
                drawn[forms] = self._people.draw(random)
            full, short = drawn[forms]
            space = sentence.words[stop - 1].space
            name = _words(full if len(forms) > 1 else short, space=space)
            words += [*title, *name]
            names += [NONE] * len(title) + [FIRST] + [INSIDE] * (len(name) - 1)
            end = stop
        words += sentence.words[end:]
        names += sentence.names[end:]
        return Sentence(tuple(replace(word, head=-1, deprel="") for word in words), tuple(names))

    def _title(self, before: Sequence[Word], random: Random) -> list[Word]:
        """Draw a title, or none, if no determiner and no capital stands before."""
        form = before[-1].form if before else ""
        if form[:1].isupper() or form in DETERMINERS or random.random() > TITLE_SHARE:
            return []
        return _words(random.choice(self._titles), space=True)


def with_swaps(
    sentences: Iterable[Sentence], swapper: Swapper, *, share: float, seed: int
) -> Iterator[Sentence]:
    """Yield each sentence, and after so large a share of those with persons a swapped copy."""
    random = Random(seed)  # noqa: S311 - no secret, and it must repeat
    for sentence in sentences:
        yield sentence
        if _can_swap(sentence) and random.random() < share:
            yield swapper.swap(sentence, random)


def only_swaps(sentences: Iterable[Sentence], swapper: Swapper, *, seed: int) -> list[Sentence]:
    """Return swapped copies of the sentences with persons."""
    random = Random(seed)  # noqa: S311 - no secret, and it must repeat
    return [swapper.swap(sentence, random) for sentence in sentences if _can_swap(sentence)]


def with_capitals(
    sentences: Iterable[Sentence], nouns: frozenset[str], *, share: float, seed: int
) -> Iterator[Sentence]:
    """Yield each sentence, and after so large a share a copy with capitals on common nouns.

    Press releases write "Disaster Relief" and "the Roadmap for Trade". A network that has
    only seen capitals on names takes them for persons.
    """
    random = Random(seed)  # noqa: S311 - no secret, and it must repeat
    for sentence in sentences:
        yield sentence
        runs = list(_noun_runs(sentence, nouns))
        if runs and random.random() < share:
            start, stop = random.choice(runs)
            yield _capitalised(sentence, start, stop)


def _noun_runs(sentence: Sentence, nouns: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where runs of common nouns outside of names begin and end, "and" or "of" inside."""
    kinds = "".join(
        "." if tag != NONE else "n" if word.form in nouns else "l" if word.form in LINKS else "."
        for word, tag in zip(sentence.words, sentence.names, strict=True)
    )
    yield from (match.span() for match in _RUN.finditer(kinds))


def _capitalised(sentence: Sentence, start: int, stop: int) -> Sentence:
    words = list(sentence.words)
    for index in range(start, stop):
        if words[index].form not in LINKS:
            words[index] = replace(words[index], form=words[index].form.capitalize())
    return replace(sentence, words=tuple(words))


def _can_swap(sentence: Sentence) -> bool:
    return FIRST in sentence.names and UNKNOWN not in sentence.names


def _persons(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where each person begins and, exclusive, ends."""
    for start, tag in enumerate(names):
        if tag == FIRST:
            stop = start + 1
            while stop < len(names) and names[stop] == INSIDE:
                stop += 1
            yield start, stop


def _words(text: str, *, space: bool) -> list[Word]:
    tokens = _tokenizer(text)
    last = len(tokens) - 1
    return [
        Word(form=token.text, space=space if token.i == last else bool(token.whitespace_))
        for token in tokens
    ]
