"""Ask about names that look like none, and about unknown ones that many documents have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import DecisionKind
from graphkit.data_model.decisions import quoted
from graphkit.resources.review_rules import load_review_rules
from graphkit.review.questions import Answer, Question, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Entity
    from graphkit.review.contents import Contents
    from graphkit.review.effects import Effects


def name_questions(contents: Contents, effects: Effects) -> Iterator[Question]:
    """Yield names that look like none, and unknown ones that many documents have."""
    rules = load_review_rules()
    of_office = {
        record.subject
        for record in contents.records
        if record.predicate in ("gk:holdsOffice", "gk:represents")
    }
    for entity in contents.entities:
        if entity.id in contents.known:
            continue
        why = rules.suspicion(entity.type, entity.label)
        if not why and entity.type in rules.unknown and entity.id not in of_office:
            documents = contents.documents_of(entity.id)
            why = f"unknown, in {documents} documents" if documents >= rules.often else ""
        if why:
            yield _is_entity(entity, why, effects)


def _is_entity(entity: Entity, why: str, effects: Effects) -> Question:
    article = "an" if entity.type[0] in "AEIOU" else "a"
    kind = f"{article} {entity.type.lower()}"
    called = f"{DecisionKind.NAME} {entity.id} {quoted(entity.label)}"
    return Question(
        kind=QuestionKind.NAME,
        asks=f"Is “{entity.label}” {kind}?",
        about=((entity.id, entity.label),),
        answers=(
            # A name that cannot be written in a line is none.
            *([Answer("y", "yes, and that is its name", called)] * entity.label.isprintable()),
            Answer("n", f"no, it is not {kind}", f"{DecisionKind.NOT_AN_ENTITY} {entity.id}"),
        ),
        reasons=(why,),
        effect=effects.of_removal(entity.id),
    )
