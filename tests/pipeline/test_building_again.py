"""Building on an older graph: only what changed is read, and the graph is that of a clean build."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphkit.errors import DocumentError, StoreError
from graphkit.pipeline import Builder, Changes, open_graph
from graphkit.settings import Settings
from graphkit.store import GraphStore
from tests.fixtures.small_world import SENTENCES, SmallWorldExtractor, small_stages, text_of

VIEWS = ("graph.html", "graph.nq", "report", "report.html", "report.md")


class World:
    """A folder with texts, a folder with their graph, and what was read."""

    def __init__(self, folder: Path) -> None:
        self.texts, self.output = folder / "texts", folder / "out"
        self.extractor = SmallWorldExtractor()
        self.texts.mkdir()
        for number in range(6):
            self.write(f"{number}.txt", f"Note {number}", SENTENCES[number : number + 2])

    def write(self, name: str, title: str, sentences: tuple[str, ...]) -> None:
        path = self.texts / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text_of(title, sentences), encoding="utf-8")

    @property
    def builder(self) -> Builder:
        return Builder(Settings(), stages=small_stages(self.extractor))

    def build(self, **options: bool) -> Changes | None:
        """Build the graph without views, check it against a clean build, return the changes."""
        self.extractor.read.clear()
        given = options.pop("views", False)
        with self.builder.build(self.texts, self.output, views=given, **options) as graph:
            assert graph.store.quad_count == graph.summary.quads
            return graph.summary.changes

    def nquads(self) -> bytes:
        with open_graph(self.output) as graph:
            return graph.store.nquads()

    def clean(self) -> bytes:
        with self.builder.build(self.texts) as graph:
            return graph.store.nquads()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    world.build()
    yield world
    with open_graph(world.output) as graph:
        assert graph.verify().is_sound


def test_first_build_tells_of_no_changes(tmp_path: Path) -> None:
    assert World(tmp_path).build() is None


def test_nothing_is_read_or_written_twice(world: World) -> None:
    before = {path: path.stat().st_mtime_ns for path in (world.output / "store").rglob("*.sst")}
    assert world.build() == Changes(kept=6)
    assert not world.extractor.read
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_only_what_is_new_or_has_changed_is_read(world: World) -> None:
    world.write("3.txt", "Note 3", SENTENCES[:1])
    world.write("new.txt", "News", SENTENCES[7:])
    assert world.build() == Changes(added=("new.txt",), changed=("3.txt",), kept=5)
    assert world.extractor.read == ["3.txt", "new.txt"]
    assert world.nquads() == world.clean()


def test_what_vanished_stays_unless_it_is_pruned(world: World) -> None:
    before = world.nquads()
    (world.texts / "0.txt").unlink()
    assert world.build() == Changes(kept=6)
    assert world.nquads() == before
    assert world.build(prune=True) == Changes(kept=5, removed=("0.txt",))
    assert not world.extractor.read
    assert world.nquads() == world.clean()


def test_pruning_one_folder_leaves_the_others(world: World, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (world.texts / "0.txt").rename(other / "0.txt")
    world.builder.build(other, world.output, views=False).close()
    shutil.rmtree(other)
    assert world.build(prune=True) == Changes(kept=6)


def test_other_rules_read_all_anew_even_what_is_gone(world: World) -> None:
    whole = world.clean()
    world.extractor.topics = False
    without = world.clean()
    assert without != whole
    shutil.move(world.texts, world.texts.with_name("elsewhere"))
    world.texts.mkdir()
    world.write("0.txt", "Note 0", SENTENCES[:2])
    changes = world.build()
    assert changes == Changes(kept=6, new_rules=True)
    assert len(world.extractor.read) == 6
    assert world.nquads() == without


def test_fresh_build_forgets_what_was_built_before(world: World) -> None:
    for name in ("0.txt", "1.txt"):
        (world.texts / name).unlink()
    world.build(fresh=True)
    assert len(world.extractor.read) == 4
    assert world.nquads() == world.clean()


def test_removed_document_leaves_no_trace(world: World) -> None:
    with world.builder.remove(["4.txt"], world.output, views=False) as graph:
        assert graph.summary.changes == Changes(kept=5, removed=("4.txt",))
    (world.texts / "4.txt").unlink()
    assert world.nquads() == world.clean()
    assert b"Note 4" not in world.nquads()
    assert len(kept_files(world)) == 5


def kept_files(world: World) -> list[Path]:
    return [p for p in (world.output / "readings").glob("*/*") if p.is_file()]


@pytest.mark.parametrize("name", ["4.txt", "document/note-4-*", "note-4-*", "[4].*"])
def test_document_is_removed_by_id_name_or_pattern(world: World, name: str) -> None:
    with world.builder.remove([name], world.output, views=False) as graph:
        left = [one.source for one in graph.summary.documents]
    assert left == ["0.txt", "1.txt", "2.txt", "3.txt", "5.txt"]


def test_unknown_document_removes_nothing(world: World) -> None:
    before = world.nquads()
    with pytest.raises(DocumentError, match=r"44.txt: is no document of the graph.*did you mean 4"):
        world.builder.remove(["4.txt", "44.txt"], world.output)
    assert world.nquads() == before


def test_copies_of_a_removed_text_go_with_it(world: World) -> None:
    shutil.copy(world.texts / "4.txt", world.texts / "copy.txt")
    assert world.build() == Changes(kept=6)
    with world.builder.remove(["copy.txt"], world.output, views=False) as graph:
        assert len(graph.summary.documents) == 5


def test_last_document_can_be_removed(world: World) -> None:
    world.builder.remove(["*"], world.output).close()
    assert world.nquads() == b""


def test_copy_takes_the_place_of_a_text_that_is_gone(world: World) -> None:
    shutil.copy(world.texts / "4.txt", world.texts / "later.txt")
    world.build()
    (world.texts / "4.txt").unlink()
    world.build(prune=True)
    assert world.nquads() == world.clean()
    assert b"later.txt" in world.nquads()


def test_text_that_cannot_be_read_any_more_leaves_the_graph(world: World) -> None:
    (world.texts / "2.txt").write_bytes(b"")
    with world.builder.build(world.texts, world.output, views=False) as graph:
        assert [one.reason for one in graph.summary.skipped] == ["is empty"]
    assert world.nquads() == world.clean()


def test_views_are_made_again_with_what_changed(world: World) -> None:
    world.build(views=True)
    assert {one.name for one in world.output.iterdir()} >= set(VIEWS)
    assert (world.output / "graph.nq").read_bytes() == world.nquads()
    world.write("3.txt", "Note 3", SENTENCES[:1])
    world.build(views=True)
    assert (world.output / "graph.nq").read_bytes() == world.nquads() == world.clean()


def test_views_of_an_older_graph_do_not_stay_beside_a_newer_one(world: World) -> None:
    world.build(views=True)
    world.build(views=False)
    assert {one.name for one in world.output.iterdir()} >= set(VIEWS)  # nothing has changed
    world.write("3.txt", "Note 3", SENTENCES[:1])
    world.build(views=False)
    assert not {one.name for one in world.output.iterdir()} & set(VIEWS)


def test_summary_of_a_build_does_not_tell_how_it_came_about(world: World, tmp_path: Path) -> None:
    world.write("3.txt", "Note 3", SENTENCES[:1])
    world.build()
    world.builder.build(world.texts, tmp_path / "clean", views=False).close()
    written = (world.output / "build.json").read_bytes()
    assert written == (tmp_path / "clean" / "build.json").read_bytes()


def test_graph_moves_together_with_its_texts(world: World, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    shutil.move(world.texts, moved / "texts")
    shutil.move(world.output, moved / "out")
    world.extractor.read.clear()
    with world.builder.build(moved / "texts", moved / "out", views=False) as graph:
        assert graph.summary.changes == Changes(kept=6)
    assert not world.extractor.read
    world.output = moved / "out"


def damage_half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def damage_byte(content: bytes) -> bytes:
    return content[:-5] + bytes([content[-5] ^ 1]) + content[-4:]


@pytest.mark.parametrize("damage", [damage_half, damage_byte, lambda _: b""])
def test_damaged_reading_is_made_anew(world: World, damage: Callable[[bytes], bytes]) -> None:
    (path,) = (p for p in kept_files(world) if b"4.txt" in p.read_bytes())
    path.write_bytes(damage(path.read_bytes()))
    assert world.build() == Changes(kept=6)
    assert world.extractor.read == ["4.txt"]
    assert world.nquads() == world.clean()


def test_reading_of_another_text_is_not_taken_for_this_one(world: World) -> None:
    first, second, *_ = sorted(kept_files(world))
    first.write_bytes(second.read_bytes())
    world.build()
    assert len(world.extractor.read) == 1
    assert world.nquads() == world.clean()


def test_text_that_is_nowhere_any_more_is_told_of_and_nothing_lost(world: World) -> None:
    before = world.nquads()
    shutil.rmtree(world.output / "readings")
    (world.texts / "4.txt").unlink()
    with pytest.raises(StoreError, match=r"4\.txt was read by an earlier build"):
        world.build()
    assert world.nquads() == before


def test_damaged_ledger_is_told_of_and_nothing_lost(world: World) -> None:
    before = world.nquads()
    ledger = world.output / "store" / "ledger"
    ledger.write_bytes(damage_byte(ledger.read_bytes()))
    with pytest.raises(StoreError, match="is damaged, or of another version; restore a copy"):
        world.build()
    assert world.nquads() == before
    world.build(fresh=True)
    assert world.nquads() == before


def test_store_that_somebody_wrote_into_is_written_anew(world: World) -> None:
    before = world.nquads()
    with GraphStore.open(world.output / "store") as store:
        store.remove([store.documents()[0].id])
    assert world.nquads() != before
    assert world.build() == Changes(kept=6)
    assert world.nquads() == before


class Killed(BaseException):
    """Ends a build as a signal would."""


def test_interrupted_build_does_not_read_again_what_it_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(tmp_path)
    extract = SmallWorldExtractor.extract

    def killed_at_the_fourth(self: SmallWorldExtractor, document: object) -> object:
        if len(self.read) == 3:
            raise Killed
        return extract(self, document)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(SmallWorldExtractor, "extract", killed_at_the_fourth)
        with pytest.raises(Killed):
            world.build()
    world.build()
    assert world.extractor.read == ["3.txt", "4.txt", "5.txt"]
    assert world.nquads() == world.clean()


@pytest.mark.parametrize("moves", range(3))
def test_build_killed_while_it_is_put_in_place_is_completed(
    world: World, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    world.build()
    world.write("3.txt", "Note 3", SENTENCES[:1])
    done: list[Path] = []

    def killing(move: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def after_some(self: Path, target: Path) -> Path:
            if (self.parent / "whole.json").exists() or target.parent.name.startswith("old-"):
                if len(done) == moves:
                    raise Killed
                done.append(self)
            return move(self, target)

        return after_some

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", killing(Path.rename))
        patch.setattr(Path, "replace", killing(Path.replace))
        with pytest.raises(Killed):
            world.build()
    with open_graph(world.output) as graph:
        assert graph.verify().is_sound
    world.build()
    assert world.nquads() == world.clean()
    assert not list(world.output.glob(".building-*"))
