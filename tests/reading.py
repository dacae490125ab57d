"""Results as a reader reads them."""

from decimal import Decimal

from calculators.results import Headlines, Result, Text


def figures(result: Result) -> dict[str, Decimal | str]:
    """Return the values of a result's figures by name, of those in tables too."""
    headlines = (block for block in result.blocks if isinstance(block, Headlines))
    shown = {figure.name: figure.value for block in headlines for figure in block.figures}
    return shown | {figure.name: figure.value for figure in result.keyed}


def read(text: Text) -> str:
    """Return a text without what is shown beside it, such as a verdict."""
    return text if isinstance(text, str) else text.text
