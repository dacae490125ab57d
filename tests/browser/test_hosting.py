"""The same folder on every server, in its root and below it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.calculator import CalculatorPage
from browser.conftest import PROJECT, SITE, Watch
from browser.server import TYPES, Server
from playwright.sync_api import Browser, Page, expect
from sitebuild.finish.policy import HEADERS

HOSTING = PROJECT / "hosting"
PREFIXES = ("/", "/money/guide/")
SERVERS = ("python", "nginx", "caddy", "busybox")
FIELD, TEXT, FIGURE = "offers.1.instalments", "24", "apr_simple"
HASHED = "public, max-age=31536000, immutable"


def nginx(root: Path, port: int, work: Path) -> list[str]:
    """Return the command of nginx with our server block in the smallest configuration around it."""
    block = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    block = block.replace("listen 80;", f"listen 127.0.0.1:{port};")
    block = re.sub(r"root .*;", f"root {root};", block)
    temporary = "".join(
        f"{kind}_temp_path {work}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Whoever runs the tests may read the site; the user to whom nginx would change may not.
    user = "user root;" if os.geteuid() == 0 else ""
    configuration = work / "nginx.conf"
    configuration.write_text(
        f"{user} daemon off; pid {work}/pid; error_log {work}/error.log; events {{}}"
        f"http {{ access_log off; include /etc/nginx/mime.types; {temporary} {block} }}"
    )
    return ["nginx", "-c", str(configuration), "-e", f"{work}/error.log"]


def caddy(root: Path, port: int, work: Path) -> list[str]:
    """Return the command of Caddy with our configuration."""
    text = (HOSTING / "Caddyfile").read_text(encoding="utf-8").replace(":80 {", f":{port} {{")
    configuration = work / "Caddyfile"
    configuration.write_text("{\n\tadmin off\n}\n" + re.sub(r"root \* .*", f"root * {root}", text))
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(configuration)]


def busybox(root: Path, port: int, _: Path) -> list[str]:
    """Return the command of busybox's server, which knows of no configuration."""
    return ["busybox", "httpd", "-f", "-p", f"127.0.0.1:{port}", "-h", str(root)]


def python(root: Path, port: int, _: Path) -> list[str]:
    """Return the command of Python's own server."""
    place = ("--bind", "127.0.0.1", "--directory", str(root), str(port))
    return [sys.executable, "-m", "http.server", *place]


COMMANDS = {"nginx": nginx, "caddy": caddy, "busybox": busybox, "python": python}


@pytest.fixture(scope="module", params=SERVERS)
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """Give the name of a server and its address; the site lies in its root and below it."""
    name: str = request.param
    if name != "python" and not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin"):
        pytest.skip(f"{name} is not installed (apt install {name})")
    work = tmp_path_factory.mktemp(name)
    root = work / "root"
    shutil.copytree(SITE, root, copy_function=os.symlink)
    (root / "money").mkdir()
    (root / "money" / "guide").symlink_to(SITE)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin", "HOME": str(work)}
    with (work / "log").open("w") as log:
        server = subprocess.Popen(
            COMMANDS[name](root, port, work), env=environment, stdout=log, stderr=log
        )
    address = f"http://127.0.0.1:{port}"
    while not _answers(address):
        assert server.poll() is None, (work / "log").read_text()
    yield name, address
    server.terminate()
    server.wait()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}/index.html", timeout=1).close()  # noqa: S310 (ours)
    except OSError:
        return False
    return True


def _open(browser: Browser, base: str, errors: list[str]) -> Page:
    page = browser.new_context(base_url=base, service_workers="block").new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda note: errors.append(note.text) if note.type == "error" else None)
    return page


def assert_works(page: Page) -> None:
    """The calculator answers, and a search leads to a page."""
    page.goto("calculators/interest.html")
    shown = CalculatorPage(page, "interest").wait_until("ready")
    before = shown.figure(FIGURE).first.get_attribute("data-value")
    shown.type(FIELD, TEXT)
    assert shown.figure(FIGURE).first.get_attribute("data-value") != before
    page.locator(".md-search__input").fill("征信报告")
    page.locator(".md-search-result__item a").first.click()
    expect(page).not_to_have_url(re.compile("/calculators/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_site_works(served: tuple[str, str], prefix: str, browser: Browser) -> None:
    errors: list[str] = []
    page = _open(browser, f"{served[1]}{prefix}", errors)
    assert_works(page)
    page.context.close()
    assert errors == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_our_configurations_say_what_may_be_kept(served: tuple[str, str], prefix: str) -> None:
    name, address = served
    if name not in ("nginx", "caddy"):
        pytest.skip(f"{name} has no configuration of ours")
    base = f"{address}{prefix}"
    (worker,) = SITE.glob("assets/javascripts/worker.*.js")
    (ready, *_) = SITE.glob("assets/runtime/*.bin")
    for path in (worker, ready):
        assert _headers(f"{base}{path.relative_to(SITE)}")["Cache-Control"] == HASHED
    for path in ("index.html", "service.js", "assets/stylesheets/site.css"):
        headers = _headers(base + path)
        assert headers["Cache-Control"] == "no-cache"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    if prefix == "/":
        with pytest.raises(urllib.error.HTTPError, match="404"):
            _headers(f"{base}{HEADERS}")


def _headers(address: str) -> dict[str, str]:
    with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 (ours)
        return dict(response.headers)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("kind", ["strict headers", "wrong media types"])
def test_any_server_will_do(kind: str, prefix: str, browser: Browser) -> None:
    seen = Watch()
    with Server(SITE, prefix).running() as server:
        if kind == "strict headers":
            lines = (SITE / HEADERS).read_text(encoding="utf-8").splitlines()[1:]
            server.headers = dict(line.strip().split(": ", 1) for line in lines)
        else:
            # No server gives pages, styles and scripts another type; all else it may not know.
            known = (".html", ".css", ".js")
            server.types = {suffix: TYPES[suffix] for suffix in known}
        page = _open(browser, f"{server.url}/", seen.errors)
        assert_works(page)
        page.context.close()
    assert seen.errors == []
