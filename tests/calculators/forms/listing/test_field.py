from contextlib import suppress
from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.forms.fields import FieldError
from calculators.forms.listing import LONGEST, Listing, Undated
from calculators.ranges import Range

LIST = Listing(
    name="flows",
    label="清单",
    default="",
    range=Range(Decimal(1), Decimal(100)),
    amounts=Range(Decimal(0), Decimal(100_000_000)),
    years=Range(Decimal(1990), Decimal(2100)),
)
DAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("2026-01-31 -902.50", "-902.50"),
        ("2026-01-31\t-902.50", "-902.50"),
        ("2026-01-31,-902.50", "-902.50"),
        ("2026-01-31;-902.50", "-902.50"),
        ("2026/1/31 , 10,000", "10000"),
        ("2026.1.31;1,234,567.8", "1234567.8"),
        ("20260131   +500", "500"),
        ("2026年1月31日：（902.5）", "-902.5"),
        ("2026年1月31日\t1.5 万", "15000"),
        ("1/31/2026 (1,000)", "-1000"),
        ("31/1/2026 -¥ 1,000 元", "-1000"),
        ("2026-01-31 00:00:00\t12", "12"),
        ("2026-01-31T00:00\t12", "12"),
        ('"2026-01-31","1,000.00"', "1000"),
        ("2026-01-31，−３００．５", "-300.5"),
        ("  2026-01-31 ,, 5 ,", "5"),
        ("-902.50\t2026-01-31", "-902.50"),
        ("(1,000) 2026年1月31日", "-1000"),
        ("2026-01-31 0.005", "0.01"),
        ("2026-01-31 1000.00", "1000"),
        ("2026-01-31 ￥20", "20"),
    ],
)
def test_a_line_is_read_however_it_is_written(line: str, amount: str) -> None:
    assert LIST.read(line) == ((DAY, Decimal(amount)),)


def test_a_whole_sheet_is_read() -> None:
    sheet = (
        "日期\t金额\r\n2026-01-31\t10,000.00\r\n\r\n2026-02-28\t(5,100.00)\r\n2026-03-31\t-5100\r\n"
    )
    assert LIST.read(sheet) == (
        (DAY, Decimal("10000.00")),
        (date(2026, 2, 28), Decimal("-5100.00")),
        (date(2026, 3, 31), Decimal("-5100.00")),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "“清单”没有填。可以填 1 到 100 行"),
        (" \n\t\n", "“清单”没有填。"),
        ("日期 金额", "清单一共 0 行，太少了。可以填 1 到 100 行"),
        ("2026-01-31 1\n" * 101, "清单一共 101 行，太多了。"),
        ("1" * (LONGEST + 1), "清单太长了。"),
        ("2026-01-31 1\nabc", "第 2 行没有看得懂的日期：“abc”。可以填"),
        ("日期 金额\n\n31日 5", "第 3 行没有看得懂的日期：“31日 5”。"),
        ("2026-02-30 1", "第 1 行的日期“2026-02-30”不存在。"),
        (
            "3/4/2026 1",
            "第 1 行的日期“3/4/2026”分不清哪个是月。可以填成 2026-03-04 或 2026-04-03。",
        ),
        ("1026-01-31 1", "第 1 行的年份是 1026。可以填 1990 到 2100 年。"),
        ("2026-01-31", "第 1 行没有金额。"),
        ("2026-01-31 几百", "第 1 行的金额“几百”看不懂。可以填"),
        ("2026-01-31 1000 2000", "第 1 行的金额“1000 2000”看不懂。"),
        ("2026-01-31\t1000\t2000", "第 1 行的金额“1000 2000”看不懂。"),
        ("2026-01-31;1000;2000", "第 1 行的金额“1000;2000”看不懂。"),
        ("2026-01-31,1000,2000", "第 1 行的金额“1000,2000”看不懂。"),
        ("2026-01-31,10,20", "第 1 行的金额“10,20”看不懂。"),
        ("2026-01-31 (-5)", "第 1 行的金额“(-5)”看不懂。"),
        ("2026-01-31 1e5", "第 1 行的金额“1e5”看不懂。"),
        ("2026-01-31 <b>", "第 1 行的金额“<b>”看不懂。"),
        ("2026-01-31 2亿", "第 1 行的金额太大了。可以填 -1 亿元到 1 亿元。"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(FieldError) as raised:
        LIST.read(text)
    assert str(raised.value).startswith(message)


@given(st.text() | st.text(alphabet="0123456789-/.年月日,;\t\n ()万-+¥:T"))
def test_any_text_is_read_or_explained(text: str) -> None:
    with suppress(FieldError):
        listed = LIST.read(text)
        if isinstance(listed, Undated):
            amounts = [listed.received, *listed.payments]
        else:
            amounts = [amount for _, amount in listed]
        assert all(amount.as_tuple().exponent == -2 for amount in amounts)


@given(
    st.lists(
        st.tuples(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-(10**9), 10**9)),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(["\t", ",", ";", " ", " , "]),
)
def test_what_a_spreadsheet_writes_is_read_back(
    rows: list[tuple[date, int]], separator: str
) -> None:
    # Where no amount has a minus, the first may be the loan.
    assume(any(fen < 0 for _, fen in rows))
    amounts = [Decimal(fen).scaleb(-2) for _, fen in rows]
    text = "\n".join(
        f"{day}{separator}{amount:,f}" for (day, _), amount in zip(rows, amounts, strict=True)
    )
    assert LIST.read(text) == tuple(zip((day for day, _ in rows), amounts, strict=True))


def test_a_long_line_is_answered_at_once() -> None:
    with pytest.raises(FieldError):
        LIST.read("2026-01-31 1" + " " * 90_000 + "2")
    with pytest.raises(FieldError):
        LIST.read("," * 90_000 + "1")


@pytest.mark.parametrize(
    "text",
    [
        '"' + " " * 200_000 + "1\n2",
        "1" * 200_000 + "\n2",
        "1 " * 100_000 + "\n2",
        "1," * 100_000 + '"\n2',
        "\n".join(["1,"] * 50_000),
        "\n".join(['"'] * 50_000) + "1",
        "1" + " " * 200_000 + "Jan 2026\n2",
        "本金" * 50_000 + "1\n2",
    ],
    ids=range(8),
)
def test_nothing_that_is_pasted_takes_long(text: str) -> None:
    start = process_time()
    with pytest.raises(FieldError):
        LIST.read(text)
    assert process_time() - start < 5
