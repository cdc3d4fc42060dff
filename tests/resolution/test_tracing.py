"""A trace is told what mentions mean, and why a reference or relation was left open."""

from graphkit.data_model import Seen, Trace
from graphkit.resolution import resolve
from tests.resolution.drafts import Draft


def traced(draft: Draft) -> Trace:
    trace = Trace()
    document, extraction = draft.document(), draft.extraction()
    resolve([document], [extraction], traces={document.id: trace})
    return trace


def test_mention_is_told_with_entity_and_reason() -> None:
    draft = Draft()
    at = draft.sentence("Ms. Ruiz discussed cod. She welcomed trade.")
    ruiz = draft.person("Ruiz", at)
    draft.relation("gk:discussed", [ruiz], [draft.topic("cod", at)], at=at)
    she = draft.pronoun("She", at, gender="f")
    draft.relation("gk:welcomed", [she], [draft.topic("trade", at)], at=at)
    trace = traced(draft)
    found = {one.mention: (one.entity, one.reason) for one in trace.resolved}
    assert found[ruiz] == ("person/ruiz", "name")
    assert found[she] == ("person/ruiz", "pronoun: the last subject it can mean")
    assert not trace.untaken


def test_open_reference_is_told_with_the_relation_that_needs_it() -> None:
    draft = Draft()
    at = draft.sentence("She welcomed trade.")
    she = draft.pronoun("She", at, gender="f")
    draft.relation("gk:welcomed", [she], [draft.topic("trade", at)], at=at)
    trace = traced(draft)
    assert {one.mention for one in trace.resolved} == {"m2"}
    assert [(one.kind, one.reason) for one in trace.untaken] == [
        (Seen.REFERENCE, "nobody of its gender is spoken of before it"),
        (Seen.RELATION, "as gk:welcomed: what 'She' means is left open"),
    ]
