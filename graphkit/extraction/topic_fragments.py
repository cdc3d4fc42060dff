"""Topics that are only a piece of what is said: no topic is better than such a one.

"democratic" of "a region that is safe and democratic" names nothing, and
"steps he" of "the steps he and others take" is cut before its verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.tokens import SUBJECTS
from graphkit.extraction.topic_kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.tokens import Doc
    from graphkit.extraction.topic_words import Word

_DESCRIBING = frozenset({Kind.ADJECTIVE, Kind.ADVERB, Kind.SEPARATOR})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def is_fragment(words: Sequence[Word], doc: Doc) -> bool:
    """Whether words are all adjectives ("safe and democratic"), or begin a clause ("steps he")."""
    last = doc[words[-1].end - 1]
    if len(words) > 1 and last.tag_ == "PRP" and last.dep_ in SUBJECTS:
        return True
    if len(words) == 1 and last.tag_ == "VBN":
        return True
    described = all(word.kind in _DESCRIBING and not word.is_name for word in words)
    return described and all(doc[word.end - 1].pos_ not in _NOMINAL for word in words)
