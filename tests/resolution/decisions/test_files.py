"""Decisions as they are written: lines, words, mistakes, contradictions."""

from pathlib import Path

import pytest

from graphkit.data_model import Decision, DecisionKind, Part
from graphkit.errors import DecisionError
from graphkit.resolution.decisions import read_decisions
from graphkit.resolution.decisions.files import decisions_of

ALDANE, VERRIN, KORVAN = "person/mira-aldane", "person/tomas-verrin", "person/ilse-korvan"
TALKS = "meeting/2031-03-11-norway-chile-talks"


def only(text: str) -> Decision:
    [decision] = decisions_of(text)
    return decision


@pytest.mark.parametrize(
    ("line", "kind", "parts", "value"),
    [
        ("same person/a person/b", DecisionKind.SAME, [("person/a",), ("person/b",)], ""),
        (
            "same topic/a topic/b topic/c",
            DecisionKind.SAME,
            [("topic/a",), ("topic/b",), ("topic/c",)],
            "",
        ),
        (
            'different person/a "B. C"',
            DecisionKind.DIFFERENT,
            [("person/a",), ("person/a", "B. C")],
            "",
        ),
        (
            'different person/a "B" in b.txt person/c in "my notes.txt"',
            DecisionKind.DIFFERENT,
            [("person/a", "B", "b.txt"), ("person/c", "", "my notes.txt")],
            "",
        ),
        ('name person/a "O\'Brien"', DecisionKind.NAME, [("person/a",)], "O'Brien"),
        (
            'name person/a “B” in b.txt "A \\"B\\" C"',
            DecisionKind.NAME,
            [("person/a", "B", "b.txt")],
            'A "B" C',
        ),
        ("not-an-entity topic/a", DecisionKind.NOT_AN_ENTITY, [("topic/a",)], ""),
        ("date call/a 2031-03", DecisionKind.DATE, [("call/a",)], "2031-03"),
        (
            "date visit/a 2031-03-01/2031-03-04",
            DecisionKind.DATE,
            [("visit/a",)],
            "2031-03-01/2031-03-04",
        ),
        ("place meeting/a place/oslo", DecisionKind.PLACE, [("meeting/a",)], "place/oslo"),
        ('place meeting/a "Port Vell"', DecisionKind.PLACE, [("meeting/a",)], "Port Vell"),
        (
            'link person/a "B" in b.txt https://a.example/x#y # why',
            DecisionKind.LINK,
            [("person/a", "B", "b.txt")],
            "https://a.example/x#y",
        ),
    ],
)
def test_line_says_what_it_lays_down(
    line: str, kind: DecisionKind, parts: list[tuple[str, ...]], value: str
) -> None:
    decision = only(f"\n# why\n  {line}   # because\n")
    assert decision.kind is kind
    assert decision.parts == tuple(Part(*part) for part in parts)
    assert decision.value == value
    assert decision.place == ("decisions", 3)
    assert only(decision.text).text == decision.text


def test_name_and_id_of_a_place_are_told_apart() -> None:
    assert only('place meeting/a "place/x"').value_is_name
    assert not only("place meeting/a place/x").value_is_name


def test_byte_order_mark_and_line_ends_of_other_systems_are_read(tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    file.write_bytes(f"\ufeffsame {ALDANE} {VERRIN}\r\nsame topic/a topic/b\r".encode())
    decisions = read_decisions([file, file])
    assert [decision.line for decision in decisions] == [1, 2]
    assert decisions.all[0].file == str(file)


def test_order_of_lines_and_of_equals_means_nothing() -> None:
    one = decisions_of('same person/a person/b\nname person/a "A"')
    other = decisions_of('name person/a "A"\nsame person/b person/a')
    assert [decision.text for decision in one] == [decision.text for decision in other]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sane person/a person/b", "unknown decision 'sane'; did you mean 'same'?"),
        ("same person/a", "'same' takes two ids or more; write: same ID ID"),
        ("same person/a person/a", "person/a stands twice in one line"),
        ("same person/a office/a", "these are of several kinds: office, person"),
        ("different person/a office/a", "these are of several kinds: office, person"),
        ("same persn/a person/b", "did you mean person/a?"),
        ("same Aldane person/b", "'Aldane' is no id; write one as graphkit shows it"),
        ('same "Aldane" person/b', "there is no id before 'Aldane'"),
        ("different person/a", "different from what is person/a?"),
        ("different person/a person/b person/c", "'different' takes two ids"),
        ("different person/a in", "there is no document behind 'in'"),
        ("name person/a Aldane", 'there is no name; write: name ID "NAME"'),
        ('name person/a person/b "C"', "'name' takes one id, not 2"),
        ('name person/a "C', "do not pair"),
        ('name person/a "C"d', "do not pair"),
        ('name person/a " "', "there is nothing between the quotation marks"),
        ("not-an-entity", "'not-an-entity' takes one id, not 0"),
        ("date meeting/a", "something is missing; write: date MEETING 2021-09-22"),
        ("date person/a 2031-03-11", "person/a is no meeting, call or visit"),
        ("date meeting/a 2031-02-30", "'2031-02-30' is no date"),
        ("date meeting/a 2031-3-1", "'2031-3-1' is no date"),
        ("date meeting/a 2031-13", "'2031-13' is no date"),
        ("date meeting/a 2031-03-05/2031-03-01", "is no date"),
        ("place meeting/a Oslo", "'Oslo' is no id"),
        (
            "link person/a",
            "there is no address; write: link ID http://www.wikidata.org/entity/Q142",
        ),
        ('link person/a "https://a.example/x"', "there is no address"),
        ("link person/a Q142", "'Q142' is no address"),
        ("link person/a javascript:alert(1)", "is no address"),
        ("link person/a person/b https://a.example/x", "'link' takes one id, not 2"),
    ],
)
def test_malformed_line_is_an_error_that_says_where_and_what_works(line: str, said: str) -> None:
    with pytest.raises(DecisionError) as caught:
        decisions_of(f"\n{line}")
    assert str(caught.value).startswith("decisions, line 2: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("same person/a person/b\ndifferent person/b person/a", "lines 1 and 2"),
        (
            "same person/a person/b\n\nsame person/b person/c\ndifferent person/a person/c",
            "lines 1, 3 and 4",
        ),
        ('name person/a "A"\nname person/a "B"', "lines 1 and 2"),
        ('name person/a "A"\nsame person/a person/b\nname person/b "B"', "lines 1, 2 and 3"),
        ("date meeting/a 2031\ndate meeting/a 2032", "lines 1 and 2"),
        ('place meeting/a "A"\nplace meeting/a "B"', "lines 1 and 2"),
        ('not-an-entity person/a\nname person/a "A"', "lines 1 and 2"),
        ("same person/a person/b\nnot-an-entity person/b", "lines 1 and 2"),
        ("link person/a https://a.example/x\nlink person/b https://a.example/x", "lines 1 and 2"),
        ("link person/a https://a.example/x\nlink person/a https://a.example/y", "lines 1 and 2"),
        ("link person/a https://a.example/x\nnot-an-entity person/a", "lines 1 and 2"),
        ("same person/a person/b\nsame person/b person/a", "lines 1 and 2"),
    ],
)
def test_contradiction_names_all_lines_of_it(text: str, lines: str) -> None:
    with pytest.raises(DecisionError) as caught:
        decisions_of(text)
    assert str(caught.value).startswith(f"decisions, {lines}: ")


@pytest.mark.parametrize(
    "text",
    [
        'same person/a person/b\nsame person/b person/c\nsame person/a person/c\nname person/c "C"',
        'different person/a person/b\nname person/a "A"\nname person/b "B"',
        "not-an-entity topic/a\ndifferent topic/a topic/b",
        'different person/a "B"\nsame person/a "B" person/c',
        "date meeting/a 2031\ndate meeting/b 2032\nplace meeting/a place/oslo",
        "link person/a https://a.example/x\nlink person/a https://b.example/x",
        "link person/a https://x.example\nlink person/a https://y.example",
        "link topic/a https://a.example/x\nlink topic/b https://a.example/x\nsame topic/a topic/b",
    ],
)
def test_decisions_that_agree_are_kept(text: str) -> None:
    assert len(decisions_of(text).all) == len(text.splitlines())


def test_contradiction_of_two_files_names_both(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("\nsame person/a person/b\n", encoding="utf-8")
    other.write_text("different person/a person/b\n", encoding="utf-8")
    with pytest.raises(DecisionError) as caught:
        read_decisions([one, other])
    assert str(caught.value).startswith(f"{one}, line 2 and {other}, line 1: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "there is no such file"), (b"same \xff", "is not UTF-8")],
)
def test_file_that_cannot_be_read_is_an_error(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "decisions.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DecisionError, match=said):
        read_decisions([file])


def test_what_a_line_holds_cannot_trick_a_terminal() -> None:
    with pytest.raises(DecisionError) as caught:
        decisions_of("same \x1b[2Jx/y person/a")
    assert "\x1b" not in str(caught.value)


def test_long_chain_of_decisions_is_checked() -> None:
    text = "\n".join(f"same person/a{number} person/a{number + 1}" for number in range(20_000))
    assert len(decisions_of(text).all) == 20_000
