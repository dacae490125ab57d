"""A field that may stay empty is asked as the field is."""

from dataclasses import fields, replace
from decimal import Decimal

from calculators.forms.field import Condition, Field
from calculators.forms.fields import Money
from calculators.forms.optional import optional
from calculators.ranges import Range


def test_whatever_a_field_says_of_itself_is_said_of_an_optional_one() -> None:
    plain = Money(name="rent", label="房租", default="", range=Range(Decimal(0), Decimal(9)))
    told = replace(
        plain,
        default="1",
        unit="万元",
        help="每月",
        shown_when=Condition("kind", frozenset({"home"})),
        rare=True,
        usual=("3",),
        before="2",
        was=("4",),
        former=("lease",),
    )
    names = [each.name for each in fields(Field)]
    assert [getattr(optional(told), name) for name in names] == [
        getattr(told, name) for name in names
    ]
    # Each differs from what a field says by itself, or the copy of it would not be seen.
    unset = {name for name in names if getattr(told, name) == getattr(plain, name)}
    assert unset == {"name", "label"}
