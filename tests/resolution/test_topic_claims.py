"""What topics are about: the entities they name."""

from graphkit.data_model import EntityType
from tests.resolution.drafts import (
    ALDANE,
    FOREIGN_MINISTER,
    KENYA,
    NORWAY,
    Draft,
    labels,
    statement,
    triples,
)


def topic_draft(topic: str) -> Draft:
    draft = Draft()
    at = draft.sentence(f"Mira Aldane praised {topic} yesterday.")
    aldane = draft.person("Mira Aldane", at)
    draft.relation("gk:welcomed", [aldane], [draft.topic(topic, at)], at=at)
    return draft


def test_topic_is_about_the_entities_it_names() -> None:
    draft = topic_draft("fishing off Kenya")
    draft.country(KENYA, draft.document().sentences[0].span)
    found = statement(draft.knowledge(), "gk:about")
    assert (found.subject, found.object) == ("topic/fishing-off-kenya", KENYA)
    [evidence] = found.evidence
    assert evidence.exact == "fishing off Kenya"
    assert evidence.sentence == draft.document().sentences[0].span


def test_topic_is_about_the_holder_of_the_office_it_names() -> None:
    draft = topic_draft("the Minister’s speech")
    at = draft.document().sentences[0].span
    draft.office("Minister", at, "Minister")
    at = draft.sentence("Mira Aldane is Minister for Foreign Affairs of Norway.")
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    assert statement(draft.knowledge(), "gk:about").object == ALDANE


def test_topic_is_not_about_an_office_of_nobody_knows_what() -> None:
    draft = topic_draft("the President’s speech")
    draft.office("President", draft.document().sentences[0].span, "President")
    assert not triples(draft.knowledge(), "gk:about")


def test_topics_nothing_is_said_of_are_about_nothing() -> None:
    draft = Draft()
    at = draft.sentence("There is fishing off Kenya.")
    draft.topic("fishing off Kenya", at)
    draft.country(KENYA, at)
    assert not draft.knowledge().statements


def test_label_of_a_topic_has_no_empty_words_before_it() -> None:
    knowledge = topic_draft("their recent fishing").knowledge()
    assert labels(knowledge, EntityType.TOPIC) == {"Fishing"}
    [topic] = [e for e in knowledge.entities if e.type is EntityType.TOPIC]
    assert topic.alt_labels == ("their recent fishing",)
