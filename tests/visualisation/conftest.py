"""A made-up week of diplomacy: some sixty nodes with the sentences behind their edges."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graphkit.data_model import Document, Modality, Polarity
from graphkit.data_model.record import StatementRecord
from graphkit.visualisation import write_page

MINISTERS = {
    "Ana Ruiz": "Costa Verde",
    "Björn Åkesson": "Norrland",
    "Chidi Okonjo": "Benaria",
    "Dana Levy": "Palmyra",
    "Émile Garçon": "Bellerive",
    "Farah Nasser": "Qasr",
    "Goran Ilić": "Danubia",
    "Hana Mori": "Akitsu",
    "Ivo Kral": "Moldau",
    "Júlia Tóth": "Pannonia",
}
TOPICS = (
    "fisheries", "grain exports", "visa rules", "river navigation", "wildfires", "rail link",
    "student exchange", "maritime safety", "sanctions", "energy prices", "landmines", "water",
    "air traffic", "health security", "copyright", "Arctic research", "migration", "tariffs",
    "cyber security", "cultural heritage",
)  # fmt: skip
HOST = "Ana Ruiz"
MET = "Minister Ruiz met {name}, Foreign Minister of {country}, in Porto Alto on 3 March."
TALKED = "The two Ministers exchanged views on {topics} and “agreed to meet again”."


@dataclass
class Sample:
    """A graph as the projection ``everything`` gives it, and the records of its statements."""

    graph: Any = field(default_factory=lambda: nx.MultiDiGraph(name="everything"))
    records: list[StatementRecord] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    def node(self, name: str, label: str, kind: str, **more: Any) -> str:
        self.graph.add_node(name, label=label, type=kind, **more)
        return name

    def say(self, ends: tuple[str, str], relation: str, sentence: str, **more: Any) -> str:
        """Add a statement, its record and its edges: from the subject and from each agent."""
        subject, target = ends
        number = len(self.records) + 1
        quote = more.pop("quote", sentence)
        agents = more.pop("agents", ())
        document = more.pop("document", self.documents[0] if self.documents else _document(1))
        label = self.graph.nodes.data("label")
        record = StatementRecord(
            id=f"statement/{number:04d}",
            subject=subject,
            subject_label=label[subject],
            predicate=relation,
            object=target,
            object_label=label[target],
            rule="sample",
            confidence=0.9,
            modality=more.pop("modality", Modality.ASSERTED),
            polarity=more.pop("polarity", Polarity.POSITIVE),
            document=document.id,
            document_title=document.title,
            publisher=document.publisher,
            issued=str(document.issued) if document.issued else None,
            source_url=document.source_url,
            quote=quote,
            sentence=sentence,
            quote_start=sentence.index(quote),
            start=100 * number,
            evidence=f"evidence/{number:04d}",
            agents=tuple((agent, label[agent]) for agent in agents),
            **more,
        )
        self.records.append(record)
        for source in (subject, *agents):
            self._edge(source, target, record)
        if relation == "gk:met":
            self._edge(target, subject, record)
        return record.id

    def _edge(self, source: str, target: str, record: StatementRecord) -> None:
        self.graph.add_edge(
            source,
            target,
            relation=record.predicate,
            label=record.predicate.rpartition(":")[2],
            weight=1,
            statements=(record.id,),
            first=record.date,
            last=record.date,
            modality=str(record.modality),
            polarity=str(record.polarity),
        )


def _document(number: int, **more: Any) -> Document:
    settings: dict[str, Any] = {
        "title": f"Readout {number}",
        "publisher": "Ministry of Foreign Affairs of Costa Verde",
        "issued": date(2031, 3, 2 + number),
        "source_url": f"https://example.org/readouts/{number}",
    }
    return Document(
        id=f"document/{number}",
        source=f"readout-{number}.txt",
        text="",
        content_hash=str(number),
        **(settings | more),
    )


def _slug(label: str) -> str:
    return label.lower().replace(" ", "-")


def _meeting(sample: Sample, name: str, country: str, number: int) -> None:
    host, guest = f"person/{_slug(HOST)}", f"person/{_slug(name)}"
    title = f"Costa Verde-{country} Foreign Ministers’ Meeting"
    day = f"2031-03-0{3 + number % 3}"
    meeting = sample.node(f"meeting/{_slug(country)}", title, "Meeting", date=day)
    told: dict[str, Any] = {"meeting": meeting, "meeting_label": title, "date": day}
    met = MET.format(name=name, country=country)
    sample.say((host, guest), "gk:met", met, quote=f"met {name}", verb="met", **told)
    for person in (host, guest):
        sample.say((person, meeting), "gk:participatedIn", met, **told)
    topics = [TOPICS[(number * step) % len(TOPICS)] for step in (1, 2, 3)]
    said = TALKED.format(topics=", ".join(topics))
    for topic in dict.fromkeys(topics):
        ends = (meeting, f"topic/{_slug(topic)}")
        told["document"] = sample.documents[number % 2]
        sample.say(
            ends,
            "gk:discussed",
            said,
            quote=f"{topic}",
            agents=(host, guest),
            verb="exchanged",
            **told,
        )


@pytest.fixture
def empty_sample() -> Sample:
    """No nodes, no documents."""
    return Sample()


@pytest.fixture
def sample() -> Sample:
    """Ten ministers, their countries and offices, nine meetings and twenty topics."""
    made = Sample(documents=[_document(1), _document(2)])
    for topic in TOPICS:
        made.node(f"topic/{_slug(topic)}", topic, "Topic")
    for name, country in MINISTERS.items():
        person = made.node(
            f"person/{_slug(name)}", name, "Person", alt_labels=(f"Minister {name.split()[1]}",)
        )
        made.node(f"country/{_slug(country)}", country, "Country")
        office = made.node(f"office/{_slug(country)}", f"Foreign Minister of {country}", "Office")
        said = f"{name}, Foreign Minister of {country}, spoke."
        made.say((person, f"country/{_slug(country)}"), "gk:represents", said)
        made.say((person, office), "gk:holdsOffice", said)
    guests = [name for name in MINISTERS if name != HOST]
    for number, name in enumerate(guests, start=1):
        _meeting(made, name, MINISTERS[name], number)
    made.say(
        ("person/dana-levy", "person/goran-ilić"),
        "gk:met",
        "Ms. Levy did not meet Mr. Ilić.",
        quote="did not meet",
        polarity=Polarity.NEGATIVE,
    )
    made.say(
        ("person/ivo-kral", "country/qasr"),
        "gk:visited",
        "Mr. Kral will visit Qasr in June.",
        quote="will visit Qasr",
        modality=Modality.INTENDED,
    )
    return made


WritePage = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> WritePage:
    """A function that writes a sample as a page and returns where it is."""

    def write_sample(
        sample: Sample, *, title: str = "A week in March", name: str = "graph.html"
    ) -> Path:
        path = tmp_path / name
        return write_page(
            sample.graph, sample.records, path, title=title, documents=sample.documents
        )

    return write_sample
