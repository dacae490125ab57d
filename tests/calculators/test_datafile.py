"""A wrong data file is refused with the file, the key and what is expected."""

from decimal import Decimal
from enum import StrEnum

import pytest

from calculators.datafile import DataError, Table


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


TABLE = Table("paint.toml: [wall]", {"colour": "green", "coats": "two", "thin": True, "inner": {}})


def test_values_are_read() -> None:
    table = Table("x.toml", {"name": "a", "size": Decimal("0.1"), "count": 3, "colour": "red"})
    assert table.text("name") == "a"
    assert table.number("size") == Decimal("0.1")
    assert table.number("count") == 3
    assert table.choice("colour", Colour) is Colour.RED
    assert table.choice("other", Colour, Colour.BLUE) is Colour.BLUE
    assert table.text("missing", "default") == "default"


def test_messages_say_where_and_what() -> None:
    with pytest.raises(
        DataError, match=r"^paint\.toml: \[wall\]: colour: must be one of red, blue"
    ):
        TABLE.choice("colour", Colour)
    with pytest.raises(DataError, match=r"^paint\.toml: \[wall\]: coats: must be a number$"):
        TABLE.number("coats")
    with pytest.raises(DataError, match="must be a number"):
        TABLE.number("thin")
    with pytest.raises(DataError, match=r"area: is missing \(a number\)"):
        TABLE.number("area")
    with pytest.raises(DataError, match="thin: unknown key; known are colour, coats"):
        TABLE.only("colour", "coats")
    with pytest.raises(DataError, match=r"^paint\.toml: \[wall\.inner\]: x: is missing"):
        TABLE.table("inner").text("x")
