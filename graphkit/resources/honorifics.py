"""Honorifics: forms of address before a name ("Mr.", "H.E.") and suffixes after it ("Jr.")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphkit.resources.yaml_files import lexicon_folder, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
    """Load the honorifics, longest form first, those of ``folders`` merged over the built-in ones.

    Raises:
        ResourceError: Where a file is wrong, with its line and what would work.
    """
    return _load_honorifics(folders)


@cache
def _load_honorifics(folders: tuple[Path, ...]) -> tuple[Honorific, ...]:
    found = {honorific.form: honorific for honorific in _honorifics(folders)}
    return tuple(found[form] for form in sorted(found, key=lambda form: (-len(form), form)))


def _honorifics(folders: tuple[Path, ...]) -> Iterator[Honorific]:
    for folder in (lexicon_folder(), *folders):
        file = folder / "honorifics.yaml"
        for record in read_records(file) if file.is_file() else ():
            record.check_keys(allowed=("forms", "gender", "suffix", "office"), required=("forms",))
            gender = record.text("gender")
            if gender not in {"", "m", "f"}:
                reason = f"'gender' is {gender!r}"
                raise record.error(reason, key="gender", remedy="write m or f")
            for form in record.texts("forms"):
                yield Honorific(
                    form=form,
                    gender=gender,
                    suffix=record.flag("suffix"),
                    office=record.flag("office"),
                )
