"""Words of names, titles, references and topics, as the extractor uses them.

Each loader reads one file of ``lexicons/``, merged with the files of that name in
the user's folders, and returns a frozen value; what the words mean is said at the
top of the file. All raise ``ResourceError`` where a file is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.word_tables import keys_of, read_word_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resources.files import Folder


_NO_WORDS = ("calendar", "events", "function_words")
_JOINED = MappingProxyType(
    {
        "stops": (*_NO_WORDS, "title_words"),
        "doubtful": ("names_too", "institutions", "regions"),
        "no_titles": (*_NO_WORDS, "names_too"),
        "no_part": ("calendar", "function_words"),
    }
)
"""The sets of ``NameWords`` that several lists of the file make together."""

_PRONOUN = {"number": ("plural", "singular"), "gender": ("f", "m")}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Words that are, or are not, parts of the names of persons and offices.

    ``stops`` never are part of a person's name, ``doubtful`` words (those of
    ``institutions`` among them) only where more speaks for it; ``no_titles`` are
    no part of the name of an office, ``no_part`` of any name. ``doubtful_honorifics`` are
    everyday words.
    """

    stops: frozenset[str]
    doubtful: frozenset[str]
    institutions: frozenset[str]
    names_too: frozenset[str]
    no_titles: frozenset[str]
    no_part: frozenset[str]
    doubtful_honorifics: frozenset[str]
    personal_verbs: frozenset[str]
    particles: frozenset[str]
    patronymics: frozenset[str]
    pronoun_names: frozenset[str]
    retired: frozenset[str]
    compounds: frozenset[str]
    suffixes: frozenset[str]
    things: frozenset[str]
    instruments: frozenset[str]
    bodies: frozenset[str]
    named_instruments: frozenset[str]
    generic_instruments: frozenset[str]
    no_organizations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """What a pronoun tells of the person it stands for."""

    number: str
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWords:
    """Words that refer to somebody named elsewhere."""

    pronouns: Mapping[str, Pronoun]
    group_nouns: Mapping[str, str]
    numerals: Mapping[str, int]
    counterparts: tuple[str, ...]
    counterpart_epithets: frozenset[str]
    allies: frozenset[str]
    staff: frozenset[str]
    participants: frozenset[str]
    addressing: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    place_verbs: frozenset[str] = frozenset()
    abroad: Mapping[str, str]
    first_person: Mapping[str, str]
    foreign_ministers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    only_of: Mapping[str, str]
    going: frozenset[str]
    being_in: frozenset[str]
    beside_events: frozenset[str]
    own_leaders: frozenset[str]
    own_offices: frozenset[str]
    seats: frozenset[str] = frozenset()
    realms: frozenset[str] = frozenset()
    lacking: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWords:
    """Words that bound and split topics."""

    inclusions: tuple[str, ...]
    additions: tuple[str, ...]
    boundaries: tuple[str, ...]
    times: tuple[str, ...]
    openings: tuple[str, ...]
    tails: tuple[str, ...]
    pairs: frozenset[frozenset[str]]
    shared_heads: frozenset[str]
    distributed_heads: frozenset[str]
    light_words: frozenset[str]
    infinitive_nouns: frozenset[str]
    controlling_verbs: frozenset[str]
    acting_nouns: frozenset[str]
    not_topics: frozenset[str]
    weights: frozenset[str]
    stances: frozenset[str]
    opposing_verbs: frozenset[str]
    place_nouns: frozenset[str]
    questions: frozenset[str]
    weighing: frozenset[str]

    def are_pair(self, left: str, right: str) -> bool:
        """Whether "and" between two words makes one topic: "peace and stability"."""
        return frozenset({left, right}) in self.pairs


@cache
def load_name_words(*folders: Folder) -> NameWords:
    """Return the words of ``names.yaml``."""
    keys = keys_of(NameWords, *_NO_WORDS, "title_words", "regions", but=_JOINED)
    tables = read_word_tables("names.yaml", keys=keys, folders=folders)
    joined = {name: chain.from_iterable(map(tables.words, of)) for name, of in _JOINED.items()}
    return NameWords(
        **{name: frozenset(words) for name, words in joined.items()},
        **tables.lists_of(NameWords),
    )


@cache
def load_reference_words(*folders: Folder) -> ReferenceWords:
    """Return the words of ``references.yaml``."""
    keys = keys_of(ReferenceWords, "counterpart", but=("counterparts",))
    tables = read_word_tables("references.yaml", keys=keys, folders=folders)
    pronouns = tables.records("pronouns", fields=_PRONOUN, required="number")
    return ReferenceWords(
        pronouns=MappingProxyType({form: Pronoun(**known) for form, known in pronouns.items()}),
        group_nouns=tables.pairs("group_nouns", allowed=("parties", "persons")),
        numerals=tables.numbers("numerals"),
        counterparts=tables.words("counterpart"),
        first_person=tables.pairs("first_person", allowed=("plural", "singular")),
        abroad=tables.pairs("abroad"),
        foreign_ministers=tables.pairs("foreign_ministers"),
        only_of=tables.pairs("only_of"),
        lacking=tables.pairs("lacking"),
        **tables.lists_of(ReferenceWords),
    )


@cache
def load_topic_words(*folders: Folder) -> TopicWords:
    """Return the words of ``topics.yaml``."""
    tables = read_word_tables("topics.yaml", keys=keys_of(TopicWords), folders=folders)
    groups = tables.lists("pairs").values()
    return TopicWords(
        pairs=frozenset(frozenset(two) for group in groups for two in combinations(group, 2)),
        **tables.lists_of(TopicWords),
    )
