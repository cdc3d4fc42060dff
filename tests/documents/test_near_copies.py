"""Marks by which near copies of a text find each other."""

from graphkit.data_model import Block, BlockKind, Document, Section, Span
from graphkit.documents.near_copies import near_copy_marks, publisher_key

WORDS = [f"word{number}" for number in range(300)]


def document(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    span = Span(0, len(text))
    return Document(
        id="document/a",
        source="a",
        text=text,
        content_hash="",
        sections=(Section(span=span, heading=None, title="", level=0, parent=None),),
        blocks=(Block(span=span, kind=kind, section=0),),
    )


def share(one: str, other: str) -> bool:
    return bool(set(near_copy_marks(document(one))) & set(near_copy_marks(document(other))))


def test_a_copy_with_a_few_words_changed_shares_a_mark() -> None:
    changed = [*WORDS[:40], "cut", *WORDS[45:200], "Another", "end", *WORDS[200:]]
    assert share(" ".join(WORDS), " ".join(changed).upper())


def test_texts_that_share_a_fifth_do_not() -> None:
    other = [*WORDS[:60], *(f"other{number}" for number in range(240))]
    assert not share(" ".join(WORDS), " ".join(other))


def test_marks_do_not_depend_on_anything_else() -> None:
    marks = near_copy_marks(document(" ".join(WORDS)))
    assert marks == near_copy_marks(document(" ".join(WORDS)))
    assert list(marks) == sorted(set(marks))


def test_short_and_empty_texts_are_only_like_themselves() -> None:
    assert share("Two words", "Two words")
    assert not share("Two words", "Three more words")
    assert near_copy_marks(document("Not prose", BlockKind.DEBRIS))


def test_publishers_are_compared_by_their_words() -> None:
    assert publisher_key("The Solvik Herald") == publisher_key("solvik  HERALD.")
    assert publisher_key("") == ""
