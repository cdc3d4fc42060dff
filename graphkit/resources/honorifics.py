"""Honorifics: forms of address before a name ("Mr.", "H.E.") and suffixes after it ("Jr.")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphkit.resources.yaml_files import REMOVE, lexicon_folder, read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.resources.files import Folder
    from graphkit.resources.yaml_files import Record

_KEYS = frozenset({"forms", "gender", "suffix", "office", REMOVE})


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


def load_honorifics(*folders: Folder) -> tuple[Honorific, ...]:
    """Load the honorifics, longest form first; a user's takes the place of the built-in one.

    Raises:
        ResourceError: Where a file is wrong, with its line and what would work.
    """
    return _load_honorifics(folders)


@cache
def _load_honorifics(folders: tuple[Folder, ...]) -> tuple[Honorific, ...]:
    found: dict[tuple[str, bool], Honorific] = {}
    for folder in (lexicon_folder(), *folders):
        file = folder / "honorifics.yaml"
        records = read_records(file) if file.is_file() else ()
        for record in records:
            if record.removes:
                _remove(record, found)
        found |= _read(record for record in records if not record.removes)
    return tuple(sorted(found.values(), key=lambda h: (-len(h.form), h.form, h.suffix)))


def _remove(record: Record, found: dict[tuple[str, bool], Honorific]) -> None:
    for honorific in _honorifics(record):
        if found.pop((honorific.form, honorific.suffix), None) is None:
            raise record.nothing_to_remove("forms", honorific.form, (form for form, _ in found))


def _read(records: Iterable[Record]) -> dict[tuple[str, bool], Honorific]:
    found: dict[tuple[str, bool], Honorific] = {}
    for record in records:
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
