from pathlib import Path

import pytest

from graphkit.errors import ResourceError
from graphkit.extraction.training import sources
from graphkit.extraction.training.person_names import FAMILY_FILE, GIVEN_FILE
from graphkit.extraction.training.sources import (
    SOURCE_NAMES,
    Folders,
    check_sources,
    describe_sources,
    digest,
    source_files,
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Checkouts with one small file where the sources have theirs."""
    lists = {"ewt": "blog/a.conllu\n", "gum": "GUM_news_a\nGUM_fiction_b\nGUM_court_insanity\n"}
    for source, listed in lists.items():
        unreleased = tmp_path / source / "not-to-release"
        for name in ("blog/a.conllu", "GUM_news_a.conllu"):
            path = unreleased / "sources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", encoding="utf-8")
        (unreleased / "file-lists").mkdir()
        for split in ("train", "dev", "test"):
            (unreleased / "file-lists" / f"files.{split}").write_text(listed, encoding="utf-8")
    for split in ("train", "dev", "test"):
        for name in (f"crossner/ner_data/politics/{split}.txt", f"uner/en_ewt-ud-{split}.iob2"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("", encoding="utf-8")
    for name in (GIVEN_FILE, FAMILY_FILE):
        (tmp_path / "names").mkdir(exist_ok=True)
        (tmp_path / "names" / name).write_text("Country,Romanized Name\n", encoding="utf-8")
    return Folders(**{source: tmp_path / source for source in SOURCE_NAMES})


def test_gum_documents_are_taken_by_licence(folders: Folders) -> None:
    assert [path.name for path in source_files(folders, "gum", "train")] == ["GUM_news_a.conllu"]


@pytest.mark.parametrize("genre", ["conversation", "essay", "fiction", "letter", "podcast", "whow"])
def test_no_restricted_genre_is_listed(genre: str) -> None:
    assert genre not in describe_sources()["gum"]["genres"]


def test_every_source_says_what_attribution_needs() -> None:
    wanted = {"name", "version", "url", "licence", "author", "used_for", "digest"}
    assert all(wanted <= set(source) for source in describe_sources().values())


def test_digest_changes_with_the_content(folders: Folders) -> None:
    before = digest(folders, "uner")
    (folders.uner / "en_ewt-ud-dev.iob2").write_text("1\tx\tO\n", encoding="utf-8")
    assert digest(folders, "uner") != before


def test_other_versions_are_refused_unless_allowed(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "name_rules", lambda: {"locales": []})
    with pytest.raises(ResourceError, match="any-version"):
        check_sources(folders)
    assert set(check_sources(folders, any_version=True)) == set(SOURCE_NAMES)


def test_a_missing_file_is_named(folders: Folders) -> None:
    path = folders.uner / "en_ewt-ud-dev.iob2"
    path.unlink()
    with pytest.raises(ResourceError, match="cannot be read") as raised:
        digest(folders, "uner")
    assert raised.value.where == str(path)
