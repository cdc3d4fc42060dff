"""Which texts a graph is built of: those that inputs name now, and those of earlier builds.

What a build names takes the place of what lay there before; the rest stays.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.documents import FoundText
from graphkit.errors import StoreError
from graphkit.pipeline.ledger import KnownText
from graphkit.pipeline.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.pipeline.readings import ReadDocument, Readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What earlier builds leave to the next one.

    Attributes:
        folder: The folder of the graph; what lies in it is no text to read.
        readings: What was read of texts.
        texts: The texts of the graph.
        prune: Whether what has vanished from a folder or pattern that is read again goes.
        fresh: Whether all is read anew.
        may_be_empty: Whether a graph may be left without documents.
    """

    folder: Path | None = None
    readings: Readings | None = None
    texts: tuple[KnownText, ...] = ()
    prune: bool = False
    fresh: bool = False
    may_be_empty: bool = False


class Findings:
    """The texts of a build, as they are found."""

    def __init__(self, before: Before, rules: str, inputs: Sequence[str]) -> None:
        """Begin with none; ``rules`` are those that what was read must have been read by."""
        self.now: dict[bytes, KnownText] = {}
        self._before = before
        self._rules = rules
        self._inputs = inputs
        self._places = Places.seen_from(before.folder)
        self._names = {text.place: text.name for text in before.texts}
        self._unreadable: set[bytes] = set()
        self._contents: dict[bytes, FoundText] = {}
        self._paths: dict[bytes, Path] = {}
        self._readings: dict[tuple[str, str], ReadDocument | None] = {}
        self._own = _inside(before.folder, inputs)

    def take(self, text: FoundText) -> bool:
        """Note a text that an input names; return whether it is one to read.

        Its name is the least that it ever had, as in one build of all inputs.
        """
        if self._own and os.path.realpath(text.path).startswith(self._own):
            return False
        place = self._places.of(text)
        name = min(text.name, self._names.get(place, text.name))
        self._paths[place] = text.path
        self.now[place] = known = KnownText(place, name, text.content_hash)
        if self.reading(known) is None:
            self._contents[place] = text
        return True

    def miss(self, path: str) -> None:
        """Note a file that cannot be read."""
        self._unreadable.add(self._places.of_path(path))

    def texts(self) -> list[KnownText]:
        """Return all texts: those named now, and those of earlier builds that stay."""
        return [*self.now.values(), *filter(self._stays, self._before.texts)]

    def _stays(self, text: KnownText) -> bool:
        if text.place in self.now:
            return False
        gone = self._places.is_gone
        if text.place in self._unreadable and not gone(text.place):
            return False  # it is there, and is not what it was
        prune = self._before.prune and self._places.is_among(text.place, self._inputs)
        return not (prune and gone(text.place))

    def reading(self, text: KnownText) -> ReadDocument | None:
        """Return what was read in a text before, by the same rules."""
        if self._before.readings is None or self._before.fresh or not self._rules:
            return None
        key = (text.name, text.content_hash)
        if key not in self._readings:
            self._readings[key] = self._before.readings.reading(*key, self._rules)
        return self._readings[key]

    def content(self, text: KnownText) -> FoundText:
        """Return a text that is to be read: as it was found, or kept, or lies in its place.

        Raises:
            StoreError: If it is nowhere any more.
        """
        found = self._contents.get(text.place) or self._kept(text) or self._in_place(text)
        if found is None:
            message = (
                f"{text.name} was read by an earlier build, and its text is not there any more"
            )
            remedy = "name its file again, take it out with graphkit remove, or build with --fresh"
            raise StoreError(message, remedy)
        return replace(found, name=text.name)

    def path(self, text: KnownText) -> str:
        """Return where a text lies, as the user named it."""
        found = self._paths.get(text.place)
        return text.name if found is None else str(found)

    def _kept(self, text: KnownText) -> FoundText | None:
        """Return a text as it was kept, under whatever name it was read."""
        if self._before.readings is None:
            return None
        same = {one.name for one in self._before.texts if one.content_hash == text.content_hash}
        kept = (self._before.readings.text(name, text.content_hash) for name in sorted(same))
        return next(filter(None, kept), None)

    def _in_place(self, text: KnownText) -> FoundText | None:
        path = Path(self._places.path(text.place))
        try:
            found = FoundText.of(text.name, path.read_bytes(), path)
        except OSError:
            return None
        return found if found.content_hash == text.content_hash else None


def alike(texts: Iterable[KnownText]) -> list[list[KnownText]]:
    """Return texts in groups of the same bytes; groups and texts by name, then by place.

    A group is one document, under the first of its names.
    """
    groups: dict[str, list[KnownText]] = {}
    for text in sorted(texts, key=lambda one: (one.name, one.place)):
        groups.setdefault(text.content_hash, []).append(text)
    return list(groups.values())


def _inside(folder: Path | None, inputs: Sequence[str]) -> str:
    """Return how paths in the folder of the graph begin, "" if no input holds it."""
    if folder is None:
        return ""
    own = folder.resolve()
    roots = (Path(one).resolve() for one in inputs if Path(one).is_dir())
    return f"{own}{os.sep}" if any(root in own.parents for root in roots) else ""
