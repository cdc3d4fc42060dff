from graphkit.evaluation import Evaluation, Finding, Score, Share, format_findings, format_table

EVALUATION = Evaluation(
    name="letters",
    tier="core",
    strict=False,
    complete=True,
    persons=Score(correct=2, said=3, found=2, wanted=2),
    meetings=Score(),
    statements=Score(correct=1, said=2, found=1.5, wanted=4),
    relations={"discussed": Score(correct=1, said=2, found=1.5, wanted=4)},
    entities={"Topic": Score(found=1, wanted=2)},
    details={"quote": Share(right=1, of=3)},
    unscored={"the gold does not annotate hosted": 3},
)


def test_table_has_all_figures() -> None:
    lines = [" ".join(line.split()) for line in format_table(EVALUATION).splitlines()]

    assert lines == [
        "letters: complete gold, tier core, topics matched leniently",
        "P R F1 correct/said found/wanted",
        "persons 0.667 1.000 0.800 2/3 2/2",
        "meetings – – – 0/0 0/0",
        "met – – – 0/0 0/0",
        "statements 0.500 0.375 0.429 1/2 1.5/4",
        "",
        "Statements by relation",
        "discussed 0.500 0.375 0.429 1/2 1.5/4",
        "",
        "Other entities by type",
        "Topic – 0.500 – 0/0 1/2",
        "",
        "Of the matched statements, right in",
        "quote 0.333 1/3",
        "",
        "Statements that do not count, and why",
        "3 the gold does not annotate hosted",
    ]


def test_strict_figures_stand_beside() -> None:
    lines = format_table(EVALUATION, EVALUATION).splitlines()

    assert lines[2].endswith("|  0.667  1.000  0.800")


def test_text_of_a_document_cannot_command_the_terminal() -> None:
    finding = Finding(
        document="d",
        kind="stated",
        what="A stated \x1b[2J",
        quote="a\nb\x07",
        sentence="so \u202eon",
        nearby=("\x9b",),
    )

    assert format_findings([finding]).splitlines() == [
        "d stated: A stated �[2J",
        "    quote: a b�",
        "    sentence: so �on",
        "    said: �",
    ]
