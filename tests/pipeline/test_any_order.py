"""Whatever is added, changed, removed, read by other rules: the graph is that of a clean build."""

import shutil
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graphkit.errors import DocumentError
from graphkit.pipeline import Builder, writing
from graphkit.settings import Settings
from tests.fixtures.small_world import SENTENCES, SmallWorldExtractor, small_stages, text_of

FOLDERS = ("a", "b")
NAMES = ("x.txt", "y.txt", "z/x.txt")
PLACES = tuple(f"{folder}/{name}" for folder in FOLDERS for name in NAMES)

places = st.sampled_from(PLACES)
folders = st.lists(st.sampled_from(FOLDERS), min_size=1, max_size=2, unique=True)
texts = st.builds(
    text_of,
    st.sampled_from(("Note", "Readout")),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True),
)
Step: TypeAlias = tuple[str, object, object]
steps = st.one_of(
    st.tuples(st.just("write"), places, texts),
    st.tuples(st.just("write"), places, texts),
    st.tuples(st.just("delete"), places, st.none()),
    st.tuples(st.just("build"), folders, st.sampled_from(("", "", "prune", "fresh"))),
    st.tuples(st.just("build"), folders, st.sampled_from(("", "", "prune", "fresh"))),
    st.tuples(st.just("remove"), st.sampled_from((*NAMES, "*", "?.txt")), st.none()),
    st.tuples(st.just("rules"), st.booleans(), st.none()),
)


@dataclass
class World:
    """Files, the graph that is built of them step by step, and what it must be of."""

    folder: Path
    extractor: SmallWorldExtractor = field(default_factory=SmallWorldExtractor)
    known: dict[str, str] = field(default_factory=dict)
    """The texts of the graph by place, as a simple model has them."""

    @property
    def builder(self) -> Builder:
        return Builder(Settings(), stages=small_stages(self.extractor))

    def take(self, step: Step) -> None:
        kind, what, how = step
        getattr(self, kind)(what, how)

    def path(self, place: str) -> Path:
        return self.folder / "in" / place

    def write(self, place: str, text: str) -> None:
        self.path(place).parent.mkdir(parents=True, exist_ok=True)
        self.path(place).write_text(text, encoding="utf-8")

    def delete(self, place: str, _: None) -> None:
        self.path(place).unlink(missing_ok=True)

    def rules(self, topics: bool, _: None) -> None:
        self.extractor = SmallWorldExtractor(topics=topics)

    def build(self, among: list[str], how: str) -> None:
        there = {p: self.path(p).read_text("utf-8") for p in PLACES if self.path(p).is_file()}
        named = {place: text for place, text in there.items() if place[0] in among}
        stay = {p: t for p, t in self.known.items() if how != "prune" or p[0] not in among}
        expected = named if how == "fresh" else stay | named
        roots = [self.folder / "in" / one for one in among]
        for root in roots:
            root.mkdir(parents=True, exist_ok=True)
        options = {"prune": how == "prune", "fresh": how == "fresh"}
        try:
            with self.builder.build(roots, self.folder / "out", views=False, **options) as graph:
                found = graph.store.nquads()
                assert graph.store.quad_count == graph.summary.quads
        except DocumentError:
            assert not expected or not named
            return
        self.known = expected
        assert found == self.clean()

    def remove(self, name: str, _: None) -> None:
        meant = {p for p in self.known if fnmatchcase(p[2:], name)}
        if not meant:
            return
        gone = {self.known[place] for place in meant}
        self.known = {place: text for place, text in self.known.items() if text not in gone}
        with self.builder.remove([name], self.folder / "out", views=False) as graph:
            assert graph.store.nquads() == self.clean()

    def clean(self) -> bytes:
        if not self.known:
            return b""
        place = self.folder / "clean"
        for name, text in self.known.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        with self.builder.build([p for f in FOLDERS if (p := place / f).is_dir()]) as graph:
            shutil.rmtree(place)
            return graph.store.nquads()


def check(sequence: list[Step], most_changed: float) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(writing, "_MOST_CHANGED", most_changed)
        world = World(Path(folder))
        for step in sequence:
            world.take(step)
        if world.known:
            world.build(list(FOLDERS), "")


first_texts = st.lists(st.tuples(st.just("write"), places, texts), min_size=3, max_size=6)
sequences = st.builds(
    lambda first, rest: [*first, ("build", list(FOLDERS), ""), *rest],
    first_texts,
    st.lists(steps, min_size=2, max_size=10),
)
ALWAYS_IN_PLACE, AS_IT_IS = 99.0, 0.25
_PHASES = (Phase.explicit, Phase.generate, Phase.target, Phase.shrink)


@settings(
    max_examples=12, deadline=None, derandomize=True, phases=_PHASES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(sequences, st.sampled_from((ALWAYS_IN_PLACE, ALWAYS_IN_PLACE, AS_IT_IS)))
def test_graph_is_that_of_a_clean_build(sequence: list[Step], most_changed: float) -> None:
    check(sequence, most_changed)


@pytest.mark.slow
@settings(
    max_examples=150, deadline=None, phases=_PHASES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(sequences, st.sampled_from((ALWAYS_IN_PLACE, ALWAYS_IN_PLACE, AS_IT_IS)))
def test_graph_is_that_of_a_clean_build_in_many_more_orders(
    sequence: list[Step], most_changed: float
) -> None:
    check(sequence, most_changed)
