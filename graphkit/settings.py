"""How a graph is built: all that can be set beside what is read and where it goes.

Settings are read once at the edge, by the command line or the caller of `build`,
and passed down as plain values. Nothing below reads the environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graphkit.errors import SettingsError

DEFAULT_PIPELINE: Final = "en_graphkit"
DEFAULT_EXTRACTOR: Final = "rules"
DEFAULT_DECISIONS: Final = "graphkit-decisions.txt"
"""The decisions file that commands read if it is in the folder they are run in."""
DEFAULT_OUTPUT: Final = "graphkit-out"
"""The folder that commands write to, and read from, unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a build depends on beside its documents.

    Attributes:
        pipeline: The trained pipeline: the one shipped, or the name or path of
            a spaCy pipeline with Universal Dependencies labels, or ``stanza:`` and
            a language.
        extractor: The extractor that reads the documents.
        base_iri: What the IRIs of documents, entities and statements begin
            with; None for graphkit's own.
        lexicons: Folders with lexicons of the user, later ones winning.
        decisions: Decisions files of the user, all of which hold.

    Examples:
        >>> Settings(base_iri="https://example.org/id/").pipeline
        'en_graphkit'
    """

    pipeline: str = DEFAULT_PIPELINE
    extractor: str = DEFAULT_EXTRACTOR
    base_iri: str | None = None
    lexicons: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a name that is empty; whether it exists is seen when it is loaded.

        Raises:
            SettingsError: If the pipeline or the extractor has no name.
        """
        for name in ("pipeline", "extractor"):
            if not getattr(self, name).strip():
                message = f"the name of the {name} is empty"
                raise SettingsError(message, "leave it out to take the default")
