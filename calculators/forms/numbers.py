"""A field for the numbers of some things in a list."""

import re
from dataclasses import dataclass
from typing import Final

from calculators.forms.field import Field, FieldError, quote
from calculators.forms.quantities.characters import LONGEST, clean
from calculators.language import _
from calculators.ranges import Range

_NUMBER: Final = re.compile(r"\d+", re.ASCII)
_BETWEEN: Final = re.compile(r"[\s,;/&+#]|和|与|跟|及|第|笔|号|欠款|[Dd]ebts?|and")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers(Field[tuple[int, ...]]):
    """The numbers of rows, in their order and each once; it may stay empty.

    >>> from decimal import Decimal
    >>> field = Numbers(name="some", label="", default="", range=Range(Decimal(1), Decimal(30)))
    >>> field.read("第 3 笔和第1笔"), field.read("1，3、3"), field.read("")
    ((1, 3), (1, 3), ())
    """

    range: Range

    def read(self, text: str) -> tuple[int, ...]:
        """Return the numbers that are typed."""
        cleaned = clean(text[: 5 * LONGEST])
        found = _NUMBER.findall(cleaned)
        low, high = self.range
        is_list = len(cleaned) <= 2 * LONGEST and not _BETWEEN.sub("", _NUMBER.sub("", cleaned))
        if not is_list or not all(low <= int(number) <= high for number in found):
            raise FieldError(
                _(
                    "看不懂“{text}”。可以填 {low} 到 {high} 里的一个或几个，例如 1、3。",
                    text=quote(text),
                    low=low,
                    high=high,
                )
            )
        return tuple(sorted(set(map(int, found))))
