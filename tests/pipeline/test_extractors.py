"""Extractors of other packages: found by name, checked, and told of in the build record."""

from __future__ import annotations

from importlib.metadata import Distribution, EntryPoint, EntryPoints
from typing import TYPE_CHECKING, Any

import pytest

import graphkit
from graphkit.data_model import Document, EntityType, Extraction, Mention, Relation, Span
from graphkit.errors import PipelineError
from graphkit.pipeline import ExtractorOptions, list_extractors
from graphkit.pipeline.extractors import GROUP, find_extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class ShoutExtractor:
    """Reads "Aldane: more fish!" as something that Aldane stated."""

    name, version = "shout", "1.0"

    def __init__(self, options: ExtractorOptions) -> None:
        self.options = options

    def extract(self, document: Document, /) -> Extraction:
        sentence = document.sentences[-1].span
        speaker, _, words = sentence.of(document.text).partition(": ")
        places = {
            EntityType.PERSON: Span(sentence.start, sentence.start + len(speaker)),
            EntityType.TOPIC: Span(sentence.end - len(words), sentence.end),
        }
        mentions = tuple(
            Mention(
                id=type_, document=document.id, span=span, text=span.of(document.text),
                type=type_, name=span.of(document.text),
            )
            for type_, span in places.items()
        )  # fmt: skip
        relation = Relation(
            id="r1", document=document.id, predicate="gk:stated", subjects=("Person",),
            objects=("Topic",), quote=sentence, sentence=sentence, rule="shout",
        )  # fmt: skip
        return Extraction(document=document.id, mentions=mentions, relations=(relation,))


class FakePackage(Distribution):
    """An installed package with one entry point."""

    def __init__(self, name: str, entry: str, value: str) -> None:
        self._name = name
        self._entry = EntryPoint(entry, value, GROUP)

    @property
    def metadata(self) -> Any:
        return {"Name": self._name}

    @property
    def entry_points(self) -> Any:
        return EntryPoints((self._entry._for(self),))  # type: ignore[attr-defined]

    def read_text(self, _: str) -> None:
        return None

    def locate_file(self, path: Any) -> Any:
        return path


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def install(*packages: FakePackage) -> None:
        found = EntryPoints(entry for package in packages for entry in package.entry_points)
        monkeypatch.setattr(
            "graphkit.pipeline.extractors.entry_points",
            lambda group: found.select(group=group),
        )

    return install


HERE = f"{__name__}:ShoutExtractor"


@pytest.fixture
def shouting(install: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """The extractor ``shout``, as if its package were installed."""
    install(FakePackage("shouting", "shout", HERE))
    monkeypatch.setattr(EntryPoint, "load", lambda _: ShoutExtractor)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("A debate\n\nMira Aldane: more fish!\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("shouting")
def test_extractor_is_found_by_the_name_of_its_entry_point() -> None:
    assert list_extractors() == ("rules", "shout")
    options = ExtractorOptions(pipeline="p", lexicons=("mine",))
    assert (find_extractor("shout", options).name, find_extractor("shout", options).version) == (
        "shout",
        "1.0",
    )


@pytest.mark.usefixtures("shouting")
def test_build_reads_with_it_and_says_so(text: Path) -> None:
    with graphkit.build(text, extractor="shout") as graph:
        (record,) = graph.evidence("Mira Aldane", "stated", "More fish!")
        assert record.rule == "shout"
        assert (graph.summary.extractor, graph.summary.extractor_version) == ("shout", "1.0")
        assert graph.summary.pipeline_version == ""


@pytest.mark.usefixtures("shouting")
def test_explanation_says_that_it_does_not_tell(text: Path) -> None:
    explanation = graphkit.explain(text, extractor="shout")
    assert (explanation.extractor, explanation.pipeline) == ("shout 1.0", "")
    assert not explanation.traced
    assert [one.number for one in explanation if one.statements] == [2]


@pytest.mark.usefixtures("shouting")
def test_unknown_name_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"no extractor 'shot'; did you mean 'shout'\? there"):
        find_extractor("shot", ExtractorOptions())


def test_name_of_two_packages_is_refused(install: Callable[..., None]) -> None:
    install(FakePackage("one", "shout", HERE), FakePackage("other", "shout", HERE))
    with pytest.raises(PipelineError, match="one and other both have an extractor 'shout'"):
        find_extractor("shout", ExtractorOptions())


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("no.such.module:Extractor", "of shouting cannot be loaded: No module named 'no'"),
        ("graphkit.errors:Extractor", "of shouting cannot be loaded: module 'graphkit.errors'"),
        ("graphkit:__version__", "of shouting is no class or function"),
    ],
)
def test_extractor_that_cannot_be_loaded_is_named(
    install: Callable[..., None], value: str, reason: str
) -> None:
    install(FakePackage("shouting", "shout", value))
    with pytest.raises(PipelineError, match=f"the extractor 'shout' {reason}"):
        find_extractor("shout", ExtractorOptions())


FAULTS: Mapping[str, tuple[dict[str, Any], str]] = {
    "mention": ({"text": "Verrin"}, "mention 'Person' is 'Verrin', but 'Mira Aldane' stands there"),
    "far": ({"span": Span(900, 909)}, "mention 'Person' ends at 909, the text has 34 characters"),
    "empty": ({"span": Span(3, 3), "text": ""}, "mention 'Person' is empty"),
    "type": ({"type": "Fish"}, "has the type 'Fish', which is no EntityType"),
    "twice": ({"id": "Topic"}, "two mentions have the id 'Topic'"),
    "quote": ({"quote": Span(0, 4)}, "the quote of relation 'r1' is not inside its sentence"),
    "id": ({"objects": ("m9",)}, "relation 'r1' names the mention 'm9', which is not there"),
    "answer": ({"responds_to": "r9"}, "answers the relation 'r9', which is not there"),
    "object": ({"objects": ()}, "relation 'r1' lacks a subject or an object"),
    "predicate": ({"predicate": "said"}, "has the predicate 'said', not one like gk:discussed"),
    "sure": ({"confidence": 1.5}, "has the confidence 1.5, not one from 0 to 1"),
}


@pytest.mark.usefixtures("shouting")
@pytest.mark.parametrize("fault", FAULTS)
def test_wrong_result_ends_the_build_with_the_name_of_the_extractor(
    text: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    changes, reason = FAULTS[fault]
    right = ShoutExtractor.extract
    of_relation = set(changes) <= set(Relation.__dataclass_fields__) - {"id"}

    def wrong(self: ShoutExtractor, document: Document, /) -> Extraction:
        from dataclasses import replace  # noqa: PLC0415

        found = right(self, document)
        if of_relation:
            return replace(found, relations=(replace(found.relations[0], **changes),))
        changed = replace(found.mentions[0], **changes)
        return replace(found, mentions=(changed, *found.mentions[1:]))

    monkeypatch.setattr(ShoutExtractor, "extract", wrong)
    with pytest.raises(PipelineError, match=r"the extractor 'shout' misread a\.txt: ") as caught:
        graphkit.build(text, extractor="shout")
    assert reason in caught.value.reason


@pytest.mark.usefixtures("shouting")
def test_result_of_another_kind_is_refused(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ShoutExtractor, "extract", lambda *_: None)
    with pytest.raises(PipelineError, match="it returned NoneType, not an Extraction"):
        graphkit.build(text, extractor="shout")
