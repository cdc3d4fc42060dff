"""Folders of the user: what is read, what is refused, and when it is loaded anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.errors import ResourceError
from graphkit.resources.lexicon_folder import EXTENSIBLE, ONTOLOGY, read_lexicon_folder
from graphkit.resources.lexicons import Lexicons
from graphkit.resources.yaml_files import lexicon_folder

RUBBISH = "- verb: rubbish\n  predicate: gk:criticized\n  object: obj\n"
REMARK = "- verb: rubbish\n  predicate: gk:stated\n  object: obj\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def verbs(*folders: Path) -> dict[str, str]:
    frames = Lexicons.read(folders).frames
    return {verb: frame.predicate for frame in frames for verb in frame.verbs}


def test_extensible_lexicons_are_shipped_and_documented(root: Path) -> None:
    shipped = {file.name for file in lexicon_folder().iterdir()}
    assert shipped >= EXTENSIBLE
    text = (root / "docs" / "lexicons.md").read_text(encoding="utf-8")
    table = set(re.findall(r"^\| `([a-z-]+\.yaml)` \|", text, flags=re.MULTILINE))
    assert table - {"grammar.yaml"} == EXTENSIBLE


def test_folder_is_put_over_the_built_in_lexicons(mine: Path) -> None:
    (mine / "frames.yaml").write_text(RUBBISH, encoding="utf-8")
    assert "rubbish" not in verbs()
    assert verbs(mine)["rubbish"] == "gk:criticized"
    assert verbs(mine)["thank"] == "gk:thanked"


def test_later_folder_wins(mine: Path, tmp_path: Path) -> None:
    (mine / "frames.yaml").write_text(RUBBISH, encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / "frames.yaml").write_text(REMARK, encoding="utf-8")
    assert verbs(mine, other)["rubbish"] == "gk:stated"
    assert verbs(other, mine)["rubbish"] == "gk:criticized"


def test_changed_file_is_loaded_anew(mine: Path) -> None:
    (mine / "frames.yaml").write_text(RUBBISH, encoding="utf-8")
    first = Lexicons.read([mine])
    (mine / "frames.yaml").write_text(REMARK, encoding="utf-8")
    assert verbs(mine)["rubbish"] == "gk:stated"
    assert [one.digest for one in first.folders] != [
        one.digest for one in Lexicons.read([mine]).folders
    ]


def test_same_files_have_the_same_digest(mine: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for folder in (mine, copy):
        (folder / "frames.yaml").write_text(RUBBISH, encoding="utf-8")
    (copy / "README.md").write_text("read by people\n", encoding="utf-8")
    assert read_lexicon_folder(mine).digest == read_lexicon_folder(copy).digest


def test_other_kinds_of_files_are_left_alone(mine: Path) -> None:
    (mine / "notes.txt").write_text("- verb\n", encoding="utf-8")
    (mine / ONTOLOGY).write_text("# nothing yet\n", encoding="utf-8")
    assert [file.name for file in read_lexicon_folder(mine).files] == [ONTOLOGY]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("frame.yaml", "did you mean 'frames.yaml'?"),
        ("titles.yml", "did you mean 'titles.yaml'?"),
        ("organisations.yaml", "did you mean 'organizations.yaml'?"),
        ("document-publishers.yaml", "there are: countries.yaml"),
    ],
)
def test_file_that_is_no_lexicon_is_refused(mine: Path, name: str, remedy: str) -> None:
    (mine / name).write_text("", encoding="utf-8")
    with pytest.raises(ResourceError, match="is no lexicon that can be added to") as caught:
        read_lexicon_folder(mine)
    assert caught.value.file.endswith(name)
    assert remedy in caught.value.remedy


def test_folder_without_lexicons_is_refused(mine: Path) -> None:
    with pytest.raises(ResourceError, match=r"has no lexicon in it; put a file in it: countries"):
        read_lexicon_folder(mine)


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="there is no such folder"):
        read_lexicon_folder(tmp_path / "none")


@pytest.mark.parametrize(
    ("name", "text", "place", "message"),
    [
        ("frames.yaml", "- verb: x\n  predicat: y\n", (2, 3), "did you mean 'predicate'?"),
        ("frames.yaml", RUBBISH.replace("obj\n", "wiht\n"), (3, 3), "did you mean 'with'?"),
        ("frames.yaml", RUBBISH.replace("criticized", "criticised"), (2, 3), "'gk:criticized'?"),
        ("frames.yaml", "- verb: [x\n", (2, 1), "is not YAML"),
        ("titles.yaml", "head: {x: xs}\n", (1, 7), "did you mean 'heads'?"),
        ("meetings.yaml", "nouns: {x: {type: Meting}}\n", (1, 19), "did you mean 'Meeting'?"),
        ("heading-verbs.yaml", "- type: Cal\n  forms: [x]\n", (1, 3), "did you mean 'Call'?"),
        ("organizations.yaml", "- label: X\n  contry: FRA\n", (2, 3), "did you mean 'country'?"),
        ("organizations.yaml", "- label: X\n  country: FRX\n", (2, 3), "no country has the code"),
        ("places.yaml", "- lable: X\n", (1, 3), "did you mean 'label'?"),
        ("honorifics.yaml", "- form: [Capt.]\n", (1, 3), "did you mean 'forms'?"),
        ("relations.yaml", "- predicate: acquired\n", (1, 3), "not of the form prefix:name"),
    ],
)
def test_mistake_is_told_with_its_place_and_what_was_meant(
    mine: Path, name: str, text: str, place: tuple[int, int], message: str
) -> None:
    (mine / name).write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match=re.escape(message)) as caught:
        Lexicons.read([mine])
    assert (caught.value.line, caught.value.column) == place
    assert str(caught.value).startswith(f"{mine / name}, line {place[0]}, column {place[1]}: ")


def test_text_in_another_encoding_is_refused(mine: Path) -> None:
    (mine / "titles.yaml").write_bytes("fields: [Forêt]\n".encode("latin-1"))
    with pytest.raises(ResourceError, match="save it as UTF-8"):
        Lexicons.read([mine])
