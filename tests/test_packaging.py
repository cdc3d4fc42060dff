"""The project around the package: versions, dependencies, samples and papers agree."""

import ast
import hashlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import graphkit

SEED_DIGESTS = {
    "000_669ece081211ca1b.txt": "62b1c587256a1ff14147a8d799d9acf2af8ee8451dd7b636dd1ad2e25230132b",
    "002_90a5b6d1db9a89ad.txt": "ac479eea869b94fa5d189b0abe9fac4f55617b1c3401323e8702b6fd6898df30",
}
COPYLEFT = re.compile(r"\b[AL]?GPL", re.IGNORECASE)
# A path below a home, scratch or work folder tells of one machine.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:home|root|tmp|work|Users|mnt|opt|srv)/[\w.-]+")
LARGE = 2 * 1024 * 1024
TABLE_ROW = re.compile(r"^\| (?P<name>[\w.-]+) \|(?P<cells>(?:[^|]+\|){4})$", re.MULTILINE)


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    with (root / "pyproject.toml").open("rb") as file:
        loaded: dict[str, Any] = tomllib.load(file)["project"]
    return loaded


@pytest.fixture(scope="module")
def requirements(project: dict[str, Any]) -> dict[str, Requirement]:
    listed = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    parsed = [Requirement(line) for line in listed]
    return {canonicalize_name(requirement.name): requirement for requirement in parsed}


@pytest.fixture(scope="module")
def explained(root: Path) -> set[str]:
    """The dependencies that have a row of five filled cells in docs/dependencies.md."""
    text = (root / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [match for match in TABLE_ROW.finditer(text) if match["name"] != "Dependency"]
    filled = [row for row in rows if all(map(str.strip, row["cells"].split("|")[:-1]))]
    return {canonicalize_name(row["name"]) for row in filled}


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    """Every file under version control; in an unpacked source archive, every file."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return sorted(path for path in root.rglob("*") if path.is_file() and _is_ours(path, root))
    listed = subprocess.run(  # noqa: S603 - a fixed command
        [git, "-C", str(root), "ls-files", "-z"], check=True, capture_output=True, text=True
    )
    return [path for name in listed.stdout.split("\0") if name and (path := root / name).is_file()]


def _is_ours(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    return not any(part.startswith(".") or part in {"build", "dist"} for part in parts)


def test_installed_version_is_the_one_in_the_package() -> None:
    assert importlib.metadata.version("graphkit") == graphkit.__version__


def test_changelog_leads_with_unreleased_and_then_this_version(root: Path) -> None:
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(.+?)\]", text, flags=re.MULTILINE)
    assert released[0] == "Unreleased"
    assert released[1:2] in ([], [graphkit.__version__])


@pytest.mark.parametrize(("name", "digest"), sorted(SEED_DIGESTS.items()))
def test_seed_is_unchanged(seeds: Path, name: str, digest: str) -> None:
    assert hashlib.sha256((seeds / name).read_bytes()).hexdigest() == digest


def test_seeds_are_only_the_two_documents(seeds: Path) -> None:
    assert sorted(path.name for path in seeds.iterdir()) == sorted(SEED_DIGESTS)


def test_the_dependencies_and_no_others_are_explained(
    project: dict[str, Any], requirements: dict[str, Requirement], explained: set[str]
) -> None:
    extras = project["optional-dependencies"]
    names = ("dataframe", "ftm", "parquet", "reconcile", "server", "stanza", "training")
    on_request = [Requirement(line) for name in names for line in extras[name]]
    assert explained == {*requirements, *(canonicalize_name(one.name) for one in on_request)}


def test_required_dependencies_are_permissive(project: dict[str, Any]) -> None:
    names = [Requirement(line).name for line in project["dependencies"]]
    licences = {name: _licence(name) for name in names}
    assert all(licences.values()), licences
    assert {name: said for name, said in licences.items() if COPYLEFT.search(said)} == {}


def _licence(name: str) -> str:
    """What a package declares, best source first: a full licence text names many others."""
    metadata = importlib.metadata.metadata(name)
    classifiers = metadata.get_all("Classifier") or []
    declared = [
        *(metadata.get_all("License-Expression") or []),
        *(line for line in classifiers if line.startswith("License ::")),
        *(metadata.get_all("License") or []),
    ]
    return declared[0] if declared else ""


def test_package_imports_only_what_it_declares(root: Path, project: dict[str, Any]) -> None:
    extras = project["optional-dependencies"]
    lines = [
        line for name in ("dataframe", "parquet", "reconcile", "server") for line in extras[name]
    ]
    lines += project["dependencies"]
    declared = {canonicalize_name(Requirement(line).name) for line in lines}
    providers = importlib.metadata.packages_distributions()
    undeclared = {
        module: str(path.relative_to(root))
        for path in sorted((root / "graphkit").rglob("*.py"))
        for module in _imported(path) - sys.stdlib_module_names - {"graphkit"}
        if declared.isdisjoint(map(canonicalize_name, providers.get(module, [])))
    }
    assert undeclared == {}


def _imported(path: Path) -> set[str]:
    """The top-level names of all modules a file imports anywhere in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    taken = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in [*plain, *taken]}


def test_constraints_pin_every_dependency_within_its_range(
    root: Path, requirements: dict[str, Requirement]
) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    versions: dict[str, str] = {canonicalize_name(name): pin for name, pin in pins.items()}
    unfit = {
        name: versions.get(name, "not pinned")
        for name, requirement in requirements.items()
        if not requirement.specifier.contains(versions.get(name, "0"))
    }
    assert unfit == {}


def test_no_file_names_a_place_on_one_machine(tracked: list[Path], root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {match.group()}"
        for path in tracked
        if path.stat().st_size < LARGE
        for match in MACHINE_PATH.finditer(path.read_bytes().decode("utf-8", "ignore"))
    ]
    assert found == []


def test_commands_of_the_papers_exist_in_the_makefile(root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), flags=re.MULTILINE))
    papers = [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").rglob("*.md")]
    named = {
        target
        for paper in papers
        for target in re.findall(r"`make ([a-z]+)`", paper.read_text(encoding="utf-8"))
    }
    assert named
    assert sorted(named - targets) == []


def test_wheel_holds_the_package_the_queries_and_nothing_else(
    root: Path, tracked: list[Path], tmp_path: Path
) -> None:
    wheel = next(WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["standard"]))
    shipped = set(zipfile.ZipFile(wheel).namelist())
    below = [path.relative_to(root).as_posix() for path in tracked]
    package = {name for name in below if name.startswith("graphkit/")}
    queries = {f"graphkit/{name}" for name in below if name.startswith("queries/")}
    assert sorted((package | queries) - shipped) == []
    assert {name.split("/")[0].split("-")[0] for name in shipped} == {"graphkit"}
    assert any(name.endswith("/licenses/LICENSE") for name in shipped)
