"""The servers on which the site is put: real ones, and what others are known to do."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from browser import programs
from browser.server import TYPES, GitHubPages, ReadsHeaders, Server
from project import PROJECT, SITE

_HOSTING = PROJECT / "hosting"


class NoServerError(Exception):
    """The server is not on this machine."""


def _python(root: Path, port: int, *_: object) -> list[str]:
    """Return the command of Python's own server."""
    place = ("--bind", "127.0.0.1", "--directory", str(root), str(port))
    return [sys.executable, "-m", "http.server", *place]


def _nginx(root: Path, port: int, work: Path, prefix: str) -> list[str]:
    """Return the command of nginx with our server block beside the package's own site."""
    program = _found("nginx")
    system = "/" if program.startswith(("/usr/", "/sbin/")) else str(programs.FOLDER)
    block = (_HOSTING / "nginx.conf").read_text(encoding="utf-8")
    block = re.sub("server_name .*;", "server_name 127.0.0.1;", block)
    block = re.sub(r"root .*;", f"root {root};", block).replace("/404.html", f"{prefix}404.html")
    default = Path(system, "etc/nginx/sites-available/default")
    block += default.read_text(encoding="utf-8") if default.exists() else ""
    block = re.sub(r"listen \[::\]:80\b.*;", "", block)
    block = re.sub(r"listen 80\b", f"listen 127.0.0.1:{port}", block)
    temporary = "".join(
        f"{kind}_temp_path {work}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Whoever runs the tests may read the site; the user to whom nginx would change may not.
    user = "user root;" if os.geteuid() == 0 else ""
    types = f"include {Path(system, 'etc/nginx/mime.types')};"
    configuration = work / "nginx.conf"
    configuration.write_text(
        f"{user} daemon off; pid {work}/pid; error_log {work}/error.log; events {{}}"
        f"http {{ access_log off; {types} {temporary} {block} }}"
    )
    return [program, "-c", str(configuration), "-e", f"{work}/error.log"]


def _caddy(root: Path, port: int, work: Path, prefix: str) -> list[str]:
    """Return the command of Caddy with our configuration."""
    text = (_HOSTING / "Caddyfile").read_text(encoding="utf-8").replace(":80 {", f":{port} {{")
    configuration = work / "Caddyfile"
    text = re.sub(r"root \* .*", f"root * {root}", text).replace("/404.html", f"{prefix}404.html")
    configuration.write_text("{\n\tadmin off\n}\n" + text)
    return [_found("caddy"), "run", "--adapter", "caddyfile", "--config", str(configuration)]


def _busybox(root: Path, port: int, *_: object) -> list[str]:
    """Return the command of busybox's server, which knows of no configuration."""
    return [_found("busybox"), "httpd", "-f", "-p", f"127.0.0.1:{port}", "-h", str(root)]


def _found(name: str) -> str:
    path = programs.server(name)
    if not path:
        raise NoServerError(f"{name} is missing: {programs.HOW_TO_GET}")
    return path


def _ignorant() -> Server:
    """Return a server that knows of the types without which no site works, and takes all else."""
    server = Server(SITE)
    server.types = {suffix: TYPES[suffix] for suffix in (".html", ".css", ".js")}
    return server


_REAL: dict[str, Callable[[Path, int, Path, str], list[str]]] = {
    "python": _python,
    "nginx": _nginx,
    "caddy": _caddy,
    "busybox": _busybox,
}
_LIKE: dict[str, Callable[[], Server]] = {
    "GitHub Pages": lambda: GitHubPages(SITE),
    "strict headers": lambda: ReadsHeaders(SITE),
    "wrong media types": _ignorant,
}
CONFIGURED = ("nginx", "caddy")
"""The servers for which we give a configuration."""
MANNERS = tuple(_LIKE)
"""What other servers are known to do."""
HOSTS = (*_REAL, *MANNERS)


@contextmanager
def running(name: str, prefix: str, work: Path, site: Path = SITE) -> Iterator[str]:
    """Give the address of a site, below `prefix` and nowhere else, as long as the context lasts.

    Raises:
        NoServerError: the server is not on this machine.
    """
    if name in _LIKE:
        server = _LIKE[name]()
        server.prefix = prefix
        with server.running():
            yield f"{server.url}/"
        return
    root = work / "root"
    place = root / prefix.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = _REAL[name](root, port, work, prefix)
    with (work / "log").open("w") as log:
        environment = {**os.environ, "HOME": str(work)}
        program = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}{prefix}"
    try:
        while not _answers(address):
            assert program.poll() is None, (work / "log").read_text()
        yield address
    finally:
        program.terminate()
        program.wait()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}index.html", timeout=1).close()  # noqa: S310 (ours)
    except OSError:
        return False
    return True
