"""The phrases of the lexicon that open, go on with, or end topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_edges import Phrases

if TYPE_CHECKING:
    from graphkit.resources.word_lists import TopicWords


class TopicPhrases:
    """The phrases of the lexicon that open, go on with, or end topics."""

    def __init__(self, lexicon: TopicWords) -> None:
        """Index the phrases of ``lexicon``."""
        self.inclusions = Phrases(lexicon.inclusions)
        self.additions = Phrases(lexicon.additions)
        self.boundaries = Phrases(lexicon.boundaries)
        self.times = Phrases(lexicon.times)
        self.opening = frozenset().union(
            self.inclusions.first_words, self.additions.first_words, self.boundaries.first_words
        )
