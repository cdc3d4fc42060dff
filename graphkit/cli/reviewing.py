"""The command that asks what is open in a graph, and writes the answers down."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.dialogue import Dialogue
from graphkit.cli.options import PATH, decisions_files, decisions_option, folder_option
from graphkit.cli.output import STDOUT, emit, printable, say

if TYPE_CHECKING:
    from graphkit.review import Question, Session


@click.command()
@folder_option
@decisions_option("The decisions file that answers are added to; of several, the last one.")
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FILE",
    help="Write the questions to a file to edit, instead of asking them; - is standard output.",
)
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the first N questions.")
def review(
    *, graph: Path, decisions: tuple[Path, ...], output: Path | None, top: int | None
) -> None:
    """Ask what is open in a graph, and write down the answers.

    Who may be one, which date is right, which name is none: first come the questions whose
    answers would change most. One key is one answer, which
    is written into the decisions file at once; q ends it at any time. Where no terminal is,
    the questions are printed as a decisions file in which every line is still a comment.
    """
    from graphkit.pipeline import left_open, open_graph, review_graph
    from graphkit.resolution import read_decisions
    from graphkit.resources.review_rules import load_review_rules
    from graphkit.review import Session, questions_text

    files = decisions_files(decisions)
    decided = read_decisions(file for file in files if file.exists())
    evidence = load_review_rules().evidence
    with open_graph(graph) as opened:
        questions = review_graph(opened, decided)[:top]
        references = list(left_open(opened)) if top is None else []
    if output is not None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        text = questions_text(questions, evidence=evidence, left_open=references)
        emit(text, output or Path(STDOUT))
        return
    session = Session(questions, files[-1])
    _ask(questions, session, evidence)
    _tell(session, graph, files)


def _ask(questions: tuple[Question, ...], session: Session, evidence: int) -> None:
    if not questions:
        say("nothing is open")
        return
    Dialogue(session, evidence=evidence).run()


def _tell(session: Session, graph: Path, files: tuple[Path, ...]) -> None:
    """Say what was written, and how to put it into effect."""
    if session.answered:
        count = f"{session.answered} {'decision' if session.answered == 1 else 'decisions'}"
        say(f"{count} written to {printable(str(files[-1]))}; to put them into effect:")
        named = [word for file in files for word in ("--decisions", str(file))]
        say(f"  graphkit build PATH… {shlex.join(['-o', str(graph), *named])}")
