"""Find, check and read the files en_graphkit is trained on.

``graphkit/resources/pipelines/sources.yaml`` says which they are. The folders
are git checkouts: the documents of the UD treebanks are read one by one from
``not-to-release/sources``, so that GUM can be taken by licence.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from graphkit.errors import ResourceError
from graphkit.extraction.training.conversion import map_names
from graphkit.extraction.training.gum_names import with_names
from graphkit.extraction.training.person_names import list_files, locale_files
from graphkit.extraction.training.pretraining import briefing_files
from graphkit.extraction.training.treebank import (
    Sentence,
    read_columns,
    read_conllu,
    read_iob2,
)

SPLITS = ("train", "dev", "test")
SOURCE_NAMES = ("briefings", "crossner", "ewt", "gum", "names", "uner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The checkouts of the sources."""

    briefings: Path
    crossner: Path
    ewt: Path
    gum: Path
    names: Path
    uner: Path

    def of(self, source: str) -> Path:
        """Return the folder of a source by its name."""
        folder: Path = getattr(self, source)
        return folder


@cache
def describe_sources() -> Mapping[str, Mapping[str, Any]]:
    """Return what ``sources.yaml`` says, read-only."""
    described = yaml.safe_load(resource_text("sources.yaml"))
    return MappingProxyType({name: MappingProxyType(described[name]) for name in SOURCE_NAMES})


@cache
def name_rules() -> Mapping[str, Any]:
    """Return what ``name-swaps.yaml`` says, read-only."""
    return MappingProxyType(yaml.safe_load(resource_text("name-swaps.yaml")))


def resource_text(name: str) -> str:
    """Return a file of ``graphkit/resources/pipelines``."""
    return (files("graphkit") / "resources" / "pipelines" / name).read_text("utf-8")


def check_sources(folders: Folders, *, any_version: bool = False) -> dict[str, str]:
    """Return the digest of each source.

    Raises:
        ResourceError: If a file is missing, or a digest is not the recorded one
            and ``any_version`` is false.
    """
    digests = {source: digest(folders, source) for source in SOURCE_NAMES}
    for source, found in digests.items():
        described = describe_sources()[source]
        if found != described["digest"] and not any_version:
            raise ResourceError(
                str(folders.of(source)),
                f"its files are not those of {described['name']} {described['version']}",
                remedy="check that version out, or pass --any-version",
            )
    return digests


def digest(folders: Folders, source: str) -> str:
    """Return the SHA-256 over the names and contents of all files read of a source."""
    whole = hashlib.sha256()
    for split in SPLITS:
        for path in source_files(folders, source, split):
            whole.update(f"{split} {path.name}\n".encode())
            whole.update(_read(path).encode())
    return whole.hexdigest()


def syntax_sentences(folders: Folders, source: str, split: str) -> list[Sentence]:
    """Read the parsed sentences of one split of ``ewt`` or ``gum``."""
    return [
        sentence
        for path in source_files(folders, source, split)
        for sentence in read_conllu(_read(path), file=path.name)
    ]


def name_sentences(folders: Folders, source: str, split: str) -> list[Sentence]:
    """Read the sentences with names of one split of ``crossner``, ``gum`` or ``uner``."""
    labels = describe_sources()[source]["labels"]
    return [
        map_names(sentence, labels)
        for path in source_files(folders, source, split)
        for sentence in _read_names(source, path)
    ]


def source_files(folders: Folders, source: str, split: str) -> list[Path]:
    """Return the files that make up a split, in the order of the source."""
    folder = folders.of(source)
    if source in {"briefings", "names"}:
        return _unsplit_files(folders, source) if split == "train" else []
    if source == "crossner":
        return [folder / "ner_data" / "politics" / f"{split}.txt"]
    if source == "uner":
        return [folder / f"en_ewt-ud-{split}.iob2"]
    unreleased = folder / "not-to-release"
    listed = _read(unreleased / "file-lists" / f"files.{split}").split()
    names = listed if source == "ewt" else [f"{name}.conllu" for name in listed if _is_free(name)]
    return [unreleased / "sources" / name for name in names]


def _unsplit_files(folders: Folders, source: str) -> list[Path]:
    if source == "briefings":
        return briefing_files(folders.briefings)
    return [*list_files(folders.names), *locale_files(name_rules())]


def _is_free(document: str) -> bool:
    """Say if the licence of a GUM document lets it be used: ``GUM_<genre>_<title>``."""
    gum = describe_sources()["gum"]
    return document.split("_")[1] in gum["genres"] and document not in gum["left_out"]


def _read_names(source: str, path: Path) -> Iterator[Sentence]:
    text = _read(path)
    if source == "crossner":
        return read_columns(text, file=path.name)
    if source == "uner":
        return read_iob2(text)
    return map(with_names, read_conllu(text, file=path.name))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        remedy = "give the folder of a git checkout, not of a release archive"
        raise ResourceError(str(path), "cannot be read", remedy=remedy) from error
