"""A server of a folder that changes: pages learn of it and reload themselves.

What makes them do so is put in while a page is served; nothing of it is in the site.
"""

import http.server
import mimetypes
import threading
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

_PAGE = Path(__file__).parent / "page"
_SCRIPT, _EVENTS, _SERVICE = "/serve/reload.js", "/serve/events", "/service.js"
_TAG = f'<script src="{_SCRIPT}" defer></script></head>'.encode()
_ALIVE = 15.0
"""Seconds after which a page is told that nothing changed; one that is gone is noticed so."""


class Server(http.server.ThreadingHTTPServer):
    """Serves `folder` until another takes its place."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.folder = folder
        self._changes = 0
        self._changed = threading.Condition()

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.server_port}/"

    def show(self, folder: Path) -> None:
        """Serve another folder, and have every open page reload."""
        with self._changed:
            self.folder = folder
            self._changes += 1
            self._changed.notify_all()

    def changes(self) -> int:
        """Return how often the folder changed."""
        with self._changed:
            return self._changes

    def wait_for_change(self, seen: int) -> int:
        """Wait until the folder changed more often than `seen`, but not for ever."""
        with self._changed:
            self._changed.wait_for(lambda: self._changes > seen, timeout=_ALIVE)
            return self._changes


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server
    disable_nagle_algorithm = True  # A small body need not wait until its headers have arrived.

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        try:
            if path == _EVENTS:
                self._tell_changes()
            elif path in (_SCRIPT, _SERVICE):
                self._answer(_PAGE / Path(path).name)
            else:
                self._answer(self._file(path))
        except ConnectionError:
            pass  # The page is gone.

    def _file(self, path: str) -> Path | None:
        folder = self.server.folder
        file = folder / path.lstrip("/")
        if ".." in file.parts:
            return None
        if file.is_dir():
            file /= "index.html"
        return file if file.is_file() else None

    def _answer(self, file: Path | None) -> None:
        missing = self.server.folder / "404.html"
        shown = file or missing
        content = shown.read_bytes() if shown.is_file() else b""
        if shown.suffix == ".html":
            content = content.replace(b"</head>", _TAG, 1)
        kind = mimetypes.guess_type(shown.name)[0] or "application/octet-stream"
        self.send_response(HTTPStatus.OK if file else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _tell_changes(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = self.server.changes()
        while True:
            self.wfile.write(f"data: {seen}\n\n".encode())
            self.wfile.flush()
            seen = self.server.wait_for_change(seen)

    def log_message(self, *_: object) -> None:
        """Leave the terminal to what is said of builds."""
