"""What a build changed: which documents it added, read anew, left alone and took out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.pipeline.ledger import KnownText, Ledger
    from graphkit.pipeline.readings import ReadDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The sources of documents by what a build did to them, each sorted.

    Attributes:
        added: Those that were not in the graph before.
        changed: Those whose text is another one than before.
        kept: How many are as they were.
        removed: Those that are not in the graph any more.
        new_rules: Whether all were read or written anew, because lexicons, pipeline or
            graphkit have changed.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    kept: int = 0
    removed: tuple[str, ...] = ()
    new_rules: bool = False

    @classmethod
    def of(
        cls,
        ledger: Ledger,
        documents: Sequence[ReadDocument],
        texts: Iterable[KnownText],
        *,
        new_rules: bool,
    ) -> Self:
        """Compare what is in a graph now with what a ledger says was in it."""
        now = {one.id: one.source for one in documents}
        hashes = {one.content_hash for one in documents if one.id not in ledger.documents}
        places = {text.place for text in texts if text.content_hash in hashes}
        replaced = {text.content_hash for text in ledger.texts if text.place in places}
        before = {text.place for text in ledger.texts}
        new = {text.content_hash for text in texts if text.place in before}
        added = [one for one in documents if one.id not in ledger.documents]
        gone = [one for id_, one in ledger.documents.items() if id_ not in now]
        return cls(
            added=tuple(sorted(one.source for one in added if one.content_hash not in new)),
            changed=tuple(sorted(one.source for one in added if one.content_hash in new)),
            kept=len(now) - len(added),
            removed=tuple(sorted(one.source for one in gone if one.content_hash not in replaced)),
            new_rules=new_rules,
        )

    def to_text(self) -> str:
        """Return it in one line."""
        counts = (
            (len(self.added), "added"),
            (len(self.changed), "changed"),
            (self.kept, "kept"),
            (len(self.removed), "removed"),
        )
        said = ", ".join(f"{count:,} {what}" for count, what in counts if count)
        return f"{said}; the rules have changed" if self.new_rules else said
