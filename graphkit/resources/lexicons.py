"""All lexicons: the built-in ones with the folders of the user merged over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.resources.frame_words import load_verb_forms
from graphkit.resources.frames import load_frames
from graphkit.resources.gazetteer import load_gazetteer
from graphkit.resources.grammar import load_heading_verbs
from graphkit.resources.honorifics import load_honorifics
from graphkit.resources.lexicon_folder import LexiconFolder, read_lexicon_folder
from graphkit.resources.meeting_words import load_meeting_words
from graphkit.resources.relations import load_party_relations, load_relations
from graphkit.resources.titles import load_titles
from graphkit.resources.topic_names import load_topic_contexts, load_topic_names
from graphkit.resources.word_lists import (
    load_name_words,
    load_reference_words,
    load_topic_words,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from graphkit.resources.frames import Frame
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.honorifics import Honorific
    from graphkit.resources.meeting_words import MeetingWords
    from graphkit.resources.titles import Titles
    from graphkit.resources.topic_names import TopicNames
    from graphkit.resources.word_lists import (
        NameWords,
        ReferenceWords,
        TopicWords,
    )


@dataclass(frozen=True, slots=True)
class Lexicons:
    """The words that extraction and resolution go by; each is loaded when it is asked for.

    Later folders win over earlier ones, and all over the built-in lexicons.

    Examples:
        >>> "gk:thanked" in Lexicons().party_relations
        True
    """

    folders: tuple[LexiconFolder, ...] = ()

    @classmethod
    def read(cls, folders: Iterable[str | os.PathLike[str]] = ()) -> Lexicons:
        """Read the lexicons of folders and check all of them.

        Raises:
            ResourceError: Where a folder or file is wrong, with its place and what would work.
        """
        lexicons = cls(tuple(map(read_lexicon_folder, folders)))
        lexicons.check()
        return lexicons

    def check(self) -> None:
        """Load all lexicons, so that what is wrong in one is told before anything is read."""
        for name, value in vars(type(self)).items():
            if isinstance(value, property):
                getattr(self, name)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of verbs."""
        return load_frames(*self.folders)

    @property
    def gazetteer(self) -> Gazetteer:
        """Countries, organisations, places and events."""
        return load_gazetteer(*self.folders)

    @property
    def heading_verbs(self) -> Mapping[str, str]:
        """The verbs by which headings tell of encounters."""
        return load_heading_verbs(*self.folders)

    @property
    def honorifics(self) -> tuple[Honorific, ...]:
        """The forms of address."""
        return load_honorifics(*self.folders)

    @property
    def meetings(self) -> MeetingWords:
        """The words for encounters."""
        return load_meeting_words(*self.folders)

    @property
    def names(self) -> NameWords:
        """Words that are, or are not, parts of names."""
        return load_name_words(*self.folders)

    @property
    def references(self) -> ReferenceWords:
        """The words that refer."""
        return load_reference_words(*self.folders)

    @property
    def party_relations(self) -> frozenset[str]:
        """The relations whose object may be whom something is done to."""
        return load_party_relations(*self.folders)

    @property
    def relations(self) -> frozenset[str]:
        """The relations that frames may express."""
        return load_relations(*self.folders)

    @property
    def titles(self) -> Titles:
        """The words of offices."""
        return load_titles(*self.folders)

    @property
    def topic_contexts(self) -> Mapping[str, tuple[str, ...]]:
        """The words of the contexts of topics."""
        return load_topic_contexts(*self.folders)

    @property
    def topic_names(self) -> TopicNames:
        """The words that bring the names of a topic together."""
        return load_topic_names(*self.folders)

    @property
    def topics(self) -> TopicWords:
        """The words that bound and split topics."""
        return load_topic_words(*self.folders)

    @property
    def verb_forms(self) -> Mapping[str, str]:
        """The irregular forms of verbs."""
        return load_verb_forms(*self.folders)
