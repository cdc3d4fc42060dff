"""Answers are written as they are given, checked against the file, and can be taken back."""

from pathlib import Path

import pytest

from graphkit.errors import DecisionError
from graphkit.resolution import read_decisions
from graphkit.review import Answer, Question, QuestionKind, Session


def question(one: str, other: str, label: str = "A") -> Question:
    return Question(
        kind=QuestionKind.SAME,
        asks="?",
        about=((one, label), (other, "B")),
        answers=(
            Answer("y", "yes", f"same {one} {other}"),
            Answer("n", "no", f"different {one} {other}"),
        ),
    )


QUESTIONS = (
    question("person/a", "person/b"),
    question("person/b", "person/c"),
    question("person/a", "person/c"),
)


def lines(file: Path) -> list[str]:
    return [decision.text for decision in read_decisions([file])]


def test_answers_are_written_at_once_below_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "new" / "decisions.txt"
    session = Session(QUESTIONS, file)
    session.answer(QUESTIONS[0].answers[0])
    assert lines(file) == ["same person/a person/b"]
    file.write_text('# mine\nname person/x "X"', encoding="utf-8")  # edited meanwhile
    session.answer(QUESTIONS[1].answers[1])
    assert file.read_text(encoding="utf-8") == (
        '# mine\nname person/x "X"\ndifferent person/b person/c  # A, B\n'
    )
    assert session.answered == 2


def test_undo_gives_the_bytes_back_and_asks_again(tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    before = "# mine, without a line end"
    file.write_text(before, encoding="utf-8")
    session = Session(QUESTIONS, file)
    session.answer(QUESTIONS[0].answers[0])
    session.skip()
    assert session.undo()
    assert session.number == 2
    assert session.undo()
    assert not session.undo()
    assert (session.number, session.answered) == (1, 0)
    assert file.read_text(encoding="utf-8") == before


def test_answer_that_contradicts_the_file_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    session = Session(QUESTIONS, file)
    session.answer(QUESTIONS[0].answers[0])
    session.answer(QUESTIONS[1].answers[0])
    before = file.read_bytes()
    with pytest.raises(DecisionError) as caught:
        session.answer(QUESTIONS[2].answers[1])
    assert "lines 2, 3 and 4" in str(caught.value)
    assert file.read_bytes() == before
    assert session.question is QUESTIONS[2]


def test_name_in_the_comment_cannot_leave_its_line(tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    hostile = question("person/a", "person/b", "A\nnot-an-entity person/b \x1b[2J")
    Session([hostile], file).answer(hostile.answers[0])
    assert lines(file) == ["same person/a person/b"]
    assert "\x1b" not in file.read_text(encoding="utf-8")


def test_session_ends_when_all_are_through(tmp_path: Path) -> None:
    session = Session(QUESTIONS[:1], tmp_path / "decisions.txt")
    session.skip()
    assert session.question is None
    assert not (tmp_path / "decisions.txt").exists()
