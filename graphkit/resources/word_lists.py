"""Words of names, titles, references and topics, as the extractor uses them.

Each loader reads one file of ``lexicons/``, merged with the files of that name in
the user's folders, and returns a frozen value; what the words mean is said at the
top of the file. All raise ``ResourceError`` where a file is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from graphkit.resources.word_tables import read_word_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from graphkit.resources.files import Folder
    from graphkit.resources.word_tables import WordTables


_NO_WORDS = ("calendar", "events", "function_words")
_STOPS = (*_NO_WORDS, "title_words")
_NO_TITLES = (*_NO_WORDS, "names_too")
_DOUBTFUL = ("names_too", "institutions", "regions")
_NAME_KEYS = (
    *_STOPS, *_DOUBTFUL, "doubtful_honorifics", "personal_verbs", "particles", "patronymics",
    "pronoun_names",
    "retired", "compounds", "suffixes", "things", "instruments", "bodies", "named_instruments",
    "generic_instruments", "no_organizations",
)  # fmt: skip
_REFERENCE_KEYS = (
    "pronouns", "group_nouns", "numerals", "counterpart", "participants", "addressing", "leading",
    "place_verbs", "abroad", "foreign_ministers", "only_of", "own_leaders", "own_offices", "seats",
    "lacking", "first_person", "realms",
)  # fmt: skip
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
    participants: frozenset[str]
    addressing: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    place_verbs: frozenset[str] = frozenset()
    abroad: Mapping[str, str]
    first_person: Mapping[str, str]
    foreign_ministers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    only_of: Mapping[str, str]
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
    tables = read_word_tables("names.yaml", keys=_NAME_KEYS, folders=folders)
    return NameWords(
        stops=_union(tables, _STOPS),
        doubtful=_union(tables, _DOUBTFUL),
        institutions=frozenset(tables.words("institutions")),
        names_too=frozenset(tables.words("names_too")),
        no_titles=_union(tables, _NO_TITLES),
        no_part=_union(tables, ("calendar", "function_words")),
        doubtful_honorifics=frozenset(tables.words("doubtful_honorifics")),
        personal_verbs=frozenset(tables.words("personal_verbs")),
        particles=frozenset(tables.words("particles")),
        patronymics=frozenset(tables.words("patronymics")),
        pronoun_names=frozenset(tables.words("pronoun_names")),
        retired=frozenset(tables.words("retired")),
        compounds=frozenset(tables.words("compounds")),
        suffixes=frozenset(tables.words("suffixes")),
        things=frozenset(tables.words("things")),
        instruments=frozenset(tables.words("instruments")),
        bodies=frozenset(tables.words("bodies")),
        named_instruments=frozenset(tables.words("named_instruments")),
        generic_instruments=frozenset(tables.words("generic_instruments")),
        no_organizations=frozenset(tables.words("no_organizations")),
    )


@cache
def load_reference_words(*folders: Folder) -> ReferenceWords:
    """Return the words of ``references.yaml``."""
    tables = read_word_tables("references.yaml", keys=_REFERENCE_KEYS, folders=folders)
    pronouns = tables.records("pronouns", fields=_PRONOUN, required="number")
    return ReferenceWords(
        pronouns=MappingProxyType({form: Pronoun(**known) for form, known in pronouns.items()}),
        group_nouns=tables.pairs("group_nouns", allowed=("parties", "persons")),
        numerals=tables.numbers("numerals"),
        counterparts=tables.words("counterpart"),
        participants=frozenset(tables.words("participants")),
        addressing=frozenset(tables.words("addressing")),
        leading=frozenset(tables.words("leading")),
        place_verbs=frozenset(tables.words("place_verbs")),
        first_person=tables.pairs("first_person", allowed=("plural", "singular")),
        abroad=tables.pairs("abroad"),
        foreign_ministers=tables.pairs("foreign_ministers"),
        only_of=tables.pairs("only_of"),
        own_leaders=frozenset(tables.words("own_leaders")),
        own_offices=frozenset(tables.words("own_offices")),
        seats=frozenset(tables.words("seats")),
        realms=frozenset(tables.words("realms")),
        lacking=tables.pairs("lacking"),
    )


@cache
def load_topic_words(*folders: Folder) -> TopicWords:
    """Return the words of ``topics.yaml``."""
    phrases = ("inclusions", "additions", "boundaries", "times", "openings", "tails")
    keys = tuple(TopicWords.__dataclass_fields__)
    tables = read_word_tables("topics.yaml", keys=keys, folders=folders)
    groups = tables.lists("pairs").values()
    ordered = {key: tables.words(key) for key in phrases}
    plain = {key: frozenset(tables.words(key)) for key in keys if key not in {*phrases, "pairs"}}
    return TopicWords(
        pairs=frozenset(frozenset(two) for group in groups for two in combinations(group, 2)),
        **cast("Mapping[str, Any]", ordered | plain),
    )


def _union(tables: WordTables, keys: Iterable[str]) -> frozenset[str]:
    return frozenset(word for key in keys for word in tables.words(key))
