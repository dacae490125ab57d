"""Fenced blocks whose text becomes HTML, as ``pymdownx.superfences`` calls them."""

from collections.abc import Callable
from functools import wraps

from pymdownx.superfences import SuperFencesException

type Formatter = Callable[..., str]


def fence(render: Callable[[str], str]) -> Formatter:
    """Return the formatter of a fenced block of which `render` makes HTML.

    An error fails the build; left to itself, superfences would show the block's source instead.
    """

    # Found by its name, as whoever pickles a configuration must.
    @wraps(render)
    def formatter(source: str, *_: object, **__: object) -> str:
        try:
            return render(source)
        except Exception as error:
            kind = render.__name__.replace("_", " ")
            raise SuperFencesException(f"{kind}: {error}") from error

    return formatter
