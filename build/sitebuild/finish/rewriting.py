"""Changes of a finished page at places that its HTML has; one that is missing stops the build."""

import re
from pathlib import Path

ENCODING = re.compile(r'<meta charset="?utf-8"?>', re.IGNORECASE)
"""What comes first in a page's head."""


class RewriteError(Exception):
    """A page is not as a step expects it; the theme may be of another version."""


def inserted(html: str, before: str, text: str, page: Path | str) -> str:
    """Return a page with a text inserted before something that is in it once.

    Args:
        html: the page.
        before: what is there.
        text: what is inserted.
        page: where the page is.

    Raises:
        RewriteError: it is not there, or more than once.

    >>> inserted("<p>a</p></body>", "</body>", "<p>b</p>", "a.html")
    '<p>a</p><p>b</p></body>'
    """
    if (count := html.count(before)) != 1:
        raise RewriteError(f"{page}: {before} is there {count} times, not once; another theme?")
    return html.replace(before, text + before)


def appended(html: str, after: re.Pattern[str], text: str, page: Path | str) -> str:
    """Return a page with a text inserted behind the first match of a pattern.

    Raises:
        RewriteError: nothing matches.

    >>> appended("<head><p>", re.compile("<head>"), "<title>", "a.html")
    '<head><title><p>'
    """
    end = found(html, after, page).end()
    return html[:end] + text + html[end:]


def replaced(html: str, pattern: re.Pattern[str], replacement: str, page: Path | str) -> str:
    """Return a page with all that matches a pattern replaced.

    Args:
        html: the page.
        pattern: of what is replaced.
        replacement: what comes in its place, as `re.sub` takes it.
        page: where the page is.

    Raises:
        RewriteError: nothing matches.
    """
    found(html, pattern, page)
    return pattern.sub(replacement, html)


def found(html: str, pattern: re.Pattern[str], page: Path | str) -> re.Match[str]:
    """Return the first match of a pattern in a page.

    Raises:
        RewriteError: there is none.

    >>> found("<p>", re.compile("<title>"), "a.html")
    Traceback (most recent call last):
    sitebuild.finish.rewriting.RewriteError: a.html: nothing is like <title>; another theme?
    """
    if match := pattern.search(html):
        return match
    raise RewriteError(f"{page}: nothing is like {pattern.pattern}; another theme?")
