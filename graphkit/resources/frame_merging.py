"""Merge the frames of one folder over those of others: take out, put in place, add."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.resources.yaml_files import REMOVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.resources.frames import Frame, Key
    from graphkit.resources.yaml_files import Record

_REMOVED_BY = frozenset({"verb", "noun", "via", "particle", "predicate", REMOVE})


def merged(old: list[Frame], new: list[Frame]) -> list[Frame]:
    """All new frames, and what they leave of the old ones."""
    taken = {key for frame in new for key in frame.keys}
    return [rest for frame in old for rest in _without(frame, taken)] + new


def _without(frame: Frame, taken: set[Key]) -> Iterator[Frame]:
    if taken.isdisjoint(frame.keys):
        yield frame
        return
    for verb, _, _, noun, *_ in (key for key in frame.keys if key not in taken):
        yield replace(frame, verbs=(verb,), nouns=(noun,) if noun else ())


def without_removed(frames: list[Frame], record: Record) -> list[Frame]:
    """All frames but those for the words that ``record`` names.

    What it does not name does not matter: a verb alone takes all its frames away.
    """
    record.check_keys(allowed=_REMOVED_BY, required=("verb",))
    verbs, nouns = set(record.texts("verb")), set(record.texts("noun"))
    kept = [rest for frame in frames for rest in _rest(frame, record, verbs, nouns)]
    if len(kept) == len(frames) and kept == frames:
        known = (verb for frame in frames for verb in frame.verbs)
        raise record.nothing_to_remove("verb", " ".join((*verbs, *nouns)), known)
    return kept


def _rest(frame: Frame, record: Record, verbs: set[str], nouns: set[str]) -> Iterator[Frame]:
    """What is left of a frame once the words of a removing record are taken out of it."""
    named = ("via", "particle", "predicate")
    fits = all(record.text(key) == getattr(frame, key) for key in named if key in record)
    hit = verbs & set(frame.verbs) and (not nouns or nouns & set(frame.nouns))
    if not (fits and hit):
        yield frame
        return
    others = tuple(verb for verb in frame.verbs if verb not in verbs)
    if others:
        yield replace(frame, verbs=others)
    left = tuple(noun for noun in frame.nouns if noun not in nouns)
    if nouns and left:
        yield replace(frame, verbs=tuple(v for v in frame.verbs if v in verbs), nouns=left)
