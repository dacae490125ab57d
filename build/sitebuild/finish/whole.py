"""The steps on the whole site: what its editions have in common, or tell of each other."""

from collections.abc import Collection
from pathlib import Path

from sitebuild.finish import headers, links, offline, policy


def finish(site: Path, languages: Collection[str], *, is_kept: bool = True) -> None:
    """Run every step on `site`.

    Args:
        site: the edition of the source, with the others in folders named by their language.
        languages: of all editions.
        is_kept: whether readers' devices keep the site, so that it works without a network.
    """
    shared = policy.finish(site)
    if is_kept:
        for language in languages:
            offline.finish(links.root(site, language))
    headers.finish(site, shared)
