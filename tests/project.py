"""Where the project is, and the site that is built of it."""

from pathlib import Path

from sitebuild.finish import moved

PROJECT = Path(__file__).parents[1]
SITE = PROJECT / "site"


def pages(folder: Path = SITE) -> list[str]:
    """Return the pages below a folder of the site as relative addresses, in order.

    Addresses that only lead on are not among them.
    Tests take their parameters from it before any of them runs. Without a site it names one page,
    so that these tests exist and say what is missing.
    """
    gone = {root / old for root in (SITE, SITE / "en") for old in moved.addresses()}
    found = sorted(
        page.relative_to(folder).as_posix() for page in folder.rglob("*.html") if page not in gone
    )
    return found or ["index.html"]
