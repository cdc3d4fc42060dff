"""Who speaks of what: topics by actors, topics of communities."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.reports.kinds import PERSON, TOPIC
from graphkit.reports.ranking import label_of, type_of
from graphkit.reports.sections import Counted, Group, TopicTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graphkit.analysis import Communities
    from graphkit.reports.witnesses import Witnesses

_TOPICS_OF_GROUP = 5


class Spoken:
    """The ties between actors and topics of one graph, with their statements."""

    def __init__(self, projection: str, graph: nx.Graph[str]) -> None:
        self._projection = projection
        self._graph = graph
        self._said: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self.by_topic: defaultdict[str, set[str]] = defaultdict(set)
        self._by_actor: defaultdict[str, set[str]] = defaultdict(set)
        self._topics: defaultdict[str, set[str]] = defaultdict(set)
        for source, target, data in graph.edges(data=True):
            for actor, topic in ((source, target), (target, source)):
                if type_of(graph, topic) == TOPIC and type_of(graph, actor) != TOPIC:
                    self._add(actor, topic, data.get("statements", ()))

    def _add(self, actor: str, topic: str, statements: Iterable[str]) -> None:
        said = tuple(statements)
        self._said[actor, topic].update(said)
        self.by_topic[topic].update(said)
        self._by_actor[actor].update(said)
        self._topics[actor].add(topic)

    def topics(self) -> tuple[Counted, ...]:
        """Return the topics, most spoken of first."""
        return self._counted(self.by_topic)

    def topics_of(self, members: Iterable[str]) -> tuple[Counted, ...]:
        """Return what some actors speak of, most spoken of first."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for actor in members:
            for topic in self._topics.get(actor, ()):
                found[topic] |= self._said[actor, topic]
        return self._counted(found)

    def table(self, witnesses: Witnesses) -> TopicTable:
        """Return who speaks of what, persons alone where there are any."""
        persons = [one for one in self._by_actor if type_of(self._graph, one) == PERSON]
        shown = set(persons or self._by_actor)
        return TopicTable(
            projection=self._projection,
            actors=self._counted({one: self._by_actor[one] for one in shown}),
            topics=self.topics(),
            cells={
                pair: (len(said), witnesses.support(said).documents)
                for pair, said in sorted(self._said.items())
                if pair[0] in shown
            },
        )

    def _counted(self, found: Mapping[str, set[str]]) -> tuple[Counted, ...]:
        counted = [
            Counted(id=node, label=label_of(self._graph, node), statements=len(said))
            for node, said in found.items()
        ]
        return tuple(sorted(counted, key=lambda one: (-one.statements, one.label, one.id)))


def groups(found: Communities, graph: nx.Graph[str], spoken: Spoken | None) -> tuple[Group, ...]:
    """Return communities with their topics, which are not counted among the members shown."""
    return tuple(
        Group(
            number=group.number,
            size=len(group.members),
            members=tuple(
                (node, label_of(graph, node))
                for node in group.members
                if type_of(graph, node) != TOPIC
            ),
            topics=spoken.topics_of(group.members)[:_TOPICS_OF_GROUP] if spoken else (),
        )
        for group in found.groups
    )
