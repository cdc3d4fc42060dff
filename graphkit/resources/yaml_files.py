"""Read YAML data files as flat records that know the line they stand in.

A data file is a list of mappings; a value is a word or a list of words. Nothing
is guessed: ``on``, ``no`` and ``046`` stay the words they are. What is wrong is
reported with file and line; what the words mean is checked by the loaders.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import yaml

from graphkit.errors import ResourceError
from graphkit.resources.suggestions import what_works

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

# The C parser is ten times as fast, and missing where PyYAML was built without libyaml.
_Loader: type[yaml.BaseLoader] | type[yaml.CBaseLoader] = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)

REMOVE: Final = "remove"
"""The key by which an entry of a user takes a built-in one away."""

_FLAGS = MappingProxyType({"true": True, "false": False})


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a data file: its values, and where each key stands.

    ``places`` are pairs of line and column, counted from 1; that of the entry
    itself stands under "".
    """

    file: str
    values: Mapping[str, str | tuple[str, ...]]
    places: Mapping[str, tuple[int, int]]

    @property
    def line(self) -> int:
        """The line it begins in."""
        return self.places[""][0]

    @property
    def removes(self) -> bool:
        """Whether it takes an entry of an earlier lexicon away."""
        return self.flag(REMOVE)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str, default: str = "") -> str:
        """The single word or phrase under ``key``."""
        value = self.values.get(key, default)
        if isinstance(value, tuple):
            reason = f"{key!r} takes one value, not a list"
            raise self.error(reason, key=key)
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The words under ``key``, whether written as one word or as a list."""
        value = self.values.get(key, default)
        return value if isinstance(value, tuple) else (value,)

    def flag(self, key: str) -> bool:
        """Whether ``key`` is set to true; a missing key is not."""
        value = self.text(key, "false")
        if value not in _FLAGS:
            reason = f"{key!r} is {value!r}"
            raise self.error(reason, key=key, remedy="write true or false")
        return _FLAGS[value]

    def check_keys(self, *, allowed: Collection[str], required: Collection[str] = ()) -> None:
        """Raise where a key is unknown or a required one is missing.

        Raises:
            ResourceError: Naming the key and what would work.
        """
        for key in self.values:
            if key not in allowed:
                reason = f"unknown key {key!r}"
                remedy = what_works(key, allowed, called="known keys")
                raise self.error(reason, key=key, remedy=remedy)
        for key in required:
            if key not in self.values:
                reason = f"lacks the key {key!r}"
                raise self.error(reason, remedy=f"add '{key}: …'")

    def error(self, reason: str, *, key: str = "", remedy: str = "") -> ResourceError:
        """An error that points at this record, or at its ``key``."""
        line, column = self.places.get(key, self.places[""])
        return ResourceError(self.file, reason, line=line, remedy=remedy, column=column)

    def nothing_to_remove(self, key: str, word: str, known: Iterable[str]) -> ResourceError:
        """An error for a record that removes what no earlier lexicon has."""
        reason = f"there is no {word!r} to remove"
        return self.error(reason, key=key, remedy=what_works(word, known))


def lexicon_folder() -> Traversable:
    """The folder of the lexicons shipped with graphkit."""
    return files("graphkit.resources") / "lexicons"


def read_records(file: Traversable) -> tuple[Record, ...]:
    """Read all records of a YAML file, in the order of the file.

    Raises:
        ResourceError: When the file is missing, not UTF-8, not YAML, or not a list of flat records.
    """
    root = _root_node(file)
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise _error(file, root, "is not a list", "begin each entry with '- '")
    return tuple(_record(file, node) for node in root.value)


def _root_node(file: Traversable) -> yaml.Node | None:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ResourceError(str(file), "there is no such file") from None
    except UnicodeDecodeError:
        raise ResourceError(str(file), "is not UTF-8", remedy="save it as UTF-8") from None
    except OSError as error:
        raise ResourceError(str(file), f"cannot be read: {error.strerror}") from None
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise not_yaml(file, error) from None
    except yaml.YAMLError as error:
        raise ResourceError(str(file), f"is not YAML: {error}") from None


def not_yaml(file: Traversable, error: yaml.MarkedYAMLError) -> ResourceError:
    """Say where a file is not YAML, and the usual reason."""
    mark = error.problem_mark
    reason = f"is not YAML: {error.problem}"
    remedy = "put what holds ': ' or begins with a sign into quotes, and indent with blanks"
    if mark is None:
        return ResourceError(str(file), reason, remedy=remedy)
    return ResourceError(
        str(file), reason, line=mark.line + 1, remedy=remedy, column=mark.column + 1
    )


def place_of(node: yaml.Node) -> tuple[int, int]:
    """Return line and column of a node, counted from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def _record(file: Traversable, node: yaml.Node) -> Record:
    if not isinstance(node, yaml.MappingNode):
        raise _error(file, node, "is not an entry", "write 'key: value' pairs")
    values: dict[str, str | tuple[str, ...]] = {}
    places = {"": place_of(node)}
    for key, key_node, value_node in _pairs(file, node):
        if key in values:
            raise _error(file, key_node, f"the key {key!r} stands twice", "keep one")
        values[key] = _value(file, value_node)
        places[key] = place_of(key_node)
    return Record(str(file), MappingProxyType(values), MappingProxyType(places))


def _pairs(file: Traversable, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    for key_node, value_node in node.value:
        yield _word(file, key_node), key_node, value_node


def _value(file: Traversable, node: yaml.Node) -> str | tuple[str, ...]:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_word(file, item) for item in node.value)
    return _word(file, node)


def _word(file: Traversable, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _error(file, node, "is nested too deep", "write a word or a list of words")
    word = " ".join(str(node.value).split())
    if not word:
        raise _error(file, node, "is empty", "write a word, or take the key away")
    return word


def _error(file: Traversable, node: yaml.Node, reason: str, remedy: str) -> ResourceError:
    line, column = place_of(node)
    return ResourceError(str(file), reason, line=line, remedy=remedy, column=column)
