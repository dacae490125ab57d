"""Serve the site and keep it up to date: ``python -m sitebuild.serve SITE --port 8000``."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from sitebuild.serve.building import Builds
from sitebuild.serve.server import Server
from sitebuild.serve.watching import Watcher
from sitebuild.serve.workshop import Workshop, tell

PLACES = ("docs", "calculators", "build", "preinit/src", "mkdocs.yml", "mkdocs.en.yml")

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the site as it was built last")
    parser.add_argument("--runtimes", type=Path, required=True, help="the runtime bundles")
    parser.add_argument("--folder", type=Path, required=True, help="where it is built anew")
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    try:
        server = Server(arguments.site, arguments.port)
    except (OSError, OverflowError):
        other = "Choose another: make serve PORT=9000"
        sys.exit(f"Port {arguments.port} is taken or not allowed. {other}")
    watcher = Watcher(Path.cwd(), PLACES)
    workshop = Workshop(Builds(arguments.folder, arguments.runtimes), watcher, server)
    threading.Thread(target=workshop.work, daemon=True).start()
    # Whoever ends it, what it started ends as well.
    for ended in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ended, signal.default_int_handler)
    tell(f"{server.url} (stop with Ctrl+C)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        workshop.stop()
        watcher.stop()
