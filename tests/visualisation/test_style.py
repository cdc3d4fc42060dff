import pytest
import yaml

from graphkit.errors import ResourceError
from graphkit.visualisation.style import load_style, parse_style, template_folder


def test_shipped_style_tells_types_apart_without_colour() -> None:
    shapes = [(style.shape, style.hollow) for style in load_style().types]
    assert len(set(shapes)) == len(shapes)


def test_unknown_type_and_relation_have_a_style() -> None:
    style = load_style()
    assert style.type_of("Spaceship").one == "Spaceship"
    assert style.relation_of("x:orbits").family == style.families[-1].id


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("types", "Person", "colour"), "red", "'red'"),
        (("types", "Person", "shape"), "banana", "'banana'"),
        (("types", "Person", "shape"), "square", "share a shape"),
        (("types", "Person", "size"), 3, "is not a style"),
        (("types", "Person"), None, "is not a style"),
        (("modalities", "Dreamt"), "dreamt", "'Dreamt'"),
        (("facts", 0, "relation"), "gk:liked", "'gk:liked'"),
        (("families",), {}, "no family"),
        (("families",), 7, "is not a style"),
    ],
)
def test_wrong_style_is_told(path: tuple[str | int, ...], value: object, told: str) -> None:
    data = yaml.safe_load((template_folder() / "page.yaml").read_text(encoding="utf-8"))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(ResourceError, match=told):
        parse_style(yaml.safe_dump(data))


def test_missing_type_is_told() -> None:
    data = yaml.safe_load((template_folder() / "page.yaml").read_text(encoding="utf-8"))
    del data["types"]["Call"]
    with pytest.raises(ResourceError, match="nothing of the types Call"):
        parse_style(yaml.safe_dump(data))


def test_relations_are_sorted_in_their_family() -> None:
    data = yaml.safe_load((template_folder() / "page.yaml").read_text(encoding="utf-8"))
    for family in data["families"].values():
        assert list(family["relations"]) == sorted(family["relations"])
