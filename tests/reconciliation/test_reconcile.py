"""Reconciliation with a service on this machine: what is asked, kept, proposed and refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.errors import ReconciliationError
from graphkit.reconciliation import Hints, Politeness, Reconciled, Subject, reconcile
from graphkit.reconciliation.service import MOST_BYTES
from graphkit.resolution.decisions.files import decisions_of
from tests.reconciliation.conftest import QUICK, SPACE, Stub, candidate, json_answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reconciliation.conftest import Answer

ALDANE = Subject(
    id="person/mira-aldane",
    type="Person",
    label="Mira Aldane",
    known={
        "country": (("Arvenia", (f"{SPACE}c1", "http://www.wikidata.org/entity/Q1")),),
        "office": (("Foreign Minister", ()), ("Minister for Trade", ())),
    },
)
VERRIN = Subject(id="person/tomas-verrin", type="Person", label="Tomas Verrin")
KNOWN = Subject(id="person/x", type="Person", label="X", same_as=(f"{SPACE}p9",))
HINTS = {"Person": Hints("human", {"country": "citizen", "office": "post"})}
SURE = candidate("p1", "Mira Aldane", 98.5, match=True, description="a politician")


def ask(stub: Stub, *subjects: Subject, **more: Any) -> Reconciled:
    options = {"politeness": QUICK} | more
    return reconcile(subjects or (ALDANE, VERRIN), stub.url, lambda _: HINTS, **options)


def links(text: str) -> list[str]:
    return [decision.text for decision in decisions_of(text)]


def test_query_holds_name_type_and_hints_as_the_protocol_writes_them(stub: Stub) -> None:
    ask(stub)
    assert stub.asked == [
        {
            "q0": {
                "query": "Mira Aldane",
                "limit": 5,
                "type": "human",
                "properties": [
                    {"pid": "citizen", "v": {"id": "c1", "name": "Arvenia"}},
                    {"pid": "post", "v": ["Foreign Minister", "Minister for Trade"]},
                ],
            },
            "q1": {"query": "Tomas Verrin", "limit": 5, "type": "human"},
        }
    ]


def test_proposals_are_comments_the_best_first(stub: Stub) -> None:
    stub.known["Mira Aldane"] = [candidate("p2", "M. Aldane", 40), SURE]
    found = ask(stub)
    assert found.text.splitlines()[2:] == [
        "",
        '# person/mira-aldane "Mira Aldane"; Arvenia; Foreign Minister; Minister for Trade',
        f'# link person/mira-aldane {SPACE}p1  # 98.5 "Mira Aldane"; a politician; a sure match',
        f'# link person/mira-aldane {SPACE}p2  # 40 "M. Aldane"',
        "",
        '# person/tomas-verrin "Tomas Verrin"',
        "#   (nothing found)",
    ]
    assert links(found.text) == []
    assert (found.asked, found.found, found.accepted, found.requests) == (2, 1, 0, 2)


def test_a_proposal_without_its_sign_is_a_decision(stub: Stub) -> None:
    stub.known["Mira Aldane"] = [SURE]
    taken = ask(stub).text.replace("# link", "link")
    assert links(taken) == [f"link person/mira-aldane {SPACE}p1"]


@pytest.mark.parametrize(
    ("candidates", "least"),
    [
        ([SURE | {"match": False}], 90),
        ([SURE], 99),
        ([SURE, candidate("p2", "Mira Aldane", 98, match=True)], 90),
    ],
)
def test_only_the_one_sure_match_with_a_high_score_is_accepted(
    stub: Stub, candidates: list[dict[str, Any]], least: float
) -> None:
    stub.known["Mira Aldane"] = [SURE]
    assert links(ask(stub, least=90).text) == [f"link person/mira-aldane {SPACE}p1"]
    assert links(ask(stub).text) == []
    stub.known["Mira Aldane"] = candidates
    assert links(ask(stub, least=least).text) == []


def test_no_address_is_accepted_for_two_or_taken_from_another(stub: Stub) -> None:
    stub.known = {"Mira Aldane": [SURE], "Tomas Verrin": [SURE]}
    assert links(ask(stub, least=90).text) == []
    stub.known.pop("Tomas Verrin")
    other = replace(KNOWN, same_as=(f"{SPACE}p1",))
    assert links(ask(stub, ALDANE, other, least=90).text) == []


def test_what_has_an_address_of_the_service_is_not_asked_for(stub: Stub) -> None:
    found = ask(stub, KNOWN)
    assert (found.asked, found.linked, stub.asked) == (0, 1, [])


def test_batches_are_as_large_as_the_service_likes_and_equal_queries_asked_once(
    stub: Stub,
) -> None:
    same = [replace(VERRIN, id=f"person/v{n}") for n in range(5)]
    others = [replace(VERRIN, id=f"person/o{n}", label=f"Name {n}") for n in range(6)]
    stub.known["Tomas Verrin"] = [candidate("p7", "Tomas Verrin")]
    found = ask(stub, *same, *others)
    assert [len(batch) for batch in stub.asked] == [3, 3, 1]
    assert found.found == 5


def test_the_service_is_told_who_asks(stub: Stub) -> None:
    ask(stub, politeness=replace(QUICK, agent="graphkit/9", contact="desk@paper.example"))
    assert set(stub.agents) == {"graphkit/9 (reconciliation client; desk@paper.example)"}


def test_requests_are_apart(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    ask(stub, politeness=replace(QUICK, pause=7))
    assert len(slept) == 1
    assert 6 < slept[0] <= 7


# The cache


def test_cache_answers_without_network_and_with_the_same_bytes(
    stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "answers.jsonl"
    stub.known["Mira Aldane"] = [SURE]
    first = ask(stub, cache=cache)
    kept = cache.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("asked the network")

    monkeypatch.setattr("socket.create_connection", refuse)
    monkeypatch.setattr("graphkit.reconciliation.service._client", refuse)
    stub.known.clear()
    again = ask(stub, cache=cache)
    assert again == replace(first, requests=0)
    assert cache.read_bytes() == kept


def test_what_is_new_is_asked_and_the_file_does_not_depend_on_the_order(
    stub: Stub, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    ask(stub, ALDANE, cache=one)
    ask(stub, cache=one)
    assert [len(batch) for batch in stub.asked] == [1, 1]
    ask(stub, VERRIN, cache=other)
    ask(stub, ALDANE, VERRIN, cache=other)
    assert one.read_bytes() == other.read_bytes()


def test_what_was_answered_before_a_failure_is_not_asked_again(stub: Stub, tmp_path: Path) -> None:
    cache = tmp_path / "answers.jsonl"
    subjects = [replace(VERRIN, id=f"person/o{n}", label=f"Name {n}") for n in range(6)]

    def fail_then(batch: dict[str, Any] | None) -> Answer:
        broken = batch is not None and len(stub.asked) > 1
        return (418, {}, b"") if broken else stub.usual(batch)

    stub.respond = fail_then
    with pytest.raises(ReconciliationError, match="answered with status 418"):
        ask(stub, *subjects, cache=cache)
    with cache.open("ab") as file:
        file.write(b'{"service": "cut o')  # as a kill leaves it
    stub.respond, stub.asked = None, []
    assert ask(stub, *subjects, cache=cache).asked == 6
    assert [len(batch) for batch in stub.asked] == [3]


def test_cache_that_is_something_else_is_refused_and_stays(stub: Stub, tmp_path: Path) -> None:
    cache = tmp_path / "notes.txt"
    cache.write_text("dear diary\n", encoding="utf-8")
    with pytest.raises(ReconciliationError, match=r"notes\.txt, line 1 is no answer of a service"):
        ask(stub, cache=cache)
    assert cache.read_text(encoding="utf-8") == "dear diary\n"


# Services that refuse, or are hostile


def test_a_busy_service_is_asked_again(stub: Stub) -> None:
    busy = [(429, {"Retry-After": "0"}, b""), (503, {}, b"")]

    def later(batch: dict[str, Any] | None) -> Answer:
        return busy.pop() if batch is not None and busy else stub.usual(batch)

    stub.respond = later
    assert ask(stub).requests == 2
    assert len(stub.asked) == 3


def test_a_service_cannot_make_us_wait_for_ever(
    stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    stub.respond = lambda _: (429, {"Retry-After": "999999999"}, b"")
    with pytest.raises(ReconciliationError, match="answered with status 429"):
        ask(stub)
    assert slept
    assert max(slept) <= 60


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        (b"<html>", "is no manifest"),
        (b"\xff\xfe", "is no manifest"),
        (b"[" * 100_000, "is no manifest"),
        (b'{"name": "N"}', "is no manifest"),
        (b'{"name": "N", "identifierSpace": "urn:x"}', "does not say how its entities"),
        (
            b'{"name": "N", "identifierSpace": "x", "view": {"url": "javascript:{{id}}"}}',
            "does not say how its entities",
        ),
        (
            b'{"name": "N", "identifierSpace": "https://a.example/", "versions": ["9"]}',
            "speaks version 9",
        ),
        (
            b'{"name": "N", "identifierSpace": "https://a.example/", "authentication": {}}',
            "wants a login",
        ),
    ],
)
def test_a_manifest_that_cannot_be_used_is_explained(
    stub: Stub, manifest: bytes, reason: str
) -> None:
    stub.respond = lambda _: (200, {}, manifest)
    with pytest.raises(ReconciliationError, match=reason):
        ask(stub)
    assert not stub.asked


@pytest.mark.parametrize(
    "content", [b"", b"no", b"[]", b"null", b'{"q0": ', b"\xff", b"[" * 100_000]
)
def test_what_is_no_batch_of_results_is_an_error(stub: Stub, content: bytes) -> None:
    stub.respond = lambda batch: stub.usual(None) if batch is None else (200, {}, content)
    with pytest.raises(ReconciliationError, match="did not answer with a batch of results"):
        ask(stub)


@pytest.mark.parametrize("result", [None, [], {"error": "no"}, {"result": None}, {"result": {}}])
def test_a_query_without_a_proper_answer_is_told_and_asked_again_next_time(
    stub: Stub, tmp_path: Path, result: object
) -> None:
    cache = tmp_path / "answers.jsonl"
    good = {"result": [SURE]}
    stub.respond = lambda batch: (
        stub.usual(None) if batch is None else json_answer({"q0": result, "q1": good, "q9": good})
    )
    found = ask(stub, cache=cache)
    assert "#   (no answer)" in found.text
    assert f"# link person/tomas-verrin {SPACE}p1" in found.text
    stub.respond, stub.asked = None, []
    ask(stub, cache=cache)
    assert [batch["q0"]["query"] for batch in stub.asked] == ["Mira Aldane"]


HOSTILE = 'x\nlink person/tomas-verrin https://evil.example/\r\n\u2028\x1b[2J\u202e\x00"'


@pytest.mark.parametrize(
    "bad",
    [
        candidate(HOSTILE, HOSTILE, match=True, description=HOSTILE, type=[{"id": HOSTILE}]),
        candidate("p1", HOSTILE, match=True, type=[HOSTILE]),
        candidate("../../admin?x=1#y", "n", match=True),
        candidate("p1 http://evil.example/", "n", match=True),
        candidate("javascript:alert(1)", "n", match=True),
    ],
)
def test_hostile_texts_stay_within_their_comment(stub: Stub, bad: dict[str, Any]) -> None:
    stub.known["Mira Aldane"] = [bad]
    stub.manifest["name"] = HOSTILE
    found = ask(stub, least=1)
    assert all(char.isprintable() for char in found.text.replace("\n", ""))
    [accepted] = links(found.text)
    assert accepted.startswith(f"link person/mira-aldane {SPACE}")
    assert links(found.text.replace("# link", "link")) == [accepted]


@pytest.mark.parametrize(
    "bad",
    [
        {"id": "p1"},
        candidate("", "n"),
        candidate("p1", "n") | {"score": "high"},
        candidate("p1", "n") | {"score": True},
        candidate("p1", "n") | {"match": "yes"},
        candidate("p" * 10_000, "n"),
        {"id": 1, "name": "n", "score": 1},
        [],
        None,
    ],
)
def test_a_malformed_candidate_is_passed_over(stub: Stub, bad: object) -> None:
    stub.respond = lambda batch: (
        stub.usual(None) if batch is None else json_answer({"q0": {"result": [bad, SURE]}})
    )
    found = ask(stub, ALDANE)
    assert found.text.count("# link ") == 1


def test_infinite_scores_and_surplus_candidates_are_passed_over(stub: Stub) -> None:
    many = ",".join(json.dumps(candidate(f"p{n}", "n", 1)) for n in range(5000))
    content = f'{{"q0": {{"result": [{{"id": "a", "name": "n", "score": 1e999}}, {many}]}}}}'
    stub.respond = lambda batch: stub.usual(None) if batch is None else (200, {}, content.encode())
    assert 0 < ask(stub, ALDANE).text.count("# link ") <= 50


def test_an_answer_that_is_too_large_is_not_read_to_its_end(stub: Stub) -> None:
    stub.respond = lambda _: (200, {}, b" " * (MOST_BYTES + 200_000))
    with pytest.raises(ReconciliationError, match="more bytes than"):
        ask(stub)


def test_redirects_do_not_go_on_for_ever(stub: Stub) -> None:
    stub.respond = lambda _: (302, {"Location": stub.url}, b"")
    with pytest.raises(ReconciliationError, match="cannot be asked: too many redirects"):
        ask(stub)


def test_a_service_that_is_not_there_is_named() -> None:
    with pytest.raises(ReconciliationError, match=r"http://127\.0\.0\.1:1/ cannot be asked"):
        reconcile([ALDANE], "http://127.0.0.1:1/", lambda _: {}, politeness=QUICK)


@pytest.mark.parametrize("url", ["ftp://a.example", "file:///etc/passwd", "a.example", "http://["])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ReconciliationError, match="is no address of a service"):
        reconcile([ALDANE], url, lambda _: {}, politeness=Politeness())


def test_a_login_is_not_sent() -> None:
    with pytest.raises(ReconciliationError, match="holds a login"):
        reconcile([ALDANE], "https://me:secret@a.example", lambda _: {})
