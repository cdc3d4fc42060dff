"""What all tests share: the order they run in, and a browser that cannot reach the network."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Route,
    WebSocket,
)
from playwright.sync_api import sync_playwright as start_playwright

import graphkit

pytest_plugins = ["pytester"]

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCAL_SCHEMES = frozenset({"about", "blob", "data", "file"})
# A round trip into the page, so that what it did last has been heard of before it is judged.
SETTLE = "() => new Promise(done => setTimeout(done, 50))"
BROWSER_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what is quick first, then what loads the trained pipeline, the browser last."""
    items.sort(key=_cost)


def _cost(item: pytest.Item) -> int:
    if item.get_closest_marker("browser"):
        return 2
    return 1 if item.get_closest_marker("slow") else 0


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """The folder with the two sample documents."""
    return root / "seeds"


@pytest.fixture(scope="session")
def seeds_graph(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of their graph, built once; for tests marked slow, to read only."""
    output = tmp_path_factory.mktemp("seeds") / "out"
    graphkit.build(seeds, output).close()
    return output


# Of module scope, because Playwright keeps an event loop running that would disturb other tests.
@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright itself."""
    with start_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium_path(playwright: Playwright) -> Path:
    """The Chromium to test with; a missing one is a failure, never a reason to skip."""
    named = os.environ.get("GRAPHKIT_CHROMIUM")
    candidates = [named] if named else [playwright.chromium.executable_path]
    candidates += [] if named else filter(None, map(shutil.which, SYSTEM_BROWSERS))
    found = next((path for path in map(Path, candidates) if path.is_file()), None)
    if found is None:
        pytest.fail(
            f"no Chromium at {', '.join(candidates)} nor under the names "
            f"{', '.join(SYSTEM_BROWSERS)}; `make test` installs one, "
            "or set GRAPHKIT_CHROMIUM to the path of yours",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="module")
def browser(playwright: Playwright, chromium_path: Path) -> Iterator[Browser]:
    """A headless Chromium.

    Its sandbox is off: it does not work for root nor in most containers, and the
    pages under test are our own.
    """
    running = playwright.chromium.launch(
        executable_path=chromium_path, args=list(BROWSER_ARGUMENTS), chromium_sandbox=False
    )
    yield running
    running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network.

    The test fails at its end if the page reported an error, threw one, or asked
    for anything that is not a local file or part of the page itself.
    """
    context = browser.new_context(
        offline=True,
        viewport={"width": 1280, "height": 800},
        locale="en-GB",
        timezone_id="UTC",
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    problems: list[str] = []

    def note_socket(socket: WebSocket) -> None:
        problems.append(f"asked for: {socket.url}")

    context.route("**/*", _only_local)
    context.on("request", lambda request: _note_request(request, problems))
    context.on("console", lambda message: _note_message(message, problems))
    context.on("weberror", lambda error: problems.append(f"threw: {error.error}"))
    context.on("page", lambda opened: opened.on("websocket", note_socket))
    yield context.new_page()
    for opened in context.pages:
        opened.evaluate(SETTLE)
    context.close()
    if problems:
        pytest.fail("the page misbehaved:\n  " + "\n  ".join(problems), pytrace=False)


def _is_local(url: str) -> bool:
    return urlsplit(url).scheme in LOCAL_SCHEMES


def _only_local(route: Route) -> None:
    if _is_local(route.request.url):
        route.continue_()
    else:
        route.abort("internetdisconnected")


def _note_request(request: Request, problems: list[str]) -> None:
    if not _is_local(request.url):
        problems.append(f"asked for: {request.url}")


def _note_message(message: ConsoleMessage, problems: list[str]) -> None:
    if message.type == "error":
        problems.append(f"console: {message.text}")
