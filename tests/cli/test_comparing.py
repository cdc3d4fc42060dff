"""`graphkit diff` and `graphkit check` on the command line."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

import graphkit
from graphkit.cli import main
from graphkit.comparison import Difference, Verdict
from graphkit.data_model import Polarity
from graphkit.store import GraphStore
from tests.cli.conftest import Run
from tests.fixtures.sample_knowledge import NEWS as NEWS_ID
from tests.fixtures.sample_knowledge import READOUT as READOUT_ID
from tests.fixtures.sample_knowledge import sample_knowledge

READOUT, NEWS = "readout.txt", "news.html"


def test_two_documents_are_named_by_their_files(ask: Run) -> None:
    outcome = ask("diff", READOUT, NEWS)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("A  Arvenia and the Assembly Week, Ministry of Foreign")
    assert "Only A tells of" in outcome.out


@pytest.mark.parametrize(
    "name", ["Belmora Herald", "publisher:belmora herald", "Verrin meets", "document:news.html"]
)
def test_a_side_may_be_named_otherwise(ask: Run, name: str) -> None:
    found = json.loads(ask("diff", READOUT, name, "--json").out)
    assert found["b"]["documents"][0]["title"] == "Verrin meets Aldane"


def test_documents_are_named_by_their_ids(ask: Run) -> None:
    outcome = ask("diff", READOUT_ID, NEWS_ID)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("A  Arvenia and the Assembly Week")


def test_formats(ask: Run, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("diff", READOUT, NEWS, "-f", "csv").out)))
    assert {row["verdict"] for row in rows} >= {"only A", "only B"}
    ask("diff", READOUT, NEWS, "-f", "md", "-o", tmp_path / "diff.md")
    assert (tmp_path / "diff.md").read_text(encoding="utf-8").startswith("# Arvenia")


def test_page_loads_and_runs_nothing(ask: Run) -> None:
    page = ask("diff", READOUT, NEWS, "-f", "html").out
    assert page.startswith("<!doctype html>")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "https://" not in page
    assert '<th scope="row">both</th>' not in page
    full = ask("diff", READOUT, NEWS, "-f", "html", "--all").out
    assert '<th scope="row">both</th>' in full


def test_what_both_say_is_shown_when_asked_for(ask: Run) -> None:
    assert "\n  both: discussed" not in ask("diff", READOUT, NEWS).out
    assert "\n  both: " in ask("diff", READOUT, NEWS, "--all").out


def test_periods(ask: Run) -> None:
    assert ask("diff", "2031-03", "2031-04").status == 0


def test_a_day_that_is_none_is_told(ask: Run) -> None:
    outcome = ask("diff", "2031-02-30/2031-03-01", "2031-04")
    assert outcome.status == 1
    assert "'2031-02-30' is no day" in outcome.err


def test_what_means_nothing_is_one_line(ask: Run) -> None:
    outcome = ask("diff", READOUT, "no such thing")
    assert outcome.status == 1
    assert "'no such thing' is nothing that can be compared" in outcome.err


def test_the_same_graph_twice_says_the_same(run: Run, sample: Path) -> None:
    outcome = run("diff", sample, sample)
    assert outcome.status == 0
    assert "only" not in outcome.out.partition("Sentences:")[2]


@pytest.fixture(scope="module")
def seeds_difference(seeds_graph: Path) -> Difference:
    """The ministry (A) against the news (B)."""
    with graphkit.open(seeds_graph) as opened:
        return opened.diff("000_669ece081211ca1b.txt", "002_90a5b6d1db9a89ad.txt")


@pytest.mark.slow
@pytest.mark.parametrize("word", ["aircraft", "Tokyo 2020", "reappointment"])
def test_only_the_news_says_so(seeds_difference: Difference, word: str) -> None:
    told = [one for one in seeds_difference.findings() if word in " ".join(one.labels)]
    assert told
    assert {one.verdict for one in told} == {Verdict.ONLY_B}


@pytest.mark.slow
def test_meetings_of_one_side_on_the_seeds(seeds_difference: Difference) -> None:
    of_news = [one.label for one in seeds_difference.told_only_by("B")]
    assert of_news == ["Meeting of Narendra Modi and Yoshihide Suga"]
    of_ministry = " ".join(one.label for one in seeds_difference.told_only_by("A"))
    for name in ("G4", "G20", "U.K.", "France", "Indonesia"):
        assert name in of_ministry


@pytest.mark.slow
@pytest.mark.parametrize("words", ["pose a threat", "Security Council", "deterrence"])
def test_what_moved_from_the_trilateral_on_the_seeds(
    seeds_difference: Difference, words: str
) -> None:
    moved = [
        one
        for one in seeds_difference.findings(Verdict.MOVED)
        if words in one.sentence_a and words in one.sentence_b
    ]
    assert moved
    for one in moved:
        (change,) = [change for change in one.changes if change.aspect == "meeting"]
        assert change.a == "Japan-U.S.-ROK Foreign Ministers’ Meeting"
        assert change.b == "Japan-ROK Foreign Ministers’ Meeting"


@pytest.mark.slow
def test_texts_are_read_where_no_graph_is(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = sorted(seeds.glob("*.txt"))
    with pytest.raises(SystemExit):
        main(["diff", str(one), str(other)])
    assert "Only B tells of 1 meeting: Meeting of Narendra Modi" in capsys.readouterr().out


@pytest.mark.slow
def test_a_text_that_cannot_be_read_is_told_of(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = sorted(seeds.glob("*.txt"))
    both = tmp_path / "both"
    both.mkdir()
    (both / "empty.txt").write_text("")
    (both / "news.txt").write_bytes(other.read_bytes())
    with pytest.raises(SystemExit) as ended:
        main(["diff", str(one), str(both)])
    assert ended.value.code == 1
    assert "empty.txt: is empty" in capsys.readouterr().err


@pytest.fixture
def disputed(tmp_path: Path) -> Path:
    """The folder of a graph in which the news affirms what the readout denies."""
    known = sample_knowledge()
    no = next(one for one in known.statements if one.polarity is Polarity.NEGATIVE)
    of_news = next(one for one in known.statements if one.document == NEWS_ID)
    yes = replace(
        no,
        id="statement/0",
        document=NEWS_ID,
        polarity=Polarity.POSITIVE,
        evidence=of_news.evidence,
    )
    with GraphStore.create(tmp_path / "out" / "store") as store:
        store.write(replace(known, statements=(yes, *known.statements)))
    return tmp_path / "out"


def test_check_prints_findings_with_their_sentences(run: Run, disputed: Path) -> None:
    outcome = run("check", "-g", disputed)
    assert (outcome.status, outcome.err) == (1, "")
    assert "Ilse Korvan agreed on grain tariffs: affirmed, and denied" in outcome.out
    assert "“Ms. Korvan did not agree on grain tariffs.”" in outcome.out
    found = json.loads(run("check", "-g", disputed, "--json").out)
    assert [(one["kind"], one["error"]) for one in found] == [("contradiction", True)]
    rows = csv.DictReader(io.StringIO(run("check", "-g", disputed, "--csv").out))
    assert len({row["document"] for row in rows}) == 2


def test_check_of_nothing_amiss_ends_well(ask: Run) -> None:
    assert ask("check") == (0, "0 errors, 0 leads\n", "")


def test_check_of_one_kind(ask: Run) -> None:
    found = json.loads(ask("check", "--kind", "name-used-once", "--json").out)
    assert {one["kind"] for one in found} <= {"name-used-once"}
    assert ask("check", "--kind", "nonsense").status == 2


@pytest.mark.slow
def test_thirteen_stated_twelve_described_on_the_seeds(seeds_graph: Path) -> None:
    with graphkit.open(seeds_graph) as opened:
        (found,) = opened.check().of("stated-count").findings
    assert found.what == "“13 multilateral and bilateral meetings” stated, 12 described"
    assert len(found.things) == 12
    assert "held 13 multilateral and bilateral meetings" in found.passages[0].sentence


@pytest.mark.slow
def test_a_trilateral_dated_a_day_later_in_seoul_is_one_meeting(root: Path, seeds: Path) -> None:
    korean = root / "tests" / "evaluation" / "gold" / "documents" / "P10.txt"
    with graphkit.build([seeds, korean]) as graph:
        rows = graph.query("differing-dates").rows
        (found,) = graph.check().of("differing-dates").findings
        report = graph.report().to_markdown()
    assert {str(row[0]) for row in rows} == {"Japan-U.S.-ROK Foreign Ministers’ Meeting"}
    assert {(str(row[1]), str(row[3])) for row in rows} == {
        ("2021-09-22", "None"),
        ("2021-09-23", "Korean Broadcasting System"),
    }
    assert len(found.passages) == 2
    assert "2021-09-22 / 2021-09-23" in report
