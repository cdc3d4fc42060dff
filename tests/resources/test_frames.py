"""The frames of the lexicon, and how they are loaded."""

from __future__ import annotations

import doctest
import re
from dataclasses import FrozenInstanceError
from itertools import product
from pathlib import Path

import pytest

from graphkit.errors import ResourceError
from graphkit.resources.frame_words import load_slot_groups, load_verb_forms
from graphkit.resources.frames import (
    Frame,
    frames_by_verb,
    load_frames,
)
from graphkit.resources.gazetteer import load_gazetteer
from graphkit.resources.lexicons import Lexicons
from graphkit.resources.ontology import ontology_text
from graphkit.resources.relations import load_relations
from graphkit.resources.topic_names import load_topic_names
from graphkit.resources.yaml_files import lexicon_folder, read_records

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "lexicons.md"

# How many two-digit codes below each root of CAMEO there are, after its codebook.
CAMEO_CODES = {
    "01": 9, "02": 8, "03": 9, "04": 6, "05": 7, "06": 4, "07": 5, "08": 7, "09": 4, "10": 8,
    "11": 6, "12": 9, "13": 9, "14": 5, "15": 5, "16": 6, "17": 6, "18": 6, "19": 6, "20": 4,
}  # fmt: skip
PLOVER_OF_CAMEO = {
    "01": "", "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
    "07": "AID", "08": "CONCEDE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN",
    "16": "SANCTION",
}  # fmt: skip
AGREEMENTS = {"gk:agreedOn", "gk:confirmed"}


def _find(phrase: str) -> list[Frame]:
    """Frames for a phrase such as "ask for +support", "point out", "exchange +view"."""
    words = phrase.split()
    noun = next((word[1:] for word in words if word.startswith("+")), "")
    rest = [word for word in words[1:] if not word.startswith("+")]
    return [
        frame
        for frame in frames_by_verb(load_frames()).get(words[0], ())
        if (noun in frame.nouns if noun else not frame.nouns)
        and ({frame.via, frame.particle} - {""} == set(rest))
    ]


@pytest.mark.parametrize(
    ("phrase", "predicate"),
    [
        ("agree", "gk:agreedOn"),
        ("share +recognition", "gk:agreedOn"),
        ("share +understanding", "gk:agreedOn"),
        ("reach +consensus", "gk:agreedOn"),
        ("vow", "gk:agreedOn"),
        ("undertake", "gk:agreedOn"),
        ("unveil", "gk:announced"),
        ("co-chair", "gk:chaired"),
        ("preside over", "gk:chaired"),
        ("denounce", "gk:condemned"),
        ("reaffirm +commitment", "gk:confirmed"),
        ("confirm +importance", "gk:confirmed"),
        ("extend +congratulation", "gk:congratulated"),
        ("convey +position", "gk:conveyedPosition"),
        ("set out +position", "gk:conveyedPosition"),
        ("lodge +protest", "gk:criticized"),
        ("slam", "gk:criticized"),
        ("exchange +view", "gk:discussed"),
        ("take up", "gk:discussed"),
        ("touch upon", "gk:discussed"),
        ("compare +note", "gk:discussed"),
        ("take +stock", "gk:discussed"),
        ("dwell", "gk:discussed"),
        ("voice +concern", "gk:expressedConcernOver"),
        ("host", "gk:hosted"),
        ("call on", "gk:met"),
        ("receive", "gk:met"),
        ("hold +talk", "gk:met"),
        ("take +part", "gk:participatedIn"),
        ("turn down", "gk:rejected"),
        ("oppose", "gk:rejected"),
        ("ask for +support", "gk:requested"),
        ("call", "gk:requested"),
        ("extend +invitation", "gk:requested"),
        ("ink", "gk:signed"),
        ("telephone", "gk:spokeWith"),
        ("point out", "gk:stated"),
        ("look forward", "gk:stated"),
        ("offer +condolence", "gk:stated"),
        ("express +support", "gk:supported"),
        ("obtain +support", "gk:supported"),
        ("laud", "gk:thanked"),
        ("express +gratitude", "gk:thanked"),
        ("appeal", "gk:urged"),
        ("renew +call", "gk:urged"),
        ("pay +visit", "gk:visited"),
        ("caution", "gk:warned"),
        ("hail", "gk:welcomed"),
    ],
)
def test_phrase_expresses_relation(phrase: str, predicate: str) -> None:
    assert predicate in {frame.predicate for frame in _find(phrase)}


def test_received_support_makes_the_giver_the_subject() -> None:
    (frame,) = _find("receive +support")
    assert frame.subject[0] == "from"
    assert frame.addressee == ("subj",)


def test_calling_on_somebody_to_act_is_more_specific_than_a_courtesy_call() -> None:
    predicates = [
        frame.predicate
        for frame in frames_by_verb(load_frames())["call"]
        if frame.particle == "on" and not frame.nouns
    ]
    assert predicates == ["gk:urged", "gk:met"]


@pytest.mark.parametrize(
    ("phrase", "content"),
    [
        ("vow", "Intended"),
        ("underline +importance", "Normative"),
        ("hope", "Hoped"),
        ("look forward", "Hoped"),
        ("accept +invitation", "Intended"),
    ],
)
def test_phrase_says_how_its_content_is_put(phrase: str, content: str) -> None:
    assert {frame.content for frame in _find(phrase)} == {content}


@pytest.mark.parametrize("phrase", ["boycott", "skip"])
def test_staying_away_denies_taking_part(phrase: str) -> None:
    polarities = {f.polarity for f in _find(phrase) if f.predicate == "gk:participatedIn"}
    assert polarities == {"negative"}


@pytest.mark.parametrize("verb", ["stress", "underscore", "emphasise"])
def test_stressing_something_together_confirms_it(verb: str) -> None:
    (frame,) = [frame for frame in _find(verb) if "ccomp" in frame.object]
    assert (frame.predicate, frame.joint) == ("gk:stated", "gk:confirmed")


def _american(verb: str) -> str:
    return re.sub(r"ise$", "ize", re.sub(r"our$", "or", verb))


def test_british_and_american_spellings_have_the_same_frames() -> None:
    index = frames_by_verb(load_frames())
    pairs = [(verb, _american(verb)) for verb in index if _american(verb) in set(index) - {verb}]
    assert ("emphasise", "emphasize") in pairs
    for british, american in pairs:
        assert index[british] == index[american], british


def test_no_verb_has_the_british_spelling_alone() -> None:
    index = frames_by_verb(load_frames())
    only_one_spelling = {
        "advise",
        "apprise",
        "appraise",
        "chastise",
        "comprise",
        "praise",
        "promise",
        "raise",
        "tour",
    }
    alone = {verb for verb in index if _american(verb) not in index} - only_one_spelling
    assert alone == set()


def test_every_relation_has_frames_and_stands_in_the_ontology() -> None:
    expressed = {frame.predicate for frame in load_frames()}
    assert expressed == load_relations()
    for relation in sorted(load_relations()):
        assert f"\n{relation} a " in ontology_text(), relation


def test_cameo_codes_exist() -> None:
    for frame in load_frames():
        root, second = frame.cameo[:2], frame.cameo[2:3]
        assert int(second or 0) <= CAMEO_CODES[root], frame


def test_plover_type_agrees_with_cameo_code() -> None:
    for frame in load_frames():
        expected = "AGREE" if frame.predicate in AGREEMENTS else PLOVER_OF_CAMEO[frame.cameo[:2]]
        assert frame.plover.partition("/")[0] == expected, frame


def test_strength_is_said_of_agreements_only_and_of_all_of_them() -> None:
    with_strength = {frame.predicate for frame in load_frames() if frame.strength}
    without = {frame.predicate for frame in load_frames() if not frame.strength}
    assert with_strength == {"gk:agreedOn"}
    assert "gk:agreedOn" not in without


def test_same_words_express_two_relations_only_where_the_object_tells_them_apart() -> None:
    found: dict[tuple[object, ...], set[str]] = {}
    for frame in load_frames():
        for key, slot in product(frame.keys, frame.object):
            if not frame.needs:
                found.setdefault((*key, slot), set()).add(frame.predicate)
    ambiguous = {(key[0], key[3]) for key, relations in found.items() if len(relations) > 1}
    # "addressed the Assembly / the issue", "convened ministers / a summit", "hosted …"
    assert ambiguous == {("address", ""), ("convene", ""), ("host", "")}


def test_frames_are_sorted_by_relation_and_verb() -> None:
    keys = [
        (record.text("predicate"), record.texts("verb"))
        for record in read_records(lexicon_folder() / "frames.yaml")
    ]
    assert keys == sorted(keys)


def test_lists_of_words_are_sorted() -> None:
    for record in read_records(lexicon_folder() / "frames.yaml"):
        for key in ("verb", "noun"):
            assert list(record.texts(key)) == sorted(record.texts(key)), record.line


def test_irregular_forms_belong_to_verbs_of_the_lexicon() -> None:
    verbs = frames_by_verb(load_frames())
    forms = load_verb_forms()
    assert forms["drew"] == "draw"
    assert set(forms.values()) <= set(verbs)


def test_loaded_frames_are_cached_and_cannot_be_changed() -> None:
    frames = load_frames()
    assert load_frames() is frames
    with pytest.raises(FrozenInstanceError):
        frames[0].predicate = "gk:met"  # type: ignore[misc]
    with pytest.raises(TypeError):
        load_slot_groups()["topic"] = ()  # type: ignore[index]


def test_group_of_prepositions_is_written_out() -> None:
    (frame,) = [f for f in _find("exchange +view") if not f.passive]
    assert frame.object[:3] == ("on", "about", "regarding")
    assert "with regard to" in frame.object


GOOD = "- verb: merge\n  predicate: gk:announced\n  object: with\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (GOOD + "  lema: x\n", 4, "unknown key 'lema'"),
        ("- verb: merge\n  predicate: gk:merged\n  object: with\n", 2, "unknown relation"),
        ("- verb: merge\n  predicate: gk:announced\n  object: wiht\n", 3, "unknown slot 'wiht'"),
        ("- verb: merge\n  predicate: gk:announced\n", 1, "lacks the key 'object'"),
        (GOOD + "  content: Wished\n", 4, "'content' is 'Wished'"),
        (GOOD + "  polarity: maybe\n", 4, "'polarity' is 'maybe'"),
        (GOOD + "  strength: strong\n", 4, "'strength' is 'strong'"),
        (GOOD + '  cameo: "46"\n', 4, "'46' is no CAMEO code"),
        (GOOD + "  plover: TALK\n", 4, "'TALK' is no PLOVER type"),
        (GOOD + "  passive: perhaps\n", 4, "write true or false"),
        (GOOD + "  via: for\n", 4, "speaks of a noun but has none"),
        (GOOD + "  addressee: poss\n", 4, "speaks of a noun but has none"),
        (GOOD + "  needs: object\n", 4, "'needs' is 'object'"),
        ("- verb: Merge\n  predicate: gk:announced\n  object: with\n", 1, "is not a lemma"),
        (GOOD + GOOD, 4, "stands in line 1 too"),
    ],
)
def test_wrong_frame_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (tmp_path / "frames.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match=message) as caught:
        load_frames(tmp_path)
    assert caught.value.line == line


def test_same_words_may_have_other_slots_or_another_relation(tmp_path: Path) -> None:
    other = "- verb: merge\n  predicate: gk:announced\n  object: into\n"
    third = "- verb: merge\n  predicate: gk:stated\n  object: with\n"
    (tmp_path / "frames.yaml").write_text(GOOD + other + third, encoding="utf-8")
    assert len(frames_by_verb(load_frames(tmp_path))["merge"]) == 3


def test_user_frame_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    text = "- verb: condemn\n  predicate: gk:stated\n  object: obj\n"
    (tmp_path / "frames.yaml").write_text(text, encoding="utf-8")
    index = frames_by_verb(load_frames(tmp_path))
    assert [frame.predicate for frame in index["condemn"]] == ["gk:stated"]
    (rest,) = index["denounce"]
    assert rest.predicate == "gk:condemned"
    assert "condemn" not in rest.verbs


def test_user_may_add_a_relation_and_a_preposition(tmp_path: Path) -> None:
    relation = "- predicate: ex:acquired\n"
    slots = "- group: other\n  prepositions: notwithstanding\n"
    frame = "- verb: acquire\n  predicate: ex:acquired\n  object: [obj, notwithstanding]\n"
    (tmp_path / "relations.yaml").write_text(relation, encoding="utf-8")
    (tmp_path / "slots.yaml").write_text(slots, encoding="utf-8")
    (tmp_path / "frames.yaml").write_text(frame, encoding="utf-8")
    (found,) = frames_by_verb(load_frames(tmp_path))["acquire"]
    assert found.predicate == "ex:acquired"


@pytest.mark.parametrize(
    "name",
    [
        "countries.yaml",
        "events.yaml",
        "frames.yaml",
        "honorifics.yaml",
        "instruments.yaml",
        "organizations.yaml",
        "places.yaml",
        "relations.yaml",
        "slots.yaml",
        "verb-forms.yaml",
    ],
)
def test_file_says_what_it_is_and_under_which_licence(name: str) -> None:
    head = (lexicon_folder() / name).read_text(encoding="utf-8").split("\n- ")[0]
    assert head.startswith("# ")
    assert "MIT" in head


def test_python_examples_in_the_documentation_hold() -> None:
    result = doctest.testfile(str(DOCUMENTATION), module_relative=False)
    assert (result.attempted > 0, result.failed) == (True, 0)


def test_yaml_examples_in_the_documentation_load(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)
    names = (
        "own/frames.yaml", "own/names.yaml", "frames.yaml", "organizations.yaml",
        "topic-names.yaml", "relations.yaml",
    )  # fmt: skip
    (tmp_path / "own").mkdir()
    for name, block in zip(names, blocks, strict=True):
        (tmp_path / name).write_text(block, encoding="utf-8")
    assert frames_by_verb(load_frames(tmp_path))["rubbish"][0].predicate == "gk:criticized"
    assert load_gazetteer(tmp_path).find("KNB")[0].located_in == "country/KAZ"
    assert "Northeast Passage" in load_topic_names(tmp_path).synonyms["Northern Sea Route"]
    assert "ex:acquired" in load_relations(tmp_path)
    own = Lexicons.read([tmp_path / "own"])
    assert "mention" not in frames_by_verb(own.frames)
    assert "west" not in own.names.doubtful
