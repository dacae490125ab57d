"""The same folder on every server, in its root and below it, in every engine: each two together."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from urllib.parse import urlsplit

import pytest
from browser import hosts
from browser.engines import ENGINES, Reader, Readers
from browser.test_engines import FIELD, FIGURE, TEXT, value, visit, write
from project import SITE
from selenium.webdriver.common.keys import Keys
from sitebuild.finish import headers, missing

pytestmark = pytest.mark.site

PREFIXES = ("/", "/money/guide/")
HASHED = "public, max-age=31536000, immutable"
NOTICING = (*hosts.CONFIGURED, "GitHub Pages")
"""What answers with our page for addresses that lead nowhere."""

type Host = Callable[[str, str], str]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Give the address of the site on a server, below a path; what was started stays."""
    addresses: dict[tuple[str, str], str] = {}
    with ExitStack() as stack:

        def start(name: str, prefix: str) -> str:
            if (name, prefix) not in addresses:
                work = tmp_path_factory.mktemp("host")
                try:
                    address = stack.enter_context(hosts.running(name, prefix, work))
                except hosts.NoServerError as error:
                    pytest.skip(str(error))
                addresses[name, prefix] = address
            return addresses[name, prefix]

        yield start


def in_each_engine(names: Sequence[str]) -> pytest.MarkDecorator:
    """Parametrize a test with servers, paths and engines, each two of which meet.

    Not each three: an engine sees answers and addresses, and a server knows nothing of engines
    beyond what they ask.
    """
    cells = [
        (name, PREFIXES[(row + column) % len(PREFIXES)], engine)
        for row, name in enumerate(names)
        for column, engine in enumerate(ENGINES)
    ]
    return pytest.mark.parametrize(("name", "prefix", "reader"), cells, indirect=["reader"])


@in_each_engine(hosts.HOSTS)
def test_a_calculator_answers(name: str, prefix: str, reader: Reader, host: Host) -> None:
    visit(reader, f"{host(name, prefix)}calculators/interest.html")
    before = value(reader, FIGURE)
    write(reader, FIELD, TEXT)
    assert value(reader, FIGURE) != before


@pytest.mark.parametrize("name", hosts.HOSTS)
def test_a_search_leads_on(name: str, readers: Readers, host: Host) -> None:
    reader = readers["chromium"]
    reader.open(f"{host(name, PREFIXES[-1])}calculators/index.html")
    reader.type(".md-search__input", "征信报告")
    reader.until("document.querySelector('.md-search-result__item > a') !== null")
    reader.press(Keys.RETURN)
    reader.until("location.search.startsWith('?h=') && document.querySelector('h1') !== null")


@in_each_engine(NOTICING)
def test_an_address_that_leads_nowhere_leads_on(
    name: str, prefix: str, reader: Reader, host: Host
) -> None:
    base = host(name, prefix)
    reader.open(f"{base}guide/nothing/at all.html")
    arrived = f"location.pathname === '{prefix}{missing.NAME}'"
    reader.until(f"{arrived} && document.readyState === 'complete'")
    assert reader.ask("document.querySelector('h1').textContent").startswith("没有这一页")
    assert reader.ask("[...document.styleSheets].every((one) => one.cssRules.length)")
    assert reader.ask("document.querySelector('article p a').href") == f"{base}index.html"


@pytest.mark.parametrize("path", ["nothing.html", "guide/nothing/", headers.NAME])
@pytest.mark.parametrize("name", hosts.CONFIGURED)
def test_our_configurations_say_that_nothing_is_there(name: str, path: str, host: Host) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        _headers(host(name, "/") + path)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("name", hosts.CONFIGURED)
def test_our_configurations_say_what_may_be_kept(name: str, prefix: str, host: Host) -> None:
    base = host(name, prefix)
    (worker,) = SITE.glob("assets/javascripts/worker.*.js")
    (ready, *_) = SITE.glob("assets/runtime/*.bin")
    (styles,) = SITE.glob("assets/stylesheets/site.*.css")
    for named in (worker, ready, styles):
        assert _headers(f"{base}{named.relative_to(SITE)}")["Cache-Control"] == HASHED
    manifest = _headers(f"{base}manifest.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    for path in ("index.html", "service.js", "manifest.webmanifest"):
        headers = _headers(base + path)
        assert headers["Cache-Control"] == "no-cache"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    for path in ("embed/interest.html", "en/embed/payoff.html"):
        assert "Content-Security-Policy" not in _headers(base + path)


@pytest.mark.parametrize("path", ["index.html", "licences.txt", "service.js", "nothing.html"])
@pytest.mark.parametrize("name", hosts.CONFIGURED)
def test_our_configurations_compress_texts(name: str, path: str, host: Host) -> None:
    address = urlsplit(host(name, "/"))
    with closing(http.client.HTTPConnection(address.netloc, timeout=10)) as connection:
        connection.request("GET", f"/{path}", headers={"Accept-Encoding": "gzip"})
        assert connection.getresponse().headers["Content-Encoding"] == "gzip"


def _headers(address: str) -> dict[str, str]:
    with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 (ours)
        return dict(response.headers)
