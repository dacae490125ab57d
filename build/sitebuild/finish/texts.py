"""All texts of an edition in one packed file, by which they are fetched to be kept.

It is an eighth of what they are one by one, also from a server that does not compress: most lines
of a page are those of every other.
"""

import json
from collections.abc import Mapping

from pyodide_preinit import compressed


def pack(texts: Mapping[str, str]) -> bytes:
    r"""Return texts as gzipped JSON: each different line once, and of each text the lines' numbers.

    >>> import gzip
    >>> json.loads(gzip.decompress(pack({"a": "x\ny", "b": "y"})))
    {'lines': ['x\n', 'y'], 'texts': {'a': [0, 1], 'b': [1]}}
    """
    numbers: dict[str, int] = {}
    packed = {
        name: [numbers.setdefault(line, len(numbers)) for line in text.splitlines(keepends=True)]
        for name, text in texts.items()
    }
    whole = json.dumps(
        {"lines": [*numbers], "texts": packed}, ensure_ascii=False, separators=(",", ":")
    )
    return compressed(whole.encode())
