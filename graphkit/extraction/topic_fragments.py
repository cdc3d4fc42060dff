"""Topics that are only a piece of what is said: no topic is better than such a one.

"democratic" of "a region that is safe and democratic" names nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from graphkit.extraction.topic_words import Word

_DESCRIBING = frozenset({Kind.ADJECTIVE, Kind.ADVERB, Kind.SEPARATOR})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def is_fragment(words: Sequence[Word], doc: Doc) -> bool:
    """Whether all words are adjectives: "economic", "safe and democratic"."""
    described = all(word.kind in _DESCRIBING and not word.is_name for word in words)
    return described and all(doc[word.end - 1].pos_ not in _NOMINAL for word in words)
