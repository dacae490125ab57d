"""Tables of a page scroll inside themselves, by keyboard too, like those of the calculators.

Columns that are aligned to the right (``---:``) hold numbers.
"""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from calculators.language import _

if TYPE_CHECKING:
    from markdown import Markdown

# After the inline processors (20), so that the cells hold their final text.
_AFTER_INLINE = 10


class TablesExtension(Extension):
    """Puts each table into a region that scrolls."""

    def extendMarkdown(self, md: "Markdown") -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processor."""
        md.treeprocessors.register(_RegionProcessor(md), "table-regions", _AFTER_INLINE)


class _RegionProcessor(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for place, table in enumerate(parent):
                if table.tag == "table":
                    parent[place] = _region(table)


def _region(table: Element) -> Element:
    headings = _("、").join("".join(cell.itertext()).strip() for cell in table.iter("th"))
    attributes = {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": headings}
    region = Element("div", attributes)
    region.tail, table.tail = table.tail, None
    table.set("class", "figures")
    for cell in table.iter():
        if cell.attrib.pop("align", None) == "right":
            cell.set("class", "number")
    region.append(table)
    return region


def makeExtension(**options: object) -> TablesExtension:  # noqa: N802 (Python-Markdown's name)
    """Return the extension; called by Python-Markdown."""
    return TablesExtension(**options)
