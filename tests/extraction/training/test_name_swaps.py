from random import Random

from graphkit.extraction.training.name_swaps import (
    Swapper,
    only_swaps,
    with_capitals,
    with_swaps,
)
from graphkit.extraction.training.person_names import Population, Region
from graphkit.extraction.training.treebank import Sentence, Word

PEOPLE = Population({"XX": Region(given=("Amara", "Bolu"), family=("Dike-Obi", "Ezeh"))})
NO_TITLES = Swapper(PEOPLE, ["Governor"])


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - no secret


def sentence_of(text: str, names: str) -> Sentence:
    return Sentence(tuple(Word(form=form, head=0) for form in text.split()), tuple(names.split()))


def persons(sentence: Sentence) -> list[str]:
    found: list[str] = []
    for word, tag in zip(sentence.words, sentence.names, strict=True):
        if tag == "B-PERSON":
            found.append(word.form)
        elif tag == "I-PERSON":
            found[-1] += " " * sentence.words[0].space + word.form
    return found


VISIT = sentence_of("Ada Lund met Berg in Oslo .", "B-PERSON I-PERSON O B-PERSON O B-LOC O")


def test_other_persons_stand_where_persons_stood() -> None:
    swapped = NO_TITLES.swap(VISIT, seeded(1))
    full, short = persons(swapped)
    assert full.split()[0] in {"Amara", "Bolu"}
    assert short.split()[0] in {"Dike", "Ezeh"}
    assert [w.form for w in swapped.words if w.form in {"met", "in", "Oslo", "."}]


def test_the_rest_keeps_its_tags_and_loses_its_tree() -> None:
    swapped = NO_TITLES.swap(VISIT, seeded(1))
    tags = {w.form: tag for w, tag in zip(swapped.words, swapped.names, strict=True)}
    assert (tags["met"], tags["Oslo"], tags["."]) == ("O", "B-LOC", "O")
    assert {word.head for word in swapped.words} == {-1}


def test_who_is_named_twice_stays_one_person() -> None:
    twice = sentence_of("Berg met Berg", "B-PERSON O B-PERSON")
    for seed in range(20):
        first, second = persons(NO_TITLES.swap(twice, seeded(seed)))
        assert first == second


def test_a_title_stands_before_some_names_and_outside_them() -> None:
    named = sentence_of("and Berg spoke", "O B-PERSON O")
    swapped = [NO_TITLES.swap(named, seeded(seed)) for seed in range(40)]
    titled = [s for s in swapped if s.words[1].form == "Governor"]
    assert 0 < len(titled) < len(swapped)
    assert all(s.names[1:3] == ("O", "B-PERSON") for s in titled)


def test_no_title_stands_after_a_determiner_or_a_capital() -> None:
    for before in ("the", "Minister"):
        named = sentence_of(f"{before} Berg spoke", "O B-PERSON O")
        swapped = [NO_TITLES.swap(named, seeded(seed)) for seed in range(40)]
        assert all(s.words[1].form != "Governor" for s in swapped)


def test_sentences_without_persons_or_with_unknown_words_are_not_swapped() -> None:
    plain = sentence_of("Oslo is cold", "B-LOC O O")
    unknown = sentence_of("Ada the chair", "B-PERSON - -")
    assert only_swaps([plain, unknown, VISIT], NO_TITLES, seed=1) == [
        NO_TITLES.swap(VISIT, seeded(1))
    ]
    assert list(with_swaps([plain, unknown], NO_TITLES, share=1.0, seed=1)) == [plain, unknown]


def test_copies_follow_their_sentences() -> None:
    found = list(with_swaps([VISIT, VISIT], NO_TITLES, share=1.0, seed=1))
    assert [sentence == VISIT for sentence in found] == [True, False, True, False]


def test_runs_of_common_nouns_get_capitals_and_no_name() -> None:
    plain = sentence_of(
        "Ada sought relief for disaster victims in Oslo", "B-PERSON O O O O O O B-LOC"
    )
    nouns = frozenset({"disaster", "relief", "victims"})
    copies = list(with_capitals([plain], nouns, share=1.0, seed=1))[1:]
    assert [[word.form for word in copy.words] for copy in copies] == [
        ["Ada", "sought", "Relief", "for", "Disaster", "Victims", "in", "Oslo"]
    ]
    assert copies[0].names == plain.names


def test_single_nouns_long_runs_and_names_get_no_capitals() -> None:
    nouns = frozenset({"relief", "berg"})
    sentences = [
        sentence_of("Ada sought relief", "B-PERSON O O"),
        sentence_of("relief berg met", "O B-PERSON O"),
        sentence_of(" ".join(["relief"] * 7), " ".join(["O"] * 7)),
    ]
    assert list(with_capitals(sentences, nouns, share=1.0, seed=1)) == sentences
