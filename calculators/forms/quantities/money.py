"""Amounts in 元: 10,000, ¥1.5万, RMB 10000, 人民币一万二千元整, 1.2w, 3块5."""

import re
from decimal import Decimal
from typing import Final

from calculators.forms.quantities.characters import UnreadableError, tidy
from calculators.forms.quantities.numerals import NUMERAL, PLAIN, number, plain, simplified
from calculators.forms.quantities.reading import Quantity

_PLAIN: Final = re.compile(rf"¥?({PLAIN})(?:元|块)?", re.ASCII)
_ODD_DECIMALS: Final = re.compile(r"\.\d{3}", re.ASCII)
"""More than 分: 12.000 is twelve thousand in some countries."""
_NAME: Final = "(?:¥|人民币|rmb|cny)"
_ONE: Final = "[1-9一二三四五六七八九]"
_AMOUNT: Final = re.compile(
    rf"([+-]?)(?:{_NAME}:?)?([+-]?{NUMERAL})"
    rf"(?:(?:元|块|yuan)(?:({_ONE})(?:角|毛|(?<=块.)$))?(?:零?({_ONE})分)?)?"
    rf"(?:钱|整|正|{_NAME})?",
    re.ASCII,
)


def money(text: str) -> Quantity:
    """Read an amount in 元.

    Raises:
        UnreadableError: it is none.

    >>> money("￥12,000").value
    Decimal('12000')
    >>> money("1.5万").value, money("RMB 1万2").value, money("3块5").value
    (Decimal('15000.0'), Decimal('12000'), Decimal('3.5'))
    """
    tidied = tidy(text)
    if match := _PLAIN.fullmatch(tidied):
        return Quantity(plain(match[1]), is_plain=not _ODD_DECIMALS.search(tidied))
    match = _AMOUNT.fullmatch(simplified(tidied))
    if not match or (match[1] and match[2][0] in "+-"):
        raise UnreadableError
    value = number(match[2])
    for cents, size in ((match[3], "0.1"), (match[4], "0.01")):
        if cents:
            value += number(cents) * Decimal(size)
    is_plain = not match[3] and not match[4] and match[2].replace(",", "").isdecimal()
    return Quantity(-value if match[1] == "-" and value else value, is_plain)
