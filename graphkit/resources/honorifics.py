"""Honorifics: forms of address before a name ("Mr.", "H.E.") and suffixes after it ("Jr.")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphkit.resources.yaml_files import lexicon_folder, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from graphkit.resources.yaml_files import Record

_KEYS = frozenset({"forms", "gender", "suffix", "office"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Honorific:
    """A form of address that stands before a name (or, a suffix, after it).

    ``gender`` is ``m``, ``f`` or empty where the form does not tell. ``office``:
    the form also says what somebody is ("Senator", "King"), so that it is more
    than politeness.
    """

    form: str
    gender: str = ""
    suffix: bool = False
    office: bool = False


def load_honorifics(*folders: Path) -> tuple[Honorific, ...]:
    """Load the honorifics, longest form first; a user's takes the place of the built-in one.

    Raises:
        ResourceError: Where a file is wrong, with its line and what would work.
    """
    return _load_honorifics(folders)


@cache
def _load_honorifics(folders: tuple[Path, ...]) -> tuple[Honorific, ...]:
    found: dict[tuple[str, bool], Honorific] = {}
    for folder in (lexicon_folder(), *folders):
        file = folder / "honorifics.yaml"
        found |= _read_file(file) if file.is_file() else {}
    return tuple(sorted(found.values(), key=lambda h: (-len(h.form), h.form, h.suffix)))


def _read_file(file: Traversable) -> dict[tuple[str, bool], Honorific]:
    found: dict[tuple[str, bool], Honorific] = {}
    for record in read_records(file):
        for honorific in _honorifics(record):
            key = honorific.form, honorific.suffix
            if key in found:
                reason = f"{honorific.form!r} stands in another entry too"
                raise record.error(reason, key="forms", remedy="keep one of them")
            found[key] = honorific
    return found


def _honorifics(record: Record) -> Iterator[Honorific]:
    record.check_keys(allowed=_KEYS, required=("forms",))
    gender = record.text("gender")
    if gender not in {"", "m", "f"}:
        reason = f"'gender' is {gender!r}"
        raise record.error(reason, key="gender", remedy="write m or f")
    for form in record.texts("forms"):
        yield Honorific(
            form=form, gender=gender, suffix=record.flag("suffix"), office=record.flag("office")
        )
