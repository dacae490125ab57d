"""A static server on loopback that counts what it sends and takes reports."""

import gzip
import http.server
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from urllib.parse import unquote, urlsplit

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".wasm": "application/wasm",
}


@dataclass
class Served:
    """A running server: where it is, what it sent, what pages reported."""

    address: str
    sent: list[tuple[str, Path | None]] = field(default_factory=list)
    """Path of each address asked for and the file it stands for, in the order of the requests."""
    reports: Queue[dict[str, object]] = field(default_factory=Queue)

    def page(self, path: str, **plan: object) -> str:
        """Return the address at which a measured visit of `path` begins."""
        return f"{self.address}/-/visit.html#{json.dumps({'page': path, **plan})}"


@contextmanager
def serve(folders: Mapping[str, Path], *, compresses: bool = False) -> Iterator[Served]:
    """Serve folders by prefix: of several that an address begins with the longest counts."""
    prefixes = sorted(folders, key=len, reverse=True)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # As servers of files do; otherwise a small body waits 40 ms until its headers have arrived.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            prefix = next(prefix for prefix in prefixes if path.startswith(prefix))
            file = folders[prefix] / path.removeprefix(prefix)
            file = file / "index.html" if file.is_dir() else file
            found = file.is_file()
            body = file.read_bytes() if found else b""
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", _TYPES.get(file.suffix, "application/octet-stream"))
            # As servers do: only what is not packed already.
            if compresses and file.suffix in _TYPES and file.suffix != ".png":
                body = gzip.compress(body)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            # All contestants alike: a second visit need not ask again.
            self.send_header("Cache-Control", "max-age=86400")
            self.end_headers()
            self.wfile.write(body)
            served.sent.append((path, file if found else None))

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            served.reports.put(json.loads(self.rfile.read(length)))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing: the tables are the output."""

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing of browsers that hang up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        served = Served(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield served
        server.shutdown()
        thread.join()
