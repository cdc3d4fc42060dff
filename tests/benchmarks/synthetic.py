"""A made-up graph of any size with the shape of a graph of readouts.

Of the nodes some two fifths are topics and a quarter persons; meetings bring a few
persons together and discuss a few topics. How often a person or a topic comes up
falls like 1 / rank, as names do in texts. Every edge has statements, every statement a
sentence, and a sentence carries about two statements. Words are drawn from a list of
2,000 made-up ones, so that the text compresses about as well as English does.
The same size gives the same graph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.data_model import Document, Modality, Polarity
from graphkit.data_model.record import StatementRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHARES = (
    ("Topic", 0.44), ("Person", 0.24), ("Meeting", 0.16), ("Office", 0.08),
    ("Organization", 0.05), ("Place", 0.02), ("Country", 0.01),
)  # fmt: skip
_ACTS = ("gk:supported", "gk:welcomed", "gk:requested", "gk:agreedOn", "gk:condemned", "gk:stated")
_EDGES_PER_NODE = 2.5
_STATEMENTS_PER_DOCUMENT = 25
_FIRST_DAY = date(2021, 1, 20)
_DAYS = 1400
_WORDS = 2000
_NEW_SENTENCE = 0.5
_SYLLABLES = tuple(consonant + vowel for consonant in "bcdfglmnprstv" for vowel in "aeiou")


@dataclass(slots=True)
class Synthetic:
    """A graph as the projection ``everything`` gives it, with its records and documents."""

    graph: nx.MultiDiGraph[str] = field(default_factory=lambda: nx.MultiDiGraph(name="everything"))
    records: list[StatementRecord] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)


def synthetic_graph(nodes: int, *, seed: int = 1) -> Synthetic:
    """Return a graph of ``nodes`` nodes and some ``2.5 × nodes`` edges."""
    return _Maker(nodes, Random(seed)).make()  # noqa: S311 - no secret is drawn


class _Maker:
    """Draws one graph."""

    def __init__(self, nodes: int, random: Random) -> None:
        self._random = random
        self._nodes = nodes
        self._words = [self._word() for _ in range(_WORDS)]
        self._made = Synthetic()
        self._of: dict[str, list[str]] = {}
        self._sentence = ""
        self._edges = 0

    def _word(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=self._random.randint(1, 4)))

    def make(self) -> Synthetic:
        """Draw nodes, then meetings with what was said in them."""
        for kind, share in _SHARES:
            number = max(1, round(self._nodes * share))
            self._of[kind] = [self._node(kind, place) for place in range(number)]
        self._backgrounds()
        while self._edges < self._nodes * _EDGES_PER_NODE:
            self._meeting()
        return self._made

    def _node(self, kind: str, place: int) -> str:
        name = " ".join(self._random.choices(self._words, k=self._random.randint(2, 4))).title()
        node = f"{kind.lower()}/{name.lower().replace(' ', '-')}-{place}"
        day = {"date": str(self._day())} if kind == "Meeting" else {}
        self._made.graph.add_node(node, label=name, type=kind, **day)
        return node

    def _day(self) -> date:
        return _FIRST_DAY + timedelta(days=self._random.randrange(_DAYS))

    def _backgrounds(self) -> None:
        """Every person has a country, most an office."""
        for place, person in enumerate(self._of["Person"]):
            self._say(person, "gk:represents", self._frequent("Country"))
            if place < len(self._of["Office"]):
                self._say(person, "gk:holdsOffice", self._of["Office"][place])

    def _meeting(self) -> None:
        random, meeting = self._random, self._random.choice(self._of["Meeting"])
        persons = sorted({self._frequent("Person") for _ in range(random.randint(2, 4))})
        told: dict[str, Any] = {"meeting": meeting, "date": self._made.graph.nodes[meeting]["date"]}
        for person in persons:
            self._say(person, "gk:participatedIn", meeting, **told)
        self._say(persons[0], "gk:met", persons[-1], **told)
        for _ in range(random.randint(2, 5)):
            self._say(meeting, "gk:discussed", self._frequent("Topic"), agents=persons, **told)
        for _ in range(random.randint(0, 4)):
            act, topic = random.choice(_ACTS), self._frequent("Topic")
            self._say(random.choice(persons), act, topic, addressees=persons[-1:], **told)

    def _frequent(self, kind: str) -> str:
        """One of a kind, the first ones more often."""
        names = self._of[kind]
        return names[int(len(names) ** self._random.random()) - 1]

    def _say(
        self,
        source: str,
        relation: str,
        target: str,
        *,
        agents: Sequence[str] = (),
        addressees: Sequence[str] = (),
        **told: Any,
    ) -> None:
        random, records = self._random, self._made.records
        if len(records) % _STATEMENTS_PER_DOCUMENT == 0:
            self._document()
        if not self._sentence or random.random() < _NEW_SENTENCE:
            words = " ".join(random.choices(self._words, k=random.randint(14, 40)))
            self._sentence = f"{words.capitalize()}."
        document = self._made.documents[-1]
        start = random.randrange(len(self._sentence) // 2)
        record = StatementRecord(
            id=f"statement/{random.getrandbits(64):016x}",
            subject=source, subject_label=self._label(source), predicate=relation,
            object=target, object_label=self._label(target),
            rule="synthetic", confidence=random.choice((0.55, 0.7, 0.8, 0.9, 0.97)),
            modality=random.choices((Modality.ASSERTED, Modality.INTENDED), (9, 1))[0],
            polarity=random.choices((Polarity.POSITIVE, Polarity.NEGATIVE), (49, 1))[0],
            document=document.id, document_title=document.title, publisher=document.publisher,
            issued=str(document.issued), source_url=document.source_url,
            quote=self._sentence[start : start + 40], sentence=self._sentence, quote_start=start,
            start=len(records), evidence=f"evidence/{len(records)}", verb=relation[3:],
            agents=tuple((agent, self._label(agent)) for agent in agents),
            addressees=tuple((other, self._label(other)) for other in addressees),
            **told,
        )  # fmt: skip
        records.append(record)
        for end in (source, *agents):
            self._edge(end, target, record)

    def _edge(self, source: str, target: str, record: StatementRecord) -> None:
        self._made.graph.add_edge(
            source, target, relation=record.predicate, label=record.predicate[3:], weight=1,
            statements=(record.id,), first=record.date, last=record.date,
            modality=str(record.modality), polarity=str(record.polarity),
        )  # fmt: skip
        self._edges += 1

    def _label(self, node: str) -> str:
        return str(self._made.graph.nodes[node]["label"])

    def _document(self) -> None:
        number = len(self._made.documents) + 1
        title = " ".join(self._random.choices(self._words, k=8)).capitalize()
        self._made.documents.append(
            Document(
                id=f"document/{number}",
                source=f"{number}.txt",
                text="",
                content_hash=str(number),
                title=title,
                publisher=f"Ministry {number % 7}",
                issued=self._day(),
                source_url=f"https://example.org/{number}",
            )
        )
