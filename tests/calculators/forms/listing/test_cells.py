"""Lines cut into cells, whatever separates them, and what is in a cell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.forms.listing.cells import number, rows
from calculators.forms.quantities.characters import UnreadableError


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("2025-01-15\t10,000.00\t9,000.00", ("2025-01-15", "10,000.00", "9,000.00")),
        ("2025-01-15  10,000.00  9,000.00", ("2025-01-15", "10,000.00", "9,000.00")),
        ("2025-01-15 10,000.00 9,000.00", ("2025-01-15", "10,000.00", "9,000.00")),
        ("2025-01-15;10,000.00;9,000.00", ("2025-01-15", "10,000.00", "9,000.00")),
        ('2025-01-15,"10,000.00","9,000.00"', ("2025-01-15", "10,000.00", "9,000.00")),
        ("2025-01-15 , 1000.00 , 900.00", ("2025-01-15", "1000.00", "900.00")),
        ("| 2025-01-15 | 1000 | 900 |", ("2025-01-15", "1000", "900")),
        ("2025 年 1 月 15 日\t1000\t900", ("2025 年 1 月 15 日", "1000", "900")),
        ("2025-01-15 10:23:11\t1000\t900", ("2025-01-15 10:23:11", "1000", "900")),
        ('"Jan 15, 2025","1,000.00",900', ("Jan 15, 2025", "1,000.00", "900")),
        ('2025-01-15,"a ""b"" c",900', ("2025-01-15", 'a "b" c', "900")),
        ("2025-01-15,,900,", ("2025-01-15", "", "900", "")),
        ('2025-01-15,"",900', ("2025-01-15", "", "900")),
    ],
)
def test_a_line_is_cut_where_cells_end(text: str, cells: tuple[str, ...]) -> None:
    assert rows(text)[0].cells == cells


def test_lines_keep_their_numbers() -> None:
    found = rows('\n"期\n数",应还\n\n1,900\n,,\n2,850\n')
    assert [(row.number, row.cells[0]) for row in found] == [(2, "期 数"), (5, "1"), (7, "2")]


def test_a_quotation_mark_that_nobody_closes_breaks_nothing() -> None:
    found = rows('期数,应还\n1,900"\n2,850\n3,800\n4,750\n5,700\n6,650\n7,600')
    assert [row.cells[0] for row in found] == ["期数", *"1234567"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *(("902.50", "902.5"), ("1,234,567.89", "1234567.89"), ("-5", "-5"), ("+5", "5")),
        *(("(5.00)", "-5"), ("5.00-", "-5"), ("¥ 902.50", "902.5"), ("￥902.50", "902.5")),
        *(("902.50元", "902.5"), ("1.2万", "12000"), ("$902.50", "902.5"), ("-$5", "-5")),
        *(("US$ 5", "5"), ("€5", "5"), ("CNY 5", "5"), ("RMB5", "5"), ("0.005", "0.01")),
        *(("100000000000000000", "100000000000000000"), ("- ¥5", "-5"), ("-0.00", "0")),
    ],
)
def test_a_number_is_read(cell: str, value: str) -> None:
    assert number(cell.replace("￥", "¥")) == Decimal(value)


@pytest.mark.parametrize("cell", ["", "-", "abc", "12 34", "1;2", "902,50", "1/12", "5%", "(-5)"])
def test_what_is_no_number_is_none(cell: str) -> None:
    with pytest.raises(UnreadableError):
        number(cell)


@given(st.text(alphabet='0123456789,;\t "\n|.-期', max_size=100))
def test_any_text_is_cut(text: str) -> None:
    lines = text.splitlines()
    for row in rows(text):
        assert 1 <= row.number <= len(lines)
        assert any(row.cells) or not any(character.isalnum() for character in lines[row.number - 1])
