"""The frames of the lexicon, found by the verb form that stands in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.resources.frame_words import load_verb_forms
from graphkit.resources.frames import frames_by_verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.extraction.tokens import Token
    from graphkit.resources.frames import Frame


class FrameIndex:
    """Frames by the lemma of their verb; knows the forms of each verb as well.

    The trained pipeline's lemma comes first. Where it is no verb of the
    lexicon, the form itself is looked up: taggers take "stressed" for an adjective.
    """

    def __init__(self, frames: Iterable[Frame], forms: Mapping[str, str] | None = None) -> None:
        """Index ``frames``; ``forms`` are irregular forms of verbs with their lemmas."""
        self._frames = frames_by_verb(frames)
        self._copular = {
            verb for verb, found in self._frames.items() if any(f.copula for f in found)
        }
        regular = {form: verb for verb in sorted(self._frames) for form in regular_forms(verb)}
        self._forms = {**regular, **(load_verb_forms() if forms is None else forms)}
        self._known_forms = {form for form, verb in self._forms.items() if verb in self._frames}

    def lemma(self, token: Token) -> str:
        """Return the lemma of ``token`` as the lexicon knows it."""
        lemma = token.lemma_.lower()
        if token.tag_ == "VBD" and lemma in self._copular:
            return self._forms.get(token.lower_, lemma)  # "opposed the plan", not "is opposed"
        return lemma if lemma in self._frames else self._forms.get(token.lower_, lemma)

    def frames(self, verb: Token) -> tuple[Frame, ...]:
        """Return the frames of ``verb``, the most specific first."""
        return self._frames.get(self.lemma(verb), ())

    def frames_of(self, lemma: str) -> tuple[Frame, ...]:
        """Return the frames of the verb ``lemma``, the most specific first."""
        return self._frames.get(lemma, ())

    def knows(self, token: Token) -> bool:
        """Whether ``token`` is a form of a verb of the lexicon."""
        return token.lemma_.lower() in self._frames or token.lower_ in self._known_forms

    def known(self, doc: Iterable[Token]) -> list[Token]:
        """Return the words that are forms of verbs of the lexicon."""
        lemmas, forms = self._frames, self._known_forms
        return [t for t in doc if t.lower_ in forms or t.lemma_.lower() in lemmas]

    def is_copular(self, token: Token) -> bool:
        """Whether ``token`` is a predicative word of the lexicon ("grateful")."""
        return self.lemma(token) in self._copular


def regular_forms(verb: str) -> Iterator[str]:
    """Yield the forms a regular verb may have, without asking which it does.

    Examples:
        >>> sorted(set(regular_forms("reply")) & {"replied", "replies", "replying"})
        ['replied', 'replies', 'replying']
    """
    stem = verb.removesuffix("e")
    yield from (f"{verb}s", f"{stem}ed", f"{stem}ing", f"{verb}es")
    if verb.endswith("y"):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
    yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


def hyphenated_words(frames: Iterable[Frame]) -> Iterator[str]:
    """Yield the forms of the verbs and nouns of ``frames`` that are written with a hyphen."""
    for frame in frames:
        for verb in frame.verbs:
            if "-" in verb:
                yield from (verb, *regular_forms(verb))
        yield from (noun for noun in frame.nouns if "-" in noun)
