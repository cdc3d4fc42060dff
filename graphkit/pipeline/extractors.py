"""Extractors: the interface they share, and how they are found by name.

The built-in one is called ``rules``. Another package offers its own through an entry
point of the group ``graphkit.extractors``; docs/extending.md shows how.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, runtime_checkable

from graphkit.errors import PipelineError
from graphkit.pipeline.extraction_check import Checked
from graphkit.resources.suggestions import what_works
from graphkit.settings import DEFAULT_EXTRACTOR, DEFAULT_PIPELINE

if TYPE_CHECKING:
    from graphkit.data_model import Document, Extraction, Trace

GROUP: Final = "graphkit.extractors"
"""The group of entry points by which packages offer extractors."""


class Extractor(Protocol):
    """Reads what one document says.

    ``name`` and ``version`` go into the record of a build, and so does
    ``pipeline_version`` where an extractor has it: the version of the trained
    pipeline it stands on.

    What it returns is checked: mentions and quotes are where they say they are, and
    ids exist. Resolution then needs of a mention its type and name; of a relation its
    predicate, subjects, objects, and quote. The same document must give the same
    extraction.
    """

    @property
    def name(self) -> str:
        """What it is called, as in ``--extractor``."""

    @property
    def version(self) -> str:
        """Its version; a result may be another one where this changes."""

    def extract(self, document: Document, /) -> Extraction:
        """Return the mentions and relations of a document.

        Raises:
            DocumentError: If this document cannot be read; the others go on.
            PipelineError: If no document can be read.
        """


@runtime_checkable
class TracingExtractor(Protocol):
    """An extractor that also tells what it saw and did not take."""

    def extract_with_trace(self, document: Document, trace: Trace, /) -> Extraction:
        """Return the same as ``extract``, and fill ``trace``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractorOptions:
    """What a user chose, for the maker of an extractor; each may do without.

    Attributes:
        pipeline: The name or path of the trained pipeline.
        lexicons: The paths of the user's lexicon folders, later ones winning.
    """

    pipeline: str = DEFAULT_PIPELINE
    lexicons: tuple[str, ...] = ()


MakeExtractor: TypeAlias = Callable[[ExtractorOptions], Extractor]
"""What an entry point names: a class or function that makes an extractor."""


def list_extractors() -> tuple[str, ...]:
    """Return the names of all extractors that are installed, sorted.

    Examples:
        >>> "rules" in list_extractors()
        True
    """
    return tuple(sorted({DEFAULT_EXTRACTOR, *(one.name for one in entry_points(group=GROUP))}))


def find_extractor(name: str, options: ExtractorOptions) -> Extractor:
    """Return the extractor of another package, its results checked.

    Raises:
        PipelineError: If there is none of that name, two have it, or it cannot be loaded.
    """
    found = [one for one in entry_points(group=GROUP) if one.name == name]
    if not found:
        reason = f"no extractor {name!r}"
        raise PipelineError(reason, what_works(name, list_extractors()))
    packages = sorted({_package_of(one) for one in found})
    if len(packages) > 1:
        reason = f"{' and '.join(packages)} both have an extractor {name!r}"
        raise PipelineError(reason, "uninstall one of them")
    make = _loaded(found[0])
    return Checked(make(options), name)


def describe_extractor(extractor: Extractor) -> tuple[str, ...]:
    """Return what tells an extractor of another package from what it was before."""
    makers = [one for one in entry_points(group=GROUP) if one.name == extractor.name]
    packages = (f"{_package_of(one)} {_version_of(one)}" for one in makers)
    versions = (extractor.version, str(getattr(extractor, "pipeline_version", "")))
    return (extractor.name, *versions, *sorted(packages))


def _loaded(entry: EntryPoint) -> MakeExtractor:
    try:
        make: MakeExtractor = entry.load()
    except (ImportError, AttributeError) as error:
        reason = f"the extractor {entry.name!r} of {_package_of(entry)} cannot be loaded: {error}"
        raise PipelineError(reason, "install that package again, with all it needs") from error
    if not callable(make):
        reason = f"the extractor {entry.name!r} of {_package_of(entry)} is no class or function"
        raise PipelineError(reason, "let its entry point name what makes the extractor")
    return make


def _version_of(entry: EntryPoint) -> str:
    known = entry.dist is not None and "Version" in entry.dist.metadata
    return entry.dist.version if entry.dist is not None and known else ""


def _package_of(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else entry.value
