"""Where the project is, and the site that is built of it."""

from pathlib import Path

PROJECT = Path(__file__).parents[1]
SITE = PROJECT / "site"


def pages(folder: Path = SITE) -> list[str]:
    """Return the pages below a folder of the site as relative addresses, in order.

    Tests take their parameters from it before any of them runs. Without a site it names one page,
    so that these tests exist and say what is missing.
    """
    found = sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.html"))
    return found or ["index.html"]
