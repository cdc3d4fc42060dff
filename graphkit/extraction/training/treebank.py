"""Read treebank and named-entity files into plain sentences.

Three formats: CoNLL-U (UD treebanks), UNER's IOB2 (a numbered word per line
under the ``# text`` it stands in) and CrossNER's two columns. spaCy's CoNLL-U
converter is not used: it puts a space inside every contraction ("do n't"), so
that the text no longer is what the tokenizer sees at run time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graphkit.errors import ResourceError

TEXT_COMMENT = "# text = "
CONLLU_COLUMNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word; ``head`` counts from 0, ``-1`` is the root."""

    form: str
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head: int = -1
    deprel: str = ""
    space: bool = True
    misc: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence and the IOB tag of each, if names are annotated."""

    words: tuple[Word, ...]
    names: tuple[str, ...] = ()


def read_conllu(text: str, *, file: str = "<text>") -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file.

    Words of a multi-word token take its letters if they follow one another in
    it, so that "dont" stays "do" + "nt" and "Don't" begins with a capital.

    Args:
        text: The content of the file.
        file: Its name, for error messages.

    Raises:
        ResourceError: If a line has other than ten columns or a head is unknown.
    """
    for block in _blocks(text):
        rows = [_columns(line, CONLLU_COLUMNS, file) for line in block if line[0] != "#"]
        if rows:
            yield Sentence(tuple(_words(rows, file)))


def read_iob2(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a UNER file, spaced as in their ``# text`` line."""
    for block in _blocks(text):
        rows = [line.split("\t") for line in block if line[0] != "#"]
        texts = [line.removeprefix(TEXT_COMMENT) for line in block if TEXT_COMMENT in line[:9]]
        source = texts[0] if texts else " ".join(row[1] for row in rows)
        forms = [row[1] for row in rows]
        spaces = spaces_in(source, forms)
        words = tuple(Word(form=f, space=s) for f, s in zip(forms, spaces, strict=True))
        yield Sentence(words, tuple(row[2] for row in rows))


def read_columns(text: str, *, file: str = "<text>") -> Iterator[Sentence]:
    """Yield the sentences of a file with one word and its IOB tag per line.

    Raises:
        ResourceError: If a line has other than two columns.
    """
    for block in _blocks(text):
        rows = [_columns(line, 2, file) for line in block]
        forms = [row[0] for row in rows]
        words = tuple(
            Word(form=form, space=space)
            for form, space in zip(forms, usual_spaces(forms), strict=True)
        )
        yield Sentence(words, tuple(row[1] for row in rows))


def spaces_in(text: str, forms: Sequence[str]) -> list[bool]:
    """Say after which of ``forms`` there is white space in ``text``.

    A form that is not found (a corrected typo, say) counts as followed by one.
    """
    spaces, position = [], 0
    for form in forms:
        found = text.find(form, position)
        if found < 0:
            spaces.append(True)
            continue
        position = found + len(form)
        spaces.append(text[position : position + 1].isspace() or position == len(text))
    return spaces


def usual_spaces(forms: Sequence[str]) -> list[bool]:
    """Guess the spacing of words whose text is lost: none before closing marks."""
    closing, opening = set(",.;:!?)]}%") | {"'s", "n't", "’s", "'"}, set("([{$#")
    following = [*forms[1:], ""]
    return [
        form not in opening and after not in closing
        for form, after in zip(forms, following, strict=True)
    ]


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def _columns(line: str, number: int, file: str) -> list[str]:
    columns = line.split("\t")
    if len(columns) != number:
        reason = f"{number} columns wanted, {len(columns)} found in {line[:60]!r}"
        raise ResourceError(file, reason)
    return columns


def _words(rows: list[list[str]], file: str) -> Iterator[Word]:
    pieces: dict[str, tuple[str, bool]] = {}
    numbers = [row[0] for row in rows if row[0].isdigit()]
    heads = {"0": -1} | {number: index for index, number in enumerate(numbers)}
    for row in rows:
        if "-" in row[0]:
            pieces.update(_split_token(row, rows))
        elif row[0].isdigit():
            if row[6] not in heads:
                raise ResourceError(file, f"word {row[1]!r} has the unknown head {row[6]!r}")
            form, space = pieces.get(row[0], (row[1], _has_space(row)))
            yield _word(row, form=form, space=space, head=heads[row[6]])


def _word(row: list[str], *, form: str, space: bool, head: int) -> Word:
    return Word(
        form=form,
        lemma=row[2],
        upos=row[3],
        xpos=row[4],
        feats="" if row[5] == "_" else row[5],
        head=head,
        deprel=row[7],
        space=space,
        misc=row[9],
    )


def _split_token(token: list[str], rows: list[list[str]]) -> dict[str, tuple[str, bool]]:
    """Give the words of a multi-word token the letters of the token."""
    first, last = (int(part) for part in token[0].split("-"))
    words = {int(row[0]): row[1] for row in rows if row[0].isdigit()}
    forms = [words[number] for number in range(first, last + 1)]
    if sum(map(len, forms)) == len(token[1]):
        letters = iter(token[1])
        forms = ["".join(islice(letters, len(form))) for form in forms]
    return {
        str(number): (form, number == last and _has_space(token))
        for number, form in enumerate(forms, start=first)
    }


def _has_space(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[-1].split("|")
