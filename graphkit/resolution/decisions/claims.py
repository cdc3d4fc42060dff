"""Leave out what is said of what the user decided is no entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from graphkit.data_model import Literal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from graphkit.resolution.local_knowledge import KnownClaim, KnownPassage, LocalKnowledge


def known_claims(local: LocalKnowledge, known: Container[str]) -> Iterator[KnownClaim]:
    """Yield the claims of a document between keys that are ``known``.

    What is said of something else besides (an addressee, the meeting) loses only that.
    """
    unknown = {key for key in local.keys if key not in known}
    if not unknown:
        yield from local.claims
        return
    for claim in local.claims:
        target = () if isinstance(claim.object, Literal) else (claim.object,)
        if unknown.isdisjoint((claim.subject, *target)) and not _lost_all(claim, unknown):
            yield _without(claim, unknown)


def _lost_all(claim: KnownClaim, unknown: set[str]) -> bool:
    """Whether a joint act has none left who did it."""
    return bool(claim.agents) and unknown.issuperset(claim.agents)


def _without(claim: KnownClaim, unknown: set[str]) -> KnownClaim:
    return msgspec.structs.replace(
        claim,
        passages=tuple(_carried(passage, unknown) for passage in claim.passages),
        meeting="" if claim.meeting in unknown else claim.meeting,
        agents=_kept(claim.agents, unknown),
        addressees=_kept(claim.addressees, unknown),
        concerning=_kept(claim.concerning, unknown),
        attributed_to="" if claim.attributed_to in unknown else claim.attributed_to,
    )


def _kept(keys: Iterable[str], unknown: set[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in unknown)


def _carried(passage: KnownPassage, unknown: set[str]) -> KnownPassage:
    carriers = tuple(one for one in passage.carriers if one.key not in unknown)
    return msgspec.structs.replace(passage, carriers=carriers)
