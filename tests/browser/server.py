"""A server of a folder that can be told to misbehave."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch, fnmatchcase
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from sitebuild.finish import headers

type Fault = Literal[
    "missing", "cut", "broken off", "corrupted", "another page", "held", "held halfway"
]

ANOTHER_PAGE = b"<!doctype html><title>Sign in</title><h1>Sign in to this network</h1>"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


class Server:
    """Serves `folder` under `prefix`; both, and its faults, may change while it runs."""

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        self.folder = folder
        self.prefix = prefix
        self.faults: dict[str, Fault] = {}
        """What goes wrong, by a pattern of paths from the root of the site."""
        self.preludes: dict[str, bytes] = {}
        """What precedes the content of a file, by a pattern of paths."""
        self.headers = {"Cache-Control": "no-cache"}
        """Headers of every answer."""
        self.not_found = b"<h1>Not found</h1>"
        """The page that answers for files that are not there."""
        self.types: dict[str, str] = TYPES
        """Media types, by the ends of names."""
        self.asked: list[str] = []
        """The paths that were asked for."""
        self.sent = 0
        """How many bytes of files were sent."""
        self._released = threading.Event()
        self._server: http.server.ThreadingHTTPServer | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """The address of the root of the site, without the slash at its end."""
        return f"http://127.0.0.1:{self._port}{self.prefix}".rstrip("/")

    def release(self, then: Fault | None = None) -> None:
        """Answer what is held, with another fault or none."""
        self.faults = dict.fromkeys(self.faults, then) if then else {}
        self._released.set()

    @contextmanager
    def running(self) -> Iterator["Server"]:
        """Serve until the end of the context, unless it is stopped before."""
        self.start()
        try:
            yield self
        finally:
            self.stop()

    def start(self) -> None:
        """Begin, or begin again at the same address."""
        outer = self

        class Handler(_Handler):
            server_of_site = outer

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._server.daemon_threads = True
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Be gone, like the network."""
        if self._server:
            self._released.set()
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            self._released = threading.Event()

    def fault(self, path: str) -> Fault | None:
        """Return what goes wrong with a path."""
        return next((kind for pattern, kind in self.faults.items() if fnmatch(path, pattern)), None)

    def file(self, path: str) -> Path:
        """Return the file that answers for a path, whether it is there or not."""
        return self.folder / path

    def headers_of(self, path: str) -> dict[str, str]:
        """Return the headers of the answer for a path from the root of the site."""
        del path
        return self.headers

    def prelude(self, path: str) -> bytes:
        """Return what precedes the content of a file."""
        return b"".join(text for pattern, text in self.preludes.items() if fnmatch(path, pattern))

    def hold(self) -> None:
        """Wait until what is held may go on."""
        self._released.wait()


class GitHubPages(Server):
    """Serves as GitHub Pages do: names need no ending, and 404.html answers for the rest."""

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        super().__init__(folder, prefix)
        self.headers = {"Cache-Control": "max-age=600"}
        self.not_found = (folder / "404.html").read_bytes()

    def file(self, path: str) -> Path:
        file = super().file(path)
        tries = (file, file.with_name(f"{file.name}.html"), file / "index.html")
        return next(filter(Path.is_file, tries), file)


class ReadsHeaders(Server):
    """Sends the headers that the site's own file asks for, as hosts do that read such a file."""

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        super().__init__(folder, prefix)
        self.rules = header_rules((folder / headers.NAME).read_text(encoding="utf-8"))

    def headers_of(self, path: str) -> dict[str, str]:
        """Return the headers of all rules that match; none gives one that another gives, too."""
        told: dict[str, str] = {}
        for pattern, given in self.rules.items():
            if fnmatchcase(path, pattern):
                assert not told.keys() & given.keys(), (path, pattern)
                told |= given
        return told


def header_rules(text: str) -> dict[str, dict[str, str]]:
    """Return the headers of each pattern of paths in a file for hosts."""
    found: dict[str, dict[str, str]] = {}
    rule: dict[str, str] = {}
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rule[name] = value
        else:
            rule = found[line] = {}
    return found


class _Handler(http.server.BaseHTTPRequestHandler):
    server_of_site: Server

    def do_GET(self) -> None:
        site = self.server_of_site
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(site.prefix):
            return self._answer(404, b"", ".html", {})
        path = path.removeprefix(site.prefix).lstrip("/")
        told = site.headers_of(f"/{path}")
        path = path or "index.html"
        site.asked.append(path)
        fault = site.fault(path)
        if fault == "held":
            site.hold()
            fault = site.fault(path)
        file = site.file(path)
        if not file.is_file() or fault == "missing":
            return self._answer(404, site.not_found, ".html", told)
        content = site.prelude(path) + file.read_bytes()
        if fault == "another page":
            return self._answer(200, ANOTHER_PAGE, ".html", told)
        if fault == "cut":
            content = content[: len(content) // 2]
        if fault == "corrupted":
            middle = len(content) // 2
            content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        return self._answer(200, content, file.suffix, told, fault)

    def _answer(
        self,
        status: int,
        content: bytes,
        suffix: str,
        told: dict[str, str],
        fault: Fault | None = None,
    ) -> None:
        try:
            self.send_response(status)
            types = self.server_of_site.types
            self.send_header("Content-Type", types.get(suffix, "application/octet-stream"))
            for name, value in told.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.server_of_site.sent += len(content)
            middle = len(content) // 2
            self.wfile.write(content[:middle])
            if fault == "held halfway":
                self.wfile.flush()
                self.server_of_site.hold()
            if fault != "broken off":
                self.wfile.write(content[middle:])
        except ConnectionError:
            pass  # The browser did not want it any more.

    def log_message(self, *_: object) -> None:
        """Keep the report of the tests readable."""
