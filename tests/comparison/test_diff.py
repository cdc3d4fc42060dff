"""Two sides against each other, on records made by hand."""

import csv
import io
import json
from collections.abc import Callable

from graphkit.comparison import Difference, Side, Verdict, aligned, by_people, diff
from graphkit.data_model import (
    Block,
    BlockKind,
    Document,
    Entity,
    EntityType,
    Polarity,
    Section,
    Sentence,
    Span,
    StatementRecord,
)
from tests.comparison.conftest import AOKI, HERRING, LIND, PAIR, RUIZ, THREE, Say

Held = Callable[..., list[StatementRecord]]
LONG = "Ruiz warned that melting glaciers in the northern fjords endanger every coastal harbour."
ALIKE = "Ruiz said melting glaciers in the northern fjords endanger each coastal harbour there."
GLACIERS = ("topic/melting-glacier-in-northern-fjord", "Melting glaciers in the northern fjords")


def verdicts(found: Difference) -> dict[tuple[str, ...], Verdict]:
    return {one.labels: one.verdict for one in found.findings()}


def test_what_one_side_alone_says_and_what_both_say(say: Say, held: Held) -> None:
    a = [
        *held("gazette", PAIR, "2031-03-11", RUIZ, AOKI),
        say("gazette", PAIR, "gk:discussed", HERRING, meeting=PAIR, agents=(RUIZ, AOKI)),
        say("gazette", RUIZ, "gk:thanked", AOKI, meeting=PAIR),
    ]
    b = [
        *held("herald", PAIR, "2031-03-11", RUIZ, AOKI),
        say("herald", PAIR, "gk:agreedOn", HERRING, meeting=PAIR, agents=(RUIZ, AOKI)),
        say("herald", RUIZ, "gk:announced", ("topic/ferry", "A ferry"), meeting=PAIR),
    ]
    found = diff(Side("A", a), Side("B", b))
    assert verdicts(found) == {
        ("Herring quotas",): Verdict.BOTH,
        ("Ken Aoki",): Verdict.ONLY_A,
        ("A ferry",): Verdict.ONLY_B,
    }
    (both,) = found.findings(Verdict.BOTH)
    assert [(one.aspect, one.a, one.b) for one in both.changes] == [
        ("act", "discussed", "agreed on")
    ]


def test_spelling_and_more_words_are_the_same_content(say: Say) -> None:
    kept = ("topic/a", "Complete denuclearisation of the islands")
    other = ("topic/b", "Denuclearization of the islands")
    a = [say("gazette", RUIZ, "gk:stated", kept, meeting=PAIR)]
    b = [say("herald", RUIZ, "gk:stated", other, meeting=PAIR)]
    assert set(verdicts(diff(Side("A", a), Side("B", b))).values()) == {Verdict.BOTH}


def test_nearly_the_same_sentence_under_another_meeting_has_moved(say: Say, held: Held) -> None:
    a = [
        *held("gazette", THREE, "2031-03-12", RUIZ, AOKI, LIND),
        say("gazette", RUIZ, "gk:stated", GLACIERS, meeting=THREE, sentence=LONG),
    ]
    b = [
        *held("herald", PAIR, "2031-03-11", RUIZ, AOKI),
        say("herald", RUIZ, "gk:stated", GLACIERS, meeting=PAIR, sentence=ALIKE),
    ]
    found = diff(Side("A", a), Side("B", b))
    (moved,) = found.findings()
    assert moved.verdict is Verdict.MOVED
    assert (moved.changes[0].a, moved.changes[0].b) == (THREE[1], PAIR[1])
    assert (moved.sentence_a, moved.sentence_b) == (LONG, ALIKE)
    assert {one.id: one.moved_to for one in found.meetings}[THREE[0]] == (
        (f"{PAIR[1]} (2031-03-11)", 1),
    )


def test_the_same_topic_in_another_meeting_has_not_moved(say: Say, held: Held) -> None:
    first = "They discussed herring quotas and the price of ferries to Oslo and beyond."
    other = "Opening the second session, the three took up herring quotas once again."
    a = [
        *held("gazette", THREE, "2031-03-12", RUIZ, AOKI, LIND),
        say("gazette", THREE, "gk:discussed", HERRING, meeting=THREE, sentence=first),
    ]
    b = [
        *held("herald", PAIR, "2031-03-11", RUIZ, AOKI),
        say("herald", PAIR, "gk:discussed", HERRING, meeting=PAIR, sentence=other),
    ]
    found = diff(Side("A", a), Side("B", b))
    assert {one.verdict for one in found.findings()} == {Verdict.ONLY_A, Verdict.ONLY_B}


def test_what_is_said_there_as_well_has_not_moved(say: Say, held: Held) -> None:
    a = [
        *held("gazette", THREE, "2031-03-12", RUIZ, AOKI, LIND),
        say("gazette", RUIZ, "gk:stated", GLACIERS, meeting=THREE, sentence=LONG),
    ]
    b = [
        *held("herald", PAIR, "2031-03-11", RUIZ, AOKI),
        *held("herald", THREE, "2031-03-12", RUIZ, AOKI, LIND),
        say("herald", RUIZ, "gk:stated", GLACIERS, meeting=PAIR, sentence=ALIKE),
        say("herald", RUIZ, "gk:stated", GLACIERS, meeting=THREE, sentence=LONG),
    ]
    found = diff(Side("A", a), Side("B", b))
    assert {one.verdict for one in found.findings()} == {Verdict.ONLY_B, Verdict.BOTH}


def test_meetings_a_year_apart_exchange_nothing(say: Say, held: Held) -> None:
    a = [
        *held("gazette", THREE, "2030", RUIZ, AOKI, LIND),
        say("gazette", RUIZ, "gk:stated", GLACIERS, meeting=THREE, sentence=LONG),
    ]
    b = [
        *held("herald", PAIR, "2031-03-11", RUIZ, AOKI),
        say("herald", RUIZ, "gk:stated", GLACIERS, meeting=PAIR, sentence=ALIKE),
    ]
    assert diff(Side("A", a), Side("B", b)).findings(Verdict.MOVED) == ()


def test_another_speaker_of_the_same_act_has_moved_it(say: Say) -> None:
    a = [say("gazette", RUIZ, "gk:requested", HERRING, meeting=PAIR)]
    b = [say("herald", AOKI, "gk:requested", HERRING, meeting=PAIR)]
    (moved,) = diff(Side("A", a), Side("B", b)).findings()
    assert moved.verdict is Verdict.MOVED
    assert [(one.aspect, one.a, one.b) for one in moved.changes] == [
        ("speaker", "Ana Ruiz", "Ken Aoki")
    ]


def test_an_answer_is_not_the_request(say: Say) -> None:
    a = [say("gazette", RUIZ, "gk:requested", HERRING, meeting=PAIR)]
    b = [say("herald", AOKI, "gk:supported", HERRING, meeting=PAIR, sentence="He did.")]
    found = diff(Side("A", a), Side("B", b))
    assert {one.verdict for one in found.findings()} == {Verdict.ONLY_A, Verdict.ONLY_B}


def test_one_asserts_what_the_other_denies(say: Say) -> None:
    a = [say("gazette", RUIZ, "gk:agreedOn", HERRING, meeting=PAIR)]
    b = [
        say("herald", RUIZ, "gk:agreedOn", HERRING, meeting=PAIR, polarity=Polarity.NEGATIVE),
    ]
    found = diff(Side("A", a), Side("B", b))
    (disputed,) = found.findings()
    assert disputed.verdict is Verdict.DISPUTED
    assert "polarity: A Positive, B Negative" in found.to_text()


def test_a_denied_meeting_is_disputed(say: Say) -> None:
    a = [say("gazette", RUIZ, "gk:met", AOKI, meeting=PAIR)]
    b = [say("herald", AOKI, "gk:met", RUIZ, polarity=Polarity.NEGATIVE)]
    (disputed,) = diff(Side("A", a), Side("B", b)).findings()
    assert disputed.verdict is Verdict.DISPUTED


def test_what_another_sentence_of_the_meeting_holds_is_told_there(say: Say) -> None:
    women = ("topic/women", "Rights of women")
    sentence = "They watch the harbour, in the light of the rights of women."
    a = [say("gazette", RUIZ, "gk:stated", women, meeting=PAIR)]
    b = [
        say("herald", RUIZ, "gk:stated", ("topic/harbour", "Harbour"), meeting=PAIR,
            sentence=sentence),
    ]  # fmt: skip
    found = diff(Side("A", a), Side("B", b))
    told = next(one for one in found.findings() if one.labels == ("Rights of women",))
    assert (told.verdict, told.sentence_b) == (Verdict.BOTH, sentence)


def test_a_sentence_nothing_was_read_of_tells_it_in_the_section_of_its_meeting(say: Say) -> None:
    first, second = "Ruiz welcomed the harbour.", "He asked for ferries as well."
    texts = [text(first, second)]
    ferry, harbour = ("topic/ferry", "Ferries"), ("topic/harbour", "Harbour")
    a = [say("gazette", RUIZ, "gk:requested", ferry, meeting=PAIR)]
    b = [say("herald", RUIZ, "gk:welcomed", harbour, meeting=PAIR, sentence=first)]
    assert diff(Side("A", a), Side("B", b)).findings(Verdict.BOTH) == ()
    (told,) = diff(Side("A", a), Side("B", b, texts)).findings(Verdict.BOTH)
    assert (told.labels, told.sentence_b) == (("Ferries",), second)
    elsewhere = [say("gazette", RUIZ, "gk:requested", ferry, meeting=THREE)]
    assert diff(Side("A", elsewhere), Side("B", b, texts)).findings(Verdict.BOTH) == ()


def text(first: str, second: str) -> Document:
    whole = f"{first} {second}"
    span, start = Span(0, len(whole)), len(first) + 1
    return Document(
        id="document/herald",
        source="herald",
        text=whole,
        content_hash="",
        sections=(Section(span=span, heading=None, title="", level=0, parent=None),),
        blocks=(Block(span=span, kind=BlockKind.PARAGRAPH, section=0),),
        sentences=(
            Sentence(span=Span(0, len(first)), block=0),
            Sentence(span=Span(start, len(whole)), block=0),
        ),
    )


def test_dates_that_differ_stand_side_by_side(held: Held) -> None:
    a = held("gazette", PAIR, "2031-03-11", RUIZ, AOKI)
    b = held("herald", PAIR, "2031-03-12", RUIZ, AOKI)
    (meeting,) = diff(Side("A", a), Side("B", b)).meetings
    assert [(one.aspect, one.a, one.b) for one in meeting.changes] == [
        ("dates", "2031-03-11", "2031-03-12")
    ]


def test_the_day_of_a_document_is_no_other_date(say: Say, held: Held) -> None:
    a = held("gazette", PAIR, "2031-03-11", RUIZ, AOKI)
    day = ("2031-03-12",) * 2
    b = [say("herald", PAIR, "gk:heldOn", day, datatype="xsd:date", rule="day-of-issue")]
    (meeting,) = diff(Side("A", a), Side("B", b)).meetings
    assert meeting.changes == ()
    assert meeting.days == ("2031-03-11", "2031-03-12")


def test_most_newsworthy_first(say: Say, held: Held) -> None:
    quiet = held("gazette", PAIR, "2031-03-11", RUIZ, AOKI)
    a = [*quiet, say("gazette", RUIZ, "gk:agreedOn", HERRING, meeting=THREE)]
    b = [
        *held("herald", PAIR, "2031-03-11", RUIZ, AOKI),
        say("herald", RUIZ, "gk:agreedOn", HERRING, meeting=THREE, polarity=Polarity.NEGATIVE),
    ]
    assert [one.id for one in diff(Side("A", a), Side("B", b)).meetings] == [THREE[0], PAIR[0]]


def test_order_of_records_does_not_matter(say: Say, held: Held) -> None:
    a = [
        *held("gazette", THREE, "2031-03-12", RUIZ, AOKI, LIND),
        say("gazette", RUIZ, "gk:stated", GLACIERS, meeting=THREE, sentence=LONG),
        say("gazette", RUIZ, "gk:stated", HERRING, meeting=THREE),
    ]
    b = [
        *held("herald", PAIR, "2031-03-11", RUIZ, AOKI),
        say("herald", RUIZ, "gk:stated", GLACIERS, meeting=PAIR, sentence=ALIKE),
    ]
    forth = diff(Side("A", a), Side("B", b)).to_json()
    assert forth == diff(Side("A", a[::-1]), Side("B", b[::-1])).to_json()


def test_tables_hold_every_finding_and_nothing_hostile(say: Say) -> None:
    hostile = ("topic/x", "<script>|*x*")
    a = [say("gazette", RUIZ, "gk:stated", hostile, meeting=PAIR, sentence="<b>a|b</b>")]
    found = diff(Side("A", a), Side("B", []))
    assert "<script>" not in found.to_markdown()
    assert "<b>" not in found.to_markdown()
    page = found.to_html()
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<b>" not in page
    (row,) = csv.DictReader(io.StringIO(found.to_csv()))
    assert (row["verdict"], row["sentence_a"]) == ("only A", "<b>a|b</b>")
    value = json.loads(found.to_json())
    assert value["meetings"][0]["findings"][0]["a"][0]["evidence"][0]["sentence"] == "<b>a|b</b>"


def test_graphs_are_compared_by_names_and_meetings_by_people(held: Held) -> None:
    ruiz, pair = ("person/ana-ruiz", "A. Ruiz"), ("meeting/2031-03-11-talks", "Talks")
    a = Side("A", held("gazette", PAIR, "2031-03-11", RUIZ, AOKI))
    b = Side("B", held("herald", pair, "2031-03-11", ruiz, AOKI))
    of_a = [
        Entity(id=RUIZ[0], type=EntityType.PERSON, label=RUIZ[1], alt_labels=("A. Ruiz",)),
        Entity(id=AOKI[0], type=EntityType.PERSON, label=AOKI[1]),
    ]
    of_b = [Entity(id=ruiz[0], type=EntityType.PERSON, label=ruiz[1]), of_a[1]]
    (meeting,) = diff(a, aligned(a, b, of_a, of_b)).meetings
    assert (meeting.id, meeting.told_by, meeting.changes) == (PAIR[0], "both", ())


def test_a_name_of_two_is_nobody(held: Held) -> None:
    a = Side("A", held("gazette", PAIR, "2031-03-11", RUIZ, AOKI))
    stranger = ("person/x", "Ruiz")
    b = Side("B", held("herald", PAIR, "2031-03-11", stranger, AOKI))
    of_a = [
        Entity(id=name, type=EntityType.PERSON, label=label, alt_labels=("Ruiz",))
        for name, label in (RUIZ, LIND)
    ]
    of_b = [Entity(id="person/x", type=EntityType.PERSON, label="Ruiz")]
    people = {record.subject for record in aligned(a, b, of_a, of_b).records}
    assert "person/x" in people


def test_periods_are_compared_by_who_met(say: Say, held: Held) -> None:
    later = ("meeting/2031-04-02-pair", "Talks in April")
    march = [
        *held("gazette", PAIR, "2031-03-11", RUIZ, AOKI),
        say("gazette", PAIR, "gk:discussed", HERRING, meeting=PAIR, agents=(AOKI, RUIZ)),
    ]
    april = [
        *held("herald", later, "2031-04-02", RUIZ, AOKI),
        say("herald", later, "gk:discussed", HERRING, meeting=later, agents=(AOKI, RUIZ)),
        say("herald", later, "gk:discussed", ("topic/ferry", "A ferry"), meeting=later),
    ]
    found = diff(by_people(Side("March", march)), by_people(Side("April", april)))
    (meeting,) = found.meetings
    assert meeting.label == "Ana Ruiz and Ken Aoki"
    assert verdicts(found) == {("Herring quotas",): Verdict.BOTH, ("A ferry",): Verdict.ONLY_B}
