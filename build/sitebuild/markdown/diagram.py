"""The fenced ``diagram`` block: a drawing that is made at build time, by its name."""

from calculators.rendering.html import Html, tag
from sitebuild.diagrams import DIAGRAMS
from sitebuild.markdown.fences import fence


@fence
def diagram_block(source: str) -> Html:
    """Return the diagram that the block names."""
    name = source.strip()
    if name not in DIAGRAMS:
        raise ValueError(f"no diagram {name}; known are {', '.join(DIAGRAMS)}")
    return tag("figure", DIAGRAMS[name](), class_="diagram-frame")
