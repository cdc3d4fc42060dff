"""Choose the plain text that a token-to-vector layer reads before it learns from treebanks.

In pretraining the layer learns to guess the letters of a word from its neighbours (spaCy's
``PretrainCharacters``; ``pretraining.cfg``). The text is official prose in the public
domain. Readouts are left out, since graphkit is evaluated on such.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

PARAGRAPHS = 75_008
SPOKEN_PARAGRAPHS = 20_000
FEWEST_WORDS, MOST_WORDS = 12, 250
WRITTEN = (
    "statements-releases",
    "briefings-statements",
    "fact-sheets",
    "presidential-actions",
    "articles",
    "releases",
    "blog",
)
SPOKEN = ("press-briefings", "speeches-remarks")
LEFT_OUT = "readout"

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_#\\>|]+")
_BLANKS = re.compile(r"\s+")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


def briefing_files(folder: Path) -> list[Path]:
    """Return the documents to read, in a fixed order, without readouts."""
    return [
        path
        for kind in (*WRITTEN, *SPOKEN)
        for path in sorted((folder / kind).rglob("*.md"))
        if LEFT_OUT not in path.name
    ]


def write_paragraphs(folder: Path, path: Path, *, seed: int) -> None:
    """Write a drawn order of paragraphs, a JSON object with its ``text`` a line."""
    random = Random(seed)  # noqa: S311 - no secret, and it must repeat
    drawn = {}
    for kinds in (WRITTEN, SPOKEN):
        texts = (
            read for read in briefing_files(folder) if read.relative_to(folder).parts[0] in kinds
        )
        drawn[kinds] = sorted({p for file in texts for p in paragraphs(file.read_text("utf-8"))})
        random.shuffle(drawn[kinds])
    chosen = drawn[WRITTEN] + drawn[SPOKEN][:SPOKEN_PARAGRAPHS]
    random.shuffle(chosen)
    lines = (json.dumps({"text": text}) + "\n" for text in chosen[:PARAGRAPHS])
    path.write_text("".join(lines), encoding="utf-8")


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a Markdown document with front matter that hold whole sentences."""
    body = text.split("---", 2)[-1]
    for part in _PARAGRAPH_END.split(body):
        plain = _plain(part)
        if FEWEST_WORDS <= len(plain.split()) <= MOST_WORDS and "." in plain:
            yield plain


def _plain(part: str) -> str:
    unmarked = _MARKS.sub(" ", _LINK.sub(r"\1", part))
    return _BLANKS.sub(" ", unmarked.replace("\N{NO-BREAK SPACE}", " ")).strip()
