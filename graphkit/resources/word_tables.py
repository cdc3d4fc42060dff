"""Read lexicons that are made of named lists and tables of words.

Such a file is a mapping: each key names a list of words, or a table from words
to words. Nothing is guessed: ``on``, ``no`` and ``2`` stay the words they are.
What is wrong is reported with file and line; what the words mean is said at the
top of each file and checked by the loaders.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from graphkit.errors import ResourceError
from graphkit.resources.suggestions import what_works
from graphkit.resources.yaml_files import REMOVE, lexicon_folder, not_yaml, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from graphkit.resources.files import Folder


_Value = TypeVar("_Value")
_LIST_TYPES: Mapping[str, Callable[[Sequence[str]], Collection[str]]] = MappingProxyType(
    {"frozenset[str]": frozenset, "tuple[str, ...]": tuple}
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands under a key of a file; ``removes`` if it takes words away."""

    file: Traversable
    key: str
    node: yaml.Node
    removes: bool = False

    def error(self, reason: str, remedy: str, node: yaml.Node | None = None) -> ResourceError:
        line, column = place_of(node or self.node)
        return ResourceError(
            str(self.file), f"{self.key!r} {reason}", line=line, remedy=remedy, column=column
        )

    def remove(self, words: dict[str, Any]) -> None:
        """Take the words of this entry out of those read before.

        Raises:
            ResourceError: One of them is not there.
        """
        for word, node in zip(self.words(self.node), self.node.value, strict=True):
            if word not in words:
                remedy = what_works(word, words)
                reason = f"has no {word!r} to remove"
                raise self.error(reason, remedy, node)
            del words[word]

    def word(self, node: yaml.Node) -> str:
        word = " ".join(str(node.value).split()) if isinstance(node, yaml.ScalarNode) else ""
        if not word:
            raise self.error("holds something that is not a word", "write a word", node)
        return word

    def words(self, node: yaml.Node) -> Iterator[str]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.error("is not a list", "write '[word, word]' or lines with '- '", node)
        words = [self.word(item) for item in node.value]
        self._check_once(words, node.value)
        yield from words

    def table(self, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            raise self.error("is not a table", "write 'word: value' lines", node)
        words = [self.word(key_node) for key_node, _ in node.value]
        self._check_once(words, [key_node for key_node, _ in node.value])
        yield from zip(words, (value for _, value in node.value), strict=True)

    def _check_once(self, words: Sequence[str], nodes: Sequence[yaml.Node]) -> None:
        for index, (word, node) in enumerate(zip(words, nodes, strict=True)):
            if word in words[:index]:
                reason = f"has {word!r} twice"
                raise self.error(reason, "keep one", node)


class WordTables:
    """The lists and tables of one lexicon, those of later files merged over earlier ones."""

    def __init__(self, entries: Mapping[str, tuple[_Entry, ...]]) -> None:
        self._entries = entries

    def words(self, key: str) -> tuple[str, ...]:
        """The list of words called ``key``."""
        found: dict[str, None] = {}
        for entry in self._entries[key]:
            if entry.removes:
                entry.remove(found)
            else:
                found |= dict.fromkeys(entry.words(entry.node))
        return tuple(found)

    def lists_of(self, words: type) -> dict[str, Any]:
        """The lists for which fields of the dataclass ``words`` are named, as these hold them.

        A field is a ``frozenset[str]``, or a ``tuple[str, ...]`` where the order counts; tables
        are none.
        """
        return {
            field.name: _LIST_TYPES[str(field.type)](self.words(field.name))
            for field in fields(words)
            if field.name in self._entries and field.type in _LIST_TYPES
        }

    def pairs(self, key: str, *, allowed: Collection[str] = ()) -> Mapping[str, str]:
        """The table of words called ``key``, its values ``allowed`` ones if any are given.

        Raises:
            ResourceError: A value is none of the allowed ones.
        """

        def pair(entry: _Entry, word: str, node: yaml.Node) -> str:
            value = entry.word(node)
            if allowed and value not in allowed:
                reason = f"gives {word!r} the value {value!r}"
                raise entry.error(reason, what_works(value, allowed, called="allowed"), node)
            return value

        return self._table(key, pair)

    def numbers(self, key: str) -> Mapping[str, int]:
        """The table from words to whole numbers called ``key``.

        Raises:
            ResourceError: A value is not a whole number.
        """

        def number(entry: _Entry, word: str, node: yaml.Node) -> int:
            value = entry.word(node)
            if not value.isdecimal():
                reason = f"gives {word!r} the value {value!r}"
                raise entry.error(reason, "write a whole number", node)
            return int(value)

        return self._table(key, number)

    def lists(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """The table from words to lists of words called ``key``."""
        return self._table(key, lambda entry, _, node: tuple(entry.words(node)))

    def records(
        self, key: str, *, fields: Mapping[str, Collection[str]], required: str
    ) -> Mapping[str, Mapping[str, str]]:
        """The table called ``key`` from words to records.

        ``fields`` are the fields a record may have with their values; one is ``required``.

        Raises:
            ResourceError: A record has another field or value, or lacks the required field.
        """

        def record(entry: _Entry, word: str, node: yaml.Node) -> Mapping[str, str]:
            found = dict(_fields(entry, word, node, fields))
            if required not in found:
                reason = f"gives {word!r} no {required!r}"
                raise entry.error(reason, f"add '{required}: …'", node)
            return MappingProxyType(found)

        return self._table(key, record)

    def _table(
        self, key: str, value_of: Callable[[_Entry, str, yaml.Node], _Value]
    ) -> Mapping[str, _Value]:
        """The table called ``key`` with what ``value_of`` makes of each value."""
        found: dict[str, _Value] = {}
        for entry in self._entries[key]:
            if entry.removes:
                entry.remove(found)
                continue
            for word, node in entry.table(entry.node):
                found[word] = value_of(entry, word, node)
        return MappingProxyType(found)


def keys_of(words: type, *also: str, but: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass, ``but`` those made of what stands ``also``."""
    return (*(field.name for field in fields(words) if field.name not in but), *also)


def read_word_tables(
    name: str, *, keys: Collection[str], folders: tuple[Folder, ...] = ()
) -> WordTables:
    """Read the built-in lexicon called ``name`` and those of the same name in ``folders``.

    The built-in file has all of ``keys``; one of the user's may have some, and
    under ``remove`` a table of lists of words that it takes away.

    Raises:
        ResourceError: A file cannot be read, is no table, or has an unknown key.
    """
    entries: dict[str, tuple[_Entry, ...]] = dict.fromkeys(keys, ())
    built_in = lexicon_folder() / name
    user_files = [folder / name for folder in folders if (folder / name).is_file()]
    for file in (built_in, *user_files):
        for entry in _read(file):
            if entry.key not in entries:
                remedy = what_works(entry.key, (*keys, REMOVE), called="known keys")
                raise entry.error("is an unknown key", remedy)
            entries[entry.key] += (entry,)
    missing = sorted(key for key, found in entries.items() if not found)
    if missing:
        reason = f"lacks {', '.join(missing)}"
        raise ResourceError(str(built_in), reason, remedy="install graphkit again")
    return WordTables(MappingProxyType(entries))


def _read(file: Traversable) -> Iterator[_Entry]:
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        remedy = "save it as UTF-8"
        raise ResourceError(str(file), f"cannot be read: {error}", remedy=remedy) from error
    except yaml.MarkedYAMLError as error:
        raise not_yaml(file, error) from error
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        remedy = "name each list: 'name: [word, word]'"
        raise ResourceError(str(file), "is not made of named lists", remedy=remedy)
    whole = _Entry(file, "the file", root)
    for key, node in whole.table(root):
        if key == REMOVE:
            removed = _Entry(file, key, node).table(node)
            yield from (_Entry(file, name, words, removes=True) for name, words in removed)
        else:
            yield _Entry(file, key, node)


def _fields(
    entry: _Entry, word: str, node: yaml.Node, fields: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    for field, value_node in entry.table(node):
        value = entry.word(value_node)
        if field not in fields:
            reason = f"gives {word!r} an unknown field {field!r}"
            remedy = what_works(field, fields, called="known fields")
            raise entry.error(reason, remedy, value_node)
        if value not in fields[field]:
            reason = f"gives {word!r} the {field} {value!r}"
            remedy = what_works(value, fields[field], called="allowed")
            raise entry.error(reason, remedy, value_node)
        yield field, value
