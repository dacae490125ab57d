"""Characters that nobody sees change nothing; other forms of the same character are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.forms.quantities.characters import LONGEST, UnreadableError, clean, tidy

INVISIBLE = (
    *("\ufeff", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u00ad", "\u2060"),
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u2066", "\u2067", "\u2068", "\u2069", "\u2063"),
    *("\ufe0e", "\ufe0f", "\u180e", "\u034f"),
)
BLANKS = (" ", "\u00a0", "\u2002", "\u2003", "\u2007", "\u2009", "\u200a", "\u202f", "\u3000", "\t")


@pytest.mark.parametrize("character", INVISIBLE)
def test_what_is_invisible_is_dropped(character: str) -> None:
    # By Unicode, it formats, or marks another character.
    assert unicodedata.category(character) in ("Cf", "Mn")
    assert clean(f"{character}1{character}2{character}") == "12"


@pytest.mark.parametrize("character", BLANKS)
def test_blanks_of_any_width_set_nothing_apart(character: str) -> None:
    assert tidy(f"{character}12{character}000") == "12000"


def test_what_turns_digits_around_is_not_dropped() -> None:
    assert clean("\u202e12") == "\u202e12"


def test_full_width() -> None:
    assert tidy("￥１２，３４５．６７　％") == "¥12,345.67%"


@given(st.text(max_size=LONGEST))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_what_is_longer_than_any_quantity_is_refused() -> None:
    assert tidy("1" * LONGEST) == "1" * LONGEST
    assert tidy("\ufeff" * LONGEST + "1") == "1"
    for long in ("1" * (LONGEST + 1), "\ufeff" * 100_000):
        with pytest.raises(UnreadableError):
            tidy(long)
