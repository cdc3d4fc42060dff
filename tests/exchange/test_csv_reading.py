"""Tables with a mapping: what is wrong in either is told with its line."""

from pathlib import Path

import pytest

from graphkit.data_model import EntityType, ImportedFact, Literal
from graphkit.errors import ResourceError
from graphkit.exchange import Taken, take_csv
from graphkit.resources.import_mapping import read_mapping

RELATIONS = {"gk:holdsOffice": False, "gk:heldOn": True}
MAPPING = """\
- {thing: person, type: Person, label: name, other-names: aka, same-as: item}
- {thing: office, type: Office, label: title}
- {relation: gk:holdsOffice, from: person, to: office}
"""


def take(folder: Path, content: bytes, mapping: str = MAPPING) -> Taken:
    (folder / "m.yaml").write_text(mapping, encoding="utf-8")
    types = [str(one) for one in EntityType]
    read = read_mapping(folder / "m.yaml", types=types, relations=RELATIONS)
    return take_csv(content, "t.csv", read)


def test_rows_of_one_label_are_one_thing(tmp_path: Path) -> None:
    table = b"name,aka,item,title\nAna Soto,A. Soto,Q5,Mayor\nAna Soto,Ana S.,,Senator\n,,,Judge\n"
    taken = take(tmp_path, table)
    (person,) = [one for one in taken.things if one.type is EntityType.PERSON]
    assert person.other_names == ("A. Soto", "Ana S.")
    assert person.same_as == ("http://www.wikidata.org/entity/Q5",)
    assert {one.label for one in taken.things} == {"Ana Soto", "Mayor", "Senator", "Judge"}
    assert taken.facts == (
        ImportedFact(subject="person/Ana Soto", relation="gk:holdsOffice", object="office/Mayor"),
        ImportedFact(subject="person/Ana Soto", relation="gk:holdsOffice", object="office/Senator"),
    )


def test_separator_encoding_and_several_values_are_told_by_the_mapping(tmp_path: Path) -> None:
    mapping = (
        "- {table: csv, separator: tab, encoding: cp1252, split: '/'}\n"
        "- {thing: talk, type: Meeting, id: n, label: what}\n"
        "- {relation: gk:heldOn, from: talk, value: day, datatype: 'xsd:date'}\n"
    )
    table = "n\twhat\tday\n1\tTalks in Åre\t2031-03-07/2031-03-08\n".encode("cp1252")
    taken = take(tmp_path, table, mapping)
    assert [one.label for one in taken.things] == ["Talks in Åre"]
    assert [one.object for one in taken.facts] == [
        Literal("2031-03-07", "xsd:date"),
        Literal("2031-03-08", "xsd:date"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name,aka,item,title\n\xff,,,\n", "t.csv, line 2: is not UTF-8; save it as UTF-8, or na"),
        (b"name,aka,item,title\na,b\n", "t.csv, line 2: has 2 cells, the header 4"),
        (b'name,aka,item,title\n"a,,,\nb,,,', "t.csv, line 3: is not CSV"),
        (b"name,aka,item,title\na,,nonsense,\n", "t.csv, line 2: 'nonsense' is no IRI and no item"),
        (b"name,aka,item,title\na,,javascript:alert(1),\n", "t.csv, line 2: 'javascript:alert(1)'"),
        (b"name,aka,item,title\na\0,,,\n", "t.csv, line 2: has the character U+0000"),
        (b"name,aka,item,title,name\n", "t.csv, line 1: has the column 'name' twice"),
        (b"name,aka,item,title\n", "t.csv: has no rows"),
        (b"", "no column 'name'"),
        (b"name,aka,item,titel\na,,,\n", "no column 'title'; did you mean 'titel'?"),
        (
            b"name,aka,item,title\n" + b"a" * 1_000_001 + b",,,\n",
            "t.csv, line 2: is not CSV: field",
        ),
    ],
)
def test_table_that_is_wrong_is_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(ResourceError) as raised:
        take(tmp_path, content)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("", "is empty; add one, such as"),
        ("- {relation: gk:holdsOffice, from: a, to: b}\n", "there is no thing in the mapping"),
        (f"{MAPPING}- {{relation: gk:holdsOffice, from: persn, to: office}}\n", "mean 'person'?"),
        ("- {thing: a, type: Persn, label: name}\n", "did you mean 'Person'?"),
        ("- {thing: a, type: Person}\n", "line 1, column 3: has no label; add 'label: COLUMN'"),
        ("- {thing: a, type: Person, label: name, iso: x}\n", "unknown key 'iso'"),
        ("- {thing: a, type: Person, label: name, code: x}\n", "only a country has a code"),
        (
            f"{MAPPING}- {{thing: person, type: Person, label: name}}\n",
            "line 4, column 4: the thing",
        ),
        (f"{MAPPING}- {{relation: gk:met, from: person, to: person}}\n", "no relation 'gk:met'"),
        (f"{MAPPING}- {{relation: gk:holdsOffice, from: person}}\n", "needs one object"),
        (
            f"{MAPPING}- {{relation: gk:heldOn, from: office, to: person}}\n",
            "is a value; write 'val",
        ),
        (f"{MAPPING}- {{what: 1}}\n", "line 4, column 3: is neither a thing nor a relation"),
        (f"{MAPPING}- {{table: csv, separator: ';;'}}\n", "is not one character"),
        (f"{MAPPING}- {{table: csv, encoding: utf-9}}\n", "no encoding 'utf-9'"),
        ("- [", "is not YAML"),
    ],
)
def test_mapping_that_is_wrong_is_one_line(tmp_path: Path, mapping: str, said: str) -> None:
    with pytest.raises(ResourceError) as raised:
        take(tmp_path, b"name,aka,item,title\na,,,b\n", mapping)
    assert said in str(raised.value)
    assert "m.yaml" in str(raised.value)


def test_value_that_is_no_date_is_one_line(tmp_path: Path) -> None:
    mapping = (
        "- {thing: talk, type: Meeting, label: what}\n"
        "- {relation: gk:heldOn, from: talk, value: day, datatype: 'xsd:date'}\n"
    )
    with pytest.raises(ResourceError, match=r"t.csv, line 3: '7 March' in 'day' is no xsd:date"):
        take(tmp_path, b"what,day\nA,2031-03-07\nB,7 March\n", mapping)
