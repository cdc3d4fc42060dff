"""What one document says, by itself: kept as bytes, and the same whatever else there is."""

import msgspec
import pytest

from graphkit.data_model import Knowledge
from graphkit.resolution import (
    LocalKnowledge,
    resolve_across,
    resolve_document,
    write_statements,
)
from graphkit.resolution.local_knowledge import VERSION
from graphkit.resources.lexicons import Lexicons
from tests.resolution.drafts import (
    ALDANE,
    CHILE,
    FOREIGN_MINISTER,
    NORWAY,
    VERRIN,
    Draft,
    draft_of_meeting,
    resolve_all,
)


def talks(name: str = "talks") -> Draft:
    """Return a document with offices, a meeting, a topic and a reference that is left open."""
    draft = Draft(name, publisher="Norway")
    at = draft.sentence("Mira Aldane, Minister for Foreign Affairs of Norway, met Verrin of Chile.")
    host = draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY, gender="f")
    guest = draft.person("Verrin", at, of=CHILE)
    draft.held_on(draft.encounter("met", at, [host], with_=[guest]), "2031-03-11", at)
    second = draft.sentence("The two Ministers discussed cod.")
    both = draft.group("The two Ministers", second, count=2)
    draft.relation("gk:discussed", [both], [draft.topic("cod", second)], at=second)
    return draft


def local_of(draft: Draft) -> LocalKnowledge:
    return resolve_document(draft.document(), draft.extraction(), Lexicons())


def test_local_knowledge_comes_back_from_its_bytes() -> None:
    local = local_of(talks())
    assert local.persons
    assert local.meetings
    assert local.claims
    assert LocalKnowledge.from_bytes(local.to_bytes()) == local


def test_local_knowledge_has_the_same_bytes_each_time() -> None:
    assert local_of(talks()).to_bytes() == local_of(talks()).to_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda _: b"",
        lambda content: content.replace(b"Asserted", b"Asserded"),
        lambda _: msgspec.msgpack.encode((VERSION, "no knowledge")),
    ],
)
def test_damaged_bytes_are_an_error(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(ValueError, match="damaged"):
        LocalKnowledge.from_bytes(damage(local_of(talks()).to_bytes()))


def test_bytes_of_another_version_are_an_error() -> None:
    _, packed = msgspec.msgpack.decode(local_of(talks()).to_bytes())
    with pytest.raises(ValueError, match="of version 999"):
        LocalKnowledge.from_bytes(msgspec.msgpack.encode((999, packed)))


def test_meeting_is_known_with_people_day_and_place_in_the_text() -> None:
    local = local_of(talks())
    (meeting,) = local.meetings
    people = {one.key: one.label for one in local.persons}
    assert [people[key] for key in meeting.participants] == ["Mira Aldane", "Verrin"]
    assert (meeting.day, meeting.days) == ("2031-03-11", ("2031-03-11",))
    assert [span.of(talks().document().text) for span in meeting.mentions] == ["met"]


def test_denied_meeting_is_nothing_to_unite() -> None:
    assert not local_of(draft_of_meeting(ALDANE, VERRIN, negative="yes")).meetings


def test_statements_of_one_document_need_only_its_text_and_its_ids() -> None:
    drafts = [talks("a"), draft_of_meeting(ALDANE, VERRIN, name="b", day="2031-03-11")]
    locals_ = [LocalKnowledge.from_bytes(local_of(draft).to_bytes()) for draft in drafts]
    entities = resolve_across(locals_, Lexicons())
    whole: Knowledge = resolve_all(*drafts)
    for draft, local in zip(drafts, locals_, strict=True):
        document = draft.document()
        written = write_statements(document, local, entities.ids_in(document.id))
        assert written.statements == tuple(
            one for one in whole.statements if one.document == document.id
        )
        assert written.references == tuple(
            one for one in whole.references if one.document == document.id
        )
