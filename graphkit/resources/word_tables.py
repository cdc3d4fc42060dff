"""Read lexicons that are made of named lists and tables of words.

Such a file is a mapping: each key names a list of words, or a table from words
to words. Nothing is guessed: ``on``, ``no`` and ``2`` stay the words they are.
What is wrong is reported with file and line; what the words mean is said at the
top of each file and checked by the loaders.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

from graphkit.errors import ResourceError
from graphkit.resources.yaml_files import lexicon_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands under a key of a file."""

    file: Traversable
    key: str
    node: yaml.Node

    def error(self, reason: str, remedy: str, node: yaml.Node | None = None) -> ResourceError:
        line = (node or self.node).start_mark.line + 1
        return ResourceError(str(self.file), f"{self.key!r} {reason}", line=line, remedy=remedy)

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
        found = (word for entry in self._entries[key] for word in entry.words(entry.node))
        return tuple(dict.fromkeys(found))

    def pairs(self, key: str, *, allowed: Collection[str] = ()) -> Mapping[str, str]:
        """The table of words called ``key``, its values ``allowed`` ones if any are given.

        Raises:
            ResourceError: A value is none of the allowed ones.
        """
        pairs: dict[str, str] = {}
        for entry in self._entries[key]:
            for word, node in entry.table(entry.node):
                pairs[word] = entry.word(node)
                if allowed and pairs[word] not in allowed:
                    reason = f"gives {word!r} the value {pairs[word]!r}"
                    remedy = f"allowed: {', '.join(sorted(allowed))}"
                    raise entry.error(reason, remedy, node)
        return MappingProxyType(pairs)

    def numbers(self, key: str) -> Mapping[str, int]:
        """The table from words to whole numbers called ``key``.

        Raises:
            ResourceError: A value is not a whole number.
        """
        numbers: dict[str, int] = {}
        for entry in self._entries[key]:
            for word, node in entry.table(entry.node):
                value = entry.word(node)
                if not value.isdecimal():
                    reason = f"gives {word!r} the value {value!r}"
                    raise entry.error(reason, "write a whole number", node)
                numbers[word] = int(value)
        return MappingProxyType(numbers)

    def lists(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """The table from words to lists of words called ``key``."""
        return MappingProxyType(
            {
                word: tuple(entry.words(node))
                for entry in self._entries[key]
                for word, node in entry.table(entry.node)
            }
        )

    def records(
        self, key: str, *, fields: Mapping[str, Collection[str]], required: str
    ) -> Mapping[str, Mapping[str, str]]:
        """The table called ``key`` from words to records.

        ``fields`` are the fields a record may have with their values; one is ``required``.

        Raises:
            ResourceError: A record has another field or value, or lacks the required field.
        """
        records: dict[str, Mapping[str, str]] = {}
        for entry in self._entries[key]:
            for word, node in entry.table(entry.node):
                records[word] = MappingProxyType(dict(_fields(entry, word, node, fields)))
                if required not in records[word]:
                    reason = f"gives {word!r} no {required!r}"
                    raise entry.error(reason, f"add '{required}: …'", node)
        return MappingProxyType(records)


def read_word_tables(
    name: str, *, keys: Collection[str], folders: tuple[Path, ...] = ()
) -> WordTables:
    """Read the built-in lexicon called ``name`` and those of the same name in ``folders``.

    The built-in file has all of ``keys``; one of the user's may have some.

    Raises:
        ResourceError: A file cannot be read, is no table, or has an unknown key.
    """
    entries: dict[str, tuple[_Entry, ...]] = dict.fromkeys(keys, ())
    built_in = lexicon_folder() / name
    user_files = [folder / name for folder in folders if (folder / name).is_file()]
    for file in (built_in, *user_files):
        for entry in _read(file):
            if entry.key not in entries:
                remedy = f"known keys: {', '.join(sorted(keys))}"
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
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ResourceError(str(file), f"is not YAML: {error.problem}", line=line) from error
    if not isinstance(root, yaml.MappingNode):
        remedy = "name each list: 'name: [word, word]'"
        raise ResourceError(str(file), "is not made of named lists", remedy=remedy)
    whole = _Entry(file, "the file", root)
    for key, node in whole.table(root):
        yield _Entry(file, key, node)


def _fields(
    entry: _Entry, word: str, node: yaml.Node, fields: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    for field, value_node in entry.table(node):
        value = entry.word(value_node)
        if field not in fields:
            reason = f"gives {word!r} an unknown field {field!r}"
            raise entry.error(reason, f"known fields: {', '.join(sorted(fields))}", value_node)
        if value not in fields[field]:
            reason = f"gives {word!r} the {field} {value!r}"
            raise entry.error(reason, f"allowed: {', '.join(sorted(fields[field]))}", value_node)
        yield field, value
