"""Files that the site generator leaves and nobody asks for."""

from pathlib import Path

_LEFT = (
    # For people who look into the theme's own scripts and styles.
    "**/*.map",
    # It tells when it was made, so no two would be alike; who reads the other one can do without.
    "sitemap.xml.gz",
    # What README.md shows.
    "assets/images/screenshot.png",
)


def finish(site: Path) -> None:
    """Remove them from `site`."""
    for pattern in _LEFT:
        for file in list(site.glob(pattern)):
            file.unlink()
