"""Results as a reader reads them."""

from calculators.results import Text


def read(text: Text) -> str:
    """Return a text without what is shown beside it, such as a verdict."""
    return text if isinstance(text, str) else text.text
